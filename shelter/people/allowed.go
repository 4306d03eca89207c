package people

import (
	"fmt"
	"slices"
	"time"

	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// admittedFor is how long the desk may write the identity of somebody it admitted. Shifts
// aren't in the file yet; the longest one lasts twelve hours.
const admittedFor = 12 * time.Hour

// Allowed refuses unless the actor may use right on a resident: everybody's, those with an
// open stay, or her own. Own are those assigned to her; for the desk, those that it
// admitted itself in the last twelve hours. A greater scope includes the lesser ones.
func Allowed(tx *vault.Tx, right staff.Right, resident int64) error {
	if err := staff.Need(tx, right); err != nil {
		return err
	}
	scope := staff.ScopeOf(staff.Role(tx.Actor().Role), right)
	if scope == staff.Any {
		return nil
	}
	own, err := isOwn(tx, resident)
	if err != nil || own {
		return err
	}
	if scope == staff.Present {
		in, err := exists(tx, `select 1 from present_resident where resident = ?`, resident)
		if err != nil || in {
			return err
		}
		return fault.Refuse("refused.only_present")
	}
	return fault.Refuse("refused.only_own")
}

func isOwn(tx *vault.Tx, resident int64) (bool, error) {
	a := tx.Actor()
	assigned, err := exists(tx, `select 1 from assignment where resident = ? and account = ? and to_at is null`,
		resident, a.Account)
	if err != nil || assigned || a.Role != string(staff.Desk) {
		return assigned, err
	}
	return exists(tx, `select 1 from resident where id = ? and registered_by = ? and registered_at > ?`,
		resident, a.Account, int64(tx.Now().Add(-admittedFor)))
}

func exists(tx *vault.Tx, query string, args ...any) (bool, error) {
	var n int
	if err := tx.QueryRow(`select exists (`+query+`)`, args...).Scan(&n); err != nil {
		return false, fmt.Errorf("look up: %w", err)
	}
	return n == 1, nil
}

// Duties are what somebody can be for a resident.
func Duties() []string { return []string{"key_worker", "psychologist", "lawyer", "nurse"} }

// Assign gives an account a duty for a resident.
func Assign(tx *vault.Tx, resident, account int64, duty string) error {
	if err := Allowed(tx, staff.OperationalWrite, resident); err != nil {
		return err
	}
	if !slices.Contains(Duties(), duty) {
		return fault.Fields{{Name: "duty", Message: fault.Say("fault.duty.unknown")}}
	}
	return assign(tx, resident, account, duty)
}

func assign(tx *vault.Tx, resident, account int64, duty string) error {
	already, err := exists(tx, `select 1 from assignment where resident = ? and account = ? and duty = ? and to_at is null`,
		resident, account, duty)
	if err != nil || already {
		return err
	}
	name, err := staff.NameOf(tx, account)
	if err != nil {
		return err
	}
	_, err = tx.Exec(`insert into assignment (resident, account, duty, from_at, made_by) values (?, ?, ?, ?, ?)`,
		resident, account, duty, int64(tx.Now()), tx.Actor().Account)
	if err != nil {
		return fmt.Errorf("assign resident %d: %w", resident, err)
	}
	tx.Touch(Topic)
	return staff.Record(tx, staff.Change{Entity: "resident", ID: resident, Subject: resident,
		Fields: []staff.Diff{{Name: duty, New: name}}})
}

// Release takes a duty from an account.
func Release(tx *vault.Tx, resident, account int64, duty string) error {
	if err := Allowed(tx, staff.OperationalWrite, resident); err != nil {
		return err
	}
	name, err := staff.NameOf(tx, account)
	if err != nil {
		return err
	}
	res, err := tx.Exec(`update assignment set to_at = ? where resident = ? and account = ? and duty = ? and to_at is null`,
		int64(tx.Now()), resident, account, duty)
	if err != nil {
		return fmt.Errorf("release resident %d: %w", resident, err)
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return err
	}
	tx.Touch(Topic)
	return staff.Record(tx, staff.Change{Entity: "resident", ID: resident, Subject: resident,
		Fields: []staff.Diff{{Name: duty, Old: name}}})
}

// Duty is who does what for a resident.
type Duty struct {
	Account int64
	Duty    string
}

// Assigned are the duties for a resident that stand now.
func Assigned(tx *vault.Tx, resident int64) ([]Duty, error) {
	if err := Allowed(tx, staff.OperationalRead, resident); err != nil {
		return nil, err
	}
	rows, err := tx.Query(`select account, duty from assignment where resident = ? and to_at is null order by id`, resident)
	if err != nil {
		return nil, fmt.Errorf("read assignments of %d: %w", resident, err)
	}
	defer rows.Close()
	var ds []Duty
	for rows.Next() {
		var d Duty
		if err := rows.Scan(&d.Account, &d.Duty); err != nil {
			return nil, fmt.Errorf("read assignments of %d: %w", resident, err)
		}
		ds = append(ds, d)
	}
	return ds, rows.Err()
}
