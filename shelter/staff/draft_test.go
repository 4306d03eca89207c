package staff_test

import (
	"testing"
	"time"

	"pana/shelter/staff"
	"pana/shelter/staff/stafftest"
	"pana/shelter/vault"
	"pana/shelter/vault/vaulttest"
)

func TestADraftIsItsOwnersOnly(t *testing.T) {
	f := vaulttest.New(t)
	boss := stafftest.Add(t, f, staff.Director)
	desk := stafftest.Add(t, f, staff.Desk, staff.Social)
	read := func(a vault.Actor) (string, bool) {
		t.Helper()
		var body []byte
		var ok bool
		must(t, f, a, func(tx *vault.Tx) (err error) {
			body, _, ok, err = staff.Draft(tx, "intake")
			return err
		})
		return string(body), ok
	}
	save := func(a vault.Actor, body string) {
		t.Helper()
		must(t, f, a, func(tx *vault.Tx) error { return staff.SaveDraft(tx, "intake", []byte(body)) })
	}
	save(desk, "Зулхумор")
	f.Clock.Advance(4 * time.Second)
	save(desk, "Зулхумор, 30")
	if body, ok := read(boss); ok {
		t.Errorf("the director reads %q", body)
	}
	save(boss, "mine")
	asSocial := vault.Actor{Account: desk.Account, Role: "social"}
	if body, _ := read(asSocial); body != "Зулхумор, 30" {
		t.Errorf("in her other role she finds %q", body)
	}
	must(t, f, boss, func(tx *vault.Tx) error { return staff.DropDraft(tx, "intake") })
	if _, ok := read(boss); ok {
		t.Error("a dropped draft is still there")
	}
	must(t, f, desk, func(tx *vault.Tx) error {
		forms, err := staff.Drafts(tx)
		if len(forms) != 1 || forms[0] != "intake" {
			t.Errorf("drafts: %v", forms)
		}
		_, at, _, err2 := staff.Draft(tx, "intake")
		if at != tx.Now() {
			t.Errorf("saved at %d, now %d", at, tx.Now())
		}
		if err == nil {
			err = err2
		}
		return err
	})
	refused(t, do(t, f, vault.Actor{}, func(tx *vault.Tx) error { return staff.SaveDraft(tx, "x", nil) }), "refused.not_signed_in")
	must(t, f, desk, func(tx *vault.Tx) error { return staff.SaveDraft(tx, "empty", nil) })
}
