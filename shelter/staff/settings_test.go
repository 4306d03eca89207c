package staff_test

import (
	"strings"
	"testing"

	"pana/shelter/civil"
	"pana/shelter/staff"
	"pana/shelter/staff/stafftest"
	"pana/shelter/vault"
	"pana/shelter/vault/vaulttest"
)

func TestSettingsComeBackAndAreRecorded(t *testing.T) {
	f := vaulttest.New(t)
	boss := stafftest.Add(t, f, staff.Director)
	want := staff.Settings{HouseName: "Дом у реки", Lang: "kk", WordLang: "ru", Zone: "Asia/Tashkent", CutoffHour: 5,
		HoldMinutes: 120, ManAge: 16, ReturnHours: 12, DecisionHours: 72, IdleMinutes: 10, CopyDir: "/media/stick", Demo: true, DemoStart: civil.Instant(1794854400000)}
	must(t, f, boss, func(tx *vault.Tx) error {
		got, err := staff.ReadSettings(tx)
		if got != staff.Defaults() {
			t.Errorf("a new file has %+v", got)
		}
		if err != nil {
			return err
		}
		return staff.SaveSettings(tx, want)
	})
	must(t, f, boss, func(tx *vault.Tx) error {
		got, err := staff.ReadSettings(tx)
		if got != want {
			t.Errorf("read %+v", got)
		}
		if err != nil {
			return err
		}
		changed := want
		changed.ManAge = 15
		if err := staff.SaveSettings(tx, changed); err != nil {
			return err
		}
		past, err := staff.History(tx, "settings", 1)
		if p := past[0]; p.Field != "man_age" || p.Old != "16" || p.New != "15" || len(past) != 14 {
			t.Errorf("%d rows, last %+v", len(past), p)
		}
		return err
	})
}

func TestSettingsRefuseNonsenseAllAtOnce(t *testing.T) {
	f := vaulttest.New(t)
	boss := stafftest.Add(t, f, staff.Director)
	err := do(t, f, boss, func(tx *vault.Tx) error {
		return staff.SaveSettings(tx, staff.Settings{HouseName: strings.Repeat("д", 81), Lang: "de", WordLang: "ru",
			Zone: "../../etc/passwd", CutoffHour: 13, HoldMinutes: 0, ManAge: 99, ReturnHours: -1, DecisionHours: 0, IdleMinutes: -1, CopyDir: "a\x00b"})
	})
	faulty(t, err, "house_name: fault.text.long", "lang: fault.lang.unknown", "zone: fault.zone.unknown",
		"cutoff_hour: fault.number.range", "hold_minutes: fault.number.range", "man_age: fault.number.range",
		"return_hours: fault.number.range", "decision_hours: fault.number.range", "idle_minutes: fault.number.range", "copy_dir: fault.text.control")
	faulty(t, do(t, f, boss, func(tx *vault.Tx) error { return staff.SaveSettings(tx, staff.Defaults()) }),
		"house_name: fault.text.empty")
}
