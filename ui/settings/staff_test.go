package settings_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"pana/reports"
	"pana/shelter"
	"pana/shelter/staff"
	"pana/ui/desk"
	"pana/ui/desk/desktest"
	"pana/ui/settings"
	"pana/ui/sheets/sheetstest"
	"pana/ui/widgets"
	"pana/ui/widgets/widgetstest"
)

// people opens the accounts with the cursor in their list, on the nth.
func people(w *desktest.Window, s *settings.Screen, n int) {
	s.Open(desk.Place{Screen: desk.Settings, Filter: "people"})
	w.Press(fyne.KeyHome)
	down(w, n)
}

// wipe empties the field with the cursor.
func wipe(w *desktest.Window) {
	w.Press(fyne.KeyEnd)
	for range 60 {
		w.Press(fyne.KeyBackspace)
	}
}

// act presses the nth button above the list: 1 roles, 2 password, 3 leave.
func act(w *desktest.Window, n int) {
	for range 4 - n {
		w.BackTab()
	}
	w.Press(fyne.KeyReturn)
}

func account(t testing.TB, s *shelter.Session, login string) staff.Account {
	t.Helper()
	all, err := s.Accounts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range all {
		if a.Login == login {
			return a
		}
	}
	t.Fatalf("no account %s", login)
	return staff.Account{}
}

func TestTheLastDirectorCanNeitherGoNorBeDemoted(t *testing.T) {
	w, h, s := showHouse(t, "en")
	people(w, s, 0)
	act(w, 3)
	w.Press(fyne.KeyTab, fyne.KeyReturn) // the answer that goes ahead isn't the first
	if a := account(t, h.Session, "director"); !a.Active || !strings.Contains(w.LastNote().Text, "only director") {
		w.Picture(*pictures, "failed")
		t.Fatalf("the last director left; notice %q", w.LastNote().Text)
	}
	w.Press(fyne.KeyEscape)
	people(w, s, 0)
	act(w, 1)
	wipe(w)
	w.Type("Shift")
	w.Press(fyne.KeyReturn, fyne.KeyReturn)
	if a := account(t, h.Session, "director"); !a.Holds(staff.Director) || !w.LastNote().Wrong {
		w.Picture(*pictures, "failed")
		t.Errorf("the last director became %v; notice %q", a.Roles, w.LastNote().Text)
	}
}

func TestADirectorDoesntTakeAwayTheRoleSheWorksIn(t *testing.T) {
	w, h, s := showHouse(t, "en")
	if _, err := h.AddAccount(t.Context(), shelter.NewAccount{Login: "aidana", Name: "Айдана", Password: "green window slow rain", Roles: []staff.Role{staff.Director}}); err != nil {
		t.Fatal(err)
	}
	s.Reload()
	people(w, s, 0)
	act(w, 1)
	wipe(w)
	w.Type("Shift")
	w.Press(fyne.KeyReturn, fyne.KeyReturn)
	if a := account(t, h.Session, "director"); !a.Holds(staff.Director) || !strings.Contains(w.LastNote().Text, "working in this role") {
		w.Picture(*pictures, "failed")
		t.Fatalf("she is %v now; notice %q", a.Roles, w.LastNote().Text)
	}
	w.Press(fyne.KeyEscape)
	people(w, s, 1)
	act(w, 1)
	wipe(w)
	w.Type("Lawyer")
	w.Press(fyne.KeyReturn, fyne.KeyReturn)
	if a := account(t, h.Session, "desk"); len(a.Roles) != 1 || a.Roles[0] != staff.Lawyer {
		w.Picture(*pictures, "failed")
		t.Errorf("the other one is %v; notice %q", a.Roles, w.LastNote().Text)
	}
}

func TestWeakAndFormerPasswordsAreRefusedBesideTheirField(t *testing.T) {
	w, h, s := showHouse(t, "en")
	try := func(password string) bool {
		people(w, s, 1)
		act(w, 2)
		wipe(w)
		w.Type(password)
		before := len(w.Notes)
		w.Press(fyne.KeyReturn)
		taken := len(w.Notes) > before
		if !taken {
			w.Picture(*pictures, "password-refused")
			w.Press(fyne.KeyEscape)
		}
		return taken
	}
	for _, bad := range []string{"short", "aaaaaaaaaaaaaaaa", "copper garden seven clouds"} {
		if try(bad) {
			t.Errorf("%q was taken, or refused away from its field: %q", bad, w.LastNote().Text)
		}
	}
	if !try("paper river morning stone") || w.LastNote().Wrong {
		t.Fatalf("a good password was refused: %q", w.LastNote().Text)
	}
	if err := h.SwitchTo(t.Context(), "desk", "paper river morning stone"); err != nil {
		t.Error(err)
	}
}

func TestSomebodyLeavesTheTeam(t *testing.T) {
	w, h, s := showHouse(t, "en")
	people(w, s, 1)
	act(w, 3)
	w.Press(fyne.KeyTab, fyne.KeyReturn)
	if a := account(t, h.Session, "desk"); a.Active {
		w.Picture(*pictures, "failed")
		t.Fatalf("she is still there; notice %q", w.LastNote().Text)
	}
	if err := h.SwitchTo(t.Context(), "desk", "copper garden seven clouds"); err == nil {
		t.Error("her password still opens the file")
	}
}

func TestTheAuditIsFilteredVerifiedAndPrinted(t *testing.T) {
	w, h, s := showHouse(t, "en")
	to(w, 5)
	w.Picture(*pictures, "audit-all")
	w.Press(fyne.KeyTab, fyne.KeyTab)
	w.Type("failed sign")
	w.Press(fyne.KeyReturn, fyne.KeyReturn)
	w.Press(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn) // record, from, to
	s.Save()
	o := s.Sheet()
	if f, err := shelter.ParseAuditFilter(o.Filter); err != nil || f.Action != staff.ActionFailed || o.Sheet != "audit" {
		w.Picture(*pictures, "failed")
		t.Fatalf("the sheet would be %+v, %v", o, err)
	}
	w.Press(fyne.KeyEscape)
	s.Open(desk.Place{Screen: desk.Settings, Filter: "audit"})
	for range 3 {
		w.Press(fyne.KeyTab)
	}
	w.Type(h.No)
	w.Press(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn)
	w.Picture(*pictures, "audit-of-one")
	if f, _ := shelter.ParseAuditFilter(s.Sheet().Filter); f.Record != h.No {
		t.Errorf("the record asked for is %q, not %q", f.Record, h.No)
	}
	lines, err := h.Audit(t.Context(), shelter.AuditFilter{Record: h.No})
	if err != nil || len(lines) == 0 {
		t.Fatalf("%d lines about her, %v", len(lines), err)
	}
	for _, l := range lines {
		if l.RegisterNo != h.No {
			t.Errorf("line %d is about %q", l.No, l.RegisterNo)
		}
	}
	s.Open(desk.Place{Screen: desk.Settings, Filter: "audit"})
	for range 9 {
		w.Press(fyne.KeyTab)
	}
	w.Press(fyne.KeyReturn)
	w.Picture(*pictures, "audit-verified")
	w.Fits()
	c, err := h.VerifyAudit(t.Context(), func(int, int) {})
	if err != nil || !c.Good {
		t.Errorf("the chain: %+v, %v", c, err)
	}
	h.As(t, "desk")
	if _, err := h.VerifyAudit(t.Context(), func(int, int) {}); err == nil {
		t.Error("the desk read the audit")
	}
}

func TestPapersAreTickedOff(t *testing.T) {
	w, h, s := showHouse(t, "en")
	for range 3 {
		if _, err := reports.Make(t.Context(), h.Session, reports.Order{Sheet: "beds", Copies: 2}); err != nil {
			t.Fatal(err)
		}
	}
	h.Clock.Advance(48 * time.Hour)
	if _, err := reports.Make(t.Context(), h.Session, reports.Order{Sheet: "roster"}); err != nil {
		t.Fatal(err)
	}
	s.Open(desk.Place{Screen: desk.Settings, Filter: settings.Prints})
	w.Picture(*pictures, "prints-due")
	w.Fits()
	open := func() string {
		var nos []string
		for _, p := range h.Prints(t) {
			if p.State == staff.Printed && p.Destroyed == 0 {
				nos = append(nos, fmt.Sprint(p.No))
			}
		}
		return strings.Join(nos, " ")
	}
	w.Press(fyne.KeyHome, fyne.KeyReturn, fyne.KeyReturn)
	if got := open(); got != "4 3 2" {
		w.Picture(*pictures, "failed")
		t.Fatalf("about are %s; notice %q", got, w.LastNote().Text)
	}
	w.Press(fyne.KeyHome, fyne.KeySpace, fyne.KeyDown, fyne.KeySpace, fyne.KeyReturn, fyne.KeyReturn)
	if got := open(); got != "4" {
		w.Picture(*pictures, "failed")
		t.Errorf("about are %s; notice %q", got, w.LastNote().Text)
	}
}

func TestTheNewRecoveryCodeIsPrinted(t *testing.T) {
	w, _, s := showHouse(t, "en")
	printer := sheetstest.NewPrinter(t, "")
	s.Open(desk.Place{Screen: desk.Settings, Filter: "copies"})
	for range 4 {
		w.Press(fyne.KeyTab)
	}
	w.Press(fyne.KeyReturn)              // asks
	w.Press(fyne.KeyTab, fyne.KeyReturn) // goes ahead
	w.Press(fyne.KeyTab, fyne.KeyReturn) // prints
	w.Picture(*pictures, "recovery")
	papers := printer.Papers(t)
	if len(papers) != 1 || !strings.Contains(papers[0], "–") {
		w.Picture(*pictures, "failed")
		t.Fatalf("%d papers; notice %q", len(papers), w.LastNote().Text)
	}
	s.Leave()
	if w.Picture(*pictures, "recovery-gone"); len(w.Notes) == 0 || w.LastNote().Wrong {
		t.Errorf("notice %q", w.LastNote().Text)
	}
	if args := printer.Args(t); strings.Contains(strings.ToLower(args), "recover") {
		t.Errorf("the queue reads %q", args)
	}
}

func TestTheHouseIsSavedInTheSmallestWindow(t *testing.T) {
	w, _, _ := show(t, "ru", widgets.Theme{}, fyne.NewSize(widgetstest.Least.Width-56, widgetstest.Least.Height-52))
	for i := range tabs {
		to(w, i)
		w.Fits()
		w.Picture(*pictures, tabs[i]+"-in-window")
	}
}
