package staff_test

import (
	"errors"
	"strings"
	"testing"

	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/staff/stafftest"
	"pana/shelter/vault"
	"pana/shelter/vault/vaulttest"
)

// do runs f in one transaction.
func do(t *testing.T, v *vaulttest.File, a vault.Actor, f func(*vault.Tx) error) error {
	t.Helper()
	return v.Update(t.Context(), a, f)
}

// must is do that may not fail.
func must(t *testing.T, v *vaulttest.File, a vault.Actor, f func(*vault.Tx) error) {
	t.Helper()
	if err := do(t, v, a, f); err != nil {
		t.Fatal(err)
	}
}

// refused demands that err is the refusal key.
func refused(t *testing.T, err error, key string) {
	t.Helper()
	if !errors.Is(err, fault.Refuse(key)) {
		t.Fatalf("want %s, got %v", key, err)
	}
}

// faulty demands that err is exactly the faults "field: key", in order.
func faulty(t *testing.T, err error, want ...string) {
	t.Helper()
	var f fault.Fields
	if !errors.As(err, &f) || f.Error() != strings.Join(want, ", ") {
		t.Fatalf("want %v, got %v", want, err)
	}
}

func TestFirstAccountIsADirectorAndActsInItsOwnTransaction(t *testing.T) {
	f := vaulttest.New(t)
	boss := vault.Actor{Account: 1, Role: "director"}
	err := do(t, f, vault.Actor{}, func(tx *vault.Tx) error {
		_, err := staff.AddAccount(tx, staff.New{Login: "erlan", Name: "Ерлан", Roles: []staff.Role{staff.Desk}})
		return err
	})
	refused(t, err, "refused.first_director")
	must(t, f, boss, func(tx *vault.Tx) error {
		id, err := staff.AddAccount(tx, staff.New{Login: " Сәуле ", Name: "Сәуле Нұрланова", Slot: "0a", Roles: []staff.Role{staff.Director, staff.Social}})
		if id != 1 {
			t.Errorf("first account is %d", id)
		}
		if err != nil {
			return err
		}
		s := staff.Defaults()
		s.HouseName = "Дом у реки"
		return staff.SaveSettings(tx, s)
	})
	must(t, f, vault.Actor{}, func(tx *vault.Tx) error {
		a, err := staff.AccountBySlot(tx, "0a")
		if err != nil {
			return err
		}
		if a.Login != "Сәуле" || !a.Holds(staff.Social) || !a.Active || len(a.Roles) != 2 {
			t.Errorf("read back %+v", a)
		}
		_, err = staff.AccountBySlot(tx, "ff")
		refused(t, err, "refused.no_account")
		_, err = staff.AddAccount(tx, staff.New{Login: "two", Name: "Two", Roles: []staff.Role{staff.Director}})
		refused(t, err, "refused.no_right")
		return nil
	})
}

func TestLoginRules(t *testing.T) {
	f := vaulttest.New(t)
	boss := stafftest.Add(t, f, staff.Director)
	add := func(login, name string, roles ...staff.Role) error {
		return do(t, f, boss, func(tx *vault.Tx) error {
			_, err := staff.AddAccount(tx, staff.New{Login: login, Name: name, Roles: roles})
			return err
		})
	}
	for _, good := range []string{"erlan", "Гүлнар.Ө", "a1", "фирӯз-2", strings.Repeat("я", 40)} {
		if err := add(good, "N", staff.Desk); err != nil {
			t.Errorf("%q: %v", good, err)
		}
	}
	for _, bad := range []string{"a", "two words", ".dot", "dot.", "tab\tx", "x\x00y", "emoji🙂", strings.Repeat("я", 41)} {
		faulty(t, add(bad, "N", staff.Desk), "login: fault.login.form")
	}
	faulty(t, add("ERLAN", "N", staff.Desk), "login: fault.login.taken")
	faulty(t, add("", " ", "king"), "login: fault.text.empty", "name: fault.text.empty", "roles: fault.roles.unknown")
	faulty(t, add("new", strings.Repeat("x", 10_000)), "name: fault.text.long", "roles: fault.roles.none")
	faulty(t, add("new", "a\nb", staff.Desk), "name: fault.text.control")
}

func TestLastDirectorCanNeitherLeaveNorBeDemoted(t *testing.T) {
	f := vaulttest.New(t)
	boss := stafftest.Add(t, f, staff.Director)
	second := stafftest.Add(t, f, staff.Desk)
	leave := func(id int64) error {
		return do(t, f, boss, func(tx *vault.Tx) error { return staff.Leave(tx, id) })
	}
	roles := func(id int64, rs ...staff.Role) error {
		return do(t, f, boss, func(tx *vault.Tx) error { return staff.SetRoles(tx, id, rs) })
	}
	refused(t, leave(boss.Account), "refused.last_director")
	refused(t, roles(boss.Account, staff.Desk), "refused.last_director")

	db := vaulttest.Raw(t, f)
	for _, attack := range []string{
		`delete from account_role where account = 1`,
		`update account set active = 0, left_at = 1 where id = 1`,
		`update account set active = 0, left_at = 1`,
		`delete from account where id = 1`,
		`update account set id = 9 where id = 1`,
		`update account_role set role = 'desk' where account = 1`,
		`update account_role set account = 2 where account = 1`,
		`insert or replace into account (id, login, login_key, name, active, left_at, made_at) values (1, 'xx', 'xx', 'x', 0, 1, 1)`,
	} {
		if _, err := db.Exec(attack); err == nil || !strings.Contains(err.Error(), "refused.") {
			t.Errorf("%s: %v", attack, err)
		}
	}

	if err := roles(second.Account, staff.Director); err != nil {
		t.Fatal(err)
	}
	if err := leave(boss.Account); err != nil {
		t.Fatalf("with another director: %v", err)
	}
	// The director who left no longer acts, and isn't counted.
	refused(t, roles(second.Account, staff.Desk), "refused.not_signed_in")
	if _, err := db.Exec(`delete from account_role where account = ? and role = 'director'`, second.Account); err == nil {
		t.Error("the file let its last active director be demoted")
	}
}

func TestTwoDirectorsCanNotRemoveEachOtherAtOnce(t *testing.T) {
	f := vaulttest.New(t)
	a := stafftest.Add(t, f, staff.Director)
	b := stafftest.Add(t, f, staff.Director, staff.Desk)
	errs := make(chan error, 2)
	for _, p := range [][2]vault.Actor{{a, b}, {b, a}} {
		go func() {
			errs <- f.Update(t.Context(), p[0], func(tx *vault.Tx) error { return staff.Leave(tx, p[1].Account) })
		}()
	}
	e1, e2 := <-errs, <-errs
	if (e1 == nil) == (e2 == nil) {
		t.Fatalf("want exactly one to succeed: %v, %v", e1, e2)
	}
}

func TestLeavingEndsTheAccountButKeepsItsName(t *testing.T) {
	f := vaulttest.New(t)
	boss := stafftest.Add(t, f, staff.Director)
	desk := stafftest.Add(t, f, staff.Desk)
	must(t, f, desk, func(tx *vault.Tx) error {
		if err := staff.SetSlot(tx, desk.Account, "b2"); err != nil {
			return err
		}
		refused(t, staff.SetSlot(tx, boss.Account, "b3"), "refused.no_right")
		return staff.SaveDraft(tx, "intake", []byte("half a family"))
	})
	must(t, f, boss, func(tx *vault.Tx) error {
		if err := staff.Leave(tx, desk.Account); err != nil {
			return err
		}
		refused(t, staff.Leave(tx, desk.Account), "refused.account_left")
		a, err := staff.AccountByID(tx, desk.Account)
		if err != nil {
			return err
		}
		if a.Active || a.Slot != "" || a.Left != tx.Now() {
			t.Errorf("after leaving: %+v", a)
		}
		name, err := staff.NameOf(tx, desk.Account)
		if name == "" {
			t.Error("the name is gone")
		}
		var drafts int
		if err := tx.QueryRow(`select count(*) from draft`).Scan(&drafts); err != nil || drafts != 0 {
			t.Errorf("%d drafts left that nobody may read (%v)", drafts, err)
		}
		// Her login may be given again.
		_, err2 := staff.AddAccount(tx, staff.New{Login: a.Login, Name: "New", Roles: []staff.Role{staff.Desk}})
		return errors.Join(err, err2)
	})
	refused(t, do(t, f, desk, func(tx *vault.Tx) error { return staff.Need(tx, staff.OperationalRead) }), "refused.not_signed_in")
}

func TestARoleTakenAwayIsGoneAtOnce(t *testing.T) {
	f := vaulttest.New(t)
	boss := stafftest.Add(t, f, staff.Director)
	both := stafftest.Add(t, f, staff.Social, staff.Desk)
	must(t, f, both, func(tx *vault.Tx) error { return staff.Need(tx, staff.CaseRead) })
	must(t, f, boss, func(tx *vault.Tx) error {
		return staff.SetRoles(tx, both.Account, []staff.Role{staff.Desk})
	})
	refused(t, do(t, f, both, func(tx *vault.Tx) error { return staff.Need(tx, staff.CaseRead) }), "refused.not_signed_in")
	both.Role = "director" // never held
	refused(t, do(t, f, both, func(tx *vault.Tx) error { return staff.Need(tx, staff.AccountsManage) }), "refused.not_signed_in")
	must(t, f, boss, func(tx *vault.Tx) error {
		past, err := staff.History(tx, "account", both.Account)
		if err != nil {
			return err
		}
		if p := past[0]; p.Field != "roles" || p.Old != "desk social" || p.New != "desk" || p.By != "Director 1" || p.Role != staff.Director {
			t.Errorf("history says %+v", p)
		}
		return nil
	})
}
