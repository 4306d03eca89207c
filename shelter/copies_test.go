package shelter_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"pana/shelter"
	"pana/shelter/vault"
)

func TestACopyIsMadeOnceADayAndOnExitAndOpensAgain(t *testing.T) {
	w := newWorld(t, "saule")
	if _, found, err := w.LastCopy(); found || err != nil {
		t.Fatal("a new file has a copy", err)
	}
	if made, err := w.CopyIfDue(t.Context()); !made || err != nil {
		t.Fatal(made, err)
	}
	if made, err := w.CopyIfDue(t.Context()); made || err != nil {
		t.Fatal("a second copy on the same day", err)
	}
	w.clock.Advance(25 * time.Hour)
	if made, err := w.CopyIfDue(t.Context()); !made || err != nil {
		t.Fatal(made, err)
	}
	w.clock.Advance(time.Hour)
	if err := errors.Join(w.CopyOnExit(t.Context()), w.Lock()); err != nil {
		t.Fatal(err)
	}
	copies, err := filepath.Glob(filepath.Join(filepath.Dir(w.path), "pana-*.pana"))
	if err != nil || len(copies) != 3 {
		t.Fatalf("%d copies, %v", len(copies), err)
	}
	for _, c := range copies {
		s, err := shelter.Open(t.Context(), c, "erlan", deskPassword, options(w.clock))
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Lock(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestACopyThatCanNotBeMadeDoesNotKeepTheFileOpen(t *testing.T) {
	w := newWorld(t, "saule")
	set, err := w.Settings(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	blocked := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(blocked, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	set.CopyDir = filepath.Join(blocked, "copies")
	if _, err := w.SaveSettings(t.Context(), set); err != nil {
		t.Fatal(err)
	}
	if err := w.CopyOnExit(t.Context()); err == nil {
		t.Error("nobody was told that there is no copy")
	}
	if err := w.Lock(); err != nil {
		t.Fatal(err)
	}
	s, err := shelter.Open(t.Context(), w.path, "saule", bossPassword, options(w.clock))
	if err != nil {
		t.Fatal(err)
	}
	w.Session = s
}

func TestCheckNamesWhatIsBroken(t *testing.T) {
	w := newWorld(t, "saule")
	w.admit(t, about(woman("Тюльпан"), w.Now()), "1А")
	found, err := w.Check(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		if !f.Good {
			t.Errorf("%s %v", f.Key, f.Args)
		}
	}
	// The audit is the one thing that can be broken through the door without the file
	// refusing, by somebody who drops what keeps it.
	err = w.Update(t.Context(), func(tx *vault.Tx) error {
		for _, q := range []string{`drop trigger audit_unchanged`, `update audit set at = at - 1000 where no = 2`} {
			if _, err := tx.Exec(q); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	found, err = w.Check(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	bad := ""
	for _, f := range found {
		if !f.Good {
			bad += f.Key
		}
	}
	if bad != "checked.chain_broken" {
		t.Errorf("the check found %q", bad)
	}
}

func TestOnlyUpkeepMayCheck(t *testing.T) {
	w := newWorld(t, "erlan")
	_, err := w.Check(t.Context(), nil)
	refused(t, err, "refused.no_right")
}
