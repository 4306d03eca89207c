package house

import (
	"fmt"

	"pana/shelter/civil"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Leaver is somebody who left for good, with one of ExitReasons.
type Leaver struct {
	Resident int64
	CodeWord string
	At       civil.Instant
	Reason   string
}

// LeftWithin are those who left within span, in that order. Roles that reach only people
// in the house see none.
func LeftWithin(tx *vault.Tx, span civil.Span) ([]Leaver, error) {
	if err := staff.Need(tx, staff.OperationalRead); err != nil {
		return nil, err
	}
	if staff.ScopeOf(staff.Role(tx.Actor().Role), staff.OperationalRead) != staff.Any {
		return nil, nil
	}
	rows, err := tx.Query(`select s.resident, r.code_word, s.exited_at, s.exit_reason from stay s join resident r on r.id = s.resident
		where s.void = 0 and s.exited_at >= ? and s.exited_at < ? order by s.exited_at, s.id`, int64(span.From), int64(span.To))
	if err != nil {
		return nil, fmt.Errorf("read who left: %w", err)
	}
	defer rows.Close()
	var all []Leaver
	for rows.Next() {
		var l Leaver
		if err := rows.Scan(&l.Resident, &l.CodeWord, &l.At, &l.Reason); err != nil {
			return nil, fmt.Errorf("read who left: %w", err)
		}
		all = append(all, l)
	}
	return all, rows.Err()
}
