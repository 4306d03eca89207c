package inventory

import (
	"fmt"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Carry takes things to another place.
type Carry struct {
	To    int64
	Day   civil.Day
	Note  string
	Lines []CarryLine
}

// CarryLine is a part of a lot.
type CarryLine struct {
	Lot, From int64
	Quantity  Quantity
}

// Move carries things from place to place, all lines or none. A blocked or expired lot may
// be moved too, for instance to where it waits for its end.
func Move(tx *vault.Tx, c Carry) (Posted, error) {
	if err := staff.Need(tx, staff.StockWrite); err != nil {
		return Posted{}, err
	}
	var f fault.Fields
	if len(c.Lines) == 0 {
		f.Add("lines", "fault.lines.none")
	}
	if err := checkPlace(tx, &f, "to", c.To); err != nil {
		return Posted{}, err
	}
	ls, err := checkParts(tx, &f, len(c.Lines), func(n int) (int64, int64, Quantity) {
		return c.Lines[n].Lot, c.Lines[n].From, c.Lines[n].Quantity
	})
	if err != nil {
		return Posted{}, err
	}
	for n, l := range c.Lines {
		if l.From == c.To {
			f.Add(fmt.Sprintf("lines.%d.from", n), "fault.place.same")
		}
	}
	if err := f.Err(); err != nil {
		return Posted{}, err
	}
	p, err := begin(tx, Document{Kind: Transfer, Day: c.Day, Note: c.Note})
	if err != nil {
		return Posted{}, err
	}
	for n, l := range c.Lines {
		if _, err := p.move(entry{item: ls[n].Item, lot: l.Lot, place: l.From, qty: -l.Quantity}); err != nil {
			return Posted{}, err
		}
		if _, err := p.move(entry{item: ls[n].Item, lot: l.Lot, place: c.To, qty: l.Quantity}); err != nil {
			return Posted{}, err
		}
	}
	return p.seal()
}

// checkParts wants parts of lots that are there, none more than once over.
func checkParts(tx *vault.Tx, f *fault.Fields, count int, part func(int) (lot, place int64, q Quantity)) ([]Lot, error) {
	type at struct{ lot, place int64 }
	taken := map[at]Quantity{}
	var out []Lot
	for n := range count {
		lot, place, q := part(n)
		name := fmt.Sprintf("lines.%d.", n)
		ls, err := lots(tx, `l.id = ?`, lot)
		if err != nil {
			return nil, err
		}
		if len(ls) == 0 {
			f.Add(name+"lot", "fault.lot.missing")
			out = append(out, Lot{})
			continue
		}
		out = append(out, ls[0])
		checkQuantity(f, name+"quantity", q)
		have, err := balanceOf(tx, lot, place)
		if err != nil {
			return nil, err
		}
		have -= taken[at{lot, place}]
		taken[at{lot, place}] += q
		if q > have {
			i, err := itemOf(tx, ls[0].Item)
			if err != nil {
				return nil, err
			}
			f.Add(name+"quantity", "fault.quantity.short", "Have", i.figure(max(have, 0)))
		}
	}
	return out, nil
}
