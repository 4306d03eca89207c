package inventory

import (
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
	Lots       int       // in their places, of which something is left
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
	all, err := stocks(tx, ` and item = ?`, item)
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
	// One index is read through, and added up by item and day on the way.
	type row struct {
		item   int64
		status LotStatus
		expiry string
		q      Quantity
		lots   int
		Due
	}
	rows, err := list(tx, "the stock", func(r *row) []any { return []any{&r.item, &r.status, &r.expiry, &r.q, &r.lots, &r.Due} },
		`select b.item, b.status, coalesce(b.expiry, ''), b.qty, b.lots, i.due from (select item, status, expiry, sum(qty) as qty, count(*) as lots
			from balance where qty > 0`+and+` group by item, status, expiry) b join item i on i.id = b.item`, args...)
	if err != nil {
		return nil, err
	}
	all := map[int64]Stock{}
	now := today.String()
	for _, r := range rows {
		s := all[r.item]
		s.Item = r.item
		s.Lots += r.lots
		s.OnHand += r.q
		expired := r.expiry != "" && r.expiry < now
		if expired {
			s.Expired += r.q
			if err := earlier(&s.LastExpiry, r.expiry); err != nil {
				return nil, err
			}
		}
		switch {
		case r.status != Usable:
			s.Blocked += r.q
		case r.Due == UseBy && (expired || r.expiry == ""):
		default:
			s.Usable += r.q
			if !expired && r.expiry != "" {
				if err := earlier(&s.NextExpiry, r.expiry); err != nil {
					return nil, err
				}
			}
		}
		all[r.item] = s
	}
	return all, nil
}

// earlier sets d to the day in text if that is earlier, or d isn't set.
func earlier(d *civil.Day, text string) error {
	day, err := civil.ParseDay(text)
	if err == nil && (d.IsZero() || day.Before(*d)) {
		*d = day
	}
	return err
}
