package house

import (
	"database/sql"
	"errors"
	"fmt"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// MoveBed puts a free bed into another room from now on. The desk may move cribs; any
// other bed is the plan of the house.
func MoveBed(tx *vault.Tx, bed, room int64) error {
	b, err := bedAt(tx, bed, tx.Now())
	if err != nil {
		return err
	}
	right := staff.HousePlan
	if b.Kind == Crib {
		right = staff.OperationalWrite
	}
	if err := staff.Need(tx, right); err != nil {
		return err
	}
	return moveBed(tx, b, room, tx.Now())
}

// moveBed moves b at a moment that is not before its last move. A bed with somebody in it
// stays: her assignment has to end first, so that each assignment has one room.
func moveBed(tx *vault.Tx, b Bed, room int64, at civil.Instant) error {
	if b.Room == room {
		return nil
	}
	var there bool
	if err := tx.QueryRow(`select exists(select 1 from room where id = ? and removed_at is null)`, room).Scan(&there); err != nil {
		return fmt.Errorf("look for room %d: %w", room, err)
	}
	if !there {
		return fault.Refuse("refused.room_unknown")
	}
	var taken bool
	err := tx.QueryRow(`select exists(select 1 from bed_assignment where bed = ? and void = 0 and coalesce(to_at, ?) > ?)`,
		b.ID, int64(civil.Open), int64(at)).Scan(&taken)
	if err != nil {
		return fmt.Errorf("look into bed %d: %w", b.ID, err)
	}
	if taken {
		return fault.Refuse("refused.bed_moves_with_sleeper", "Bed", b.Code)
	}
	var place, from int64
	err = tx.QueryRow(`select id, from_at from bed_place where bed = ? and to_at is null`, b.ID).Scan(&place, &from)
	if err != nil {
		return fmt.Errorf("find where bed %d stands: %w", b.ID, err)
	}
	switch {
	case from > int64(at):
		return fault.Refuse("refused.bed_not_there", "Bed", b.Code)
	case from == int64(at): // it has not stood there for a moment
		_, err = tx.Exec(`update bed_place set room = ? where id = ?`, room, place)
	default:
		if _, err = tx.Exec(`update bed_place set to_at = ? where id = ?`, int64(at), place); err == nil {
			_, err = tx.Exec(`insert into bed_place(bed, room, from_at) values(?, ?, ?)`, b.ID, room, int64(at))
		}
	}
	if err != nil {
		return fmt.Errorf("move bed %d: %w", b.ID, err)
	}
	tx.Touch(TopicBeds)
	return staff.Record(tx, staff.Change{Entity: "bed", ID: b.ID, Fields: []staff.Diff{
		{Name: "room", Old: fmt.Sprint(b.Room), New: fmt.Sprint(room)}}})
}

// bedAt is bed where it stood at a moment.
func bedAt(tx *vault.Tx, bed int64, at civil.Instant) (Bed, error) {
	var b Bed
	err := tx.QueryRow(`select b.id, p.room, b.room, b.code, b.kind, b.counts from bed b
		join bed_place p on p.bed = b.id and p.from_at <= ?2 and coalesce(p.to_at, ?3) > ?2
		where b.id = ?1 and coalesce(b.removed_at, ?3) > ?2`, bed, int64(at), int64(civil.Open)).
		Scan(&b.ID, &b.Room, &b.Home, &b.Code, &b.Kind, &b.Counts)
	if errors.Is(err, sql.ErrNoRows) {
		return b, fault.Refuse("refused.bed_not_there", "Bed", "")
	}
	if err != nil {
		return b, fmt.Errorf("find bed %d: %w", bed, err)
	}
	return b, nil
}
