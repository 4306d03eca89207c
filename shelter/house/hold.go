package house

import (
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// HoldState is what became of a hold.
type HoldState string

// The states of a hold. A stored "active" whose time is over reads as expired.
const (
	HoldActive    HoldState = "active"
	HoldUsed      HoldState = "used"
	HoldExpired   HoldState = "expired"
	HoldReleased  HoldState = "released"
	HoldCancelled HoldState = "cancelled"
)

// LeastHold and longest are how many minutes a bed may be kept for somebody who hasn't come.
const (
	LeastHold = 5
	longest   = 7 * 24 * 60
)

// Hold keeps a bed until a moment. Beds held together have the same Party.
type Hold struct {
	ID, Party, Bed int64
	Purpose        string // for whom, in the desk's words; never a name
	Resident       int64  // for somebody registered, 0 if not
	Referral       int64  // for somebody announced, 0 if not
	PlacedAt       civil.Instant
	PlacedBy       int64
	Until          civil.Instant
	State          HoldState // at the moment asked for
}

// MinutesLeft is how long h still keeps its bed, in minutes begun; 0 when it is over.
func (h Hold) MinutesLeft(now civil.Instant) int {
	if h.State != HoldActive {
		return 0
	}
	return minutesLeft(h.Until, now)
}

func minutesLeft(until, now civil.Instant) int {
	return int(max(0, (until.Sub(now)+time.Minute-1)/time.Minute))
}

// NewHold keeps Beds together. Minutes 0 takes the house's usual time.
type NewHold struct {
	Beds     []int64
	For      string
	Resident int64
	Referral int64 // an accepted one
	Minutes  int
}

// PlaceHold keeps beds from now on, all of them or none, and gives the number of each hold.
func PlaceHold(tx *vault.Tx, n NewHold) (ids []int64, err error) {
	if err := staff.Need(tx, staff.OperationalWrite); err != nil {
		return nil, err
	}
	n.For = strings.TrimSpace(n.For)
	s, err := staff.ReadSettings(tx)
	if err != nil {
		return nil, err
	}
	if n.Minutes == 0 {
		n.Minutes = s.HoldMinutes
	}
	var f fault.Fields
	if len(n.Beds) == 0 {
		f.Add("beds", "fault.hold.no_bed")
	}
	checkMinutes(&f, n.Minutes)
	checkLength(&f, "for", n.For, 400)
	if err := f.Err(); err != nil {
		return nil, err
	}
	until := tx.Now().Add(time.Duration(n.Minutes) * time.Minute)
	var party int64
	for _, bed := range n.Beds {
		if err := holdable(tx, bed, until); err != nil {
			return nil, err
		}
		r, err := tx.Exec(`insert into hold(party, bed, purpose, resident, referral, placed_at, placed_by, until)
			values(?, ?, ?, ?, ?, ?, ?, ?)`, party, bed, n.For, idOrNull(n.Resident), idOrNull(n.Referral), int64(tx.Now()), by(tx), int64(until))
		if err != nil {
			return nil, fmt.Errorf("hold bed %d: %w", bed, err)
		}
		id, err := r.LastInsertId()
		if err != nil {
			return nil, fmt.Errorf("hold bed %d: %w", bed, err)
		}
		ids = append(ids, id)
		if party == 0 {
			party = id
			if _, err := tx.Exec(`update hold set party = id where id = ?`, id); err != nil {
				return nil, fmt.Errorf("hold bed %d: %w", bed, err)
			}
		}
		err = staff.Record(tx, staff.Change{Entity: "hold", ID: id, Subject: n.Resident, Action: staff.ActionCreate, Fields: []staff.Diff{
			{Name: "bed", New: fmt.Sprint(bed)}, {Name: "until", New: moment(until)}}})
		if err != nil {
			return nil, err
		}
	}
	tx.Touch(TopicBeds)
	return ids, nil
}

func checkMinutes(f *fault.Fields, minutes int) {
	if minutes < LeastHold || minutes > longest {
		f.Add("minutes", "fault.hold.minutes", "Least", LeastHold, "Days", longest/24/60)
	}
}

// holdable refuses when bed isn't free until then.
func holdable(tx *vault.Tx, bed int64, until civil.Instant) error {
	b, err := bedAt(tx, bed, tx.Now())
	if err != nil {
		return err
	}
	if err := untaken(tx, b, until); err != nil {
		return err
	}
	h, held, err := holdOf(tx, bed, tx.Now())
	if err != nil || !held {
		return err
	}
	c, err := calendarOf(tx)
	if err != nil {
		return err
	}
	return fault.Refuse("refused.bed_held", "Bed", b.Code, "Until", c.hour(h.Until))
}

// untaken refuses when somebody sleeps in b until then, or it is out of service.
func untaken(tx *vault.Tx, b Bed, until civil.Instant) error {
	var taken, out bool
	err := tx.QueryRow(`select
		exists(select 1 from bed_assignment where bed = ?1 and void = 0 and from_at < ?3 and coalesce(to_at, ?4) > ?2),
		exists(select 1 from bed_outage where bed = ?1 and void = 0 and from_at < ?3 and coalesce(to_at, ?4) > ?2)`,
		b.ID, int64(tx.Now()), int64(until), int64(civil.Open)).Scan(&taken, &out)
	switch {
	case err != nil:
		return fmt.Errorf("look into bed %d: %w", b.ID, err)
	case taken:
		return fault.Refuse("refused.hold_bed_taken", "Bed", b.Code)
	case out:
		return fault.Refuse("refused.bed_out", "Bed", b.Code)
	}
	return nil
}

const holdColumns = `h.id, h.party, h.bed, h.purpose, coalesce(h.resident, 0), coalesce(h.referral, 0), h.placed_at, coalesce(h.placed_by, 0), h.until, h.state`

func (h *Hold) fields() []any {
	return []any{&h.ID, &h.Party, &h.Bed, &h.Purpose, &h.Resident, &h.Referral, &h.PlacedAt, &h.PlacedBy, &h.Until, &h.State}
}

// holdOf is the hold that keeps bed at a moment.
func holdOf(tx *vault.Tx, bed int64, at civil.Instant) (h Hold, ok bool, err error) {
	err = tx.QueryRow(`select `+holdColumns+` from hold h
		where h.bed = ?1 and h.placed_at <= ?2 and coalesce(h.ended_at, h.until) > ?2`, bed, int64(at)).Scan(h.fields()...)
	if errors.Is(err, sql.ErrNoRows) {
		return h, false, nil
	}
	if err != nil {
		return h, false, fmt.Errorf("look for a hold of bed %d: %w", bed, err)
	}
	return h, true, nil
}

// Holds are those that keep a bed now, the next to run out first.
func Holds(tx *vault.Tx) ([]Hold, error) {
	if err := staff.Need(tx, staff.OperationalRead); err != nil {
		return nil, err
	}
	return holds(tx, `h.state = 'active' and h.until > ?1 order by h.until, h.id`, int64(tx.Now()))
}

func holds(tx *vault.Tx, where string, args ...any) ([]Hold, error) {
	rows, err := tx.Query(`select `+holdColumns+` from hold h where `+where, args...)
	if err != nil {
		return nil, fmt.Errorf("list holds: %w", err)
	}
	defer rows.Close()
	var hs []Hold
	for rows.Next() {
		var h Hold
		if err := rows.Scan(h.fields()...); err != nil {
			return nil, fmt.Errorf("list holds: %w", err)
		}
		hs = append(hs, h)
	}
	return hs, rows.Err()
}

// ReleaseHold frees the bed that hold id keeps.
func ReleaseHold(tx *vault.Tx, id int64) error {
	if err := staff.Need(tx, staff.OperationalWrite); err != nil {
		return err
	}
	hs, err := holds(tx, `h.id = ?1 and h.state = 'active' and h.until > ?2`, id, int64(tx.Now()))
	if err != nil {
		return err
	}
	if len(hs) == 0 {
		return fault.Refuse("refused.hold_over")
	}
	return endHold(tx, hs[0], HoldReleased, max(tx.Now(), hs[0].PlacedAt))
}

// ExpireHolds writes down which holds have run out; they stopped holding by the clock
// alone. It is run when the file is opened and each minute, and needs no right.
func ExpireHolds(tx *vault.Tx) (int, error) {
	hs, err := holds(tx, `h.state = 'active' and h.until <= ?1`, int64(tx.Now()))
	if err != nil {
		return 0, err
	}
	for _, h := range hs {
		if err := endHold(tx, h, HoldExpired, h.Until); err != nil {
			return 0, err
		}
	}
	return len(hs), nil
}

func endHold(tx *vault.Tx, h Hold, to HoldState, at civil.Instant) error {
	if _, err := tx.Exec(`update hold set state = ?, ended_at = ? where id = ?`, to, int64(at), h.ID); err != nil {
		return fmt.Errorf("end hold %d: %w", h.ID, err)
	}
	tx.Touch(TopicBeds)
	return staff.Record(tx, staff.Change{Entity: "hold", ID: h.ID, Subject: h.Resident, Fields: []staff.Diff{
		{Name: "state", Old: string(HoldActive), New: string(to)}}})
}
