package shift_test

import (
	"strings"
	"testing"

	"pana/shelter/people"
	"pana/shelter/shift"
	"pana/shelter/staff"
	"pana/shelter/staff/stafftest"
	"pana/shelter/vault"
)

// known registers a woman whose name, papers and phone are in the vault.
func (h *home) known(word string) int64 {
	h.t.Helper()
	id := h.register(word, people.Name{Given: "Нилуфар", Family: "Каримова"})
	h.must(h.desk, func(tx *vault.Tx) error {
		i, err := people.OpenIdentity(tx, id, "test")
		if err != nil {
			return err
		}
		i.Documents = []people.Document{{Kind: "passport", Number: "AA 1234567", Place: "exploiter"}}
		i.Phones = []people.Phone{{Number: "+998 90 123 45 67"}}
		return people.ChangeIdentity(tx, i)
	})
	return id
}

func (h *home) check(a vault.Actor, text string) []shift.Finding {
	h.t.Helper()
	var found []shift.Finding
	h.must(a, func(tx *vault.Tx) (err error) {
		found, err = shift.Check(tx, text)
		return err
	})
	return found
}

func TestCR06TheLogWarnsOfEveryKindOfVaultValueAndOffersTheWord(t *testing.T) {
	h := newHome(t)
	h.known("Тюльпан")
	for text, want := range map[string]struct{ part, kind, replaced string }{
		"Нилуфар не спит":                {"Нилуфар", "name", "Тюльпан не спит"},
		"звонили, спрашивали Нилуфару":   {"Нилуфару", "name", "звонили, спрашивали Тюльпан"},
		"у Каримовой жар":                {"Каримовой", "name", "у Тюльпан жар"},
		"пришла Nilufar":                 {"Nilufar", "name", "пришла Тюльпан"},
		"паспорт АА 1234567 у директора": {"АА 1234567", "document", "паспорт Тюльпан у директора"},
		"номер 8-90-123-45-67 звонил":    {"90-123-45-67", "phone", "номер 8-Тюльпан звонил"},
	} {
		found := h.check(h.desk, text)
		if len(found) != 1 || found[0].Part != want.part || found[0].Kind != want.kind || strings.Join(found[0].Words, " ") != "Тюльпан" {
			t.Errorf("%q: found %+v", text, found)
			continue
		}
		if got := shift.Replace(text, found); got != want.replaced {
			t.Errorf("%q became %q", text, got)
		}
	}
	for text, want := range map[string]string{ // a name and a surname are one person
		"Нилуфар Каримова звонила": "Тюльпан звонила",
		"Нилуфар, Нилуфар":         "Тюльпан, Тюльпан",
	} {
		if got := shift.Replace(text, h.check(h.desk, text)); got != want {
			t.Errorf("%q became %q", text, got)
		}
	}
	for _, quiet := range []string{"Тюльпан не спит", "все на местах, 10", "", "в 22:00 обход", "desk 2 сменился"} {
		if found := h.check(h.desk, quiet); len(found) > 0 {
			t.Errorf("%q: found %+v", quiet, found)
		}
	}
}

func TestAWarningDoesNotTellWhoseNameItIsToThoseWhoMayNotKnow(t *testing.T) {
	h := newHome(t)
	id := h.known("Тюльпан")
	searches := func() (n int) {
		h.must(h.desk, func(tx *vault.Tx) error {
			return tx.QueryRow(`select count(*) from audit where action = 'search' and subject = ?`, id).Scan(&n)
		})
		return n
	}
	for _, role := range []staff.Role{staff.Psychologist, staff.Nurse, staff.Lawyer, staff.Supplies} {
		found := h.check(stafftest.Add(t, h.File, role), "Нилуфар не спит")
		if len(found) != 1 || found[0].Part != "Нилуфар" || len(found[0].Words) != 0 {
			t.Errorf("%s is told %+v", role, found)
		}
		if got := shift.Replace("Нилуфар не спит", found); got != "Нилуфар не спит" {
			t.Errorf("%s: replaced to %q", role, got)
		}
	}
	if n := searches(); n != 0 {
		t.Errorf("%d views were audited that nobody had", n)
	}
	if found := h.check(stafftest.Add(t, h.File, staff.Director), "Нилуфар и Нилуфар"); len(found) != 2 || found[1].Words[0] != "Тюльпан" {
		t.Errorf("the director is told %+v", found)
	}
	if n := searches(); n != 1 {
		t.Errorf("%d views were audited, not one", n)
	}
	// Who left a year ago still has a name, but the desk opens present residents only.
	h.must(h.desk, func(tx *vault.Tx) error {
		_, err := tx.Exec(`update stay set exited_at = ?, exit_reason = 'own_request', destination = '99' where resident = ?`, int64(tx.Now()), id)
		return err
	})
	if found := h.check(h.other, "Нилуфар не спит"); len(found) != 1 || len(found[0].Words) != 0 {
		t.Errorf("the desk is told %+v of one who left", found)
	}
}

func TestANameThatTwoBearOffersBothWords(t *testing.T) {
	h := newHome(t)
	h.known("Тюльпан")
	h.register("Ирис", people.Name{Given: "Нилуфар"})
	found := h.check(h.desk, "Нилуфар не спит")
	if len(found) != 1 || strings.Join(found[0].Words, " ") != "Тюльпан Ирис" {
		t.Errorf("found %+v", found)
	}
}
