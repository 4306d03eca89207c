package house

import (
	"fmt"

	"pana/shelter/civil"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Absent is somebody who lived here and was out of the house at the end of an operational
// day. Known: she was expected later than that, so that nobody had to miss her.
type Absent struct {
	Day      civil.Day
	Resident int64
	CodeWord string
	Known    bool
}

// AbsentNights are who was absent overnight on n operational days from from on, by day and
// code word. It is worked out of the events at every call and stored nowhere; nights that
// aren't over have nobody.
func AbsentNights(tx *vault.Tx, from civil.Day, n int) ([]Absent, error) {
	if err := staff.Need(tx, staff.OperationalRead); err != nil {
		return nil, err
	}
	c, err := calendarOf(tx)
	if err != nil {
		return nil, err
	}
	var all []Absent
	for i := range n {
		end := c.ends(from.Add(i))
		if end >= tx.Now() {
			break
		}
		if all, err = absentAt(tx, from.Add(i), end, all); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func absentAt(tx *vault.Tx, day civil.Day, end civil.Instant, all []Absent) ([]Absent, error) {
	rows, err := tx.Query(`select s.resident, r.code_word, coalesce(e.expected_back_at, 0) > ?1
		from stay s
		join resident r on r.id = s.resident
		join presence_event e on e.id = `+lastEvent+` and e.kind = 'out'
		where `+livedHere+`
		order by r.code_word, r.id`, int64(end))
	if err != nil {
		return nil, fmt.Errorf("read who was absent: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		a := Absent{Day: day}
		if err := rows.Scan(&a.Resident, &a.CodeWord, &a.Known); err != nil {
			return nil, fmt.Errorf("read who was absent: %w", err)
		}
		all = append(all, a)
	}
	return all, rows.Err()
}
