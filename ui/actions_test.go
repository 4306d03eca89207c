package ui

import (
	"regexp"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"pana/shelter/house"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// keyboard is a canvas with shortcuts, which that of tests lacks.
type keyboard struct {
	fyne.Canvas
	keys fyne.ShortcutHandler
}

// AddShortcut implements fyne.Canvas.
func (k *keyboard) AddShortcut(s fyne.Shortcut, do func(fyne.Shortcut)) { k.keys.AddShortcut(s, do) }

func TestShortcutsAreUniqueAndWorkOnEveryKeyboardLayout(t *testing.T) {
	s := newShell(t, "ru")
	s.signIn("saule")
	allowed := regexp.MustCompile(`^(Ctrl( Shift)? [A-Z0-9]|F1)$`)
	seen, names := map[string]bool{}, map[string]bool{}
	for _, a := range s.work.actions {
		if a.key != "" && !allowed.MatchString(a.tag()) {
			t.Errorf("%s has the key %q", a.word, a.tag())
		}
		if a.key != "" && seen[a.tag()] || names[a.word] {
			t.Errorf("%s stands twice: %s", a.word, a.tag())
		}
		if a.run == nil {
			t.Errorf("%s does nothing", a.word)
		}
		seen[a.tag()], names[a.word] = true, true
	}
	for _, tag := range []string{"Ctrl 1", "Ctrl F", "Ctrl N", "Ctrl P", "Ctrl S", "Ctrl M", "Ctrl D", "Ctrl L", "Ctrl Shift E", "F1"} {
		if !seen[tag] {
			t.Errorf("%s does nothing", tag)
		}
	}
}

func TestShortcutsRestWhileAQuestionIsOpenAndAfterTheLock(t *testing.T) {
	s := newShell(t, "ru")
	s.signIn("erlan")
	k, ran := &keyboard{}, 0
	actions := s.work.actions
	for i := range actions {
		actions[i].run, actions[i].can = func() { ran++ }, nil
	}
	bind(k, actions, s.work.resting)
	strike := func() int {
		ran = 0
		for _, a := range actions {
			if len(a.key) == 1 {
				k.keys.TypedShortcut(a.shortcut())
			}
		}
		return ran
	}
	keyed := 0
	for _, a := range actions {
		if len(a.key) == 1 { // F1 comes as a typed key
			keyed++
		}
	}
	if n := strike(); n != keyed || n < 10 {
		t.Errorf("%d of %d shortcuts work", n, keyed)
	}
	s.press(fyne.KeyF1)
	if n := strike(); n != 0 {
		t.Errorf("%d work under a question", n)
	}
	s.press(fyne.KeyEscape)
	if n := strike(); n == 0 {
		t.Error("none works after it")
	}
	s.lock()
	if n := strike(); n != 0 {
		t.Errorf("%d work after the lock", n)
	}
}

func TestEachPageOpensByItsKeyWithTheCursorWhereWorkBegins(t *testing.T) {
	s := newShell(t, "ru")
	s.signIn("saule")
	for _, c := range []struct {
		key    fyne.KeyName
		screen string
	}{{fyne.Key3, desk.Beds}, {fyne.KeyN, desk.Intake}, {fyne.Key7, desk.Sheets}, {fyne.Key8, desk.Settings}, {fyne.Key2, desk.Residents}, {fyne.Key1, desk.Today}} {
		s.ctrl(c.key)
		if s.work.place.Screen != c.screen {
			t.Fatalf("Ctrl %s opens %s", c.key, s.work.place.Screen)
		}
		f := s.win.Canvas().Focused()
		if f == nil || f == fyne.Focusable(s.work.rail) {
			t.Errorf("on %s the cursor is in %T", c.screen, f)
		}
		if !s.shows(s.work.current().Title()) {
			t.Errorf("%s doesn't say its title", c.screen)
		}
	}
}

func TestTheArrowsWalkTheRailAndReturnGoesIntoThePage(t *testing.T) {
	s := newShell(t, "ru")
	s.signIn("erlan")
	s.win.Canvas().Focus(s.work.rail)
	s.press(fyne.KeyDown, fyne.KeyDown)
	if s.work.place.Screen != desk.Beds || s.win.Canvas().Focused() != fyne.Focusable(s.work.rail) {
		t.Fatalf("on %s, the cursor in %T", s.work.place.Screen, s.win.Canvas().Focused())
	}
	s.press(fyne.KeyReturn)
	if f := s.win.Canvas().Focused(); f == nil || f == fyne.Focusable(s.work.rail) {
		t.Errorf("the cursor is in %T", f)
	}
}

func TestUndoMovesAPersonBack(t *testing.T) {
	s := newShell(t, "ru")
	s.signIn("erlan")
	s.ctrl(fyne.Key3)
	s.press(fyne.KeyHome)
	s.ctrl(fyne.KeyM)
	s.press(fyne.KeyRight, fyne.KeyReturn)
	if s.in("1Б") != "Тюльпан" {
		t.Fatalf("she didn't move: %s", written(s.win))
	}
	if s.win.Canvas().Focused() == nil {
		t.Error("nothing has the cursor")
	}
	s.ctrl(fyne.KeyZ)
	if s.in("1А") != "Тюльпан" || s.in("1Б") != "" {
		t.Error("she isn't back")
	}
	s.says("Отменено")
	if s.ctrl(fyne.KeyZ); s.in("1А") != "Тюльпан" {
		t.Error("a second time took back something else")
	}
}

func TestIconsSayWhatTheyDo(t *testing.T) {
	s := newShell(t, "kk")
	s.signIn("erlan")
	for _, b := range []*widgets.Button{s.work.top.private, s.work.top.print} {
		s.win.Canvas().Focus(b)
		if !s.shows(b.Hint) || len(b.Hint) < 10 {
			t.Errorf("%q isn't shown", b.Hint)
		}
		s.win.Canvas().Unfocus()
		if s.shows(b.Hint) {
			t.Errorf("%q stays", b.Hint)
		}
	}
}

func TestAHoldEndsByItselfWhileTheWindowIsOpen(t *testing.T) {
	s := newShell(t, "ru")
	s.signIn("erlan")
	s.ctrl(fyne.Key3)
	if _, err := s.work.session.PlaceHold(t.Context(), house.NewHold{Beds: []int64{bedOf(t, s.work.session, "1Б")}, For: "police", Minutes: 10}); err != nil {
		t.Fatal(err)
	}
	s.ticked()
	if !s.shows("удержано 1") {
		t.Fatalf("the board shows %s", written(s.win))
	}
	s.clock.Advance(11 * time.Minute)
	s.ticked()
	if !s.shows("удержано 0") {
		t.Error("it is held still")
	}
}
