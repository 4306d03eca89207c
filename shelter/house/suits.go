package house

import (
	"fmt"

	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Suits says which rooms refuse these people if they moved there together now, and why;
// a room that is not in the answer takes them. NeedsReason tells whether a reason would
// do. Beds are not looked at: the board shows which are free.
func Suits(tx *vault.Tx, residents []int64) (map[int64]*fault.Refusal, error) {
	if err := staff.Need(tx, staff.OperationalRead); err != nil {
		return nil, err
	}
	moving := map[int64]bool{}
	var movers []person
	for _, r := range residents {
		p, err := personOf(tx, r)
		if err != nil {
			return nil, err
		}
		moving[r], movers = true, append(movers, p)
	}
	rooms, err := planAt(tx, tx.Now())
	if err != nil {
		return nil, err
	}
	refused := map[int64]*fault.Refusal{}
	for _, room := range rooms {
		there, err := roommates(tx, room.ID, tx.Now())
		if err != nil {
			return nil, fmt.Errorf("look who sleeps in room %d: %w", room.ID, err)
		}
		var others []person
		for _, p := range there {
			if !moving[p.resident] {
				others = append(others, p)
			}
		}
		if k := gravest(tx, room.Kind, movers, others); k != "" {
			refused[room.ID] = fault.Refuse(k, "Room", room.Code)
		}
	}
	return refused, nil
}

// gravest is the rule that movers break beside others: a final one before one that a
// reason sets aside.
func gravest(tx *vault.Tx, kind Kind, movers, others []person) string {
	worst := ""
	for i, p := range movers {
		beside := append(append([]person{}, others...), movers[:i]...)
		beside = append(beside, movers[i+1:]...)
		switch k := breach(kind, ReasonByStaff, p, tx.Now(), beside); {
		case final(k):
			return k
		case worst == "":
			worst = k
		}
	}
	return worst
}
