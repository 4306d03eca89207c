package vfs_test

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"pana/shelter/vault/vfs"
)

func code(err error) int {
	var e *sqlite.Error
	if errors.As(err, &e) {
		return e.Code()
	}
	return 0
}

func damage(t testing.TB, path string, f func(b []byte) []byte) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, f(b), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestNothingReadableInAnyJournalMode(t *testing.T) {
	for _, mode := range []string{"wal", "delete", "truncate", "persist"} {
		t.Run(mode, func(t *testing.T) {
			path := in(t, "a.db")
			v := mount(t, keys{1})
			db := connect(t, v, path, "&_pragma=cache_size(5)&_pragma=journal_mode("+mode+")")
			table(t, db, 3000)
			do(t, db, "create virtual table f using fts5(name)")
			do(t, db, "insert into f select a from t limit 200")
			tx, err := db.Begin()
			if err != nil {
				t.Fatal(err)
			}
			for _, q := range []string{"update t set a = a || ' изменена'", "savepoint s", "delete from t where id % 3 = 0", "rollback to s"} {
				if _, err := tx.Exec(q); err != nil {
					t.Fatal(err)
				}
			}
			unreadable(t, filepath.Dir(path))
			if err := tx.Rollback(); err != nil {
				t.Fatal(err)
			}
			do(t, db, "vacuum")
			whole(t, db)
			unreadable(t, filepath.Dir(path))
			if n := one[int](t, db, "select count(*) from t where a like 'Алия%' and a not like '%изменена'"); n != 3000 {
				t.Error("rows:", n)
			}
			db.Close()
			again := connect(t, v, path, "")
			whole(t, again)
			if v.Refused() != 0 {
				t.Error("pages refused:", v.Refused())
			}
		})
	}
}

func unreadable(t testing.TB, dir string) {
	t.Helper()
	files, _ := os.ReadDir(dir)
	for _, e := range files {
		b, _ := os.ReadFile(filepath.Join(dir, e.Name()))
		for _, word := range []string{"Алия", "изменена", "CREATE ", "create ", "SQLite format"} {
			if bytes.Contains(b, []byte(word)) {
				t.Fatalf("%q can be read in %s", word, filepath.Ext(e.Name()))
			}
		}
	}
}

// T1: a power cut in the middle of writing page 1, whose repair lies in the WAL.
func TestT1ATornFirstPageIsRepairedFromTheWAL(t *testing.T) {
	path, crashed := in(t, "a.db"), in(t, "b.db")
	v := mount(t, keys{1})
	db := connect(t, v, path, wal+"&_pragma=wal_autocheckpoint(0)")
	table(t, db, 100)
	do(t, db, "pragma wal_checkpoint(truncate)")
	do(t, db, "create table later(x)") // page 1 is in the WAL now
	do(t, db, "insert into later values(1)")
	for _, end := range []string{"", "-wal"} {
		b, err := os.ReadFile(path + end)
		if err != nil {
			t.Fatal(err)
		}
		os.WriteFile(crashed+end, b, 0o600)
	}
	damage(t, crashed, func(b []byte) []byte { clear(b[vfs.HeaderSize+512 : vfs.HeaderSize+1024]); return b })
	after := connect(t, v, crashed, "")
	if n := one[int](t, after, "select count(*) from later"); n != 1 {
		t.Error(n)
	}
	whole(t, after)
}

func TestT1AFirstPageThatStaysBadIsRefused(t *testing.T) {
	path := in(t, "a.db")
	v := mount(t, keys{1})
	db := connect(t, v, path, "")
	table(t, db, 100)
	db.Close()
	damage(t, path, func(b []byte) []byte { b[vfs.HeaderSize+600] ^= 1; return b })
	again := connect(t, v, path, "")
	var n int
	if err := again.QueryRow("select count(*) from t").Scan(&n); err == nil {
		t.Error("read", n)
	}
}

// T3: the checksum of a frame can be computed by who guesses the page.
func TestT3FrameChecksumsDontStandOnTheDisk(t *testing.T) {
	path := in(t, "a.db")
	v := mount(t, keys{1})
	db := connect(t, v, path, wal)
	table(t, db, 1)
	do(t, db, "pragma wal_checkpoint(truncate)")
	do(t, db, "update t set a = 'x'")
	b, err := os.ReadFile(path + "-wal")
	if err != nil {
		t.Fatal(err)
	}
	page := one[[]byte](t, db, "select data from sqlite_dbpage where pgno = ?", binary.BigEndian.Uint32(b[32:]))
	var s1, s2 uint32 // SQLite's own sum, over header, frame header and page
	sum := func(p []byte, order binary.ByteOrder) {
		for ; len(p) >= 8; p = p[8:] {
			s1 += order.Uint32(p) + s2
			s2 += order.Uint32(p[4:]) + s1
		}
	}
	var order binary.ByteOrder = binary.LittleEndian
	if binary.BigEndian.Uint32(b)&1 == 1 {
		order = binary.BigEndian
	}
	sum(b[:24], order)
	if s1 != binary.BigEndian.Uint32(b[24:]) || s2 != binary.BigEndian.Uint32(b[28:]) {
		t.Fatal("this test computes SQLite's checksum wrongly")
	}
	sum(b[32:40], order)
	sum(page, order)
	if binary.BigEndian.Uint32(b[48:]) == s1 || binary.BigEndian.Uint32(b[52:]) == s2 {
		t.Error("the checksum of the page in the clear stands on the disk")
	}
	if bytes.Equal(b[40:48], b[16:24]) {
		t.Error("the salts show where a frame begins")
	}
}

// T5, T6 and T17: one write of SQLite is one physical write, of a known shape.
func TestT5T6T17WritesKeepTheirShape(t *testing.T) {
	path := in(t, "a.db")
	v := mount(t, keys{1})
	db := connect(t, v, path, wal)
	do(t, db, "create table first(x)")
	var mu sync.Mutex
	shapes := map[string]bool{}
	v.Watch(func(o vfs.Op) int32 {
		if o.Kind == 'w' {
			mu.Lock()
			defer mu.Unlock()
			shapes[fmt.Sprintf("%s%d", strings.TrimPrefix(o.Path, path), o.Len)] = true
		}
		return 0
	})
	table(t, db, 5000)
	do(t, db, "pragma wal_checkpoint(truncate)")
	v.Watch(nil)
	for s := range shapes {
		switch s {
		case "4096", "-wal32", "-wal24", "-wal4096":
		default:
			t.Error("a write of an unknown shape:", s)
		}
	}
	if info, _ := os.Stat(path); (info.Size()-vfs.HeaderSize)%vfs.PageSize != 0 {
		t.Error("the file isn't whole pages:", info.Size())
	}
	if n := one[int](t, db, "pragma mmap_size = 1000000"); n != 0 {
		t.Error("memory mapping would go past the seal:", n)
	}
}

// T7: after a power cut the last frame may be torn; before it all is there.
func TestT7ATornTailEndsRecovery(t *testing.T) {
	path, crashed := in(t, "a.db"), in(t, "b.db")
	v := mount(t, keys{1})
	db := connect(t, v, path, wal+"&_pragma=wal_autocheckpoint(0)")
	do(t, db, "create table t(a)")
	do(t, db, "insert into t values(1)")
	kept, _ := os.ReadFile(path + "-wal")
	do(t, db, "insert into t values(2)")
	for _, end := range []string{"", "-wal"} {
		b, _ := os.ReadFile(path + end)
		os.WriteFile(crashed+end, b, 0o600)
	}
	damage(t, crashed+"-wal", func(b []byte) []byte { b[len(kept)+24+700] ^= 8; return b })
	after := connect(t, v, crashed, "")
	if n := one[int](t, after, "select count(*) from t"); n != 1 {
		t.Error("rows:", n)
	}
	whole(t, after)
}

func TestT7AFrameThatSQLiteTrustsMustBeRight(t *testing.T) {
	path := in(t, "a.db")
	v := mount(t, keys{1})
	db := connect(t, v, path, wal+"&_pragma=wal_autocheckpoint(0)&_pragma=cache_size(5)")
	table(t, db, 3000)
	f, err := os.OpenFile(path+"-wal", os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	info, _ := f.Stat()
	for off := int64(32 + 24 + 100); off < info.Size(); off += 24 + 4096 {
		f.WriteAt([]byte{1, 2, 3, 4}, off)
	}
	other := connect(t, v, path, "")
	var n int
	if err := other.QueryRow("select count(*) from t where a > ''").Scan(&n); code(err) != sqlite3.SQLITE_IOERR|32<<8 {
		t.Error("read", n, err)
	}
}

func TestT12ThePlainBackupInterfaceIsRefused(t *testing.T) {
	v := mount(t, keys{1})
	plain, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	plain.SetMaxOpenConns(1)
	t.Cleanup(func() { plain.Close() })
	table(t, plain, 5000)
	if err := backup(t, plain, "file:"+in(t, "b.db")+"?vfs="+v.Name); err == nil {
		t.Error("pages of another layout were taken")
	}
	sealed := connect(t, v, in(t, "a.db"), wal)
	table(t, sealed, 5000)
	to := in(t, "c.db")
	if err := backup(t, sealed, "file:"+to+"?vfs="+v.Name); err != nil {
		t.Fatal(err)
	}
	db := connect(t, v, to, "")
	whole(t, db)
	if n := one[int](t, db, "select count(*) from t"); n != 5000 {
		t.Error(n)
	}
}

func backup(t testing.TB, db *sql.DB, to string) error {
	c, err := db.Conn(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	return c.Raw(func(d any) error {
		b, err := d.(interface {
			NewBackup(string) (*sqlite.Backup, error)
		}).NewBackup(to)
		if err != nil {
			return err
		}
		for more := true; more && err == nil; {
			more, err = b.Step(50)
		}
		return errors.Join(err, b.Finish())
	})
}

// T14: what the disk can't read is an error, never zeros.
func TestT14ReadErrorsArePassedOn(t *testing.T) {
	path := in(t, "a.db")
	v := mount(t, keys{1})
	db := connect(t, v, path, wal)
	table(t, db, 3000)
	do(t, db, "pragma wal_checkpoint(truncate)")
	db.Close()
	again := connect(t, v, path, "&_pragma=cache_size(5)")
	one[int](t, again, "select count(*) from sqlite_schema")
	v.Watch(func(o vfs.Op) int32 {
		if o.Kind == 'r' && o.Len == vfs.PageSize {
			return sqlite3.SQLITE_IOERR_READ
		}
		return 0
	})
	var n int
	err := again.QueryRow("select count(*) from t where a > ''").Scan(&n)
	v.Watch(nil)
	if code(err) != sqlite3.SQLITE_IOERR_READ {
		t.Error(n, err)
	}
	whole(t, again)
}

// T19: a WAL of another file beside a restored one.
func TestT19AStaleWALIsIgnored(t *testing.T) {
	path := in(t, "a.db")
	v := mount(t, keys{1})
	db := connect(t, v, path, wal+"&_pragma=wal_autocheckpoint(0)")
	table(t, db, 3000)
	copied := in(t, "copy.db")
	do(t, db, "vacuum into ?", copied)
	do(t, db, "pragma wal_checkpoint(truncate)")
	do(t, db, "update t set a = 'newer' where id % 2 = 0")
	stale, _ := os.ReadFile(path + "-wal")
	restored := in(t, "restored.db")
	b, _ := os.ReadFile(copied)
	os.WriteFile(restored, b, 0o600)
	os.WriteFile(restored+"-wal", stale, 0o600)
	after := connect(t, v, restored, "")
	if n := one[int](t, after, "select count(*) from t where a = 'newer'"); n != 0 {
		t.Error(n, "rows of another file")
	}
	whole(t, after)
}

func TestAKeyOfAnotherVaultOpensNothing(t *testing.T) {
	path := in(t, "a.db")
	db := connect(t, mount(t, keys{1}), path, "")
	table(t, db, 10)
	db.Close()
	other := connect(t, mount(t, keys{2}), path, "")
	if err := other.QueryRow("select count(*) from t").Scan(new(int)); err == nil {
		t.Error("opened")
	}
}

func TestAnAttachedPlainDatabaseIsRefused(t *testing.T) {
	dir := t.TempDir()
	plain, err := sql.Open("sqlite", filepath.Join(dir, "plain.db"))
	if err != nil {
		t.Fatal(err)
	}
	table(t, plain, 10)
	plain.Close()
	db := connect(t, mount(t, keys{1}), filepath.Join(dir, "a.db"), "")
	table(t, db, 10)
	if _, err := db.Exec("attach ? as p", filepath.Join(dir, "plain.db")); err == nil {
		if _, err = db.Exec("insert into p.t(a) select a from main.t"); err == nil {
			t.Error("content could leave in the clear")
		}
	}
}
