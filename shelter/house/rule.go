package house

import (
	"database/sql"
	"errors"
	"fmt"
	"math"
	"time"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/people"
	"pana/shelter/vault"
)

// The rules of the rooms (INV-06, INV-08). The file holds the same rules as views
// (rule_final, rule_alone, rule_pair); a test compares the two.
//
// A breach is either final or asks for a reason and an approver:
const (
	breachMan        = "refused.man_in_womens_room"       // final
	breachWoman      = "refused.woman_in_mens_room"       // final
	breachStaff      = "refused.staff_room"               // final
	breachIsolation  = "refused.needs_reason_isolation"   // an isolation room, but not for isolation
	breachSex        = "refused.needs_reason_sex_unknown" // nobody knows whose room this person belongs in
	breachChildAlone = "refused.needs_reason_child_alone" // a boy in a women's room without an adult of his own
	breachChildAdult = "refused.needs_reason_child_adult" // INV-06
	breachManFamily  = "refused.needs_reason_man_family"  // a man beside an unrelated family
)

// NeedsReason reports whether err is a rule of the rooms that a reason and an approver
// set aside: the same request with Override filled in goes through.
func NeedsReason(err error) bool {
	var r *fault.Refusal
	if !errors.As(err, &r) {
		return false
	}
	switch r.Code {
	case breachIsolation, breachSex, breachChildAlone, breachChildAdult, breachManFamily:
		return true
	}
	return false
}

func final(breach string) bool {
	return breach == breachMan || breach == breachWoman || breach == breachStaff
}

// person is what the rules know of somebody. grownFrom is when a boy becomes a man for
// the rooms; unknown age counts as grown and adult.
type person struct {
	resident            int64
	sex                 people.Sex
	household, guardian int64
	relation            string
	adultFrom           civil.Instant
	grownFrom           civil.Instant
}

const always = civil.Instant(-math.MaxInt64)

func (p person) grown(at civil.Instant) bool { return p.grownFrom <= at }
func (p person) adult(at civil.Instant) bool { return p.adultFrom <= at }
func (p person) man(at civil.Instant) bool   { return p.sex == people.Male && p.grown(at) }

func related(p, q person) bool {
	if p.guardian != 0 && p.guardian == q.resident || q.guardian != 0 && q.guardian == p.resident {
		return true
	}
	return p.household == q.household && p.relation != people.Unrelated && q.relation != people.Unrelated
}

// breach is the gravest rule that p breaks in a room of this kind from at on, beside those
// who sleep there; empty when none.
func breach(kind Kind, reason string, p person, at civil.Instant, others []person) string {
	switch {
	case kind == Staff:
		return breachStaff
	case kind == Women && p.man(at):
		return breachMan
	case kind == Men && p.sex == people.Female && p.grown(at):
		return breachWoman
	case kind == Isolation && reason != ReasonIsolation:
		return breachIsolation
	case (kind == Women || kind == Men) && p.sex != people.Male && p.sex != people.Female:
		return breachSex
	}
	if kind == Women && p.sex == people.Male || kind == Men && p.sex == people.Female {
		alone := true
		for _, q := range others {
			if related(p, q) && q.adult(at) {
				alone = false
			}
		}
		if alone {
			return breachChildAlone
		}
	}
	for _, q := range others {
		if !related(p, q) && p.adult(at) != q.adult(at) {
			return breachChildAdult
		}
	}
	for _, q := range others {
		if (kind == Family || kind == Isolation) && !related(p, q) && p.man(at) != q.man(at) {
			return breachManFamily
		}
	}
	return ""
}

// personOf is what the rules know of a resident.
func personOf(tx *vault.Tx, resident int64) (person, error) {
	p := person{resident: resident}
	err := tx.QueryRow(`select coalesce(sex, ''), coalesce(household, 0), guardian, relation, adult_from, grown_from
		from rule_person where resident = ?`, resident).
		Scan(&p.sex, &p.household, &p.guardian, &p.relation, &p.adultFrom, &p.grownFrom)
	if errors.Is(err, sql.ErrNoRows) {
		return p, fault.Refuse("refused.resident_unknown")
	}
	if err != nil {
		return p, fmt.Errorf("read what rooms ask of resident %d: %w", resident, err)
	}
	return p, nil
}

// roommates are those who sleep in room at some time from at on.
func roommates(tx *vault.Tx, room int64, at civil.Instant) ([]person, error) {
	rows, err := tx.Query(`select distinct p.resident, coalesce(p.sex, ''), coalesce(p.household, 0), p.guardian, p.relation,
			p.adult_from, p.grown_from
		from bed_place l
		join bed_assignment a on a.bed = l.bed and a.void = 0 and l.from_at <= a.from_at
			and a.from_at < coalesce(l.to_at, ?3) and coalesce(a.to_at, ?3) > ?2
		join rule_person p on p.resident = a.resident
		where l.room = ?1 and coalesce(l.to_at, ?3) > ?2`, room, int64(at), int64(civil.Open))
	if err != nil {
		return nil, fmt.Errorf("read who sleeps in room %d: %w", room, err)
	}
	defer rows.Close()
	var ps []person
	for rows.Next() {
		var p person
		if err := rows.Scan(&p.resident, &p.sex, &p.household, &p.guardian, &p.relation, &p.adultFrom, &p.grownFrom); err != nil {
			return nil, fmt.Errorf("read who sleeps in room %d: %w", room, err)
		}
		ps = append(ps, p)
	}
	return ps, rows.Err()
}

// newcomer is what the rules know of a guest who isn't registered yet; party tells her
// household from those of the file.
func newcomer(g Guest, party int64, manAge int) person {
	p := person{sex: g.Sex, household: party, relation: g.Relation, adultFrom: always, grownFrom: always}
	if b, ok := g.Birth.Born(); ok {
		p.adultFrom = birthday(b, 18)
		p.grownFrom = birthday(b, manAge)
	}
	return p
}

// birthday is the start (UTC) of the day on which somebody born on b turns age, as
// SQLite's date(b, '+n years') has it.
func birthday(b civil.Day, age int) civil.Instant {
	return civil.At(time.Date(b.Year()+age, time.Month(b.Month()), b.Dom(), 0, 0, 0, 0, time.UTC))
}
