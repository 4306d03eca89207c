package reports

import (
	"fmt"
	"slices"
	"strings"

	"pana/assets/words"
	"pana/inventory"
	"pana/reports/page"
	"pana/reports/sheet"
	"pana/shelter/fault"
	"pana/shelter/vault"
)

// gatherStocktake reads the stock-take with the number that was chosen, or all that run,
// for PD-13.
func gatherStocktake(tx *vault.Tx, o Order, w *words.Words) (gathered, error) {
	c, err := ParseChoice(o.Filter)
	if err != nil {
		return gathered{}, err
	}
	chosen, err := takes(tx, c.No)
	if err != nil {
		return gathered{}, err
	}
	f := &sheet.StocktakeFigures{}
	var numbers []string
	for _, s := range chosen {
		t, err := takeSheet(tx, s.ID, o.Lang)
		if err != nil {
			return gathered{}, err
		}
		f.Takes = append(f.Takes, t)
		numbers = append(numbers, t.No)
	}
	return gathered{figures: f, params: strings.Join(numbers, ", "), draw: func(m sheet.Frame) *page.Layout { return sheet.Stocktake(m, f, w) }}, nil
}

// takes are the stock-takes that a number stands for; no number stands for all that run,
// in the order of their numbers.
func takes(tx *vault.Tx, no string) ([]inventory.Stocktake, error) {
	all, err := inventory.Stocktakes(tx)
	if err != nil {
		return nil, err
	}
	slices.Reverse(all)
	if no == "" {
		all = slices.DeleteFunc(all, func(s inventory.Stocktake) bool {
			return s.Status != inventory.Started && s.Status != inventory.Counted
		})
		if len(all) == 0 {
			return nil, fault.Refuse("refused.sheet_no_stocktakes")
		}
		return all, nil
	}
	var year, seq int
	_, _ = fmt.Sscanf(no, "SC-%d/%d", &year, &seq) // what isn't a number isn't found
	all = slices.DeleteFunc(all, func(s inventory.Stocktake) bool { return s.Year != year || s.Seq != seq })
	if len(all) == 0 {
		return nil, fault.Refuse("refused.sheet_no_document", "No", no, "Like", "SC-2026/003")
	}
	return all, nil
}

func takeSheet(tx *vault.Tx, id int64, lang string) (sheet.TakeSheet, error) {
	s, err := inventory.StocktakeOf(tx, id)
	if err != nil {
		return sheet.TakeSheet{}, err
	}
	out := sheet.TakeSheet{No: s.Number(), Place: s.PlaceName, Category: string(s.Category), Blind: s.Blind, Hidden: s.Blind && s.Status == inventory.Started,
		Status: string(s.Status), Started: s.StartedAt, Counted: s.CountedAt, Approved: s.ApprovedAt, StartedBy: shortName(s.StartedName),
		CountedBy: shortName(s.CountedName), Second: shortName(s.Second), Approver: shortName(s.Approver), Note: s.Note}
	h := newShelf(tx, lang)
	var ids []int64
	for _, l := range s.Lines {
		ids = append(ids, l.Item)
	}
	if err := h.load(ids); err != nil {
		return out, err
	}
	slices.SortStableFunc(s.Lines, func(a, b inventory.StocktakeLine) int { return byName(h.items[a.Item], h.items[b.Item], lang) })
	for _, l := range s.Lines {
		row := sheet.TakeRow{Goods: h.goods(l.Item, l.Variant, l.Code, l.Expiry), Category: string(h.items[l.Item].Category), Done: l.Done, Reason: l.Reason, Note: l.Note}
		if !out.Hidden {
			row.Expected = h.amount(l.Item, l.Expected)
			if n := l.Variance(); n != 0 {
				row.Variance, row.More = h.items[l.Item].Amounts(n), n > 0
			}
		}
		if l.Done {
			row.Counted = h.amount(l.Item, l.Counted)
		}
		if l.Second != nil {
			row.Second = h.amount(l.Item, *l.Second)
		}
		out.Lines = append(out.Lines, row)
	}
	return out, nil
}
