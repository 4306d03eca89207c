package house

import (
	"fmt"
	"slices"
	"strings"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// OutReasons are why somebody leaves the house for a while, in the order of a form.
var OutReasons = []string{"court", "police", "doctor", "shop", "family", "work", "consulate", "other"}

// Outing is somebody going out. At zero means now; Back zero means that nobody knows when
// she returns. Destination is case information and stands on no sheet of level A.
type Outing struct {
	Resident    int64
	At, Back    civil.Instant
	Reason      string
	Companion   string
	Destination string
}

// GoOut writes that somebody left the house and means to come back.
func GoOut(tx *vault.Tx, o Outing) error {
	if err := staff.Need(tx, staff.OperationalWrite); err != nil {
		return err
	}
	if o.At == 0 {
		o.At = tx.Now()
	}
	o.Companion, o.Destination = strings.TrimSpace(o.Companion), strings.TrimSpace(o.Destination)
	var f fault.Fields
	if o.At > tx.Now() {
		f.Add("at", "fault.moment.future")
	}
	if o.Back != 0 && o.Back <= o.At {
		f.Add("back", "fault.out.back")
	}
	if !slices.Contains(OutReasons, o.Reason) {
		f.Add("reason", "fault.out.reason")
	}
	checkLength(&f, "companion", o.Companion, 200)
	checkLength(&f, "destination", o.Destination, 400)
	if err := f.Err(); err != nil {
		return err
	}
	return presence(tx, o, "out")
}

// ComeBack writes that somebody is in the house again.
func ComeBack(tx *vault.Tx, resident int64, at civil.Instant) error {
	if err := staff.Need(tx, staff.OperationalWrite); err != nil {
		return err
	}
	if at == 0 {
		at = tx.Now()
	}
	if at > tx.Now() {
		return fault.Fields{{Name: "at", Message: fault.Say("fault.moment.future")}}
	}
	return presence(tx, Outing{Resident: resident, At: at}, "in")
}

// presence adds the event; the file sees to it that out and in take turns (INV-12).
func presence(tx *vault.Tx, o Outing, kind string) error {
	r, err := tx.Exec(`insert into presence_event(resident, kind, at, expected_back_at, reason, accompanied_by, destination, made_at, made_by)
		values(?, ?, ?, ?, ?, ?, ?, ?, ?)`, o.Resident, kind, int64(o.At), instantOrNull(o.Back), textOrNull(o.Reason),
		o.Companion, o.Destination, int64(tx.Now()), by(tx))
	if err != nil {
		return fmt.Errorf("write %s of resident %d: %w", kind, o.Resident, err)
	}
	id, err := r.LastInsertId()
	if err != nil {
		return fmt.Errorf("write %s of resident %d: %w", kind, o.Resident, err)
	}
	touchStays(tx)
	return staff.Record(tx, staff.Change{Entity: "presence", ID: id, Subject: o.Resident, Action: staff.ActionCreate, Fields: []staff.Diff{
		{Name: kind, New: moment(o.At)}, {Name: "back", New: moment(o.Back)}, {Name: "reason", New: o.Reason},
		{Name: "destination", New: o.Destination, Class: "F3"}}})
}
