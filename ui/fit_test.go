package ui

import (
	"fmt"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/demo"
	"pana/ui/desk"
	"pana/ui/settings"
	"pana/ui/widgets/widgetstest"
)

// newDemo is the window at work on the demo of 17 November, as its director or another.
func newDemo(t *testing.T, login string) *bench {
	t.Helper()
	for _, name := range []string{"HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME"} {
		t.Setenv(name, t.TempDir())
	}
	day, err := civil.NewDay(2026, 11, 17)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "demo.pana")
	people, err := demo.Write(t.Context(), path, civil.Almaty.At(day, 14, 20))
	if err != nil {
		t.Fatal(err)
	}
	var password string
	for _, p := range people {
		if p.Login == login {
			password = p.Password
		}
	}
	s, err := shelter.Open(t.Context(), path, login, password, shelter.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Lock() })
	w := newWindow(test.NewTempApp(t), path)
	t.Cleanup(w.win.Close)
	w.atOnce = true
	w.win.Resize(wide)
	w.goToWork(s, desk.Place{})
	return &bench{window: w, t: t}
}

// fits fails the test where something has no room.
func (b *bench) fits(size fyne.Size, what string) {
	b.t.Helper()
	if least := b.win.Content().MinSize(); least.Width > size.Width || least.Height > size.Height {
		b.t.Errorf("%s needs %v, has %v", what, least, size)
	}
	for _, fault := range widgetstest.Overflow(b.win.Content()) {
		b.t.Errorf("%s: %s", what, fault)
	}
}

func TestEveryPageFitsInEveryLanguage(t *testing.T) {
	b := newDemo(t, "erlan")
	for _, size := range []fyne.Size{widgetstest.Large, widgetstest.Least} {
		b.win.Resize(size)
		for _, look := range []settings.Looks{{Lang: "ru", Size: 1}, {Lang: "kk", Dark: true, Size: 1}, {Lang: "en", Size: 1}} {
			b.SetLooks(look)
			for _, screen := range []string{desk.Residents, desk.Beds, desk.Intake, desk.Shift, desk.Sheets, desk.Settings} {
				b.work.open(desk.Place{Screen: screen})
				what := fmt.Sprintf("%s-%s-%.0f", screen, look.Lang, size.Width)
				b.fits(size, what)
				picture(t, b.win, "shell-"+what)
			}
			b.work.showKeys()
			b.fits(size, "keys-"+look.Lang)
			picture(t, b.win, fmt.Sprintf("shell-keys-%s-%.0f", look.Lang, size.Width))
			b.press(fyne.KeyEscape)
		}
	}
}

func TestTheTopLineFitsEveryRoleAndALongName(t *testing.T) {
	s := newShell(t, "kk")
	s.signIn("saule")
	s.win.Resize(widgetstest.Least)
	top := s.work.top
	for _, name := range []string{"Мөлдір Серікқалиқызы", "Әбдірахман-Сейфулла Бекмұхамбетов-Шаймерденұлы, кезекші"} {
		top.who.Runs[0].Text = "Әлеуметтік қызметкер · " + name
		top.content.Refresh()
		s.fits(widgetstest.Least, "the top line")
		picture(t, s.win, fmt.Sprintf("shell-top-%d", len(name)))
	}
	if when := top.when.Runs[0].Text; when != "00:40" {
		t.Errorf("with a long name the time is %q", when)
	}
	s.win.Resize(widgetstest.Large)
	top.who.Runs[0].Text = "Ерлан"
	top.content.Refresh()
	if when := top.when.Runs[0].Text; when != top.times[0] {
		t.Errorf("with room it is %q", when)
	}
}
