package reports

import (
	"pana/assets/words"
	"pana/inventory"
	"pana/reports/page"
	"pana/reports/sheet"
	"pana/shelter/vault"
)

// gatherWriteOff reads a write-off act, for PD-16.
func gatherWriteOff(tx *vault.Tx, o Order, w *words.Words) (gathered, error) {
	c, err := ParseChoice(o.Filter)
	if err != nil {
		return gathered{}, err
	}
	d, err := paper(tx, c, "WO-2026/0002", inventory.WriteOff)
	if err != nil {
		return gathered{}, err
	}
	f := &sheet.WriteOffFigures{No: d.Number(), Day: d.Day, Disposal: d.Disposal, Note: d.Note, By: shortName(d.ByName), Undone: d.UndoneBy != 0, Signers: d.Signers}
	h, ms := newShelf(tx, o.Lang), parts(d)
	if err := h.load(itemsOf(ms)); err != nil {
		return gathered{}, err
	}
	for _, m := range ms {
		x := sheet.WriteOffRow{Goods: h.goods(m.Item, m.Variant, m.LotCode, m.Expiry), Quantity: h.amount(m.Item, m.Quantity), Reason: m.Reason, Worth: max(m.Worth, -m.Worth)}
		f.Lines = append(f.Lines, x)
		f.Total += x.Worth
	}
	return gathered{figures: f, params: f.No, draw: func(m sheet.Frame) *page.Layout { return sheet.WriteOff(m, f, w) }}, nil
}
