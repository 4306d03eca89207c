package reports

import (
	"slices"

	"pana/assets/words"
	"pana/inventory"
	"pana/reports/page"
	"pana/reports/sheet"
	"pana/shelter"
	"pana/shelter/vault"
)

// gatherSupplies reads how the store stands, for PD-11.
func gatherSupplies(tx *vault.Tx, o Order, w *words.Words) (gathered, error) {
	all, err := shelter.SuppliesOf(tx)
	if err != nil {
		return gathered{}, err
	}
	soon, err := expiringSoon(tx)
	if err != nil {
		return gathered{}, err
	}
	heads, err := inventory.Census(tx, 1)
	if err != nil {
		return gathered{}, err
	}
	zone, err := zoneOf(tx)
	if err != nil {
		return gathered{}, err
	}
	f := &sheet.SuppliesFigures{Heads: heads[0].Total()}
	for _, s := range all {
		x := sheet.SupplyRow{Name: s.Name(o.Lang), Category: string(s.Category), Usable: s.Amounts(s.Stock.Usable), Expired: s.Amounts(s.Stock.Expired),
			Blocked: s.Amounts(s.Stock.Blocked), HasExpired: s.Expired(), HasBlocked: s.Stock.Blocked > 0, Low: s.Low,
			Basis: string(s.Cover.Basis), Days: s.Cover.Days, RunsOut: s.Cover.RunsOut}
		if s.Cover.Basis == "" {
			x.Days = -1
		}
		if s.Least > 0 {
			x.Least = s.Amounts(s.Least)
		}
		if s.Par > 0 {
			x.Par = s.Amounts(s.Par)
		}
		for n, q := range soon[s.ID] {
			if q > 0 {
				x.Soon[n] = s.Amounts(q)
			}
		}
		f.Rows = append(f.Rows, x)
	}
	slices.SortStableFunc(f.Rows, func(a, b sheet.SupplyRow) int {
		switch {
		case a.HasExpired == b.HasExpired:
			return 0
		case a.HasExpired:
			return -1
		}
		return 1
	})
	return gathered{figures: f, params: moment(zone, o.At), draw: func(m sheet.Frame) *page.Layout { return sheet.Supplies(m, f, w) }}, nil
}

// expiringSoon is how much of each item may still be given out and passes its day within
// 30, 14 and 7 days.
func expiringSoon(tx *vault.Tx) (map[int64][3]inventory.Quantity, error) {
	bands := inventory.ExpiryBands()
	lots, err := inventory.Expirings(tx, bands[0])
	if err != nil {
		return nil, err
	}
	all := map[int64][3]inventory.Quantity{}
	for _, l := range lots {
		if l.Days < 0 || !l.Usable {
			continue
		}
		sums := all[l.Item]
		for n, days := range bands {
			if l.Days <= days {
				sums[n] += l.Quantity
			}
		}
		all[l.Item] = sums
	}
	return all, nil
}
