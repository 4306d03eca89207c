package shift

import (
	"database/sql"
	"errors"
	"fmt"
	"time"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// The hours at which shifts change. A change within slack of such an hour counts as on time.
const (
	morning = 8
	evening = 20
	slack   = 2 * time.Hour
)

// Shift is who answers for the house from when until when. Closed is 0 while it lasts.
type Shift struct {
	ID       int64
	Account  int64
	Name     string
	From, To civil.Instant // To: when it is meant to end
	Closed   civil.Instant
}

// Current is the shift that lasts; ok is false when nobody has begun one.
func Current(tx *vault.Tx) (s Shift, ok bool, err error) {
	if err := staff.Need(tx, staff.OperationalRead); err != nil {
		return s, false, err
	}
	return current(tx)
}

func current(tx *vault.Tx) (s Shift, ok bool, err error) {
	err = tx.QueryRow(`select s.id, s.account, a.name, s.from_at, s.until_at from shift s join account a on a.id = s.account
		where s.closed_at is null`).Scan(&s.ID, &s.Account, &s.Name, &s.From, &s.To)
	if errors.Is(err, sql.ErrNoRows) {
		return s, false, nil
	}
	if err != nil {
		return s, false, fmt.Errorf("read the shift: %w", err)
	}
	return s, true, nil
}

// Begin opens a shift without a handover: the first of a house, or one whose giver went
// home without signing. A shift that should still last is refused to end so.
func Begin(tx *vault.Tx) (int64, error) {
	if err := staff.Need(tx, staff.OperationalWrite); err != nil {
		return 0, err
	}
	last, open, err := current(tx)
	if err != nil {
		return 0, err
	}
	if open && tx.Now() < last.To.Add(-slack) {
		return 0, fault.Refuse("refused.shift_open")
	}
	return begin(tx, last.ID)
}

// begin ends the shift last, if there is one, opens the next for the actor, and puts what
// wasn't ticked on its sheet.
func begin(tx *vault.Tx, last int64) (int64, error) {
	now := tx.Now()
	if last != 0 {
		if _, err := tx.Exec(`update shift set closed_at = max(opened_at, ?) where id = ?`, int64(now), last); err != nil {
			return 0, fmt.Errorf("end shift %d: %w", last, err)
		}
	}
	zone, err := zoneOf(tx)
	if err != nil {
		return 0, err
	}
	from, to := turns(zone, now)
	var id int64
	if err := tx.QueryRow(`select 1 + coalesce(max(id), 0) from shift`).Scan(&id); err != nil {
		return 0, fmt.Errorf("number a shift: %w", err)
	}
	_, err = tx.Exec(`insert into shift (id, account, from_at, until_at, opened_at, opened_by) values (?, ?, ?, ?, ?, ?)`,
		id, tx.Actor().Account, int64(from), int64(to), int64(now), tx.Actor().Account)
	if err != nil {
		return 0, fmt.Errorf("begin a shift: %w", err)
	}
	tx.Touch(TopicHandover)
	if err := staff.Audit(tx, staff.Entry{Action: staff.ActionCreate, Entity: "shift", ID: id}); err != nil {
		return 0, err
	}
	return id, draft(tx, id)
}

// turns are the beginning and the end of a shift that is taken now: the hour of the change
// if it is near, and the next one after it.
func turns(z civil.Zone, now civil.Instant) (from, to civil.Instant) {
	from = now
	for day := z.Day(now).Add(-1); ; day = day.Add(1) {
		for _, hour := range []int{morning, evening} {
			at := z.At(day, hour, 0)
			if at >= now.Add(-slack) && at <= now.Add(slack) {
				from = at
			}
			if at > max(from, now) {
				return from, at
			}
		}
	}
}

func zoneOf(tx *vault.Tx) (civil.Zone, error) {
	set, err := staff.ReadSettings(tx)
	if err != nil {
		return civil.Zone{}, err
	}
	z, err := civil.LoadZone(set.Zone)
	if err != nil {
		return civil.Zone{}, fmt.Errorf("read the zone: %w", err)
	}
	return z, nil
}
