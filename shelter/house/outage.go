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

// OutageReasons are why a bed can't be used, in the order of a form.
var OutageReasons = []string{"repair", "bugs", "no_mattress", "quarantine", "cleaning", "other"}

// Outage is a time in which a bed can't be used. To is civil.Open if nobody knows.
type Outage struct {
	ID, Bed  int64
	From, To civil.Instant
	Reason   string
}

// TakeOut takes a bed out of service. from zero means now; to civil.Open (or zero) means
// until it is put back.
func TakeOut(tx *vault.Tx, bed int64, from, to civil.Instant, reason string) (int64, error) {
	if err := staff.Need(tx, staff.OperationalWrite); err != nil {
		return 0, err
	}
	if from == 0 {
		from = tx.Now()
	}
	if to == 0 {
		to = civil.Open
	}
	var f fault.Fields
	if !slices.Contains(OutageReasons, reason) {
		f.Add("reason", "fault.outage.reason")
	}
	if to <= from {
		f.Add("to", "fault.outage.until")
	}
	if err := f.Err(); err != nil {
		return 0, err
	}
	b, err := bedAt(tx, bed, tx.Now())
	if err != nil {
		return 0, err
	}
	if err := closable(tx, b, from, to); err != nil {
		return 0, err
	}
	r, err := tx.Exec(`insert into bed_outage(bed, from_at, to_at, reason, made_at, made_by) values(?, ?, ?, ?, ?, ?)`,
		bed, int64(from), instantOrNull(to), reason, int64(tx.Now()), by(tx))
	if err != nil {
		return 0, fmt.Errorf("take bed %d out of service: %w", bed, err)
	}
	id, err := r.LastInsertId()
	if err != nil {
		return 0, fmt.Errorf("take bed %d out of service: %w", bed, err)
	}
	tx.Touch(TopicBeds)
	return id, staff.Record(tx, staff.Change{Entity: "bed", ID: bed, Fields: []staff.Diff{
		{Name: "out_from", New: moment(from)}, {Name: "out_until", New: moment(to)}, {Name: "out_reason", New: reason}}})
}

// closable refuses when somebody sleeps in b, or it is held or out already, in that time.
func closable(tx *vault.Tx, b Bed, from, to civil.Instant) error {
	var taken, held, out bool
	err := tx.QueryRow(`select
		exists(select 1 from bed_assignment where bed = ?1 and void = 0 and from_at < ?3 and coalesce(to_at, ?5) > ?2),
		exists(select 1 from hold where bed = ?1 and placed_at < ?3 and coalesce(ended_at, until) > max(?2, ?4)),
		exists(select 1 from bed_outage where bed = ?1 and void = 0 and from_at < ?3 and coalesce(to_at, ?5) > ?2)`,
		b.ID, int64(from), int64(to), int64(tx.Now()), int64(civil.Open)).Scan(&taken, &held, &out)
	switch {
	case err != nil:
		return fmt.Errorf("look into bed %d: %w", b.ID, err)
	case taken:
		return fault.Refuse("refused.outage_bed_taken", "Bed", b.Code)
	case held:
		return fault.Refuse("refused.outage_bed_held", "Bed", b.Code)
	case out:
		return fault.Refuse("refused.bed_out", "Bed", b.Code)
	}
	return nil
}

// PutBack returns a bed to service now.
func PutBack(tx *vault.Tx, bed int64) error {
	if err := staff.Need(tx, staff.OperationalWrite); err != nil {
		return err
	}
	var id int64
	var from civil.Instant
	err := tx.QueryRow(`select id, from_at from bed_outage where bed = ?1 and void = 0 and from_at <= ?2 and coalesce(to_at, ?3) > ?2`,
		bed, int64(tx.Now()), int64(civil.Open)).Scan(&id, &from)
	if errors.Is(err, sql.ErrNoRows) {
		return fault.Refuse("refused.bed_not_out")
	}
	if err != nil {
		return fmt.Errorf("find the outage of bed %d: %w", bed, err)
	}
	if from == tx.Now() {
		_, err = tx.Exec(`update bed_outage set void = 1 where id = ?`, id)
	} else {
		_, err = tx.Exec(`update bed_outage set to_at = ? where id = ?`, int64(tx.Now()), id)
	}
	if err != nil {
		return fmt.Errorf("put bed %d back into service: %w", bed, err)
	}
	tx.Touch(TopicBeds)
	return staff.Record(tx, staff.Change{Entity: "bed", ID: bed, Fields: []staff.Diff{{Name: "out_until", New: moment(tx.Now())}}})
}
