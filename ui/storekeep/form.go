package storekeep

import (
	"context"
	"maps"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"pana/inventory"
	"pana/shelter"
	"pana/shelter/fault"
	"pana/ui/goods"
	"pana/ui/widgets"
)

// form is that of one record.
type form struct {
	s      *Screen
	id     int64
	w      *widgets.Form
	names  []string
	ins    map[string]widgets.Input
	lines  *goods.Lines // of a kit
	rows   *fyne.Container
	scroll *widgets.Scroll
	object fyne.CanvasObject
	first  map[string]string
	send   func() (shelter.Receipt, error)
}

func (s *Screen) newForm(id int64, title string) *form {
	f := &form{s: s, id: id, ins: map[string]widgets.Input{}, rows: widgets.Stack(4)}
	f.w = widgets.NewForm(f.save)
	f.rows.Add(widgets.NewLine(title, widgets.Style{Size: 20, Bold: true, Colour: widgets.Ink}).Yielding())
	f.scroll = widgets.NewScroll(widgets.Pad(12, 17, 12, 17, f.rows))
	save := widgets.NewButton(s.d.T("button.save"), widgets.Filled, widgets.IconCheck, "Ctrl S", f.save)
	foot := widgets.Stack(0, widgets.NewRule(widgets.LineColour, 1), widgets.Pad(10, 17, 10, 17, widgets.Acts(12, 0, save)))
	f.object = goods.Below(0, widgets.NewBlock(widgets.None), f.scroll, foot)
	return f
}

// input adds an input to the form.
func (f *form) input(name string, in widgets.Input) {
	f.names = append(f.names, name)
	f.ins[name] = in
	f.rows.Add(in)
	f.w.Add(name, in)
}

func (f *form) text(name, label, value string, most int) *widgets.Field {
	x := goods.Text(f.s.d, f.s.d.T(label), most)
	x.SetText(value)
	f.input(name, x)
	return x
}

func (f *form) active(on bool) *widgets.Check {
	c := widgets.NewCheck(f.s.d.T("storekeep.in_use"), on, nil)
	if f.id != 0 {
		f.input("active", c)
	}
	return c
}

func (f *form) start() *form {
	f.first = f.values()
	return f
}

func (f *form) values() map[string]string {
	all := map[string]string{}
	for _, name := range f.names {
		all[name] = goods.Written(f.ins[name])
	}
	if f.lines == nil {
		return all
	}
	for n, l := range f.lines.Values() {
		for k, v := range l {
			all["lines."+strconv.Itoa(n)+"."+k] = v
		}
	}
	return all
}

func (f *form) dirty() bool { return f != nil && !maps.Equal(f.values(), f.first) }

// save saves what is typed; with a fault all of it stays.
func (f *form) save() {
	goods.Settle(f.object)
	s := f.s
	r, err := f.send()
	if f.lines != nil {
		err = f.lines.Fit(err)
	}
	if s.d.Failed(err, f.w) {
		return
	}
	s.d.Done(r.Message, r.Undo)
	s.draft.Drop()
	f.first = f.values()
	f.id = r.ID
	s.Reload()
	if s.part != partRules {
		s.table.SelectID(r.ID)
		s.record(r.ID)
		s.d.Host.Focus(s.table.Focus())
	}
}

func (s *Screen) newPlace(p inventory.Place) *form {
	title := p.Name
	if p.ID == 0 {
		title = s.d.T("storekeep.new_place")
	}
	f := s.newForm(p.ID, title)
	name := f.text("name", "storekeep.name", p.Name, 80)
	kind := goods.Codes(s.d, s.d.T("storekeep.kind"), "code.place.", inventory.PlaceKinds())
	kind.SetKey(p.Kind)
	f.input("kind", kind)
	active := f.active(p.Active)
	f.send = func() (shelter.Receipt, error) {
		return s.st.SavePlace(context.Background(), inventory.Place{ID: p.ID, Version: p.Version, Name: name.Text(), Kind: kind.Key(), Active: active.Ticked})
	}
	return f.start()
}

func (s *Screen) newGiver(g inventory.Giver) *form {
	title := g.Name
	if g.ID == 0 {
		title = s.d.T("storekeep.new_giver")
	}
	f := s.newForm(g.ID, title)
	kind := widgets.NewChoice(s.d.T("storekeep.kind"), []widgets.Option{{Key: inventory.Supplier, Text: s.d.T("storekeep.giver.supplier")}, {Key: inventory.Donor, Text: s.d.T("storekeep.giver.donor")}})
	kind.NoMatch = s.d.T("goods.not_listed")
	kind.SetKey(g.Kind)
	f.input("kind", kind)
	name := f.text("name", "storekeep.name", g.Name, 120)
	contact := f.text("contact", "storekeep.contact", g.Contact, 200)
	note := f.text("note", "storekeep.note", g.Note, 400)
	active := f.active(g.Active)
	f.send = func() (shelter.Receipt, error) {
		return s.st.SaveGiver(context.Background(), inventory.Giver{ID: g.ID, Version: g.Version, Kind: kind.Key(), Name: name.Text(), Contact: contact.Text(), Note: note.Text(),
			Active: active.Ticked})
	}
	return f.start()
}

func (s *Screen) newRules() *form {
	f := s.newForm(0, s.d.T("storekeep.rules"))
	days := f.text("donation_days", "storekeep.donation_days", strconv.Itoa(s.set.DonationDays), 0)
	days.SetHint(s.d.T("storekeep.donation_why"))
	days.Spill = 700
	f.send = func() (shelter.Receipt, error) {
		set := s.set
		n, err := strconv.Atoi(strings.TrimSpace(days.Text()))
		if err != nil {
			return shelter.Receipt{}, fault.Fields{{Name: "donation_days", Message: fault.Say("fault.number.whole")}}
		}
		set.DonationDays = n
		return s.st.SaveSettings(context.Background(), set)
	}
	return f.start()
}
