package orders

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pana/inventory"
	"pana/ui/desk"
	"pana/ui/goods"
	"pana/ui/widgets"
)

// buy is the order list: a list for each supplier or donor, the most urgent first.
type buy struct {
	s     *Screen
	list  inventory.OrderList
	rows  []line
	days  *widgets.Field
	form  *widgets.Form
	asked int // days that the list is for; 0: as settled

	lead   *widgets.Line
	sum    *widgets.Line
	table  *widgets.Table
	empty  *fyne.Container
	told   *fyne.Container
	object fyne.CanvasObject
	side   fyne.CanvasObject
}

// line is what to buy of an item, or the name of who sells or gives it.
type line struct {
	head string
	inventory.OrderLine
}

func newBuy(s *Screen) *buy {
	d := s.d
	b := &buy{s: s, lead: widgets.NewLine("", widgets.Quiet).Yielding(), sum: widgets.NewLine("", widgets.Strong).Yielding(), empty: container.NewStack(), told: widgets.Stack(10)}
	b.days = widgets.NewField(d.T("orders.days"), "")
	b.days.Spill = 420
	b.days.Entry.OnFocus = func(on bool) {
		if on {
			b.days.Entry.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
		}
	}
	b.form = widgets.NewForm(b.again)
	b.form.Add("days", b.days)
	b.table = widgets.NewTable([]widgets.Column{{Title: d.T("orders.item"), Width: 150, Weight: 3}, {Title: d.T("orders.have"), Width: 84}, {Title: d.T("orders.need"), Width: 84},
		{Title: d.T("orders.buy"), Width: 150, Weight: 1}, {Title: d.T("orders.runs_out"), Width: 112}, {Title: d.T("orders.price"), Width: 92, Right: true}},
		func() int { return len(b.rows) }, b.cells)
	b.table.Head = func(i int) string { return b.rows[i].head }
	b.table.ID = func(i int) int64 { return b.rows[i].Item.ID }
	b.table.OnSelected = func(int) { b.tell() }
	b.table.OnOpened = func(int) { b.open() }
	b.table.Empty = b.empty
	top := widgets.Pad(4, 17, 0, 17, widgets.Row(16, widgets.Sized(130, 0, b.days), b.sum))
	formula := widgets.NewParagraph(d.T("orders.formula"), widgets.Small, 3, 640)
	foot := widgets.Stack(0, widgets.NewRule(widgets.LineColour, 1), widgets.Pad(8, 17, 10, 17, formula))
	b.object = goods.Below(0, top, b.table, foot)
	b.side = widgets.NewScroll(widgets.Pad(14, 17, 14, 17, b.told))
	return b
}

// count is how many items are to be bought.
func (b *buy) count() int {
	n := 0
	for _, o := range b.list.Orders {
		n += len(o.Lines)
	}
	return n
}

func (b *buy) cells(i int) []widgets.Cell {
	d, x := b.s.d, b.rows[i].OrderLine
	name := widgets.Cell{Text: goods.Name(d, x.Item), Style: widgets.Strong}
	if x.Now {
		name.Icon = widgets.IconWarning
	}
	out := widgets.Cell{Text: "—", Style: widgets.Quiet}
	switch {
	case x.Cover.Days == 0:
		out = widgets.Cell{Text: d.T("orders.none_left"), Style: widgets.Body.In(widgets.Alert.Strong())}
	case !x.Cover.RunsOut.IsZero():
		out = widgets.Cell{Text: goods.Day(d, x.Cover.RunsOut)}
		if x.Now {
			out.Style = widgets.Body.In(widgets.Alert.Strong())
		}
	}
	price := ""
	if x.Price > 0 {
		price = goods.Money(d, x.Price)
	}
	return []widgets.Cell{name, {Text: goods.Say(d, x.Item, x.Usable)}, {Text: goods.Say(d, x.Item, x.Need)}, {Text: b.packs(x), Style: widgets.Strong}, out, {Text: price}}
}

// packs is what to buy: "2 мешка (100 кг)", or the quantity where there are no packs.
func (b *buy) packs(x inventory.OrderLine) string {
	d := b.s.d
	if x.Packs == 0 || x.Item.Pack == x.Buy && x.Packs == 1 {
		return goods.Say(d, x.Item, x.Buy)
	}
	return d.T("orders.packs", "Buy", goods.Say(d, x.Item, x.Buy), "N", x.Packs, "Pack", goods.Say(d, x.Item, x.Item.Pack))
}

// again makes the list for the days that were typed.
func (b *buy) again() {
	n, err := readDays(b.days.Text())
	if err == nil {
		_, err = b.s.st.Orders(context.Background(), n)
	}
	if b.s.d.Failed(err, b.form) {
		return
	}
	b.asked = n
	b.s.Reload()
	b.s.d.Host.Focus(b.table.Focus())
}

func (b *buy) reload() {
	d := b.s.d
	list, err := b.s.st.Orders(context.Background(), b.asked)
	if d.Failed(err, nil) {
		return
	}
	b.list, b.rows = list, nil
	var total inventory.Money
	for _, o := range list.Orders {
		name := o.Name
		if o.Giver == 0 {
			name = d.T("orders.nobody")
		}
		if o.Total > 0 {
			name = d.T("orders.head", "Name", name, "Total", goods.Money(d, o.Total))
		}
		b.rows = append(b.rows, line{head: name})
		total += o.Total
		for _, x := range o.Lines {
			b.rows = append(b.rows, line{OrderLine: x})
		}
	}
	if !goods.Holding(b.s.content, b.days) {
		b.days.SetText(strconv.Itoa(list.Days))
	}
	b.lead.Runs[0].Text = d.T("orders.lead", "From", d.ShortDay(list.From), "To", d.ShortDay(list.From.Add(list.Days-1)))
	b.sum.Runs[0].Text = d.N("orders.sum", b.count(), "Total", goods.Money(d, total))
	b.empty.Objects = []fyne.CanvasObject{widgets.NewEmpty(widgets.IconSupplies, d.T("orders.enough"), d.T("orders.enough_why"), nil)}
	b.table.Reload()
	if b.table.Selected < 1 && len(b.rows) > 1 {
		b.table.Select(1)
	}
	b.lead.Refresh()
	b.sum.Refresh()
	b.tell()
	b.s.content.Refresh()
}

func (b *buy) chosen() (inventory.OrderLine, bool) {
	if i := b.table.Selected; i >= 0 && i < len(b.rows) && b.rows[i].head == "" {
		return b.rows[i].OrderLine, true
	}
	return inventory.OrderLine{}, false
}

// open leads to the item.
func (b *buy) open() {
	if x, ok := b.chosen(); ok {
		b.s.d.Go(desk.Place{Screen: desk.Supplies, ID: x.Item.ID})
	}
}

// tell says how the selected line was reckoned, and for whom.
func (b *buy) tell() {
	b.told.Objects = nil
	if x, ok := b.chosen(); ok {
		b.tellLine(x)
		b.told.Add(widgets.NewRule(widgets.LineColour, 1))
	}
	b.tellHeads()
	b.told.Refresh()
	b.side.Refresh()
}

const sideWide = 330

func (b *buy) tellLine(x inventory.OrderLine) {
	d := b.s.d
	title := []fyne.CanvasObject{widgets.NewLine(goods.Name(d, x.Item), widgets.Style{Size: 16, Bold: true, Colour: widgets.Ink}).Yielding()}
	if x.Now {
		title = append(title, widgets.NewChip(d.T("orders.now"), widgets.Alert, widgets.IconWarning))
	}
	b.told.Add(widgets.Row(10, title...))
	b.told.Add(widgets.NewParagraphFor(d.T("code.basis."+string(x.Cover.Basis)), widgets.Small, sideWide))
	var facts []widgets.Fact
	fact := func(label, value string) {
		facts = append(facts, widgets.Fact{Label: d.T(label), Runs: []widgets.Run{widgets.Body.Run(value)}})
	}
	if x.Cover.Basis != inventory.ByNone {
		fact("orders.per_day", goods.Rate(d, x.Item, x.Cover.PerDay))
		fact("orders.lasts", goods.Days(d, x.Cover.Days))
		fact("orders.need", goods.Say(d, x.Item, x.Need))
	}
	fact("orders.have", goods.Say(d, x.Item, x.Usable))
	if x.Spoils > 0 {
		fact("orders.spoils", goods.Say(d, x.Item, x.Spoils))
	}
	fact("orders.buy", b.packs(x))
	if x.Item.LeadDays > 0 {
		fact("orders.delivery", goods.Days(d, x.Item.LeadDays))
	}
	b.told.Add(widgets.NewFacts(120, facts...))
	if x.OverMost {
		b.told.Add(widgets.NewParagraphFor(d.T("orders.over_most", "Most", goods.Say(d, x.Item, x.Item.Most)), widgets.Small.In(widgets.Held.Strong()), sideWide))
	}
	if x.Item.Note != "" {
		b.told.Add(widgets.NewParagraphFor(x.Item.Note, widgets.Quiet, sideWide))
	}
}

// tellHeads says for how many people the list is, day by day; days alike stand together.
func (b *buy) tellHeads() {
	d, sum := b.s.d, 0
	var facts []widgets.Fact
	for i := 0; i < len(b.list.Heads); {
		h := b.list.Heads[i]
		to := i
		for to+1 < len(b.list.Heads) && b.list.Heads[to+1].Total() == h.Total() {
			to++
		}
		label := d.ShortDay(h.Day)
		if to > i {
			label += " – " + d.ShortDay(b.list.Heads[to].Day)
		}
		facts = append(facts, widgets.Fact{Label: label, Runs: []widgets.Run{widgets.Body.Run(d.N("issue.heads", h.Total()))}})
		sum += h.Total() * (to - i + 1)
		i = to + 1
	}
	b.told.Add(widgets.NewLine(d.T("orders.census"), widgets.Style{Size: 16, Bold: true, Colour: widgets.Ink}).Yielding())
	b.told.Add(widgets.NewParagraphFor(d.T("orders.census_why"), widgets.Small, sideWide))
	if len(facts) > 0 {
		b.told.Add(widgets.NewFacts(120, facts...))
	}
	b.told.Add(widgets.NewLine(d.N("orders.person_days", sum), widgets.Strong).Yielding())
}
