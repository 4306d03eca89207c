package shelter_test

import (
	"testing"

	"pana/shelter"
	"pana/shelter/staff"
)

func TestWeakPasswordsAreRefused(t *testing.T) {
	for password, key := range map[string]string{
		"":                  "fault.password.short",
		"short":             "fault.password.short",
		"elevenchars":       "fault.password.short",
		"            ":      "fault.password.short",
		"aaaaaaaaaaaaaa":    "fault.password.weak",
		"erlanerlanerlan":   "fault.password.weak",
		"арчаарчаарча12345": "fault.password.weak",
	} {
		err := shelter.Strong(password, "erlan", "Арча")
		faulty(t, err, "password", key)
	}
	for _, good := range []string{"night-lantern-quiet-bridge", "түн шам тыныш көпір"} {
		if err := shelter.Strong(good, "erlan", "Арча"); err != nil {
			t.Errorf("%q: %v", good, err)
		}
	}
}

func TestOneChangesOnlyOnesOwnPassword(t *testing.T) {
	w := newWorld(t, "erlan")
	_, err := w.ChangePassword(t.Context(), bossPassword, "paper river morning stone")
	faulty(t, err, "old", "fault.password.not_yours")
	_, err = w.ChangePassword(t.Context(), deskPassword, "short")
	faulty(t, err, "password", "fault.password.short")
	if _, err := w.ChangePassword(t.Context(), deskPassword, "paper river morning stone"); err != nil {
		t.Fatal(err)
	}
	if _, err := w.ResetPassword(t.Context(), 1, "paper river morning stone"); err == nil {
		t.Error("the desk reset the director's password")
	}
	w.Lock()
	_, err = shelter.Open(t.Context(), w.path, "erlan", deskPassword, options(w.clock))
	refused(t, err, "refused.wrong_password")
	s, err := shelter.Open(t.Context(), w.path, "erlan", "paper river morning stone", options(w.clock))
	if err != nil {
		t.Fatal(err)
	}
	w.Session = s
}

func TestTheDirectorResetsAPasswordAndLetsPeopleGo(t *testing.T) {
	w := newWorld(t, "saule")
	if _, err := w.ResetPassword(t.Context(), 2, "green window slow rain"); err != nil {
		t.Fatal(err)
	}
	refused(t, w.SwitchTo(t.Context(), "erlan", deskPassword), "refused.wrong_password")
	if err := w.SwitchTo(t.Context(), "erlan", "green window slow rain"); err != nil {
		t.Fatal(err)
	}
	if a, role := w.Who(); a.Login != "erlan" || role != staff.Desk {
		t.Errorf("%s acts as %s", a.Login, role)
	}
	if n := w.count(t, `select count(*) from audit where action = 'sign-in failed'`); n != 1 {
		t.Errorf("%d failed sign-ins in the audit", n)
	}
	if err := w.SwitchTo(t.Context(), "saule", bossPassword); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Leave(t.Context(), 2); err != nil {
		t.Fatal(err)
	}
	refused(t, w.SwitchTo(t.Context(), "erlan", "green window slow rain"), "refused.wrong_password")
	_, err := w.Leave(t.Context(), 1)
	refused(t, err, "refused.last_director")
	if err := w.SwitchTo(t.Context(), "saule", bossPassword); err != nil {
		t.Error("the last director was locked out:", err)
	}
}

func TestAnAccountThatIsRefusedSpendsNoSlot(t *testing.T) {
	w := newWorld(t, "saule")
	for range 40 {
		_, err := w.AddAccount(t.Context(), shelter.NewAccount{Login: "erlan", Name: "Ещё один",
			Password: "paper river morning stone", Roles: []staff.Role{staff.Desk}})
		faulty(t, err, "login", "fault.login.taken")
	}
	if _, err := w.AddAccount(t.Context(), shelter.NewAccount{Login: "kanat", Name: "Қанат Ілиясов",
		Password: "paper river morning stone", Roles: []staff.Role{staff.Social, staff.Desk}}); err != nil {
		t.Fatal(err)
	}
	if err := w.SwitchTo(t.Context(), "kanat", "paper river morning stone"); err != nil {
		t.Fatal(err)
	}
	if err := w.SetRole(t.Context(), staff.Desk); err != nil {
		t.Error(err)
	}
	refused(t, w.SetRole(t.Context(), staff.Director), "refused.not_your_role")
	if _, role := w.Who(); role != staff.Desk {
		t.Errorf("acts as %s", role)
	}
}

func TestOnlyTheDirectorMakesAccounts(t *testing.T) {
	w := newWorld(t, "erlan")
	_, err := w.AddAccount(t.Context(), shelter.NewAccount{Login: "kanat", Name: "Қанат",
		Password: "paper river morning stone", Roles: []staff.Role{staff.Director}})
	refused(t, err, "refused.no_right")
	if n := w.count(t, `select count(*) from account`); n != 2 {
		t.Errorf("%d accounts", n)
	}
}

func TestNobodyTakesAwayTheRoleOrTheAccountSheWorksIn(t *testing.T) {
	w := newWorld(t, "saule")
	if _, err := w.AddAccount(t.Context(), shelter.NewAccount{Login: "aidana", Name: "Айдана", Password: "green window slow rain", Roles: []staff.Role{staff.Director}}); err != nil {
		t.Fatal(err)
	}
	_, err := w.SetRoles(t.Context(), 1, []staff.Role{staff.Desk})
	refused(t, err, "refused.own_role")
	_, err = w.Leave(t.Context(), 1)
	refused(t, err, "refused.own_account")
	if _, err := w.Accounts(t.Context()); err != nil {
		t.Errorf("the refusal cost her the session: %v", err)
	}
	if _, err := w.SetRoles(t.Context(), 1, []staff.Role{staff.Director, staff.Desk}); err != nil {
		t.Error(err)
	}
}

func TestAPasswordIsNotChangedIntoItself(t *testing.T) {
	w := newWorld(t, "erlan")
	_, err := w.ChangePassword(t.Context(), deskPassword, deskPassword)
	faulty(t, err, "password", "fault.password.reused")
	if err := w.SwitchTo(t.Context(), "saule", bossPassword); err != nil {
		t.Fatal(err)
	}
	_, err = w.ResetPassword(t.Context(), 2, deskPassword)
	faulty(t, err, "password", "fault.password.reused")
}
