package inventory

import (
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Short counts the items in use that are below their minimum or hold something past its
// day: what waits for somebody in the store.
func Short(tx *vault.Tx) (int, error) {
	all, err := Stocks(tx)
	if err != nil {
		return 0, err
	}
	is, err := list(tx, "items", func(i *Item) []any { return []any{&i.ID, &i.Least} }, `select id, least from item where active = 1`)
	n := 0
	for _, i := range is {
		if s := all[i.ID]; s.Low(i) || s.Expired > 0 {
			n++
		}
	}
	return n, err
}

// ItemsAt are the items of which something lies in a place.
func ItemsAt(tx *vault.Tx, place int64) (map[int64]bool, error) {
	if err := staff.Need(tx, staff.StockRead); err != nil {
		return nil, err
	}
	ids, err := list(tx, "the items of a place", func(id *int64) []any { return []any{id} },
		`select distinct item from balance where place = ? and qty > 0`, place)
	at := make(map[int64]bool, len(ids))
	for _, id := range ids {
		at[id] = true
	}
	return at, err
}
