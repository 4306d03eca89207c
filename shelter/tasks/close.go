package tasks

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// ReasonLeft is why tasks for a resident are dropped when she leaves.
const ReasonLeft = "task.reason.left"

// Done closes task id as done.
func Done(tx *vault.Tx, id int64) error { return move(tx, id, Finished, "") }

// Drop closes task id because it needn't or can't be done; the reason is demanded.
func Drop(tx *vault.Tx, id int64, reason string) error {
	reason = strings.TrimSpace(norm.NFC.String(reason))
	var f fault.Fields
	switch {
	case reason == "":
		f.Add("reason", "fault.text.empty")
	case utf8.RuneCountInString(reason) > 200:
		f.Add("reason", "fault.text.long", "Max", 200)
	case !utf8.ValidString(reason) || strings.ContainsFunc(reason, unicode.IsControl):
		f.Add("reason", "fault.text.control")
	}
	if err := f.Err(); err != nil {
		return err
	}
	return move(tx, id, Dropped, reason)
}

// Reopen takes back that task id was done or dropped.
func Reopen(tx *vault.Tx, id int64) error { return move(tx, id, Open, "") }

// CloseFor drops what is open for resident, and gives the numbers so that it can be taken
// back. Who may write operational data may do so.
func CloseFor(tx *vault.Tx, resident int64, reason string) ([]int64, error) {
	if err := staff.Need(tx, staff.OperationalWrite); err != nil {
		return nil, err
	}
	ids, err := openFor(tx, resident)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		if err := Drop(tx, id, reason); err != nil {
			return nil, err
		}
	}
	return ids, nil
}

func openFor(tx *vault.Tx, resident int64) ([]int64, error) {
	rows, err := tx.Query(`select id from task where resident = ? and state = 'open' order by id`, resident)
	if err != nil {
		return nil, fmt.Errorf("list tasks of resident %d: %w", resident, err)
	}
	defer rows.Close()
	var ids []int64
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return nil, fmt.Errorf("list tasks of resident %d: %w", resident, err)
		}
		ids = append(ids, id)
	}
	return ids, rows.Err()
}

// move takes task id to state to.
func move(tx *vault.Tx, id int64, to State, reason string) error {
	t, err := handled(tx, id)
	if err != nil {
		return err
	}
	if (t.State == Open) == (to == Open) {
		return fault.Refuse("refused.task_closed")
	}
	if to == Open {
		_, err = tx.Exec(`update task set state = 'open', closed_at = null, closed_by = null, dropped_reason = null, version = version + 1 where id = ?`, id)
	} else {
		_, err = tx.Exec(`update task set state = ?, closed_at = ?, closed_by = ?, dropped_reason = ?, version = version + 1 where id = ?`,
			string(to), int64(tx.Now()), tx.Actor().Account, orNull(reason), id)
	}
	if err != nil {
		return fmt.Errorf("close task %d: %w", id, err)
	}
	tx.Touch(Topic)
	return staff.Record(tx, staff.Change{Entity: "task", ID: id, Subject: t.Resident, Reason: reason,
		Fields: []staff.Diff{{Name: "state", Old: string(t.State), New: string(to)}}})
}

// handled is task id, if the actor may handle it.
func handled(tx *vault.Tx, id int64) (Task, error) {
	ts, err := query(tx, "t.id = ?", id, 1)
	if err != nil {
		return Task{}, err
	}
	if len(ts) == 0 {
		return Task{}, fault.Refuse("refused.no_task")
	}
	right, a := staff.OperationalWrite, tx.Actor()
	if ts[0].Owner == a.Account || ts[0].Role == staff.Role(a.Role) {
		right = staff.OperationalRead
	}
	return ts[0], staff.Need(tx, right)
}
