package vault

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
	"time"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/vault/vfs"
)

func TestEveryCopyIsProven(t *testing.T) {
	o := opts()
	clock := o.Clock.(*civil.Fixed)
	dir := t.TempDir()
	v, other := made(t, o), made(t, opts())
	addNotes(t, v, 300)
	var copies []Copy
	for range 5 {
		c, err := v.Copy(t.Context(), dir)
		if err != nil {
			t.Fatal(err)
		}
		copies = append([]Copy{c}, copies...)
		clock.Advance(24 * time.Hour)
		addNotes(t, v, 1)
	}
	theirs, err := other.Copy(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	foreign, err := os.ReadFile(theirs.Path)
	if err != nil {
		t.Fatal(err)
	}
	edit := map[int]struct {
		f   func([]byte) []byte
		key string
	}{
		0: {func(b []byte) []byte { b[vfs.HeaderSize+3*vfs.PageSize+9] ^= 1; return b }, "check.bad_structure"},
		1: {func([]byte) []byte { return foreign }, "check.no_key"},
		2: {func(b []byte) []byte { b[8192+300] ^= 1; return b }, "check.copy_header"},
		3: {func(b []byte) []byte { return b[:len(b)-vfs.PageSize] }, "refused.damaged"},
	}
	for i, e := range edit {
		change(t, copies[i].Path, e.f)
	}
	before := names(t, dir)
	steps := 0
	proofs, err := v.Verify(t.Context(), dir, nil, func(done, of int) {
		if steps++; done != steps || of != 5 {
			t.Error("progress", done, of)
		}
	})
	if err != nil || len(proofs) != 5 || steps != 5 {
		t.Fatal(proofs, err, steps)
	}
	for i, p := range proofs {
		e, spoilt := edit[i]
		switch {
		case p.Copy.Path != copies[i].Path || p.At != copies[i].At:
			t.Errorf("%d is %s", i, p.Name)
		case !spoilt && (len(p.Found) > 0 || p.Rows != 300+50+2+1):
			t.Errorf("a good copy: %+v", p)
		case spoilt && (len(p.Found) == 0 || p.Found[0].Key != e.key):
			t.Errorf("%d: %+v, want %s", i, p.Found, e.key)
		}
	}
	if after := names(t, dir); after != before {
		t.Errorf("looking left something: %s, before %s", after, before)
	}
	sound(t, v)
}

func names(t *testing.T, dir string) (all string) {
	t.Helper()
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range list {
		all += f.Name() + " "
	}
	return all
}

func TestTheContentOfACopyIsAskedOnlyInItsOwnTables(t *testing.T) {
	v := made(t, opts())
	dir := t.TempDir()
	if _, err := v.Copy(t.Context(), dir); err != nil {
		t.Fatal(err)
	}
	locked(t, v)
	o := opts()
	o.CopyDir = filepath.Join(dir, "migration")
	o.Parts = []Part{{"test", with(fstest.MapFS{"0002_second.sql": file(`create table more(x integer) strict`)})}}
	w := unlocked(t, v.path, o)
	o.Clock.(*civil.Fixed).Advance(time.Hour)
	if _, err := w.Copy(t.Context(), dir); err != nil {
		t.Fatal(err)
	}
	asked := 0
	proofs, err := w.Verify(t.Context(), dir, func(tx *Tx) ([]Finding, error) {
		asked++
		if _, err := tx.Exec(`insert into more values(1)`); err == nil {
			t.Error("a copy was written to")
		}
		var n int
		return []Finding{{"content", fault.Say("x")}}, tx.QueryRow(`select count(*) from more`).Scan(&n)
	}, nil)
	if err != nil || len(proofs) != 2 || asked != 1 || len(proofs[0].Found) != 1 || len(proofs[1].Found) != 0 {
		t.Error(proofs, err, asked)
	}
	broken := errors.New("a question that fails")
	proofs, err = w.Verify(t.Context(), dir, func(*Tx) ([]Finding, error) { return nil, broken }, nil)
	if err != nil || len(proofs[0].Found) != 1 {
		t.Error("a copy that can't be asked passes for good", proofs, err)
	}
}

func TestVerifyOfNoFolder(t *testing.T) {
	v := made(t, opts())
	_, err := v.Verify(t.Context(), filepath.Join(t.TempDir(), "no"), nil, nil)
	refusedWith(t, err, "refused.no_file")
}
