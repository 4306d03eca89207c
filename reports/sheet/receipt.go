package sheet

import (
	"crypto/sha256"
	"slices"

	"pana/inventory"
	"pana/reports/page"
	"pana/shelter/civil"
)

// ReceiptFigures are what a resident was given, for PD-14. There is no place for her name.
type ReceiptFigures struct {
	No               string
	Day              civil.Day
	RegisterNo, Word string
	Household        bool // for all of it
	By               string
	Signed           string // code; "": not yet
	Undone           bool
	Lines            []ReceiptRow
	Total            inventory.Money
	Donor            bool // the copy for donors: totals, and nothing about anybody
}

// ReceiptRow is what was given of an item.
type ReceiptRow struct {
	Goods
	Category string // code
	Quantity Quantity
	Loan     bool
	Until    civil.Day // of a loan; zero: when she leaves
	Worth    inventory.Money
}

// Hash tells two receipts apart.
func (f *ReceiptFigures) Hash() [sha256.Size]byte { return hash(*f) }

// FreeTexts are none: remarks don't stand on a paper that is given away.
func (f *ReceiptFigures) FreeTexts() []*string { return nil }

// Receipt lays out PD-14: the resident's copy above the house's, on one page where both fit.
// The one that is cut off has the name of the house, the one that stays has the footer.
func Receipt(m Frame, f *ReceiptFigures, w Words) *page.Layout {
	v := voice{w, m}
	v.numbered(f.No, f.Day)
	e, _ := Find(NameReceipt)
	if f.Donor {
		e.Class = Public
		d := v.doc(e, f, false)
		v.receiptTotals(d, f)
		return d.Layout()
	}
	d := v.doc(e, f, false)
	v.receipt(d, f, "sheet.receipt.hers")
	if d.Length() <= d.Height()/2-cutting {
		d.Block(d.Height()/2-d.Length()-cutting/2, false, func(*page.Canvas, page.Rect) {})
		d.Block(cutting, false, func(c *page.Canvas, b page.Rect) { cut(c, b.X, b.Y+cutting/2, b.W) })
	} else {
		d.Break()
	}
	v.receipt(d, f, "sheet.receipt.ours")
	return d.Layout()
}

// cutting is the room for the line along which two copies are cut apart.
const cutting = 14.0

func cut(c *page.Canvas, x, y, w float64) {
	for at := 0.0; at < w; at += 4 {
		c.Rule(x+at, y, x+min(at+2, w), y, 0.2, page.Thin)
	}
}

func (v voice) receipt(d *page.Doc, f *ReceiptFigures, copyOf string) {
	d.Heading(v.T(copyOf) + " · " + f.No)
	if f.Undone {
		d.Para(page.Style{Size: 12, Bold: true}, v.T("sheet.goods.undone"))
		d.Gap(1)
	}
	d.Fields(page.Field{Label: v.T("sheet.receipt.to"), Value: f.RegisterNo + " «" + f.Word + "»", W: 1.3}, page.Field{Label: v.T("sheet.goods.day"), Value: v.day(f.Day)})
	d.Gap(1)
	t := page.Table{Cols: []page.Col{{Head: v.T("sheet.goods.item"), W: 1, Bold: true}, {Head: v.T("sheet.goods.quantity"), W: 28, Fixed: true, Align: page.Right},
		{Head: v.T("sheet.receipt.lot"), W: 36, Fixed: true}, {Head: v.T("sheet.receipt.terms"), W: 38, Fixed: true},
		{Head: v.T("sheet.goods.worth"), W: 26, Fixed: true, Align: page.Right}}}
	for _, l := range f.Lines {
		terms := v.T("sheet.receipt.grant")
		switch {
		case l.Loan && l.Until.IsZero():
			terms = v.T("sheet.receipt.loan_stay")
		case l.Loan:
			terms = v.T("sheet.receipt.loan", "Day", v.day(l.Until))
		}
		t.Rows = append(t.Rows, page.Row{Cells: []page.Cell{page.Words(v.goods(l.Goods)), page.Words(v.quantity(l.Quantity)), page.Words(v.lot(l.Goods)),
			page.Words(terms), page.Words(v.money(l.Worth))}})
	}
	if f.Total != 0 {
		t.Rows = append(t.Rows, page.Row{Total: true, Cells: []page.Cell{page.Words(v.T("sheet.goods.total")), {}, {}, {}, page.Words(v.money(f.Total))}})
	}
	d.Table(t)
	d.Gap(1)
	who := []string{v.T("sheet.receipt.herself"), v.T("sheet.receipt.child")}
	if f.Household {
		who = append(who, v.T("sheet.receipt.household"))
	}
	signed := []string{v.T("sheet.receipt.signature"), v.T("sheet.receipt.thumb")}
	row := page.Row{Cells: []page.Cell{{Text: v.T("sheet.receipt.got"), Bold: true}, {Options: who}, {Options: signed}}}
	switch f.Signed {
	case "":
	case "refused":
		row.Cells[2] = page.Cell{Text: v.T("sheet.receipt.refused"), Bold: true}
	default:
		row.Cells[2] = page.Words(v.T("code.signed." + f.Signed))
	}
	d.Table(page.Table{Cols: []page.Col{{W: 24, Fixed: true}, {W: 1.5}, {W: 1}}, Rows: []page.Row{row}})
	d.Signatures(v.T("sheet.receipt.taker"), v.T("sheet.receipt.giver", "Name", f.By))
}

// receiptTotals is the copy for donors: how much of what kind, and what it is worth.
func (v voice) receiptTotals(d *page.Doc, f *ReceiptFigures) {
	d.Heading(v.T("sheet.receipt.donors") + " · " + f.No)
	t := page.Table{Cols: []page.Col{{Head: v.T("sheet.supplies.category"), W: 1, Bold: true}, {Head: v.T("sheet.receipt.positions"), W: 40, Fixed: true, Align: page.Right},
		{Head: v.T("sheet.goods.worth"), W: 40, Fixed: true, Align: page.Right}}}
	for _, c := range inventory.Categories() {
		n, worth := 0, inventory.Money(0)
		for _, l := range f.Lines {
			if l.Category == string(c) {
				n, worth = n+1, worth+l.Worth
			}
		}
		if n > 0 {
			t.Rows = append(t.Rows, page.Row{Cells: []page.Cell{page.Words(v.T("code.category." + string(c))), page.Words(v.Number(int64(n))), page.Words(v.money(worth))}})
		}
	}
	t.Rows = append(t.Rows, page.Row{Total: true, Cells: []page.Cell{page.Words(v.T("sheet.goods.total")), page.Words(v.Number(int64(len(f.Lines)))), page.Words(v.money(f.Total))}})
	d.Table(t)
	d.Gap(2)
	d.Para(page.Style{Size: page.Body}, v.T("sheet.receipt.donors_why"))
	d.Gap(4)
	d.Signatures(v.T("sheet.receipt.giver", "Name", f.By))
}

// Dated reports whether a category is one of which a paper names lot and day.
func Dated(category string) bool {
	return slices.Contains([]string{"food", "infant", "medicine"}, category)
}
