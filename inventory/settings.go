package inventory

import (
	"fmt"
	"strconv"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Settings are what the house decides about its store and kitchen.
type Settings struct {
	DonationDays int // a gift with a use-by day must keep for so many days
	OrderDays    int // for how many days the order list buys
	// In Ramadan, from RamadanFrom to RamadanTo, both included, who eats halal and is of age
	// eats before dawn and after sunset. Zero days: not set.
	RamadanFrom, RamadanTo civil.Day
	Suhur, Iftar           string // when, HH:MM
}

// DefaultSettings are those of a new file.
func DefaultSettings() Settings {
	return Settings{DonationDays: 60, OrderDays: 14, Suhur: "04:30", Iftar: "18:30"}
}

// setting is one of Settings as it is stored.
type setting struct {
	key, value string
	read       func(string) error
}

func (s *Settings) stored() []setting {
	number := func(key string, to *int) setting {
		return setting{key, strconv.Itoa(*to), func(v string) (err error) { *to, err = strconv.Atoi(v); return err }}
	}
	day := func(key string, to *civil.Day) setting {
		return setting{key, to.String(), func(v string) error { return dayColumn{to}.Scan(v) }}
	}
	text := func(key string, to *string) setting {
		return setting{key, *to, func(v string) error { *to = v; return nil }}
	}
	return []setting{number("donation_days", &s.DonationDays), number("order_days", &s.OrderDays),
		day("ramadan_from", &s.RamadanFrom), day("ramadan_to", &s.RamadanTo), text("suhur", &s.Suhur), text("iftar", &s.Iftar)}
}

// ReadSettings is what the file holds, over the defaults.
func ReadSettings(tx *vault.Tx) (Settings, error) {
	s := DefaultSettings()
	for _, x := range s.stored() {
		v, ok, err := Setting(tx, x.key)
		if err != nil {
			return s, err
		}
		if !ok {
			continue
		}
		if err := x.read(v); err != nil {
			return s, fmt.Errorf("read setting %s: %w", x.key, err)
		}
	}
	return s, nil
}

// SaveSettings writes s and records what changed.
func SaveSettings(tx *vault.Tx, s Settings) error {
	if err := staff.Need(tx, staff.StockWrite); err != nil {
		return err
	}
	if err := s.check(); err != nil {
		return err
	}
	old, err := ReadSettings(tx)
	if err != nil {
		return err
	}
	was := old.stored()
	for i, x := range s.stored() {
		if x.value == was[i].value {
			continue
		}
		if err := SetSetting(tx, x.key, x.value); err != nil {
			return err
		}
	}
	return nil
}

func (s Settings) check() error {
	var f fault.Fields
	within := func(name string, n, from, to int) {
		if n < from || n > to {
			f.Add(name, "fault.number.range", "From", from, "To", to)
		}
	}
	within("donation_days", s.DonationDays, 0, 3650)
	within("order_days", s.OrderDays, 1, longestOrder)
	if s.RamadanFrom.IsZero() != s.RamadanTo.IsZero() || s.RamadanTo.Before(s.RamadanFrom) || s.RamadanTo.Sub(s.RamadanFrom) > 31 {
		f.Add("ramadan_to", "fault.ramadan.days")
	}
	for name, at := range map[string]string{"suhur": s.Suhur, "iftar": s.Iftar} {
		if _, _, ok := hour(at); !ok {
			f.Add(name, "fault.time.form")
		}
	}
	return f.Err()
}

// hour reads HH:MM.
func hour(text string) (h, m int, ok bool) {
	if len(text) != 5 || text[2] != ':' {
		return 0, 0, false
	}
	h, err := strconv.Atoi(text[:2])
	if err != nil || h < 0 || h > 23 {
		return 0, 0, false
	}
	m, err = strconv.Atoi(text[3:])
	return h, m, err == nil && m >= 0 && m < 60
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
