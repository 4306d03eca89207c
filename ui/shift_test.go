package ui

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"pana/shelter/civil"
	"pana/shelter/shift"
	"pana/shelter/staff"
	"pana/ui/desk"
)

func (s *shell) log() []shift.Entry {
	s.t.Helper()
	all, err := s.work.session.HouseLog(s.t.Context(), civil.Span{}, shift.Filter{})
	if err != nil {
		s.t.Fatal(err)
	}
	return all
}

func TestCtrlJWritesALineFromAnywhere(t *testing.T) {
	s := newShell(t, "ru")
	s.signIn("erlan")
	for i, key := range []fyne.KeyName{fyne.Key1, fyne.Key3, fyne.Key6} {
		s.ctrl(key)
		s.ctrl(fyne.KeyJ)
		s.write("обход")
		s.press(fyne.KeyReturn)
		if n := len(s.log()); n != i+1 || s.asked() {
			t.Fatalf("%d lines after %s, still open: %v", n, key, s.asked())
		}
		s.says("Записано в журнал.")
	}
	if !s.shows("обход") {
		t.Error("the page of the shift doesn't show it")
	}
	s.press(fyne.KeyF1)
	if !strings.Contains(written(s.win), "Ctrl J") {
		t.Error("the page of keys doesn't know Ctrl J")
	}
	s.press(fyne.KeyEscape)
	s.ctrl(fyne.KeyK)
	s.write("журнал")
	s.press(fyne.KeyReturn)
	s.write("из поиска")
	s.press(fyne.KeyReturn)
	if all := s.log(); len(all) != 4 || all[0].Text != "из поиска" {
		t.Errorf("the quick search writes no line: %+v", all)
	}
}

func TestTheLockKeepsTheLineThatIsBeingWritten(t *testing.T) {
	s := newShell(t, "ru")
	s.signIn("erlan")
	s.ctrl(fyne.KeyJ)
	s.write("звонок в дв")
	s.pass(6 * time.Minute)
	if s.work != nil || s.asked() || s.shows("звонок") {
		t.Fatalf("behind the lock stands %s", written(s.win))
	}
	s.write(shellPassword)
	s.press(fyne.KeyReturn)
	s.ctrl(fyne.KeyJ)
	s.press(fyne.KeyReturn)
	if all := s.log(); len(all) != 1 || all[0].Text != "звонок в дв" {
		t.Errorf("the log is %+v", all)
	}
}

func TestWhoMayOnlyReadWritesNoLine(t *testing.T) {
	s := newShell(t, "ru")
	s.signIn("umit")
	s.ctrl(fyne.KeyJ)
	s.work.Go(desk.Place{Screen: desk.Shift})
	if s.asked() || s.work.place.Screen == desk.Shift {
		t.Error("supplies writes the log, or sees the sheet of the whole house")
	}
}

func TestAHandoverThatWaitsIsSaidOnTheRailAndSignsTheOtherOneIn(t *testing.T) {
	s := newShell(t, "ru")
	s.signIn("erlan")
	badge := func() string {
		s.work.refreshBadges()
		for i, x := range s.work.places {
			if x.screen == desk.Shift {
				return s.work.rail.Places[i].Badge
			}
		}
		t.Fatal("the rail has no shift")
		return ""
	}
	s.ctrl(fyne.Key6)
	s.press(fyne.KeyReturn) // begins
	if badge() != "" {
		t.Errorf("the rail says %q", badge())
	}
	s.ctrl(fyne.KeyN) // what is begun elsewhere stays hers
	s.write("2")
	s.ctrl(fyne.Key6)
	s.ctrl(fyne.KeyS)
	if badge() != "1" {
		t.Errorf("the rail says %q", badge())
	}
	h, _, err := s.work.session.Handover(t.Context())
	if err != nil || h.State != shift.Given {
		t.Fatal(h.State, err)
	}
	s.work.current().Focus()
	s.write("всё спокойно")
	s.press(fyne.KeyTab)
	s.write("saule")
	s.press(fyne.KeyReturn)
	s.write(shellPassword)
	s.press(fyne.KeyReturn)
	if s.work.login() != "saule" || s.work.place.Screen != desk.Shift || !s.shows("Сәуле Нұрланова") {
		t.Fatalf("%s is at work: %s", s.work.login(), written(s.win))
	}
	s.says("Смена принята.")
	if badge() != "" {
		t.Errorf("the rail says %q", badge())
	}
	if _, ok, err := s.work.session.Draft(t.Context(), desk.Intake); ok || err != nil {
		t.Errorf("she has the intake that another began: %v", err)
	}
	if !s.work.may(staff.OperationalWrite) {
		t.Error("she may not write")
	}
}

func TestALogLineOfAHundredThousandLettersIsNotPastedAndThatIsSaid(t *testing.T) {
	s := newShell(t, "ru")
	s.signIn("erlan")
	s.ctrl(fyne.KeyJ)
	s.write("Обход")
	clip := test.NewClipboard()
	clip.SetContent(strings.Repeat("слово ", 100_000/6))
	s.win.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip})
	if !s.shows("Не вставлено: текст слишком длинный (знаков: 99996).") || !s.shows("Обход") {
		t.Error(written(s.win))
	}
}
