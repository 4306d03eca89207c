package inventory

import (
	"fmt"
	"strconv"

	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Settings are what the house decides about its store.
type Settings struct {
	DonationDays int // a gift with a use-by day must keep for so many days
}

// DefaultSettings are those of a new file.
func DefaultSettings() Settings { return Settings{DonationDays: 60} }

// ReadSettings is what the file holds, over the defaults.
func ReadSettings(tx *vault.Tx) (Settings, error) {
	s := DefaultSettings()
	text, ok, err := Setting(tx, "donation_days")
	if err != nil || !ok {
		return s, err
	}
	s.DonationDays, err = strconv.Atoi(text)
	return s, err
}

// SaveSettings writes s and records what changed.
func SaveSettings(tx *vault.Tx, s Settings) error {
	if s.DonationDays < 0 || s.DonationDays > 3650 {
		return fault.Fields{{Name: "donation_days", Message: fault.Say("fault.number.range", "From", 0, "To", 3650)}}
	}
	return SetSetting(tx, "donation_days", strconv.Itoa(s.DonationDays))
}

// Setting is one setting of the store by its key, and whether it was ever set.
func Setting(tx *vault.Tx, key string) (string, bool, error) {
	vs, err := list(tx, "settings", func(v *string) []any { return []any{v} }, `select value from stock_setting where key = ?`, key)
	if err != nil || len(vs) == 0 {
		return "", false, err
	}
	return vs[0], true, nil
}

// SetSetting writes one setting and records the change. The caller has checked the value.
func SetSetting(tx *vault.Tx, key, value string) error {
	if err := staff.Need(tx, staff.StockWrite); err != nil {
		return err
	}
	old, _, err := Setting(tx, key)
	if err != nil {
		return err
	}
	if _, err := tx.Exec(`insert into stock_setting (key, value) values (?, ?) on conflict (key) do update set value = excluded.value`,
		key, value); err != nil {
		return fmt.Errorf("save setting %s: %w", key, err)
	}
	return record(tx, "stock_setting", 1, false, diff(key, old, value))
}
