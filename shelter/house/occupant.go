package house

import (
	"encoding/json"
	"fmt"

	"pana/shelter/civil"
	"pana/shelter/people"
	"pana/shelter/vault"
)

// occupantsAt reads who holds the assignments, as they were at a moment.
func occupantsAt(tx *vault.Tx, c calendar, at civil.Instant, facts map[int64]bedFacts) (map[int64]*Occupant, error) {
	var ids []int64
	for _, f := range facts {
		if f.assignment != 0 && f.to > at {
			ids = append(ids, f.assignment)
		}
	}
	list, err := json.Marshal(ids)
	if err != nil {
		return nil, fmt.Errorf("read who sleeps where: %w", err)
	}
	rows, err := tx.Query(`select a.id, a.from_at, a.reason, coalesce(a.override_reason, ''), s.id, s.admitted_at, coalesce(s.planned_until, ''),
			r.id, r.code_word, r.register_no, coalesce(r.sex, ''), r.household, r.relation, coalesce(r.guardian, 0),
			coalesce(r.alert_text, ''), coalesce(r.alert_level, ''), coalesce(r.alert_until, 0),
			coalesce(e.kind, ''), coalesce(e.expected_back_at, 0), coalesce(e.reason, ''),
			`+people.BirthColumns+`
		from json_each(?1) j
		join bed_assignment a on a.id = j.value
		join stay s on s.id = a.stay
		join resident r on r.id = a.resident
		left join presence_event e on e.id = (select p.line from presence p where p.stay = s.id and p.at <= ?2 order by p.at desc limit 1)`, string(list), int64(at))
	if err != nil {
		return nil, fmt.Errorf("read who sleeps where: %w", err)
	}
	defer rows.Close()
	who := map[int64]*Occupant{}
	for rows.Next() {
		var id int64
		var o Occupant
		var planned, kind string
		var birth people.BirthRow
		dest := []any{&id, &o.InBedSince, &o.reason, &o.Override, &o.Stay, &o.Since, &planned,
			&o.ID, &o.CodeWord, &o.RegisterNo, &o.Sex, &o.Household, &o.Relation, &o.Guardian,
			&o.Alert.Text, &o.Alert.Level, &o.Alert.Until, &kind, &o.AwayUntil, &o.AwayReason}
		if err := rows.Scan(append(dest, birth.Dest()...)...); err != nil {
			return nil, fmt.Errorf("read who sleeps where: %w", err)
		}
		o.Birth = birth.Birth()
		if planned != "" {
			if o.PlannedUntil, err = civil.ParseDay(planned); err != nil {
				return nil, fmt.Errorf("read the planned day of stay %d: %w", o.Stay, err)
			}
		}
		o.finish(c, at, tx.Now(), kind == "out")
		who[id] = &o
	}
	return who, rows.Err()
}

// finish works out what depends on the moment. The day of birth stays with the identity.
func (o *Occupant) finish(c calendar, at, now civil.Instant, out bool) {
	day := c.zone.Day(at)
	child := o.Birth.Under(18, day)
	o.Birth = o.Birth.Face(day)
	o.Nights = max(0, c.night(at).Sub(c.night(o.Since)))
	if !o.Alert.Active(at) {
		o.Alert = people.Alert{}
	}
	// In the future somebody who is out is expected back in time.
	o.away = out && (at <= now || o.AwayUntil == 0 || o.AwayUntil > at)
	if !o.away {
		o.AwayUntil, o.AwayReason = 0, ""
	}
	if o.Alert.Text != "" {
		o.Marks = append(o.Marks, MarkAlert)
	}
	if o.away && o.AwayUntil != 0 && o.AwayUntil <= at ||
		at <= now && !o.PlannedUntil.IsZero() && c.zone.At(o.PlannedUntil, c.cutoff, 0) <= at {
		o.Marks = append(o.Marks, MarkOverdue)
	}
	if o.away {
		o.Marks = append(o.Marks, MarkAway)
	}
	if child {
		o.Marks = append(o.Marks, MarkChild)
	}
	if at.Sub(o.Since).Hours() < 24 {
		o.Marks = append(o.Marks, MarkNew)
	}
}
