package shelter

import (
	"context"

	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Settings are the house's.
func (s *Session) Settings(ctx context.Context) (staff.Settings, error) {
	return read(ctx, s, staff.ReadSettings)
}

// SaveSettings changes the house's settings. Whether the file is a demo never changes.
func (s *Session) SaveSettings(ctx context.Context, set staff.Settings) (Receipt, error) {
	var old staff.Settings
	err := s.update(ctx, func(tx *vault.Tx) (err error) {
		if old, err = staff.ReadSettings(tx); err != nil {
			return err
		}
		set.Demo, set.DemoStart = old.Demo, old.DemoStart
		return staff.SaveSettings(tx, set)
	})
	if err != nil {
		return Receipt{}, err
	}
	s.mu.Lock()
	s.settings = set
	s.mu.Unlock()
	return Receipt{Message: fault.Say("done.settings"), Undo: func(ctx context.Context) error {
		_, err := s.SaveSettings(ctx, old)
		return err
	}}, nil
}
