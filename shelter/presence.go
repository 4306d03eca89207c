package shelter

import (
	"context"
	"slices"

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

// Correct notes how outings and returns really were, in one act; they are taken in the order
// given, and out and in keep their turns after each. What is said never to have happened
// can't be taken back.
func (s *Session) Correct(ctx context.Context, c house.Correction, more ...house.Correction) (Receipt, error) {
	cs := append([]house.Correction{c}, more...)
	var before []house.Correction
	err := s.update(ctx, func(tx *vault.Tx) error {
		before = nil
		for _, c := range cs {
			old, err := house.AsBefore(tx, c.Event)
			if err != nil {
				return err
			}
			before = append(before, old)
			if err := house.Correct(tx, c); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return Receipt{}, err
	}
	r := Receipt{Message: fault.Say("done.corrected"), ID: c.Event}
	if !slices.ContainsFunc(cs, func(c house.Correction) bool { return c.Never }) {
		slices.Reverse(before)
		r.Undo = func(ctx context.Context) error {
			_, err := s.Correct(ctx, before[0], before[1:]...)
			return err
		}
	}
	return r, nil
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

// Return takes people in again who were here before, all or nobody; the receipt's ID is the
// stay of the first, and its message says whether she came back to the same one.
func (s *Session) Return(ctx context.Context, r house.Returning, more ...house.Returning) (Receipt, error) {
	var first int64
	var goesOn bool
	err := s.update(ctx, func(tx *vault.Tx) error {
		for i, r := range append([]house.Returning{r}, more...) {
			stay, same, err := house.Return(tx, r)
			if err != nil {
				return err
			}
			if i == 0 {
				first, goesOn = stay, same
			}
		}
		return nil
	})
	if err != nil {
		return Receipt{}, err
	}
	if goesOn {
		return Receipt{Message: fault.Say("done.same_stay"), ID: first}, nil
	}
	return Receipt{Message: fault.Say("done.new_stay"), ID: first}, nil
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
