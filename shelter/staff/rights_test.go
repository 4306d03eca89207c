package staff_test

import (
	"strings"
	"testing"

	"pana/shelter/staff"
	"pana/shelter/staff/stafftest"
	"pana/shelter/vault"
	"pana/shelter/vault/vaulttest"
)

// sheet is the table of rights as it was agreed: a line for each right, a column for each
// role. A any, P present residents, O own, - none.
const sheet = `
                   director desk social psychologist lawyer nurse supplies technical inspector
operational.read   A        A    A      A            A      A     P        -         -
operational.write  A        A    A      -            -      -     -        -         -
identity.read      A        P    A      -            O      O     -        -         -
identity.write     -        O    O      -            O      -     -        -         -
identity.given     A        P    A      O            O      O     -        -         -
case.read          A        -    O      O            O      -     -        -         -
case.write         -        -    O      -            O      -     -        -         -
clinical.read      -        -    -      O            -      A     -        -         -
clinical.write     -        -    -      O            -      A     -        -         -
clinical.count     A        -    -      O            -      A     -        -         -
stock.read         A        A    A      A            A      A     A        -         -
stock.write        A        A    A      -            -      -     A        -         -
house.plan         A        -    -      -            -      -     -        -         -
audit.read         A        -    -      -            -      -     -        A         A
accounts.manage    A        -    -      -            -      -     -        -         -
settings.write     A        -    -      -            -      -     -        A         -
upkeep             A        -    -      -            -      -     -        A         -
sheet.a            A        A    A      A            A      A     A        -         -
sheet.b            A        P    A      O            O      O     -        -         -
sheet.c            A        O    A      -            O      -     -        -         -
evacuate           A        A    A      A            A      A     A        -         -
overrule           A        A    A      -            -      -     -        -         -
`

var letters = map[string]staff.Scope{"A": staff.Any, "P": staff.Present, "O": staff.Own, "-": staff.None}

func TestCR01EveryCellOfTheRightsTable(t *testing.T) {
	lines := strings.Split(strings.TrimSpace(sheet), "\n")
	roles := strings.Fields(lines[0])
	if len(roles) != len(staff.Roles()) || len(lines)-1 != len(staff.Rights()) {
		t.Fatalf("the table has %d roles and %d rights", len(roles), len(lines)-1)
	}
	f := vaulttest.New(t)
	actors := map[string]vault.Actor{}
	for _, r := range staff.Roles() {
		actors[string(r)] = stafftest.Add(t, f, r)
	}
	listed := map[staff.Right]bool{}
	for _, line := range lines[1:] {
		cells := strings.Fields(line)
		right := staff.Right(cells[0])
		listed[right] = true
		for i, r := range roles {
			want := letters[cells[i+1]]
			if got := staff.ScopeOf(staff.Role(r), right); got != want {
				t.Errorf("%s %s: scope %d, want %d", r, right, got, want)
			}
			err := f.View(t.Context(), actors[r], func(tx *vault.Tx) error { return staff.Need(tx, right) })
			if (err == nil) != (want != staff.None) {
				t.Errorf("%s needs %s: %v", r, right, err)
			}
			if err != nil {
				refused(t, err, "refused.no_right")
			}
		}
	}
	for _, r := range staff.Rights() {
		if !listed[r] {
			t.Errorf("%s is not in the table", r)
		}
	}
}

func TestNobodyHasRightsWithoutAnAccount(t *testing.T) {
	f := vaulttest.New(t)
	stafftest.Add(t, f, staff.Director)
	for _, a := range []vault.Actor{{}, {Account: 1}, {Account: 1, Role: "king"}, {Account: 99, Role: "director"}, {Role: "director"}} {
		for _, right := range staff.Rights() {
			if err := f.View(t.Context(), a, func(tx *vault.Tx) error { return staff.Need(tx, right) }); err == nil {
				t.Errorf("%+v may %s", a, right)
			}
		}
	}
}

func TestTechnicalAndInspectorReachNoResident(t *testing.T) {
	for _, r := range []staff.Role{staff.Technical, staff.Inspector} {
		for _, right := range staff.Rights() {
			switch right {
			case staff.AuditRead, staff.SettingsWrite, staff.Upkeep:
			default:
				if staff.ScopeOf(r, right) != staff.None {
					t.Errorf("%s has %s", r, right)
				}
			}
		}
	}
}

// Every work function of this package, tried by a role that may not.
func TestWorkFunctionsAskForTheirRight(t *testing.T) {
	f := vaulttest.New(t)
	boss := stafftest.Add(t, f, staff.Director)
	viewer, desk := stafftest.Add(t, f, staff.Inspector), stafftest.Add(t, f, staff.Desk)
	for name, c := range map[string]struct {
		by   vault.Actor
		work func(*vault.Tx) error
	}{
		"add": {desk, func(tx *vault.Tx) error {
			_, err := staff.AddAccount(tx, staff.New{Login: "xx", Name: "x", Roles: []staff.Role{staff.Director}})
			return err
		}},
		"roles":    {desk, func(tx *vault.Tx) error { return staff.SetRoles(tx, desk.Account, staff.Roles()) }},
		"rename":   {desk, func(tx *vault.Tx) error { return staff.Rename(tx, boss.Account, "x") }},
		"leave":    {desk, func(tx *vault.Tx) error { return staff.Leave(tx, viewer.Account) }},
		"slot":     {desk, func(tx *vault.Tx) error { return staff.SetSlot(tx, boss.Account, "77") }},
		"settings": {desk, func(tx *vault.Tx) error { return staff.SaveSettings(tx, staff.Defaults()) }},
		"log":      {desk, func(tx *vault.Tx) error { _, err := staff.Log(tx, staff.LogFilter{}); return err }},
		"print A": {viewer, func(tx *vault.Tx) error {
			_, err := staff.Reserve(tx, staff.Print{Sheet: "beds", Level: "A"})
			return err
		}},
		"print C": {stafftest.Add(t, f, staff.Psychologist), func(tx *vault.Tx) error {
			_, err := staff.Reserve(tx, staff.Print{Sheet: "intake", Level: "C", Reason: "court"})
			return err
		}},
		"shred":    {viewer, func(tx *vault.Tx) error { return staff.Destroyed(tx, 1) }},
		"accounts": {vault.Actor{}, func(tx *vault.Tx) error { _, err := staff.Accounts(tx); return err }},
		"history":  {vault.Actor{}, func(tx *vault.Tx) error { _, err := staff.History(tx, "account", 1); return err }},
		"prints":   {vault.Actor{}, func(tx *vault.Tx) error { _, err := staff.Prints(tx, staff.PrintFilter{}); return err }},
	} {
		err := do(t, f, c.by, c.work)
		if err == nil || !strings.HasPrefix(err.Error(), "refused.no") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
