package house

import (
	"fmt"

	"pana/shelter/civil"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Gone is a room or a bed that was removed from the plan and can come back.
type Gone struct {
	ID       int64
	Code     string
	At       civil.Instant // when it was removed
	Bed      bool          // else it is a room
	Kind     string        // a Kind or a BedKind
	Room     int64         // of a bed: where it stood last
	RoomCode string
	Beds     []int64 // of a room: those that went with it
}

// GoneFromPlan are the rooms and beds that were removed, the latest first.
func GoneFromPlan(tx *vault.Tx) ([]Gone, error) {
	if err := staff.Need(tx, staff.HousePlan); err != nil {
		return nil, err
	}
	rows, err := tx.Query(`
		select 0, r.id, r.code, r.removed_at, r.kind, r.id, r.code from room r where r.removed_at is not null
		union all
		select 1, b.id, b.code, b.removed_at, b.kind, p.room, m.code from bed b
		join bed_place p on p.id = (select id from bed_place where bed = b.id order by from_at desc limit 1)
		join room m on m.id = p.room
		where b.removed_at is not null
		order by 4 desc, 1, 2`)
	if err != nil {
		return nil, fmt.Errorf("read what was removed: %w", err)
	}
	defer rows.Close()
	var out []Gone
	with := map[int64]int{} // where a removed room stands in out
	for rows.Next() {
		var g Gone
		if err := rows.Scan(&g.Bed, &g.ID, &g.Code, &g.At, &g.Kind, &g.Room, &g.RoomCode); err != nil {
			return nil, fmt.Errorf("read what was removed: %w", err)
		}
		if !g.Bed {
			with[g.ID] = len(out)
		} else if i, ok := with[g.Room]; ok && out[i].At == g.At {
			out[i].Beds = append(out[i].Beds, g.ID)
			continue // comes back with its room
		}
		out = append(out, g)
	}
	return out, rows.Err()
}
