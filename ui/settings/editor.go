package settings

import (
	"maps"

	"fyne.io/fyne/v2"

	"pana/ui/widgets"
)

// editor is a form beside a list: what is typed in it is kept while another record is
// looked at, and at a lock.
type editor struct {
	key   string // of the record, in drafts
	form  *widgets.Form
	names []string
	first map[string]string // what stood there when nothing was typed
	parts []fyne.CanvasObject
}

func newEditor(key string, save func()) *editor {
	return &editor{key: key, form: widgets.NewForm(save)}
}

// add puts an input below the others.
func (e *editor) add(name string, in widgets.Input) { e.addAs(name, in, in) }

// addAs is add for an input that stands in o together with others.
func (e *editor) addAs(name string, in widgets.Input, o fyne.CanvasObject) {
	e.form.Add(name, in)
	e.names = append(e.names, name)
	if o != nil {
		e.parts = append(e.parts, o)
	}
}

// typed is what stands in the fields.
func (e *editor) typed() map[string]string {
	all := map[string]string{}
	for _, n := range e.names {
		all[n] = written(e.form.Input(n))
	}
	return all
}

// begin notes what stands in the fields, and puts back what was typed before.
func (e *editor) begin(kept map[string]map[string]string) {
	e.first = e.typed()
	for n, v := range kept[e.key] {
		if in := e.form.Input(n); in != nil {
			write(in, v)
		}
	}
}

// keep notes what was typed and not saved.
func (e *editor) keep(kept map[string]map[string]string) {
	if now := e.typed(); maps.Equal(now, e.first) {
		delete(kept, e.key)
	} else {
		kept[e.key] = now
	}
}

// leaveTo says where Escape leads from every field.
func (e *editor) leaveTo(back func()) {
	for _, n := range e.names {
		e.form.Input(n).SetEscape(back)
	}
}

// written is what stands in an input.
func written(in widgets.Input) string {
	switch in := in.(type) {
	case *widgets.Choice:
		return in.Key()
	case *widgets.DateField:
		return in.Text()
	case *widgets.TimeField:
		return in.Text()
	case *widgets.Field:
		return in.Text()
	case *widgets.Check:
		if in.Ticked {
			return "1"
		}
	}
	return ""
}

// write puts it there again.
func write(in widgets.Input, value string) {
	switch in := in.(type) {
	case *widgets.Choice:
		in.SetKey(value)
	case *widgets.DateField:
		in.SetText(value)
	case *widgets.TimeField:
		in.SetText(value)
	case *widgets.Field:
		in.SetText(value)
	case *widgets.Check:
		in.Tick(value == "1")
	}
}
