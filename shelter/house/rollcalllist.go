package house

import (
	"fmt"

	"pana/shelter/civil"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// RollCall is one that was written, with how many were found how.
type RollCall struct {
	ID                       int64
	At, MadeAt               civil.Instant
	By                       string // name of the account
	Note                     string
	Corrects                 int64 // the mistyped one, which isn't listed any more
	Present, Absent, Missing int
}

// SeenRow is a line of a roll call.
type SeenRow struct {
	Seen
	CodeWord, RegisterNo string
}

// RollCalls are those within span, the latest first; corrected ones are left out.
func RollCalls(tx *vault.Tx, span civil.Span) ([]RollCall, error) {
	if err := staff.Need(tx, staff.OperationalRead); err != nil {
		return nil, err
	}
	return rollCalls(tx, `c.at >= ?1 and c.at < ?2`, span)
}

func rollCalls(tx *vault.Tx, where string, span civil.Span) ([]RollCall, error) {
	rows, err := tx.Query(`select c.id, c.at, c.made_at, a.name, c.note, coalesce(c.corrects, 0),
			(select count(*) from roll_call_seen where roll_call = c.id and seen = 'present'),
			(select count(*) from roll_call_seen where roll_call = c.id and seen = 'absent_known'),
			(select count(*) from roll_call_seen where roll_call = c.id and seen = 'absent_unknown')
		from roll_call c join account a on a.id = c.made_by
		where (`+where+`) and not exists (select 1 from roll_call where corrects = c.id)
		order by c.at desc, c.id desc`, int64(span.From), int64(span.To))
	if err != nil {
		return nil, fmt.Errorf("list roll calls: %w", err)
	}
	defer rows.Close()
	var all []RollCall
	for rows.Next() {
		var c RollCall
		if err := rows.Scan(&c.ID, &c.At, &c.MadeAt, &c.By, &c.Note, &c.Corrects, &c.Present, &c.Absent, &c.Missing); err != nil {
			return nil, fmt.Errorf("list roll calls: %w", err)
		}
		all = append(all, c)
	}
	return all, rows.Err()
}

// RollCallSeen are the lines of a roll call, by code word.
func RollCallSeen(tx *vault.Tx, id int64) ([]SeenRow, error) {
	if err := staff.Need(tx, staff.OperationalRead); err != nil {
		return nil, err
	}
	rows, err := tx.Query(`select s.resident, s.seen, r.code_word, r.register_no from roll_call_seen s
		join resident r on r.id = s.resident where s.roll_call = ? order by r.code_word, r.id`, id)
	if err != nil {
		return nil, fmt.Errorf("read roll call %d: %w", id, err)
	}
	defer rows.Close()
	var all []SeenRow
	for rows.Next() {
		var s SeenRow
		if err := rows.Scan(&s.Resident, &s.Found, &s.CodeWord, &s.RegisterNo); err != nil {
			return nil, fmt.Errorf("read roll call %d: %w", id, err)
		}
		all = append(all, s)
	}
	return all, rows.Err()
}
