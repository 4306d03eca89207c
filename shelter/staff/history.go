package staff

import (
	"fmt"
	"slices"

	"pana/shelter/civil"
	"pana/shelter/vault"
)

// Change is one act on one record.
type Change struct {
	Entity  string
	ID      int64
	Subject int64 // the resident whom it is about, 0 if none
	Reason  string
	Action  string // ActionChange unless set; ActionCreate for a new record
	Fields  []Diff
}

// Diff is one field of a change. Class is F1 to F5, F1 unless set.
type Diff struct{ Name, Old, New, Class string }

// Record writes the history of c, a row for each field that differs, and one audit row
// over them. It writes nothing when no field differs.
func Record(tx *vault.Tx, c Change) error {
	c.Fields = slices.DeleteFunc(slices.Clone(c.Fields), func(d Diff) bool { return d.Old == d.New })
	if len(c.Fields) == 0 {
		return nil
	}
	e := Entry{Action: c.Action, Entity: c.Entity, ID: c.ID, Subject: c.Subject, Reason: c.Reason}
	if e.Action == "" {
		e.Action = ActionChange
	}
	for _, d := range c.Fields {
		e.Fields = append(e.Fields, d.Name)
		e.Values = append(e.Values, d.Old, d.New)
	}
	no, err := appendAudit(tx, e)
	if err != nil {
		return err
	}
	for _, d := range c.Fields {
		class := d.Class
		if class == "" {
			class = "F1"
		}
		_, err := tx.Exec(`insert into history (audit, entity, entity_id, subject, field, class, old, new, by_account, role, at, reason)
			values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, no, c.Entity, c.ID, orNull(c.Subject), d.Name, class,
			orNull(d.Old), orNull(d.New), by(tx), tx.Actor().Role, int64(tx.Now()), orNull(c.Reason))
		if err != nil {
			return fmt.Errorf("record a change of %s %d: %w", c.Entity, c.ID, err)
		}
	}
	return nil
}

// Past is what happened to a field. Hidden says that the values are kept from the reader,
// Erased that they are no more.
type Past struct {
	At             civil.Instant
	Account        int64
	By             string
	Role           Role
	Field, Class   string
	Old, New       string
	Reason         string
	Hidden, Erased bool
}

// reads is the right that shows values of a class.
var reads = map[string]Right{"F1": OperationalRead, "F2": IdentityRead, "F3": CaseRead, "F4": ClinicalRead, "F5": AuditRead}

// History is the past of a record, latest first: values of F1 and F5 as the role may read
// them, of other classes only which field changed, when and by whom.
func History(tx *vault.Tx, entity string, id int64) ([]Past, error) {
	role := Role(tx.Actor().Role)
	return HistoryFor(tx, entity, id, func(right Right) bool {
		return (right == OperationalRead || right == AuditRead) && ScopeOf(role, right) != None
	})
}

// HistoryFor is History with the values of each class for which may says yes; the caller
// has resolved the scope of the record and audited the view.
func HistoryFor(tx *vault.Tx, entity string, id int64, may func(Right) bool) ([]Past, error) {
	if err := NeedAny(tx, OperationalRead, AuditRead); err != nil {
		return nil, err
	}
	rows, err := tx.Query(`select h.at, coalesce(h.by_account, 0), coalesce(a.name, ''), h.role, h.field, h.class,
		coalesce(h.old, ''), coalesce(h.new, ''), coalesce(h.reason, ''), h.erased is not null
		from history h left join account a on a.id = h.by_account
		where h.entity = ? and h.entity_id = ? order by h.id desc`, entity, id)
	if err != nil {
		return nil, fmt.Errorf("read history of %s %d: %w", entity, id, err)
	}
	defer rows.Close()
	var ps []Past
	for rows.Next() {
		var p Past
		if err := rows.Scan(&p.At, &p.Account, &p.By, &p.Role, &p.Field, &p.Class, &p.Old, &p.New, &p.Reason, &p.Erased); err != nil {
			return nil, fmt.Errorf("read history of %s %d: %w", entity, id, err)
		}
		if !may(reads[p.Class]) {
			p.Hidden, p.Old, p.New, p.Reason = true, "", "", ""
		}
		ps = append(ps, p)
	}
	return ps, rows.Err()
}
