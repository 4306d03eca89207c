package ui

import (
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/shelter/vault/keyslot"
	"pana/ui/widgets"
)

const shellPassword = "copper garden seven clouds"

// shell is the window over a file of a small house, entered as people do.
type shell struct {
	*bench
	path   string
	clock  *civil.Fixed
	now    time.Time // of the idle clock
	closed bool      // the window
}

// newShell shows the entrance. In the house lives Тюльпан, in bed 1А. saule is director
// and works at the desk too; erlan, umit and ruslan have one role each.
func newShell(t *testing.T, lang string) *shell {
	t.Helper()
	for _, name := range []string{"HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME"} {
		t.Setenv(name, t.TempDir())
	}
	day, err := civil.NewDay(2026, 11, 14)
	if err != nil {
		t.Fatal(err)
	}
	s := &shell{clock: civil.NewFixed(civil.Almaty.At(day, 0, 40)), path: filepath.Join(t.TempDir(), "house.pana"), now: time.Unix(1000, 0)}
	o := shelter.Options{Clock: s.clock, Cost: keyslot.Cheap}
	s.furnish(t, o)
	a := test.NewTempApp(t)
	a.Preferences().SetString(prefLang, lang)
	w := newWindow(a, s.path)
	w.options, w.atOnce = o, true
	w.idle.now = func() time.Time { return s.now }
	w.layer.After = func(time.Duration, func()) func() { return func() {} }
	w.win.Resize(wide)
	s.bench = &bench{window: w, t: t}
	w.win.SetOnClosed(func() { s.closed = true })
	t.Cleanup(func() {
		if w.work != nil {
			w.work.session.Lock()
		}
		if !s.closed { // the driver of tests stumbles over a second time
			w.win.Close()
		}
	})
	w.enter()
	return s
}

func (s *shell) furnish(t *testing.T, o shelter.Options) {
	t.Helper()
	f, _, err := shelter.Create(t.Context(), s.path, shelter.Setup{HouseName: "Арча", Lang: "ru", WordLang: "ru",
		Rooms: house.Template("small", "ru"), Director: shelter.Director{Login: "saule", Name: "Сәуле Нұрланова", Password: shellPassword}}, o)
	if err != nil {
		t.Fatal(err)
	}
	me, _ := f.Who()
	if _, err := f.SetRoles(t.Context(), me.ID, []staff.Role{staff.Director, staff.Desk}); err != nil {
		t.Fatal(err)
	}
	for login, role := range map[string]staff.Role{"erlan": staff.Desk, "umit": staff.Supplies, "ruslan": staff.Technical} {
		if _, err := f.AddAccount(t.Context(), shelter.NewAccount{Login: login, Name: "Ерлан Бақытұлы", Password: shellPassword, Roles: []staff.Role{role}}); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SwitchTo(t.Context(), "erlan", shellPassword); err != nil {
		t.Fatal(err)
	}
	p := people.NewPerson{CodeWord: "Тюльпан", Name: people.Name{Given: "Нилуфар"}, NameQuality: people.Partial}
	p.Sex, p.Birth, p.Relation = people.Female, people.About(24, -1, civil.Almaty.Day(f.Now())), people.Self
	p.Alert = people.Alert{Text: "никому не подтверждать", Level: "high", Until: f.Now().Add(30 * 24 * time.Hour)}
	if _, err := f.Admit(t.Context(), shelter.Intake{People: []people.NewPerson{p}, Beds: []int64{bedOf(t, f, "1А")}}); err != nil {
		t.Fatal(err)
	}
	if err := f.Lock(); err != nil {
		t.Fatal(err)
	}
}

func bedOf(t *testing.T, s *shelter.Session, code string) int64 {
	t.Helper()
	rooms, err := s.Plan(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rooms {
		for _, b := range r.Beds {
			if b.Code == code {
				return b.ID
			}
		}
	}
	t.Fatalf("there is no bed %s", code)
	return 0
}

// in is who lies in a bed, "" for nobody.
func (s *shell) in(code string) string {
	s.t.Helper()
	board, err := s.work.session.Board(s.t.Context(), 0)
	if err != nil {
		s.t.Fatal(err)
	}
	for _, r := range board.Rooms {
		for _, b := range r.Beds {
			if b.Code == code && b.Resident != nil {
				return b.Resident.CodeWord
			}
		}
	}
	return ""
}

// signIn types login and password into the entrance.
func (s *shell) signIn(login string) {
	s.t.Helper()
	if s.work != nil {
		s.t.Fatal("somebody is at work already")
	}
	s.erase()
	s.write(login)
	s.press(fyne.KeyReturn)
	s.write(shellPassword)
	s.press(fyne.KeyReturn)
	if s.work == nil {
		s.t.Fatalf("nobody was let in: %s", written(s.win))
	}
}

// pass lets time pass in which nothing is done.
func (s *shell) pass(d time.Duration) {
	s.now = s.now.Add(d)
	s.ticked()
}

// strike presses a key as the driver does: first it goes down.
func (s *shell) strike(k fyne.KeyName) {
	if f, ok := s.win.Canvas().Focused().(desktop.Keyable); ok {
		f.KeyDown(&fyne.KeyEvent{Name: k})
	}
	s.press(k)
}

// mouse moves over the window: the driver asks all that lies below the mouse for its cursor.
func (s *shell) mouse() {
	ask := func(o fyne.CanvasObject) {
		if c, ok := o.(desktop.Cursorable); ok {
			c.Cursor()
		}
	}
	if top := s.win.Canvas().Overlays().Top(); top != nil {
		ask(top)
		for _, o := range test.WidgetRenderer(top.(fyne.Widget)).Objects() {
			ask(o)
		}
		return
	}
	ask(s.win.Content())
}

// typed is the text of the field that has the cursor.
func (s *shell) typed() string {
	s.t.Helper()
	e, ok := s.win.Canvas().Focused().(*widgets.Entry)
	if !ok {
		s.t.Fatalf("the cursor is in %T", s.win.Canvas().Focused())
	}
	return e.Text
}
