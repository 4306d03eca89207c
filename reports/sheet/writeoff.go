package sheet

import (
	"crypto/sha256"

	"pana/inventory"
	"pana/reports/page"
	"pana/shelter/civil"
)

// WriteOffFigures are what leaves the store for good, for PD-16.
type WriteOffFigures struct {
	No       string
	Day      civil.Day
	Disposal string // what becomes of it; free text
	Note     string // free text
	By       string
	Undone   bool
	Signers  []inventory.Signer
	Lines    []WriteOffRow
	Total    inventory.Money
}

// WriteOffRow is a part of a lot that goes.
type WriteOffRow struct {
	Goods
	Quantity Quantity
	Reason   string // code
	Worth    inventory.Money
}

// Hash tells two acts apart.
func (f *WriteOffFigures) Hash() [sha256.Size]byte { return hash(*f) }

// FreeTexts are disposal and note. Who signs is staff.
func (f *WriteOffFigures) FreeTexts() []*string { return []*string{&f.Disposal, &f.Note} }

// WriteOff lays out PD-16.
func WriteOff(m Frame, f *WriteOffFigures, w Words) *page.Layout {
	v := voice{w, m}
	v.numbered(f.No, f.Day)
	e, _ := Find(NameWriteOff)
	d := v.doc(e, f, false)
	if f.Undone {
		d.Para(page.Style{Size: 12, Bold: true}, v.T("sheet.goods.undone"))
		d.Gap(1)
	}
	d.Para(page.Style{Size: page.Body}, v.T("sheet.writeoff.preamble"))
	d.Gap(2)
	t := page.Table{Cols: []page.Col{{Head: v.T("sheet.goods.item"), W: 1, Bold: true}, {Head: v.T("sheet.receipt.lot"), W: 36, Fixed: true},
		{Head: v.T("sheet.goods.quantity"), W: 30, Fixed: true, Align: page.Right}, {Head: v.T("sheet.goods.reason"), W: 32, Fixed: true},
		{Head: v.T("sheet.goods.worth"), W: 28, Fixed: true, Align: page.Right}}}
	for _, l := range f.Lines {
		reason := ""
		if l.Reason != "" {
			reason = v.T("code.movement." + l.Reason)
		}
		t.Rows = append(t.Rows, page.Row{Cells: []page.Cell{page.Words(v.goods(l.Goods)), page.Words(v.lot(l.Goods)), page.Words(v.quantity(l.Quantity)),
			page.Words(reason), page.Words(v.money(l.Worth))}})
	}
	t.Rows = append(t.Rows, page.Row{Total: true, Cells: []page.Cell{page.Words(v.N("sheet.orders.total", len(f.Lines))), {}, {}, {}, page.Words(v.money(f.Total))}})
	d.Table(t)
	d.Gap(2)
	d.Fields(page.Field{Label: v.T("sheet.writeoff.disposal"), Value: f.Disposal})
	if f.Note != "" {
		d.Lead(page.Style{Size: page.Body}, v.T("sheet.goods.note"), f.Note)
	}
	d.Fields(page.Field{Label: v.T("sheet.writeoff.by"), Value: f.By})
	d.Gap(3)
	v.commission(d, f)
	return d.Layout()
}

// commission are the three who sign, kept together.
func (v voice) commission(d *page.Doc, f *WriteOffFigures) {
	d.Heading(v.T("sheet.writeoff.commission"))
	t := page.Table{Frozen: true, Grid: true, MinH: 13, Cols: []page.Col{{Head: v.T("sheet.writeoff.post"), W: 1}, {Head: v.T("sheet.writeoff.name"), W: 1.2, Bold: true},
		{Head: v.T("sheet.writeoff.signature"), W: 1}, {Head: v.T("sheet.goods.day"), W: 28, Fixed: true}}}
	for i := range max(len(f.Signers), 3) {
		var s inventory.Signer
		if i < len(f.Signers) {
			s = f.Signers[i]
		}
		t.Rows = append(t.Rows, page.Row{Cells: []page.Cell{page.Words(s.Post), page.Words(s.Name), {}, {}}})
	}
	d.Table(t)
}
