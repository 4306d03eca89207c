package vfs_test

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"testing"

	_ "modernc.org/sqlite"

	"pana/shelter/vault/vfs"
)

// keys are file keys by salt, without slots: what keyslot is to the vault.
type keys struct{ secret byte }

func (k keys) FileKey(h []byte) ([]byte, error) {
	if h[0] != 'T' {
		return nil, errors.New("no header")
	}
	s := sha256.Sum256(append([]byte{k.secret}, h[:64]...))
	return s[:], nil
}

func (k keys) NewHeader() ([]byte, error) {
	h := make([]byte, vfs.HeaderSize)
	rand.Read(h)
	h[0] = 'T'
	return h, nil
}

// mount registers a VFS for the test.
func mount(t testing.TB, k vfs.Keys) *vfs.VFS {
	t.Helper()
	v, err := vfs.Register(k)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := v.Close(); err != nil {
			t.Error(err)
		}
	})
	return v
}

// connect opens the database at path over v with one connection.
func connect(t testing.TB, v *vfs.VFS, path, more string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path+"?vfs="+v.Name+"&_pragma=busy_timeout(5000)"+more)
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { db.Close() })
	return db
}

const (
	wal  = "&_pragma=journal_mode(wal)"
	many = "with recursive c(x) as (select 1 union all select x+1 from c where x < %d) insert into t(a) select %s from c"
)

func do(t testing.TB, db *sql.DB, q string, args ...any) {
	t.Helper()
	if _, err := db.Exec(q, args...); err != nil {
		t.Fatalf("%s: %v", q, err)
	}
}

func one[T any](t testing.TB, db *sql.DB, q string, args ...any) (x T) {
	t.Helper()
	if err := db.QueryRow(q, args...).Scan(&x); err != nil {
		t.Fatalf("%s: %v", q, err)
	}
	return x
}

// table makes t with n rows of text.
func table(t testing.TB, db *sql.DB, n int) {
	t.Helper()
	do(t, db, "create table t(id integer primary key, a text)")
	do(t, db, fmt.Sprintf(many, n, "'Алия Сейтжанова '||x"))
}

func whole(t testing.TB, db *sql.DB) {
	t.Helper()
	if s := one[string](t, db, "pragma integrity_check"); s != "ok" {
		t.Fatal("integrity:", s)
	}
}

func inspect(t testing.TB, v *vfs.VFS, db *sql.DB, f func(*vfs.Raw) error) error {
	t.Helper()
	c, err := db.Conn(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	return v.Inspect(context.Background(), c, f)
}

func in(t testing.TB, names ...string) string {
	return filepath.Join(append([]string{t.TempDir()}, names...)...)
}
