package shelter

import (
	"context"
	"path/filepath"
	"time"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// copyEvery is how old the last copy may be before the next one is due.
const copyEvery = 24 * time.Hour

// Copy makes a copy of the file in the house's folder for copies, verified by opening it
// again, and audits that.
func (s *Session) Copy(ctx context.Context) (Receipt, error) {
	c, err := s.v.Copy(ctx, s.copyDir())
	if err != nil {
		return Receipt{}, err
	}
	err = s.update(ctx, func(tx *vault.Tx) error {
		return staff.Audit(tx, staff.Entry{Action: staff.ActionCopy, Entity: "file"})
	})
	return Receipt{Message: fault.Say("done.copied", "File", c.Name)}, err
}

// LastCopy is when the latest copy was made and verified; none is false.
func (s *Session) LastCopy() (at civil.Instant, found bool, err error) {
	c, found, err := s.v.LastCopy(s.copyDir())
	return c.At, found, err
}

// Copies are the copies of this file in the house's folder, the newest first.
func (s *Session) Copies() ([]vault.Copy, error) { return s.v.Copies(s.copyDir()) }

// CopyIfDue makes a copy unless one was made within a day. A demo makes none: it holds
// nothing that could be lost.
func (s *Session) CopyIfDue(ctx context.Context) (made bool, err error) {
	if s.demo() {
		return false, nil
	}
	last, found, err := s.LastCopy()
	if err != nil {
		return false, err
	}
	if found && s.Now().Sub(last) < copyEvery {
		return false, nil
	}
	_, err = s.Copy(ctx)
	return err == nil, err
}

// CopyOnExit makes the copy with which work ends. A demo makes none.
func (s *Session) CopyOnExit(ctx context.Context) error {
	if s.demo() {
		return nil
	}
	_, err := s.Copy(ctx)
	return err
}

func (s *Session) copyDir() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.settings.CopyDir != "" {
		return s.settings.CopyDir
	}
	return filepath.Dir(s.path)
}

func (s *Session) demo() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.settings.Demo
}
