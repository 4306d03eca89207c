package supplies

import (
	"encoding/json"
	"maps"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pana/inventory"
	"pana/shelter"
	"pana/shelter/fault"
	"pana/ui/goods"
	"pana/ui/widgets"
)

// The kinds of forms, as drafts name them.
const (
	formItem   = "item"
	formNorms  = "norms"
	formMove   = "move"
	formOpen   = "open"
	formRepack = "repack"
	formStatus = "status"
	formUndo   = "undo"
)

// linesValue is the name under which a draft keeps the lines of a repacking.
const linesValue = "lines"

// form stands in place of the record. Its inputs have the names that faults have for them,
// so that what is typed can be kept and put back by name.
type form struct {
	s      *Screen
	kind   string
	item   inventory.Item // as it was read
	id     int64          // of the lot or document that it is about
	wide   bool           // it takes the room of the list too
	w      *widgets.Form
	names  []string
	lines  *goods.Lines
	rows   *fyne.Container
	scroll *widgets.Scroll
	object fyne.CanvasObject
	first  map[string]string // what stood in the inputs at first
	shape  func(map[string]string)
	send   func() (shelter.Receipt, error)
}

// newForm makes an empty form about an item with a title and the verb of its main button.
func (s *Screen) newForm(kind string, i inventory.Item, id int64, title, about, verb string) *form {
	f := &form{s: s, kind: kind, item: i, id: id, rows: widgets.Stack(4)}
	f.w = widgets.NewForm(f.save)
	head := widgets.Stack(0, widgets.NewLine(title, widgets.Style{Size: 20, Bold: true, Colour: widgets.Ink}).Yielding())
	if about != "" {
		head.Add(widgets.NewLine(about, widgets.Quiet).Yielding())
	}
	f.scroll = widgets.NewScroll(widgets.Pad(12, 17, 12, 17, f.rows))
	save := widgets.NewButton(verb, widgets.Filled, widgets.IconCheck, "Ctrl S", f.save)
	cancel := widgets.NewButton(s.d.T("button.cancel"), widgets.Plain, "", "Esc", func() { s.Back() })
	foot := container.NewStack(widgets.NewBlock(widgets.Surface), widgets.Stack(0, widgets.NewRule(widgets.LineColour, 1),
		widgets.Pad(10, 17, 10, 17, widgets.Acts(12, 0, save, cancel))))
	f.object = widgets.NewCard("", nil, container.New(below{}, widgets.Stack(0, widgets.Pad(13, 17, 10, 17, head), widgets.NewRule(widgets.LineColour, 1)), f.scroll, foot))
	return f
}

// add puts an input at the end of the walk; the caller puts it into the rows.
func (f *form) add(name string, in widgets.Input) fyne.CanvasObject {
	if f.w.Input(name) == nil {
		f.names = append(f.names, name)
	}
	f.w.Add(name, in)
	return in
}

// text makes a field of free words.
func (f *form) text(name, label, value string, most int) *widgets.Field {
	x := widgets.NewField(f.s.d.T(label), value)
	x.Max, x.TooLong = most, func(int) string { return f.s.d.T("fault.text.long", "Max", most) }
	f.add(name, x)
	return x
}

// row puts inputs side by side.
func (f *form) row(o ...fyne.CanvasObject) {
	f.rows.Add(widgets.Columns(12, widgets.Equal(len(o)), o...))
}

// start shows the form in place of the record.
func (f *form) start() {
	f.first = f.values()
	f.s.form = f
	f.s.record.show()
	f.s.sides.Refresh()
	f.w.Focus()
}

func (f *form) values() map[string]string {
	all := map[string]string{}
	for _, name := range f.names {
		if in := f.w.Input(name); in != nil {
			if v := goods.Written(in); v != "" {
				all[name] = v
			}
		}
	}
	if f.lines != nil {
		if b, err := json.Marshal(f.lines.Values()); err == nil {
			all[linesValue] = string(b)
		}
	}
	return all
}

// put writes kept values back.
func (f *form) put(v map[string]string) {
	if f.shape != nil {
		f.shape(v)
	}
	for _, name := range f.names {
		if in := f.w.Input(name); in != nil {
			goods.Write(in, v[name])
		}
	}
	if f.lines != nil {
		var lines []map[string]string
		if json.Unmarshal([]byte(v[linesValue]), &lines) == nil {
			f.lines.SetValues(lines)
		}
	}
}

// dirty reports whether something was typed.
func (f *form) dirty() bool { return !maps.Equal(f.values(), f.first) }

// save saves what is typed; with a fault all of it stays.
func (f *form) save() {
	f.settle()
	r, err := f.send()
	if f.lines != nil {
		err = f.lines.Fit(err)
	}
	s := f.s
	if !s.finished(r, f.placed(err), f.w) {
		f.scroll.Refresh()
		return
	}
	s.dropForm()
	s.Reload()
	if f.kind == formItem && r.ID != 0 {
		s.showID(r.ID)
	}
	s.record.focus()
}

// placed moves faults that no field is named for to one where they can be mended.
func (f *form) placed(err error) error {
	fields, ok := err.(fault.Fields)
	if !ok {
		return err
	}
	for i, x := range fields {
		if to, ok := map[string]string{"name": "name_" + f.s.d.Words.Lang(), "base": "unit", "lot": "quantity", "lines": "quantity", "lines.0.quantity": "quantity",
			"lines.0.from": "to", "lines.0.lot": "quantity"}[x.Name]; ok && f.w.Input(x.Name) == nil {
			fields[i].Name = to
		}
	}
	return fields
}

// settle lets the field with the cursor finish what is being typed, as when it is left.
func (f *form) settle() {
	c := fyne.CurrentApp().Driver().CanvasForObject(f.object)
	if c == nil || c.Focused() == nil {
		return
	}
	at := c.Focused()
	c.Unfocus()
	c.Focus(at)
}

// dropForm takes a form away with its draft; what is in it is saved or given up.
func (s *Screen) dropForm() {
	if s.form == nil {
		return
	}
	s.form = nil
	s.dropDraft()
	s.record.show()
	s.sides.Refresh()
}
