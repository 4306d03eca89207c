package tasks

import (
	"encoding/json"
	"fmt"
	"strings"

	"pana/shelter/civil"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Filter chooses tasks; zero fields choose all.
type Filter struct {
	State     State
	Resident  int64
	Household int64
	Owner     int64
	Role      staff.Role
	DueBefore civil.Instant // due earlier than this
	Closed    civil.Span    // closed within it
	Limit     int           // 500 unless set
}

// List is the tasks that f chooses: what is due first, then what is due whenever, urgent
// ones first among equals. A role that reaches only people in the house sees tasks about
// them and about nobody.
func List(tx *vault.Tx, f Filter) ([]Task, error) {
	if err := staff.Need(tx, staff.OperationalRead); err != nil {
		return nil, err
	}
	if f.Limit == 0 {
		f.Limit = 500
	}
	where, args := []string{"true"}, []any{}
	add := func(cond string, arg ...any) { where, args = append(where, cond), append(args, arg...) }
	if f.State != "" {
		add("t.state = ?", string(f.State))
	}
	if f.Resident != 0 {
		add("t.resident = ?", f.Resident)
	}
	if f.Household != 0 {
		add("t.household = ?", f.Household)
	}
	if f.Owner != 0 {
		add("t.owner = ?", f.Owner)
	}
	if f.Role != "" {
		add("t.role = ?", string(f.Role))
	}
	if f.DueBefore != 0 {
		add("t.due < ?", int64(f.DueBefore))
	}
	if f.Closed.Valid() {
		add("t.closed_at >= ? and t.closed_at < ?", int64(f.Closed.From), int64(f.Closed.To))
	}
	if staff.ScopeOf(staff.Role(tx.Actor().Role), staff.OperationalRead) == staff.Present {
		add("(t.resident is null or t.resident in (select resident from present_resident))")
	}
	return query(tx, strings.Join(where, " and "), append(args, f.Limit)...)
}

func query(tx *vault.Tx, where string, args ...any) ([]Task, error) {
	rows, err := tx.Query(`select t.id, coalesce(t.title, ''), coalesce(t.title_key, ''), coalesce(t.title_args, '{}'),
		coalesce(t.resident, 0), coalesce(t.household, 0), coalesce(t.due, 0), coalesce(t.owner, 0), coalesce(a.name, ''),
		coalesce(t.role, ''), t.priority, t.state, coalesce(t.dropped_reason, ''), t.source = 'rule',
		t.made_at, coalesce(t.made_by, 0), coalesce(t.closed_at, 0), coalesce(t.closed_by, 0)
		from task t left join account a on a.id = t.owner where `+where+`
		order by t.due is null, t.due, case t.priority when 'urgent' then 0 when 'normal' then 1 else 2 end, t.id limit ?`, args...)
	if err != nil {
		return nil, fmt.Errorf("list tasks: %w", err)
	}
	defer rows.Close()
	var ts []Task
	for rows.Next() {
		var t Task
		var values string
		err := rows.Scan(&t.ID, &t.Title, &t.Say.Key, &values, &t.Resident, &t.Household, &t.Due, &t.Owner, &t.OwnerName,
			&t.Role, &t.Priority, &t.State, &t.Reason, &t.Rule, &t.Made, &t.MadeBy, &t.Closed, &t.ClosedBy)
		if err != nil {
			return nil, fmt.Errorf("list tasks: %w", err)
		}
		if t.Say.Key != "" && values != "{}" {
			if err := json.Unmarshal([]byte(values), &t.Say.Args); err != nil {
				return nil, fmt.Errorf("read values of task %d: %w", t.ID, err)
			}
		}
		ts = append(ts, t)
	}
	return ts, rows.Err()
}
