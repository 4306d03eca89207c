package stocktake

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"pana/inventory"
	"pana/shelter/fault"
	"pana/ui/goods"
	"pana/ui/widgets"
)

// count is the line that is counted: what was found, what the second counter found, and why
// it differs. It is saved when Return leaves its last field.
type count struct {
	t       *take
	lot     int64
	title   *widgets.Line
	sub     *widgets.Line
	counted *widgets.Field
	second  *widgets.Field
	both    *widgets.Check
	reason  *widgets.Choice
	note    *widgets.Field
	form    *widgets.Form
	was     [4]string
	ask     *fyne.Container // what is wrong, in full, or what is asked
	object  fyne.CanvasObject
}

func newCount(t *take) *count {
	d := t.s.d
	c := &count{t: t, title: widgets.NewLine("", widgets.Style{Size: 20, Bold: true, Colour: widgets.Ink}).Yielding(), sub: widgets.NewLine("", widgets.Quiet).Yielding(),
		ask: widgets.Stack(0)}
	c.counted, c.second = widgets.NewField(d.T("stocktake.counted_how"), ""), widgets.NewField(d.T("stocktake.second_how"), "")
	c.both = widgets.NewCheck(d.T("stocktake.both"), true, func(on bool) { show(c.second, on); c.object.Refresh() })
	c.reason = goods.Codes(d, d.T("stocktake.reason"), "code.variance.", inventory.VarianceReasons())
	c.note = goods.Text(d, d.T("stocktake.note"), 400)
	c.form = widgets.NewForm(c.save)
	c.form.Add("counted", c.counted)
	c.form.Add("second", c.second)
	c.form.Add("reason", c.reason)
	c.form.Add("note", c.note)
	c.counted.OnChanged = func(string) { c.fit() }
	hint := "stocktake.hint"
	if t.frozen() {
		hint = "stocktake.hint_frozen"
	}
	fields := widgets.Stack(6, c.title, c.sub, c.counted, c.second, c.reason, c.note, c.ask, c.both, widgets.NewParagraphFor(d.T(hint), widgets.Small, 290))
	c.object = widgets.NewScroll(widgets.Pad(12, 17, 12, 17, fields))
	for _, f := range []*widgets.Field{c.counted, c.second, c.reason.Field, c.note} {
		f.SetReadOnly(t.frozen())
	}
	show(c.both, !t.frozen())
	return c
}

func show(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

// turn shows the selected line. What was typed into another is saved, if it can be.
func (c *count) turn() {
	l, ok := c.t.line()
	if c.lot != 0 && c.dirty() && (!ok || l.Lot != c.lot) {
		if !c.write() {
			c.t.table.SelectID(c.lot)
			return
		}
		l, ok = c.t.line()
	}
	if ok {
		c.fill(l)
	}
}

// fill puts a line into the fields.
func (c *count) fill(l inventory.StocktakeLine) {
	d := c.t.s.d
	i, _ := c.t.s.items.Item(l.Item)
	c.lot = l.Lot
	c.title.Runs = []widgets.Run{{Text: goods.Full(d, i, l.Variant), Style: widgets.Style{Size: 20, Bold: true, Colour: widgets.Ink}}}
	c.sub.Runs = []widgets.Run{widgets.Quiet.Run(c.about(i, l))}
	c.counted.SetText("")
	if l.Done {
		c.counted.SetText(typedCount(c.t, i, l.Counted))
	}
	c.second.SetText("")
	if l.Second != nil {
		c.second.SetText(typedCount(c.t, i, *l.Second))
	}
	unit := goods.Unit(d, i.Unit)
	for _, f := range []*widgets.Field{c.counted, c.second} {
		f.Entry.SetPlaceHolder(unit)
	}
	c.counted.SetHint("")
	if others := goods.OtherUnits(d, i); others != "" {
		c.counted.SetHint(d.T("goods.units", "Units", others))
	}
	c.reason.SetKey(l.Reason)
	c.note.SetText(l.Note)
	c.was = c.values()
	c.form.Show(nil)
	c.fit()
}

func (c *count) about(i inventory.Item, l inventory.StocktakeLine) string {
	parts := []string{}
	if lot := c.t.lotText(l); lot != "" {
		parts = append(parts, lot)
	}
	if c.t.known() {
		parts = append(parts, c.t.s.d.T("stocktake.by_book", "Have", goods.Say(c.t.s.d, i, l.Expected)))
	}
	return strings.Join(parts, " · ")
}

// typedCount is a count as one types it; nothing found is 0.
func typedCount(t *take, i inventory.Item, q inventory.Quantity) string {
	if q == 0 {
		return "0"
	}
	return goods.Typed(t.s.d, i, q)
}

// fit shows the reason where one is needed: of what differs, or where finishing asked.
func (c *count) fit() {
	l, ok := c.t.line()
	i, _ := c.t.s.items.Item(l.Item)
	q, err := inventory.ParseCount(c.counted.Text(), i)
	differs := ok && (c.t.asks[l.Lot] || l.Reason != "" || c.t.known() && err == nil && q != l.Expected && c.counted.Text() != "")
	show(c.reason, differs)
	show(c.note, differs)
	show(c.second, c.both.Ticked)
	c.ask.Objects = nil
	if ok && c.t.asks[l.Lot] && c.reason.Key() == "" {
		c.say(c.t.s.d.T("stocktake.say_why"), widgets.Held)
	}
	c.object.Refresh()
}

// say stands under the fields, as long as it may be.
func (c *count) say(text string, tone widgets.Tone) {
	c.ask.Objects = []fyne.CanvasObject{widgets.NewParagraphFor(text, widgets.Small.In(tone.Strong()), 290)}
	c.object.Refresh()
}

// wrong shows faults under their fields, and what is too long for one line below.
func (c *count) wrong(err error) bool {
	if !c.t.s.d.Failed(err, c.form) {
		return false
	}
	for _, f := range []*widgets.Field{c.counted, c.second, c.reason.Field} {
		if text := f.Wrong(); text != "" && widgets.Small.Width(text) > f.Size().Width {
			f.SetWrong(" ")
			c.say(text, widgets.Alert)
			break
		}
	}
	return true
}

func (c *count) values() [4]string {
	return [4]string{c.counted.Text(), c.second.Text(), goods.Written(c.reason), c.note.Text()}
}

func (c *count) dirty() bool { return !c.t.frozen() && c.lot != 0 && c.values() != c.was }

// reload follows a change of the store; what is typed stays.
func (c *count) reload() {
	if !c.dirty() {
		if l, ok := c.t.line(); ok {
			c.fill(l)
		}
	}
}

func (c *count) holds() bool { return goods.Holding(c.object, c.counted, c.second, c.reason, c.note) }

// focus goes into the count; what was typed in the list begins it.
func (c *count) focus(begun string) {
	if c.t.frozen() || c.lot == 0 {
		return
	}
	name := "counted"
	if l, ok := c.t.line(); ok && l.Done && c.t.asks[l.Lot] && l.Reason == "" && begun == "" {
		name = "reason"
	}
	c.form.FocusOn(name)
	if begun != "" {
		c.counted.SetText(begun)
		c.fit()
	} else if name == "counted" {
		c.counted.Entry.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}

// save writes the line and goes on to the next.
func (c *count) save() {
	if !c.write() {
		return
	}
	at := c.t.table.Selected
	if next := c.t.next(at); next >= 0 {
		if at+1 < len(c.t.now.Lines) && len(c.t.asks) == 0 {
			next = at + 1 // the paper is typed from top to bottom
		}
		c.t.table.Select(next)
		c.focus("")
		return
	}
	c.t.s.d.Host.Focus(c.t.table.Focus())
}

// write saves what is typed and reports whether it could.
func (c *count) write() bool {
	goods.Settle(c.object)
	l, ok := c.t.lineOf(c.lot)
	if !ok {
		return true
	}
	i, _ := c.t.s.items.Item(l.Item)
	x := inventory.Count{Lot: l.Lot, Reason: c.reason.Key(), Note: strings.TrimSpace(c.note.Text())}
	var f fault.Fields
	var err error
	if x.Counted, err = inventory.ParseCount(c.counted.Text(), i); err != nil {
		addAs(&f, "counted", err)
	}
	if text := strings.TrimSpace(c.second.Text()); text != "" {
		q, err := inventory.ParseCount(text, i)
		if err != nil {
			addAs(&f, "second", err)
		}
		x.Second = &q
	}
	if x.Reason == "" && c.reason.Text() != "" {
		f.Add("reason", "fault.choice.missing")
	}
	if c.reason.Visible() && x.Reason == "" && len(f) == 0 && c.t.known() && x.Counted != l.Expected {
		f.Add("reason", "fault.stocktake.reason")
	}
	if f.Err() != nil {
		c.wrong(f)
		return false
	}
	if x.Counted == l.Counted && l.Done && !c.dirty() {
		return true
	}
	c.was = c.values()
	_, err = c.t.s.st.SaveCounts(context.Background(), c.t.now.ID, []inventory.Count{x})
	if c.wrong(renamed(err)) {
		c.was = [4]string{}
		return false
	}
	if x.Reason != "" {
		delete(c.t.asks, c.lot)
	}
	delete(c.t.miss, c.lot)
	c.t.s.draft.Drop()
	c.t.refresh()
	return true
}

// addAs adds what a quantity says under another name.
func addAs(f *fault.Fields, name string, err error) {
	var fields fault.Fields
	if errors.As(err, &fields) && len(fields) > 0 {
		fields[0].Name = name
		*f = append(*f, fields[0])
		return
	}
	f.Add(name, "fault.quantity.number")
}

// renamed takes "lines.0." from the names of faults.
func renamed(err error) error {
	var fields fault.Fields
	if errors.As(err, &fields) {
		fields = slices.Clone(fields)
		for n := range fields {
			fields[n].Name = strings.TrimPrefix(fields[n].Name, "lines.0.")
		}
		return fields
	}
	return err
}

func (t *take) lineOf(lot int64) (inventory.StocktakeLine, bool) {
	for _, l := range t.now.Lines {
		if l.Lot == lot {
			return l, true
		}
	}
	return inventory.StocktakeLine{}, false
}

// lineName reads "lines.7.reason".
func lineName(name string) (n int, field string, ok bool) {
	k, err := fmt.Sscanf(name, "lines.%d.%s", &n, &field)
	return n, field, err == nil && k == 2
}
