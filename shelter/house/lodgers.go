package house

import (
	"fmt"

	"pana/shelter/civil"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Lodger is somebody to reckon with when food is planned: who lives here, or is announced
// and has a bed kept.
type Lodger struct {
	Resident int64     // 0: announced
	Born     civil.Day // zero: nobody knows
	Child    bool      // announced as a child; nothing else is known of its age
	Sex      people.Sex
	Diet     string // a code, "" when nobody asked
	Nursing  bool   // guardian of a baby under one year that lives here too
	// From is the first day on which she is expected to eat here and To the first on which
	// she is no more; a zero To means that nobody knows.
	From, To civil.Day
}

// Here reports whether l is expected to eat here on a day.
func (l Lodger) Here(on civil.Day) bool {
	return !on.Before(l.From) && (l.To.IsZero() || on.Before(l.To))
}

// Lodgers are all who live here, by number, and then whoever has a bed kept. Somebody who
// is out over night is expected from the day on which she is said to come back, an overdue
// one from today. Who stayed past her planned day is expected to go on staying.
func Lodgers(tx *vault.Tx) ([]Lodger, error) {
	if err := staff.NeedAny(tx, staff.StockRead, staff.OperationalRead); err != nil {
		return nil, err
	}
	c, err := calendarOf(tx)
	if err != nil {
		return nil, err
	}
	all, err := lodging(tx, c)
	if err != nil {
		return nil, err
	}
	return announced(tx, c, all)
}

func lodging(tx *vault.Tx, c calendar) ([]Lodger, error) {
	now := tx.Now()
	today := c.zone.Day(now)
	rows, err := tx.Query(`select s.resident, coalesce(r.born, ''), coalesce(r.sex, ''), coalesce(r.diet, ''), coalesce(s.planned_until, ''),
			exists (select 1 from resident b join stay t on t.resident = b.id and t.void = 0 and t.exited_at is null
				where b.guardian = s.resident and b.born > date(?2, '-1 year')),
			coalesce(e.kind, ''), coalesce(e.expected_back_at, 0)
		from stay s join resident r on r.id = s.resident left join presence_event e on e.id = `+lastEvent+`
		where s.void = 0 and s.exited_at is null and +s.admitted_at <= ?1 order by s.resident`, int64(now), today.String())
	if err != nil {
		return nil, fmt.Errorf("read who eats here: %w", err)
	}
	defer rows.Close()
	var all []Lodger
	for rows.Next() {
		l := Lodger{From: today}
		var born, planned, kind string
		var back civil.Instant
		if err := rows.Scan(&l.Resident, &born, &l.Sex, &l.Diet, &planned, &l.Nursing, &kind, &back); err != nil {
			return nil, fmt.Errorf("read who eats here: %w", err)
		}
		if born != "" {
			if l.Born, err = civil.ParseDay(born); err != nil {
				return nil, fmt.Errorf("read the age of resident %d: %w", l.Resident, err)
			}
		}
		if planned != "" {
			day, err := civil.ParseDay(planned)
			if err != nil {
				return nil, fmt.Errorf("read the planned day of resident %d: %w", l.Resident, err)
			}
			if today.Before(day) {
				l.To = day
			}
		}
		if kind == wentOut && back > now {
			l.From = c.zone.Day(back)
		}
		all = append(all, l)
	}
	return all, rows.Err()
}

// announced adds whoever has a bed kept, from the day on which they are expected.
func announced(tx *vault.Tx, c calendar, all []Lodger) ([]Lodger, error) {
	today := c.zone.Day(tx.Now())
	rows, err := tx.Query(`select r.women, r.men, r.adults, r.girls, r.boys, r.children, coalesce(r.eta, 0) from referral_in r
		where r.household is null and r.decision = 'accepted'
			and exists (select 1 from hold h where h.referral = r.id and h.state = 'active' and h.until > ?) order by r.id`, int64(tx.Now()))
	if err != nil {
		return nil, fmt.Errorf("read who is expected: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var h Heads
		var eta civil.Instant
		if err := rows.Scan(append(h.fields(), &eta)...); err != nil {
			return nil, fmt.Errorf("read who is expected: %w", err)
		}
		from := today
		if eta > tx.Now() {
			from = c.zone.Day(eta)
		}
		for _, x := range []struct {
			n     int
			sex   people.Sex
			child bool
		}{{h.Women, people.Female, false}, {h.Men, people.Male, false}, {h.Adults, "", false},
			{h.Girls, people.Female, true}, {h.Boys, people.Male, true}, {h.Children, "", true}} {
			for range x.n {
				all = append(all, Lodger{Sex: x.sex, Child: x.child, From: from})
			}
		}
	}
	return all, rows.Err()
}
