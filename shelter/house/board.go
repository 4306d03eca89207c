package house

import (
	"fmt"

	"pana/shelter/civil"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// BoardAt is the house at a moment. In the past it is what the records say; in the future
// it is what they lead to expect: people are gone from their planned day on, holds and
// outages end when they are due.
func BoardAt(tx *vault.Tx, at civil.Instant) (Board, error) {
	b := Board{At: at}
	if err := staff.Need(tx, staff.OperationalRead); err != nil {
		return b, err
	}
	c, err := calendarOf(tx)
	if err != nil {
		return b, err
	}
	rooms, err := planAt(tx, at)
	if err != nil {
		return b, err
	}
	sleepers, err := sleepersAt(tx, at)
	if err != nil {
		return b, err
	}
	for _, r := range rooms {
		room := BoardRoom{Room: r}
		for _, bed := range r.Beds {
			room.Beds = append(room.Beds, BoardBed{Bed: bed, State: Free})
		}
		b.Rooms = append(b.Rooms, room)
	}
	who, err := occupantsAt(tx, c, at, sleepers)
	if err != nil {
		return b, err
	}
	for i := range b.Rooms {
		r := &b.Rooms[i]
		for j := range r.Beds {
			r.Beds[j].fill(c, at, tx.Now(), sleepers[r.Beds[j].ID], who)
		}
		r.finish(who)
	}
	b.count()
	return b, nil
}

// bedFacts are what the records say of one bed at the moment of a board.
type bedFacts struct {
	assignment int64 // the last that began by then
	from, to   civil.Instant
	placed     civil.Instant // when the bed came to where it stands
	hold       *Hold
	outage     *Outage
}

// sleepersAt reads the facts of every bed. Spans of one bed don't overlap, so that the last
// that began is the only one that may still last: one step down an index for each bed,
// however long the history is.
func sleepersAt(tx *vault.Tx, at civil.Instant) (map[int64]bedFacts, error) {
	rows, err := tx.Query(`select b.id, p.from_at,
			coalesce(a.id, 0), coalesce(a.from_at, 0), coalesce(a.to_at, ?2),
			coalesce(h.id, 0), coalesce(h.party, 0), coalesce(h.purpose, ''), coalesce(h.resident, 0), coalesce(h.referral, 0), coalesce(h.placed_at, 0),
			coalesce(h.placed_by, 0), coalesce(h.until, 0),
			coalesce(o.id, 0), coalesce(o.from_at, 0), coalesce(o.to_at, ?2), coalesce(o.reason, '')
		from bed_place p
		join bed b on b.id = p.bed
		left join bed_assignment a on a.id = (select id from bed_assignment
			where bed = b.id and void = 0 and from_at <= ?1 order by from_at desc limit 1)
		left join hold h on h.id = (select id from hold where bed = b.id and placed_at <= ?1 and until > ?1
			and coalesce(ended_at, until) > ?1)
		left join bed_outage o on o.id = (select id from bed_outage
			where bed = b.id and void = 0 and from_at <= ?1 and coalesce(to_at, ?2) > ?1)
		where p.from_at <= ?1 and coalesce(p.to_at, ?2) > ?1`, int64(at), int64(civil.Open))
	if err != nil {
		return nil, fmt.Errorf("read the board: %w", err)
	}
	defer rows.Close()
	facts := map[int64]bedFacts{}
	for rows.Next() {
		var bed int64
		var f bedFacts
		var h Hold
		var o Outage
		err := rows.Scan(&bed, &f.placed, &f.assignment, &f.from, &f.to,
			&h.ID, &h.Party, &h.Purpose, &h.Resident, &h.Referral, &h.PlacedAt, &h.PlacedBy, &h.Until, &o.ID, &o.From, &o.To, &o.Reason)
		if err != nil {
			return nil, fmt.Errorf("read the board: %w", err)
		}
		if h.ID != 0 {
			h.Bed, h.State = bed, HoldActive
			f.hold = &h
		}
		if o.ID != 0 {
			o.Bed = bed
			f.outage = &o
		}
		facts[bed] = f
	}
	return facts, rows.Err()
}

// fill says what b is.
func (b *BoardBed) fill(c calendar, at, now civil.Instant, f bedFacts, who map[int64]*Occupant) {
	b.FreeSince = f.placed
	if f.assignment != 0 {
		end := f.to
		o := who[f.assignment]
		if o != nil && at > now {
			end = c.expectedEnd(f.to, o.PlannedUntil, now)
		}
		if at < end && o != nil {
			b.State, b.Resident, b.FreeSince = Occupied, o, 0
			if o.away {
				b.State = Away
			}
		} else {
			b.FreeSince = max(f.placed, end)
		}
	}
	b.Hold, b.Outage = f.hold, f.outage
	switch {
	case b.Resident != nil:
		b.Hold, b.Outage = nil, nil
	case f.outage != nil:
		b.State = Out
	case f.hold != nil:
		b.State = Held
	}
}

// finish says what the free beds of r are fit for, how an isolation room is used, and in
// which bed the guardian of a child sleeps.
func (r *BoardRoom) finish(who map[int64]*Occupant) {
	bed := map[int64]string{}
	family, taken := 0, 0
	for _, b := range r.Beds {
		o := b.Resident
		if o == nil {
			continue
		}
		bed[o.ID] = b.Code
		taken++
		if o.reason != ReasonIsolation {
			family++
			if r.AsUntil.Before(o.PlannedUntil) {
				r.AsUntil = o.PlannedUntil
			}
		}
	}
	if r.Kind == Isolation && family > 1 {
		r.As = string(Family)
	} else {
		r.AsUntil = civil.Day{}
	}
	for i := range r.Beds {
		b := &r.Beds[i]
		if b.Resident != nil {
			b.Resident.GuardianBed = bed[b.Resident.Guardian]
		}
		if b.State == Free {
			b.FitFor = fitFor(r.Kind, b.Kind, taken > 0)
		} else {
			b.FreeSince = 0
		}
	}
}

func fitFor(room Kind, bed BedKind, taken bool) string {
	switch {
	case bed == Crib:
		return FitInfant
	case room == Family && taken:
		return FitFamilyOrWoman
	}
	return string(room) // the words of a kind of room are those of its beds
}

// count adds up the board.
func (b *Board) count() {
	t := &b.Totals
	for _, r := range b.Rooms {
		for _, x := range r.Beds {
			if x.Resident != nil {
				t.People++
			}
			if x.Kind == Crib {
				t.Cribs++
				if x.Resident != nil {
					t.CribsUsed++
				}
			}
			if !x.Counts || r.Kind == Staff {
				continue
			}
			if x.State != Out {
				t.Capacity++
			}
			switch x.State {
			case Occupied:
				t.Occupied++
			case Away:
				t.Away++
			case Held:
				t.Held++
			case Out:
				t.Out++
			case Free:
				t.Free++
				switch r.Kind {
				case Women:
					t.FreeWomen++
				case Men:
					t.FreeMen++
				case Family:
					t.FreeFamily++
				case Isolation:
					t.FreeIsolation++
				}
			}
		}
	}
}
