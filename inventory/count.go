package inventory

import (
	"fmt"
	"strings"

	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Count is what was found of a lot.
type Count struct {
	Lot          int64
	Counted      Quantity
	Second       *Quantity // nil: not noted
	Reason, Note string
}

// SaveCounts types counts, as many as there are so far; a line can be typed again until the
// stock-take is approved. A lot of the store that wasn't expected there may be among them.
func SaveCounts(tx *vault.Tx, stocktake int64, cs []Count) error {
	s, err := running(tx, stocktake)
	if err != nil {
		return err
	}
	var f fault.Fields
	for n, c := range cs {
		name := fmt.Sprintf("lines.%d.", n)
		if c.Counted < 0 || c.Second != nil && *c.Second < 0 {
			f.Add(name+"counted", "fault.quantity.negative")
		}
		if c.Counted > Largest || c.Second != nil && *c.Second > Largest {
			f.Add(name+"counted", "fault.quantity.large")
		}
		if c.Reason != "" {
			checkOneOf(&f, name+"reason", c.Reason, VarianceReasons())
		}
		checkText(&f, name+"note", c.Note, 400)
		known, err := exists(tx, `select 1 from lot where id = ?`, c.Lot)
		if err != nil {
			return err
		}
		if !known {
			f.Add(name+"lot", "fault.lot.missing")
		}
	}
	if err := f.Err(); err != nil {
		return err
	}
	for _, c := range cs {
		have, err := balanceOf(tx, c.Lot, s.Place)
		if err != nil {
			return err
		}
		if _, err := tx.Exec(`insert into stocktake_line (stocktake, lot, expected) select ?1, ?2, ?3
			where not exists (select 1 from stocktake_line where stocktake = ?1 and lot = ?2)`, stocktake, c.Lot, have); err != nil {
			return fmt.Errorf("add a line to stock-take %d: %w", stocktake, err)
		}
		var second any
		if c.Second != nil {
			second = *c.Second
		}
		if _, err := tx.Exec(`update stocktake_line set expected = ?, counted = ?, second = ?, reason = ?, note = ? where stocktake = ? and lot = ?`,
			have, c.Counted, second, c.Reason, c.Note, stocktake, c.Lot); err != nil {
			return fmt.Errorf("count lot %d: %w", c.Lot, err)
		}
	}
	if s.Status == Counted { // counted anew: it has to be finished anew
		if _, err := tx.Exec(`update stocktake set status = 'started', version = version + 1 where id = ?`, stocktake); err != nil {
			return fmt.Errorf("count again in stock-take %d: %w", stocktake, err)
		}
	}
	return record(tx, "stocktake", stocktake, false, diff("counts", "", len(cs)))
}

// FoundLot adds a lot that nobody knew of to a running stock-take, as counted: it comes
// into the ledger with the approval.
func FoundLot(tx *vault.Tx, stocktake int64, l DeliveryLine, note string) (int64, error) {
	s, err := running(tx, stocktake)
	if err != nil {
		return 0, err
	}
	var f fault.Fields
	i, _, err := checkItem(tx, &f, "", l.Item, l.Variant)
	if err != nil {
		return 0, err
	}
	checkQuantity(&f, "quantity", l.Quantity)
	checkText(&f, "code", l.Code, 60)
	if i.Due != NoDue && l.Expiry.IsZero() && i.ID != 0 {
		f.Add("expiry", "fault.expiry.missing")
	}
	if err := f.Err(); err != nil {
		return 0, err
	}
	zone, err := zoneOf(tx)
	if err != nil {
		return 0, err
	}
	id, err := l.lot(i, Document{Day: zone.Day(tx.Now())}, "found").add(tx)
	if err != nil {
		return 0, err
	}
	return id, SaveCounts(tx, s.ID, []Count{{Lot: id, Counted: l.Quantity, Reason: "FOUND", Note: note}})
}

// running is a stock-take that can be worked on by the actor.
func running(tx *vault.Tx, id int64) (Stocktake, error) {
	if err := staff.Need(tx, staff.StockWrite); err != nil {
		return Stocktake{}, err
	}
	s, err := stocktakeOf(tx, id)
	if err == nil && s.Status != Started && s.Status != Counted {
		err = fault.Refuse("refused.stocktake_frozen")
	}
	return s, err
}

// FinishCount says that all was counted, with the name of the second counter; every line
// that differs needs a reason. Faults are named "lines.7.reason", by the line's index.
func FinishCount(tx *vault.Tx, stocktake int64, second, note string) error {
	s, err := running(tx, stocktake)
	if err != nil {
		return err
	}
	second = strings.Join(strings.Fields(second), " ")
	var f fault.Fields
	checkNamed(&f, "second", second, 120)
	checkText(&f, "note", note, 400)
	if _, name, err := actorName(tx); err != nil {
		return err
	} else if strings.EqualFold(name, second) {
		f.Add("second", "fault.stocktake.second")
	}
	for n, l := range s.Lines {
		switch {
		case !l.Done:
			f.Add(fmt.Sprintf("lines.%d.counted", n), "fault.stocktake.not_counted")
		case l.Variance() != 0 && l.Reason == "":
			f.Add(fmt.Sprintf("lines.%d.reason", n), "fault.stocktake.reason")
		}
	}
	if err := f.Err(); err != nil {
		return err
	}
	if _, err := tx.Exec(`update stocktake set status = 'counted', counted_at = ?, counted_by = ?, second = ?, note = ?, version = version + 1 where id = ?`,
		int64(tx.Now()), by(tx), second, note, stocktake); err != nil {
		return fmt.Errorf("finish counting %d: %w", stocktake, err)
	}
	return record(tx, "stocktake", stocktake, false, diff("status", s.Status, Counted), diff("second", s.Second, second))
}

func actorName(tx *vault.Tx) (int64, string, error) {
	id := tx.Actor().Account
	name, err := staff.NameOf(tx, id)
	return id, name, err
}
