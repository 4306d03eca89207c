package shelter

import (
	"context"
	"slices"
	"time"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/house"
	"pana/shelter/vault"
)

// Board is the house at a moment, past or to come; zero is now.
func (s *Session) Board(ctx context.Context, at civil.Instant) (house.Board, error) {
	return read(ctx, s, func(tx *vault.Tx) (house.Board, error) {
		if at == 0 {
			at = tx.Now()
		}
		return house.BoardAt(tx, at)
	})
}

// Nights are n nights from from on, with how many slept here.
func (s *Session) Nights(ctx context.Context, from civil.Day, n int) ([]house.Night, error) {
	return read(ctx, s, func(tx *vault.Tx) ([]house.Night, error) { return house.Nights(tx, from, n) })
}

// Plan is the house's rooms with their beds.
func (s *Session) Plan(ctx context.Context) ([]house.Room, error) { return read(ctx, s, house.Plan) }

// Propose are the beds for a party, best first; the bed and the hold of the wish before others.
func (s *Session) Propose(ctx context.Context, party []house.Guest, w house.Wish) ([]house.Proposal, error) {
	return read(ctx, s, func(tx *vault.Tx) ([]house.Proposal, error) { return house.ProposeFor(tx, party, tx.Now(), w) })
}

// Move takes residents to other beds, all of them at once, so that two can swap.
func (s *Session) Move(ctx context.Context, to []house.Transfer, reason, override string) (Receipt, error) {
	var back []house.Transfer
	err := s.update(ctx, func(tx *vault.Tx) (err error) {
		back, err = house.Move(tx, to, reason, override)
		return err
	})
	if err != nil {
		return Receipt{}, err
	}
	r := Receipt{Message: fault.Say("done.moved", "Count", len(to))}
	// Somebody who had no bed before can't be moved back into none.
	if len(back) == len(to) {
		r.Undo = func(ctx context.Context) error {
			if err := s.moveBack(ctx, back, reason, ""); !house.NeedsReason(err) {
				return err
			}
			return s.moveBack(ctx, back, reason, override)
		}
	}
	return r, nil
}

// moveBack takes a move back. A rule that the move set aside need not be set aside again.
func (s *Session) moveBack(ctx context.Context, to []house.Transfer, reason, override string) error {
	return s.update(ctx, func(tx *vault.Tx) error {
		_, err := house.Move(tx, to, reason, override)
		return err
	})
}

// PlaceHold keeps beds for somebody who is expected; the receipt's IDs are the holds', a
// bed each.
func (s *Session) PlaceHold(ctx context.Context, h house.NewHold) (Receipt, error) {
	var ids []int64
	err := s.update(ctx, func(tx *vault.Tx) (err error) {
		ids, err = house.PlaceHold(tx, h)
		return err
	})
	if err != nil {
		return Receipt{}, err
	}
	return Receipt{Message: fault.Say("done.held", "Count", len(ids)), ID: ids[0], IDs: ids, Undo: func(ctx context.Context) error {
		return s.update(ctx, func(tx *vault.Tx) error {
			for _, id := range ids {
				if err := house.ReleaseHold(tx, id); err != nil {
					return err
				}
			}
			return nil
		})
	}}, nil
}

// ReleaseHold frees a held bed.
func (s *Session) ReleaseHold(ctx context.Context, id int64) (Receipt, error) {
	var was house.Hold
	err := s.update(ctx, func(tx *vault.Tx) error {
		all, err := house.Holds(tx)
		if err != nil {
			return err
		}
		if i := slices.IndexFunc(all, func(h house.Hold) bool { return h.ID == id }); i >= 0 {
			was = all[i]
		}
		return house.ReleaseHold(tx, id)
	})
	if err != nil {
		return Receipt{}, err
	}
	return Receipt{Message: fault.Say("done.released"), ID: id, Undo: func(ctx context.Context) error {
		return s.holdAgain(ctx, was)
	}}, nil
}

// holdAgain keeps the bed of was for what remains of its time.
func (s *Session) holdAgain(ctx context.Context, was house.Hold) error {
	left := int(was.Until.Sub(s.Now()) / time.Minute)
	if left < 1 {
		return fault.Refuse("refused.hold_over")
	}
	_, err := s.PlaceHold(ctx, house.NewHold{Beds: []int64{was.Bed}, For: was.Purpose, Resident: was.Resident, Referral: was.Referral, Minutes: max(left, 5)})
	return err
}

// TakeOut takes a bed out of service; from zero is now, to zero is until somebody says so.
func (s *Session) TakeOut(ctx context.Context, bed int64, from, to civil.Instant, reason string) (Receipt, error) {
	var id int64
	err := s.update(ctx, func(tx *vault.Tx) (err error) {
		id, err = house.TakeOut(tx, bed, from, to, reason)
		return err
	})
	if err != nil {
		return Receipt{}, err
	}
	r := Receipt{Message: fault.Say("done.taken_out"), ID: id}
	if from <= s.Now() {
		r.Undo = func(ctx context.Context) error {
			return s.update(ctx, func(tx *vault.Tx) error { return house.PutBack(tx, bed) })
		}
	}
	return r, nil
}

// PutBack puts a bed back into service.
func (s *Session) PutBack(ctx context.Context, bed int64) (Receipt, error) {
	err := s.update(ctx, func(tx *vault.Tx) error { return house.PutBack(tx, bed) })
	return Receipt{Message: fault.Say("done.put_back"), ID: bed}, err
}

// MoveCrib brings a crib into another room.
func (s *Session) MoveCrib(ctx context.Context, crib, room int64) (Receipt, error) {
	err := s.update(ctx, func(tx *vault.Tx) error { return house.MoveBed(tx, crib, room) })
	return Receipt{Message: fault.Say("done.crib_moved"), ID: crib}, err
}

// AddRoom adds a room with its beds to the plan of the house.
func (s *Session) AddRoom(ctx context.Context, n house.NewRoom) (Receipt, error) {
	var id int64
	err := s.update(ctx, func(tx *vault.Tx) (err error) {
		id, err = house.AddRoom(tx, n)
		return err
	})
	return Receipt{Message: fault.Say("done.room_added", "Room", n.Code), ID: id}, err
}

// AddBed adds a bed to a room.
func (s *Session) AddBed(ctx context.Context, n house.NewBed) (Receipt, error) {
	var id int64
	err := s.update(ctx, func(tx *vault.Tx) (err error) {
		id, err = house.AddBed(tx, n)
		return err
	})
	return Receipt{Message: fault.Say("done.bed_added", "Bed", n.Code), ID: id}, err
}

// BedHistory is the life of a bed, the latest first.
func (s *Session) BedHistory(ctx context.Context, bed int64) ([]house.BedPast, error) {
	return read(ctx, s, func(tx *vault.Tx) ([]house.BedPast, error) { return house.BedHistory(tx, bed) })
}

// StayHistory are the stays of a resident with their beds, the latest first.
func (s *Session) StayHistory(ctx context.Context, resident int64) ([]house.StayPast, error) {
	return read(ctx, s, func(tx *vault.Tx) ([]house.StayPast, error) { return house.StayHistory(tx, resident) })
}
