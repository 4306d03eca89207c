package shelter

import (
	"context"
	"time"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/house"
	"pana/shelter/vault"
)

// WaitingList is who is announced and not here yet, who is expected first in front.
func (s *Session) WaitingList(ctx context.Context) ([]house.Referral, error) {
	return read(ctx, s, house.WaitingList)
}

// Referrals are those received within span, the latest first.
func (s *Session) Referrals(ctx context.Context, span civil.Span) ([]house.Referral, error) {
	return read(ctx, s, func(tx *vault.Tx) ([]house.Referral, error) { return house.Referrals(tx, span) })
}

// Referral is one of them.
func (s *Session) Referral(ctx context.Context, id int64) (house.Referral, error) {
	return read(ctx, s, func(tx *vault.Tx) (house.Referral, error) { return house.ReferralByID(tx, id) })
}

// AddReferral puts somebody announced on the waiting list.
func (s *Session) AddReferral(ctx context.Context, n house.NewReferral) (Receipt, error) {
	var id int64
	err := s.update(ctx, func(tx *vault.Tx) (err error) {
		id, err = house.AddReferral(tx, n)
		return err
	})
	if err != nil {
		return Receipt{}, err
	}
	return Receipt{Message: fault.Say("done.referral_added"), ID: id, Undo: func(ctx context.Context) error {
		_, err := s.Decide(ctx, house.Verdict{Referral: id, Decision: house.Withdrawn})
		return err
	}}, nil
}

// ChangeReferral corrects what is known of a referral that was read as old.
func (s *Session) ChangeReferral(ctx context.Context, old house.Referral, n house.NewReferral) (Receipt, error) {
	err := s.update(ctx, func(tx *vault.Tx) error { return house.ChangeReferral(tx, old.ID, old.Version, n) })
	if err != nil {
		return Receipt{}, err
	}
	return Receipt{Message: fault.Say("done.referral_saved"), ID: old.ID, Undo: func(ctx context.Context) error {
		return s.update(ctx, func(tx *vault.Tx) error { return house.ChangeReferral(tx, old.ID, old.Version+1, old.NewReferral) })
	}}, nil
}

// RanOut are those whose bed was kept in vain until a moment after since.
func (s *Session) RanOut(ctx context.Context, since civil.Instant) ([]house.Referral, error) {
	return read(ctx, s, func(tx *vault.Tx) ([]house.Referral, error) { return house.RanOut(tx, since) })
}

// Decide decides about a referral; the receipt's IDs are the holds that were placed. It is
// taken back only while nobody has decided again; beds that it let go are kept once more for
// what is left of their time.
func (s *Session) Decide(ctx context.Context, v house.Verdict) (Receipt, error) {
	var holds []int64
	var was, is house.Referral
	err := s.update(ctx, func(tx *vault.Tx) (err error) {
		if was, err = house.ReferralByID(tx, v.Referral); err != nil {
			return err
		}
		if holds, err = house.Decide(tx, v); err != nil {
			return err
		}
		is, err = house.ReferralByID(tx, v.Referral)
		return err
	})
	if err != nil {
		return Receipt{}, err
	}
	return Receipt{Message: fault.Say("done.referral_decided"), ID: v.Referral, IDs: holds, Undo: func(ctx context.Context) error {
		back := house.Verdict{Referral: was.ID, Version: is.Version, Decision: was.Decision, Reason: was.Reason, SentTo: was.SentTo}
		if left := int(was.HeldUntil.Sub(s.Now()) / time.Minute); len(was.BedIDs) > 0 && left >= house.LeastHold {
			back.Beds, back.Minutes = was.BedIDs, left
		}
		return s.update(ctx, func(tx *vault.Tx) error {
			_, err := house.Decide(tx, back)
			return err
		})
	}}, nil
}

// LetGo frees the beds that are kept for a referral, which goes on waiting.
func (s *Session) LetGo(ctx context.Context, referral int64) (Receipt, error) {
	var was []house.Hold
	err := s.update(ctx, func(tx *vault.Tx) (err error) {
		was, err = house.LetGo(tx, referral)
		return err
	})
	if err != nil {
		return Receipt{}, err
	}
	return Receipt{Message: fault.Say("done.released"), ID: referral, Undo: func(ctx context.Context) error {
		left := int(was[0].Until.Sub(s.Now()) / time.Minute)
		if left < 1 {
			return fault.Refuse("refused.hold_over")
		}
		again := house.NewHold{For: was[0].Purpose, Referral: referral, Minutes: max(left, house.LeastHold)}
		for _, h := range was {
			again.Beds = append(again.Beds, h.Bed)
		}
		_, err := s.PlaceHold(ctx, again)
		return err
	}}, nil
}

// KeepLonger keeps the beds of a referral for so many minutes from now on.
func (s *Session) KeepLonger(ctx context.Context, referral int64, minutes int) (Receipt, error) {
	var was []house.Hold
	err := s.update(ctx, func(tx *vault.Tx) (err error) {
		was, err = house.KeepLonger(tx, referral, minutes)
		return err
	})
	if err != nil {
		return Receipt{}, err
	}
	return Receipt{Message: fault.Say("done.kept_longer"), ID: referral, Undo: func(ctx context.Context) error {
		return s.update(ctx, func(tx *vault.Tx) error { return house.KeepAsBefore(tx, was) })
	}}, nil
}
