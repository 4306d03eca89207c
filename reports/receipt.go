package reports

import (
	"pana/assets/words"
	"pana/inventory"
	"pana/reports/page"
	"pana/reports/sheet"
	"pana/shelter/civil"
	"pana/shelter/vault"
)

// gatherReceipt reads what a resident was given, for PD-14.
func gatherReceipt(tx *vault.Tx, o Order, w *words.Words) (gathered, error) {
	c, err := ParseChoice(o.Filter)
	if err != nil {
		return gathered{}, err
	}
	d, err := paper(tx, c, "IS-2026/0012", inventory.ToResident)
	if err != nil {
		return gathered{}, err
	}
	f := &sheet.ReceiptFigures{No: d.Number(), Day: d.Day, By: shortName(d.ByName), Undone: d.UndoneBy != 0, Donor: c.Donor}
	params := f.No
	if c.Donor {
		params += ", donor"
	} else {
		f.RegisterNo, f.Word, f.Signed = d.RegisterNo, d.CodeWord, d.Signed
		f.Household = d.Reason == "CONSUMED" // for all of it, as inventory notes it
	}
	h, ms := newShelf(tx, o.Lang), parts(d)
	if err := h.load(itemsOf(ms)); err != nil {
		return gathered{}, err
	}
	for _, m := range ms {
		x := sheet.ReceiptRow{Category: string(h.items[m.Item].Category), Quantity: h.amount(m.Item, m.Quantity), Worth: max(m.Worth, -m.Worth)}
		x.Goods = h.goods(m.Item, m.Variant, "", m.Expiry)
		if sheet.Dated(x.Category) {
			x.Lot = m.LotCode
		} else {
			x.Expiry = civil.Day{}
		}
		if l := loanOf(d, m.ID); l != nil {
			x.Loan, x.Until = true, l.Due
		}
		f.Total += x.Worth
		f.Lines = append(f.Lines, x)
	}
	return gathered{figures: f, params: params, draw: func(m sheet.Frame) *page.Layout { return sheet.Receipt(m, f, w) }}, nil
}
