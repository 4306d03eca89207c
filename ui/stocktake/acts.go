package stocktake

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"

	"pana/inventory"
	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/ui/desk"
	"pana/ui/goods"
	"pana/ui/widgets"
)

// refresh reads the stock-take after an act of the page itself.
func (t *take) refresh() {
	now, err := t.s.st.Stocktake(context.Background(), t.now.ID)
	if err != nil {
		return
	}
	if now.Status != t.now.Status {
		t.s.Reload()
		return
	}
	t.now = now
	t.table.Reload()
	t.show()
}

// finish asks who counted second, and says that all is counted. Lines that lack something
// are marked, and the cursor goes to the first.
func (t *take) finish() {
	if t.count.dirty() && !t.count.write() {
		return
	}
	d := t.s.d
	second, note := goods.Text(d, d.T("stocktake.second_name"), 120), goods.Text(d, d.T("stocktake.note"), 400)
	second.SetText(t.now.Second)
	note.SetText(t.now.Note)
	form := widgets.NewForm(nil)
	form.Add("second", second)
	form.Add("note", note)
	d.Ask(desk.Question{Title: d.T("stocktake.finish_title"), Text: d.T("stocktake.finish_why"), Verb: d.T("stocktake.finish"), Form: form,
		Body: widgets.Stack(6, second, note), First: second.Focusable(), Yes: func() bool {
			r, err := t.s.st.FinishCount(context.Background(), t.now.ID, second.Text(), note.Text())
			if t.lacks(err) {
				return true
			}
			if !t.s.finished(r, ofQuestion(err), form) {
				return false
			}
			t.asks, t.miss = map[int64]bool{}, map[int64]bool{}
			t.s.Reload()
			return true
		}})
}

// lacks marks the lines that finishing complains about; of other faults the question tells.
func (t *take) lacks(err error) bool {
	var fields fault.Fields
	if !errors.As(err, &fields) {
		return false
	}
	first := -1
	t.asks, t.miss = map[int64]bool{}, map[int64]bool{}
	for _, x := range fields {
		n, field, ok := lineName(x.Name)
		if !ok {
			return false // said in the question; the lines come after it
		}
		if n >= len(t.now.Lines) {
			continue
		}
		if field == "reason" {
			t.asks[t.now.Lines[n].Lot] = true
		} else {
			t.miss[t.now.Lines[n].Lot] = true
		}
		if first < 0 {
			first = n
		}
	}
	if first < 0 {
		return false
	}
	t.show()
	t.table.Reload()
	t.table.Select(first)
	t.count.fit()
	fyne.Do(func() { t.count.focus("") }) // the question gives the cursor back before
	return true
}

// ofQuestion leaves of the faults those of the question; lines come after it.
func ofQuestion(err error) error {
	var fields, own fault.Fields
	if !errors.As(err, &fields) {
		return err
	}
	for _, x := range fields {
		if _, _, line := lineName(x.Name); !line {
			own = append(own, x)
		}
	}
	return own.Err()
}

// approve corrects the stock; it can't be taken back.
func (t *take) approve() {
	if t.count.dirty() && !t.count.write() {
		return
	}
	d := t.s.d
	d.Ask(desk.Question{Title: d.T("stocktake.approve_title"), Text: d.T("stocktake.approve_why"), Verb: d.T("stocktake.approve"), Yes: func() bool {
		r, err := t.s.st.ApproveStocktake(context.Background(), t.now.ID)
		if t.s.finished(r, err, nil) {
			t.s.Reload()
		}
		return true
	}})
}

// cancel gives the stock-take up.
func (t *take) cancel() {
	d := t.s.d
	d.Ask(desk.Question{Title: d.T("stocktake.cancel_title"), Text: d.T("stocktake.cancel_why"), Verb: d.T("stocktake.cancel_verb"), Danger: true, Yes: func() bool {
		r, err := t.s.st.CancelStocktake(context.Background(), t.now.ID)
		if t.s.finished(r, err, nil) {
			t.s.draft.Drop()
			t.s.Reload()
		}
		return true
	}})
}

// found is the form of something that nobody knew of.
type found struct {
	t        *take
	form     *widgets.Form
	item     *goods.Picker
	variant  *widgets.Choice
	quantity *goods.Quantity
	expiry   *widgets.DateField
	code     *widgets.Field
	note     *widgets.Field
	object   fyne.CanvasObject
}

func (t *take) openFound() {
	if t.count.dirty() && !t.count.write() {
		return
	}
	d := t.s.d
	f := &found{t: t, item: goods.NewPicker(t.s.items, d.T("goods.item")), variant: widgets.NewChoice(d.T("goods.variant"), nil),
		quantity: goods.NewQuantity(d, d.T("goods.quantity"), inventory.Item{}), code: goods.Text(d, d.T("stocktake.code"), 60), note: goods.Text(d, d.T("stocktake.where"), 400)}
	f.variant.NoMatch = d.T("goods.no_variant")
	f.variant.Hide()
	f.expiry = widgets.NewDateField(d.T("stocktake.expiry"), civil.Day{}, d.Today, d.DateWords())
	f.expiry.Spill, f.quantity.Field.Spill = 300, 300
	f.form = widgets.NewForm(f.save)
	f.item.OnPicked = f.picked
	for _, x := range []struct {
		name string
		in   widgets.Input
	}{{"item", f.item.Field}, {"variant", f.variant}, {"quantity", f.quantity.Field}, {"expiry", f.expiry}, {"code", f.code}, {"note", f.note}} {
		f.form.Add(x.name, x.in)
	}
	add := widgets.NewButton(d.T("button.add"), widgets.Filled, widgets.IconAdd, "Ctrl S", f.save)
	cancel := widgets.NewButton(d.T("button.cancel"), widgets.Plain, "", "Esc", func() { t.s.Back() })
	body := widgets.Stack(4, widgets.NewLine(d.T("stocktake.found_title"), widgets.Style{Size: 20, Bold: true, Colour: widgets.Ink}).Yielding(), f.item.Field, f.variant,
		f.quantity.Field, widgets.Columns(12, []float32{1, 1}, f.expiry, f.code), f.note, widgets.Acts(12, 0, add, cancel))
	f.object = widgets.NewScroll(widgets.Pad(12, 17, 12, 17, body))
	t.found = f
	t.show()
	f.form.Focus()
}

func (f *found) picked(s goods.Scan) {
	i, ok := f.item.Item()
	f.quantity.SetItem(i)
	if s.Quantity > 0 && f.quantity.Empty() {
		f.quantity.Set(s.Quantity)
	}
	f.variant.Options = goods.VariantOptions(f.t.s.d, i)
	f.variant.SetKey("")
	if s.Variant != 0 {
		f.variant.SetKey(goods.VariantKey(s.Variant))
	}
	show(f.variant, ok && len(f.variant.Options) > 0)
	f.object.Refresh()
}

func (f *found) save() {
	goods.Settle(f.object)
	var wrong fault.Fields
	l := inventory.DeliveryLine{Code: f.code.Text(), Place: f.t.now.Place, Variant: goods.ReadVariant(f.variant.Key())}
	i, ok := f.item.Item()
	if l.Item = i.ID; !ok {
		wrong.Add("item", "fault.item.missing")
	}
	var err error
	if l.Quantity, err = f.quantity.Read(); err != nil && ok {
		addAs(&wrong, "quantity", err)
	}
	if l.Expiry, ok = f.expiry.Day(); !ok {
		wrong.Add("expiry", goods.DayFault(f.t.s.d, f.expiry))
	} else if l.Expiry.IsZero() && i.Due != inventory.NoDue && i.ID != 0 {
		wrong.Add("expiry", "fault.expiry.missing")
	}
	if wrong.Err() != nil {
		f.t.s.d.Failed(wrong, f.form)
		return
	}
	r, err := f.t.s.st.FoundLot(context.Background(), f.t.now.ID, l, f.note.Text())
	if !f.t.s.finished(r, err, f.form) {
		return
	}
	f.t.found = nil
	f.t.s.draft.Drop()
	f.t.refresh()
	if t := f.t.s.take; t != nil {
		t.table.SelectID(r.ID)
		t.focus()
	}
}
