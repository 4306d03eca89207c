package people

import (
	"fmt"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Where chooses residents by where they are now; "" is anywhere.
type Where string

// Overdue are out and were expected by now; Absent are out since a cut-off of the
// operational day or longer.
const (
	Out     Where = "out"
	Overdue Where = "overdue"
	Absent  Where = "absent"
)

// Wheres are all that a list can be narrowed to, in the order of a form.
var Wheres = []Where{Out, Overdue, Absent}

// whoIsOut are those who live here and whose last event by now is an outing;
// the moment is asked for three times.
const whoIsOut = `r.id in (select s.resident from stay s
	join presence_event e on e.id = (select p.line from presence p where p.stay = s.id and p.at <= ? order by p.at desc limit 1)
	where (s.void = 0 and s.exited_at is null or s.void = 0 and s.exited_at > ?) and +s.admitted_at <= ? and e.kind = 'out'`

// condition says w in SQL. Presence is the house's to say; its tables are read here and
// never written.
func (w Where) condition(tx *vault.Tx) (string, []any, error) {
	now := int64(tx.Now())
	args := []any{now, now, now}
	switch w {
	case Out:
		return whoIsOut + `)`, args, nil
	case Overdue:
		return whoIsOut + ` and e.expected_back_at <= ?)`, append(args, now), nil
	case Absent:
		began, err := nightBegan(tx)
		return whoIsOut + ` and e.at < ?)`, append(args, int64(began)), err
	}
	return "", nil, fault.Fields{{Name: "where", Message: fault.Say("fault.state.unknown")}}
}

// nightBegan is when the operational day of now began.
func nightBegan(tx *vault.Tx) (civil.Instant, error) {
	s, err := staff.ReadSettings(tx)
	if err != nil {
		return 0, err
	}
	z, err := civil.LoadZone(s.Zone)
	if err != nil {
		return 0, fmt.Errorf("read the zone: %w", err)
	}
	return z.NightSpan(z.Night(tx.Now(), s.CutoffHour), s.CutoffHour).From, nil
}
