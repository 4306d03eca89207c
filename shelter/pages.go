package shelter

import (
	"context"

	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Pages counts the people that f chooses and says where the pages of their list begin.
func (s *Session) Pages(ctx context.Context, f people.Filter) (people.Pages, error) {
	return read(ctx, s, func(tx *vault.Tx) (people.Pages, error) { return people.PagesOf(tx, f) })
}

// Place is where a resident stands in the list of f, -1 when she isn't in it.
func (s *Session) Place(ctx context.Context, f people.Filter, resident int64) (int, error) {
	return read(ctx, s, func(tx *vault.Tx) (int, error) { return people.Place(tx, f, resident) })
}

// Jump is the next place in the list of f whose code word begins with letters, -1 for none.
func (s *Session) Jump(ctx context.Context, f people.Filter, letters string, after people.Cursor) (int, error) {
	return read(ctx, s, func(tx *vault.Tx) (int, error) { return people.Jump(tx, f, letters, after) })
}

// Allowed refuses, with the reason, unless the signed-in role may use right on a resident.
func (s *Session) Allowed(ctx context.Context, right staff.Right, resident int64) error {
	return s.View(ctx, func(tx *vault.Tx) error { return people.Allowed(tx, right, resident) })
}
