// Package fault says what can be wrong with a request, in words that the window and the
// command line can show: faults of fields, all of them at once, and refusals.
//
// Rules: a fault carries the key of a sentence in assets/words and its parameters, never
// a sentence; the sentence says what to do. Anything that is neither Fields nor *Refusal
// is unexpected: it goes to the log without personal data, and people see only that
// nothing was lost.
package fault

import (
	"errors"
	"fmt"
	"strings"
)

// Message is a sentence of assets/words and the values that stand in it.
type Message struct {
	Key  string
	Args map[string]any
}

// Say makes a Message; args alternate name and value.
func Say(key string, args ...any) Message {
	m := Message{Key: key}
	for i := 0; i+1 < len(args); i += 2 {
		if m.Args == nil {
			m.Args = map[string]any{}
		}
		m.Args[fmt.Sprint(args[i])] = args[i+1]
	}
	return m
}

// Field is what is wrong with one field. Name is the field's path in the request, such
// as "birth" or "people.2.birth".
type Field struct {
	Name string
	Message
}

// Fields are all the fields that are wrong with a request, in the order of the form.
type Fields []Field

// Add appends a fault of field name.
func (f *Fields) Add(name, key string, args ...any) {
	*f = append(*f, Field{name, Say(key, args...)})
}

// Under appends the field faults of err with prefix before their names and hands back
// any other error.
func (f *Fields) Under(prefix string, err error) error {
	var in Fields
	if !errors.As(err, &in) {
		return err
	}
	for _, x := range in {
		*f = append(*f, Field{prefix + x.Name, x.Message})
	}
	return nil
}

// Err is f as an error, nil when nothing is wrong.
func (f Fields) Err() error {
	if len(f) == 0 {
		return nil
	}
	return f
}

// Error names the fields and keys, never what was typed.
func (f Fields) Error() string {
	s := make([]string, len(f))
	for i, x := range f {
		s[i] = x.Name + ": " + x.Key
	}
	return strings.Join(s, ", ")
}

// Refusal is a request that can't be done as it stands; its sentence says the way out.
type Refusal struct {
	Message
	// Code lets a program tell refusals apart; it is the key unless set otherwise.
	Code string
}

// Refuse makes a *Refusal; args alternate name and value.
func Refuse(key string, args ...any) *Refusal { return &Refusal{Say(key, args...), key} }

// Error is the key, never the parameters.
func (r *Refusal) Error() string { return r.Key }

// Is makes two refusals equal when their keys are.
func (r *Refusal) Is(err error) bool {
	o, ok := err.(*Refusal)
	return ok && o.Key == r.Key
}
