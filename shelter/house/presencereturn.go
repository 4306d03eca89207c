package house

import (
	"database/sql"
	"errors"
	"fmt"
	"time"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/tasks"
	"pana/shelter/vault"
)

// Former is what somebody who left can come back to.
type Former struct {
	Stay
	Until   civil.Instant // a return up to then goes on with the same stay
	Bed     int64         // in which she slept last, 0 if in none
	BedCode string
	BedFree bool // nobody took it meanwhile
}

// FormerOf is the last stay of a resident who left; ok is false when there is none, or
// when she is in the house.
func FormerOf(tx *vault.Tx, resident int64) (f Former, ok bool, err error) {
	if err := staff.Need(tx, staff.OperationalRead); err != nil {
		return f, false, err
	}
	if f.Stay, ok, err = lastStay(tx, resident); err != nil || !ok || f.Exited == civil.Open {
		return f, false, err
	}
	set, err := staff.ReadSettings(tx)
	if err != nil {
		return f, false, err
	}
	f.Until = f.Exited.Add(time.Duration(set.ReturnHours) * time.Hour)
	err = tx.QueryRow(`select b.id, b.code from bed_assignment a join bed b on b.id = a.bed
		where a.stay = ? and a.void = 0 order by a.from_at desc limit 1`, f.ID).Scan(&f.Bed, &f.BedCode)
	if errors.Is(err, sql.ErrNoRows) {
		return f, true, nil
	}
	if err != nil {
		return f, false, fmt.Errorf("read the last bed of stay %d: %w", f.ID, err)
	}
	var r *fault.Refusal
	switch err := holdable(tx, f.Bed, civil.Open); {
	case err == nil:
		f.BedFree = true
	case !errors.As(err, &r):
		return f, false, err
	}
	return f, true, nil
}

// Returning is somebody who left and is back. At zero means now. Bed 0 gives none yet;
// Room and Override are as in an Assignment.
type Returning struct {
	Resident  int64
	At        civil.Instant
	Planned   civil.Day
	Bed, Room int64
	Override  string
}

// Return takes somebody in again who was here before: soon after she left (a setting) the
// same stay goes on, with an absence in between, and later a new one begins (INV-11).
func Return(tx *vault.Tx, r Returning) (stay int64, same bool, err error) {
	if err := staff.Need(tx, staff.OperationalWrite); err != nil {
		return 0, false, err
	}
	if r.At == 0 {
		r.At = tx.Now()
	}
	was, ok, err := lastStay(tx, r.Resident)
	if err != nil {
		return 0, false, err
	}
	if !ok {
		return 0, false, fault.Refuse("refused.never_here")
	}
	if stay, err = OpenStay(tx, r.Resident, r.At, r.Planned); err != nil || r.Bed == 0 {
		return stay, stay == was.ID, err
	}
	_, err = Assign(tx, Assignment{Stay: stay, Bed: r.Bed, Room: r.Room, At: r.At, Reason: ReasonReturn, Override: r.Override})
	return stay, stay == was.ID, err
}

func lastStay(tx *vault.Tx, resident int64) (Stay, bool, error) {
	s, err := scanStay(tx.QueryRow(`select `+stayColumns+` from stay s where s.resident = ? and s.void = 0
		order by s.admitted_at desc limit 1`, resident))
	if errors.Is(err, sql.ErrNoRows) {
		return s, false, nil
	}
	if err != nil {
		return s, false, fmt.Errorf("read the last stay of resident %d: %w", resident, err)
	}
	return s, true, nil
}

// resume goes on with the last stay of resident when she is back at a moment soon enough
// after she left; ok is false when a new stay has to begin.
func resume(tx *vault.Tx, resident int64, at civil.Instant, planned civil.Day) (stay int64, ok bool, err error) {
	s, ok, err := lastStay(tx, resident)
	if err != nil || !ok || s.Exited == civil.Open {
		return 0, false, err
	}
	set, err := staff.ReadSettings(tx)
	if err != nil || at.Sub(s.Exited) > time.Duration(set.ReturnHours)*time.Hour {
		return 0, false, err
	}
	if planned.IsZero() {
		planned = s.PlannedUntil
	}
	_, err = tx.Exec(`update stay set exited_at = null, exit_reason = null, destination = null, country = '', transport = '',
		exit_interview = 0, note = '', planned_until = ?, version = version + 1 where id = ?`, dayOrNull(planned), s.ID)
	if err != nil {
		return 0, false, fmt.Errorf("resume stay %d: %w", s.ID, err)
	}
	touchStays(tx)
	err = staff.Record(tx, staff.Change{Entity: "stay", ID: s.ID, Subject: resident, Fields: []staff.Diff{
		{Name: "exited_at", Old: moment(s.Exited)}, {Name: "exit_reason", Old: s.ExitReason},
		{Name: "planned_until", Old: s.PlannedUntil.String(), New: planned.String()},
		{Name: "destination", Old: s.Destination, Class: "F3"}, {Name: "country", Old: s.Country, Class: "F3"}}})
	if err != nil {
		return 0, false, err
	}
	if err := absentBetween(tx, s, at); err != nil {
		return 0, false, err
	}
	return s.ID, true, reopenTasks(tx, resident, s.Exited)
}

// absentBetween writes the time between exit and return as an outing, if she wasn't out
// already when her stay was ended.
func absentBetween(tx *vault.Tx, s Stay, at civil.Instant) error {
	var last civil.Instant
	var out bool
	err := tx.QueryRow(`select at, kind = 'out' from presence where stay = ? order by at desc limit 1`, s.ID).Scan(&last, &out)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("read the last event of stay %d: %w", s.ID, err)
	}
	left := max(s.Exited, last+1)
	if at <= left {
		return nil // back at the moment at which she left: she was never away
	}
	if !out {
		if _, err := addPresence(tx, s.ID, wentOut, Outing{Resident: s.Resident, At: left, Reason: ReasonLeft}); err != nil {
			return err
		}
	}
	if _, err := addPresence(tx, s.ID, cameBack, Outing{Resident: s.Resident, At: at}); err != nil {
		return err
	}
	return settle(tx, s.ID)
}

// reopenTasks opens again what was dropped because she left.
func reopenTasks(tx *vault.Tx, resident int64, since civil.Instant) error {
	ts, err := tasks.List(tx, tasks.Filter{Resident: resident, State: tasks.Dropped})
	if err != nil {
		return err
	}
	for _, t := range ts {
		if t.Reason != tasks.ReasonLeft || t.Closed < since {
			continue
		}
		if err := tasks.Reopen(tx, t.ID); err != nil {
			return err
		}
	}
	return nil
}
