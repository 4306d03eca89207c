package reports

import (
	"pana/assets/words"
	"pana/inventory"
	"pana/reports/page"
	"pana/reports/sheet"
	"pana/shelter/vault"
)

// gatherReceived reads what came to the store at once, for PD-15.
func gatherReceived(tx *vault.Tx, o Order, w *words.Words) (gathered, error) {
	c, err := ParseChoice(o.Filter)
	if err != nil {
		return gathered{}, err
	}
	d, err := paper(tx, c, "GR-2026/0004, DN-2026/0007", inventory.Receipt, inventory.Donation)
	if err != nil {
		return gathered{}, err
	}
	f := &sheet.ReceivedFigures{No: d.Number(), Day: d.Day, Donation: d.Kind == inventory.Donation, Opening: d.Reason == "OPENING", Giver: d.GiverName,
		Anonymous: d.Anonymous, Paper: d.Paper, Paid: d.Paid, Note: d.Note, By: shortName(d.ByName), Undone: d.UndoneBy != 0}
	h, ms := newShelf(tx, o.Lang), parts(d)
	if err := h.load(itemsOf(ms)); err != nil {
		return gathered{}, err
	}
	for _, m := range ms {
		lot, err := inventory.LotOf(tx, m.Lot)
		if err != nil {
			return gathered{}, err
		}
		f.Lines = append(f.Lines, sheet.ReceivedRow{Goods: h.goods(m.Item, m.Variant, m.LotCode, m.Expiry), Quantity: h.amount(m.Item, m.Quantity),
			Condition: lot.Condition, Worth: m.Worth})
		f.Total += m.Worth
	}
	for _, r := range d.Refused {
		f.Refused = append(f.Refused, sheet.RefusedRow{What: r.What, Quantity: r.Quantity, Reason: r.Reason})
	}
	return gathered{figures: f, params: f.No, draw: func(m sheet.Frame) *page.Layout { return sheet.Received(m, f, w) }}, nil
}
