package shelter_test

import (
	"path/filepath"
	"testing"

	"pana/shelter"
	"pana/shelter/civil"
)

func TestTheSealedEnvelopeOpensTheFileOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "house.pana")
	clock := civil.NewFixed(evening())
	s, code, err := shelter.Create(t.Context(), path, setup(), options(clock))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Lock(); err != nil {
		t.Fatal(err)
	}
	_, _, err = shelter.Recover(t.Context(), path, code, "nobody", "white kettle early sun", options(clock))
	refused(t, err, "refused.no_director")
	_, _, err = shelter.Recover(t.Context(), path, code, "saule", "short", options(clock))
	faulty(t, err, "password", "fault.password.short")
	s, next, err := shelter.Recover(t.Context(), path, code, "Saule", "white kettle early sun", options(clock))
	if err != nil {
		t.Fatal(err)
	}
	if a, _ := s.Who(); a.Login != "saule" || next == code || next == "" {
		t.Errorf("signed in as %s", a.Login)
	}
	if err := s.Lock(); err != nil {
		t.Fatal(err)
	}
	if _, _, err = shelter.Recover(t.Context(), path, code, "saule", "brass engine north field", options(clock)); err == nil {
		t.Error("the old code opened the file again")
	}
	_, err = shelter.Open(t.Context(), path, "saule", bossPassword, options(clock))
	refused(t, err, "refused.wrong_password")
}

func TestARestoredCopyNeverOverwrites(t *testing.T) {
	w := newWorld(t, "saule")
	w.admit(t, woman("Тюльпан"), "1А")
	if _, err := w.Copy(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.admit(t, woman("Ирис"), "1Б")
	if err := w.Lock(); err != nil {
		t.Fatal(err)
	}
	copies, err := shelter.CopiesIn(filepath.Dir(w.path))
	if err != nil || len(copies) != 1 {
		t.Fatal(len(copies), err)
	}
	aside, err := shelter.Restore(t.Context(), copies[0].Path, w.path, "saule", bossPassword, options(w.clock))
	if err != nil {
		t.Fatal(err)
	}
	for path, people := range map[string]int{w.path: 1, aside: 2} {
		s, err := shelter.Open(t.Context(), path, "saule", bossPassword, options(w.clock))
		if err != nil {
			t.Fatal(err)
		}
		if n := (&world{Session: s}).count(t, `select count(*) from resident`); n != people {
			t.Errorf("%s holds %d people", filepath.Base(path), n)
		}
		if err := s.Lock(); err != nil {
			t.Fatal(err)
		}
	}
}
