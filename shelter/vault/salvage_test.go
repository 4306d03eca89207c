package vault

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pana/shelter/vault/vfs"
)

// shelves has what a real file has: columns that were added, computed or big, a table
// without row numbers, one without a key, and triggers that forbid nearly everything.
var shelves = fstest.MapFS{
	"0001_first.sql": {Data: []byte(`
		create table person(id integer primary key, name text not null, note text, made text
			generated always as (name || '!') stored, weight real) strict;
		create index person_name on person(name);
		create table word(key text not null, person integer not null references person(id), kind text not null,
			primary key(kind, key, person)) strict, without rowid;
		create table picture(id integer primary key, person integer not null references person(id), bytes blob not null) strict;
		create table line(at integer not null, text text not null, seq real not null) strict;
		create trigger person_never before insert on person begin select raise(abort, 'refused.never'); end;
		create trigger line_stays before delete on line begin select raise(abort, 'refused.stays'); end;`)},
	"0002_second.sql": {Data: []byte(`drop trigger person_never; alter table person add column extra text not null default 'was';`)},
}

func shelved() Options {
	o := opts()
	o.Parts = []Part{{"test", shelves}}
	return o
}

// stocked is a file of some 100 pages and its path, closed.
func stocked(t *testing.T) *Vault {
	t.Helper()
	v := made(t, shelved())
	err := v.Update(t.Context(), Actor{}, func(tx *Tx) error {
		for i := 1; i <= 600; i++ {
			for _, q := range []struct {
				q string
				a []any
			}{
				{`insert into person(id, name, note, weight, extra) values(?, ?, ?, ?, ?)`,
					[]any{i * 3, fmt.Sprint("Тайна ", i), strings.Repeat("о", i%300), float64(i) / 3, "x"}},
				{`insert into word(key, person, kind) values(?, ?, ?)`, []any{fmt.Sprint("слово", i), i * 3, []string{"exact", "sound"}[i%2]}},
				{`insert into line(at, text, seq) values(?, ?, ?)`, []any{i, fmt.Sprint("строка ", i, strings.Repeat("-", i%90)), i}},
			} {
				if _, err := tx.Exec(q.q, q.a...); err != nil {
					return err
				}
			}
			if i%60 == 0 {
				if _, err := tx.Exec(`insert into picture(person, bytes) values(?, randomblob(?))`, i*3, i*20); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// rowsOf is every row of every table as SQLite prints it, by table.
func rowsOf(t *testing.T, v *Vault) map[string][]string {
	t.Helper()
	all := map[string][]string{}
	if err := v.View(t.Context(), Actor{}, func(tx *Tx) error {
		for table, q := range map[string]string{
			"person":  `select quote(id) || quote(name) || quote(note) || quote(made) || quote(weight) || quote(extra) from person`,
			"word":    `select quote(key) || quote(person) || quote(kind) from word`,
			"picture": `select quote(id) || quote(person) || quote(bytes) from picture`,
			"line":    `select quote(rowid) || quote(at) || quote(text) || quote(seq) from line`,
		} {
			rows, err := tx.Query(q)
			if err != nil {
				return err
			}
			for rows.Next() {
				var s string
				if err := rows.Scan(&s); err != nil {
					return err
				}
				all[table] = append(all[table], s)
			}
			if err := errors.Join(rows.Err(), rows.Close()); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return all
}

type pageUse struct {
	name, kind string
	cells      int
}

// uses says by SQLite's own account what each page is for.
func uses(t *testing.T, v *Vault) map[int64]pageUse {
	t.Helper()
	all := map[int64]pageUse{}
	rows, err := v.readers.Query(`select pageno, name, pagetype, ncell from dbstat`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var n int64
		var u pageUse
		if err := rows.Scan(&n, &u.name, &u.kind, &u.cells); err != nil {
			t.Fatal(err)
		}
		all[n] = u
	}
	return all
}

// Each page of a small file is damaged, one at a time: every row is saved whose pages are
// whole, and no other.
func TestSalvageSavesAllThatIsWholeAndInventsNothing(t *testing.T) {
	v := stocked(t)
	want, use := rowsOf(t, v), uses(t, v)
	path := v.path
	locked(t, v)
	good, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	pages := int64(len(good)-vfs.HeaderSize) / vfs.PageSize
	if pages < 60 {
		t.Fatalf("only %d pages", pages)
	}
	dir := t.TempDir()
	kinds := map[string]int{}
	for n := int64(0); n <= pages; n++ { // 0: nothing is damaged
		if use[n].kind == "leaf" && n%5 != 1 && kills() == fewKills {
			continue // a page like its neighbours: all of them take a while
		}
		bad := slices.Clone(good)
		if n > 0 {
			bad[vfs.HeaderSize+int(n-1)*vfs.PageSize+int(n*37%4096)] ^= 4
		}
		if err := os.WriteFile(path, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		target := filepath.Join(dir, fmt.Sprint(n, ".pana"))
		s, err := Salvage(t.Context(), path, target, shelved(), anna, password, nil)
		if err != nil {
			t.Fatalf("page %d: %v", n, err)
		}
		if after, _ := os.ReadFile(path); !slices.Equal(after, bad) {
			t.Fatalf("page %d: the damaged file was changed", n)
		}
		w, err := Unlock(target, shelved(), anna, password)
		if err != nil {
			t.Fatalf("page %d: %v", n, err)
		}
		got := rowsOf(t, w)
		u := use[n]
		kinds[u.kind]++
		total := 0
		for table, rows := range want {
			had := map[string]bool{}
			for _, r := range rows {
				had[r] = true
			}
			for _, r := range got[table] {
				if !had[r] {
					t.Errorf("page %d (%v): %s has an invented row", n, u, table)
				}
				delete(had, r)
			}
			lost := 0
			switch {
			case u.name == "sqlite_schema": // no list of tables: what could be of two is left out
				total += len(had)
				continue
			case u.name == table && u.kind == "leaf", u.name == table && table == "word":
				lost = u.cells
			case u.name == table && u.kind == "overflow":
				lost = 1
			}
			if len(had) != lost {
				t.Errorf("page %d (%v): %d rows of %s are missing, want %d", n, u, len(had), table, lost)
			}
		}
		if own := int(s.Unplaced) - total; u.name == "sqlite_schema" && (own < 0 || own > 4) { // the vault's own: meta, migration
			t.Errorf("page %d: %d rows missing, %d said to be left out", n, total, s.Unplaced)
		}
		if s.Pages != pages || s.Bad != min(n, 1) || s.Whole() != (n == 0) {
			t.Errorf("page %d: %+v", n, s)
		}
		if err := w.exec(`delete from line`); err == nil {
			t.Error("the triggers are gone")
		}
		if found, err := w.Check(t.Context(), nil); err != nil || len(found) != len(s.Found) {
			t.Errorf("page %d: check finds %v, the report %v", n, found, s.Found)
		}
		locked(t, w)
		if err := os.Remove(target); err != nil {
			t.Fatal(err)
		}
	}
	if kinds["leaf"] == 0 || kinds["internal"] < 3 || kinds["overflow"] == 0 {
		t.Error("not every kind of page was hit:", kinds)
	}
	t.Log(kinds)
}

// A file whose program was killed has its last rows in the log.
func TestSalvageReadsTheLog(t *testing.T) {
	v := stocked(t)
	mustExec(t, v, `insert into line(at, text, seq) values(7777, 'last', 1)`)
	want := rowsOf(t, v)
	dead := filepath.Join(t.TempDir(), "dead.pana")
	for _, end := range []string{"", "-wal"} {
		b, err := os.ReadFile(v.path + end)
		if err != nil {
			t.Fatal(err)
		}
		if end == "-wal" {
			b = append(b, b[32:4000]...) // and a torn frame
		}
		if err := os.WriteFile(dead+end, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	steps := 0
	s, err := Salvage(t.Context(), dead, dead+"2", shelved(), anna, password, func(done, of int) {
		if steps++; done > of {
			t.Error("progress", done, of)
		}
	})
	if err != nil || !s.Whole() || steps == 0 {
		t.Fatal(s, err, steps)
	}
	got := rowsOf(t, unlocked(t, dead+"2", shelved()))
	for table := range want {
		slices.Sort(want[table])
		slices.Sort(got[table])
		if !slices.Equal(want[table], got[table]) {
			t.Errorf("%s: %d rows of %d", table, len(got[table]), len(want[table]))
		}
	}
	if missing(dead + "-wal") {
		t.Error("the log of the damaged file is gone")
	}
}

func TestSalvageOfAnOlderFileKeepsItsTables(t *testing.T) {
	o := shelved()
	o.Parts = []Part{{"test", fstest.MapFS{"0001_first.sql": shelves["0001_first.sql"]}}}
	v := made(t, o)
	mustExec(t, v, `insert into line(at, text, seq) values(1, 'old', 1)`)
	code, err := v.NewRecoveryCode()
	if err != nil {
		t.Fatal(err)
	}
	locked(t, v)
	target := v.path + ".new.pana"
	s, err := SalvageWithRecovery(t.Context(), v.path, target, shelved(), code, nil)
	if err != nil || !s.Whole() {
		t.Fatal(s, err)
	}
	o = shelved()
	o.CopyDir = t.TempDir()
	w := unlocked(t, target, o)
	if n := number(t, w, `select user_version from pragma_user_version`); n != 2 {
		t.Error("not migrated:", n)
	}
	if n := number(t, w, `select count(*) from line where text = 'old'`); n != 1 {
		t.Error("rows:", n)
	}
}

func TestSalvageRefusesInPlainWords(t *testing.T) {
	v := stocked(t)
	_, err := Salvage(t.Context(), v.path, v.path+"2", shelved(), anna, password, nil)
	refusedWith(t, err, "refused.second_program")
	locked(t, v)
	_, err = Salvage(t.Context(), v.path, v.path, shelved(), anna, password, nil)
	refusedWith(t, err, "refused.file_exists")
	_, err = Salvage(t.Context(), v.path, v.path+"2", shelved(), anna, "wrong", nil)
	refusedWith(t, err, "refused.wrong_password")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err = Salvage(ctx, v.path, v.path+"2", shelved(), anna, password, nil); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	o := opts()
	_, err = Salvage(t.Context(), v.path, v.path+"2", o, anna, password, nil)
	refusedWith(t, err, "refused.other_build")
	change(t, v.path, func(b []byte) []byte { b[500]++; b[8192+500]++; return b })
	_, err = Salvage(t.Context(), v.path, v.path+"2", shelved(), anna, password, nil)
	refusedWith(t, err, "refused.damaged")
	if left := globbed(t, filepath.Dir(v.path), "*2*"); len(left) > 1 { // the empty lock
		t.Error("left behind", left)
	}
}
