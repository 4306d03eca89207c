package find

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/shelter/vault"
	"pana/shelter/vault/keyslot"
	"pana/ui/desk"
	"pana/ui/desk/desktest"
	"pana/ui/widgets"
	"pana/ui/widgets/widgetstest"
)

const password = "copper garden seven clouds"

// world is a real file of a small house, and the search over it in a window.
type world struct {
	*desktest.Window
	t      testing.TB
	s      *shelter.Session
	clock  *civil.Fixed
	finder *Finder
	ids    map[string]int64
	beds   map[string]int64
	ran    []string // actions
	due    *func()  // what waits for two seconds
}

// newWorld is a house with Тюльпан, Гранат and Мимоза in it, and Ирис who left; the desk is
// signed in.
func newWorld(t testing.TB) *world {
	t.Helper()
	day, _ := civil.NewDay(2026, 11, 14)
	w := &world{t: t, clock: civil.NewFixed(civil.Almaty.At(day, 9, 0)), ids: map[string]int64{}, beds: map[string]int64{}}
	var err error
	w.s, _, err = shelter.Create(t.Context(), filepath.Join(t.TempDir(), "house.pana"), shelter.Setup{HouseName: "Арча", Lang: "ru", WordLang: "ru",
		Rooms: house.Template("small", "ru"), Director: shelter.Director{Login: "saule", Name: "Сәуле Нұрланова", Password: password}},
		shelter.Options{Clock: w.clock, Cost: keyslot.Cheap})
	w.must(err)
	t.Cleanup(func() { w.s.Lock() })
	_, err = w.s.AddAccount(t.Context(), shelter.NewAccount{Login: "gulnar", Name: "Гүлнар Ө.", Password: password,
		Roles: []staff.Role{staff.Desk, staff.Social, staff.Psychologist, staff.Supplies, staff.Technical}})
	w.must(err)
	rooms, err := w.s.Plan(t.Context())
	w.must(err)
	for _, r := range rooms {
		for _, b := range r.Beds {
			w.beds[b.Code] = b.ID
		}
	}
	w.must(w.s.SwitchTo(t.Context(), "gulnar", password))
	w.admit("1А", "Тюльпан", people.Female, 24, people.Name{Given: "Нилуфар", Family: "Каримова"})
	w.admit("3Б", "Гранат", people.Male, 42, people.Name{Given: "Фирӯз", Family: "Ҳакимов"})
	w.admit("1Б", "Мимоза", people.Female, 30, people.Name{Given: "Зулхумор", Family: "Раҳмонова"})
	w.admit("1В", "Ирис", people.Female, 19, people.Name{Given: "Нилюфар"})
	w.clock.Advance(13 * time.Hour)
	_, err = w.s.Exit(t.Context(), house.Leaving{Residents: []int64{w.ids["Ирис"]}, Reason: "own_request", Destination: "99"})
	w.must(err)
	return w
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) admit(bed, word string, sex people.Sex, age int, n people.Name) {
	w.t.Helper()
	p := people.NewPerson{CodeWord: word, Name: n, NameQuality: people.Partial}
	p.Sex, p.Birth = sex, people.About(age, -1, civil.Almaty.Day(w.clock.Now()))
	r, err := w.s.Admit(w.t.Context(), shelter.Intake{People: []people.NewPerson{p}, Beds: []int64{w.beds[bed]}})
	w.must(err)
	w.ids[word] = r.IDs[0]
}

// acts are the actions of the window, as it would hand them over.
func (w *world) acts() []Action {
	var all []Action
	for _, a := range []struct {
		word, tag string
		icon      widgets.Icon
	}{{"place.residents", "Ctrl 1", widgets.IconPeople}, {"place.beds", "Ctrl 2", widgets.IconBed}, {"place.sheets", "Ctrl 3", widgets.IconSheet},
		{"action.intake", "Ctrl N", widgets.IconAdd}, {"action.evacuation", "Ctrl Shift E", widgets.IconEvacuate},
		{"action.sheet", "Ctrl P", widgets.IconPrint}, {"action.private", "Ctrl Shift H", widgets.IconHide}, {"action.lock", "Ctrl L", widgets.IconLock}} {
		all = append(all, Action{Name: w.Desk.T(a.word), Tag: a.tag, Icon: a.icon, Run: func() { w.ran = append(w.ran, a.word) }})
	}
	return all
}

// show puts the search in front of a window.
func (w *world) show(lang string, theme widgets.Theme, size fyne.Size) *world {
	w.t.Helper()
	w.Window = desktest.Start(w.t, theme, lang, w.s)
	w.finder = New(w.Desk, w.s, w.acts)
	w.finder.every = func(_ time.Duration, f func()) func() {
		mine := &f
		w.due = mine
		return func() {
			if w.due == mine {
				w.due = nil
			}
		}
	}
	w.Window.Window = widgetstest.ShowObject(w.t, widgets.NewBlock(widgets.Ground), size)
	w.finder.Open(w.Canvas())
	return w
}

func (w *world) large() *world { return w.show("ru", widgets.Theme{}, widgetstest.Large) }

// twoSeconds pass.
func (w *world) twoSeconds() {
	if w.due != nil {
		(*w.due)()
	}
}

// typed replaces what stands in the line.
func (w *world) typed(text string) {
	w.t.Helper()
	if w.finder.open == nil {
		w.finder.Open(w.Canvas())
	}
	if w.finder.open.field.Text() != "" {
		w.finder.open.field.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
		w.Press(fyne.KeyBackspace)
	}
	w.Type(text)
}

// found are the lines that can be chosen, a group's name before each group.
func (w *world) found() string {
	var all []string
	for _, l := range w.finder.open.list.lines {
		switch l.kind {
		case head:
			all = append(all, "["+l.text+"]")
		case row:
			all = append(all, l.text)
		}
	}
	return strings.Join(all, " ")
}

// text is all that the search shows.
func (w *world) text() string { return shown(w.finder.open.over.object) }

func shown(o fyne.CanvasObject) string {
	if !o.Visible() {
		return ""
	}
	var inside []fyne.CanvasObject
	switch o := o.(type) {
	case *canvas.Text:
		return o.Text + "\n"
	case *fyne.Container:
		inside = o.Objects
	case fyne.Widget:
		inside = test.WidgetRenderer(o).Objects()
	}
	var b strings.Builder
	for _, x := range inside {
		b.WriteString(shown(x))
	}
	return b.String()
}

// audited are the rows that searches left in the audit.
func (w *world) audited() (n int, about []int64) {
	w.t.Helper()
	w.must(w.s.View(w.t.Context(), func(tx *vault.Tx) error {
		rows, err := tx.Query(`select coalesce(subject, 0) from audit where action = 'search' order by no`)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var id int64
			if err := rows.Scan(&id); err != nil {
				return err
			}
			n, about = n+1, append(about, id)
		}
		return rows.Err()
	}))
	return n, about
}

func (w *world) as(r staff.Role) *world {
	w.t.Helper()
	w.must(w.s.SetRole(w.t.Context(), r))
	return w
}

var (
	_ House     = (*shelter.Session)(nil)
	_ desk.Host = (*desktest.Window)(nil)
)
