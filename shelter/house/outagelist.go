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

// Outages are the times in which a bed can't be used, those that last and those to come.
func Outages(tx *vault.Tx, bed int64) ([]Outage, error) {
	if err := staff.Need(tx, staff.OperationalRead); err != nil {
		return nil, err
	}
	rows, err := tx.Query(`select id, bed, from_at, coalesce(to_at, ?3), reason from bed_outage
		where bed = ?1 and void = 0 and coalesce(to_at, ?3) > ?2 order by from_at`, bed, int64(tx.Now()), int64(civil.Open))
	if err != nil {
		return nil, fmt.Errorf("read outages of bed %d: %w", bed, err)
	}
	defer rows.Close()
	var out []Outage
	for rows.Next() {
		var o Outage
		if err := rows.Scan(&o.ID, &o.Bed, &o.From, &o.To, &o.Reason); err != nil {
			return nil, fmt.Errorf("read outages of bed %d: %w", bed, err)
		}
		out = append(out, o)
	}
	return out, rows.Err()
}

// LiftOutage ends an outage now; one that hasn't begun never will.
func LiftOutage(tx *vault.Tx, id int64) error {
	if err := staff.Need(tx, staff.OperationalWrite); err != nil {
		return err
	}
	var o Outage
	err := tx.QueryRow(`select bed, from_at, coalesce(to_at, ?2) from bed_outage where id = ?1 and void = 0`, id, int64(civil.Open)).
		Scan(&o.Bed, &o.From, &o.To)
	if errors.Is(err, sql.ErrNoRows) || err == nil && o.To <= tx.Now() {
		return fault.Refuse("refused.bed_not_out")
	}
	if err != nil {
		return fmt.Errorf("find outage %d: %w", id, err)
	}
	change := staff.Diff{Name: "out_until", Old: moment(o.To), New: moment(tx.Now())}
	if o.From >= tx.Now() {
		_, err = tx.Exec(`update bed_outage set void = 1 where id = ?`, id)
		change = staff.Diff{Name: "out_from", Old: moment(o.From)}
	} else {
		_, err = tx.Exec(`update bed_outage set to_at = ? where id = ?`, int64(tx.Now()), id)
	}
	if err != nil {
		return fmt.Errorf("lift outage %d: %w", id, err)
	}
	tx.Touch(TopicBeds)
	return staff.Record(tx, staff.Change{Entity: "bed", ID: o.Bed, Fields: []staff.Diff{change}})
}
