// Package vaulttest opens real files for tests.
package vaulttest

import (
	"database/sql"
	"path/filepath"
	"testing"

	"pana/shelter/civil"
	"pana/shelter/schema"
	"pana/shelter/vault"
)

// File is a vault under test.
type File struct {
	*vault.Vault
	Clock *civil.Fixed
	Path  string
}

// New is a fresh file that closes with the test.
func New(t testing.TB) *File {
	t.Helper()
	day, _ := civil.NewDay(2026, 11, 12)
	f := &File{Clock: civil.NewFixed(civil.Almaty.At(day, 20, 0)), Path: filepath.Join(t.TempDir(), "test.pana")}
	v, err := vault.Create(f.Path, vault.Options{Clock: f.Clock, Parts: []vault.Part{{Name: "shelter", Files: schema.Files}}}, "test", "test")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { v.Lock() })
	f.Vault = v
	return f
}

// Raw is a second connection that knows no rules but the file's.
func Raw(t testing.TB, f *File) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", f.Path+"?_pragma=foreign_keys(1)&_pragma=busy_timeout(5000)&_pragma=recursive_triggers(1)")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}
