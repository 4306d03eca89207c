package staff

import (
	"bytes"
	"database/sql"
	"errors"
	"fmt"

	"pana/shelter/vault"
)

// Holds checks values that a part keeps itself against the row of the audit in which their
// digest stands: the first of that action on that record. It gives *Broken when they
// differ or nobody ever audited them; a person whose key was erased has nothing to compare.
func Holds(tx *vault.Tx, e Entry) error {
	var no int64
	var kept []byte
	err := tx.QueryRow(`select no, digest from audit where entity = ? and entity_id = ? and action = ? and subject is ? order by no limit 1`,
		e.Entity, e.ID, e.Action, orNull(e.Subject)).Scan(&no, &kept)
	if errors.Is(err, sql.ErrNoRows) {
		return &Broken{0, e.Entity}
	}
	if err != nil {
		return fmt.Errorf("read the audit of %s %d: %w", e.Entity, e.ID, err)
	}
	keys := map[int64][]byte{}
	if e.Subject != 0 {
		key, err := subjectKey(tx, e.Subject)
		if err != nil {
			return err
		}
		keys[e.Subject] = key
	}
	if s := sum(tx, keys, e.Subject, e.Values); s != nil && !bytes.Equal(s, kept) {
		return &Broken{no, e.Entity}
	}
	return nil
}
