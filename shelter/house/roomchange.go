package house

import (
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// RoomChange is all that can be changed of a room.
type RoomChange struct {
	Code  string
	Floor int
	Kind  Kind
	Note  string
}

// ChangeRoom changes a room from now on; boards of moments before keep what it was. It may
// become another kind of room only if everybody who sleeps there may live in such a one.
func ChangeRoom(tx *vault.Tx, id int64, c RoomChange) error {
	if err := staff.Need(tx, staff.HousePlan); err != nil {
		return err
	}
	c.Code, c.Note = strings.TrimSpace(c.Code), strings.TrimSpace(c.Note)
	if err := (NewRoom{Code: c.Code, Floor: c.Floor, Kind: c.Kind, Note: c.Note}).check(); err != nil {
		return err
	}
	old, err := roomByID(tx, id)
	if err != nil {
		return err
	}
	if err := roomCodeFree(tx, c.Code, id); err != nil {
		return err
	}
	if c.Kind != old.Kind {
		if err := fitKind(tx, old, c.Kind); err != nil {
			return err
		}
	}
	if (RoomChange{old.Code, old.Floor, old.Kind, old.Note}) == c {
		return nil
	}
	_, err = tx.Exec(`update room set code = ?, floor = ?, kind = ?, note = ?, version = version + 1, changed_at = max(changed_at, ?) where id = ?`,
		c.Code, c.Floor, string(c.Kind), c.Note, int64(tx.Now()), id)
	if err != nil {
		return fmt.Errorf("change room %d: %w", id, err)
	}
	tx.Touch(TopicBeds)
	return staff.Record(tx, staff.Change{Entity: "room", ID: id, Fields: []staff.Diff{
		{Name: "code", Old: old.Code, New: c.Code}, {Name: "floor", Old: strconv.Itoa(old.Floor), New: strconv.Itoa(c.Floor)},
		{Name: "kind", Old: string(old.Kind), New: string(c.Kind)}, {Name: "note", Old: old.Note, New: c.Note}}})
}

// fitKind refuses a kind that doesn't suit those who sleep in r, and names their beds. What
// two people break together the file finds.
func fitKind(tx *vault.Tx, r Room, kind Kind) error {
	there, err := sleepers(tx, r.ID)
	if err != nil {
		return err
	}
	var beds []string
	for _, s := range there {
		others := make([]person, 0, len(there))
		for _, o := range there {
			if o.resident != s.resident {
				others = append(others, o.person)
			}
		}
		switch k := breach(kind, s.reason, s.person, s.from, others); {
		case k == "", k == breachChildAdult, k == breachManFamily:
		case final(k) || !s.overruled:
			beds = append(beds, s.bed)
		}
	}
	if len(beds) > 0 {
		return fault.Refuse("refused.room_kind_beds", "Room", r.Code, "Beds", strings.Join(beds, ", "))
	}
	if kind != Staff {
		return nil
	}
	if _, held, err := standing(tx, r.ID); err != nil || len(held) > 0 {
		if err == nil {
			err = fault.Refuse("refused.room_kind_held")
		}
		return err
	}
	return nil
}

// sleeper is somebody who has a bed now, as the rules look at her.
type sleeper struct {
	person
	bed, reason string
	from        civil.Instant
	overruled   bool
}

func sleepers(tx *vault.Tx, room int64) ([]sleeper, error) {
	rows, err := tx.Query(`select p.resident, coalesce(p.sex, ''), coalesce(p.household, 0), p.guardian, p.relation, p.adult_from, p.grown_from,
			b.code, a.reason, a.from_at, a.override_reason is not null
		from bed_place l
		join bed b on b.id = l.bed
		join bed_assignment a on a.bed = l.bed and a.void = 0 and l.from_at <= a.from_at and coalesce(a.to_at, ?3) > ?2
		join rule_person p on p.resident = a.resident
		where l.room = ?1 and l.to_at is null order by b.place, b.id`, room, int64(tx.Now()), int64(civil.Open))
	if err != nil {
		return nil, fmt.Errorf("read who sleeps in room %d: %w", room, err)
	}
	defer rows.Close()
	var out []sleeper
	for rows.Next() {
		var s sleeper
		if err := rows.Scan(&s.resident, &s.sex, &s.household, &s.guardian, &s.relation, &s.adultFrom, &s.grownFrom,
			&s.bed, &s.reason, &s.from, &s.overruled); err != nil {
			return nil, fmt.Errorf("read who sleeps in room %d: %w", room, err)
		}
		out = append(out, s)
	}
	return out, rows.Err()
}

// RemoveRoom takes a room out of the plan from now on, with the beds and cribs that stand in
// it, and gives their ids. It is refused while somebody sleeps there or a bed is held.
func RemoveRoom(tx *vault.Tx, id int64) ([]int64, error) {
	if err := staff.Need(tx, staff.HousePlan); err != nil {
		return nil, err
	}
	r, err := roomByID(tx, id)
	if err != nil {
		return nil, err
	}
	taken, held, err := standing(tx, id)
	switch {
	case err != nil:
		return nil, err
	case len(taken) > 0:
		return nil, fault.Refuse("refused.remove_room_taken", "Room", r.Code, "Beds", strings.Join(taken, ", "))
	case len(held) > 0:
		return nil, fault.Refuse("refused.remove_room_held", "Room", r.Code, "Beds", strings.Join(held, ", "))
	}
	at, err := afterAll(tx, id)
	if err != nil {
		return nil, err
	}
	var beds []int64
	for _, b := range r.Beds {
		if err := removeBed(tx, b, at); err != nil {
			return nil, err
		}
		beds = append(beds, b.ID)
	}
	if _, err := tx.Exec(`update room set removed_at = ?1, changed_at = ?1, version = version + 1 where id = ?2`, int64(at), id); err != nil {
		return nil, fmt.Errorf("remove room %d: %w", id, err)
	}
	tx.Touch(TopicBeds)
	return beds, staff.Record(tx, staff.Change{Entity: "room", ID: id, Fields: []staff.Diff{{Name: "removed_at", New: moment(at)}}})
}

// ReturnRoom puts a removed room back into the plan from now on, with the beds named.
func ReturnRoom(tx *vault.Tx, id int64, beds []int64) error {
	if err := staff.Need(tx, staff.HousePlan); err != nil {
		return err
	}
	var code string
	var gone civil.Instant
	err := tx.QueryRow(`select code, coalesce(removed_at, 0) from room where id = ?`, id).Scan(&code, &gone)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return fault.Refuse("refused.room_unknown")
	case err != nil:
		return fmt.Errorf("find room %d: %w", id, err)
	case gone == 0:
		return fault.Refuse("refused.room_in_plan")
	}
	if err := roomCodeFree(tx, code, id); err != nil {
		return err
	}
	_, err = tx.Exec(`update room set removed_at = null, changed_at = max(changed_at, ?), version = version + 1 where id = ?`, int64(tx.Now()), id)
	if err != nil {
		return fmt.Errorf("return room %d: %w", id, err)
	}
	tx.Touch(TopicBeds)
	if err := staff.Record(tx, staff.Change{Entity: "room", ID: id, Fields: []staff.Diff{{Name: "removed_at", Old: moment(gone)}}}); err != nil {
		return err
	}
	for _, b := range beds {
		if err := ReturnBed(tx, b, id); err != nil {
			return err
		}
	}
	return nil
}

// roomByID is a room of the plan as it stands now.
func roomByID(tx *vault.Tx, id int64) (Room, error) {
	plan, err := planAt(tx, tx.Now())
	if err != nil {
		return Room{}, err
	}
	for _, r := range plan {
		if r.ID == id {
			return r, nil
		}
	}
	return Room{}, fault.Refuse("refused.room_unknown")
}

// standing are the codes of the beds of a room in which somebody sleeps, now or later, and
// of those that are held.
func standing(tx *vault.Tx, room int64) (taken, held []string, err error) {
	rows, err := tx.Query(`select b.code,
			exists(select 1 from bed_assignment a where a.bed = b.id and a.void = 0 and coalesce(a.to_at, ?3) > ?2),
			exists(select 1 from hold h where h.bed = b.id and coalesce(h.ended_at, h.until) > ?2)
		from bed_place p join bed b on b.id = p.bed where p.room = ?1 and coalesce(p.to_at, ?3) > ?2 order by b.place, b.id`,
		room, int64(tx.Now()), int64(civil.Open))
	if err != nil {
		return nil, nil, fmt.Errorf("look into room %d: %w", room, err)
	}
	defer rows.Close()
	for rows.Next() {
		var code string
		var sleeps, kept bool
		if err := rows.Scan(&code, &sleeps, &kept); err != nil {
			return nil, nil, fmt.Errorf("look into room %d: %w", room, err)
		}
		switch {
		case sleeps:
			taken = append(taken, code)
		case kept:
			held = append(held, code)
		}
	}
	return taken, held, rows.Err()
}

// afterAll is now, or the moment after the room last changed or a bed came into it, which
// a clock set back can make later.
func afterAll(tx *vault.Tx, room int64) (civil.Instant, error) {
	var at civil.Instant
	err := tx.QueryRow(`select max(?2, r.changed_at, coalesce((select max(p.from_at, b.changed_at) + 1 from bed_place p join bed b on b.id = p.bed
			where p.room = r.id and p.to_at is null order by 1 desc limit 1), 0))
		from room r where r.id = ?1`, room, int64(tx.Now())).Scan(&at)
	if err != nil {
		return 0, fmt.Errorf("see when room %d last changed: %w", room, err)
	}
	return at, nil
}
