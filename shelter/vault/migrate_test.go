package vault

import (
	"maps"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
)

func with(more fstest.MapFS) fstest.MapFS {
	all := maps.Clone(tables)
	maps.Copy(all, more)
	return all
}

func file(sql string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(sql)} }

func TestAnOlderFileIsCopiedAndMigrated(t *testing.T) {
	v := made(t, opts())
	addNotes(t, v, 20)
	locked(t, v)
	o := opts()
	o.CopyDir = filepath.Join(t.TempDir(), "copies")
	o.Parts = []Part{
		{"test", with(fstest.MapFS{"0002_second.sql": file(`alter table note add column done integer not null default 0`)})},
		{"stock", fstest.MapFS{"0001_stock.sql": file(`create table item(id integer primary key) strict`)}},
	}
	w := unlocked(t, v.path, o)
	if n := number(t, w, `select count(*) from note where done = 0`); n != 20 {
		t.Error("notes:", n)
	}
	if n := number(t, w, `select user_version from pragma_user_version`); n != 3 {
		t.Error("user_version:", n)
	}
	copies, err := w.Copies(o.CopyDir)
	if err != nil || len(copies) != 1 {
		t.Fatal(copies, err)
	}
	locked(t, w)
	old := unlocked(t, copies[0].Path, opts()) // the copy is as it was before
	if n := number(t, old, `select count(*) from note`); n != 20 {
		t.Error("notes in the copy:", n)
	}
	_, err = Unlock(v.path, opts(), anna, password)
	refusedWith(t, err, "refused.newer")
}

func TestAMigrationThatFailsChangesNothing(t *testing.T) {
	v := made(t, opts())
	addNotes(t, v, 20)
	locked(t, v)
	for name, sql := range map[string]string{
		"bad sql": `create table half(x); insert into nowhere values(1)`,
		"orphans": `insert into child(note) values(999)`,
	} {
		o := opts()
		o.CopyDir = t.TempDir()
		o.Parts = []Part{{"test", with(fstest.MapFS{"0002_bad.sql": file(sql)})}}
		if _, err := Unlock(v.path, o, anna, password); err == nil {
			t.Error(name, "passed")
		}
		w := unlocked(t, v.path, opts())
		if n := number(t, w, `select count(*) from sqlite_schema where name = 'half'`) + number(t, w, `select count(*) from child`); n != 0 {
			t.Error(name, "left something")
		}
		sound(t, w)
		locked(t, w)
	}
}

func TestATableCanBeRebuiltUnderItsChildren(t *testing.T) {
	v := made(t, opts())
	addNotes(t, v, 3)
	mustExec(t, v, `insert into child(note) values(2)`)
	locked(t, v)
	o := opts()
	o.CopyDir = t.TempDir()
	o.Parts = []Part{{"test", with(fstest.MapFS{"0002_rebuild.sql": file(`
		create table note2(id integer primary key, text text not null, extra integer) strict;
		insert into note2 select id, text, null from note;
		drop table note;
		alter table note2 rename to note;`)})}}
	w := unlocked(t, v.path, o)
	if number(t, w, `select count(*) from child`) != 1 {
		t.Error("the child went with the old table")
	}
	if err := w.exec(`insert into child(note) values(77)`); err == nil {
		t.Error("foreign keys stayed off after the migration")
	}
}

func TestAMigrationThatChangedIsRefused(t *testing.T) {
	v := made(t, opts())
	locked(t, v)
	o := opts()
	o.Parts = []Part{{"test", fstest.MapFS{"0001_first.sql": file(`create table other(x)`)}}}
	_, err := Unlock(v.path, o, anna, password)
	refusedWith(t, err, "refused.other_build")
}

func TestNoMigrationWithoutItsCopy(t *testing.T) {
	v := made(t, opts())
	locked(t, v)
	o := opts()
	o.CopyDir = filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(o.CopyDir, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	o.Parts = []Part{{"test", with(fstest.MapFS{"0002_second.sql": file(`create table more(x)`)})}}
	if _, err := Unlock(v.path, o, anna, password); err == nil {
		t.Fatal("migrated without a copy")
	}
	if n := number(t, unlocked(t, v.path, opts()), `select count(*) from sqlite_schema where name = 'more'`); n != 0 {
		t.Error("changed")
	}
}
