package shelter

import (
	"context"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Resident is the operational part of one person's record.
func (s *Session) Resident(ctx context.Context, id int64) (people.Resident, error) {
	return read(ctx, s, func(tx *vault.Tx) (people.Resident, error) { return people.Get(tx, id) })
}

// Family is the household to which id belongs, its head first.
func (s *Session) Family(ctx context.Context, id int64) ([]people.Resident, error) {
	return read(ctx, s, func(tx *vault.Tx) ([]people.Resident, error) {
		r, err := people.Get(tx, id)
		if err != nil {
			return nil, err
		}
		return people.Household(tx, r.Household)
	})
}

// OpenIdentity opens who id is, for a reason. The opening itself is written down, so that
// this is a change and not a reading.
func (s *Session) OpenIdentity(ctx context.Context, id int64, reason string) (people.Identity, error) {
	var out people.Identity
	err := s.update(ctx, func(tx *vault.Tx) (err error) {
		out, err = people.OpenIdentity(tx, id, reason)
		return err
	})
	return out, err
}

// ChangeResident saves the operational part; it refuses a record that somebody else
// changed meanwhile.
func (s *Session) ChangeResident(ctx context.Context, r people.Resident) (Receipt, error) {
	var old people.Resident
	err := s.update(ctx, func(tx *vault.Tx) (err error) {
		if old, err = people.Get(tx, r.ID); err != nil {
			return err
		}
		return people.Change(tx, r)
	})
	if err != nil {
		return Receipt{}, err
	}
	return Receipt{Message: fault.Say("done.resident_saved", "Word", r.CodeWord), ID: r.ID, Undo: func(ctx context.Context) error {
		return s.update(ctx, func(tx *vault.Tx) error {
			old.Version = r.Version + 1
			return people.Change(tx, old)
		})
	}}, nil
}

// ChangeIdentity saves who somebody is.
func (s *Session) ChangeIdentity(ctx context.Context, i people.Identity) (Receipt, error) {
	err := s.update(ctx, func(tx *vault.Tx) error { return people.ChangeIdentity(tx, i) })
	return Receipt{Message: fault.Say("done.identity_saved"), ID: i.Resident}, err
}

// ProposeWords are n code words that are free.
func (s *Session) ProposeWords(ctx context.Context, n int) ([]string, error) {
	return read(ctx, s, func(tx *vault.Tx) ([]string, error) { return people.ProposeWords(tx, n) })
}

// NextRegisterNo is the register number that the next resident will get, if nobody else is
// registered meanwhile.
func (s *Session) NextRegisterNo(ctx context.Context) (string, error) {
	return read(ctx, s, people.NextRegisterNo)
}

// History is what changed in a record, latest first.
func (s *Session) History(ctx context.Context, entity string, id int64) ([]staff.Past, error) {
	return read(ctx, s, func(tx *vault.Tx) ([]staff.Past, error) { return staff.History(tx, entity, id) })
}

// Extend moves the day until which somebody means to stay.
func (s *Session) Extend(ctx context.Context, resident int64, until civil.Day, reason string) (Receipt, error) {
	err := s.update(ctx, func(tx *vault.Tx) error { return house.Extend(tx, resident, until, reason) })
	return Receipt{Message: fault.Say("done.extended"), ID: resident}, err
}
