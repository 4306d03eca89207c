package waiting

import (
	"context"
	"errors"
	"maps"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pana/shelter"
	"pana/shelter/fault"
	"pana/shelter/house"
	"pana/ui/widgets"
)

// The kinds of forms, as drafts name them.
const (
	formAnnounce = "announce"
	formAccept   = "accept"
	formClose    = "close"
	formLonger   = "longer"
)

// form stands in place of the record. Its inputs have the names that faults have for them,
// so that what is typed can be kept and put back by name.
type form struct {
	s      *Screen
	kind   string
	was    house.Referral // as it was read; the zero Referral of somebody new
	w      *widgets.Form
	names  []string
	texts  []string // the inputs that are looked through for names
	fine   map[string]bool
	rows   *fyne.Container
	news   *fyne.Container // what to know before saving, above the buttons
	object fyne.CanvasObject
	first  map[string]string // what stood in the inputs at first
	send   func() (shelter.Receipt, error)
	scroll *widgets.Scroll
}

// newForm makes an empty form about r with a title and the verb of its main button.
func (s *Screen) newForm(kind string, r house.Referral, title, verb string) *form {
	f := &form{s: s, kind: kind, was: r, rows: widgets.Stack(4), news: widgets.Stack(0), fine: map[string]bool{}}
	f.w = widgets.NewForm(f.save)
	head := widgets.Stack(0, widgets.NewLine(title, widgets.Style{Size: 20, Bold: true, Colour: widgets.Ink}).Yielding())
	if r.ID != 0 {
		head.Add(widgets.NewLine(s.headsLong(r.Heads), widgets.Quiet).Yielding())
	}
	f.scroll = widgets.NewScroll(widgets.Pad(12, 17, 12, 17, f.rows))
	save := widgets.NewButton(verb, widgets.Filled, widgets.IconCheck, "Ctrl S", f.save)
	cancel := widgets.NewButton(s.d.T("button.cancel"), widgets.Plain, "", "Esc", func() { s.Back() })
	foot := container.NewStack(widgets.NewBlock(widgets.Surface), widgets.Stack(0, widgets.NewRule(widgets.LineColour, 1), f.news,
		widgets.Pad(10, 17, 10, 17, widgets.Acts(12, 0, save, cancel))))
	f.object = widgets.NewCard("", nil, container.New(below{}, widgets.Stack(0, widgets.Pad(13, 17, 10, 17, head), widgets.NewRule(widgets.LineColour, 1)), f.scroll, foot))
	return f
}

// input adds an input to the walk; the caller puts it into the rows.
func (f *form) input(name string, in widgets.Input) fyne.CanvasObject {
	f.names = append(f.names, name)
	f.w.Add(name, in)
	return in
}

// text makes a field of free words, which is looked through for names.
func (f *form) text(name, label, value string, most int) *widgets.Field {
	x := widgets.NewField(f.s.d.T(label), value)
	x.Max, x.TooLong = most, func(int) string { return f.s.d.T("fault.text.long", "Max", most) }
	f.texts = append(f.texts, name)
	f.input(name, x)
	return x
}

// row puts inputs side by side.
func (f *form) row(o ...fyne.CanvasObject) *fyne.Container {
	line := widgets.Columns(12, widgets.Equal(len(o)), o...)
	f.rows.Add(line)
	return line
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
		all[name] = written(f.w.Input(name))
	}
	return all
}

// dirty reports whether something was typed.
func (f *form) dirty() bool { return !maps.Equal(f.values(), f.first) }

// save saves what is typed; with a fault all of it stays.
func (f *form) save() {
	f.settle()
	f.tell()
	if f.nameFound() {
		return
	}
	r, err := f.send()
	var refusal *fault.Refusal
	if errors.As(err, &refusal) && refusal.Code == "refused.changed_meanwhile" {
		f.changedMeanwhile()
	}
	if !f.s.finished(r, err, f.w) {
		return
	}
	f.s.dropForm()
	f.s.Reload()
	if r.ID != 0 {
		if !f.s.list.table.SelectID(r.ID) && !f.s.narrow && len(f.s.list.rows) > 0 && f.s.list.table.Selected < 0 {
			f.s.list.table.Select(0)
		}
		f.s.record.show()
	}
	f.s.uncover(false)
	f.s.Focus()
}

// changedMeanwhile shows what another window made of the referral; the next save is about
// that.
func (f *form) changedMeanwhile() {
	now, err := f.s.h.Referral(context.Background(), f.was.ID)
	if f.s.d.Failed(err, nil) {
		return
	}
	f.was = now
	f.s.list.reload()
	state, tone := f.s.state(now)
	said := f.s.d.T("waiting.now_is", "State", state)
	if now.Decision != house.Undecided {
		said = f.s.d.T("waiting.now_is_by", "State", state, "Who", f.s.by(now.DecidedBy, now.DecidedAt))
	}
	f.tell(f.s.notice(said, f.s.d.T("waiting.now_is_why"), tone))
}

// tell shows what to know before saving, in place of what was said before.
func (f *form) tell(o ...fyne.CanvasObject) {
	f.news.Objects = nil
	for _, x := range o {
		f.news.Add(widgets.Pad(10, 17, 0, 17, x))
	}
	f.object.Refresh()
	f.s.sides.Refresh()
}

// relay lays the rows out anew after one came or went.
func (f *form) relay() {
	f.rows.Refresh()
	f.scroll.Refresh()
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

// closeForm goes back to the list.
func (s *Screen) closeForm() {
	s.uncover(false)
	s.Focus()
}
