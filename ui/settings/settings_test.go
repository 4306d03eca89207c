package settings_test

import (
	"context"
	"flag"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"pana/reports"
	"pana/reports/page"
	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/staff"
	"pana/shelter/vault/keyslot"
	"pana/ui/desk/desktest"
	"pana/ui/settings"
	"pana/ui/widgets"
	"pana/ui/widgets/widgetstest"
)

var pictures = flag.String("pictures", "", "folder for pictures of the screen")

const password = "copper garden seven clouds"

func newSession(t testing.TB) (*shelter.Session, *civil.Fixed) {
	t.Helper()
	day, err := civil.NewDay(2026, 11, 17)
	if err != nil {
		t.Fatal(err)
	}
	clock := civil.NewFixed(civil.Almaty.At(day, 14, 20))
	s, _, err := shelter.Create(t.Context(), filepath.Join(t.TempDir(), "house.pana"), shelter.Setup{HouseName: "Арча", Lang: "ru", WordLang: "ru",
		Director: shelter.Director{Login: "saule", Name: "Сәуле Нұрланова", Password: password}, Rooms: house.Template("small", "ru")},
		shelter.Options{Clock: clock, Cost: keyslot.Cheap})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Lock() })
	return s, clock
}

// looks is a window that remembers what was chosen.
type looks struct {
	now settings.Looks
	s   *shelter.Session
}

func (l *looks) Looks() settings.Looks     { return l.now }
func (l *looks) SetLooks(x settings.Looks) { l.now = x }
func (l *looks) Recovery(ctx context.Context, code, lang string) (*page.Layout, error) {
	return reports.Recovery(ctx, l.s, code, lang)
}

func show(t testing.TB, lang string, theme widgets.Theme, size fyne.Size) (*desktest.Window, *shelter.Session, *looks) {
	t.Helper()
	s, clock := newSession(t)
	w := desktest.Start(t, theme, lang, clock)
	l := &looks{settings.Looks{Lang: lang, Size: 1}, s}
	w.Show(settings.New(w.Desk, s, l), size)
	return w, s, l
}

// to opens the tab at a place, from wherever the cursor is.
func to(w *desktest.Window, n int) {
	w.Press(fyne.KeyHome)
	for range n {
		w.Press(fyne.KeyRight)
	}
}

func TestLanguageChangesByKeyboard(t *testing.T) {
	w, _, l := show(t, "ru", widgets.Theme{}, widgetstest.Large)
	w.Press(fyne.KeyTab, fyne.KeyRight)
	if l.now.Lang != "kk" {
		t.Errorf("language is %q after one step right from Russian", l.now.Lang)
	}
}

func TestMyPasswordNeedsTheOldOneAndTheNewOneTwice(t *testing.T) {
	w, s, _ := show(t, "en", widgets.Theme{}, widgetstest.Large)
	to(w, 1)
	const next = "paper river morning stone"
	w.Press(fyne.KeyTab)
	w.Type("not my password at all")
	w.Press(fyne.KeyReturn)
	w.Type(next)
	w.Press(fyne.KeyReturn)
	w.Type(next + "s")
	w.Press(fyne.KeyReturn)
	if len(w.Notes) != 0 {
		t.Fatalf("two different passwords were taken: %q", w.LastNote().Text)
	}
	w.Press(fyne.KeyEnd, fyne.KeyBackspace) // the cursor stands in the wrong field
	w.Press(fyne.KeyReturn)
	if _, ok := proves(s, next); ok {
		t.Fatal("the password changed without the old one")
	}
	for range 40 { // the cursor stands in the old password
		w.Press(fyne.KeyEnd, fyne.KeyBackspace)
	}
	w.Type(password)
	w.Press(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn)
	if _, ok := proves(s, next); !ok {
		t.Errorf("the new password opens nothing; notice %q", w.LastNote().Text)
	}
}

// proves reports whether a password is now the director's.
func proves(s *shelter.Session, p string) (staff.Role, bool) {
	err := s.SwitchTo(context.Background(), "saule", p)
	_, role := s.Who()
	return role, err == nil
}

func TestTheDirectorAddsAnAccount(t *testing.T) {
	w, s, _ := show(t, "en", widgets.Theme{}, widgetstest.Large)
	to(w, 2)
	w.Press(fyne.KeyTab, fyne.KeyReturn)
	w.Type("Гүлнар Өмірбекова")
	w.Press(fyne.KeyReturn)
	w.Type("my gulnar") // a space
	w.Press(fyne.KeyReturn)
	w.Type("shift")
	w.Press(fyne.KeyReturn, fyne.KeyReturn)
	if all, _ := s.Accounts(t.Context()); len(all) != 1 {
		t.Fatal("a login with a space was taken")
	}
	for range 12 { // the cursor stands in the login
		w.Press(fyne.KeyEnd, fyne.KeyBackspace)
	}
	w.Type("gulnar")
	w.Press(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn)
	all, err := s.Accounts(t.Context())
	if err != nil || len(all) != 2 {
		w.Picture(*pictures, "failed")
		t.Fatalf("%d accounts, %v; notice %q", len(all), err, w.LastNote().Text)
	}
	i := slices.IndexFunc(all, func(a staff.Account) bool { return a.Login == "gulnar" })
	if i < 0 || all[i].Name != "Гүлнар Өмірбекова" || !slices.Equal(all[i].Roles, []staff.Role{staff.Desk}) {
		t.Errorf("the new account is %+v", all)
	}
}

func TestHouseKeepsWhatIsTypedWhenItIsRefused(t *testing.T) {
	w, s, _ := show(t, "en", widgets.Theme{}, widgetstest.Large)
	to(w, 3)
	w.Press(fyne.KeyTab)
	w.Press(fyne.KeyEnd)
	w.Type(" 2")
	w.Press(fyne.KeyTab, fyne.KeyTab)
	w.Press(fyne.KeyEnd)
	w.Type("x")
	w.Ctrl(fyne.KeyS)
	w.Press(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn)
	if set, _ := s.Settings(t.Context()); set.HouseName != "Арча" {
		t.Fatal("half of a wrong form was saved")
	}
	w.Press(fyne.KeyEnd, fyne.KeyBackspace)
	w.Press(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn)
	if set, _ := s.Settings(t.Context()); set.HouseName != "Арча 2" {
		t.Errorf("the house is called %q", set.HouseName)
	}
}

// tabs are the pages of a director, in their order.
var tabs = []string{"looks", "password", "people", "house", "plan", "audit", "prints", "copies", "about"}

func TestEveryPageFitsInEveryLanguage(t *testing.T) {
	for _, size := range []fyne.Size{widgetstest.Least, widgetstest.Large} {
		for _, lang := range []string{"ru", "kk", "en"} {
			w, _, _ := show(t, lang, widgets.Theme{Dark: lang == "kk"}, size)
			for i, name := range tabs {
				to(w, i)
				w.Fits()
				w.Picture(*pictures, name+"-"+lang+"-"+map[bool]string{true: "large", false: "least"}[size == widgetstest.Large])
			}
		}
	}
}
