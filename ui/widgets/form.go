package widgets

import "fyne.io/fyne/v2"

// An Input is what a Form walks: a Field and what is made of one, a Check, a RadioList, a Segmented.
type Input interface {
	fyne.CanvasObject
	Focusable() fyne.Focusable
	SetWrong(why string)
	SetReturn(do func())
	SetEscape(do func())
}

// A Fault is what is wrong with the input of that name.
type Fault struct{ Name, Text string }

// A Form walks its inputs: Return goes to the next one shown and saves from the last, Escape leaves. It lays nothing
// out; the screen does that, in the same order.
type Form struct {
	OnSave   func()
	OnEscape func() // nil: the window gets the key

	names  []string
	inputs map[string]Input
}

// NewForm makes an empty form.
func NewForm(save func()) *Form { return &Form{OnSave: save, inputs: map[string]Input{}} }

// Add puts an input at the end of the walk, or in the place of the one that had the name.
func (f *Form) Add(name string, in Input) {
	if _, known := f.inputs[name]; !known {
		f.names = append(f.names, name)
	}
	f.inputs[name] = in
	in.SetReturn(func() { f.next(name) })
	in.SetEscape(nil)
	if f.OnEscape != nil {
		in.SetEscape(func() { f.OnEscape() })
	}
}

// Clear forgets all inputs, for a form that is built anew.
func (f *Form) Clear() {
	f.names = nil
	clear(f.inputs)
}

// Input is the input of that name, nil if there is none.
func (f *Form) Input(name string) Input { return f.inputs[name] }

// next goes on from an input.
func (f *Form) next(from string) {
	passed := false
	for _, name := range f.names {
		if passed && f.reachable(name) {
			f.FocusOn(name)
			return
		}
		passed = passed || name == from
	}
	if f.OnSave != nil {
		f.OnSave()
	}
}

func (f *Form) reachable(name string) bool {
	in := f.inputs[name]
	if d, ok := in.(fyne.Disableable); ok && d.Disabled() {
		return false
	}
	if r, ok := in.(interface{ isReadOnly() bool }); ok && r.isReadOnly() {
		return false
	}
	return in.Visible()
}

// Focus goes to the first input.
func (f *Form) Focus() {
	for _, name := range f.names {
		if f.reachable(name) {
			f.FocusOn(name)
			return
		}
	}
}

// FocusOn goes to an input.
func (f *Form) FocusOn(name string) {
	if in := f.inputs[name]; in != nil {
		Focus(in.Focusable())
	}
}

// Show puts faults under their inputs, takes away those of before, and goes to the first. It returns the faults
// that no input has a place for; the screen must say those elsewhere.
func (f *Form) Show(faults []Fault) (rest []Fault) {
	why := map[string]string{}
	for _, x := range faults {
		switch _, known := f.inputs[x.Name]; {
		case !known:
			rest = append(rest, x)
		case why[x.Name] == "":
			why[x.Name] = x.Text
		}
	}
	first := ""
	for _, name := range f.names {
		f.inputs[name].SetWrong(why[name])
		if first == "" && why[name] != "" {
			first = name
		}
	}
	if first != "" {
		f.FocusOn(first)
	}
	return rest
}
