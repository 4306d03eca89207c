package inventory

import (
	"fmt"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// LotStatus says whether a lot may be given out; the words are "code.lot."+status. Expired is no
// status: the day tells it.
type LotStatus string

// The states of a lot.
const (
	Usable      LotStatus = "usable"
	Quarantined LotStatus = "quarantined"
	Recalled    LotStatus = "recalled"
	Damaged     LotStatus = "damaged"
)

// Lot is what came together: one item, one size, one expiry.
type Lot struct {
	ID, Item, Variant int64
	Code              string // printed on the pack
	CameOn            civil.Day
	Source            string // purchase, donation, opening, found, opened, converted
	Giver             int64
	GiverName         string
	Expiry            civil.Day // the last day on which it may be used; zero: none
	OpenedOn          civil.Day
	Parent            int64 // of an opened or repacked one
	Price             Money // for PricePer smallest units
	PricePer          int64
	Condition         string // new or used
	Status            LotStatus
	StatusNote        string
	Version           int64

	Quantity Quantity // on hand, in all places
	Where    []Held   // places with some of it
	Expired  bool     // past its day, of whatever class, on the latest day that the file knows
	Usable   bool     // may be given out
}

// Held is what lies of a lot in a place.
type Held struct {
	Place    int64
	Quantity Quantity
}

// Worth is the value of q of the lot.
func (l Lot) Worth(q Quantity) Money { return worth(q, l.Price, l.PricePer) }

const lotColumns = `l.id, l.item, l.variant, l.code, l.came_on, l.source, coalesce(l.giver, 0),
	coalesce((select name from giver where id = l.giver), ''), l.expiry, l.opened_on, coalesce(l.parent, 0), l.price, l.price_per,
	l.condition, l.status, l.status_note, l.version`

func (l *Lot) fields() []any {
	return []any{&l.ID, &l.Item, &l.Variant, &l.Code, dayColumn{&l.CameOn}, &l.Source, &l.Giver, &l.GiverName,
		dayColumn{&l.Expiry}, dayColumn{&l.OpenedOn}, &l.Parent, &l.Price, &l.PricePer, &l.Condition, &l.Status, &l.StatusNote, &l.Version}
}

// Lots are the lots of an item of which something is left, in the order in which they are
// used; with all set those that are gone too.
func Lots(tx *vault.Tx, item int64, all bool) ([]Lot, error) {
	if err := staff.Need(tx, staff.StockRead); err != nil {
		return nil, err
	}
	return lots(tx, `l.item = ?1 and (?2 or exists (select 1 from balance b where b.lot = l.id and b.qty > 0))`, item, all)
}

// LotOf is one lot.
func LotOf(tx *vault.Tx, id int64) (Lot, error) {
	if err := staff.Need(tx, staff.StockRead); err != nil {
		return Lot{}, err
	}
	return lotOf(tx, id)
}

func lotOf(tx *vault.Tx, id int64) (Lot, error) {
	ls, err := lots(tx, `l.id = ?`, id)
	if err != nil {
		return Lot{}, err
	}
	if len(ls) == 0 {
		return Lot{}, fault.Refuse("refused.no_lot")
	}
	return ls[0], nil
}

// order is INV-17: opened, then the earliest expiry, then what came first.
const order = `l.opened_on is null, coalesce(l.expiry, '9999'), l.came_on, l.id`

func lots(tx *vault.Tx, where string, args ...any) ([]Lot, error) {
	today, err := KnownDay(tx)
	if err != nil {
		return nil, err
	}
	ls, err := list(tx, "lots", (*Lot).fields, `select `+lotColumns+` from lot l where `+where+` order by `+order, args...)
	if err != nil || len(ls) == 0 {
		return nil, err
	}
	at := make(map[int64]*Lot, len(ls))
	for n := range ls {
		at[ls[n].ID] = &ls[n]
	}
	type held struct {
		lot int64
		Held
		due Due
	}
	hs, err := list(tx, "balances", func(h *held) []any { return []any{&h.lot, &h.due, &h.Place, &h.Quantity} },
		`select l.id, i.due, coalesce(b.place, 0), coalesce(b.qty, 0) from lot l join item i on i.id = l.item
			left join balance b on b.lot = l.id and b.qty > 0 where `+where+` order by l.id, b.place`, args...)
	if err != nil {
		return nil, err
	}
	for _, h := range hs {
		l := at[h.lot]
		if h.Quantity > 0 {
			l.Quantity += h.Quantity
			l.Where = append(l.Where, h.Held)
		}
		l.Expired = !l.Expiry.IsZero() && l.Expiry.Before(today)
		l.Usable = l.Status == Usable && !(h.due == UseBy && (l.Expired || l.Expiry.IsZero()))
	}
	return ls, nil
}

// SetStatus quarantines, recalls, sets aside as damaged or releases a lot, with the reason.
func SetStatus(tx *vault.Tx, lot int64, to LotStatus, reason string) error {
	if err := staff.Need(tx, staff.StockWrite); err != nil {
		return err
	}
	var f fault.Fields
	checkOneOf(&f, "status", to, []LotStatus{Usable, Quarantined, Recalled, Damaged})
	checkNamed(&f, "reason", reason, 400)
	if err := f.Err(); err != nil {
		return err
	}
	l, err := lotOf(tx, lot)
	if err != nil {
		return err
	}
	if l.Status == to {
		return nil
	}
	if _, err := tx.Exec(`update lot set status = ?, status_note = ?, version = version + 1 where id = ?`, to, reason, lot); err != nil {
		return fmt.Errorf("change the status of lot %d: %w", lot, err)
	}
	tx.Touch(Topic)
	return staff.Record(tx, staff.Change{Entity: "lot", ID: lot, Reason: reason, Fields: []staff.Diff{diff("status", l.Status, to)}})
}

// Recall recalls every lot of an item that bears a code, and what was opened or repacked
// from them; it gives their numbers.
func Recall(tx *vault.Tx, item int64, code, reason string) ([]int64, error) {
	if err := staff.Need(tx, staff.StockWrite); err != nil {
		return nil, err
	}
	var f fault.Fields
	checkNamed(&f, "code", code, 60)
	if err := f.Err(); err != nil {
		return nil, err
	}
	ids, err := list(tx, "lots", func(id *int64) []any { return []any{id} }, `with recursive r(id) as (
		select id from lot where item = ? and code = ? union select l.id from lot l join r on l.parent = r.id)
		select id from r order by id`, item, code)
	if err != nil {
		return nil, err
	}
	if len(ids) == 0 {
		return nil, fault.Refuse("refused.no_lot")
	}
	for _, id := range ids {
		if err := SetStatus(tx, id, Recalled, reason); err != nil {
			return nil, err
		}
	}
	return ids, nil
}
