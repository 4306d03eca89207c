package inventory

import (
	"fmt"
	"slices"
	"strings"

	"pana/shelter/fault"
	"pana/shelter/vault"
)

// Approve posts the differences as one document and freezes the stock-take. Somebody else
// than who counted must do it.
func Approve(tx *vault.Tx, stocktake int64) (Posted, error) {
	s, err := running(tx, stocktake)
	if err != nil {
		return Posted{}, err
	}
	id, name, err := actorName(tx)
	switch {
	case err != nil:
		return Posted{}, err
	case s.Status != Counted:
		return Posted{}, fault.Refuse("refused.stocktake_not_counted")
	case id == s.CountedBy || strings.EqualFold(name, s.Second):
		return Posted{}, fault.Refuse("refused.stocktake_own")
	}
	var done Posted
	if slices.ContainsFunc(s.Lines, func(l StocktakeLine) bool { return l.Variance() != 0 }) {
		p, err := begin(tx, Document{Kind: Correction, Stocktake: stocktake, Reason: "CORRECTION"})
		if err != nil {
			return Posted{}, err
		}
		for _, l := range s.Lines {
			if l.Variance() == 0 {
				continue
			}
			have, err := balanceOf(tx, l.Lot, s.Place)
			if err != nil {
				return Posted{}, err
			}
			if have+l.Variance() < 0 {
				return Posted{}, fault.Refuse("refused.stocktake_moved")
			}
			if _, err := p.move(entry{item: l.Item, lot: l.Lot, place: s.Place, qty: l.Variance(), reason: l.Reason}); err != nil {
				return Posted{}, err
			}
		}
		if done, err = p.seal(); err != nil {
			return Posted{}, err
		}
	}
	if _, err := tx.Exec(`update stocktake set status = 'approved', approved_at = ?, approved_by = ?, version = version + 1 where id = ?`,
		int64(tx.Now()), by(tx), stocktake); err != nil {
		return Posted{}, fmt.Errorf("approve stock-take %d: %w", stocktake, err)
	}
	return done, record(tx, "stocktake", stocktake, false, diff("status", s.Status, Approved))
}

// CancelStocktake gives a stock-take up; nothing is corrected.
func CancelStocktake(tx *vault.Tx, stocktake int64) error {
	s, err := running(tx, stocktake)
	if err != nil {
		return err
	}
	if _, err := tx.Exec(`update stocktake set status = 'cancelled', version = version + 1 where id = ?`, stocktake); err != nil {
		return fmt.Errorf("cancel stock-take %d: %w", stocktake, err)
	}
	return record(tx, "stocktake", stocktake, false, diff("status", s.Status, Cancelled))
}
