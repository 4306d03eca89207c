package staff

import (
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/vault"
)

// PrintFilter chooses prints; zero fields choose all.
type PrintFilter struct {
	State   State
	Sheet   string
	Account int64
	DueBy   civil.Instant // printed, not destroyed, and to be destroyed by then
	Before  int64         // lesser numbers only, for the next page
	Limit   int           // 200 unless set
}

// Prints is the print log, latest first. Why somebody else printed is shown only to roles
// that may print every identity, since people type names into reasons.
func Prints(tx *vault.Tx, f PrintFilter) ([]Print, error) {
	if err := NeedAny(tx, SheetA, AuditRead); err != nil {
		return nil, err
	}
	if f.Before == 0 {
		f.Before = 1<<63 - 1
	}
	if f.Limit == 0 {
		f.Limit = 200
	}
	where, args := []string{"p.no < ?"}, []any{f.Before}
	add := func(cond string, arg any) { where, args = append(where, cond), append(args, arg) }
	if f.State != "" {
		add("p.state = ?", string(f.State))
	}
	if f.Sheet != "" {
		add("p.sheet = ?", f.Sheet)
	}
	if f.Account != 0 {
		add("p.by_account = ?", f.Account)
	}
	if f.DueBy != 0 {
		add("p.state = 'printed' and p.destroyed_on is null and p.destroy_by <= ?", int64(f.DueBy))
	}
	ps, err := queryPrints(tx, `where `+strings.Join(where, " and ")+` order by p.no desc limit ?`, append(args, f.Limit)...)
	for i, a := 0, tx.Actor(); i < len(ps); i++ {
		if ps[i].Account != a.Account && ScopeOf(Role(a.Role), SheetC) != Any {
			ps[i].Reason = ""
		}
	}
	return ps, err
}

func queryPrints(tx *vault.Tx, where string, args ...any) ([]Print, error) {
	rows, err := tx.Query(`select p.no, p.state, p.sheet, p.level, p.class, p.lang, p.params, coalesce(p.resident, 0),
		p.copies, coalesce(p.reason, ''), p.figures, p.at, p.by_account, a.name, p.role, coalesce(p.pages, 0), p.bytes,
		coalesce(p.printed_at, 0), coalesce(p.void_reason, ''), coalesce(p.destroy_by, 0), coalesce(p.destroyed_on, 0)
		from print_log p join account a on a.id = p.by_account `+where, args...)
	if err != nil {
		return nil, fmt.Errorf("read the print log: %w", err)
	}
	defer rows.Close()
	var ps []Print
	for rows.Next() {
		var p Print
		err := rows.Scan(&p.No, &p.State, &p.Sheet, &p.Level, &p.Class, &p.Lang, &p.Params, &p.Resident,
			&p.Copies, &p.Reason, &p.Figures, &p.At, &p.Account, &p.By, &p.Role, &p.Pages, &p.Bytes,
			&p.Printed, &p.VoidedFor, &p.DestroyBy, &p.Destroyed)
		if err != nil {
			return nil, fmt.Errorf("read the print log: %w", err)
		}
		ps = append(ps, p)
	}
	return ps, rows.Err()
}

func printByNo(tx *vault.Tx, no int64) (Print, error) {
	ps, err := queryPrints(tx, `where p.no = ?`, no)
	if err == nil && len(ps) == 0 {
		err = fault.Refuse("refused.no_print")
	}
	if err != nil {
		return Print{}, err
	}
	return ps[0], nil
}

// ownPrint checks that the actor reserved print no and that it still waits.
func ownPrint(tx *vault.Tx, no int64) error {
	if err := signedIn(tx); err != nil {
		return err
	}
	var account int64
	var state State
	err := tx.QueryRow(`select by_account, state from print_log where no = ?`, no).Scan(&account, &state)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return fault.Refuse("refused.no_print")
	case err != nil:
		return fmt.Errorf("read print %d: %w", no, err)
	case account != tx.Actor().Account:
		return fault.Refuse("refused.no_right")
	case state != Reserved:
		return fault.Refuse("refused.print_state")
	}
	return nil
}
