package sheet

import (
	"crypto/sha256"
	"strings"

	"pana/inventory"
	"pana/reports/page"
	"pana/shelter/civil"
)

// OrdersFigures are what to buy, a list for each supplier or donor, for PD-12.
type OrdersFigures struct {
	From, To   civil.Day // the last of Days days
	Days       int
	PersonDays int // heads of all these days together
	Lists      []OrderSheet
}

// OrderSheet is what to ask of one.
type OrderSheet struct {
	Giver string // "": of nobody in particular
	Lines []OrderRow
	Total inventory.Money
}

// OrderRow is what to buy of an item.
type OrderRow struct {
	Name              string
	Need, Usable, Buy Quantity
	Packs             int64
	Pack              Quantity
	Now               bool // under the point at which to order
	Over              bool // whole packs make it more than the maximum
	Spoils            Quantity
	Price             inventory.Money // 0: not known
	Days              int
	RunsOut           civil.Day
	Sizes             []inventory.Variant
	Note              string // free text
}

// Hash tells two lists apart.
func (f *OrdersFigures) Hash() [sha256.Size]byte { return hash(*f) }

// FreeTexts are the remarks.
func (f *OrdersFigures) FreeTexts() []*string {
	var all []*string
	for i := range f.Lists {
		for j := range f.Lists[i].Lines {
			if x := &f.Lists[i].Lines[j].Note; *x != "" {
				all = append(all, x)
			}
		}
	}
	return all
}

// Orders lays out PD-12. Every list begins a page and stands for itself: it is given away.
func Orders(m Frame, f *OrdersFigures, w Words) *page.Layout {
	v := voice{w, m}
	v.m.Says = v.short(f.From) + " – " + v.day(f.To)
	e, _ := Find(NameOrders)
	d := v.doc(e, f, true)
	if len(f.Lists) == 0 {
		d.Para(page.Style{Size: page.Body}, v.N("sheet.orders.none", f.Days))
		return d.Layout()
	}
	for i, l := range f.Lists {
		if i > 0 {
			d.Break()
		}
		v.order(d, f, l)
	}
	return d.Layout()
}

func (v voice) order(d *page.Doc, f *OrdersFigures, l OrderSheet) {
	giver := l.Giver
	if giver == "" {
		giver = v.T("sheet.orders.nobody")
	}
	d.Lead(page.Style{Size: 12}, v.T("sheet.orders.for"), giver)
	d.Gap(2)
	col := func(key string, w float64) page.Col {
		return page.Col{Head: v.T(key), W: w, Fixed: true, Align: page.Right}
	}
	t := page.Table{Cols: []page.Col{{Head: v.T("sheet.goods.item"), W: 1}, col("sheet.orders.need", 24), col("sheet.orders.usable", 24),
		col("sheet.orders.buy", 26), {Head: v.T("sheet.orders.packs"), W: 29, Fixed: true}, {Head: v.T("sheet.orders.runs_out"), W: 25, Fixed: true},
		{Head: v.T("sheet.orders.priority"), W: 24, Fixed: true}, col("sheet.orders.price", 27), {Head: v.T("sheet.orders.remarks"), W: 1}}}
	unpriced := 0
	for _, x := range l.Lines {
		t.Rows = append(t.Rows, page.Row{Cells: v.orderRow(x)})
		unpriced += one(x.Price == 0)
	}
	total := make([]page.Cell, len(t.Cols))
	total[0].Text, total[7].Text = v.N("sheet.orders.total", len(l.Lines)), v.money(l.Total)
	if l.Total == 0 {
		total[7].Text = "–"
	}
	if unpriced > 0 {
		total[8].Text = v.N("sheet.orders.unpriced", unpriced)
	}
	t.Rows = append(t.Rows, page.Row{Total: true, Cells: total})
	d.Table(t)
	d.Gap(3)
	d.Lead(page.Style{Size: page.Body}, v.T("sheet.orders.how"), v.N("sheet.orders.formula", f.Days, "Heads", v.Number(int64(f.PersonDays))))
}

func (v voice) orderRow(x OrderRow) []page.Cell {
	packs, when, priority := "", "–", page.Words(v.T("sheet.orders.later"))
	if x.Packs > 0 {
		packs = v.Number(x.Packs) + " × " + v.quantity(x.Pack)
	}
	if !x.RunsOut.IsZero() {
		when = v.day(x.RunsOut)
	}
	if x.Now {
		priority = page.Cell{Text: v.T("sheet.orders.now"), Bold: true}
	}
	price := v.money(x.Price)
	if price == "" {
		price = "–"
	}
	var remarks []string
	for _, s := range x.Sizes {
		remarks = append(remarks, v.size(s))
	}
	remarks = []string{strings.Join(remarks, "; ")}
	if x.Over {
		remarks = append(remarks, v.T("sheet.orders.over"))
	}
	if len(x.Spoils) > 0 {
		remarks = append(remarks, v.T("sheet.orders.spoils", "What", v.quantity(x.Spoils)))
	}
	remarks = append(remarks, x.Note)
	return []page.Cell{{Text: x.Name, Bold: true}, page.Words(v.some(x.Need)), page.Words(v.some(x.Usable)), {Text: v.quantity(x.Buy), Bold: true},
		page.Words(packs), page.Words(when), priority, page.Words(price), page.Words(dots(remarks...))}
}
