package shelter

import (
	"context"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/house"
	"pana/shelter/vault"
)

// Presence is everybody who lives here and whether she is in the house, at a moment past
// or to come; zero is now.
func (s *Session) Presence(ctx context.Context, at civil.Instant) ([]house.Whereabouts, error) {
	return read(ctx, s, func(tx *vault.Tx) ([]house.Whereabouts, error) {
		if at == 0 {
			at = tx.Now()
		}
		return house.PresenceAt(tx, at)
	})
}

// AbsentNights are who was absent overnight on n days from from on.
func (s *Session) AbsentNights(ctx context.Context, from civil.Day, n int) ([]house.Absent, error) {
	return read(ctx, s, func(tx *vault.Tx) ([]house.Absent, error) { return house.AbsentNights(tx, from, n) })
}

// Outings are the outings and returns of a resident, the latest first.
func (s *Session) Outings(ctx context.Context, resident int64) ([]house.Event, error) {
	return read(ctx, s, func(tx *vault.Tx) ([]house.Event, error) { return house.Events(tx, resident) })
}

// GoOut notes that somebody left the house for a while, and those with her.
func (s *Session) GoOut(ctx context.Context, o house.Outing, with ...int64) (Receipt, error) {
	var events []int64
	err := s.update(ctx, func(tx *vault.Tx) error {
		events = nil
		for _, o.Resident = range append([]int64{o.Resident}, with...) {
			id, err := house.GoOut(tx, o)
			if err != nil {
				return err
			}
			events = append(events, id)
		}
		return nil
	})
	return s.noted(fault.Say("done.out"), events, err)
}

// ComeBack notes that somebody is in the house again, and those with her; at zero is now.
func (s *Session) ComeBack(ctx context.Context, resident int64, at civil.Instant, with ...int64) (Receipt, error) {
	var events []int64
	err := s.update(ctx, func(tx *vault.Tx) error {
		events = nil
		for _, r := range append([]int64{resident}, with...) {
			id, err := house.ComeBack(tx, r, at)
			if err != nil {
				return err
			}
			events = append(events, id)
		}
		return nil
	})
	return s.noted(fault.Say("done.back"), events, err)
}

// noted is the receipt of events; to undo them is to note that they never happened.
func (s *Session) noted(m fault.Message, events []int64, err error) (Receipt, error) {
	if err != nil {
		return Receipt{}, err
	}
	return Receipt{Message: m, ID: events[0], IDs: events, Undo: func(ctx context.Context) error {
		return s.update(ctx, func(tx *vault.Tx) error {
			for _, id := range events {
				if err := house.Correct(tx, house.Correction{Event: id, Never: true}); err != nil {
					return err
				}
			}
			return nil
		})
	}}, nil
}

// Correct notes how an outing or a return really was.
func (s *Session) Correct(ctx context.Context, c house.Correction) (Receipt, error) {
	err := s.update(ctx, func(tx *vault.Tx) error { return house.Correct(tx, c) })
	return Receipt{Message: fault.Say("done.corrected"), ID: c.Event}, err
}

// KeepBed decides that the bed of somebody who stays away is kept until a moment. It can
// be decided anew, so that there is nothing to undo.
func (s *Session) KeepBed(ctx context.Context, resident int64, until civil.Instant, note string) (Receipt, error) {
	err := s.update(ctx, func(tx *vault.Tx) error { return house.KeepBed(tx, resident, until, note) })
	return Receipt{Message: fault.Say("done.bed_kept"), ID: resident}, err
}

// FreeBed decides that the bed of somebody who stays away becomes free: her stay ends.
func (s *Session) FreeBed(ctx context.Context, resident int64, note string) (Receipt, error) {
	var d house.Departure
	err := s.update(ctx, func(tx *vault.Tx) (err error) {
		d, err = house.FreeBed(tx, resident, note)
		return err
	})
	if err != nil {
		return Receipt{}, err
	}
	return Receipt{Message: fault.Say("done.bed_freed"), ID: resident, Undo: func(ctx context.Context) error {
		return s.update(ctx, func(tx *vault.Tx) error { return house.TakeBackExit(tx, d) })
	}}, nil
}

// FormerStay is what somebody who left can come back to; ok is false when there is nothing.
func (s *Session) FormerStay(ctx context.Context, resident int64) (f house.Former, ok bool, err error) {
	err = s.View(ctx, func(tx *vault.Tx) (err error) {
		f, ok, err = house.FormerOf(tx, resident)
		return err
	})
	return f, ok, err
}

// Return takes somebody in again who was here before; the receipt's ID is the stay's. Who
// came back to the same stay is said by the message.
func (s *Session) Return(ctx context.Context, r house.Returning) (Receipt, error) {
	var stay int64
	var same bool
	err := s.update(ctx, func(tx *vault.Tx) (err error) {
		stay, same, err = house.Return(tx, r)
		return err
	})
	if err != nil {
		return Receipt{}, err
	}
	if same {
		return Receipt{Message: fault.Say("done.same_stay"), ID: stay}, nil
	}
	return Receipt{Message: fault.Say("done.new_stay"), ID: stay}, nil
}

// CallRoll writes a roll call down; what it found against the book comes with the receipt.
func (s *Session) CallRoll(ctx context.Context, n house.NewRollCall) (house.RollCallDone, Receipt, error) {
	var d house.RollCallDone
	err := s.update(ctx, func(tx *vault.Tx) (err error) {
		d, err = house.CallRoll(tx, n)
		return err
	})
	return d, Receipt{Message: fault.Say("done.roll_call"), ID: d.ID}, err
}

// RollCalls are those within span, the latest first.
func (s *Session) RollCalls(ctx context.Context, span civil.Span) ([]house.RollCall, error) {
	return read(ctx, s, func(tx *vault.Tx) ([]house.RollCall, error) { return house.RollCalls(tx, span) })
}

// RollCallSeen are the lines of a roll call.
func (s *Session) RollCallSeen(ctx context.Context, id int64) ([]house.SeenRow, error) {
	return read(ctx, s, func(tx *vault.Tx) ([]house.SeenRow, error) { return house.RollCallSeen(tx, id) })
}

// Sweep does what time alone brings about; the window calls it every minute. It acts for
// the program and not for whoever is signed in.
func (s *Session) Sweep(ctx context.Context) error {
	return s.v.Update(ctx, vault.Actor{}, func(tx *vault.Tx) error {
		_, err := house.Sweep(tx)
		return err
	})
}
