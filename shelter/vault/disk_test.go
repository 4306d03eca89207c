package vault

import (
	"errors"
	"sync/atomic"
	"testing"

	sqlite3 "modernc.org/sqlite/lib"

	"pana/shelter/fault"
	"pana/shelter/vault/vfs"
)

// breakDisk lets n writes of v through; what follows fails with code. The answer mends it.
func breakDisk(v *Vault, kinds string, n int64, code int32) (mend func()) {
	var left atomic.Int64
	left.Store(n)
	v.fs.Watch(func(o vfs.Op) int32 {
		for _, k := range kinds {
			if byte(k) == o.Kind && left.Add(-1) < 0 {
				return code
			}
		}
		return 0
	})
	return func() { v.fs.Watch(nil) }
}

func TestADiskThatFailsIsASentenceAndNothingIsHalfSaved(t *testing.T) {
	for name, x := range map[string]struct {
		kinds string
		code  int32
		key   string
	}{
		"full":          {"w", sqlite3.SQLITE_FULL, "refused.disk_full"},
		"stick pulled":  {"ws", sqlite3.SQLITE_IOERR_WRITE, "refused.disk_trouble"},
		"no sync":       {"s", sqlite3.SQLITE_IOERR_FSYNC, "refused.disk_trouble"},
		"now read-only": {"w", sqlite3.SQLITE_READONLY, "refused.read_only"},
	} {
		t.Run(name, func(t *testing.T) {
			v := made(t, opts())
			addNotes(t, v, 10)
			failed := 0
			for n := range int64(12) {
				mend := breakDisk(v, x.kinds, n, x.code)
				err := v.Update(t.Context(), Actor{}, func(tx *Tx) error {
					if _, err := tx.Exec(`insert into note(text) values('a')`); err != nil {
						return err
					}
					_, err := tx.Exec(`insert into note(text) values('b')`)
					return err
				})
				mend()
				if err != nil {
					failed++
					refusedWith(t, err, x.key)
				}
			}
			if failed == 0 {
				t.Error("nothing failed")
			}
			if n := number(t, v, `select count(*) % 2 from note`); n != 0 {
				t.Error("half a transaction")
			}
			mustExec(t, v, `insert into note(text) values('and on')`)
			sound(t, v)
			locked(t, v)
			sound(t, unlocked(t, v.path, opts()))
		})
	}
}

func TestACopyToAFullDiskLeavesNothingAndSpoilsNothing(t *testing.T) {
	v := made(t, opts())
	addNotes(t, v, 2000)
	dir := t.TempDir()
	if _, err := v.Copy(t.Context(), dir); err != nil {
		t.Fatal(err)
	}
	mend := breakDisk(v, "w", 20, sqlite3.SQLITE_FULL)
	_, err := v.Copy(t.Context(), dir)
	mend()
	refusedWith(t, err, "refused.disk_full")
	all, err := v.Copies(dir)
	if err != nil || len(all) != 1 {
		t.Error(all, err)
	}
	if rest := globbed(t, dir, "*.part*"); len(rest) > 0 {
		t.Error("left:", rest)
	}
	sound(t, v)
}

func TestACopyThatReadsBackWronglyIsNoCopy(t *testing.T) {
	v := made(t, opts())
	addNotes(t, v, 2000)
	dir := t.TempDir()
	var wrote, torn atomic.Bool
	v.fs.Watch(func(o vfs.Op) int32 {
		if o.Kind == 'w' && o.Path != v.path && o.Path != v.path+"-wal" {
			wrote.Store(true)
		}
		if o.Kind == 'r' && o.Path != v.path && wrote.Load() && o.Off > 200000 {
			torn.Store(true)
			return sqlite3.SQLITE_IOERR_READ
		}
		return 0
	})
	_, err := v.Copy(t.Context(), dir)
	v.fs.Watch(nil)
	var r *fault.Refusal
	if !torn.Load() || !errors.As(err, &r) {
		t.Error(torn.Load(), err)
	}
	if all, _ := v.Copies(dir); len(all) != 0 {
		t.Error("an unproven copy got a name")
	}
}

func TestASlotThatCantBeWrittenIsASentence(t *testing.T) {
	v := made(t, opts())
	mend := breakDisk(v, "w", 0, sqlite3.SQLITE_FULL)
	_, err := v.AddSlot("boris", "b")
	mend()
	refusedWith(t, err, "refused.disk_full")
	if len(v.Slots()) != 1 {
		t.Error("a slot that isn't in the file")
	}
	if _, err := v.AddSlot("boris", "b"); err != nil {
		t.Error(err)
	}
}
