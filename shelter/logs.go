package shelter

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"pana/shelter/fault"
	"pana/shelter/shift"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Prints is the print log, the latest first.
func (s *Session) Prints(ctx context.Context, f staff.PrintFilter) ([]staff.Print, error) {
	return read(ctx, s, func(tx *vault.Tx) ([]staff.Print, error) { return staff.Prints(tx, f) })
}

// PrintDestroyed notes that the paper of print no was shredded.
func (s *Session) PrintDestroyed(ctx context.Context, no int64) (Receipt, error) {
	return s.PrintsDestroyed(ctx, []int64{no})
}

// PrintsDestroyed notes that the papers of several prints were shredded, all or none.
func (s *Session) PrintsDestroyed(ctx context.Context, nos []int64) (Receipt, error) {
	err := s.update(ctx, func(tx *vault.Tx) error {
		if err := staff.Need(tx, staff.SheetA); err != nil {
			return err
		}
		for _, no := range nos {
			if err := staff.Destroyed(tx, no); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil || len(nos) == 0 {
		return Receipt{}, err
	}
	return Receipt{Message: fault.Say("done.destroyed"), ID: nos[0], IDs: nos}, nil
}

// AuditLine is a line of the audit with the register number of whom it is about.
type AuditLine struct {
	staff.Line
	RegisterNo string
}

// AuditFilter chooses lines of the audit; Record is a register number, or the number of a
// record as the audit has it.
type AuditFilter struct {
	staff.LogFilter
	Record string
}

// Audit is the audit, the latest first.
func (s *Session) Audit(ctx context.Context, f AuditFilter) ([]AuditLine, error) {
	return read(ctx, s, func(tx *vault.Tx) ([]AuditLine, error) { return AuditOf(tx, f) })
}

// AuditOf is Audit within a transaction, for the sheet.
func AuditOf(tx *vault.Tx, f AuditFilter) ([]AuditLine, error) {
	if err := f.find(tx); err != nil {
		return nil, err
	}
	lines, err := staff.Log(tx, f.LogFilter)
	if err != nil {
		return nil, err
	}
	out := make([]AuditLine, len(lines))
	known := map[int64]string{}
	for i, l := range lines {
		out[i].Line = l
		no, ok := known[l.Subject]
		if l.Subject != 0 && !ok {
			err := tx.QueryRow(`select register_no from resident where id = ?`, l.Subject).Scan(&no)
			if err != nil && !errors.Is(err, sql.ErrNoRows) {
				return nil, fmt.Errorf("read a register number: %w", err)
			}
			known[l.Subject] = no
		}
		out[i].RegisterNo = no
	}
	return out, nil
}

// String is f as an order for a sheet and the print log keep it: numbers, days and codes.
func (f AuditFilter) String() string {
	v := url.Values{}
	put := func(name, value string) {
		if value != "" && value != "0" {
			v.Set(name, value)
		}
	}
	number := func(n int64) string { return strconv.FormatInt(n, 10) }
	put("from", number(int64(f.Span.From)))
	put("to", number(int64(f.Span.To)))
	put("account", number(f.Account))
	put("action", f.Action)
	put("entity", f.Entity)
	put("record", strings.TrimSpace(f.Record))
	return v.Encode()
}

// ParseAuditFilter reads what String wrote.
func ParseAuditFilter(s string) (AuditFilter, error) {
	var f AuditFilter
	v, err := url.ParseQuery(s)
	if err != nil {
		return f, fmt.Errorf("read what an extract of the audit shows: %w", err)
	}
	f.Action, f.Entity, f.Record = v.Get("action"), v.Get("entity"), v.Get("record")
	for name, to := range map[string]*int64{"from": (*int64)(&f.Span.From), "to": (*int64)(&f.Span.To), "account": &f.Account} {
		if v.Get(name) == "" {
			continue
		}
		if *to, err = strconv.ParseInt(v.Get(name), 10, 64); err != nil {
			return f, fmt.Errorf("read what an extract of the audit shows: %w", err)
		}
	}
	return f, nil
}

// find turns the record that was typed into the person or the number that it means.
func (f *AuditFilter) find(tx *vault.Tx) error {
	typed := strings.TrimSpace(f.Record)
	if typed == "" {
		return nil
	}
	err := tx.QueryRow(`select id from resident where register_no = ?`, typed).Scan(&f.Subject)
	if err == nil || !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	n, err := strconv.ParseInt(strings.TrimPrefix(typed, "№"), 10, 64)
	switch {
	case err != nil || n <= 0:
		return fault.Fields{{Name: "record", Message: fault.Say("fault.audit.record")}}
	case f.Entity == "":
		return fault.Fields{{Name: "entity", Message: fault.Say("fault.audit.entity")}}
	}
	f.ID = n
	return nil
}

// VerifyAudit reads the whole chain of the audit and the house log's digests, and says
// whether they hold; whoever may read the audit may ask.
func (s *Session) VerifyAudit(ctx context.Context, step func(done, of int)) (Checked, error) {
	return read(ctx, s, func(tx *vault.Tx) (Checked, error) {
		if err := staff.Need(tx, staff.AuditRead); err != nil {
			return Checked{}, err
		}
		rows, err := staff.WatchChain(tx, step)
		if err == nil {
			err = shift.Verify(tx)
		}
		return chainChecked(rows, err)
	})
}

// Log is the audit as staff have it, the latest first.
func (s *Session) Log(ctx context.Context, f staff.LogFilter) ([]staff.Line, error) {
	return read(ctx, s, func(tx *vault.Tx) ([]staff.Line, error) { return staff.Log(tx, f) })
}
