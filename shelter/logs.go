package shelter

import (
	"context"

	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Prints is the print log, the latest first.
func (s *Session) Prints(ctx context.Context, f staff.PrintFilter) ([]staff.Print, error) {
	return read(ctx, s, func(tx *vault.Tx) ([]staff.Print, error) { return staff.Prints(tx, f) })
}

// PrintDestroyed notes that the paper of print no was shredded.
func (s *Session) PrintDestroyed(ctx context.Context, no int64) (Receipt, error) {
	err := s.update(ctx, func(tx *vault.Tx) error { return staff.Destroyed(tx, no) })
	return Receipt{Message: fault.Say("done.destroyed"), ID: no}, err
}

// Log is the audit, the latest first.
func (s *Session) Log(ctx context.Context, f staff.LogFilter) ([]staff.Line, error) {
	return read(ctx, s, func(tx *vault.Tx) ([]staff.Line, error) { return staff.Log(tx, f) })
}
