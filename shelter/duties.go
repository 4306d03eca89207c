package shelter

import (
	"context"

	"pana/shelter/fault"
	"pana/shelter/people"
	"pana/shelter/vault"
)

// Assigned are those of the staff who look after a resident.
func (s *Session) Assigned(ctx context.Context, resident int64) ([]people.Duty, error) {
	return read(ctx, s, func(tx *vault.Tx) ([]people.Duty, error) { return people.Assigned(tx, resident) })
}

// Assign gives an account a duty for a resident, which makes the resident her own.
func (s *Session) Assign(ctx context.Context, resident, account int64, duty string) (Receipt, error) {
	err := s.update(ctx, func(tx *vault.Tx) error { return people.Assign(tx, resident, account, duty) })
	if err != nil {
		return Receipt{}, err
	}
	return Receipt{Message: fault.Say("done.assigned"), ID: resident, Undo: func(ctx context.Context) error {
		_, err := s.Release(ctx, resident, account, duty)
		return err
	}}, nil
}

// Release takes a duty away.
func (s *Session) Release(ctx context.Context, resident, account int64, duty string) (Receipt, error) {
	err := s.update(ctx, func(tx *vault.Tx) error { return people.Release(tx, resident, account, duty) })
	if err != nil {
		return Receipt{}, err
	}
	return Receipt{Message: fault.Say("done.duty_ended"), ID: resident, Undo: func(ctx context.Context) error {
		_, err := s.Assign(ctx, resident, account, duty)
		return err
	}}, nil
}

// ByRegisterNo is the resident of a register number such as 2026/041.
func (s *Session) ByRegisterNo(ctx context.Context, no string) (people.Resident, error) {
	return read(ctx, s, func(tx *vault.Tx) (people.Resident, error) { return people.ByRegisterNo(tx, no) })
}

// GivenName is what a resident is called, for those who may know no more.
func (s *Session) GivenName(ctx context.Context, id int64) (string, error) {
	return read(ctx, s, func(tx *vault.Tx) (string, error) { return people.GivenName(tx, id) })
}
