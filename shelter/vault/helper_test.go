package vault

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/vault/keyslot"
)

// These tests know the vault from inside; its users' view is tested by the parts.

var noon = func() civil.Instant {
	d, err := civil.NewDay(2026, 11, 12)
	if err != nil {
		panic(err)
	}
	return civil.Almaty.At(d, 12, 0)
}()

// tables are a small part: a rule by trigger, and an account book that shows halves.
var tables = fstest.MapFS{
	"0001_first.sql": {Data: []byte(`
		create table note(id integer primary key, text text not null) strict;
		create index note_text on note(text);
		create table account(id integer primary key, n integer not null) strict;
		create table log(seq integer primary key, rows integer not null) strict;
		create table child(id integer primary key, note integer not null references note(id)) strict;
		create trigger note_short after insert on note when length(new.text) > 100
		begin select raise(abort, 'refused.note_too_long'); end;
		with recursive c(x) as (select 1 union all select x + 1 from c where x < 50)
		insert into account select x, 1000 from c;`)},
}

// opts are options with cheap keys and a clock at noon.
func opts() Options {
	return Options{Clock: civil.NewFixed(noon), Cost: keyslot.Cheap, Parts: []Part{{"test", tables}}}
}

const (
	anna     = "anna"
	password = "correct horse"
)

// made is a new file that is locked when the test ends.
func made(t testing.TB, o Options) *Vault {
	t.Helper()
	v, err := Create(filepath.Join(t.TempDir(), "a.pana"), o, anna, password)
	if err != nil {
		t.Fatal(err)
	}
	closes(t, v)
	return v
}

func closes(t testing.TB, v *Vault) {
	t.Cleanup(func() {
		if err := v.Lock(); err != nil {
			t.Error(err)
		}
	})
}

func locked(t testing.TB, v *Vault) {
	t.Helper()
	if err := v.Lock(); err != nil {
		t.Fatal(err)
	}
}

func unlocked(t testing.TB, path string, o Options) *Vault {
	t.Helper()
	v, err := Unlock(path, o, anna, password)
	if err != nil {
		t.Fatal(err)
	}
	closes(t, v)
	return v
}

func (v *Vault) exec(q string, args ...any) error {
	return v.Update(context.Background(), Actor{}, func(tx *Tx) error {
		_, err := tx.Exec(q, args...)
		return err
	})
}

func mustExec(t testing.TB, v *Vault, q string, args ...any) {
	t.Helper()
	if err := v.exec(q, args...); err != nil {
		t.Fatal(err)
	}
}

func number(t testing.TB, v *Vault, q string, args ...any) (n int64) {
	t.Helper()
	if err := v.View(context.Background(), Actor{}, func(tx *Tx) error {
		return tx.QueryRow(q, args...).Scan(&n)
	}); err != nil {
		t.Fatal(err)
	}
	return n
}

// addNotes puts n notes into v.
func addNotes(t testing.TB, v *Vault, n int) {
	t.Helper()
	if err := v.Update(context.Background(), Actor{}, func(tx *Tx) error {
		for i := range n {
			if _, err := tx.Exec(`insert into note(text) values(?)`, fmt.Sprintf("Алия Сейтжанова %d", i)); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}

// refusedWith fails unless err is the refusal key, as those see it who catch it.
func refusedWith(t testing.TB, err error, key string) {
	t.Helper()
	var r *fault.Refusal
	if !errors.As(err, &r) || r.Key != key || !errors.Is(err, fault.Refuse(key)) {
		t.Errorf("%v, want %s", err, key)
	}
}

func change(t testing.TB, path string, f func([]byte) []byte) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, f(b), 0o600); err != nil {
		t.Fatal(err)
	}
}

func sound(t testing.TB, v *Vault) {
	t.Helper()
	found, err := v.Check(context.Background(), nil)
	if err != nil || len(found) > 0 {
		t.Fatal("check:", found, err)
	}
}

func globbed(t testing.TB, dir, pattern string) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, pattern))
	if err != nil {
		t.Fatal(err)
	}
	return names
}
