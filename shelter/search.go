package shelter

import (
	"context"

	"pana/shelter/people"
	"pana/shelter/vault"
)

// Search is who a text may mean, the likeliest first: at most limit of them, 0 for as many
// as a search shows.
func (s *Session) Search(ctx context.Context, text string, limit int) (people.Found, error) {
	return read(ctx, s, func(tx *vault.Tx) (people.Found, error) { return people.Search(tx, text, limit) })
}

// Matches are residents as a search shows them, such as those opened last.
func (s *Session) Matches(ctx context.Context, residents []int64) ([]people.Match, error) {
	return read(ctx, s, func(tx *vault.Tx) ([]people.Match, error) { return people.Matches(tx, residents) })
}

// SeenMatch writes one row into the audit when matches by name were opened, or stayed before
// somebody's eyes for two seconds. It is called once a search and not once a key.
func (s *Session) SeenMatch(ctx context.Context, residents []int64) error {
	return s.update(ctx, func(tx *vault.Tx) error { return people.SeenMatch(tx, residents) })
}
