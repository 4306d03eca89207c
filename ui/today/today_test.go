package today

import (
	"flag"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/shelter/tasks"
	"pana/shelter/vault/keyslot"
	"pana/ui/desk"
	"pana/ui/desk/desktest"
	"pana/ui/widgets"
	"pana/ui/widgets/widgetstest"
)

var pictures = flag.String("pictures", "", "folder for pictures of the page")

// world is a house on the afternoon of 17 November, with a page over it.
type world struct {
	t     testing.TB
	s     *shelter.Session
	clock *civil.Fixed
	win   *desktest.Window
	page  *Screen
	ids   map[string]int64
	beds  map[string]int64
}

func newWorld(t testing.TB) *world {
	t.Helper()
	day, _ := civil.NewDay(2026, 11, 16)
	w := &world{t: t, clock: civil.NewFixed(civil.Almaty.At(day, 7, 10)), ids: map[string]int64{}, beds: map[string]int64{}}
	s, _, err := shelter.Create(t.Context(), filepath.Join(t.TempDir(), "house.pana"), shelter.Setup{HouseName: "Арча", Lang: "ru", WordLang: "ru",
		Rooms:    house.Template("small", "ru"),
		Director: shelter.Director{Login: "gulnar", Name: "Гүлнар Өмірова", Password: "copper garden seven clouds"}}, shelter.Options{Clock: w.clock, Cost: keyslot.Cheap})
	w.must(err)
	w.s = s
	t.Cleanup(func() { _ = s.Lock() })
	rooms, err := s.Plan(t.Context())
	w.must(err)
	for _, r := range rooms {
		for _, b := range r.Beds {
			w.beds[b.Code] = b.ID
		}
	}
	w.admit("Ромашка", people.Female, 31, "1А")
	w.admit("Тюльпан", people.Female, 24, "1Б")
	w.admit("Гранат", people.Male, 42, "3Б")
	w.clock.Advance(27 * time.Hour) // 17 November, 10:10
	w.admit("Ирис", people.Female, 27, "2А")
	w.must2(s.AddTask(t.Context(), tasks.New{Title: "Позвонить в консульство", Resident: w.ids["Гранат"], Due: w.at(16, 30)}))
	w.must2(s.AddTask(t.Context(), tasks.New{Title: "Принять бельё из стирки", Due: w.at(11, 0)}))
	w.must2(s.GoOut(t.Context(), house.Outing{Resident: w.ids["Гранат"], Back: w.at(18, 0), Reason: "consulate", Companion: "Қанат И."}))
	w.must2(s.GoOut(t.Context(), house.Outing{Resident: w.ids["Тюльпан"], Back: w.at(13, 0), Reason: "doctor"}))
	w.must2(s.BeginShift(t.Context()))
	w.must2(s.AddReferral(t.Context(), house.NewReferral{Channel: "phone", Source: "ngo", Heads: house.Heads{Women: 1, Girls: 2}, ETA: w.at(20, 30)}))
	w.clock.Advance(w.at(14, 0).Sub(w.clock.Now()))
	w.must2(s.PlaceHold(t.Context(), house.NewHold{Beds: []int64{w.beds["2В"]}, For: "женщина, полиция", Minutes: 25}))
	return w
}

func (w *world) at(hour, minute int) civil.Instant {
	day, _ := civil.NewDay(2026, 11, 17)
	return civil.Almaty.At(day, hour, minute)
}

func (w *world) admit(word string, sex people.Sex, age int, bed string) {
	w.t.Helper()
	p := people.NewPerson{CodeWord: word}
	p.Sex, p.Relation, p.Birth = sex, people.Self, people.About(age, -1, civil.Almaty.Day(w.clock.Now()))
	if word == "Ирис" {
		p.Alert = people.Alert{Text: "никому не подтверждать, что она здесь", Level: "high"}
	}
	r, err := w.s.Admit(w.t.Context(), shelter.Intake{People: []people.NewPerson{p}, Beds: []int64{w.beds[bed]}})
	w.must(err)
	w.ids[word] = r.IDs[0]
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) must2(_ shelter.Receipt, err error) { w.t.Helper(); w.must(err) }

func (w *world) show(lang string, dark bool, size fyne.Size) *world {
	w.win = desktest.Start(w.t, widgets.Theme{Dark: dark}, lang, w.clock)
	w.win.Acts = map[string]desk.Act{
		"action.intake": {Tag: "Ctrl N", Icon: widgets.IconAdd}, "action.log": {Tag: "Ctrl J", Icon: widgets.IconNote},
		"place.shift": {Tag: "Ctrl 6", Icon: widgets.IconHandover}, "place.beds": {Tag: "Ctrl 3", Icon: widgets.IconBed},
		"action.evacuation": {Tag: "Ctrl Shift E", Icon: widgets.IconEvacuate}}
	w.page = New(w.win.Desk, w.s)
	w.win.Show(w.page, size)
	return w
}

func TestEveryTextFits(t *testing.T) {
	w := newWorld(t)
	for _, lang := range []string{"ru", "kk", "en"} {
		for _, dark := range []bool{false, true} {
			for name, size := range map[string]fyne.Size{"1366": {Width: 1170, Height: 716}, "1024": {Width: 968, Height: 624}} {
				w.t = t
				w.show(lang, dark, size)
				name = lang + "-" + name
				if dark {
					name += "-dark"
				}
				w.win.Picture(*pictures, name)
				w.win.Fits()
				for _, list := range lists() {
					w.page.Open(desk.Place{Screen: desk.Today, Filter: list})
					w.win.Picture(*pictures, name+"-"+list)
					w.win.Fits()
				}
			}
		}
	}
}

// What a number says is how many rows stand in the list that it opens.
func TestEachNumberOpensItsListWithTheSameCount(t *testing.T) {
	w := newWorld(t).show("ru", false, widgetstest.Large)
	for i, list := range lists() {
		w.win.Desk.Host.Focus(w.page.numbers)
		w.win.Press(fyne.KeyHome)
		for range i {
			w.win.Press(fyne.KeyRight)
		}
		w.win.Press(fyne.KeyReturn)
		if got := w.win.Went[len(w.win.Went)-1]; got.Filter != list {
			t.Fatalf("number %d leads to %q", i, got.Filter)
		}
		w.page.Open(w.win.Went[len(w.win.Went)-1])
		if n := w.page.numbers.cells[i].time; n != strconv.Itoa(len(w.page.rows.cells)) || w.page.rows.cells[0].shape == shapeEmpty {
			t.Errorf("%s: the number says %s, the list has %d", list, n, len(w.page.rows.cells))
		}
		if !w.page.Back() {
			t.Error("Escape doesn't close the list")
		}
	}
}

func (w *world) choose(do deed) {
	w.t.Helper()
	w.win.Desk.Host.Focus(w.page.matters)
	w.win.Press(fyne.KeyHome)
	for range w.page.matters.cells {
		if w.page.matters.cells[w.page.matters.at].do == do {
			return
		}
		w.win.Press(fyne.KeyDown)
	}
	w.t.Fatalf("nothing to %s: %+v", do, w.page.matters.cells)
}

// Each act beside what needs attention works by arrows and Return, and what it settled
// asks no more.
func TestAttentionIsWalkedByArrowsAndActedOnByReturn(t *testing.T) {
	w := newWorld(t).show("ru", false, widgetstest.Large)
	for _, do := range []deed{doBack, doTask, doRelease} {
		w.choose(do)
		before := len(w.page.shown.Matters)
		w.win.Press(fyne.KeyReturn)
		w.page.Reload() // the window does it when it hears of the change
		if w.win.LastNote().Undo == nil || len(w.page.shown.Matters) != before-1 {
			t.Errorf("%s: %d matters after %d, note %+v", do, len(w.page.shown.Matters), before, w.win.LastNote())
		}
	}
	w.choose(doRecord)
	w.win.Press(fyne.KeyReturn)
	if got := w.win.Went[len(w.win.Went)-1]; got.Screen != desk.Residents || got.ID != w.ids["Ромашка"] {
		t.Errorf("Return led to %+v", got)
	}
}

// The minute's reading brings midnight and the cut-off, and builds only what differs.
func TestTimePassesWithoutARestartAndDrawsOnlyWhatChanged(t *testing.T) {
	w := newWorld(t).show("ru", false, widgetstest.Large)
	all := []*walk{w.page.numbers, w.page.day, w.page.comings, w.page.alerts}
	var before []int
	for _, x := range all {
		before = append(before, x.changes)
	}
	w.clock.Advance(time.Minute)
	w.page.Reload()
	for i, x := range all {
		if x.changes != before[i] {
			t.Errorf("part %d was built anew %d times though nothing had changed", i, x.changes-before[i])
		}
	}
	w.clock.Advance(w.at(23, 59).Sub(w.clock.Now()))
	w.page.Reload()
	w.clock.Advance(2 * time.Minute)
	w.page.Reload()
	if got := w.page.dayTitle(); got != w.win.Desk.T("today.until", "Day", "вторник, 17 ноября", "Time", "06:00") {
		t.Errorf("after midnight: %s", got)
	}
	if len(w.page.shown.Came) != 1 {
		t.Errorf("after midnight the shift has lost its arrival: %d", len(w.page.shown.Came))
	}
	w.clock.Advance(6 * time.Hour)
	w.page.Reload()
	if got := w.page.dayTitle(); got != "среда, 18 ноября" || len(w.page.shown.Came) != 0 {
		t.Errorf("past the cut-off: %s, %d arrived", got, len(w.page.shown.Came))
	}
}

func TestARoleIsOfferedOnlyWhatItMayDo(t *testing.T) {
	w := newWorld(t)
	_, err := w.s.AddAccount(t.Context(), shelter.NewAccount{Login: "dinara", Name: "Динара Қ.", Password: "night lantern quiet bridge",
		Roles: []staff.Role{staff.Nurse, staff.Supplies}})
	w.must(err)
	w.must(w.s.SwitchTo(t.Context(), "dinara", "night lantern quiet bridge"))
	for _, role := range []staff.Role{staff.Nurse, staff.Supplies} {
		w.must(w.s.SetRole(t.Context(), role))
		w.show("ru", false, widgetstest.Least)
		for _, list := range []string{"", listOut, listHeld} {
			w.page.Open(desk.Place{Filter: list})
			for _, c := range append(append([]cell{}, w.page.matters.cells...), w.page.rows.cells...) {
				if c.do == doBack || c.do == doTask || c.do == doRelease || c.do == doCopy {
					t.Errorf("%s is offered %s", role, c.do)
				}
			}
		}
	}
}

func BenchmarkTodayFromSessionToBuilt(b *testing.B) {
	w := newWorld(b)
	w.win = desktest.Start(b, widgets.Theme{}, "ru", w.clock)
	for b.Loop() {
		s := New(w.win.Desk, w.s)
		s.Reload()
		s.Content().Resize(fyne.NewSize(1170, 716))
	}
}

// What a card has no room for is a row away, and a long list shows its end when asked.
func TestManyRowsShowTheirBeginningAndThenAll(t *testing.T) {
	w := newWorld(t)
	for range 60 {
		w.must2(w.s.AddTask(t.Context(), tasks.New{Title: "полить цветы", Due: w.at(9, 0)}))
	}
	w.show("ru", false, widgetstest.Large)
	n := len(w.page.shown.Matters)
	if got := len(w.page.matters.cells); n < 60 || got != most+1 {
		t.Fatalf("%d rows of %d matters", got, n)
	}
	w.win.Press(fyne.KeyEnd, fyne.KeyReturn)
	w.page.Open(w.win.Went[len(w.win.Went)-1])
	if got := len(w.page.rows.cells); got != mostListed+1 {
		t.Fatalf("the list begins with %d rows", got)
	}
	w.win.Press(fyne.KeyEnd, fyne.KeyReturn)
	if got := len(w.page.rows.cells); got != n {
		t.Errorf("the whole list has %d rows of %d", got, n)
	}
	w.page.Focus()
	if w.page.list != "" {
		t.Error("the page's own key leaves the list open")
	}
}
