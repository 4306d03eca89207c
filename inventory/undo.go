package inventory

import (
	"fmt"
	"strings"

	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Undo takes a document back by the opposite of each of its movements, with the reason.
// It is refused when what came has gone since, when a loan of it was decided about, when a
// stock-take was approved since, and for corrections of stock-takes.
func Undo(tx *vault.Tx, document int64, reason string) (Posted, error) {
	if err := staff.Need(tx, staff.StockWrite); err != nil {
		return Posted{}, err
	}
	reason = strings.TrimSpace(reason)
	var f fault.Fields
	checkNamed(&f, "reason", reason, 400)
	if err := f.Err(); err != nil {
		return Posted{}, err
	}
	d, err := documentOf(tx, document)
	if err != nil {
		return Posted{}, err
	}
	switch {
	case d.UndoOf != 0 || d.UndoneBy != 0:
		return Posted{}, fault.Refuse("refused.undo_again")
	case d.Kind == Correction:
		return Posted{}, fault.Refuse("refused.stocktake_frozen")
	case len(d.Movements) == 0:
		return Posted{}, fault.Refuse("refused.undo_nothing")
	}
	p, err := begin(tx, Document{Kind: d.Kind, Reason: d.Reason, Note: reason, Giver: d.Giver, Anonymous: d.Anonymous,
		Resident: d.Resident, Household: d.Household, Kit: d.Kit, Meal: d.Meal, UndoOf: d.ID})
	if err != nil {
		return Posted{}, err
	}
	for _, l := range d.Loans {
		if l.Open != l.Quantity {
			return Posted{}, fault.Refuse("refused.undo_loan")
		}
		if _, err := tx.Exec(`insert into loan_end (loan, how, qty, at, made_by, document, note) values (?, 'undone', ?, ?, ?, ?, ?)`,
			l.ID, l.Quantity, int64(tx.Now()), by(tx), p.doc.ID, reason); err != nil {
			return Posted{}, fmt.Errorf("take loan %d back: %w", l.ID, err)
		}
	}
	if d.Kind == Return {
		if err := reopen(tx, `document = ?`, d.ID); err != nil {
			return Posted{}, err
		}
	}
	for n := len(d.Movements) - 1; n >= 0; n-- { // the last first: a conversion gives back before it takes
		m := d.Movements[n]
		if m.Quantity > 0 {
			have, err := balanceOf(tx, m.Lot, m.Place)
			if err != nil {
				return Posted{}, err
			}
			if have < m.Quantity {
				return Posted{}, fault.Refuse("refused.undo_used")
			}
		}
		if _, err := p.move(entry{item: m.Item, lot: m.Lot, place: m.Place, qty: -m.Quantity, reason: m.Reason, undoOf: m.ID}); err != nil {
			return Posted{}, err
		}
	}
	return p.seal()
}

func balanceOf(tx *vault.Tx, lot, place int64) (Quantity, error) {
	var q Quantity
	if err := tx.QueryRow(`select coalesce((select qty from balance where lot = ? and place = ?), 0)`, lot, place).Scan(&q); err != nil {
		return 0, fmt.Errorf("read the balance of lot %d: %w", lot, err)
	}
	return q, nil
}
