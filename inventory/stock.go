package inventory

import (
	"fmt"

	"pana/shelter/civil"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Stock is how much there is of an item.
type Stock struct {
	Item       int64
	OnHand     Quantity  // all of it
	Usable     Quantity  // may be given out
	Expired    Quantity  // past its day, of whatever class
	Blocked    Quantity  // in quarantine, recalled or damaged, expired or not
	Lots       int       // of which something is left
	NextExpiry civil.Day // of what is usable and not past its day
	LastExpiry civil.Day // the earliest day that is past, if something is left of it
}

// Low reports whether the usable stock of i is below its minimum.
func (s Stock) Low(i Item) bool { return s.Usable < i.Least }

// Stocks is the stock of every item that has or had lots, by item.
func Stocks(tx *vault.Tx) (map[int64]Stock, error) {
	if err := staff.Need(tx, staff.StockRead); err != nil {
		return nil, err
	}
	return stocks(tx, ``)
}

// StockOf is the stock of one item.
func StockOf(tx *vault.Tx, item int64) (Stock, error) {
	if err := staff.Need(tx, staff.StockRead); err != nil {
		return Stock{}, err
	}
	all, err := stocks(tx, ` and b.item = ?`, item)
	if err != nil {
		return Stock{}, err
	}
	s := all[item]
	s.Item = item
	return s, nil
}

func stocks(tx *vault.Tx, and string, args ...any) (map[int64]Stock, error) {
	today, err := KnownDay(tx)
	if err != nil {
		return nil, err
	}
	rows, err := tx.Query(`select b.item, b.lot, b.qty, l.status, i.due = 'use_by', coalesce(l.expiry, '') from balance b
		join lot l on l.id = b.lot join item i on i.id = b.item where b.qty > 0`+and+` order by b.item, b.lot`, args...)
	if err != nil {
		return nil, fmt.Errorf("read the stock: %w", err)
	}
	defer rows.Close()
	all := map[int64]Stock{}
	var s Stock
	var last int64
	now, next, past := today.String(), "", ""
	keep := func() error {
		if s.Item == 0 {
			return nil
		}
		if err := (dayColumn{&s.NextExpiry}).Scan(next); err != nil {
			return err
		}
		err := dayColumn{&s.LastExpiry}.Scan(past)
		all[s.Item] = s
		return err
	}
	for rows.Next() {
		var item, lot int64
		var q Quantity
		var status LotStatus
		var useBy bool
		var expiry string
		if err := rows.Scan(&item, &lot, &q, &status, &useBy, &expiry); err != nil {
			return nil, fmt.Errorf("read the stock: %w", err)
		}
		if item != s.Item {
			if err := keep(); err != nil {
				return nil, err
			}
			s, last, next, past = Stock{Item: item}, 0, "", ""
		}
		if lot != last {
			s.Lots++
			last = lot
		}
		s.OnHand += q
		expired := expiry != "" && expiry < now
		if expired {
			s.Expired += q
			if past == "" || expiry < past {
				past = expiry
			}
		}
		switch {
		case status != Usable:
			s.Blocked += q
		case useBy && (expired || expiry == ""):
		default:
			s.Usable += q
			if !expired && expiry != "" && (next == "" || expiry < next) {
				next = expiry
			}
		}
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("read the stock: %w", err)
	}
	return all, keep()
}
