package shift

import (
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Filter chooses lines of the log; zero fields choose all.
type Filter struct {
	Kind     string
	Resident int64
	Account  int64
	Text     string // what the line holds, in letters of whichever case
	Latest   bool   // leave out lines that were corrected
	Before   int64  // lines with lesser numbers only, for the next page
	Limit    int    // 100 unless set
}

const entryColumns = `e.id, e.at, e.account, a.name, e.role, e.kind, coalesce(e.resident, 0), coalesce(r.code_word, ''),
	coalesce(e.text, ''), e.erased is not null, coalesce(e.corrects, 0), coalesce(c.id, 0)
	from log_entry e join account a on a.id = e.account left join resident r on r.id = e.resident
	left join log_entry c on c.corrects = e.id`

func (e *Entry) fields() []any {
	return []any{&e.ID, &e.At, &e.Account, &e.By, &e.Role, &e.Kind, &e.Resident, &e.Word, &e.Text, &e.Erased, &e.Corrects, &e.CorrectedBy}
}

// List is a page of the log, what was written last first. A zero span means all times. A
// role that reaches only people in the house sees lines about them and about nobody.
func List(tx *vault.Tx, span civil.Span, f Filter) ([]Entry, error) {
	if err := staff.Need(tx, staff.OperationalRead); err != nil {
		return nil, err
	}
	where, args := []string{"true"}, []any{}
	add := func(cond string, arg ...any) { where, args = append(where, cond), append(args, arg...) }
	if span != (civil.Span{}) {
		add("e.at >= ? and e.at < ?", int64(span.From), int64(span.To))
	}
	if f.Kind != "" {
		add("e.kind = ?", f.Kind)
	}
	if f.Resident != 0 {
		add("e.resident = ?", f.Resident)
	}
	if f.Account != 0 {
		add("e.account = ?", f.Account)
	}
	if f.Latest {
		add("c.id is null")
	}
	if f.Before != 0 {
		add("e.id < ?", f.Before)
	}
	if staff.ScopeOf(staff.Role(tx.Actor().Role), staff.OperationalRead) == staff.Present {
		add("(e.resident is null or e.resident in (select resident from present_resident))")
	}
	if f.Limit <= 0 {
		f.Limit = 100
	}
	query := `select ` + entryColumns + ` where ` + strings.Join(where, " and ") + ` order by e.id desc`
	part := folded(f.Text)
	if part == "" { // SQLite knows no letter case but the Latin one, so texts are compared here
		query, args = query+` limit ?`, append(args, f.Limit)
	}
	rows, err := tx.Query(query, args...)
	if err != nil {
		return nil, fmt.Errorf("read the log: %w", err)
	}
	defer rows.Close()
	var es []Entry
	for len(es) < f.Limit && rows.Next() {
		var e Entry
		if err := rows.Scan(e.fields()...); err != nil {
			return nil, fmt.Errorf("read the log: %w", err)
		}
		if part == "" || strings.Contains(folded(e.Text), part) {
			es = append(es, e)
		}
	}
	return es, rows.Err()
}

// folded is text as it is compared with another.
func folded(text string) string {
	return strings.ReplaceAll(strings.ToLower(Clean(text)), "ё", "е")
}

// EntryOf is one line of the log.
func EntryOf(tx *vault.Tx, id int64) (Entry, error) {
	var e Entry
	if err := staff.Need(tx, staff.OperationalRead); err != nil {
		return e, err
	}
	where := ""
	if staff.ScopeOf(staff.Role(tx.Actor().Role), staff.OperationalRead) == staff.Present {
		where = ` and (e.resident is null or e.resident in (select resident from present_resident))`
	}
	err := tx.QueryRow(`select `+entryColumns+` where e.id = ?`+where, id).Scan(e.fields()...)
	if errors.Is(err, sql.ErrNoRows) {
		return e, fault.Refuse("refused.no_log_entry")
	}
	if err != nil {
		return e, fmt.Errorf("read line %d of the log: %w", id, err)
	}
	return e, nil
}

// Since are the facts of the log in span, in their order: every line that no other stands
// in place of.
func Since(tx *vault.Tx, span civil.Span) ([]Fact, error) {
	var fs []Fact
	f := Filter{Latest: true, Limit: 500}
	for {
		page, err := List(tx, span, f)
		if err != nil {
			return nil, err
		}
		for _, e := range page {
			if !e.Erased {
				fs = append(fs, Fact{At: e.At, Part: PartLog, Kind: e.Kind, ID: e.ID, Resident: e.Resident, Word: e.Word, Text: e.Text})
			}
		}
		if len(page) < f.Limit {
			sortFacts(fs)
			return fs, nil
		}
		f.Before = page[len(page)-1].ID
	}
}
