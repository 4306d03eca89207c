package shelter

import (
	"context"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/shift"
	"pana/shelter/vault"
)

// HouseLog is a page of the house log, the latest first; a zero span is all times. Log is
// the audit.
func (s *Session) HouseLog(ctx context.Context, span civil.Span, f shift.Filter) ([]shift.Entry, error) {
	return read(ctx, s, func(tx *vault.Tx) ([]shift.Entry, error) { return shift.List(tx, span, f) })
}

// WriteLog adds a line to the house log. There is nothing to undo: CorrectLog writes
// another in its place.
func (s *Session) WriteLog(ctx context.Context, n shift.NewEntry) (Receipt, error) {
	var id int64
	err := s.update(ctx, func(tx *vault.Tx) (err error) {
		id, err = shift.Write(tx, n)
		return err
	})
	return Receipt{Message: fault.Say("done.logged"), ID: id}, err
}

// CorrectLog writes a line in the place of line id, which stays to be read.
func (s *Session) CorrectLog(ctx context.Context, id int64, n shift.NewEntry) (Receipt, error) {
	var next int64
	err := s.update(ctx, func(tx *vault.Tx) (err error) {
		next, err = shift.Correct(tx, id, n)
		return err
	})
	return Receipt{Message: fault.Say("done.log_corrected"), ID: next}, err
}

// CheckText shows where a text for the log or a handover tells who somebody is, in the
// text as shift.Clean makes it. It is asked when a text is about to be saved: that a code
// word is offered for a name is audited.
func (s *Session) CheckText(ctx context.Context, text string) ([]shift.Finding, error) {
	text = shift.Clean(text)
	any, err := read(ctx, s, func(tx *vault.Tx) (bool, error) { return shift.Finds(tx, text) })
	if err != nil || !any {
		return nil, err
	}
	var found []shift.Finding
	err = s.update(ctx, func(tx *vault.Tx) (err error) {
		found, err = shift.Check(tx, text)
		return err
	})
	return found, err
}
