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

// Event is somebody who went out or came back, as it counts now. ID stays the same
// through corrections. Destination is empty for those who may not see case data.
type Event struct {
	ID, Stay, Resident int64
	Out                bool
	At, Back           civil.Instant
	Reason             string
	Companion          string
	Destination        string
	MadeAt             civil.Instant
	MadeBy             string // name of the account that wrote it last
	Corrections        int    // how often it was corrected
}

// Correction says how event Event really was. Of an outing At, Back, Reason and Companion
// are all taken over; of a return only At counts. An empty Destination from somebody who
// may not read it leaves it as it is. Never: it didn't happen at all.
type Correction struct {
	Event     int64
	Never     bool
	At        civil.Instant
	Back      civil.Instant
	Reason    string
	Companion string

	Destination string
	Why         string
}

// Correct writes how an event really was, as a new event that points at the old one. Out
// and in keep their turns: a time stays between those before and after it.
func Correct(tx *vault.Tx, c Correction) error {
	if err := staff.Need(tx, staff.OperationalWrite); err != nil {
		return err
	}
	old, err := eventOf(tx, c.Event)
	if err != nil {
		return err
	}
	o := Outing{old.Resident, c.At, c.Back, c.Reason, c.Companion, c.Destination}.tidy()
	c.Why = strings.TrimSpace(c.Why)
	if err := c.check(tx, old, &o); err != nil {
		return err
	}
	kind := void
	switch {
	case c.Never:
		o = Outing{Resident: old.Resident, At: old.At}
	case old.Out:
		kind = wentOut
	default:
		kind, o = cameBack, Outing{Resident: old.Resident, At: o.At}
	}
	_, err = tx.Exec(`insert into presence_event(stay, resident, kind, at, expected_back_at, reason, accompanied_by, destination,
			corrects, why, made_at, made_by)
		values(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, old.Stay, old.Resident, kind, int64(o.At), instantOrNull(o.Back), textOrNull(o.Reason),
		o.Companion, o.Destination, old.ID, c.Why, int64(tx.Now()), by(tx))
	if err != nil {
		return fmt.Errorf("correct event %d: %w", old.ID, err)
	}
	touchStays(tx)
	if err := staff.Record(tx, old.diff(c, kind, o)); err != nil {
		return err
	}
	return settle(tx, old.Stay)
}

// AsBefore is how an event counts now, as the correction that brings it back later. It holds
// the destination whoever asks: it is for Correct and not to be shown.
func AsBefore(tx *vault.Tx, event int64) (Correction, error) {
	if err := staff.Need(tx, staff.OperationalWrite); err != nil {
		return Correction{}, err
	}
	e, err := eventOf(tx, event)
	return Correction{Event: e.ID, At: e.At, Back: e.Back, Reason: e.Reason, Companion: e.Companion, Destination: e.Destination}, err
}

// check completes o with what isn't the actor's to see.
func (c Correction) check(tx *vault.Tx, old Event, o *Outing) error {
	var f fault.Fields
	checkLength(&f, "why", c.Why, 400)
	switch {
	case c.Never:
	case old.Out:
		may, err := seesCase(tx, old.Resident)
		if err != nil {
			return err
		}
		if !may && o.Destination == "" {
			o.Destination = old.Destination
		}
		if err := f.Under("", o.check(tx.Now())); err != nil {
			return err
		}
	case o.At > tx.Now():
		f.Add("at", "fault.moment.future")
	}
	return f.Err()
}

func (e Event) diff(c Correction, kind string, o Outing) staff.Change {
	name := wentOut
	if !e.Out {
		name = cameBack
	}
	at := moment(o.At)
	if kind == void {
		at = ""
	}
	return staff.Change{Entity: "presence", ID: e.ID, Subject: e.Resident, Reason: c.Why, Fields: []staff.Diff{
		{Name: name, Old: moment(e.At), New: at}, {Name: "back", Old: moment(e.Back), New: moment(o.Back)},
		{Name: "reason", Old: e.Reason, New: o.Reason}, {Name: "companion", Old: e.Companion, New: o.Companion},
		{Name: "destination", Old: e.Destination, New: o.Destination, Class: "F3"}}}
}

// seesCase reports whether the actor may see case data of resident.
func seesCase(tx *vault.Tx, resident int64) (bool, error) {
	err := people.Allowed(tx, staff.CaseRead, resident)
	var r *fault.Refusal
	if errors.As(err, &r) {
		return false, nil
	}
	return err == nil, err
}

const eventColumns = `p.id, p.stay, p.resident, p.kind = 'out', p.at, coalesce(p.expected_back_at, 0), coalesce(p.reason, ''),
	p.accompanied_by, p.destination, p.made_at, coalesce(a.name, ''),
	(select count(*) from presence_event c where c.corrects = p.id)
	from presence p left join account a on a.id = p.made_by`

func (e *Event) fields() []any {
	return []any{&e.ID, &e.Stay, &e.Resident, &e.Out, &e.At, &e.Back, &e.Reason, &e.Companion, &e.Destination, &e.MadeAt, &e.MadeBy, &e.Corrections}
}

// eventOf is event id with its destination.
func eventOf(tx *vault.Tx, id int64) (e Event, err error) {
	err = tx.QueryRow(`select `+eventColumns+` where p.id = ?1
		and p.line in (select ?1 union all select id from presence_event where corrects = ?1)`, id).Scan(e.fields()...)
	if errors.Is(err, sql.ErrNoRows) {
		return e, fault.Refuse("refused.presence_gone")
	}
	if err != nil {
		return e, fmt.Errorf("read event %d: %w", id, err)
	}
	return e, nil
}

// Events are the outings and returns of a resident over all her stays, the latest first.
func Events(tx *vault.Tx, resident int64) ([]Event, error) {
	if err := staff.Need(tx, staff.OperationalRead); err != nil {
		return nil, err
	}
	rows, err := tx.Query(`select `+eventColumns+` where p.resident = ? order by p.at desc`, resident)
	if err != nil {
		return nil, fmt.Errorf("read events of resident %d: %w", resident, err)
	}
	defer rows.Close()
	var es []Event
	for rows.Next() {
		var e Event
		if err := rows.Scan(e.fields()...); err != nil {
			return nil, fmt.Errorf("read events of resident %d: %w", resident, err)
		}
		es = append(es, e)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("read events of resident %d: %w", resident, err)
	}
	may, err := seesCase(tx, resident)
	if err != nil || may {
		return es, err
	}
	for i := range es {
		es[i].Destination = ""
	}
	return es, nil
}
