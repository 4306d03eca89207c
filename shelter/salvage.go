package shelter

import (
	"context"

	"pana/shelter/vault"
)

// Salvaged is what was saved of a damaged file: tables and numbers, never a name.
type Salvaged = vault.Salvaged

// Salvage reads every readable row of the damaged file at path into a new file at target,
// which the same passwords open. The damaged file isn't changed. Restoring the newest good
// copy is nearly always better; this is for what was written since, or when there is none.
func Salvage(ctx context.Context, path, target, login, password string, o Options, progress func(done, of int)) (Salvaged, error) {
	return vault.Salvage(ctx, path, target, o.vault(newClock(o.Clock)), login, password, progress)
}

// SalvageByCode is Salvage with the code from the sealed envelope.
func SalvageByCode(ctx context.Context, path, target, code string, o Options, progress func(done, of int)) (Salvaged, error) {
	return vault.SalvageWithRecovery(ctx, path, target, o.vault(newClock(o.Clock)), code, progress)
}
