package house

import (
	"fmt"
	"slices"
	"strings"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Kind says whom a room is for.
type Kind string

// The kinds of rooms. Nobody lives in a staff room.
const (
	Women     Kind = "women"
	Men       Kind = "men"
	Family    Kind = "family"
	Isolation Kind = "isolation"
	Staff     Kind = "staff"
)

// Kinds are all kinds, in the order of a form.
var Kinds = []Kind{Women, Men, Family, Isolation, Staff}

// Room is a room and the beds that stand in it.
type Room struct {
	ID    int64
	Code  string
	Floor int
	Kind  Kind
	Note  string
	Beds  []Bed
}

// NewRoom is a room to be added, with its beds. Since is when it was first used; zero
// means now.
type NewRoom struct {
	Code  string
	Floor int
	Kind  Kind
	Note  string
	Since civil.Instant
	Beds  []NewBed
}

// Plan is the house as it stands now, rooms and beds in their order.
func Plan(tx *vault.Tx) ([]Room, error) {
	if err := staff.Need(tx, staff.OperationalRead); err != nil {
		return nil, err
	}
	return planAt(tx, tx.Now())
}

// AddRoom adds a room and its beds to the plan.
func AddRoom(tx *vault.Tx, n NewRoom) (int64, error) {
	if err := staff.Need(tx, staff.HousePlan); err != nil {
		return 0, err
	}
	n.Code = strings.TrimSpace(n.Code)
	if err := n.check(); err != nil {
		return 0, err
	}
	if err := roomCodeFree(tx, n.Code, 0); err != nil {
		return 0, err
	}
	if n.Since == 0 {
		n.Since = tx.Now()
	}
	r, err := tx.Exec(`insert into room(code, floor, kind, note, since, place)
		values(?, ?, ?, ?, ?, (select coalesce(max(place), 0) + 1 from room))`, n.Code, n.Floor, n.Kind, n.Note, int64(n.Since))
	if err != nil {
		return 0, fmt.Errorf("add room: %w", err)
	}
	id, err := r.LastInsertId()
	if err != nil {
		return 0, fmt.Errorf("add room: %w", err)
	}
	for i, b := range n.Beds {
		b.Room, b.Since = id, n.Since
		if _, err := AddBed(tx, b); err != nil {
			var f fault.Fields
			if err := f.Under(fmt.Sprintf("beds.%d.", i), err); err != nil {
				return 0, err
			}
			return 0, f
		}
	}
	tx.Touch(TopicBeds)
	return id, staff.Record(tx, staff.Change{Entity: "room", ID: id, Action: staff.ActionCreate, Fields: []staff.Diff{
		{Name: "code", New: n.Code, Class: "F1"}, {Name: "kind", New: string(n.Kind), Class: "F1"}}})
}

func (n NewRoom) check() error {
	var f fault.Fields
	if l := len([]rune(n.Code)); l == 0 || l > 40 || !legible(n.Code) {
		f.Add("code", "fault.room.code")
	}
	if !slices.Contains(Kinds, n.Kind) {
		f.Add("kind", "fault.room.kind")
	}
	if n.Floor < -5 || n.Floor > 100 {
		f.Add("floor", "fault.room.floor")
	}
	checkLength(&f, "note", n.Note, 400)
	return f.Err()
}
