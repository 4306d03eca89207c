package ui

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pana/shelter"
	"pana/shelter/house"
	"pana/shelter/staff"
	"pana/ui/desk"
	"pana/ui/settings"
	"pana/ui/widgets"
)

func TestEachRoleSeesOnlyItsPlaces(t *testing.T) {
	for login, want := range map[string]string{
		"saule": "today residents beds supplies shift sheets settings intake evacuation", "erlan": "today residents beds supplies shift sheets settings intake evacuation",
		"umit": "today residents beds supplies sheets settings evacuation", "ruslan": "settings",
	} {
		t.Run(login, func(t *testing.T) {
			s := newShell(t, "ru")
			s.signIn(login)
			var can []string
			for _, x := range s.work.places {
				can = append(can, x.screen)
			}
			for _, word := range []string{"intake", "evacuation"} {
				if s.work.action("action." + word).possible() {
					can = append(can, word)
				}
			}
			if got := strings.Join(can, " "); got != want {
				t.Errorf("she may %s, want %s", got, want)
			}
			for _, screen := range []string{desk.Today, desk.Residents, desk.Beds, desk.Intake, "nowhere"} {
				s.work.Go(desk.Place{Screen: screen})
				if at := s.work.place.Screen; at == screen && !strings.Contains(want, screen) {
					t.Errorf("she came to %s", screen)
				}
			}
		})
	}
}

func TestSomebodyWithSeveralRolesChangesHer(t *testing.T) {
	s := newShell(t, "ru")
	s.signIn("saule")
	s.ctrl(fyne.KeyH, true)
	s.work.chooseRole()
	s.press(fyne.KeyDown, fyne.KeyReturn)
	if s.asked() {
		t.Fatalf("it still asks: %s", written(s.win))
	}
	if _, role := s.work.session.Who(); role != staff.Desk || !s.shows("Дежурная смена") {
		t.Errorf("she acts as %s", role)
	}
	if !s.work.Private() {
		t.Error("privacy went off")
	}
	s.press(fyne.KeyF1) // the keys are those of the new workplace
	if !s.shows("Ctrl Shift E") {
		t.Error("F1 is dead")
	}
	s.press(fyne.KeyEscape)
	s.ctrl(fyne.Key8)
	if s.shows("Учётные записи") {
		t.Error("the desk sees accounts")
	}
}

func TestOneRoleIsPlainWords(t *testing.T) {
	s := newShell(t, "ru")
	s.signIn("erlan")
	if !s.shows("Дежурная смена · Ерлан Бақытұлы") {
		t.Errorf("the top line says %s", written(s.win))
	}
	if s.work.chooseRole(); s.asked() {
		t.Error("there is nothing to choose")
	}
}

func TestALanguageChangedAtWorkKeepsPlaceAndWhatIsTyped(t *testing.T) {
	s := newShell(t, "ru")
	s.signIn("erlan")
	s.ctrl(fyne.KeyN)
	s.work.current().(desk.Saver).Save()
	s.write("Зулхумор")
	s.ctrl(fyne.Key8)
	for _, l := range []settings.Looks{{Lang: "kk", Size: 1}, {Lang: "kk", Dark: true, Size: 1}, {Lang: "kk", Dark: true, Size: 1.25}} {
		s.SetLooks(l)
		if _, ok := s.win.Canvas().Focused().(*widgets.Segmented); !ok || s.work.place.Screen != desk.Settings {
			t.Errorf("after %v she is on %s, in %T", l, s.work.place.Screen, s.win.Canvas().Focused())
		}
	}
	if !s.shows("Баптаулар") || s.shows("Настройки") {
		t.Error("the words are the old ones")
	}
	s.ctrl(fyne.KeyN)
	if s.asked() || !s.shows("Зулхумор") {
		t.Errorf("the intake shows %s", written(s.win))
	}
	if l := loadLooks(s.app.Preferences()); l.lang != "kk" || !l.dark || l.size != 1.25 {
		t.Errorf("remembered is %+v", l)
	}
}

func TestALanguageChangedAtTheEntranceKeepsWhatIsTyped(t *testing.T) {
	s := newShell(t, "ru")
	s.write("saule")
	s.setLanguage("en")
	s.press(fyne.KeyReturn)
	if !s.shows("Sign in") || !s.shows("saule") {
		t.Errorf("it shows %s", written(s.win))
	}
}

// counter is a page that counts how often it is read anew.
type counter struct{ read int }

func (c *counter) Title() string              { return "" }
func (c *counter) Content() fyne.CanvasObject { return container.NewStack() }
func (c *counter) Topics() []string           { return []string{"residents", "beds", "stays"} }
func (c *counter) Reload()                    { c.read++ }
func (c *counter) Focus()                     {}

func TestAChangeArrivesOnce(t *testing.T) {
	s := newShell(t, "ru")
	s.signIn("saule")
	s.setLanguage("kk")
	s.setLanguage("en")
	shown, hidden := &counter{}, &counter{}
	s.work.screens[s.work.place.Screen], s.work.screens[desk.Beds] = shown, hidden
	if _, err := s.work.session.PlaceHold(t.Context(), house.NewHold{Beds: []int64{bedOf(t, s.work.session, "1Б")}, For: "police"}); err != nil {
		t.Fatal(err)
	}
	if shown.read != 1 || hidden.read != 0 {
		t.Fatalf("read %d and %d times", shown.read, hidden.read)
	}
	s.ctrl(fyne.Key3)
	if hidden.read != 1 {
		t.Errorf("opened, it was read %d times", hidden.read)
	}
	if !s.shows("Saved 00:40:00") {
		t.Errorf("the rail says %s", written(s.win))
	}
}

func TestPrivacyHidesAlerts(t *testing.T) {
	s := newShell(t, "ru")
	s.signIn("saule")
	s.press(fyne.KeyHome)
	if !s.shows("никому не подтверждать") {
		t.Fatalf("the record shows %s", written(s.win))
	}
	s.ctrl(fyne.KeyH, true)
	if s.shows("никому не подтверждать") {
		t.Error("the alert is in view")
	}
	s.ctrl(fyne.KeyH, true)
	if !s.shows("никому не подтверждать") {
		t.Error("it doesn't come back")
	}
}

func TestClosingMakesACopyAndLocks(t *testing.T) {
	s := newShell(t, "ru")
	s.signIn("saule")
	session, dir := s.work.session, t.TempDir()
	copyTo(t, session, dir)
	s.close()
	if !s.closed || s.work != nil {
		t.Error("the window is open")
	}
	if _, err := session.Board(t.Context(), 0); err == nil {
		t.Error("the file is open")
	}
	if copies, err := shelter.CopiesIn(dir); err != nil || len(copies) != 1 {
		t.Errorf("%d copies, %v", len(copies), err)
	}
}

func copyTo(t *testing.T, s *shelter.Session, dir string) {
	t.Helper()
	set, err := s.Settings(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	set.CopyDir = dir
	if _, err := s.SaveSettings(t.Context(), set); err != nil {
		t.Fatal(err)
	}
}

func TestACopyThatFailsOnClosingIsSaidAndCanBeDoneWithout(t *testing.T) {
	s := newShell(t, "ru")
	s.signIn("saule")
	dir := filepath.Join(t.TempDir(), "copies")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	copyTo(t, s.work.session, dir)
	if err := errors.Join(os.Remove(dir), os.WriteFile(dir, nil, 0o600)); err != nil { // where the folder was lies a file
		t.Fatal(err)
	}
	s.close()
	if s.closed || !s.shows("Копия не сделана") {
		t.Fatalf("it shows %s", written(s.win))
	}
	s.press(fyne.KeyEscape)
	if s.closed || s.work == nil || s.asked() {
		t.Fatal("she can't stay")
	}
	s.close()
	s.press(fyne.KeyReturn)
	if !s.closed || s.work != nil {
		t.Error("the window is open")
	}
}

func TestACopyOnClosingCanBeStopped(t *testing.T) {
	s := newShell(t, "ru")
	s.signIn("saule")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := s.work.session.CopyOnExit(ctx); err == nil || !stopped(err) {
		t.Errorf("a stopped copy says %v", err)
	}
}

func TestNothingLocksWhileLongWorkGoesOn(t *testing.T) {
	s := newShell(t, "ru")
	s.signIn("saule")
	_, end := s.busy("", func() {})
	s.pass(1e12)
	if s.work == nil {
		t.Fatal("it locked")
	}
	s.close()
	end()
	if s.asked() {
		t.Error("the cover stays")
	}
	s.pass(0)
	if s.work != nil {
		t.Error("it doesn't lock afterwards")
	}
}

func TestSettingsOfTheHouseSurviveALanguageAndALock(t *testing.T) {
	s := newShell(t, "ru")
	s.signIn("saule")
	s.ctrl(fyne.Key8)
	toHouse := func() {
		s.press(fyne.KeyHome, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyTab)
	}
	toHouse()
	if s.typed() != "Арча" {
		t.Fatalf("the cursor stands in %q", s.typed())
	}
	s.write(" и Ель")
	s.SetLooks(settings.Looks{Lang: "kk", Size: 1})
	for name, again := range map[string]func(){"the language": func() {}, "the lock": func() {
		s.lock()
		s.write(shellPassword)
		s.press(fyne.KeyReturn)
		s.ctrl(fyne.Key8)
	}} {
		again()
		s.work.current().Focus()
		toHouse()
		if s.typed() != "Арча и Ель" {
			t.Errorf("after %s there stands %q", name, s.typed())
		}
	}
	s.work.current().(desk.Saver).Save()
	if got := s.work.settings().HouseName; got != "Арча и Ель" {
		t.Errorf("saved is %q", got)
	}
	if _, kept, err := s.work.session.Draft(t.Context(), desk.Settings); kept || err != nil {
		t.Error("the draft outlives the saving", err)
	}
}

// TestInsertBeginsARecordWhereverTheCursorIs: an empty list has no row that could take the key; a button has.
func TestInsertBeginsARecordWhereverTheCursorIs(t *testing.T) {
	s := newShell(t, "ru")
	s.signIn("erlan")
	s.work.Go(desk.Place{Screen: desk.Waiting})
	s.press(fyne.KeyInsert)
	if !s.shows("Как поступило") {
		t.Errorf("no form is open: %s", written(s.win))
	}
}
