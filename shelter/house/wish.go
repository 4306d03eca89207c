package house

import (
	"cmp"
	"slices"

	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Wish is what was promised to people before they came: a bed, or a hold. Either may be 0.
type Wish struct {
	Bed  int64
	Hold int64 // or its party, for all beds that are held together
}

// open makes the beds of the hold free on the board, and gives the beds that are wished for.
func (w Wish) open(b Board) (wanted []int64) {
	if w.Bed != 0 {
		wanted = append(wanted, w.Bed)
	}
	if w.Hold == 0 {
		return wanted
	}
	for _, r := range b.Rooms {
		for i := range r.Beds {
			x := &r.Beds[i]
			if x.State == Held && x.Hold != nil && (x.Hold.ID == w.Hold || x.Hold.Party == w.Hold) {
				x.State = Free
				wanted = append(wanted, x.ID)
			}
		}
	}
	return wanted
}

// wantedFirst lets the beds that are wished for be given before the others.
func wantedFirst(beds []Bed, wanted []int64) []Bed {
	slices.SortStableFunc(beds, func(a, b Bed) int {
		return cmp.Compare(wantedRank(a.ID, wanted), wantedRank(b.ID, wanted))
	})
	return beds
}

func wantedRank(bed int64, wanted []int64) int {
	if slices.Contains(wanted, bed) {
		return 0
	}
	return 1
}

// FinishHold lets go what is left of a hold, or of its party, once those for whom it was
// kept are in. A hold that is over already is no fault.
func FinishHold(tx *vault.Tx, hold int64) error {
	if err := staff.Need(tx, staff.OperationalWrite); err != nil {
		return err
	}
	left, err := holds(tx, `(h.id = ?1 or h.party = ?1) and h.state = 'active' and h.until > ?2`, hold, int64(tx.Now()))
	if err != nil {
		return err
	}
	for _, h := range left {
		if err := endHold(tx, h, HoldReleased, max(tx.Now(), h.PlacedAt)); err != nil {
			return err
		}
	}
	return nil
}
