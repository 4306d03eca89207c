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

// BedChange is all that can be changed of a bed. A spare one doesn't count in the capacity.
type BedChange struct {
	Room  int64
	Code  string
	Kind  BedKind
	Spare bool
}

// ChangeBed renames a bed, brings it into another room, or makes it another kind of bed,
// from now on. A bed keeps its kind for good, so that the past can be counted: one of
// another kind takes its place, and the answer is its id. Only a new code leaves whoever
// sleeps there in peace.
func ChangeBed(tx *vault.Tx, id int64, c BedChange) (int64, error) {
	if err := staff.Need(tx, staff.HousePlan); err != nil {
		return 0, err
	}
	c.Code = strings.TrimSpace(c.Code)
	if err := checkBed(c.Code, c.Kind); err != nil {
		return 0, err
	}
	old, err := bedAt(tx, id, tx.Now())
	if err != nil {
		return 0, err
	}
	if err := bedCodeFree(tx, c.Code, id); err != nil {
		return 0, err
	}
	if c.Kind != old.Kind || old.Counts != (c.Kind != Crib && !c.Spare) {
		if err := RemoveBed(tx, id); err != nil {
			return 0, err
		}
		var gone civil.Instant
		if err := tx.QueryRow(`select removed_at from bed where id = ?`, id).Scan(&gone); err != nil {
			return 0, fmt.Errorf("see when bed %d went: %w", id, err)
		}
		now, err := AddBed(tx, NewBed{Room: c.Room, Code: c.Code, Kind: c.Kind, Spare: c.Spare, Since: gone})
		if err != nil {
			return 0, err
		}
		return now, keepPlace(tx, now, id)
	}
	if c.Room != old.Room {
		if err := moveBed(tx, old, c.Room, tx.Now()); err != nil {
			return 0, err
		}
	}
	if c.Code == old.Code {
		return id, nil
	}
	_, err = tx.Exec(`update bed set code = ?, version = version + 1, changed_at = max(changed_at, ?) where id = ?`, c.Code, int64(tx.Now()), id)
	if err != nil {
		return 0, fmt.Errorf("rename bed %d: %w", id, err)
	}
	tx.Touch(TopicBeds)
	return id, staff.Record(tx, staff.Change{Entity: "bed", ID: id, Fields: []staff.Diff{{Name: "code", Old: old.Code, New: c.Code}}})
}

// keepPlace puts a bed where another one stood in the order of its room; that it had
// another place before nobody has seen.
func keepPlace(tx *vault.Tx, bed, was int64) error {
	_, err := tx.Exec(`update bed set place = (select place from bed where id = ?), version = version + 1,
		changed_at = (select from_at from bed_place where bed = ?2) where id = ?2`, was, bed)
	if err != nil {
		return fmt.Errorf("put bed %d in its order: %w", bed, err)
	}
	return nil
}

// RemoveBed takes a bed out of the plan from now on. It is refused while somebody sleeps
// in it or it is held.
func RemoveBed(tx *vault.Tx, id int64) error {
	if err := staff.Need(tx, staff.HousePlan); err != nil {
		return err
	}
	b, err := bedAt(tx, id, tx.Now())
	if err != nil {
		return err
	}
	at := tx.Now()
	var changed, from civil.Instant
	err = tx.QueryRow(`select b.changed_at, p.from_at from bed b join bed_place p on p.bed = b.id and p.to_at is null where b.id = ?`, id).
		Scan(&changed, &from)
	if err != nil {
		return fmt.Errorf("see when bed %d last changed: %w", id, err)
	}
	return removeBed(tx, b, max(at, changed, from+1))
}

// removeBed removes b at a moment after all that was noted of it.
func removeBed(tx *vault.Tx, b Bed, at civil.Instant) error {
	var taken, held bool
	err := tx.QueryRow(`select
		exists(select 1 from bed_assignment where bed = ?1 and void = 0 and coalesce(to_at, ?3) > ?2),
		exists(select 1 from hold where bed = ?1 and coalesce(ended_at, until) > ?2)`, b.ID, int64(tx.Now()), int64(civil.Open)).Scan(&taken, &held)
	switch {
	case err != nil:
		return fmt.Errorf("look into bed %d: %w", b.ID, err)
	case taken:
		return fault.Refuse("refused.remove_bed_taken")
	case held:
		return fault.Refuse("refused.remove_bed_held")
	}
	_, err = tx.Exec(`update bed_place set to_at = ? where bed = ? and to_at is null`, int64(at), b.ID)
	if err == nil {
		_, err = tx.Exec(`update bed set removed_at = ?1, changed_at = ?1, version = version + 1 where id = ?2`, int64(at), b.ID)
	}
	if err != nil {
		return fmt.Errorf("remove bed %d: %w", b.ID, err)
	}
	tx.Touch(TopicBeds)
	return staff.Record(tx, staff.Change{Entity: "bed", ID: b.ID, Fields: []staff.Diff{{Name: "removed_at", New: moment(at)}}})
}

// ReturnBed puts a removed bed back into the plan, into a room, from now on.
func ReturnBed(tx *vault.Tx, id, room int64) error {
	if err := staff.Need(tx, staff.HousePlan); err != nil {
		return err
	}
	var code string
	var gone civil.Instant
	err := tx.QueryRow(`select code, coalesce(removed_at, 0) from bed where id = ?`, id).Scan(&code, &gone)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return fault.Refuse("refused.bed_not_there", "Bed", "")
	case err != nil:
		return fmt.Errorf("find bed %d: %w", id, err)
	case gone == 0:
		return fault.Refuse("refused.bed_in_plan")
	}
	if _, err := roomByID(tx, room); err != nil {
		return err
	}
	if err := bedCodeFree(tx, code, id); err != nil {
		return err
	}
	at := max(tx.Now(), gone)
	_, err = tx.Exec(`update bed set removed_at = null, changed_at = ?, version = version + 1 where id = ?`, int64(at), id)
	if err == nil {
		_, err = tx.Exec(`insert into bed_place(bed, room, from_at) values(?, ?, ?)`, id, room, int64(at))
	}
	if err != nil {
		return fmt.Errorf("return bed %d: %w", id, err)
	}
	tx.Touch(TopicBeds)
	return staff.Record(tx, staff.Change{Entity: "bed", ID: id, Fields: []staff.Diff{
		{Name: "removed_at", Old: moment(gone)}, {Name: "room", New: strconv.FormatInt(room, 10)}}})
}
