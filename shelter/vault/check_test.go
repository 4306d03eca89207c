package vault

import (
	"context"
	"encoding/binary"
	"errors"
	"testing"

	"pana/shelter/vault/vfs"
)

func TestCheckNamesEachFault(t *testing.T) {
	v := made(t, opts())
	addNotes(t, v, 3000)
	mustExec(t, v, `delete from note where id > 500`)
	pages := int(number(t, v, `select page_count from pragma_page_count`))
	var first []byte
	if err := v.readers.QueryRow(`select data from sqlite_dbpage where pgno = 1`).Scan(&first); err != nil {
		t.Fatal(err)
	}
	trunk := binary.BigEndian.Uint32(first[32:]) // SQLite reads this free page itself
	free := number(t, v, `with recursive c(x) as (select 1 union all select x + 1 from c where x < ?)
		select max(x) from c where x not in (select pageno from dbstat) and x <> ?`, pages, trunk)
	locked(t, v)
	change(t, v.path, func(b []byte) []byte { b[vfs.HeaderSize+int(free-1)*vfs.PageSize+99] ^= 1; return b })
	w := unlocked(t, v.path, opts())
	// While it is open: a header copy, as by a failing disk. No lock of SQLite is at stake
	// for a header, and this test opens the file by itself.
	change(t, v.path, func(b []byte) []byte { b[300] ^= 1; return b })
	calls := 0
	found, err := w.Check(t.Context(), func(done, of int) {
		if calls++; done > of || of != pages {
			t.Error("progress", done, of)
		}
	})
	if err != nil || calls == 0 {
		t.Fatal(err, calls)
	}
	if len(found) != 2 || found[0].Kind != "header" || found[0].Key != "check.bad_header" ||
		found[1].Kind != "page" || found[1].Key != "check.bad_page" || found[1].Args["Page"] != free {
		t.Error(found)
	}
}

func TestCheckFindsZerosWhereContentShouldBe(t *testing.T) {
	v := made(t, opts())
	mustExec(t, v, `create table big(id integer primary key, b blob) strict`)
	mustExec(t, v, `insert into big(b) values(randomblob(20000))`)
	page := number(t, v, `select max(pageno) from dbstat where pagetype = 'overflow'`)
	locked(t, v)
	change(t, v.path, func(b []byte) []byte {
		clear(b[vfs.HeaderSize+int(page-1)*vfs.PageSize:][:vfs.PageSize])
		return b
	})
	found, err := unlocked(t, v.path, opts()).Check(t.Context(), nil)
	if err != nil || len(found) == 0 || found[0].Args["Page"] != page {
		t.Error(found, err)
	}
}

func TestCheckFindsWhatRefersToNothing(t *testing.T) {
	v := made(t, opts())
	raw, err := v.Raw()
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range []string{`pragma foreign_keys = 0`, `insert into child(note) values(999)`} {
		if _, err := raw.Exec(q); err != nil {
			t.Fatal(err)
		}
	}
	raw.Close()
	found, err := v.Check(t.Context(), nil)
	if err != nil || len(found) != 1 || found[0].Kind != "reference" {
		t.Error(found, err)
	}
}

func TestCheckEndsWhenItIsCancelled(t *testing.T) {
	v := made(t, opts())
	addNotes(t, v, 5000)
	ctx, cancel := context.WithCancel(t.Context())
	_, err := v.Check(ctx, func(int, int) { cancel() })
	if !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	mustExec(t, v, `insert into note(text) values('x')`)
}

// A page that someone changed while the file was closed ends in a sentence, not in data.
func TestTamperedPagesAreRefusedOnReading(t *testing.T) {
	v := made(t, opts())
	addNotes(t, v, 3000)
	locked(t, v)
	var good []byte
	change(t, v.path, func(b []byte) []byte { good = append([]byte(nil), b...); return b })
	pages := (len(good) - vfs.HeaderSize) / vfs.PageSize
	at := func(page int) int { return vfs.HeaderSize + page*vfs.PageSize }
	damage := map[string]func(i int, b []byte) []byte{
		"bit": func(i int, b []byte) []byte { b[at(i)+(i*67)%4096] ^= 1 << (i % 8); return b },
		"swap": func(i int, b []byte) []byte {
			j := i%(pages-1) + 1
			if j == i {
				j = 0
			}
			copy(b[at(i):at(i+1)], good[at(j):])
			copy(b[at(j):at(j+1)], good[at(i):])
			return b
		},
		"cut": func(i int, b []byte) []byte { return b[:at(i)] },
	}
	for name, f := range damage {
		for i := 1; i < pages; i += 3 {
			change(t, v.path, func([]byte) []byte { return f(i, append([]byte(nil), good...)) })
			w, err := Unlock(v.path, opts(), anna, password)
			if err != nil {
				continue
			}
			var n, sum int
			err = w.View(t.Context(), Actor{}, func(tx *Tx) error {
				return tx.QueryRow(`select count(*), sum(length(text)) from note not indexed`).Scan(&n, &sum)
			})
			if err != nil {
				refusedWith(t, err, "refused.damaged")
			} else if n != 3000 {
				t.Errorf("%s of page %d: wrong data: %d notes", name, i, n)
			}
			if found, err := w.Check(t.Context(), nil); err == nil && len(found) == 0 {
				t.Errorf("%s of page %d isn't found by the check", name, i)
			}
			w.Lock()
		}
	}
}
