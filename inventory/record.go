package inventory

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// by is the actor as it is stored.
func by(tx *vault.Tx) any { return idOrNull(tx.Actor().Account) }

func idOrNull(id int64) any {
	if id == 0 {
		return nil
	}
	return id
}

func textOrNull(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func dayOrNull(d civil.Day) any { return textOrNull(d.String()) }

// dayColumn reads a day that may be missing.
type dayColumn struct{ to *civil.Day }

func (d dayColumn) Scan(v any) error {
	text, ok := v.(string)
	if !ok || text == "" {
		*d.to = civil.Day{}
		return nil
	}
	day, err := civil.ParseDay(text)
	*d.to = day
	return err
}

// checkText wants a text of at most so many characters, all of which can be seen.
func checkText(f *fault.Fields, name, text string, most int) {
	switch {
	case utf8.RuneCountInString(text) > most:
		f.Add(name, "fault.text.long", "Max", most)
	case !utf8.ValidString(text) || strings.ContainsFunc(text, func(r rune) bool { return unicode.IsControl(r) && r != '\n' }):
		f.Add(name, "fault.text.control")
	}
}

// checkNamed is checkText for a text that may not be missing.
func checkNamed(f *fault.Fields, name, text string, most int) {
	if strings.TrimSpace(text) == "" {
		f.Add(name, "fault.text.empty")
		return
	}
	checkText(f, name, text, most)
}

// checkOneOf wants one of some codes.
func checkOneOf[T ~string](f *fault.Fields, name string, v T, of []T) {
	if !slices.Contains(of, v) {
		f.Add(name, "fault.choice.missing")
	}
}

// record writes the history of a record and announces the change.
func record(tx *vault.Tx, entity string, id int64, created bool, fields ...staff.Diff) error {
	c := staff.Change{Entity: entity, ID: id, Fields: fields}
	if created {
		c.Action = staff.ActionCreate
	}
	tx.Touch(Topic)
	return staff.Record(tx, c)
}

// diff is a field of a record that was a and became b.
func diff(name string, a, b any) staff.Diff {
	return staff.Diff{Name: name, Old: plain(a), New: plain(b)}
}

func plain(v any) string {
	s := fmt.Sprint(v)
	if s == "0" || s == "false" {
		return ""
	}
	return s
}

// exists tells whether a query finds a row.
func exists(tx *vault.Tx, query string, args ...any) (bool, error) {
	var found bool
	if err := tx.QueryRow(`select exists (`+query+`)`, args...).Scan(&found); err != nil {
		return false, fmt.Errorf("look up: %w", err)
	}
	return found, nil
}

// list reads all rows of a query.
func list[T any](tx *vault.Tx, what string, fields func(*T) []any, query string, args ...any) ([]T, error) {
	rows, err := tx.Query(query, args...)
	if err != nil {
		return nil, fmt.Errorf("list %s: %w", what, err)
	}
	defer rows.Close()
	var all []T
	for rows.Next() {
		var v T
		if err := rows.Scan(fields(&v)...); err != nil {
			return nil, fmt.Errorf("list %s: %w", what, err)
		}
		all = append(all, v)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("list %s: %w", what, err)
	}
	return all, nil
}
