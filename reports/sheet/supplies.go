package sheet

import (
	"crypto/sha256"
	"strconv"

	"pana/inventory"
	"pana/reports/page"
	"pana/shelter/civil"
)

// SuppliesFigures are how the store stands, for PD-11.
type SuppliesFigures struct {
	Heads int // who eats here today
	Rows  []SupplyRow
}

// SupplyRow is an item: what is past its day comes first, then what runs out first.
type SupplyRow struct {
	Name, Category           string // the category is a code
	Usable, Expired, Blocked Quantity
	Least, Par               Quantity    // empty: not set
	Soon                     [3]Quantity // usable, of which the day is within 30, 14 and 7 days
	HasExpired, HasBlocked   bool
	Low                      bool
	Basis                    string
	Days                     int       // of cover; -1: there is nothing to tell it by
	RunsOut                  civil.Day // zero: not within the horizon
}

// Hash tells two states of the store apart.
func (f *SuppliesFigures) Hash() [sha256.Size]byte { return hash(*f) }

// FreeTexts are none: items are named like rooms.
func (f *SuppliesFigures) FreeTexts() []*string { return nil }

// Supplies lays out PD-11.
func Supplies(m Frame, f *SuppliesFigures, w Words) *page.Layout {
	v := voice{w, m}
	e, _ := Find(NameSupplies)
	d := v.doc(e, f, true)
	low, expired, soon, use := 0, 0, 0, false
	for _, r := range f.Rows {
		low += one(r.Low)
		expired += one(r.HasExpired)
		soon += one(len(r.Soon[0]) > 0)
		use = use || r.Basis == string(inventory.ByUse)
	}
	n := strconv.Itoa
	d.Totals([]page.Total{{Label: v.T("sheet.supplies.items"), Value: n(len(f.Rows))}, {Label: v.T("sheet.supplies.low"), Value: n(low)},
		{Label: v.T("sheet.supplies.expired"), Value: n(expired)}, {Label: v.T("sheet.supplies.soon"), Value: n(soon)}},
		[]page.Total{{Label: v.T("sheet.supplies.heads"), Value: n(f.Heads)}})
	d.Gap(2)
	if len(f.Rows) == 0 {
		d.Para(page.Style{Size: page.Body}, v.T("sheet.supplies.none"))
		return d.Layout()
	}
	t := v.suppliesTable()
	if expired > 0 {
		d.Heading(v.T("sheet.supplies.past"))
		past := t
		past.Boxed = true
		past.Rows = v.supplyRows(f.Rows[:expired])
		d.Table(past)
		d.Gap(3)
	}
	if t.Rows = v.supplyRows(f.Rows[expired:]); len(t.Rows) > 0 {
		d.Table(t)
	}
	d.Gap(2)
	d.Para(page.Style{Size: page.Body}, v.T("sheet.supplies.how"))
	if use {
		d.KeepLast()
		d.Para(page.Style{Size: page.Body}, v.T("sheet.supplies.by_use"))
	}
	return d.Layout()
}

func one(is bool) int {
	if is {
		return 1
	}
	return 0
}

func (v voice) suppliesTable() page.Table {
	col := func(key string, w float64) page.Col {
		return page.Col{Head: v.T(key), W: w, Fixed: true, Align: page.Right}
	}
	return page.Table{Cols: []page.Col{{Head: v.T("sheet.goods.item"), W: 1}, {Head: v.T("sheet.supplies.category"), W: 27, Fixed: true},
		col("sheet.supplies.usable", 26), col("sheet.supplies.expired_col", 28), col("sheet.supplies.blocked", 24), col("sheet.supplies.par", 26),
		col("sheet.supplies.days", 27), col("sheet.supplies.in30", 20), col("sheet.supplies.in14", 20), col("sheet.supplies.in7", 20)}}
}

func (v voice) supplyRows(all []SupplyRow) []page.Row {
	rows := make([]page.Row, len(all))
	for i, r := range all {
		name := page.Words(r.Name)
		if r.Low {
			name = page.Cell{Text: r.Name + "\n" + v.T("sheet.supplies.is_low"), Bold: true}
		}
		cells := []page.Cell{name, page.Words(v.T("code.category." + r.Category)), {Text: v.quantity(r.Usable), Bold: true},
			{Text: v.some(r.Expired), Bold: r.HasExpired}, {Text: v.some(r.Blocked), Bold: r.HasBlocked}, page.Words(v.levels(r.Least, r.Par)), {Text: v.cover(r), Bold: r.Low}}
		for _, s := range r.Soon {
			cells = append(cells, page.Words(v.some(s)))
		}
		rows[i] = page.Row{Cells: cells}
	}
	return rows
}

// levels are minimum and par, the unit once if it is the same.
func (v voice) levels(least, par Quantity) string {
	switch {
	case len(par) == 0:
		return v.some(least)
	case len(least) == 1 && len(par) == 1 && least[0].Unit == par[0].Unit:
		return v.decimal(least[0].Number) + " / " + v.quantity(par)
	}
	return v.some(least) + " / " + v.quantity(par)
}

// cover is for how many days it is enough, and until when; a star says that it is told by
// what was used.
func (v voice) cover(r SupplyRow) string {
	if r.Days < 0 {
		return "–"
	}
	text := strconv.Itoa(r.Days)
	if r.Days >= inventory.Horizon {
		text = "> " + text
	}
	if r.Basis == string(inventory.ByUse) {
		text += " *"
	}
	if !r.RunsOut.IsZero() {
		text += " · " + v.short(r.RunsOut)
	}
	return text
}
