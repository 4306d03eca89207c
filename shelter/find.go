package shelter

import (
	"context"

	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Residents are the people that f chooses, by code word.
func (s *Session) Residents(ctx context.Context, f people.Filter) ([]people.Row, error) {
	return read(ctx, s, func(tx *vault.Tx) ([]people.Row, error) { return people.List(tx, f) })
}

// Tally counts residents by where they are.
func (s *Session) Tally(ctx context.Context) (people.Tally, error) {
	return read(ctx, s, people.Counts)
}

// Similar are records that may be of the same person: a warning, never a merge.
func (s *Session) Similar(ctx context.Context, n people.Name, b people.Birth) ([]people.Likeness, error) {
	return read(ctx, s, func(tx *vault.Tx) ([]people.Likeness, error) { return people.Similar(tx, n, b) })
}

// FreeText are the places of a text that tell who somebody is, for the warning beside a
// field of free text. Only who writes such texts may ask: the answer tells who is known.
func (s *Session) FreeText(ctx context.Context, text string) ([]people.Hit, error) {
	return read(ctx, s, func(tx *vault.Tx) ([]people.Hit, error) {
		if err := staff.Need(tx, staff.OperationalRead); err != nil {
			return nil, err
		}
		terms, err := people.ScanTerms(tx)
		if err != nil {
			return nil, err
		}
		return people.Hits(terms, text), nil
	})
}
