package house

import "pana/shelter/vault"

// Swept counts what a sweep found.
type Swept struct{ Holds, NoShows, Decisions int }

// Sweep does what time alone brings about: holds that ran out end, those for whom they
// were kept haven't come, and beds of people who stay away have to be decided about. It
// is run when the file is opened, before anybody looks, and each minute; it needs no
// right, and nothing happens twice however often it runs.
func Sweep(tx *vault.Tx) (s Swept, err error) {
	if s.Holds, err = ExpireHolds(tx); err != nil {
		return s, err
	}
	if s.NoShows, err = missReferrals(tx); err != nil {
		return s, err
	}
	s.Decisions, err = askDecisions(tx)
	return s, err
}
