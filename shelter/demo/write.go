package demo

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/house"
	"pana/shelter/staff"
	"pana/shelter/vault"
	"pana/shelter/vault/keyslot"
)

// The story is told as of these days; away from them it is moved so that its heart falls
// on the day asked for.
const (
	firstDay = "2026-11-12"
	heart    = "2026-11-17"
	lastDay  = "2026-11-18"
	begin    = "2024-11-10" // when the house opened
)

// Write makes the demo file at path, with the story up to date, and names its accounts.
// It refuses a path where something is.
func Write(ctx context.Context, path string, date civil.Instant) ([]Account, error) {
	if _, err := os.Lstat(path); !errors.Is(err, os.ErrNotExist) {
		return nil, fault.Refuse("refused.file_exists", "File", filepath.Base(path))
	}
	// Written aside and renamed when whole, so that a demo that was cut off isn't opened
	// as if it were one.
	part := path + ".part"
	if err := remove(part); err != nil {
		return nil, err
	}
	if err := write(ctx, part, date); err != nil {
		return nil, errors.Join(err, remove(part))
	}
	if err := os.Rename(part, path); err != nil {
		return nil, fmt.Errorf("name the demo file: %w", err)
	}
	return Accounts(), remove(part)
}

// remove takes away a file and what lies beside it while it is open.
func remove(path string) error {
	for _, f := range []string{path, path + "-wal", path + "-shm", path + "-journal", path + ".lock"} {
		if err := os.Remove(f); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return nil
}

func write(ctx context.Context, path string, date civil.Instant) (err error) {
	t := &teller{
		clock: civil.NewFixed(0), shift: shiftTo(civil.Almaty.Day(date)),
		actors: map[staff.Role]vault.Actor{}, logins: map[string]vault.Actor{}, lines: map[string]int64{}, beds: map[string]int64{}, rooms: map[string]int64{}, who: map[string]resident{}, held: map[string]int64{},
	}
	t.clock.Set(t.on(begin, "09:00"))
	people := append(Accounts(), others()...)
	t.v, err = vault.Create(path, vault.Options{Clock: t.clock, Parts: shelter.Parts(), Cost: cost},
		people[0].Login, people[0].Password)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, t.v.Lock()) }()
	if err := t.found(ctx, people, date); err != nil {
		return err
	}
	if err := t.plan(ctx); err != nil {
		return err
	}
	t.store()
	t.past()
	t.november()
	return t.run(ctx, date)
}

// found writes the accounts, the settings and the house.
func (t *teller) found(ctx context.Context, people []Account, date civil.Instant) error {
	err := shelter.Found(ctx, t.v, shelter.Setup{HouseName: "Арча", Lang: "ru", WordLang: "ru",
		Director: shelter.Director{Login: people[0].Login, Name: people[0].Name},
		Rooms:    house.Template("small", "ru"), Demo: true, DemoStart: date})
	if err != nil {
		return err
	}
	t.actors[staff.Director] = vault.Actor{Account: 1, Role: string(staff.Director)}
	for _, p := range people[1:] {
		slot, err := t.v.AddSlot(p.Login, p.Password)
		if err != nil {
			return fmt.Errorf("add the slot of %s: %w", p.Login, err)
		}
		err = t.v.Update(ctx, t.actors[staff.Director], func(tx *vault.Tx) error {
			id, err := staff.AddAccount(tx, staff.New{Login: p.Login, Name: p.Name, Slot: slot, Roles: []staff.Role{p.Role}})
			t.logins[p.Login] = vault.Actor{Account: id, Role: string(p.Role)}
			if _, ok := t.actors[p.Role]; !ok {
				t.actors[p.Role] = t.logins[p.Login]
			}
			return err
		})
		if err != nil {
			return fmt.Errorf("add the account of %s: %w", p.Login, err)
		}
	}
	return nil
}

// shiftTo is the number of days by which the story is moved for day.
func shiftTo(day civil.Day) int {
	parse := func(s string) civil.Day {
		d, _ := civil.ParseDay(s)
		return d
	}
	if !day.Before(parse(firstDay)) && !parse(lastDay).Before(day) {
		return 0
	}
	return day.Sub(parse(heart))
}

// cost is the least that a real file may have; everybody knows a demo's passwords anyway.
var cost = keyslot.Floor
