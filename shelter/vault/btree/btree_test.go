package btree

import (
	"database/sql"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	_ "modernc.org/sqlite"
)

// plain is an unencrypted database, whose pages are 4096 bytes.
type plain []byte

func (p plain) Count() int64 { return int64(len(p) / 4096) }

func (p plain) Page(n int64) ([]byte, error) {
	if n < 1 || n > p.Count() {
		return nil, errors.New("no such page")
	}
	return p[(n-1)*4096:][:4096], nil
}

// made is a database with every kind of page and value, and what it holds.
func made(t testing.TB) (plain, map[int64][]any, int64) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.db")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	exec := func(q string, args ...any) {
		t.Helper()
		if _, err := db.Exec(q, args...); err != nil {
			t.Fatal(err)
		}
	}
	db.SetMaxOpenConns(1)
	exec(`pragma synchronous = off`)
	exec(`create table t(a, b, c)`)
	exec(`create index t_a on t(a)`)
	want := map[int64][]any{}
	add := func(id int64, v ...any) {
		exec(`insert into t(rowid, a, b, c) values(?, ?, ?, ?)`, append([]any{id}, v...)...)
		want[id] = v
	}
	n := int64(0)
	for _, x := range []int64{0, 1, -1, 127, -128, 32767, -32768, 1 << 23, -1 << 23, 1<<31 - 1, -1 << 31, 1 << 40, -1 << 47, math.MaxInt64, math.MinInt64} {
		n++
		add(n*1000, x, nil, float64(x)+0.5)
	}
	add(math.MinInt64, "least", nil, nil)
	add(math.MaxInt64, "most", nil, nil)
	for i := range 300 {
		add(int64(i)*3+1_000_000, strings.Repeat("й", i), []byte(strings.Repeat("x", i*i/8+1)), fmt.Sprint(i))
	}
	var root int64
	if err := db.QueryRow(`select rootpage from sqlite_schema where name = 't'`).Scan(&root); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b, want, root
}

func TestEveryRowIsReadAsSQLiteWroteIt(t *testing.T) {
	file, want, root := made(t)
	got := map[int64][]any{}
	last := int64(math.MinInt64)
	err := New(file, 4096).Walk(root, Visitor{
		Row: func(r Row) error {
			if r.ID < last {
				t.Errorf("%d after %d", r.ID, last)
			}
			last = r.ID
			got[r.ID] = r.Values
			return nil
		},
		Lost: func(p int64, ids Range) { t.Error("lost", p, ids) },
		Cut:  func(id int64) { t.Error("cut", id) },
	})
	if err != nil || len(got) != len(want) {
		t.Fatal(len(got), len(want), err)
	}
	for id, v := range want {
		if !reflect.DeepEqual(got[id], v) {
			t.Errorf("row %d differs", id)
		}
	}
}

func TestAWalkEndsWhenItsRowsDo(t *testing.T) {
	file, _, root := made(t)
	enough := errors.New("enough")
	rows := 0
	err := New(file, 4096).Walk(root, Visitor{Row: func(Row) error {
		if rows++; rows == 7 {
			return enough
		}
		return nil
	}})
	if err != enough || rows != 7 {
		t.Error(rows, err)
	}
}

// The reader trusts no number: whatever the pages say, it comes to an end, with no more
// rows than there is room for.
func FuzzTree(f *testing.F) {
	file, _, root := made(f)
	for n := range file.Count() {
		f.Add(n+1, 0, byte(0x0d), []byte{0xff, 0xff, 0xff})
		f.Add(n+1, 8, byte(0x05), []byte{0, 0, 0, byte(root)})
	}
	f.Fuzz(func(t *testing.T, n int64, at int, kind byte, b []byte) {
		bad := append(plain(nil), file...)
		if n < 1 || n > bad.Count() || at < 0 || at >= 4096 {
			return
		}
		p, _ := bad.Page(n)
		copy(p[at:], b)
		if n > 1 {
			p[0] = kind
		}
		r := New(bad, 4096)
		rows := 0
		v := Visitor{Row: func(Row) error { rows++; return nil }, Lost: func(int64, Range) {}, Cut: func(int64) {}}
		for _, at := range []int64{root, n, 1} {
			if err := r.Walk(at, v); err != nil {
				t.Fatal(err)
			}
			if err := r.Alone(at, v); err != nil {
				t.Fatal(err)
			}
		}
		if rows > 2*len(bad) {
			t.Error("more rows than bytes")
		}
	})
}

func FuzzRecord(f *testing.F) {
	f.Add([]byte{3, 1, 15, 7, 'a'})
	f.Add([]byte{2, 0xff})
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, b []byte) {
		if v, ok := Record(b); ok && len(v) > len(b) {
			t.Error("more values than bytes")
		}
	})
}
