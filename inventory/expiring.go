package inventory

import (
	"fmt"

	"pana/shelter/civil"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Expiring is a lot that is past its day or will soon be.
type Expiring struct {
	Lot
	NameEN, NameRU, NameKK string // of the item
	Due                    Due
	Days                   int // until its last day of use; below 0: past
}

// ExpiryBands are the days before expiry at which a lot is announced.
func ExpiryBands() []int { return []int{30, 14, 7} }

// Expirings are the lots of which something is left and whose day is past or comes within
// days, the most urgent first.
func Expirings(tx *vault.Tx, days int) ([]Expiring, error) {
	if err := staff.Need(tx, staff.StockRead); err != nil {
		return nil, err
	}
	today, err := KnownDay(tx)
	if err != nil {
		return nil, err
	}
	ls, err := lots(tx, `l.id in (select lot from balance where qty > 0 and expiry is not null and expiry <= ?)`, today.Add(days).String())
	if err != nil {
		return nil, err
	}
	is, err := items(tx, `i.id in (select item from balance where qty > 0 and expiry is not null and expiry <= ?)`, today.Add(days).String())
	if err != nil {
		return nil, err
	}
	of := map[int64]Item{}
	for _, i := range is {
		of[i.ID] = i
	}
	var out []Expiring
	for _, l := range ls {
		i := of[l.Item]
		out = append(out, Expiring{Lot: l, NameEN: i.NameEN, NameRU: i.NameRU, NameKK: i.NameKK, Due: i.Due, Days: l.Expiry.Sub(today)})
	}
	sortByDays(out)
	return out, nil
}

// ExpiredLots is how many lots are past a use-by day and still lie there.
func ExpiredLots(tx *vault.Tx) (int, error) {
	if err := staff.Need(tx, staff.StockRead); err != nil {
		return 0, err
	}
	today, err := KnownDay(tx)
	if err != nil {
		return 0, err
	}
	var n int
	err = tx.QueryRow(`select count(distinct b.lot) from balance b join item i on i.id = b.item
		where b.qty > 0 and b.expiry < ? and i.due = 'use_by'`, today.String()).Scan(&n)
	if err != nil {
		return 0, fmt.Errorf("count expired lots: %w", err)
	}
	return n, nil
}

// Point is the stock at the end of a day.
type Point struct {
	Day      civil.Day
	Quantity Quantity
}
