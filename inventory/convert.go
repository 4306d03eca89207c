package inventory

import (
	"fmt"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Repack turns a part of a lot into other lots: sorts a bag of clothes by size, or counts
// loose things into another item of the same smallest unit. What comes out adds up to what
// went in, to the piece.
type Repack struct {
	Lot, Place int64
	Day        civil.Day
	Note       string
	Parts      []RepackPart
}

// RepackPart is one lot that comes out.
type RepackPart struct {
	Item     int64 // 0: the same
	Variant  int64
	Place    int64 // 0: the same
	Quantity Quantity
	Code     string // "": the same
}

// Convert repacks. What comes out keeps the lot's day, source and price, and is good for
// no longer than it.
func Convert(tx *vault.Tx, r Repack) (Posted, error) {
	if err := staff.Need(tx, staff.StockWrite); err != nil {
		return Posted{}, err
	}
	from, err := lotOf(tx, r.Lot)
	if err != nil {
		return Posted{}, err
	}
	base, err := itemOf(tx, from.Item)
	if err != nil {
		return Posted{}, err
	}
	var f fault.Fields
	var sum Quantity
	if len(r.Parts) == 0 {
		f.Add("lines", "fault.lines.none")
	}
	for n, t := range r.Parts {
		name := fmt.Sprintf("lines.%d.", n)
		if t.Item == 0 {
			t.Item = from.Item
		}
		i, ok, err := checkItem(tx, &f, name, t.Item, t.Variant)
		if err != nil {
			return Posted{}, err
		}
		if ok && i.Base != base.Base {
			f.Add(name+"item", "fault.convert.unit")
		}
		if ok && i.Due != NoDue && from.Expiry.IsZero() {
			f.Add(name+"item", "fault.expiry.missing")
		}
		if t.Place != 0 {
			if err := checkPlace(tx, &f, name+"place", t.Place); err != nil {
				return Posted{}, err
			}
		}
		checkQuantity(&f, name+"quantity", t.Quantity)
		checkText(&f, name+"code", t.Code, 60)
		sum += t.Quantity
	}
	if err := checkPart(tx, &f, from, base, r.Place, sum); err != nil {
		return Posted{}, err
	}
	if err := f.Err(); err != nil {
		return Posted{}, err
	}
	p, err := begin(tx, Document{Kind: Conversion, Day: r.Day, Note: r.Note})
	if err != nil {
		return Posted{}, err
	}
	if _, err := p.move(entry{item: from.Item, lot: from.ID, place: r.Place, qty: -sum}); err != nil {
		return Posted{}, err
	}
	var made []int64
	for _, t := range r.Parts {
		child := from
		child.Parent, child.Source, child.Variant = from.ID, "converted", t.Variant
		if t.Item != 0 {
			child.Item = t.Item
		}
		if t.Code != "" {
			child.Code = t.Code
		}
		id, err := child.add(tx)
		if err != nil {
			return Posted{}, err
		}
		made = append(made, id)
		place := t.Place
		if place == 0 {
			place = r.Place
		}
		if _, err := p.move(entry{item: child.Item, lot: id, place: place, qty: t.Quantity}); err != nil {
			return Posted{}, err
		}
	}
	done, err := p.seal()
	done.Lots = made
	return done, err
}

// checkPart wants q of a lot that may be used, in a place.
func checkPart(tx *vault.Tx, f *fault.Fields, l Lot, i Item, place int64, q Quantity) error {
	if !l.Usable {
		key := "fault.lot.blocked"
		if l.Status == Usable {
			key = "fault.lot.expired"
		}
		f.Add("lot", key)
	}
	have, err := balanceOf(tx, l.ID, place)
	if err == nil && q > have {
		f.Add("quantity", "fault.quantity.short", "Have", i.figure(have))
	}
	return err
}

// Open opens q of a lot: it becomes a lot of its own, used before others, which keeps for
// as many days as the item says, never longer than the lot.
func Open(tx *vault.Tx, lot, place int64, q Quantity) (Posted, error) {
	if err := staff.Need(tx, staff.StockWrite); err != nil {
		return Posted{}, err
	}
	from, err := lotOf(tx, lot)
	if err != nil {
		return Posted{}, err
	}
	i, err := itemOf(tx, from.Item)
	if err != nil {
		return Posted{}, err
	}
	if !from.OpenedOn.IsZero() {
		return Posted{}, fault.Refuse("refused.lot_open")
	}
	var f fault.Fields
	checkQuantity(&f, "quantity", q)
	if err := checkPart(tx, &f, from, i, place, q); err != nil {
		return Posted{}, err
	}
	if err := f.Err(); err != nil {
		return Posted{}, err
	}
	p, err := begin(tx, Document{Kind: Conversion})
	if err != nil {
		return Posted{}, err
	}
	if _, err := p.move(entry{item: from.Item, lot: lot, place: place, qty: -q}); err != nil {
		return Posted{}, err
	}
	child := from
	child.Parent, child.Source, child.OpenedOn = lot, "opened", p.doc.Day
	if until := p.doc.Day.Add(i.OpenDays); i.OpenDays > 0 && (child.Expiry.IsZero() || until.Before(child.Expiry)) {
		child.Expiry = until
	}
	id, err := child.add(tx)
	if err != nil {
		return Posted{}, err
	}
	if _, err := p.move(entry{item: from.Item, lot: id, place: place, qty: q}); err != nil {
		return Posted{}, err
	}
	done, err := p.seal()
	done.Lots = []int64{id}
	return done, err
}
