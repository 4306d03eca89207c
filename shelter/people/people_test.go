package people_test

import (
	"errors"
	"testing"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/shelter/staff/stafftest"
	"pana/shelter/vault"
	"pana/shelter/vault/vaulttest"
)

// home is a file with a signed-in account, and short ways to use it.
type home struct {
	*vaulttest.File
	t    testing.TB
	desk vault.Actor
}

func newHome(t testing.TB) *home {
	t.Helper()
	f := vaulttest.New(t)
	return &home{f, t, stafftest.Add(t, f, staff.Desk)}
}

// do runs f as the desk.
func (h *home) do(f func(*vault.Tx) error) error { return h.as(h.desk, f) }

func (h *home) as(a vault.Actor, f func(*vault.Tx) error) error {
	h.t.Helper()
	return h.Update(h.t.Context(), a, f)
}

func (h *home) must(f func(*vault.Tx) error) {
	h.t.Helper()
	if err := h.do(f); err != nil {
		h.t.Fatal(err)
	}
}

// register enters a party and gives their numbers.
func (h *home) register(party ...people.NewPerson) []int64 {
	h.t.Helper()
	var ids []int64
	h.must(func(tx *vault.Tx) (err error) {
		_, ids, err = people.Register(tx, party)
		return err
	})
	return ids
}

// get is a resident as the desk sees her.
func (h *home) get(id int64) people.Resident {
	h.t.Helper()
	var r people.Resident
	h.must(func(tx *vault.Tx) (err error) { r, err = people.Get(tx, id); return err })
	return r
}

// stays writes a stay as the house would.
func (h *home) stays(id int64, from, to civil.Instant) {
	h.t.Helper()
	h.must(func(tx *vault.Tx) error {
		var exited, reason, destination any
		if to != 0 {
			exited, reason, destination = int64(to), "own_request", "99"
		}
		_, err := tx.Exec(`insert into stay (resident, entry_no, admitted_at, exited_at, exit_reason, destination, made_at)
			values (?, 1 + (select count(*) from stay where resident = ?), ?, ?, ?, ?, ?)`,
			id, id, int64(from), exited, reason, destination, int64(tx.Now()))
		return err
	})
}

func adult(given string) people.NewPerson {
	return people.NewPerson{Name: people.Name{Given: given},
		Facts: people.Facts{Sex: people.Female, Birth: people.About(30, -1, day("2026-11-12"))}}
}

func child(given string, years, months int) people.NewPerson {
	return people.NewPerson{Name: people.Name{Given: given},
		Facts: people.Facts{Sex: people.Male, Birth: people.About(years, months, day("2026-11-12")), Relation: people.Child}}
}

func day(s string) civil.Day {
	d, err := civil.ParseDay(s)
	if err != nil {
		panic(err)
	}
	return d
}

// keyOf is the message key of a field fault, or of a refusal for field "".
func keyOf(err error, field string) string {
	var f fault.Fields
	if errors.As(err, &f) {
		for _, x := range f {
			if x.Name == field {
				return x.Key
			}
		}
		return ""
	}
	var r *fault.Refusal
	if field == "" && errors.As(err, &r) {
		return r.Key
	}
	return ""
}

func wantKey(t testing.TB, err error, field, key string) {
	t.Helper()
	if got := keyOf(err, field); got != key {
		t.Fatalf("field %q: got %q (%v), want %q", field, got, err, key)
	}
}

// zoned is a moment on the house's clock.
func (h *home) zoned(d string, hour, minute int) civil.Instant {
	return civil.Almaty.At(day(d), hour, minute)
}
