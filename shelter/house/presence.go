package house

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// OutReasons are why somebody leaves the house for a while, in the order of a form.
var OutReasons = []string{"court", "police", "doctor", "shop", "family", "work", "consulate", "other"}

// ReasonLeft is why somebody was out who had left for good and came back soon after; no
// form offers it.
const ReasonLeft = "left"

// The kinds of presence events.
const (
	wentOut  = "out"
	cameBack = "in"
	void     = "void"
)

// farthest is how long ahead a return can be expected; beyond it the year is mistyped.
const farthest = 366 * 24 * time.Hour

// Outing is somebody going out. At zero means now; Back zero means that nobody knows when
// she returns. Destination is case information and stands on no sheet of level A.
type Outing struct {
	Resident    int64
	At, Back    civil.Instant
	Reason      string
	Companion   string
	Destination string
}

// GoOut writes that somebody left the house and means to come back, and gives the number
// of the event.
func GoOut(tx *vault.Tx, o Outing) (int64, error) {
	if err := staff.Need(tx, staff.OperationalWrite); err != nil {
		return 0, err
	}
	if o.At == 0 {
		o.At = tx.Now()
	}
	o = o.tidy()
	if err := o.check(tx.Now()); err != nil {
		return 0, err
	}
	return presence(tx, o, wentOut)
}

// ComeBack writes that somebody is in the house again; at zero means now. A decision
// about her bed that was still to be taken has taken itself.
func ComeBack(tx *vault.Tx, resident int64, at civil.Instant) (int64, error) {
	if err := staff.Need(tx, staff.OperationalWrite); err != nil {
		return 0, err
	}
	if at == 0 {
		at = tx.Now()
	}
	if at > tx.Now() {
		return 0, fault.Fields{{Name: "at", Message: fault.Say("fault.moment.future")}}
	}
	return presence(tx, Outing{Resident: resident, At: at}, cameBack)
}

func (o Outing) tidy() Outing {
	o.Companion, o.Destination = strings.TrimSpace(o.Companion), strings.TrimSpace(o.Destination)
	return o
}

func (o Outing) check(now civil.Instant) error {
	var f fault.Fields
	if o.At > now {
		f.Add("at", "fault.moment.future")
	}
	switch {
	case o.Back == 0:
	case o.Back <= o.At:
		f.Add("back", "fault.out.back")
	case o.Back > o.At.Add(farthest):
		f.Add("back", "fault.out.back_far")
	}
	if !slices.Contains(OutReasons, o.Reason) && o.Reason != ReasonLeft {
		f.Add("reason", "fault.out.reason")
	}
	checkLength(&f, "companion", o.Companion, 200)
	checkLength(&f, "destination", o.Destination, 400)
	return f.Err()
}

// presence adds the event to the open stay; the file sees to it that out and in take
// turns (INV-12).
func presence(tx *vault.Tx, o Outing, kind string) (int64, error) {
	s, ok, err := openStay(tx, o.Resident)
	if err != nil {
		return 0, err
	}
	if !ok {
		return 0, fault.Refuse("refused.not_here")
	}
	id, err := addPresence(tx, s.ID, kind, o)
	if err != nil {
		return 0, err
	}
	return id, settle(tx, s.ID)
}

func addPresence(tx *vault.Tx, stay int64, kind string, o Outing) (int64, error) {
	r, err := tx.Exec(`insert into presence_event(stay, resident, kind, at, expected_back_at, reason, accompanied_by, destination, made_at, made_by)
		values(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, stay, o.Resident, kind, int64(o.At), instantOrNull(o.Back), textOrNull(o.Reason),
		o.Companion, o.Destination, int64(tx.Now()), by(tx))
	if err != nil {
		return 0, fmt.Errorf("write %s of resident %d: %w", kind, o.Resident, err)
	}
	id, err := r.LastInsertId()
	if err != nil {
		return 0, fmt.Errorf("write %s of resident %d: %w", kind, o.Resident, err)
	}
	touchStays(tx)
	return id, staff.Record(tx, staff.Change{Entity: "presence", ID: id, Subject: o.Resident, Action: staff.ActionCreate, Fields: []staff.Diff{
		{Name: kind, New: moment(o.At)}, {Name: "back", New: moment(o.Back)}, {Name: "reason", New: o.Reason},
		{Name: "companion", New: o.Companion}, {Name: "destination", New: o.Destination, Class: "F3"}}})
}
