package people

import (
	"fmt"
	"slices"
	"strings"

	"pana/shelter/staff"
	"pana/shelter/vault"
)

// SeenMatch writes into the audit that the actor knows by a name who some residents are: a
// name match was opened, or stayed before her eyes. It is one row for all of them; neither
// what was typed nor any name is kept, only their register numbers.
func SeenMatch(tx *vault.Tx, residents []int64) error {
	if err := staff.Need(tx, staff.IdentityRead); err != nil || len(residents) == 0 {
		return err
	}
	residents = slices.Compact(slices.Sorted(slices.Values(residents)))
	for _, id := range residents {
		if err := Allowed(tx, staff.IdentityRead, id); err != nil {
			return err
		}
	}
	rows, err := tx.Query(`select r.register_no from json_each(?) j join resident r on r.id = j.value order by r.register_no`, list(residents))
	if err != nil {
		return fmt.Errorf("read register numbers: %w", err)
	}
	found, err := texts(rows)
	if err != nil {
		return err
	}
	e := staff.Entry{Action: staff.ActionSearch, Entity: "identity", Fields: []string{"name"}, Reason: strings.Join(found, ", ")}
	if len(residents) == 1 {
		e.ID, e.Subject, e.Reason = residents[0], residents[0], ""
	}
	tx.Touch("log")
	return staff.Audit(tx, e)
}
