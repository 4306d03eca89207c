package vfs_test

import (
	"database/sql"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"testing"

	"pana/shelter/vault/vfs"
)

// The disk after a power cut: what was synced is there; of what came later each write is
// there, not there, or torn at sectors, in any mixture; a deleted file may be back.

// event is a physical operation, or ('m') a commit that was acknowledged.
type event struct {
	vfs.Op
	commit int
}

type recorder struct {
	mu  sync.Mutex
	all []event
}

func (r *recorder) add(o vfs.Op) int32 {
	if o.Temp || o.Kind == 'r' {
		return 0
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.all = append(r.all, event{Op: o})
	return 0
}

func (r *recorder) committed(n int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.all = append(r.all, event{Op: vfs.Op{Kind: 'm'}, commit: n})
}

// work writes 120 transactions and returns what reached the disk, from begin on.
func work(t *testing.T, dir, sync string) (all []event, begin int) {
	t.Helper()
	v := mount(t, keys{1})
	var r recorder
	v.Watch(r.add)
	db := connect(t, v, filepath.Join(dir, "a.db"), wal+"&_pragma=wal_autocheckpoint(30)&_pragma=cache_size(10)&_pragma=synchronous("+sync+")")
	for _, q := range []string{
		"create table log(seq integer primary key, rows int)",
		"create table line(seq int, i int, pad text, primary key(seq, i)) without rowid",
		"create index pads on line(pad)",
		"pragma wal_checkpoint(truncate)",
	} {
		do(t, db, q)
	}
	begin = len(r.all)
	rng := rand.New(rand.NewSource(7))
	for seq := 1; seq <= 120; seq++ {
		tx, err := db.Begin()
		if err != nil {
			t.Fatal(err)
		}
		rows := 1 + rng.Intn(30)
		for i := range rows {
			if _, err := tx.Exec("insert into line values(?, ?, hex(randomblob(?)))", seq, i, rng.Intn(300)); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := tx.Exec("delete from line where seq < ? and i % 2 = 1", seq-20); err != nil {
			t.Fatal(err)
		}
		if _, err := tx.Exec("insert into log values(?, ?)", seq, rows); err != nil {
			t.Fatal(err)
		}
		if err := tx.Commit(); err != nil {
			t.Fatal(err)
		}
		r.committed(seq)
	}
	db.Close()
	v.Watch(nil)
	return r.all, begin
}

// state checks one disk: whole, no transaction by halves, none missing up to acked.
func state(db *sql.DB, acked int) error {
	var s string
	if err := db.QueryRow("pragma integrity_check").Scan(&s); err != nil || s != "ok" {
		return fmt.Errorf("integrity %q: %v", s, err)
	}
	var last, n, want, have int
	if err := db.QueryRow("select coalesce(max(seq), 0), count(*) from log").Scan(&last, &n); err != nil {
		return err
	}
	if n != last || last < acked {
		return fmt.Errorf("%d acknowledged, %d of %d found", acked, n, last)
	}
	q := "select coalesce(sum(rows), 0), (select count(*) from line where seq > ?1) from log where seq > ?1"
	if err := db.QueryRow(q, last-20).Scan(&want, &have); err != nil {
		return err
	}
	if want != have {
		return fmt.Errorf("%d rows, want %d", have, want)
	}
	_, err := db.Exec("insert into log values(100000, 0)")
	return err
}

func cutPower(t *testing.T, sync string, points int) (bad int, first error) {
	all, begin := work(t, t.TempDir(), sync)
	rng := rand.New(rand.NewSource(11))
	for range points {
		at := begin + rng.Intn(len(all)-begin)
		acked := 0
		for _, e := range all[:at] {
			acked = max(acked, e.commit)
		}
		dir := t.TempDir()
		for name, b := range afterCut(all[:at], rng) {
			if err := os.WriteFile(filepath.Join(dir, filepath.Base(name)), b, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		v := mount(t, keys{1})
		db := connect(t, v, filepath.Join(dir, "a.db"), "")
		if err := state(db, acked); err != nil {
			bad++
			if first == nil {
				first = fmt.Errorf("cut at operation %d: %w", at, err)
			}
		}
		db.Close()
	}
	return bad, first
}

// cuts is how often the power is cut: CUTS of the environment, as make torture sets it.
func cuts() int {
	if n, err := strconv.Atoi(os.Getenv("CUTS")); err == nil && n > 0 {
		return n
	}
	return 150
}

func TestPowerCutsLoseNothingThatWasConfirmed(t *testing.T) {
	if bad, err := cutPower(t, "2", cuts()); bad > 0 {
		t.Errorf("%d of %d: %v", bad, cuts(), err)
	}
}

// Without syncs the same simulation must find losses, or it would find none anywhere.
func TestPowerCutsAreSeenWhereNothingIsSynced(t *testing.T) {
	if bad, _ := cutPower(t, "0", 20); bad == 0 {
		t.Error("the simulation sees nothing")
	}
}

type disk struct {
	synced  []byte
	exists  bool
	pending []event
}

func afterCut(all []event, rng *rand.Rand) map[string][]byte {
	files, deleted := map[string]*disk{}, map[string]*disk{}
	get := func(p string) *disk {
		if files[p] == nil {
			files[p] = &disk{}
		}
		return files[p]
	}
	for _, e := range all {
		switch e.Kind {
		case 'c':
			get(e.Path)
		case 'w', 't':
			f := get(e.Path)
			f.pending = append(f.pending, e)
		case 's':
			f := get(e.Path)
			for _, p := range f.pending {
				f.synced = put(f.synced, p, nil)
			}
			if !f.exists { // SQLite syncs the folder with a new file's first sync
				clear(deleted)
			}
			f.pending, f.exists = nil, true
		case 'd':
			if f := files[e.Path]; f != nil && f.exists && e.Off == 0 {
				deleted[e.Path] = f
			}
			delete(files, e.Path)
		}
	}
	out := map[string][]byte{}
	for p, f := range deleted {
		if files[p] == nil && rng.Intn(2) == 0 {
			out[p] = f.synced
		}
	}
	for p, f := range files {
		b := append([]byte(nil), f.synced...)
		some := f.exists
		for how, i := rng.Intn(4), 0; i < len(f.pending); i++ {
			switch e := f.pending[i]; {
			case how == 0: // nothing of what came later
				continue
			case how == 1 || rng.Intn(3) == 0:
				b = put(b, e, nil)
			case rng.Intn(2) == 0:
				b = put(b, e, rng)
			default:
				continue
			}
			some = true
		}
		if some {
			out[p] = b
		}
	}
	return out
}

// put applies e to b; with torn set only some of its sectors.
func put(b []byte, e event, torn *rand.Rand) []byte {
	if e.Kind == 't' {
		if int64(len(b)) > e.Off {
			return b[:e.Off]
		}
		return append(b, make([]byte, e.Off-int64(len(b)))...)
	}
	end := e.Off + int64(len(e.Data))
	if int64(len(b)) < end {
		b = append(b, make([]byte, end-int64(len(b)))...)
	}
	for i := e.Off; i < end; {
		j := min(end, (i/512+1)*512)
		if torn == nil || torn.Intn(2) == 0 {
			copy(b[i:j], e.Data[i-e.Off:])
		}
		i = j
	}
	return b
}
