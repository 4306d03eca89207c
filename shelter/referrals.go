package shelter

import (
	"context"

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

// Decide decides about a referral; the receipt's IDs are the holds that were placed.
func (s *Session) Decide(ctx context.Context, v house.Verdict) (Receipt, error) {
	var holds []int64
	err := s.update(ctx, func(tx *vault.Tx) (err error) {
		holds, err = house.Decide(tx, v)
		return err
	})
	if err != nil {
		return Receipt{}, err
	}
	return Receipt{Message: fault.Say("done.referral_decided"), ID: v.Referral, IDs: holds, Undo: func(ctx context.Context) error {
		return s.update(ctx, func(tx *vault.Tx) error {
			_, err := house.Decide(tx, house.Verdict{Referral: v.Referral, Decision: house.Undecided})
			return err
		})
	}}, nil
}
