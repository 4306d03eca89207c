package inventory

import (
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// zoneOf is the house's time zone.
func zoneOf(tx *vault.Tx) (civil.Zone, error) {
	set, err := staff.ReadSettings(tx)
	if err != nil {
		return civil.Zone{}, err
	}
	return civil.LoadZone(set.Zone)
}

// KnownDay is the day by which expiry is judged: today, or the latest day that the file
// has seen, if the clock is behind it (INV-27).
func KnownDay(tx *vault.Tx) (civil.Day, error) {
	zone, err := zoneOf(tx)
	if err != nil {
		return civil.Day{}, err
	}
	day := zone.Day(tx.Now())
	var noted civil.Day
	var after int64
	err = tx.QueryRow(`select day, audit_no from stock_day order by id desc limit 1`).Scan(dayColumn{&noted}, &after)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return civil.Day{}, fmt.Errorf("read the latest day: %w", err)
	}
	if day.Before(noted) {
		day = noted
	}
	var last civil.Instant
	err = tx.QueryRow(`select at from audit where no > ? order by at desc limit 1`, after).Scan(&last)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return civil.Day{}, fmt.Errorf("read the latest act: %w", err)
	}
	if err == nil && day.Before(zone.Day(last)) {
		day = zone.Day(last)
	}
	return day, nil
}

// ConfirmDay says that the clock had run ahead and that today is what it shows now: the
// only way by which the day that the file knows goes back. It is the director's, with a
// reason, and audited.
func ConfirmDay(tx *vault.Tx, reason string) error {
	for _, r := range []staff.Right{staff.StockWrite, staff.Overrule, staff.SettingsWrite} {
		if err := staff.Need(tx, r); err != nil {
			return err
		}
	}
	var f fault.Fields
	checkNamed(&f, "reason", strings.TrimSpace(reason), 400)
	if err := f.Err(); err != nil {
		return err
	}
	zone, err := zoneOf(tx)
	if err != nil {
		return err
	}
	tx.Touch(Topic)
	if err := staff.Audit(tx, staff.Entry{Action: staff.ActionOverride, Entity: "stock_day", Reason: reason}); err != nil {
		return err
	}
	_, err = tx.Exec(`insert into stock_day (id, day, audit_no, by_account, reason) values
		((select 1 + coalesce(max(id), 0) from stock_day), ?, (select max(no) from audit), ?, ?)`, zone.Day(tx.Now()).String(), by(tx), reason)
	if err != nil {
		return fmt.Errorf("set the latest day: %w", err)
	}
	return nil
}
