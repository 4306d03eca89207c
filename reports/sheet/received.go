package sheet

import (
	"crypto/sha256"

	"pana/inventory"
	"pana/reports/page"
	"pana/shelter/civil"
)

// ReceivedFigures are what came to the store at once, for PD-15.
type ReceivedFigures struct {
	No        string
	Day       civil.Day
	Donation  bool
	Opening   bool   // it was there before the ledger
	Giver     string // "": not named
	Anonymous bool
	Paper     string // invoice or letter
	Paid      string // code
	Note      string // free text
	By        string
	Undone    bool
	Lines     []ReceivedRow
	Refused   []RefusedRow
	Total     inventory.Money
}

// ReceivedRow is a lot that came.
type ReceivedRow struct {
	Goods
	Quantity  Quantity
	Condition string // code
	Worth     inventory.Money
}

// RefusedRow is what was brought and not taken: free text, and the code of the reason.
type RefusedRow struct{ What, Quantity, Reason string }

// Hash tells two notes apart.
func (f *ReceivedFigures) Hash() [sha256.Size]byte { return hash(*f) }

// FreeTexts are the note, the number of the paper, and what was refused. Who gave is known
// to the house like its staff.
func (f *ReceivedFigures) FreeTexts() []*string {
	all := []*string{&f.Note, &f.Paper}
	for i := range f.Refused {
		all = append(all, &f.Refused[i].What, &f.Refused[i].Quantity)
	}
	return all
}

// Received lays out PD-15.
func Received(m Frame, f *ReceivedFigures, w Words) *page.Layout {
	v := voice{w, m}
	v.numbered(f.No, f.Day)
	e, _ := Find(NameReceived)
	if f.Donation {
		e.Title = "sheet.received.donation"
	}
	d := v.doc(e, f, false)
	if f.Undone {
		d.Para(page.Style{Size: 12, Bold: true}, v.T("sheet.goods.undone"))
		d.Gap(1)
	}
	v.receivedHead(d, f)
	d.Gap(2)
	if len(f.Lines) > 0 {
		v.receivedLines(d, f)
		d.Gap(2)
	}
	if len(f.Refused) > 0 {
		d.Heading(v.T("sheet.received.refused"))
		t := page.Table{Cols: []page.Col{{Head: v.T("sheet.goods.item"), W: 1.2}, {Head: v.T("sheet.goods.quantity"), W: 40, Fixed: true}, {Head: v.T("sheet.goods.reason"), W: 1}}}
		for _, r := range f.Refused {
			reason := r.Reason
			if reason != "" {
				reason = v.T("code.refusal." + reason)
			}
			t.Rows = append(t.Rows, page.Row{Cells: []page.Cell{page.Words(r.What), page.Words(r.Quantity), page.Words(reason)}})
		}
		d.Table(t)
		d.Gap(2)
	}
	if f.Note != "" {
		d.Lead(page.Style{Size: page.Body}, v.T("sheet.goods.note"), f.Note)
		d.Gap(2)
	}
	if f.Donation {
		d.Para(page.Style{Size: 12}, v.T("sheet.received.thanks"))
	}
	d.Gap(4)
	from := v.T("sheet.received.supplier_signs")
	if f.Donation {
		from = v.T("sheet.received.donor_signs")
	}
	d.Signatures(from, v.T("sheet.received.taken", "Name", f.By))
	return d.Layout()
}

func (v voice) receivedHead(d *page.Doc, f *ReceivedFigures) {
	from := page.Field{Label: v.T("sheet.received.supplier"), Value: f.Giver, W: 1.5}
	switch {
	case f.Opening:
		from.Value = v.T("code.movement.OPENING")
	case f.Anonymous:
		from.Value = v.T("sheet.received.anonymous")
	}
	if f.Donation {
		from.Label = v.T("sheet.received.donor")
	}
	d.Fields(from, page.Field{Label: v.T("sheet.goods.day"), Value: v.day(f.Day)})
	paper := page.Field{Label: v.T("sheet.received.paper"), Value: f.Paper, W: 1.5}
	switch {
	case f.Paid != "":
		d.Fields(paper, page.Field{Label: v.T("sheet.received.paid"), Value: v.T("code.paid." + f.Paid)})
	case f.Paper != "" || !f.Donation && !f.Opening:
		d.Fields(paper)
	}
}

func (v voice) receivedLines(d *page.Doc, f *ReceivedFigures) {
	t := page.Table{Cols: []page.Col{{Head: v.T("sheet.goods.item"), W: 1, Bold: true}, {Head: v.T("sheet.goods.quantity"), W: 30, Fixed: true, Align: page.Right},
		{Head: v.T("sheet.received.condition"), W: 30, Fixed: true}, {Head: v.T("sheet.receipt.lot"), W: 36, Fixed: true},
		{Head: v.T("sheet.goods.worth"), W: 28, Fixed: true, Align: page.Right}}}
	for _, l := range f.Lines {
		condition := ""
		if l.Condition != "" {
			condition = v.T("code.condition." + l.Condition)
		}
		t.Rows = append(t.Rows, page.Row{Cells: []page.Cell{page.Words(v.goods(l.Goods)), page.Words(v.quantity(l.Quantity)), page.Words(condition),
			page.Words(v.lot(l.Goods)), page.Words(v.money(l.Worth))}})
	}
	t.Rows = append(t.Rows, page.Row{Total: true, Cells: []page.Cell{page.Words(v.N("sheet.orders.total", len(f.Lines))), {}, {}, {}, page.Words(v.money(f.Total))}})
	d.Table(t)
}
