package house

import (
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Transfer takes Resident to Bed; a crib that stands elsewhere comes to Room (0: to the
// guardian's).
type Transfer struct{ Resident, Bed, Room int64 }

// Move takes several people to other beds at this moment as one: all or none, and they may
// swap. Somebody in the house who has no bed yet just gets one. back is the move that
// undoes it: Move(tx, back, reason, override).
func Move(tx *vault.Tx, ts []Transfer, reason, override string) (back []Transfer, err error) {
	if err := staff.Need(tx, staff.OperationalWrite); err != nil {
		return nil, err
	}
	if err := checkMove(ts, reason); err != nil {
		return nil, err
	}
	movers := make([]mover, len(ts))
	for i, t := range ts {
		if movers[i], err = moverOf(tx, t); err != nil {
			return nil, err
		}
		if m := movers[i]; m.bed.ID != 0 {
			back = append(back, Transfer{t.Resident, m.bed.ID, cribRoom(m.bed)})
			if m.bed.ID == t.Bed && (t.Room == 0 || t.Room == m.bed.Room) {
				return nil, fault.Refuse("refused.same_bed", "Bed", m.bed.Code)
			}
		}
	}
	for _, m := range movers {
		if err := endAssignment(tx, m.assignment, m.from, tx.Now()); err != nil {
			return nil, err
		}
	}
	// Adults first: a child is then placed beside her own.
	slices.SortStableFunc(movers, func(a, b mover) int { return rank(a, tx) - rank(b, tx) })
	for _, m := range movers {
		_, err := place(tx, m.Resident, Assignment{Stay: m.stay, Bed: m.Bed, Room: m.Room, At: tx.Now(), Reason: reason, Override: override})
		if err != nil {
			return nil, err
		}
	}
	return back, nobodyLeftBehind(tx, movers, override)
}

// nobodyLeftBehind refuses when a boy stays in a women's room from which his own went away;
// with a reason he may.
func nobodyLeftBehind(tx *vault.Tx, movers []mover, override string) error {
	if override != "" {
		return nil
	}
	for _, m := range movers {
		if m.bed.ID == 0 {
			continue
		}
		var kind Kind
		if err := tx.QueryRow(`select kind from room where id = ?`, m.bed.Room).Scan(&kind); err != nil {
			return fmt.Errorf("read room %d: %w", m.bed.Room, err)
		}
		rest, err := roommates(tx, m.bed.Room, tx.Now())
		if err != nil {
			return err
		}
		for i, p := range rest {
			if !related(p, m.person) {
				continue
			}
			others := slices.Delete(slices.Clone(rest), i, i+1)
			if breach(kind, ReasonIsolation, p, tx.Now(), others) == breachChildAlone {
				return fault.Refuse("refused.child_left_behind")
			}
		}
	}
	return nil
}

func rank(m mover, tx *vault.Tx) int {
	if m.person.adult(tx.Now()) {
		return 0
	}
	return 1
}

func cribRoom(b Bed) int64 {
	if b.Kind == Crib {
		return b.Room
	}
	return 0
}

func checkMove(ts []Transfer, reason string) error {
	var f fault.Fields
	if len(ts) == 0 {
		f.Add("people", "fault.move.nobody")
	}
	if !slices.Contains(MoveReasons, reason) {
		f.Add("reason", "fault.move.reason")
	}
	seen, beds := map[int64]bool{}, map[int64]bool{}
	for i, t := range ts {
		if seen[t.Resident] {
			f.Add(fmt.Sprintf("people.%d", i), "fault.move.twice")
		}
		if beds[t.Bed] {
			f.Add(fmt.Sprintf("people.%d.bed", i), "fault.move.one_bed")
		}
		seen[t.Resident], beds[t.Bed] = true, true
	}
	return f.Err()
}

// mover is somebody about to move, and where she is.
type mover struct {
	Transfer
	person     person
	stay       int64
	assignment int64 // 0: she has no bed
	from       civil.Instant
	bed        Bed
}

func moverOf(tx *vault.Tx, t Transfer) (mover, error) {
	m := mover{Transfer: t}
	s, ok, err := openStay(tx, t.Resident)
	if err != nil {
		return m, err
	}
	if !ok {
		return m, fault.Refuse("refused.not_here")
	}
	m.stay = s.ID
	if m.person, err = personOf(tx, t.Resident); err != nil {
		return m, err
	}
	var bed int64
	err = tx.QueryRow(`select id, from_at, bed from bed_assignment where resident = ? and to_at is null and void = 0`, t.Resident).
		Scan(&m.assignment, &m.from, &bed)
	if errors.Is(err, sql.ErrNoRows) {
		return m, nil
	}
	if err != nil {
		return m, fmt.Errorf("find the bed of resident %d: %w", t.Resident, err)
	}
	m.bed, err = bedAt(tx, bed, tx.Now())
	return m, err
}

// endAssignment ends an assignment; one that would have lasted no time is void.
func endAssignment(tx *vault.Tx, id int64, from, at civil.Instant) error {
	var err error
	switch {
	case id == 0:
		return nil
	case from > at:
		return fault.Refuse("refused.before_last_move")
	case from == at:
		_, err = tx.Exec(`update bed_assignment set void = 1 where id = ?`, id)
	default:
		_, err = tx.Exec(`update bed_assignment set to_at = ? where id = ?`, int64(at), id)
	}
	if err != nil {
		return fmt.Errorf("end assignment %d: %w", id, err)
	}
	return nil
}
