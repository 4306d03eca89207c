package inventory

import (
	"fmt"

	"pana/shelter/staff"
	"pana/shelter/vault"
)

// chunk is how many movements are read between two calls of progress.
const chunk = 20_000

type shelfOf struct{ lot, place int64 }

// sums adds the whole ledger up, by lot and place.
func sums(tx *vault.Tx, progress func(done, of int)) (map[shelfOf]Quantity, error) {
	var last int64
	if err := tx.QueryRow(`select coalesce(max(id), 0) from movement`).Scan(&last); err != nil {
		return nil, fmt.Errorf("measure the ledger: %w", err)
	}
	sum := map[shelfOf]Quantity{}
	for from := int64(0); from < last; from += chunk {
		rows, err := tx.Query(`select lot, place, qty from movement where id > ? and id <= ?`, from, from+chunk)
		if err != nil {
			return nil, fmt.Errorf("add up the ledger: %w", err)
		}
		defer rows.Close()
		for rows.Next() {
			var at shelfOf
			var q Quantity
			if err := rows.Scan(&at.lot, &at.place, &q); err != nil {
				return nil, fmt.Errorf("add up the ledger: %w", err)
			}
			sum[at] += q
		}
		if err := rows.Err(); err != nil {
			return nil, fmt.Errorf("add up the ledger: %w", err)
		}
		if progress != nil {
			progress(int(min(from+chunk, last)), int(last))
		}
	}
	return sum, nil
}

// balances are what the file keeps for quick reading.
func balances(tx *vault.Tx) (map[shelfOf]Quantity, error) {
	type row struct {
		shelfOf
		q Quantity
	}
	rows, err := list(tx, "balances", func(r *row) []any { return []any{&r.lot, &r.place, &r.q} }, `select lot, place, qty from balance`)
	if err != nil {
		return nil, err
	}
	out := make(map[shelfOf]Quantity, len(rows))
	for _, r := range rows {
		out[r.shelfOf] = r.q
	}
	return out, nil
}

// CheckBalances compares the balances with the sum of the ledger and counts those that
// differ. It needs no right: nothing is named.
func CheckBalances(tx *vault.Tx, progress func(done, of int)) (wrong int, err error) {
	sum, err := sums(tx, progress)
	if err != nil {
		return 0, err
	}
	have, err := balances(tx)
	if err != nil {
		return 0, err
	}
	for at, q := range sum {
		if b, ok := have[at]; !ok || b != q {
			wrong++
		}
		delete(have, at)
	}
	return wrong + len(have), nil
}

// RebuildBalances makes the balances anew from the ledger and says how many were wrong.
func RebuildBalances(tx *vault.Tx, progress func(done, of int)) (wrong int, err error) {
	if err := staff.NeedAny(tx, staff.Upkeep, staff.StockWrite); err != nil {
		return 0, err
	}
	sum, err := sums(tx, progress)
	if err != nil {
		return 0, err
	}
	have, err := balances(tx)
	if err != nil {
		return 0, err
	}
	for at, q := range sum {
		if b, ok := have[at]; ok && b == q {
			continue
		}
		wrong++
		if _, err := tx.Exec(`insert into balance (lot, place, item, status, expiry, qty)
			select id, ?2, item, status, expiry, ?3 from lot where id = ?1
			on conflict (lot, place) do update set qty = excluded.qty`, at.lot, at.place, q); err != nil {
			return wrong, fmt.Errorf("rebuild the balance of lot %d: %w", at.lot, err)
		}
	}
	tx.Touch(Topic)
	return wrong, staff.Audit(tx, staff.Entry{Action: "rebuild", Entity: "balance"})
}
