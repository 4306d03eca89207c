package signin

import (
	"context"
	"flag"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pana/assets/words"
	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/vault/keyslot"
	"pana/ui/desk"
	"pana/ui/widgets"
	"pana/ui/widgets/widgetstest"
)

var pictures = flag.String("pictures", "", "folder for pictures of the pages")

const (
	director = "saule"
	password = "copper garden seven clouds"
)

// entrance is a window with nothing but the entrance in it.
type entrance struct {
	*widgetstest.Window
	t                 testing.TB
	root              *fyne.Container
	page              *Page
	host              Host
	opened, evacuated *shelter.Session
	tasks             []desk.Task // kept back, when hold is set
	hold              bool
}

// enter opens the entrance on file, in a home folder of the test's own.
func enter(t testing.TB, file string) *entrance {
	return enterAs(t, file, "ru", widgets.Theme{}, widgetstest.Large)
}

func enterAs(t testing.TB, file, lang string, theme widgets.Theme, size fyne.Size) *entrance {
	t.Helper()
	home := t.TempDir()
	for _, name := range []string{"HOME", "USERPROFILE", "AppData"} {
		t.Setenv(name, home)
	}
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(home, "config"))
	widgetstest.Start(t, theme)
	e := &entrance{t: t, root: container.NewStack()}
	e.Window = widgetstest.ShowObject(t, e.root, size)
	e.host = Host{
		Window: e.Window, Words: words.For(lang), File: file, Options: shelter.Options{Cost: keyslot.Cheap},
		Opened:   func(s *shelter.Session) { e.opened = s },
		Evacuate: func(s *shelter.Session) { e.evacuated = s },
		Notify:   func(n desk.Note) { t.Errorf("a passing notice: %q", n.Text) },
		Ask:      func(desk.Question) {},
		Busy:     func(string, func()) (func(int, int), func()) { return func(int, int) {}, func() {} },
	}
	e.host.Language = e.language
	t.Cleanup(func() {
		for _, s := range []*shelter.Session{e.opened, e.evacuated} {
			if s != nil {
				_ = s.Lock()
			}
		}
		if h := e.page.s.held; h != nil {
			_ = h.session.Lock()
		}
	})
	e.build()
	return e
}

// build does what the window does when it enters.
func (e *entrance) build() {
	e.page = New(e.host)
	e.page.run = func(t desk.Task) {
		if e.hold {
			e.tasks = append(e.tasks, t)
			return
		}
		t.Done(t.Work(context.Background(), func(int, int) {}))
	}
	e.root.Objects = []fyne.CanvasObject{e.page.Content()}
	e.root.Refresh()
	e.page.Focus()
}

// language does what the window does when another language is chosen.
func (e *entrance) language(lang string) {
	typed := e.page.Typed()
	e.host.Words, e.host.File = words.For(lang), e.page.File()
	e.build()
	e.page.SetTyped(typed)
}

// field is the input of that name on the page.
func (e *entrance) field(name string) *widgets.Field {
	e.t.Helper()
	f, ok := e.page.form.Input(name).(*widgets.Field)
	if !ok {
		e.t.Fatalf("no field %s", name)
	}
	return f
}

// fill replaces what stands in the field with the cursor, and goes on.
func (e *entrance) fill(text string) {
	e.t.Helper()
	e.replace(text)
	e.Press(fyne.KeyReturn)
}

func (e *entrance) replace(text string) {
	e.t.Helper()
	entry, ok := e.Canvas().Focused().(*widgets.Entry)
	if !ok {
		e.t.Fatalf("the cursor is in no field but in %T", e.Canvas().Focused())
	}
	entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	e.Press(fyne.KeyBackspace)
	e.Type(text)
}

// said is the sentence of what befell the file, "" if nothing did.
func (e *entrance) said() string {
	if e.page.s.trouble == nil {
		return ""
	}
	return e.page.say(*e.page.s.trouble)
}

func (e *entrance) word(key string, args ...any) string { return e.page.t(key, args...) }

// made makes a file with one director and hands back its path and recovery code.
func made(t testing.TB, clock civil.Clock) (path, code string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "work.pana")
	s, code, err := shelter.Create(context.Background(), path, shelter.Setup{HouseName: "Арча", Lang: "ru", WordLang: "ru",
		Director: shelter.Director{Login: director, Name: "Сәуле", Password: password}, Rooms: house.Template("small", "ru")},
		shelter.Options{Cost: keyslot.Cheap, Clock: clock})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Lock(); err != nil {
		t.Fatal(err)
	}
	return path, code
}
