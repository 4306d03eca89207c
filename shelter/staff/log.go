package staff

import (
	"fmt"

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
	Subject        int64
	Before         int64 // lines with lesser numbers only, for the next page
	Limit          int   // 200 unless set
}

// Log is the audit, latest first. A reason that concerns a resident is shown only to roles
// that may open identities, since people type names into reasons.
func Log(tx *vault.Tx, f LogFilter) ([]Line, error) {
	if err := Need(tx, AuditRead); err != nil {
		return nil, err
	}
	if f.Span.To == 0 {
		f.Span.To = civil.Open
	}
	if f.Before == 0 {
		f.Before = 1<<63 - 1
	}
	if f.Limit == 0 {
		f.Limit = 200
	}
	rows, err := tx.Query(`select u.no, u.at, coalesce(u.account, 0), coalesce(a.name, ''), u.role, u.action, u.entity,
		coalesce(u.entity_id, 0), coalesce(u.subject, 0), u.fields, coalesce(u.reason, '')
		from audit u left join account a on a.id = u.account
		where u.at >= ? and u.at < ? and (? = 0 or u.account = ?) and (? = '' or u.action = ?)
		and (? = '' or u.entity = ?) and (? = 0 or u.subject = ?) and u.no < ?
		order by u.no desc limit ?`, int64(f.Span.From), int64(f.Span.To), f.Account, f.Account, f.Action, f.Action,
		f.Entity, f.Entity, f.Subject, f.Subject, f.Before, f.Limit)
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
