package shelter

import (
	"context"

	"pana/shelter/fault"
	"pana/shelter/house"
	"pana/shelter/vault"
)

// Suits says which rooms refuse these residents if they moved there together now, and why.
func (s *Session) Suits(ctx context.Context, residents []int64) (map[int64]*fault.Refusal, error) {
	return read(ctx, s, func(tx *vault.Tx) (map[int64]*fault.Refusal, error) { return house.Suits(tx, residents) })
}
