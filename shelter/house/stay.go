package house

import (
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Stay is one time that somebody lives in the house. EntryNo is 1 for the first.
// Exited is civil.Open while she is here.
type Stay struct {
	ID, Resident int64
	EntryNo      int
	Admitted     civil.Instant
	PlannedUntil civil.Day
	Exited       civil.Instant
	ExitReason   string
	Destination  string
	Country      string
	Transport    string
	Interview    bool
	Note         string
}

// OpenStay begins a stay of resident, earlier or (at zero) now. planned is the day on which she
// means to leave, zero if nobody knows. Somebody who comes back after her code word was
// given away gets a new one; somebody back soon after she left goes on with the same stay
// (INV-11).
func OpenStay(tx *vault.Tx, resident int64, at civil.Instant, planned civil.Day) (int64, error) {
	if err := staff.Need(tx, staff.OperationalWrite); err != nil {
		return 0, err
	}
	if at == 0 {
		at = tx.Now()
	}
	c, err := calendarOf(tx)
	if err != nil {
		return 0, err
	}
	var f fault.Fields
	if at > tx.Now() {
		f.Add("admitted_at", "fault.moment.future")
	}
	if !planned.IsZero() && planned.Before(c.zone.Day(at)) {
		f.Add("planned_until", "fault.stay.planned")
	}
	if err := f.Err(); err != nil {
		return 0, err
	}
	if _, err := personOf(tx, resident); err != nil {
		return 0, err
	}
	var entry int
	var open, later bool
	err = tx.QueryRow(`select coalesce(max(entry_no), 0) + 1, coalesce(max(exited_at is null), 0), coalesce(max(exited_at > ?), 0)
		from stay where resident = ? and void = 0`, int64(at), resident).Scan(&entry, &open, &later)
	if err != nil {
		return 0, fmt.Errorf("read stays of resident %d: %w", resident, err)
	}
	switch {
	case open:
		return 0, fault.Refuse("refused.stay_open")
	case later:
		return 0, fault.Refuse("refused.stay_overlaps")
	}
	if stay, ok, err := resume(tx, resident, at, planned); err != nil || ok {
		return stay, err
	}
	if _, err := people.KeepWord(tx, resident); err != nil {
		return 0, err
	}
	r, err := tx.Exec(`insert into stay(resident, entry_no, admitted_at, planned_until, made_at, made_by)
		values(?, ?, ?, ?, ?, ?)`, resident, entry, int64(at), dayOrNull(planned), int64(tx.Now()), by(tx))
	if err != nil {
		return 0, fmt.Errorf("open stay of resident %d: %w", resident, err)
	}
	id, err := r.LastInsertId()
	if err != nil {
		return 0, fmt.Errorf("open stay of resident %d: %w", resident, err)
	}
	touchStays(tx)
	return id, staff.Record(tx, staff.Change{Entity: "stay", ID: id, Subject: resident, Action: staff.ActionCreate, Fields: []staff.Diff{
		{Name: "admitted_at", New: moment(at)}, {Name: "planned_until", New: planned.String()}}})
}

// StayOf is resident's open stay; ok is false when she isn't in the house.
func StayOf(tx *vault.Tx, resident int64) (s Stay, ok bool, err error) {
	if err := staff.Need(tx, staff.OperationalRead); err != nil {
		return s, false, err
	}
	return openStay(tx, resident)
}

func openStay(tx *vault.Tx, resident int64) (Stay, bool, error) {
	s, err := scanStay(tx.QueryRow(`select `+stayColumns+` from stay s
		where s.resident = ? and s.exited_at is null and s.void = 0`, resident))
	if errors.Is(err, sql.ErrNoRows) {
		return s, false, nil
	}
	if err != nil {
		return s, false, fmt.Errorf("read the stay of resident %d: %w", resident, err)
	}
	return s, true, nil
}

const stayColumns = `s.id, s.resident, s.entry_no, s.admitted_at, coalesce(s.planned_until, ''),
	coalesce(s.exited_at, 9223372036854775807), coalesce(s.exit_reason, ''), coalesce(s.destination, ''),
	s.country, s.transport, s.exit_interview, s.note`

func scanStay(row interface{ Scan(...any) error }) (s Stay, err error) {
	var planned string
	err = row.Scan(&s.ID, &s.Resident, &s.EntryNo, &s.Admitted, &planned, &s.Exited, &s.ExitReason, &s.Destination,
		&s.Country, &s.Transport, &s.Interview, &s.Note)
	if err != nil || planned == "" {
		return s, err
	}
	s.PlannedUntil, err = civil.ParseDay(planned)
	return s, err
}

// Extend moves the planned day of a stay. Beyond a day that was planned before it takes a
// reason and somebody who may approve it.
func Extend(tx *vault.Tx, resident int64, until civil.Day, reason string) error {
	if err := staff.Need(tx, staff.OperationalWrite); err != nil {
		return err
	}
	s, ok, err := openStay(tx, resident)
	if err != nil {
		return err
	}
	if !ok {
		return fault.Refuse("refused.not_here")
	}
	c, err := calendarOf(tx)
	if err != nil {
		return err
	}
	reason = strings.TrimSpace(reason)
	var f fault.Fields
	if until.IsZero() || until.Before(c.zone.Day(tx.Now())) {
		f.Add("planned_until", "fault.stay.planned")
	}
	longer := !s.PlannedUntil.IsZero() && s.PlannedUntil.Before(until)
	if longer {
		checkReason(&f, "reason", reason)
	}
	if err := f.Err(); err != nil {
		return err
	}
	if until == s.PlannedUntil {
		return nil
	}
	if longer {
		if err := staff.Need(tx, staff.Overrule); err != nil {
			return err
		}
		_, err := tx.Exec(`insert into stay_extension(stay, old_until, until, reason, approved_by, at) values(?, ?, ?, ?, ?, ?)`,
			s.ID, dayOrNull(s.PlannedUntil), until.String(), reason, by(tx), int64(tx.Now()))
		if err != nil {
			return fmt.Errorf("extend stay %d: %w", s.ID, err)
		}
	}
	if _, err := tx.Exec(`update stay set planned_until = ?, version = version + 1 where id = ?`, until.String(), s.ID); err != nil {
		return fmt.Errorf("extend stay %d: %w", s.ID, err)
	}
	touchStays(tx)
	return staff.Record(tx, staff.Change{Entity: "stay", ID: s.ID, Subject: resident, Reason: reason, Fields: []staff.Diff{
		{Name: "planned_until", Old: s.PlannedUntil.String(), New: until.String()}}})
}
