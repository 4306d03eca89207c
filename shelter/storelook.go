package shelter

import (
	"context"

	"pana/inventory"
	"pana/shelter/vault"
)

// ItemsAt are the items of which something lies in a place.
func (st Store) ItemsAt(ctx context.Context, place int64) (map[int64]bool, error) {
	return read(ctx, st.s, func(tx *vault.Tx) (map[int64]bool, error) { return inventory.ItemsAt(tx, place) })
}

// Soonest are the n items that run out first, of those for which it can be foretold.
func (st Store) Soonest(ctx context.Context, n int) ([]Supply, error) {
	all, err := st.Supplies(ctx)
	for i, s := range all {
		if i == n || s.Cover.Days < 0 {
			return all[:i], err
		}
	}
	return all, err
}

// StoreWaits counts the items that are low or hold something past its day.
func (s *Session) StoreWaits(ctx context.Context) (int, error) { return read(ctx, s, inventory.Short) }
