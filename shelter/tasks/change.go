package tasks

import (
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Edit is what may change of an open task: when, whose and how urgent it is, and a typed
// title. Whom it is about never changes.
type Edit struct {
	Title    string
	Due      civil.Instant
	Owner    int64
	Role     staff.Role
	Priority Priority
}

// Edit is what stands in t now, to be changed.
func (t Task) Edit() Edit { return Edit{t.Title, t.Due, t.Owner, t.Role, t.Priority} }

// Change gives task id the values of e.
func Change(tx *vault.Tx, id int64, e Edit) error {
	t, err := handled(tx, id)
	if err != nil {
		return err
	}
	if t.State != Open {
		return fault.Refuse("refused.task_closed")
	}
	e.Title = strings.TrimSpace(norm.NFC.String(e.Title))
	n := New{Title: e.Title, Say: t.Say, Owner: e.Owner, Role: e.Role, Priority: e.Priority}
	if err := n.check(tx); err != nil {
		return err
	}
	_, err = tx.Exec(`update task set title = ?, due = ?, owner = ?, role = ?, priority = ?, version = version + 1 where id = ?`,
		orNull(e.Title), orNull(int64(e.Due)), orNull(e.Owner), orNull(string(e.Role)), string(e.Priority), id)
	if err != nil {
		return fmt.Errorf("change task %d: %w", id, err)
	}
	tx.Touch(Topic)
	number := func(n int64) string { return strconv.FormatInt(n, 10) }
	return staff.Record(tx, staff.Change{Entity: "task", ID: id, Subject: t.Resident, Fields: []staff.Diff{
		{Name: "title", Old: t.Title, New: e.Title},
		{Name: "due", Old: number(int64(t.Due)), New: number(int64(e.Due))},
		{Name: "owner", Old: number(t.Owner), New: number(e.Owner)},
		{Name: "role", Old: string(t.Role), New: string(e.Role)},
		{Name: "priority", Old: string(t.Priority), New: string(e.Priority)},
	}})
}
