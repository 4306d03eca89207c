// Package vaulttest opens real, encrypted files for tests, with cheap keys and a clock
// that stands still.
package vaulttest

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"pana/shelter/civil"
	"pana/shelter/schema"
	"pana/shelter/vault"
	"pana/shelter/vault/keyslot"
)

// Login and Password open the first slot of every file made here.
const (
	Login    = "test"
	Password = "correct horse battery staple"
)

// File is a vault under test.
type File struct {
	*vault.Vault
	Clock *civil.Fixed
	Path  string
	o     vault.Options
}

// Evening is where the clock of a new file stands: 12 November 2026, 20:00 in Almaty.
func Evening() civil.Instant {
	day, err := civil.NewDay(2026, 11, 12)
	if err != nil {
		panic(err)
	}
	return civil.Almaty.At(day, 20, 0)
}

// Options are those of every file made here: all tables of the shelter, cheap keys.
func Options(clock civil.Clock) vault.Options {
	return vault.Options{
		Clock: clock,
		Cost:  keyslot.Cheap,
		Parts: []vault.Part{{Name: "shelter", Files: schema.Files}},
	}
}

// New is a fresh file with all tables of the shelter and no accounts; it is locked when
// the test ends.
var New = With()

// With makes fresh files that have the tables of parts above the shelter's too.
func With(parts ...vault.Part) func(t testing.TB) *File {
	options := func(c civil.Clock) vault.Options {
		o := Options(c)
		o.Parts = append(o.Parts, parts...)
		return o
	}
	// Made once for all tests of a package: migrating each time would take most of their time.
	template := sync.OnceValues(func() ([]byte, error) { return template(options(civil.NewFixed(Evening()))) })
	return func(t testing.TB) *File {
		t.Helper()
		clock := civil.NewFixed(Evening())
		f := &File{Clock: clock, Path: filepath.Join(t.TempDir(), "test.pana"), o: options(clock)}
		b, err := template()
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(f.Path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		f.unlock(t)
		t.Cleanup(func() {
			if err := f.Lock(); err != nil {
				t.Error(err)
			}
		})
		return f
	}
}

// Reopen locks f and unlocks it again, as after a night.
func (f *File) Reopen(t testing.TB) {
	t.Helper()
	if err := f.Lock(); err != nil {
		t.Fatal(err)
	}
	f.unlock(t)
}

func (f *File) unlock(t testing.TB) {
	t.Helper()
	v, err := vault.Unlock(f.Path, f.o, Login, Password)
	if err != nil {
		t.Fatal(err)
	}
	f.Vault = v
}

// template is a fresh file.
func template(o vault.Options) ([]byte, error) {
	dir, err := os.MkdirTemp("", "vaulttest")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "template.pana")
	v, err := vault.Create(path, o, Login, Password)
	if err != nil {
		return nil, err
	}
	if err := v.Lock(); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
}

// Raw is a second connection to f that knows no rules but the file's own: same cipher,
// same pragmas, no View and no Update.
func Raw(t testing.TB, f *File) *sql.DB {
	t.Helper()
	db, err := f.Vault.Raw()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// MustUpdate runs u in a transaction of a and fails the test on an error.
func (f *File) MustUpdate(t testing.TB, a vault.Actor, u func(*vault.Tx) error) {
	t.Helper()
	if err := f.Update(context.Background(), a, u); err != nil {
		t.Fatal(err)
	}
}

// MustView runs r in a transaction of a and fails the test on an error.
func (f *File) MustView(t testing.TB, a vault.Actor, r func(*vault.Tx) error) {
	t.Helper()
	if err := f.View(context.Background(), a, r); err != nil {
		t.Fatal(err)
	}
}
