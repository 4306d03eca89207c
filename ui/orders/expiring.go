package orders

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pana/inventory"
	"pana/ui/desk"
	"pana/ui/goods"
	"pana/ui/widgets"
)

// expiring are the lots past their day, and those that will be in 7, 14 and 30 days.
type expiring struct {
	s      *Screen
	all    []inventory.Expiring
	rows   []lot
	items  map[int64]inventory.Item
	names  map[int64]string
	table  *widgets.Table
	empty  *fyne.Container
	told   *fyne.Container
	object fyne.CanvasObject
	side   fyne.CanvasObject
}

// lot is one that expires, or the heading above some.
type lot struct {
	head string
	inventory.Expiring
}

func newExpiring(s *Screen) *expiring {
	d := s.d
	e := &expiring{s: s, empty: container.NewStack(), told: widgets.Stack(10)}
	e.table = widgets.NewTable([]widgets.Column{{Title: d.T("orders.item"), Width: 150, Weight: 3}, {Title: d.T("orders.lot"), Width: 80, Weight: 1}, {Title: d.T("orders.have"), Width: 90},
		{Title: d.T("orders.day"), Width: 92}, {Title: d.T("orders.state"), Width: 170}}, func() int { return len(e.rows) }, e.cells)
	e.table.Head = func(i int) string { return e.rows[i].head }
	e.table.ID = func(i int) int64 { return e.rows[i].Lot.ID }
	e.table.OnSelected = func(int) { e.tell() }
	e.table.OnOpened = func(int) { e.act() }
	e.table.Empty = e.empty
	e.empty.Objects = []fyne.CanvasObject{widgets.NewEmpty(widgets.IconCheck, d.T("orders.nothing_expires"), d.T("orders.nothing_expires_why"), nil)}
	e.object = e.table
	e.side = widgets.NewScroll(widgets.Pad(14, 17, 14, 17, e.told))
	return e
}

// state is how long a lot is still good, or what was done about it.
func (e *expiring) state(x inventory.Expiring) (string, widgets.Tone) {
	d := e.s.d
	switch {
	case x.Status != inventory.Usable:
		return d.T("code.lot." + string(x.Status)), widgets.Out
	case x.Days < 0 && x.Due == inventory.BestBefore:
		return d.T("orders.past_best"), widgets.Held
	case x.Days < 0:
		return d.T("orders.past"), widgets.Alert
	case x.Days == 0:
		return d.T("orders.last_day"), widgets.Alert
	case x.Days <= 7:
		return d.N("orders.days_left", x.Days), widgets.Held
	}
	return d.N("orders.days_left", x.Days), widgets.Out
}

func (e *expiring) cells(i int) []widgets.Cell {
	d, x := e.s.d, e.rows[i].Expiring
	state, tone := e.state(x)
	return []widgets.Cell{{Text: goods.Full(d, e.items[x.Item], x.Variant), Style: widgets.Strong}, {Text: e.lotName(x)}, {Text: goods.Say(d, e.items[x.Item], x.Quantity)},
		{Text: d.FullDay(x.Expiry)}, {Text: state, Chip: tone}}
}

func (e *expiring) lotName(x inventory.Expiring) string {
	if x.Code != "" {
		return x.Code
	}
	return e.s.d.T("issue.lot_of", "Day", e.s.d.ShortDay(x.CameOn))
}

func (e *expiring) reload() {
	ctx, d := context.Background(), e.s.d
	bands := inventory.ExpiryBands()
	all, err := e.s.st.Expirings(ctx, bands[0])
	if d.Failed(err, nil) {
		return
	}
	items, err := e.s.st.Items(ctx, true)
	if d.Failed(err, nil) {
		return
	}
	places, err := e.s.st.Places(ctx)
	if d.Failed(err, nil) {
		return
	}
	e.all, e.rows, e.items, e.names = all, nil, map[int64]inventory.Item{}, map[int64]string{}
	for _, i := range items {
		e.items[i.ID] = i
	}
	for _, p := range places {
		e.names[p.ID] = p.Name
	}
	group := ""
	for _, x := range all {
		head := d.T("orders.group_past")
		for _, n := range bands { // 30, 14, 7: the nearest that holds it
			if x.Days >= 0 && x.Days <= n {
				head = d.N("orders.group", n)
			}
		}
		if head != group {
			e.rows = append(e.rows, lot{head: head})
			group = head
		}
		e.rows = append(e.rows, lot{Expiring: x})
	}
	e.table.Reload()
	if e.table.Selected < 1 && len(e.rows) > 1 {
		e.table.Select(1)
	}
	e.tell()
}

func (e *expiring) chosen() (inventory.Expiring, bool) {
	if i := e.table.Selected; i >= 0 && i < len(e.rows) && e.rows[i].head == "" {
		return e.rows[i].Expiring, true
	}
	return inventory.Expiring{}, false
}

// act does what is next with the selected lot: what can't be given out is written off, the
// rest is given out first.
func (e *expiring) act() {
	x, ok := e.chosen()
	if !ok || !e.s.may() {
		return
	}
	if x.Usable {
		e.s.d.Go(desk.Place{Screen: desk.Issue, ID: x.Item})
		return
	}
	e.writeOff(x)
}

func (e *expiring) writeOff(x inventory.Expiring) {
	e.s.d.Go(desk.Place{Screen: desk.WriteOff, ID: x.Lot.ID})
}

// quarantine sets a lot aside, so that nobody takes it from the shelf.
func (e *expiring) quarantine(x inventory.Expiring) {
	r, err := e.s.st.SetStatus(context.Background(), x.Lot.ID, inventory.Quarantined, e.s.d.T("orders.why_aside", "Day", e.s.d.FullDay(x.Expiry)))
	if e.s.d.Failed(err, nil) {
		return
	}
	e.s.Reload()
	e.s.d.Done(r.Message, r.Undo)
	e.s.Focus()
}

// tell shows the selected lot and what can be done about it.
func (e *expiring) tell() {
	d := e.s.d
	e.told.Objects = nil
	if x, ok := e.chosen(); ok {
		item := e.items[x.Item]
		state, tone := e.state(x)
		e.told.Add(widgets.NewLine(goods.Full(d, item, x.Variant), widgets.Style{Size: 16, Bold: true, Colour: widgets.Ink}).Yielding())
		e.told.Add(widgets.Row(0, widgets.NewChip(state, tone, "")))
		if e.s.may() {
			e.buttons(x)
		}
		fact := func(label, value string) widgets.Fact {
			return widgets.Fact{Label: d.T(label), Runs: []widgets.Run{widgets.Body.Run(value)}}
		}
		facts := []widgets.Fact{fact("orders.lot", e.lotName(x)), fact("orders.have", goods.Say(d, item, x.Quantity)), fact("orders.day", d.FullDay(x.Expiry))}
		var where []string
		for _, h := range x.Where {
			where = append(where, e.names[h.Place]+" "+goods.Say(d, item, h.Quantity))
		}
		facts = append(facts, fact("orders.place", strings.Join(where, ", ")))
		if x.GiverName != "" {
			facts = append(facts, fact("orders.from", x.GiverName))
		}
		if v := x.Worth(x.Quantity); v > 0 {
			facts = append(facts, fact("orders.worth", goods.Money(d, v)))
		}
		e.told.Add(widgets.NewFacts(110, facts...))
		if x.StatusNote != "" {
			e.told.Add(widgets.NewParagraphFor(x.StatusNote, widgets.Small, sideWide))
		}
	}
	e.told.Refresh()
	e.side.Refresh()
}

func (e *expiring) buttons(x inventory.Expiring) {
	d := e.s.d
	var acts []*widgets.Button
	issue := func() { d.Go(desk.Place{Screen: desk.Issue, ID: x.Item}) }
	if x.Usable {
		acts = append(acts, widgets.NewSmallButton(d.T("orders.give_first"), widgets.Plain, "", issue),
			widgets.NewSmallButton(d.T("orders.write_off"), widgets.Plain, "", func() { e.writeOff(x) }))
	} else {
		acts = append(acts, widgets.NewSmallButton(d.T("orders.write_off"), widgets.Plain, "", func() { e.writeOff(x) }))
	}
	acts[0].Tag = "Enter"
	if x.Status == inventory.Usable {
		acts = append(acts, widgets.NewSmallButton(d.T("orders.aside"), widgets.Plain, "", func() { e.quarantine(x) }))
	}
	e.told.Add(widgets.Acts(8, 0, acts...))
}
