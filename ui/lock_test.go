package ui

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"pana/ui/desk"
)

func TestTheIdleWindowWarnsAndThenLocks(t *testing.T) {
	s := newShell(t, "ru")
	s.signIn("erlan")
	session := s.work.session
	s.pass(4*time.Minute + 25*time.Second)
	if len(s.layer.Notices()) != 0 {
		t.Fatalf("it warns too early: %q", s.layer.Notices())
	}
	s.pass(5 * time.Second)
	s.says("Через 30 секунд")
	s.pass(5 * time.Second)
	if n := len(s.layer.Notices()); n != 1 {
		t.Errorf("%d warnings", n)
	}
	s.pass(25 * time.Second)
	if s.work != nil || s.entry == nil {
		t.Fatal("the window is open")
	}
	if _, err := session.Board(t.Context(), 0); err == nil {
		t.Error("the file is open")
	}
	if len(s.layer.Notices()) != 0 || s.asked() || s.shows("Тюльпан") {
		t.Errorf("behind the lock stands %s", written(s.win))
	}
	s.write(shellPassword) // the login is there, the cursor in the password
	s.press(fyne.KeyReturn)
	if s.work == nil || s.work.login() != "erlan" {
		t.Error("she can't go on")
	}
}

func TestEverySignOfLifeKeepsTheWindowOpen(t *testing.T) {
	for name, alive := range map[string]func(*shell){
		"a key in the list":           func(s *shell) { s.strike(fyne.KeyDown) },
		"a key in a field":            func(s *shell) { s.ctrl(fyne.Key2); s.work.current().(desk.Finder).Find(); s.strike(fyne.KeyLeft) },
		"a key on the board":          func(s *shell) { s.ctrl(fyne.Key3); s.strike(fyne.KeyRight) },
		"a key where no cursor is":    func(s *shell) { s.win.Canvas().Unfocus(); s.strike(fyne.KeyDown) },
		"the mouse":                   func(s *shell) { s.mouse() },
		"a key in a question":         func(s *shell) { s.press(fyne.KeyF1); s.strike(fyne.KeyTab) },
		"the mouse before a question": func(s *shell) { s.press(fyne.KeyF1); s.mouse() },
	} {
		t.Run(name, func(t *testing.T) {
			s := newShell(t, "ru")
			s.signIn("erlan")
			s.pass(4*time.Minute + 40*time.Second)
			s.says("Через 30 секунд")
			alive(s)
			if len(s.layer.Notices()) != 0 {
				t.Error("the warning stays")
			}
			s.pass(4 * time.Minute)
			if s.work == nil {
				t.Error("it locked")
			}
			s.pass(time.Minute)
			if s.work != nil {
				t.Error("it doesn't lock any more")
			}
		})
	}
}

func TestTheLockWaitsForTheMinutesOfTheSettings(t *testing.T) {
	s := newShell(t, "ru")
	s.signIn("saule")
	set := s.work.settings()
	set.IdleMinutes = 2
	if _, err := s.work.session.SaveSettings(t.Context(), set); err != nil {
		t.Fatal(err)
	}
	s.pass(119 * time.Second)
	if s.work == nil {
		t.Fatal("too early")
	}
	s.pass(time.Second)
	if s.work != nil {
		t.Error("too late")
	}
}

func TestTheLockTakesAwayTheQuestionThatIsOpen(t *testing.T) {
	s := newShell(t, "ru")
	s.signIn("erlan")
	undone := false
	s.work.Notify(desk.Note{Text: "Тюльпан: 1А", Undo: func() { undone = true }})
	s.press(fyne.KeyF1)
	if !s.asked() {
		t.Fatal("no question is open")
	}
	s.pass(6 * time.Minute)
	if s.asked() || strings.Contains(written(s.win), "Тюльпан") {
		t.Errorf("behind the lock stands %s", written(s.win))
	}
	if s.layer.Undo() || undone {
		t.Error("something can be taken back behind the lock")
	}
	for _, k := range []fyne.KeyName{fyne.KeyEscape, fyne.KeyF1} {
		s.win.Canvas().Unfocus()
		s.press(k)
	}
	if s.work != nil || s.asked() {
		t.Error("a key works behind the lock")
	}
}

func TestTheLockKeepsTheIntakeAndOffersItAgain(t *testing.T) {
	s := newShell(t, "ru")
	s.signIn("erlan")
	s.ctrl(fyne.KeyN)
	s.strike(fyne.Key1)
	s.work.current().(desk.Saver).Save() // the cursor goes to the first fault: the name
	s.write("Зулхумор")
	s.ctrl(fyne.KeyL)
	if s.work != nil {
		t.Fatal("it isn't locked")
	}
	if s.shows("Зулхумор") {
		t.Error("the name stands on the locked window")
	}
	s.write(shellPassword)
	s.press(fyne.KeyReturn)
	if !s.shows("Есть незаконченный приём") {
		t.Fatalf("nothing is offered: %s", written(s.win))
	}
	s.press(fyne.KeyReturn)
	if s.work.place.Screen != desk.Intake || !s.shows("Зулхумор") {
		t.Errorf("the page shows %s", written(s.win))
	}
}

func TestNoIntakeIsOfferedToWhoMayNotAdmit(t *testing.T) {
	s := newShell(t, "ru")
	s.signIn("umit")
	if err := s.work.session.SaveDraft(t.Context(), desk.Intake, []byte(`{"Count":1}`)); err != nil {
		t.Fatal(err)
	}
	s.lock()
	s.write(shellPassword)
	s.press(fyne.KeyReturn)
	if s.work == nil || s.asked() {
		t.Error("it is offered")
	}
}
