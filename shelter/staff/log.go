package staff

import (
	"fmt"
	"strings"

	"pana/shelter/civil"
	"pana/shelter/vault"
)

// Line is one row of the audit as people read it.
type Line struct {
	No             int64
	At             civil.Instant
	Account        int64
	By             string
	Role           Role
	Action, Entity string
	ID, Subject    int64
	Fields, Reason string
}

// LogFilter chooses lines of the audit; zero fields choose all.
type LogFilter struct {
	Span           civil.Span
	Account        int64
	Action, Entity string
	ID             int64 // of the record, with Entity
	Subject        int64
	Before         int64 // lines before this number only, for the next page
	Limit          int   // 200 unless set
}

// Log is the audit, latest first. A reason that concerns a resident is shown only to roles
// that may open identities, since people type names into reasons. However long the audit
// is, a page costs a walk down one index.
func Log(tx *vault.Tx, f LogFilter) ([]Line, error) {
	if err := Need(tx, AuditRead); err != nil {
		return nil, err
	}
	where, args := f.where()
	if f.Before != 0 {
		where = append(where, `(u.at, u.no) < ((select at from audit where no = ?), ?)`)
		args = append(args, f.Before, f.Before)
	}
	if f.Limit == 0 {
		f.Limit = 200
	}
	rows, err := tx.Query(`select u.no, u.at, coalesce(u.account, 0), coalesce(a.name, ''), u.role, u.action, u.entity,
		coalesce(u.entity_id, 0), coalesce(u.subject, 0), u.fields, coalesce(u.reason, '')
		from audit u left join account a on a.id = u.account
		where `+strings.Join(where, " and ")+` order by u.at desc, u.no desc limit ?`, append(args, f.Limit)...)
	if err != nil {
		return nil, fmt.Errorf("read the audit: %w", err)
	}
	defer rows.Close()
	personal := ScopeOf(Role(tx.Actor().Role), IdentityRead) != None
	var ls []Line
	for rows.Next() {
		var l Line
		if err := rows.Scan(&l.No, &l.At, &l.Account, &l.By, &l.Role, &l.Action, &l.Entity, &l.ID, &l.Subject, &l.Fields, &l.Reason); err != nil {
			return nil, fmt.Errorf("read the audit: %w", err)
		}
		if l.Subject != 0 && !personal {
			l.Reason = ""
		}
		ls = append(ls, l)
	}
	return ls, rows.Err()
}

// where are the conditions of f but for its page. Only one of them is to lead the search;
// the plus keeps the others from it.
func (f LogFilter) where() (where []string, args []any) {
	add := func(cond string, arg any) { where, args = append(where, cond), append(args, arg) }
	where = append(where, "1")
	if f.Span.From != 0 {
		add("u.at >= ?", int64(f.Span.From))
	}
	if f.Span.To != 0 && f.Span.To != civil.Open {
		add("u.at < ?", int64(f.Span.To))
	}
	if f.ID != 0 {
		add("u.entity_id = ?", f.ID)
	}
	if f.Subject != 0 {
		add("u.subject = ?", f.Subject)
	}
	lead := f.ID == 0 && f.Subject == 0
	column := func(name string, lead bool) string {
		if lead {
			return "u." + name + " = ?"
		}
		return "+u." + name + " = ?"
	}
	if f.Entity != "" {
		add(column("entity", f.ID != 0), f.Entity)
	}
	if f.Account != 0 {
		add(column("account", lead && f.Action == ""), f.Account)
	}
	if f.Action != "" {
		add(column("action", lead), f.Action)
	}
	return where, args
}
