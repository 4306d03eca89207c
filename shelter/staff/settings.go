package staff

import (
	"fmt"
	"strconv"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/vault"
)

// Settings are what a house decides about itself.
type Settings struct {
	HouseName     string        // neutral; stands on every sheet
	Lang          string        // of a new session: en, ru, kk
	WordLang      string        // of the code words
	Zone          string        // IANA name
	CutoffHour    int           // the operational day begins then
	HoldMinutes   int           // how long a hold keeps a bed, unless said otherwise
	ManAge        int           // from this age a male counts as a man for rooms
	ReturnHours   int           // a return up to then after an exit goes on with the same stay
	DecisionHours int           // after an expected return, the bed has to be decided about
	IdleMinutes   int           // until the window locks
	CopyDir       string        // folder for copies; empty: beside the file
	Demo          bool          // a fictional shelter
	DemoStart     civil.Instant // where the clock of a demo begins at each opening
}

// Defaults are the settings of a new file.
func Defaults() Settings {
	return Settings{Lang: "en", WordLang: "en", Zone: civil.Almaty.Name(),
		CutoffHour: 6, HoldMinutes: 90, ManAge: 14, ReturnHours: 24, DecisionHours: 48, IdleMinutes: 5}
}

// ReadSettings is what the file holds, over Defaults. Everything else rests on it, so that
// it needs no right.
func ReadSettings(tx *vault.Tx) (Settings, error) {
	s := Defaults()
	rows, err := tx.Query(`select key, value from setting`)
	if err != nil {
		return s, fmt.Errorf("read settings: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var key, value string
		if err := rows.Scan(&key, &value); err != nil {
			return s, fmt.Errorf("read settings: %w", err)
		}
		for _, x := range s.entries() {
			if x.key != key {
				continue
			}
			if err := x.set(value); err != nil {
				return s, fmt.Errorf("read setting %s: %w", key, err)
			}
		}
	}
	return s, rows.Err()
}

// SaveSettings writes s and records what changed.
func SaveSettings(tx *vault.Tx, s Settings) error {
	if err := Need(tx, SettingsWrite); err != nil {
		return err
	}
	s.HouseName = tidy(s.HouseName)
	if err := s.check(); err != nil {
		return err
	}
	old, err := ReadSettings(tx)
	if err != nil {
		return err
	}
	c := Change{Entity: "settings", ID: 1}
	before := old.entries()
	for i, x := range s.entries() {
		c.Fields = append(c.Fields, Diff{Name: x.key, Old: before[i].get(), New: x.get(), Class: "F5"})
		_, err := tx.Exec(`insert into setting (key, value) values (?, ?)
			on conflict (key) do update set value = excluded.value`, x.key, x.get())
		if err != nil {
			return fmt.Errorf("save setting %s: %w", x.key, err)
		}
	}
	tx.Touch(TopicSettings)
	return Record(tx, c)
}

func (s Settings) check() error {
	var f fault.Fields
	checkLine(&f, "house_name", s.HouseName, 80)
	between := func(name string, v, from, to int) {
		if v < from || v > to {
			f.Add(name, "fault.number.range", "From", from, "To", to)
		}
	}
	lang := func(name, v string) {
		if v != "en" && v != "ru" && v != "kk" {
			f.Add(name, "fault.lang.unknown")
		}
	}
	lang("lang", s.Lang)
	lang("word_lang", s.WordLang)
	if _, err := civil.LoadZone(s.Zone); err != nil {
		f.Add("zone", "fault.zone.unknown")
	}
	between("cutoff_hour", s.CutoffHour, 0, 12)
	between("hold_minutes", s.HoldMinutes, 5, 7*24*60)
	between("man_age", s.ManAge, 10, 18)
	between("return_hours", s.ReturnHours, 0, 7*24)
	between("decision_hours", s.DecisionHours, 1, 30*24)
	between("idle_minutes", s.IdleMinutes, 1, 60)
	if s.CopyDir != "" {
		checkLine(&f, "copy_dir", s.CopyDir, 1000)
	}
	return f.Err()
}

// entry is one setting as it is stored.
type entry struct {
	key string
	get func() string
	set func(string) error
}

func (s *Settings) entries() []entry {
	return []entry{
		textEntry("house_name", &s.HouseName), textEntry("lang", &s.Lang),
		textEntry("word_lang", &s.WordLang), textEntry("zone", &s.Zone),
		numberEntry("cutoff_hour", &s.CutoffHour), numberEntry("hold_minutes", &s.HoldMinutes),
		numberEntry("man_age", &s.ManAge),
		numberEntry("return_hours", &s.ReturnHours), numberEntry("decision_hours", &s.DecisionHours),
		numberEntry("idle_minutes", &s.IdleMinutes),
		textEntry("copy_dir", &s.CopyDir),
		{"demo", func() string { return strconv.FormatBool(s.Demo) }, func(v string) (err error) {
			s.Demo, err = strconv.ParseBool(v)
			return err
		}},
		numberEntry("demo_start", &s.DemoStart),
	}
}

func textEntry(key string, p *string) entry {
	return entry{key, func() string { return *p }, func(v string) error {
		*p = v
		return nil
	}}
}

func numberEntry[N ~int | ~int64](key string, p *N) entry {
	return entry{key, func() string { return strconv.FormatInt(int64(*p), 10) }, func(v string) error {
		n, err := strconv.ParseInt(v, 10, 64)
		*p = N(n)
		return err
	}}
}
