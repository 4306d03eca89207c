package house

import (
	"fmt"

	"pana/shelter/civil"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// planAt is the house as it stood, or will stand, at a moment.
func planAt(tx *vault.Tx, at civil.Instant) ([]Room, error) {
	// What a room or a bed was called then is in room_was and bed_was, in the first row that
	// ends after the moment; where there is none, the row itself has said so since.
	rows, err := tx.Query(`select r.id, coalesce(w.code, r.code), coalesce(w.floor, r.floor), coalesce(w.kind, r.kind), coalesce(w.note, r.note),
			coalesce(b.id, 0), coalesce(b.room, 0), coalesce(n.code, b.code, ''), coalesce(b.kind, ''), coalesce(b.counts, 0)
		from room r
		left join room_was w on w.id = (select id from room_was where room = r.id and until > ?1 order by until limit 1)
		left join bed_place p on p.room = r.id and p.from_at <= ?1 and coalesce(p.to_at, ?2) > ?1
		left join bed b on b.id = p.bed
		left join bed_was n on n.id = (select id from bed_was where bed = b.id and until > ?1 order by until limit 1)
		where r.since <= ?1 and coalesce(w.there, coalesce(r.removed_at, ?2) > ?1) = 1
		order by coalesce(w.place, r.place), r.id, b.kind = 'crib', coalesce(n.place, b.place), b.id`, int64(at), int64(civil.Open))
	if err != nil {
		return nil, fmt.Errorf("read the plan: %w", err)
	}
	defer rows.Close()
	var rooms []Room
	for rows.Next() {
		var r Room
		var b Bed
		if err := rows.Scan(&r.ID, &r.Code, &r.Floor, &r.Kind, &r.Note, &b.ID, &b.Home, &b.Code, &b.Kind, &b.Counts); err != nil {
			return nil, fmt.Errorf("read the plan: %w", err)
		}
		if len(rooms) == 0 || rooms[len(rooms)-1].ID != r.ID {
			rooms = append(rooms, r)
		}
		if b.ID != 0 {
			b.Room = r.ID
			last := &rooms[len(rooms)-1]
			last.Beds = append(last.Beds, b)
		}
	}
	return rooms, rows.Err()
}

// calendar is what turns instants into the nights of this house.
type calendar struct {
	zone   civil.Zone
	cutoff int
}

func calendarOf(tx *vault.Tx) (calendar, error) {
	s, err := staff.ReadSettings(tx)
	if err != nil {
		return calendar{}, err
	}
	z, err := civil.LoadZone(s.Zone)
	if err != nil {
		return calendar{}, fmt.Errorf("read the house's time zone: %w", err)
	}
	return calendar{z, s.CutoffHour}, nil
}

// night is the operational day of at.
func (c calendar) night(at civil.Instant) civil.Day { return c.zone.Night(at, c.cutoff) }

// ends is the last moment of night d; who sleeps in the house then slept that night.
func (c calendar) ends(d civil.Day) civil.Instant { return c.zone.NightSpan(d, c.cutoff).To - 1 }

// hour is at as people say it, for a sentence.
func (c calendar) hour(at civil.Instant) string { return c.zone.Local(at).Format("02.01 15:04") }

// expectedEnd is when somebody will have left a bed that she still has: on her planned
// day, when that is yet to come. Overdue people are expected to stay, for nobody has
// decided otherwise.
func (c calendar) expectedEnd(to civil.Instant, planned civil.Day, now civil.Instant) civil.Instant {
	if to != civil.Open || planned.IsZero() {
		return to
	}
	if at := c.zone.At(planned, c.cutoff, 0); at > now {
		return at
	}
	return civil.Open
}
