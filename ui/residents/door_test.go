package residents

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"pana/shelter/staff"
	"pana/shelter/vault"
)

// views is how many openings the audit has, and the reason of the last.
func (w *world) views() (n int, reason string) {
	w.t.Helper()
	w.must(w.s.View(ctx, func(tx *vault.Tx) error {
		return tx.QueryRow(`select count(*), coalesce(max(reason), '') from audit where action = 'view' and entity = 'identity'`).Scan(&n, &reason)
	}))
	return n, reason
}

func TestCR02OpeningAnIdentityNeedsAReasonAndIsWrittenDown(t *testing.T) {
	w := newWorld(t).wide()
	w.open("Мимоза")
	w.hides("Зулхумор")
	w.page.record.door.ask()
	w.win.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown) // other
	w.win.Press(fyne.KeyReturn)
	if n, _ := w.views(); n != 0 || w.page.record.door.open() {
		t.Fatal("the identity opened without a reason")
	}
	w.win.Type("звонок родных")
	w.win.Press(fyne.KeyReturn)
	if n, reason := w.views(); n != 1 || reason != "звонок родных" {
		t.Errorf("%d views, reason %q", n, reason)
	}
	w.sees("Раҳмонова Зулхумор", "закроется через 5:00")
	w.pass(61 * time.Second)
	w.sees("закроется через 3:59")
	w.pass(4 * time.Minute)
	w.hides("Зулхумор")
	if !strings.Contains(w.said(), "прошло пять минут") {
		t.Errorf("said %q", w.said())
	}
}

func TestDeclinedIdentityStaysShut(t *testing.T) {
	w := newWorld(t).wide()
	w.open("Мимоза")
	w.page.record.door.ask()
	w.win.Press(fyne.KeyEscape)
	if n, _ := w.views(); n != 0 || w.page.record.door.open() {
		t.Error("Escape opened the identity")
	}
}

func TestIdentityClosesOnLeaving(t *testing.T) {
	for name, leave := range map[string]func(*world){
		"another record": func(w *world) { w.open("Гранат") },
		"another page":   func(w *world) { w.page.Leave() },
		"close":          func(w *world) { w.win.Canvas().Focus(w.page.record.door.closer); w.win.Press(fyne.KeyReturn) },
		"privacy":        func(w *world) { w.private = true; w.page.Reload() },
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t).wide()
			w.open("Мимоза")
			w.openIdentity()
			leave(w)
			w.hides("Зулхумор")
			if w.page.record.door.open() || w.page.record.door.identity.Resident != 0 || len(w.ticks) != 0 {
				t.Error("something of it is left")
			}
		})
	}
}

func TestPrivacyRefusesIdentitiesAndHidesAlerts(t *testing.T) {
	w := newWorld(t).wide()
	w.open("Мимоза")
	w.sees("никому не подтверждать")
	w.private = true
	w.page.Reload()
	w.hides("никому не подтверждать")
	w.page.record.tabs.Select(tabHistory)
	w.hides("никому не подтверждать")
	w.page.record.door.ask()
	if w.asked != nil || !strings.Contains(w.said(), "скрытый режим") {
		t.Errorf("asked, or said %q", w.said())
	}
	w.page.record.startEdit() // the form doesn't show the alert either, and saving keeps it
	w.hides("никому не подтверждать")
	w.page.record.form.w.FocusOn("allergies")
	w.win.Type("орехи")
	w.page.Save()
	if r, err := w.s.Resident(ctx, w.ids["Мимоза"]); err != nil || r.Alert.Text != "никому не подтверждать" || r.Allergies != "орехи" {
		t.Errorf("%+v %v", r.Alert, err)
	}
}

func TestIdentityIsEditedByWhoAdmittedHer(t *testing.T) {
	w := newWorld(t).wide()
	w.open("Мимоза")
	w.openIdentity()
	w.page.record.startIdentity()
	f := w.page.record.form
	f.w.FocusOn("latin.family")
	w.win.Type("Rahmonova")
	f.fill(values{"phones.0.number": "12", "phones.0.whose": "сестра"})
	f.w.Input("phones.0.safe_to_call").Focusable().TypedRune(' ')
	w.page.Save()
	if w.page.record.form != f || f.w.Input("phones.0.number") == nil || valueOf(f.w.Input("latin.family")) != "Rahmonova" {
		t.Fatal("a fault lost what was typed")
	}
	w.sees("сестра")
	f.w.FocusOn("phones.0.number")
	w.win.Type("345 67 89")
	w.page.Save()
	if w.page.record.form != nil {
		t.Fatal("not saved")
	}
	w.hides("Rahmonova") // what was saved is behind the door again
	w.openIdentity()
	w.sees("Rahmonova", "12345 67 89", "только звонить")
	if n, _ := w.views(); n != 2 {
		t.Errorf("%d views", n)
	}
}

// TestIdentityBeingEditedClosesInTimeAndIsKept: five minutes hold for a form too.
func TestIdentityBeingEditedClosesInTimeAndIsKept(t *testing.T) {
	w := newWorld(t).wide()
	w.open("Мимоза")
	w.openIdentity()
	w.page.record.startIdentity()
	w.page.record.form.w.FocusOn("latin.given")
	w.win.Type("Zulkhumor")
	w.pass(6 * time.Minute)
	w.hides("Зулхумор", "Zulkhumor")
	w.sees("введённое ещё не сохранено")
	w.page.draft.resume()
	w.hides("Zulkhumor") // the door asks first
	w.win.Press(fyne.KeyReturn)
	if f := w.page.record.form; f == nil || valueOf(f.w.Input("latin.given")) != "Zulkhumor" {
		t.Error("what was typed isn't there again")
	}
}

func TestSocialWorkerMayOpenButNotChangeWhomSheDoesNotLookAfter(t *testing.T) {
	w := newWorld(t).as(staff.Social).wide()
	w.open("Мимоза")
	w.openIdentity()
	if err := w.s.Allowed(ctx, staff.IdentityWrite, w.ids["Мимоза"]); err == nil {
		t.Fatal("the social worker may change her")
	}
	w.sees("Зулхумор")
}
