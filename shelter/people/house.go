package people

import (
	"fmt"

	"pana/shelter/civil"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// today is the day of tx in the house's zone.
func today(tx *vault.Tx) (civil.Day, error) {
	s, err := staff.ReadSettings(tx)
	if err != nil {
		return civil.Day{}, err
	}
	z, err := civil.LoadZone(s.Zone)
	if err != nil {
		return civil.Day{}, fmt.Errorf("read the zone: %w", err)
	}
	return z.Day(tx.Now()), nil
}

// orNull is v, NULL in place of the zero value.
func orNull[T comparable](v T) any {
	var zero T
	if v == zero {
		return nil
	}
	return v
}
