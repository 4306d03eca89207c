package vfs_test

import (
	"database/sql"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	sqlite3 "modernc.org/sqlite/lib"

	"pana/shelter/vault/vfs"
)

// T10: a file beyond 1 GiB, made of a hole so that it costs no disk.
func TestT10AFileGrowsPastTheLockPage(t *testing.T) {
	path := in(t, "a.db")
	v := mount(t, keys{1})
	db := connect(t, v, path, "")
	do(t, db, "create table t(id integer primary key, a blob)")
	do(t, db, "insert into t(a) values(randomblob(5000))")
	// Tell page 1 that the file ends 20 pages before the lock page, and make it so long.
	const pages = 0x40000000/vfs.PageSize - 20
	first := one[[]byte](t, db, "select data from sqlite_dbpage where pgno = 1")
	binary.BigEndian.PutUint32(first[28:], pages)
	db.Close()
	if err := os.Truncate(path, vfs.HeaderSize+pages*vfs.PageSize); err != nil {
		t.Fatal(err)
	}
	db = connect(t, v, path, "")
	do(t, db, "update sqlite_dbpage set data = ? where pgno = 1", first)
	db.Close()
	db = connect(t, v, path, wal)
	for range 100 {
		do(t, db, "insert into t(a) values(randomblob(3000))")
	}
	do(t, db, "pragma wal_checkpoint(truncate)")
	if n := one[int64](t, db, "pragma page_count"); n < 0x40000000/vfs.PageSize+20 {
		t.Fatal("the file didn't pass the lock page:", n)
	}
	sum := one[string](t, db, "select hex(sum(length(a))) || hex(max(a)) from t")
	db.Close()
	again := connect(t, v, path, "")
	if got := one[string](t, again, "select hex(sum(length(a))) || hex(max(a)) from t"); got != sum {
		t.Error("content changed")
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	b := make([]byte, vfs.PageSize)
	if _, err := f.ReadAt(b, 0x40000000); err != nil {
		t.Fatal(err)
	}
	for _, x := range b {
		if x != 0 {
			t.Fatal("something was written on the lock page")
		}
	}
	if v.Refused() != 0 {
		t.Error("pages refused:", v.Refused())
	}
}

func TestReadersNeverSeeHalfATransaction(t *testing.T) {
	path := in(t, "a.db")
	v := mount(t, keys{1})
	w := connect(t, v, path, wal+"&_txlock=immediate&_pragma=synchronous(1)&_pragma=wal_autocheckpoint(20)&_pragma=cache_size(20)")
	do(t, w, "create table account(id integer primary key, n int, pad text)")
	do(t, w, "with recursive c(x) as (select 1 union all select x+1 from c where x < 500) insert into account select x, 100, hex(randomblob(200)) from c")
	r := connect(t, v, path, "&_query_only=1&_pragma=cache_size(20)")
	r.SetMaxOpenConns(4)
	stop := make(chan struct{})
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				var sum int
				if err := r.QueryRow("select sum(n) from account").Scan(&sum); err != nil || sum != 50000 {
					t.Error("sum", sum, err)
					return
				}
			}
		})
	}
	for i := range 150 {
		tx, err := w.Begin()
		if err != nil {
			t.Fatal(err)
		}
		for k := range 10 {
			for _, q := range []string{"update account set n = n - 1, pad = hex(randomblob(200)) where id = ?", "update account set n = n + 1 where id = 501 - ?"} {
				if _, err := tx.Exec(q, 1+(i*7+k*31)%500); err != nil {
					t.Fatal(err)
				}
			}
		}
		if err := tx.Commit(); err != nil {
			t.Fatal(err)
		}
	}
	close(stop)
	wg.Wait()
	whole(t, w)
	if v.Refused() != 0 {
		t.Error("pages refused:", v.Refused())
	}
}

func TestAFullDiskTakesTheTransactionBack(t *testing.T) {
	for _, mode := range []string{"wal", "delete"} {
		t.Run(mode, func(t *testing.T) {
			v := mount(t, keys{1})
			path := in(t, "a.db")
			db := connect(t, v, path, "&_pragma=journal_mode("+mode+")")
			table(t, db, 500)
			var left int
			v.Watch(func(o vfs.Op) int32 {
				if o.Kind != 'w' {
					return 0
				}
				if left--; left < 0 {
					return sqlite3.SQLITE_FULL
				}
				return 0
			})
			for left = range 60 {
				do := fmt.Sprintf(many, 500, "hex(randomblob(100))")
				if _, err := db.Exec(do); err != nil && code(err)&0xff != sqlite3.SQLITE_FULL {
					t.Fatal(err)
				}
			}
			v.Watch(nil)
			if n := one[int](t, db, "select count(*) % 500 from t"); n != 0 {
				t.Error("half a transaction:", n)
			}
			whole(t, db)
			db.Close()
			again := connect(t, v, path, "")
			whole(t, again)
			do(t, again, "insert into t(a) values('x')")
		})
	}
}

func TestTemporaryTablesAreUnreadable(t *testing.T) {
	v := mount(t, keys{1})
	db := connect(t, v, in(t, "a.db"), "&_pragma=temp_store(1)&_pragma=cache_size(10)")
	table(t, db, 20000)
	seen := 0
	v.Watch(func(o vfs.Op) int32 {
		if o.Kind == 'w' && o.Temp {
			seen++
			if containsWord(o.Data) {
				t.Error("content in the clear in a temporary file")
			}
		}
		return 0
	})
	do(t, db, "create temp table tt as select a from t order by a desc")
	if n := one[int](t, db, "select count(*) from (select distinct a from tt order by substr(a, 9))"); n != 20000 {
		t.Error(n)
	}
	v.Watch(nil)
	if seen == 0 {
		t.Error("this test saw no temporary file")
	}
}

func containsWord(b []byte) bool {
	for i := 0; i+8 < len(b); i++ {
		if string(b[i:i+8]) == "Алия" {
			return true
		}
	}
	return false
}

func TestTwoVaultsKeepApart(t *testing.T) {
	dir := t.TempDir()
	a, b := mount(t, keys{1}), mount(t, keys{2})
	var dbs []*sql.DB
	for i, v := range []*vfs.VFS{a, b} {
		db := connect(t, v, filepath.Join(dir, fmt.Sprint(i)), wal)
		table(t, db, 100*(i+1))
		dbs = append(dbs, db)
	}
	for i, db := range dbs {
		if n := one[int](t, db, "select count(*) from t"); n != 100*(i+1) {
			t.Error(n)
		}
		whole(t, db)
	}
}
