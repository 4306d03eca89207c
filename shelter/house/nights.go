package house

import (
	"fmt"

	"pana/shelter/civil"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Nights are n operational days from from on. A person slept a night if she was in her bed
// at its end, the cut-off hour; an arrival at 00:40 counts for the night before. Nights that
// aren't over are expected by the planned days.
func Nights(tx *vault.Tx, from civil.Day, n int) ([]Night, error) {
	if err := staff.Need(tx, staff.OperationalRead); err != nil {
		return nil, err
	}
	if n <= 0 {
		return nil, nil
	}
	c, err := calendarOf(tx)
	if err != nil {
		return nil, err
	}
	nights := make([]Night, n)
	for i := range nights {
		nights[i].Day = from.Add(i)
		nights[i].Expected = c.ends(nights[i].Day) > tx.Now()
	}
	if err := countSleepers(tx, c, nights); err != nil {
		return nil, err
	}
	return nights, countPlaces(tx, c, nights)
}

// countSleepers adds up who was in bed at the end of each night. Of each bed it reads the
// assignments that began in the time and the last one before.
func countSleepers(tx *vault.Tx, c calendar, nights []Night) error {
	first, last := c.ends(nights[0].Day), c.ends(nights[len(nights)-1].Day)
	rows, err := tx.Query(`select a.from_at, coalesce(a.to_at, ?3), coalesce(s.planned_until, ''), b.counts
		from bed b
		join bed_assignment a on a.bed = b.id and a.void = 0 and a.from_at <= ?2 and a.from_at >= coalesce(
			(select max(from_at) from bed_assignment where bed = b.id and void = 0 and from_at <= ?1), ?1)
		join stay s on s.id = a.stay
		where coalesce(a.to_at, ?3) > ?1`, int64(first), int64(last), int64(civil.Open))
	if err != nil {
		return fmt.Errorf("count nights: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var span civil.Span
		var planned string
		var counts bool
		if err := rows.Scan(&span.From, &span.To, &planned, &counts); err != nil {
			return fmt.Errorf("count nights: %w", err)
		}
		var day civil.Day
		if planned != "" {
			if day, err = civil.ParseDay(planned); err != nil {
				return fmt.Errorf("read a planned day: %w", err)
			}
		}
		for i := range nights {
			at, s := c.ends(nights[i].Day), span
			if nights[i].Expected {
				s.To = c.expectedEnd(span.To, day, tx.Now())
			}
			if !s.Contains(at) {
				continue
			}
			nights[i].People++
			if counts {
				nights[i].Occupied++
			}
		}
	}
	return rows.Err()
}

// countPlaces adds up the places in service at the end of each night (INV-07).
func countPlaces(tx *vault.Tx, c calendar, nights []Night) error {
	rows, err := tx.Query(`select at, places from capacity_change where at <= ?`, int64(c.ends(nights[len(nights)-1].Day)))
	if err != nil {
		return fmt.Errorf("count places: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var at civil.Instant
		var places int
		if err := rows.Scan(&at, &places); err != nil {
			return fmt.Errorf("count places: %w", err)
		}
		for i := range nights {
			if at <= c.ends(nights[i].Day) {
				nights[i].Capacity += places
			}
		}
	}
	return rows.Err()
}
