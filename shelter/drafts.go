package shelter

import (
	"context"

	"pana/shelter/civil"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Draft is what somebody was typing when it was last kept.
type Draft struct {
	Body []byte
	At   civil.Instant
}

// SaveDraft keeps what is being typed into form, for the signed-in account only.
func (s *Session) SaveDraft(ctx context.Context, form string, body []byte) error {
	return s.update(ctx, func(tx *vault.Tx) error { return staff.SaveDraft(tx, form, body) })
}

// Draft is what was kept of form; ok is false when nothing was.
func (s *Session) Draft(ctx context.Context, form string) (d Draft, ok bool, err error) {
	err = s.View(ctx, func(tx *vault.Tx) (err error) {
		d.Body, d.At, ok, err = staff.Draft(tx, form)
		return err
	})
	return d, ok, err
}

// DropDraft forgets what was kept of form.
func (s *Session) DropDraft(ctx context.Context, form string) error {
	return s.update(ctx, func(tx *vault.Tx) error { return staff.DropDraft(tx, form) })
}
