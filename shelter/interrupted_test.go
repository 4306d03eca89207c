package shelter_test

import (
	"testing"

	"pana/shelter"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// A power cut while the paper runs leaves a reserved number. The next opening voids it; a
// change of the person at the desk, while somebody may be printing, doesn't.
func TestAPrintThatThePowerCutEndedIsVoidAtTheNextOpening(t *testing.T) {
	w := newWorld(t, "erlan")
	var no int64
	err := w.Update(t.Context(), func(tx *vault.Tx) (err error) {
		no, err = staff.Reserve(tx, staff.Print{Sheet: "beds", Level: "A", Lang: "ru"})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	state := func() (s staff.State) {
		t.Helper()
		err := w.View(t.Context(), func(tx *vault.Tx) error {
			return tx.QueryRow(`select state from print_log where no = ?`, no).Scan(&s)
		})
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	if err := w.SwitchTo(t.Context(), "saule", bossPassword); err != nil {
		t.Fatal(err)
	}
	if s := state(); s != staff.Reserved {
		t.Errorf("another person at the desk makes it %s", s)
	}
	if err := w.Lock(); err != nil {
		t.Fatal(err)
	}
	if w.Session, err = shelter.Open(t.Context(), w.path, "saule", bossPassword, options(w.clock)); err != nil {
		t.Fatal(err)
	}
	if s := state(); s != staff.Voided {
		t.Errorf("after the next opening it is %s", s)
	}
}
