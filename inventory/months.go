package inventory

import (
	"cmp"
	"slices"

	"pana/shelter/civil"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

func sortByDays(es []Expiring) {
	slices.SortStableFunc(es, func(a, b Expiring) int { return cmp.Or(cmp.Compare(a.Days, b.Days), cmp.Compare(a.ID, b.ID)) })
}

// Over12Months is the stock of an item at the end of each day on which it changed in the
// last twelve months, from a point at their beginning to one for today.
func Over12Months(tx *vault.Tx, item int64) ([]Point, error) {
	if err := staff.Need(tx, staff.StockRead); err != nil {
		return nil, err
	}
	today, err := KnownDay(tx)
	if err != nil {
		return nil, err
	}
	from := today.Add(-365)
	type day struct {
		on  civil.Day
		sum Quantity
	}
	// Back from what there is now, so that only these months are read.
	days, err := list(tx, "days of an item", func(d *day) []any { return []any{dayColumn{&d.on}, &d.sum} },
		`select day, sum(qty) from movement where item = ? and day > ? group by day having sum(qty) <> 0 order by day desc`, item, from.String())
	if err != nil {
		return nil, err
	}
	s, err := StockOf(tx, item)
	if err != nil {
		return nil, err
	}
	points, have := []Point{}, s.OnHand
	if len(days) == 0 || days[0].on != today {
		points = append(points, Point{today, have})
	}
	for _, d := range days {
		points = append(points, Point{d.on, have})
		have -= d.sum
	}
	points = append(points, Point{from, have})
	slices.Reverse(points)
	return points, nil
}

// Used is how much of each item went to residents and the kitchen on the days from to to,
// both included, less what came back or was taken back.
func Used(tx *vault.Tx, from, to civil.Day) (map[int64]Quantity, error) {
	if err := staff.Need(tx, staff.StockRead); err != nil {
		return nil, err
	}
	type row struct {
		item int64
		q    Quantity
	}
	rows, err := list(tx, "what was used", func(r *row) []any { return []any{&r.item, &r.q} }, `select item, -sum(qty) from movement
		where day between ? and ? and kind in ('issue_resident', 'issue_kitchen', 'return') group by item`, from.String(), to.String())
	if err != nil {
		return nil, err
	}
	out := make(map[int64]Quantity, len(rows))
	for _, r := range rows {
		out[r.item] = r.q
	}
	return out, nil
}
