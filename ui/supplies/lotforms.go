package supplies

import (
	"context"
	"strconv"

	"pana/inventory"
	"pana/shelter"
	"pana/shelter/fault"
	"pana/ui/goods"
	"pana/ui/widgets"
)

// choice is a field whose answer is one of codes, called by the words under prefix.
func (f *form) choice(name, label, prefix string, codes []string, chosen string) *widgets.Choice {
	options := make([]widgets.Option, len(codes))
	for i, c := range codes {
		options[i] = widgets.Option{Key: c, Text: f.s.d.N(prefix+c, 1)}
	}
	return f.choose(name, label, options, chosen)
}

// choose is a field whose answer is one of options.
func (f *form) choose(name, label string, options []widgets.Option, chosen string) *widgets.Choice {
	title := ""
	if label != "" {
		title = f.s.d.T(label)
	}
	x := widgets.NewChoice(title, options)
	x.Fold, x.NoMatch = goods.Fold, f.s.d.T("supplies.not_listed")
	x.SetKey(chosen)
	f.add(name, x)
	return x
}

// held is the field of the place from which a part of a lot is taken.
func (f *form) held(l inventory.Lot) *widgets.Choice {
	var options []widgets.Option
	for _, h := range l.Where {
		options = append(options, widgets.Option{Key: itoa(h.Place), Text: f.s.record.places[h.Place].Name, Note: goods.Say(f.s.d, f.item, h.Quantity)})
	}
	first := ""
	if len(l.Where) > 0 {
		first = itoa(l.Where[0].Place)
	}
	return f.choose("from", "supplies.from", options, first)
}

// quantity is the field of how much, with all that lies in a place.
func (f *form) quantity(q inventory.Quantity) *goods.Quantity {
	x := goods.NewQuantity(f.s.d, f.s.d.T("goods.quantity"), f.item)
	x.Set(q)
	f.add("quantity", x.Field)
	return x
}

func keyID(c *widgets.Choice) int64 {
	id, _ := strconv.ParseInt(c.Key(), 10, 64) // 0 for none
	return id
}

func heldAt(l inventory.Lot, place int64) inventory.Quantity {
	for _, h := range l.Where {
		if h.Place == place {
			return h.Quantity
		}
	}
	return 0
}

func (s *Screen) lotForm(kind string, l inventory.Lot, title, verb string) *form {
	i := s.record.item.Item
	return s.newForm(kind, i, l.ID, s.d.T(title), goods.Full(s.d, i, l.Variant)+" · "+s.d.T("supplies.lot", "Lot", s.record.lotName(l)), s.d.T(verb))
}

// moveForm carries a part of a lot to another place.
func (s *Screen) moveForm(l inventory.Lot) {
	if l.ID == 0 || !s.may() {
		return
	}
	f := s.lotForm(formMove, l, "supplies.move_title", "supplies.move")
	from := f.held(l)
	var options []widgets.Option
	for _, p := range s.record.places {
		if p.Active {
			options = append(options, widgets.Option{Key: itoa(p.ID), Text: p.Name, Note: s.d.T("code.place." + p.Kind)})
		}
	}
	sortOptions(options)
	to := f.choose("to", "supplies.to", options, "")
	q := f.quantity(heldAt(l, keyID(from)))
	from.OnChosen = func() { q.Set(heldAt(l, keyID(from))) }
	note := f.text("note", "supplies.note", "", 400)
	f.row(from, to)
	f.row(q.Field)
	f.row(note)
	f.send = func() (shelter.Receipt, error) {
		n, err := q.Read()
		var bad fault.Fields
		if err := bad.Under("", err); err != nil {
			return shelter.Receipt{}, err
		}
		if to.Key() == "" {
			bad.Add("to", "fault.place.missing")
		}
		if err := bad.Err(); err != nil {
			return shelter.Receipt{}, err
		}
		return s.store.Move(context.Background(), inventory.Carry{To: keyID(to), Note: note.Text(),
			Lines: []inventory.CarryLine{{Lot: l.ID, From: keyID(from), Quantity: n}}})
	}
	f.start()
}

// openForm notes that a pack was opened.
func (s *Screen) openForm(l inventory.Lot) {
	f := s.lotForm(formOpen, l, "supplies.open_title", "supplies.open_verb")
	why := s.d.T("supplies.open_why")
	if n := f.item.OpenDays; n > 0 {
		why = s.d.N("supplies.open_why_days", n)
	}
	f.rows.Add(widgets.NewParagraphFor(why, widgets.Small, 360))
	from := f.held(l)
	q := f.quantity(min(inventory.Quantity(f.item.Per(f.item.Unit)), heldAt(l, keyID(from))))
	f.row(from, q.Field)
	f.send = func() (shelter.Receipt, error) {
		n, err := q.Read()
		if err != nil {
			return shelter.Receipt{}, err
		}
		return s.store.OpenLot(context.Background(), l.ID, keyID(from), n)
	}
	f.start()
}

// repackForm turns a part of a lot into others, line by line. It wants the whole page.
func (s *Screen) repackForm(l inventory.Lot) {
	f := s.lotForm(formRepack, l, "supplies.repack_title", "supplies.repack")
	f.wide = true
	i := f.item
	f.rows.Add(widgets.NewParagraphFor(s.d.T("supplies.repack_why", "Unit", goods.Unit(s.d, i.Base)), widgets.Small, 700))
	from := f.held(l)
	f.rows.Add(widgets.Row(0, widgets.Sized(280, 0, from)))
	var others []inventory.Item
	for _, x := range s.list.all {
		if x.Base == i.Base {
			others = append(others, x.Item)
		}
	}
	f.lines = goods.NewLines(goods.NewCatalogue(s.d, others))
	f.rows.Add(f.lines.Content())
	sum := widgets.NewLine("", widgets.Small)
	f.rows.Add(sum)
	f.lines.OnRows = func() {
		f.w.Clear()
		f.w.Add("from", from)
		f.lines.AddTo(f.w)
	}
	f.lines.OnHigher = func() { f.scroll.Refresh() }
	f.lines.OnChanged = func() {
		var n inventory.Quantity
		for _, r := range f.lines.Rows() {
			q, _ := r.Quantity().Read()
			n += q
		}
		sum.Runs[0].Text = s.d.T("supplies.repack_sum", "Sum", goods.SayIn(s.d, i, n, i.Base), "Have", goods.SayIn(s.d, i, heldAt(l, keyID(from)), i.Base))
		sum.Refresh()
		f.rows.Refresh()
	}
	f.lines.OnRows()
	f.send = func() (shelter.Receipt, error) {
		lines, bad := f.lines.Read()
		if err := bad.Err(); err != nil {
			return shelter.Receipt{}, err
		}
		r := inventory.Repack{Lot: l.ID, Place: keyID(from)}
		for _, x := range lines {
			r.Parts = append(r.Parts, inventory.RepackPart{Item: x.Item.ID, Variant: x.Variant, Quantity: x.Quantity})
		}
		receipt, err := s.store.Convert(context.Background(), r)
		if fields, ok := err.(fault.Fields); ok {
			for n := range fields {
				if fields[n].Name == "quantity" || fields[n].Name == "lot" {
					fields[n].Name = "lines.0.quantity"
				}
			}
		}
		return receipt, err
	}
	f.lines.OnChanged()
	f.start()
}

// statusKey is Space on a lot: to quarantine with what may be used, back with what was
// blocked.
func (s *Screen) statusKey() {
	if l := s.record.lot(); l.ID != 0 && s.may() {
		s.statusForm(l)
	}
}

// statusForm quarantines, recalls, sets aside or releases a lot, with the reason.
func (s *Screen) statusForm(l inventory.Lot) {
	all := []inventory.LotStatus{inventory.Quarantined, inventory.Recalled, inventory.Damaged, inventory.Usable}
	if l.Status != inventory.Usable {
		all = []inventory.LotStatus{inventory.Usable, inventory.Quarantined, inventory.Recalled, inventory.Damaged}
	}
	f := s.lotForm(formStatus, l, "supplies.status_title", "button.save")
	words := []string{}
	to := all[:0:0]
	for _, x := range all {
		if x != l.Status {
			to = append(to, x)
			words = append(words, s.d.T("supplies.to."+string(x)))
		}
	}
	list := widgets.NewRadioList(words, 0, nil)
	f.rows.Add(f.add("status", list))
	reason := f.text("reason", "supplies.reason", "", 400)
	f.row(reason)
	f.send = func() (shelter.Receipt, error) {
		return s.store.SetStatus(context.Background(), l.ID, to[list.Selected], reason.Text())
	}
	f.start()
}

// undoForm takes the document of a movement back, with the reason.
func (s *Screen) undoForm(m inventory.Movement) {
	if m.ID == 0 || !s.may() || m.UndoOf != 0 || m.UndoneBy != 0 || m.Kind == inventory.Correction {
		return
	}
	f := s.newForm(formUndo, s.record.item.Item, m.Document, s.d.T("supplies.undo_title", "Number", m.Number),
		s.d.T("code.document."+string(m.Kind))+" · "+s.d.DayTime(m.At), s.d.T("supplies.undo"))
	f.rows.Add(widgets.NewParagraphFor(s.d.T("supplies.undo_why"), widgets.Small, 360))
	reason := f.text("reason", "supplies.reason", "", 400)
	f.row(reason)
	f.send = func() (shelter.Receipt, error) { return s.store.Undo(context.Background(), m.Document, reason.Text()) }
	f.start()
}
