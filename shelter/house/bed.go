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

// BedKind is what a place is.
type BedKind string

// The kinds of beds. A crib never counts in the capacity (INV-07), and may move between
// rooms.
const (
	Standard  BedKind = "standard"
	BunkUpper BedKind = "bunk_upper"
	BunkLower BedKind = "bunk_lower"
	Crib      BedKind = "crib"
)

// BedKinds are all kinds, in the order of a form.
var BedKinds = []BedKind{Standard, BunkUpper, BunkLower, Crib}

// Bed is one place. Room is where it stands at the moment asked for; Home is the room
// that it belongs to.
type Bed struct {
	ID, Room, Home int64
	Code           string
	Kind           BedKind
	Counts         bool
}

// NewBed is a bed to be added. Since is when it was first used; zero means now. A spare
// one, like a crib, doesn't count in the capacity.
type NewBed struct {
	Room  int64
	Code  string
	Kind  BedKind
	Spare bool
	Since civil.Instant
}

// AddBed adds a bed to a room.
func AddBed(tx *vault.Tx, n NewBed) (int64, error) {
	if err := staff.Need(tx, staff.HousePlan); err != nil {
		return 0, err
	}
	n.Code = strings.TrimSpace(n.Code)
	if err := checkBed(n.Code, n.Kind); err != nil {
		return 0, err
	}
	if err := bedCodeFree(tx, n.Code, 0); err != nil {
		return 0, err
	}
	if n.Since == 0 {
		n.Since = tx.Now()
	}
	r, err := tx.Exec(`insert into bed(room, code, kind, counts, place)
		values(?, ?, ?, ?, (select coalesce(max(place), 0) + 1 from bed))`, n.Room, n.Code, n.Kind, n.Kind != Crib && !n.Spare)
	if err != nil {
		return 0, fmt.Errorf("add bed to room %d: %w", n.Room, err)
	}
	id, err := r.LastInsertId()
	if err != nil {
		return 0, fmt.Errorf("add bed to room %d: %w", n.Room, err)
	}
	if _, err := tx.Exec(`insert into bed_place(bed, room, from_at) values(?, ?, ?)`, id, n.Room, n.Since); err != nil {
		return 0, fmt.Errorf("place bed %d: %w", id, err)
	}
	tx.Touch(TopicBeds)
	return id, staff.Record(tx, staff.Change{Entity: "bed", ID: id, Action: staff.ActionCreate, Fields: []staff.Diff{
		{Name: "code", New: n.Code, Class: "F1"}, {Name: "kind", New: string(n.Kind), Class: "F1"}}})
}

func checkBed(code string, kind BedKind) error {
	var f fault.Fields
	if l := len([]rune(code)); l == 0 || l > 40 || !legible(code) {
		f.Add("code", "fault.bed.code")
	}
	if !slices.Contains(BedKinds, kind) {
		f.Add("kind", "fault.bed.kind")
	}
	return f.Err()
}
