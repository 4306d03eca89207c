package staff

import (
	"database/sql"
	"errors"
	"fmt"

	"pana/shelter/civil"
	"pana/shelter/vault"
)

// SaveDraft keeps what the actor was typing into form, so that a lock, a crash or a power
// cut takes nothing. Only she can read it again; it isn't audited, since nothing is done.
func SaveDraft(tx *vault.Tx, form string, body []byte) error {
	if err := signedIn(tx); err != nil {
		return err
	}
	saved, err := tx.Exec(`insert into draft (account, form, body, saved_at) values (?, ?, ?, ?)
		on conflict (account, form) do update set body = excluded.body, saved_at = excluded.saved_at where body <> excluded.body`,
		tx.Actor().Account, form, append([]byte{}, body...), int64(tx.Now()))
	if err != nil {
		return fmt.Errorf("save draft: %w", err)
	}
	if n, err := saved.RowsAffected(); err != nil {
		return fmt.Errorf("save draft: %w", err)
	} else if n > 0 { // the same again is nothing to tell of
		tx.Touch(TopicDrafts)
	}
	return nil
}

// Draft is what the actor left in form, and when.
func Draft(tx *vault.Tx, form string) (body []byte, at civil.Instant, ok bool, err error) {
	if err := signedIn(tx); err != nil {
		return nil, 0, false, err
	}
	err = tx.QueryRow(`select body, saved_at from draft where account = ? and form = ?`,
		tx.Actor().Account, form).Scan(&body, &at)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, 0, false, nil
	}
	if err != nil {
		return nil, 0, false, fmt.Errorf("read draft: %w", err)
	}
	return body, at, true, nil
}

// Drafts are the forms in which the actor left something, latest first.
func Drafts(tx *vault.Tx) ([]string, error) {
	if err := signedIn(tx); err != nil {
		return nil, err
	}
	rows, err := tx.Query(`select form from draft where account = ? order by saved_at desc, form`, tx.Actor().Account)
	if err != nil {
		return nil, fmt.Errorf("list drafts: %w", err)
	}
	defer rows.Close()
	var forms []string
	for rows.Next() {
		var form string
		if err := rows.Scan(&form); err != nil {
			return nil, fmt.Errorf("list drafts: %w", err)
		}
		forms = append(forms, form)
	}
	return forms, rows.Err()
}

// DropDraft forgets what the actor left in form.
func DropDraft(tx *vault.Tx, form string) error {
	if err := signedIn(tx); err != nil {
		return err
	}
	_, err := tx.Exec(`delete from draft where account = ? and form = ?`, tx.Actor().Account, form)
	if err != nil {
		return fmt.Errorf("drop draft: %w", err)
	}
	tx.Touch(TopicDrafts)
	return nil
}
