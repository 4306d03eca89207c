package vfs_test

import (
	"errors"
	"os"
	"testing"

	"pana/shelter/vault/vfs"
)

func TestInspectFindsEachDamagedPageAlsoFreeOnes(t *testing.T) {
	path := in(t, "a.db")
	v := mount(t, keys{1})
	db := connect(t, v, path, "")
	table(t, db, 5000)
	do(t, db, "delete from t where id > 100") // most pages are free now
	pages := one[int64](t, db, "pragma page_count")
	db.Close()
	damage(t, path, func(b []byte) []byte {
		b[vfs.HeaderSize+(pages-1)*vfs.PageSize+77] ^= 1
		clear(b[vfs.HeaderSize+(pages-2)*vfs.PageSize:][:vfs.PageSize])
		return b
	})
	again := connect(t, v, path, "")
	var bad, holes []int64
	if err := inspect(t, v, again, func(r *vfs.Raw) error {
		n, err := r.Pages()
		for i := int64(1); i <= n; i++ {
			hole, err := r.Page(i)
			if errors.Is(err, vfs.ErrPage) {
				bad = append(bad, i)
			}
			if hole {
				holes = append(holes, i)
			}
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if len(bad) != 1 || bad[0] != pages || len(holes) != 1 || holes[0] != pages-1 {
		t.Errorf("bad %v, holes %v of %d", bad, holes, pages)
	}
}

// T11: the header is written through SQLite's own descriptor, in the middle of its work.
func TestT11TheHeaderIsWrittenWhileTheFileIsInUse(t *testing.T) {
	path := in(t, "a.db")
	v := mount(t, keys{1})
	db := connect(t, v, path, wal)
	table(t, db, 10)
	opens := 0
	v.Watch(func(o vfs.Op) int32 {
		if o.Kind == 'c' {
			opens++
		}
		return 0
	})
	if err := inspect(t, v, db, func(r *vfs.Raw) error { return r.WriteHeader([]byte("hello"), 9000) }); err != nil {
		t.Fatal(err)
	}
	v.Watch(nil)
	if opens != 0 {
		t.Error("the file was opened a second time")
	}
	for _, off := range []int64{-1, vfs.HeaderSize - 4} {
		if inspect(t, v, db, func(r *vfs.Raw) error { return r.WriteHeader([]byte("hello"), off) }) == nil {
			t.Error("wrote past the header at", off)
		}
	}
	do(t, db, "insert into t(a) values('x')")
	whole(t, db)
	b, _ := os.ReadFile(path)
	if string(b[9000:9005]) != "hello" {
		t.Error("not written")
	}
}

func TestInspectRefusesAConnectionOfAnotherVFS(t *testing.T) {
	v, other := mount(t, keys{1}), mount(t, keys{1})
	db := connect(t, other, in(t, "a.db"), "")
	table(t, db, 1)
	called := false
	if err := inspect(t, v, db, func(*vfs.Raw) error { called = true; return nil }); err == nil || called {
		t.Error("looked into another vault's file")
	}
}

func TestCloseRefusesWhileFilesAreOpen(t *testing.T) {
	v, err := vfs.Register(keys{1})
	if err != nil {
		t.Fatal(err)
	}
	db := connect(t, v, in(t, "a.db"), "")
	table(t, db, 1)
	if v.Close() == nil {
		t.Error("the VFS went away under an open file")
	}
	db.Close()
	if err := v.Close(); err != nil {
		t.Error(err)
	}
}
