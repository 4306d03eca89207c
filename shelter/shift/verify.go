package shift

import (
	"fmt"

	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Verify checks every line of the log against the row of the audit that was made with it,
// and gives *staff.Broken for the first that doesn't hold. It needs no right, since it
// shows nothing.
func Verify(tx *vault.Tx) error {
	rows, err := tx.Query(`select id, kind, coalesce(resident, 0), text, salt from log_entry where erased is null order by id`)
	if err != nil {
		return fmt.Errorf("read the log: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var id, resident int64
		var kind, text string
		var salt []byte
		if err := rows.Scan(&id, &kind, &resident, &text, &salt); err != nil {
			return fmt.Errorf("read the log: %w", err)
		}
		if err := staff.Holds(tx, staff.Entry{Action: staff.ActionCreate, Entity: entityLog, ID: id, Subject: resident,
			Values: covered(kind, text, salt)}); err != nil {
			return err
		}
	}
	return rows.Err()
}
