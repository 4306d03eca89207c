package house

import (
	"fmt"

	"pana/shelter/civil"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Where is whether somebody who lives here is in the house.
type Where string

// Where people are. Overdue: out, and expected back before the moment asked for.
const (
	WhereIn      Where = "in"
	WhereOut     Where = "out"
	WhereOverdue Where = "overdue"
)

// Whereabouts are where one resident is at a moment. Bed and Room are codes, empty for
// one who has no bed, such as a baby. Of one who is in only the first block is set.
type Whereabouts struct {
	Resident, Stay int64
	CodeWord       string
	RegisterNo     string
	Sex            people.Sex
	Household      int64
	Bed, Room      string
	Since          civil.Instant // of the stay
	Where          Where

	Event       int64 // the outing, for Correct
	OutAt, Back civil.Instant
	Reason      string
	Companion   string
	Destination string // empty for those who may not see case data
	Nights      int    // cut-offs that passed meanwhile: absent overnight

	DecisionDue  civil.Instant // when the bed has to be decided about
	KeptUntil    civil.Instant // decided: the bed is kept until then
	DecisionOpen bool          // the program has asked for the decision
}

// PresenceAt is everybody who lives here at a moment, by code word, and whether she is in
// the house. In the future it is what is expected, as the board has it.
func PresenceAt(tx *vault.Tx, at civil.Instant) ([]Whereabouts, error) {
	if err := staff.Need(tx, staff.OperationalRead); err != nil {
		return nil, err
	}
	c, err := calendarOf(tx)
	if err != nil {
		return nil, err
	}
	wait, err := patience(tx)
	if err != nil {
		return nil, err
	}
	rows, err := tx.Query(`select s.resident, s.id, r.code_word, r.register_no, coalesce(r.sex, ''), r.household,
			coalesce(b.code, ''), coalesce(m.code, ''), s.admitted_at, coalesce(s.exited_at, ?2), coalesce(s.planned_until, ''),
			coalesce(e.kind, ''), coalesce(e.corrects, e.id, 0), coalesce(e.at, 0), coalesce(e.expected_back_at, 0), coalesce(e.reason, ''),
			coalesce(e.accompanied_by, ''), coalesce(e.destination, ''),
			coalesce((select keep_until from absence_decision d where d.absence = coalesce(e.corrects, e.id) and d.choice = 'keep'
				and d.decided_at <= ?1 order by d.id desc limit 1), 0),
			exists(select 1 from absence_decision d where d.absence = coalesce(e.corrects, e.id)
				and d.made_at <= ?1 and coalesce(d.decided_at, ?2) > ?1)
		from stay s
		join resident r on r.id = s.resident
		left join bed_assignment a on a.id = (select id from bed_assignment where resident = s.resident and void = 0
			and from_at <= ?1 and coalesce(to_at, ?2) > ?1 order by from_at desc limit 1)
		left join bed b on b.id = a.bed
		left join bed_place l on l.bed = a.bed and l.from_at <= ?1 and coalesce(l.to_at, ?2) > ?1
		left join room m on m.id = l.room
		left join presence_event e on e.id = `+lastEvent+`
		where `+livedHere+`
		order by r.code_word, r.id`, int64(at), int64(civil.Open))
	if err != nil {
		return nil, fmt.Errorf("read who is where: %w", err)
	}
	defer rows.Close()
	var all []Whereabouts
	for rows.Next() {
		var w Whereabouts
		var exited civil.Instant
		var planned, kind string
		err := rows.Scan(&w.Resident, &w.Stay, &w.CodeWord, &w.RegisterNo, &w.Sex, &w.Household, &w.Bed, &w.Room, &w.Since, &exited, &planned,
			&kind, &w.Event, &w.OutAt, &w.Back, &w.Reason, &w.Companion, &w.Destination, &w.KeptUntil, &w.DecisionOpen)
		if err != nil {
			return nil, fmt.Errorf("read who is where: %w", err)
		}
		if gone, err := c.gone(exited, planned, at, tx.Now()); err != nil || gone {
			if err != nil {
				return nil, fmt.Errorf("read the planned day of stay %d: %w", w.Stay, err)
			}
			continue
		}
		w.finish(c, at, tx.Now(), kind == wentOut, wait)
		all = append(all, w)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("read who is where: %w", err)
	}
	return all, hideDestinations(tx, all)
}

// lastEvent picks the last event of stay s by moment ?1 that counts: one step down an
// index, however long the history is.
const lastEvent = `(select p.line from presence p where p.stay = s.id and p.at <= ?1 order by p.at desc limit 1)`

// livedHere chooses stays s at moment ?1 from their ends, of which few lie ahead; each half
// says void, because the index holds no other.
const livedHere = `(s.void = 0 and s.exited_at is null or s.void = 0 and s.exited_at > ?1) and +s.admitted_at <= ?1`

// gone reports whether somebody is expected to have left by a moment of the future.
func (c calendar) gone(exited civil.Instant, planned string, at, now civil.Instant) (bool, error) {
	if at <= now || planned == "" {
		return false, nil
	}
	day, err := civil.ParseDay(planned)
	return c.expectedEnd(exited, day, now) <= at, err
}

// finish works out what depends on the moment. In the future somebody who is out is
// expected back in time.
func (w *Whereabouts) finish(c calendar, at, now civil.Instant, out bool, wait civil.Instant) {
	if !out || at > now && w.Back != 0 && w.Back <= at {
		*w = Whereabouts{Resident: w.Resident, Stay: w.Stay, CodeWord: w.CodeWord, RegisterNo: w.RegisterNo, Sex: w.Sex,
			Household: w.Household, Bed: w.Bed, Room: w.Room, Since: w.Since, Where: WhereIn}
		return
	}
	w.Where = WhereOut
	if w.Back != 0 && w.Back <= at {
		w.Where = WhereOverdue
	}
	w.Nights = max(0, c.night(at).Sub(c.night(w.OutAt)))
	w.DecisionDue = decisionDue(w.OutAt, w.Back, w.KeptUntil, wait)
}

func hideDestinations(tx *vault.Tx, all []Whereabouts) error {
	for i := range all {
		if all[i].Destination == "" {
			continue
		}
		may, err := seesCase(tx, all[i].Resident)
		if err != nil {
			return err
		}
		if !may {
			all[i].Destination = ""
		}
	}
	return nil
}
