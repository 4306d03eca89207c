package vault

import (
	"context"
	"database/sql"
	"path/filepath"
	"testing"
	"time"
)

// The sealed file beside plain SQLite, round by round in one run, with the same pragmas:
// "ratio" is what sealing costs.

func plain(b *testing.B, v *Vault) *sql.DB {
	b.Helper()
	q := "?_txlock=immediate&_pragma=journal_mode(wal)&_pragma=cache_size(-16000)"
	for _, p := range common {
		q += "&_pragma=" + p
	}
	db, err := sql.Open("sqlite", "file:"+filepath.Join(b.TempDir(), "plain.db")+q)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { db.Close() })
	db.SetMaxOpenConns(1)
	for _, d := range []*sql.DB{db, v.writer} {
		for _, q := range []string{
			`create table person(id integer primary key, name text not null, note text not null) strict`,
			`create index person_name on person(name)`,
			`with recursive c(x) as (select 1 union all select x + 1 from c where x < 20000)
				insert into person(name, note) select 'Сейтжанова ' || x, hex(randomblob(80)) from c`,
		} {
			if _, err := d.Exec(q); err != nil {
				b.Fatal(err)
			}
		}
	}
	return db
}

// beside runs the same work on both and reports what each takes.
func beside(b *testing.B, sealed, bare func(i int) error) {
	b.Helper()
	var took [2]time.Duration
	i := 0
	for b.Loop() {
		for k := range 2 {
			k = (k + i) % 2 // who comes second finds the processor's caches warm
			begin := time.Now()
			if err := [2]func(int) error{bare, sealed}[k](i); err != nil {
				b.Fatal(err)
			}
			took[k] += time.Since(begin)
		}
		i++
	}
	b.ReportMetric(float64(took[1].Nanoseconds())/float64(i), "sealed-ns")
	b.ReportMetric(float64(took[0].Nanoseconds())/float64(i), "plain-ns")
	b.ReportMetric(float64(took[1])/float64(took[0]), "ratio")
}

func BenchmarkCommitOfOneRow(b *testing.B) {
	v := made(b, opts())
	db := plain(b, v)
	const q = `insert into person(name, note) values('Иванова', 'x')`
	insert := func(d *sql.DB) error {
		tx, err := d.Begin()
		if err != nil {
			return err
		}
		defer tx.Rollback()
		if _, err := tx.Exec(q); err != nil {
			return err
		}
		return tx.Commit()
	}
	beside(b, func(int) error { return insert(v.writer) }, func(int) error { return insert(db) })
}

// A whole Update against a bare transaction: what the door costs besides sealing.
func BenchmarkUpdate(b *testing.B) {
	v := made(b, opts())
	db := plain(b, v)
	const q = `insert into person(name, note) values('Иванова', 'x')`
	beside(b, func(int) error { return v.exec(q) }, func(int) error {
		tx, err := db.Begin()
		if err != nil {
			return err
		}
		defer tx.Rollback()
		if _, err := tx.Exec(q); err != nil {
			return err
		}
		return tx.Commit()
	})
}

func BenchmarkPointRead(b *testing.B) {
	v := made(b, opts())
	db := plain(b, v)
	read := func(d *sql.DB) func(int) error {
		return func(i int) error {
			var s string
			return d.QueryRow(`select note from person where id = ?`, 1+i*7919%20000).Scan(&s)
		}
	}
	beside(b, read(v.writer), read(db))
}

// As PointRead, but with a cache so small that nearly each page is opened anew.
func BenchmarkPointReadUncached(b *testing.B) {
	v := made(b, opts())
	db := plain(b, v)
	for _, d := range []*sql.DB{db, v.writer} {
		if _, err := d.Exec(`pragma cache_size = 10; pragma shrink_memory`); err != nil {
			b.Fatal(err)
		}
	}
	read := func(d *sql.DB) func(int) error {
		return func(i int) error {
			var s string
			return d.QueryRow(`select note from person where id = ?`, 1+i*7919%20000).Scan(&s)
		}
	}
	beside(b, read(v.writer), read(db))
}

func BenchmarkScan(b *testing.B) {
	v := made(b, opts())
	db := plain(b, v)
	scan := func(d *sql.DB) func(int) error {
		return func(int) error {
			var n int
			return d.QueryRow(`select count(*) from person where note like '%FFFFFFF%'`).Scan(&n)
		}
	}
	beside(b, scan(v.writer), scan(db))
}

func BenchmarkUnlockWithoutKeyDerivation(b *testing.B) {
	v := made(b, opts())
	path := v.path
	if err := v.Lock(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		w, err := Unlock(path, opts(), anna, password)
		if err != nil {
			b.Fatal(err)
		}
		if err := w.View(context.Background(), Actor{}, func(*Tx) error { return nil }); err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		if err := w.Lock(); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
}
