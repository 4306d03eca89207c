package residents

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"pana/assets/words"
	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/shelter/vault/keyslot"
	"pana/ui/desk"
	"pana/ui/widgets"
	"pana/ui/widgets/widgetstest"
)

const (
	bossPassword = "copper garden seven clouds"
	deskPassword = "night lantern quiet bridge"
)

// world is a real file with a household, a page over it, and the window that shows it.
type world struct {
	t     *testing.T
	s     *shelter.Session
	clock *civil.Fixed
	win   *widgetstest.Window
	page  *Screen
	asked *widgets.Asked

	private bool
	went    []desk.Place
	notes   []desk.Note
	ids     map[string]int64
	beds    map[string]int64
	ticks   []func()
}

// newWorld is a shelter with Гранат (a man), Мимоза with two children, and Ирис who left.
func newWorld(t *testing.T) *world {
	t.Helper()
	day, _ := civil.NewDay(2026, 11, 14)
	w := &world{t: t, clock: civil.NewFixed(civil.Almaty.At(day, 0, 40)), ids: map[string]int64{}, beds: map[string]int64{}}
	s, _, err := shelter.Create(t.Context(), filepath.Join(t.TempDir(), "house.pana"), shelter.Setup{HouseName: "Арча", Lang: "ru", WordLang: "ru",
		Rooms:    house.Template("small", "ru"),
		Director: shelter.Director{Login: "saule", Name: "Сәуле Нұрланова", Password: bossPassword}}, shelter.Options{Clock: w.clock, Cost: keyslot.Cheap})
	w.must(err)
	w.s = s
	t.Cleanup(func() { s.Lock() })
	_, err = s.AddAccount(t.Context(), shelter.NewAccount{Login: "erlan", Name: "Ерлан Бақытұлы", Password: deskPassword,
		Roles: []staff.Role{staff.Desk, staff.Social, staff.Psychologist, staff.Technical}})
	w.must(err)
	rooms, err := s.Plan(t.Context())
	w.must(err)
	for _, r := range rooms {
		for _, b := range r.Beds {
			w.beds[b.Code] = b.ID
		}
	}
	w.must(s.SwitchTo(t.Context(), "erlan", deskPassword))
	w.story()
	return w
}

func (w *world) story() {
	garnet := person("Гранат", people.Male, 42, people.Name{Family: "Ҳакимов", Given: "Фирӯз"})
	garnet.Languages, garnet.Diet, garnet.Allergies, garnet.Mobility = []people.Language{{Code: "tg", Quality: "N"}}, "halal", people.None, people.None
	garnet.Literacy = []string{"tg", "ru"}
	w.admit([]string{"3Б"}, garnet)
	mother := person("Мимоза", people.Female, 30, people.Name{Family: "Раҳмонова", Given: "Зулхумор"})
	mother.CitizenshipByWord, mother.Interpreter = true, true
	mother.Languages = []people.Language{{Code: "tg", Quality: "N"}, {Code: "uz", Quality: "S"}}
	mother.Alert = people.Alert{Text: "никому не подтверждать", Level: "high", Until: w.clock.Now().Add(30 * 24 * time.Hour)}
	boy := person("", people.Male, 7, people.Name{Given: "Меҳрубон"})
	boy.Relation = people.Child
	girl := person("", people.Female, 0, people.Name{Given: "Сабрина"})
	girl.Relation, girl.Birth = people.Child, people.About(0, 8, civil.Almaty.Day(w.clock.Now()))
	w.admit([]string{"2А", "2Б", "2К"}, mother, boy, girl)
	rose := person("Ирис", people.Female, 24, people.Name{Given: "Нилуфар"})
	w.admit([]string{"1А"}, rose)
	w.clock.Advance(time.Hour)
	_, err := w.s.Exit(w.t.Context(), house.Leaving{Residents: []int64{w.ids["Ирис"]}, Reason: "own_request", Destination: "99"})
	w.must(err)
}

func person(word string, sex people.Sex, age int, n people.Name) people.NewPerson {
	day, _ := civil.NewDay(2026, 11, 14)
	p := people.NewPerson{CodeWord: word, Name: n, NameQuality: people.Partial}
	p.Sex, p.Birth, p.Citizenship, p.Relation = sex, people.About(age, -1, day), "TJK", people.Self
	return p
}

func (w *world) admit(beds []string, party ...people.NewPerson) {
	w.t.Helper()
	in := shelter.Intake{People: party}
	for _, b := range beds {
		in.Beds = append(in.Beds, w.beds[b])
	}
	r, err := w.s.Admit(w.t.Context(), in)
	w.must(err)
	for _, id := range r.IDs {
		p, err := w.s.Resident(w.t.Context(), id)
		w.must(err)
		w.ids[p.CodeWord] = id
	}
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

// as makes the signed-in person act in a role.
func (w *world) as(r staff.Role) *world {
	w.t.Helper()
	w.must(w.s.SetRole(w.t.Context(), r))
	return w
}

// show opens the page in a window.
func (w *world) show(lang string, theme widgets.Theme, size fyne.Size) *world {
	w.t.Helper()
	widgetstest.Start(w.t, theme)
	d := &desk.Desk{Words: words.For(lang), Zone: w.s.Zone(), Clock: w.s, Host: w}
	w.page = New(d, w.s)
	w.page.every = func(_ time.Duration, f func()) func() {
		w.ticks = append(w.ticks, f)
		return func() { w.ticks = nil }
	}
	w.page.Narrow(size.Width < 1100)
	w.win = widgetstest.ShowObject(w.t, w.page.Content(), size)
	w.win.Canvas().SetOnTypedKey(func(k *fyne.KeyEvent) {
		if k.Name == fyne.KeyEscape {
			w.page.Back()
		}
	})
	w.page.Reload()
	w.page.Focus()
	w.s.OnChange(func([]string) { w.page.Reload() })
	return w
}

// wide shows the page as in a window of 1366 by 768.
func (w *world) wide() *world { return w.show("ru", widgets.Theme{}, fyne.NewSize(1170, 716)) }

// pass lets time pass, second by second for what is open.
func (w *world) pass(d time.Duration) {
	w.clock.Advance(d)
	for _, f := range w.ticks {
		f()
	}
}

func (w *world) open(word string) {
	w.t.Helper()
	w.page.Open(desk.Place{Screen: desk.Residents, ID: w.ids[word]})
	if w.page.record.who.CodeWord != word {
		w.t.Fatalf("%s is open, want %s", w.page.record.who.CodeWord, word)
	}
}

// said is the last notice.
func (w *world) said() string {
	if len(w.notes) == 0 {
		return ""
	}
	return w.notes[len(w.notes)-1].Text
}

// The host.

func (w *world) Go(p desk.Place)                              { w.went = append(w.went, p) }
func (w *world) Notify(n desk.Note)                           { w.notes = append(w.notes, n) }
func (w *world) Focus(f fyne.Focusable)                       { w.win.Canvas().Focus(f) }
func (w *world) Print(desk.SheetOrder)                        {}
func (w *world) Private() bool                                { return w.private }
func (w *world) Act(string) (desk.Act, bool)                  { return desk.Act{}, false }
func (w *world) Busy(string, func()) (func(int, int), func()) { return func(int, int) {}, func() {} }

func (w *world) Ask(q desk.Question) {
	no := widgets.Answer{Text: w.page.desk.T("button.cancel"), Tag: "Esc", Do: func() bool {
		if q.No != nil {
			q.No()
		}
		return true
	}}
	yes := widgets.Answer{Text: q.Verb, Kind: widgets.Filled, Tag: "Enter", Do: q.Yes}
	def := 1
	if q.Danger {
		yes.Kind, yes.Tag, def = widgets.Danger, "", 0
	}
	w.asked = widgets.Ask(w.win.Canvas(), widgets.Question{Title: q.Title, Text: q.Text, Body: q.Body, Foot: q.Note, First: q.First,
		Answers: []widgets.Answer{no, yes}, Default: def, Width: q.Width})
}

var _ House = (*shelter.Session)(nil)

var ctx = context.Background()
