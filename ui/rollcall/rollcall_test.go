package rollcall

import (
	"context"
	"flag"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/vault/keyslot"
	"pana/ui/desk"
	"pana/ui/desk/desktest"
	"pana/ui/widgets"
)

var pictures = flag.String("pictures", "", "folder for pictures of the page")

var (
	large = fyne.NewSize(1170, 716)
	least = fyne.NewSize(968, 648)
)

// world is a small house with six people, and the page over it.
type world struct {
	*desktest.Window
	t     *testing.T
	s     *shelter.Session
	clock *civil.Fixed
	ids   map[string]int64
	page  *Screen
}

func newWorld(t *testing.T) *world {
	t.Helper()
	day, _ := civil.NewDay(2026, 11, 17)
	w := &world{t: t, clock: civil.NewFixed(civil.Almaty.At(day, 14, 20)), ids: map[string]int64{}}
	s, _, err := shelter.Create(t.Context(), filepath.Join(t.TempDir(), "house.pana"), shelter.Setup{HouseName: "Арча", Lang: "ru", WordLang: "ru",
		Rooms: house.Template("small", "ru"), Director: shelter.Director{Login: "saule", Name: "Сәуле Нұрланова", Password: "copper garden seven clouds"}},
		shelter.Options{Clock: w.clock, Cost: keyslot.Cheap})
	w.must(err)
	w.s = s
	t.Cleanup(func() { s.Lock() })
	beds := map[string]int64{}
	rooms, err := s.Plan(t.Context())
	w.must(err)
	for _, r := range rooms {
		for _, b := range r.Beds {
			beds[b.Code] = b.ID
		}
	}
	person := func(word string, sex people.Sex, age int, relation string) people.NewPerson {
		p := people.NewPerson{CodeWord: word}
		p.Sex, p.Birth, p.Relation = sex, people.About(age, -1, day), relation
		return p
	}
	admit := func(codes []string, party ...people.NewPerson) {
		in := shelter.Intake{People: party}
		for _, c := range codes {
			in.Beds = append(in.Beds, beds[c])
		}
		r, err := s.Admit(t.Context(), in)
		w.must(err)
		for _, id := range r.IDs {
			p, err := s.Resident(t.Context(), id)
			w.must(err)
			w.ids[p.CodeWord] = id
		}
	}
	admit([]string{"3Б"}, person("Гранат", people.Male, 42, people.Self))
	admit([]string{"2А", "2Б"}, person("Мимоза", people.Female, 30, people.Self), person("", people.Male, 7, people.Child),
		person("", people.Female, 0, people.Child))
	admit([]string{"1А"}, person("Ирис", people.Female, 24, people.Self))
	admit([]string{"1Б"}, person("Тюльпан", people.Female, 19, people.Self))
	w.clock.Advance(time.Hour)
	return w
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) out(word string, back time.Duration) {
	w.t.Helper()
	_, err := w.s.GoOut(w.t.Context(), house.Outing{Resident: w.ids[word], Reason: "work", Back: w.clock.Now().Add(back)})
	w.must(err)
}

func (w *world) leave(word string) {
	w.t.Helper()
	_, err := w.s.Exit(w.t.Context(), house.Leaving{Residents: []int64{w.ids[word]}, Reason: "own_request", Destination: "99"})
	w.must(err)
}

func (w *world) where(word string) house.Where {
	w.t.Helper()
	all, err := w.s.Presence(w.t.Context(), 0)
	w.must(err)
	for _, x := range all {
		if x.CodeWord == word {
			return x.Where
		}
	}
	return ""
}

func (w *world) show(lang string, dark bool, size fyne.Size) *world {
	w.t.Helper()
	w.Window = desktest.Start(w.t, widgets.Theme{Dark: dark}, lang, w.s)
	w.page = New(w.Desk, w.s)
	w.Window.Show(w.page, size)
	w.s.OnChange(func([]string) { w.page.Reload() })
	return w
}

func (w *world) calls() []house.RollCall {
	w.t.Helper()
	cs, err := w.s.RollCalls(w.t.Context(), civil.Span{From: 0, To: civil.Open})
	w.must(err)
	return cs
}

// order are the code words as they stand in the list.
func (w *world) order() string {
	var all []string
	for _, x := range w.page.list.lines {
		if x.room == "" {
			all = append(all, x.who.CodeWord)
		}
	}
	return strings.Join(all, " ")
}

// TestARollIsCalledByKeys: one digit each in the order of the rooms, the baby after her
// mother; Ctrl+S writes all of it in one act.
func TestARollIsCalledByKeys(t *testing.T) {
	w := newWorld(t)
	w.out("Тюльпан", 3*time.Hour)
	w.show("ru", false, large)
	if got := w.order(); got != "Ирис Тюльпан Мимоза Мимоза-2 Мимоза-1 Гранат" {
		t.Errorf("order %s", got)
	}
	w.Type("121113")
	w.page.Save()
	cs := w.calls()
	if len(cs) != 1 || cs[0].Present != 4 || cs[0].Absent != 1 || cs[0].Missing != 1 {
		t.Fatalf("%+v %q", cs, w.LastNote().Text)
	}
	if cs[0].At != w.clock.Now() {
		t.Error("an untouched moment isn't now to the second")
	}
	if len(w.page.list.found) != 0 {
		t.Error("the next roll call isn't empty")
	}
	// Гранат wasn't seen though nobody marked him out: his record is one key away.
	w.Press(fyne.KeyReturn)
	if len(w.Went) != 1 || w.Went[0] != (desk.Place{Screen: desk.Residents, ID: w.ids["Гранат"]}) {
		t.Errorf("went %+v", w.Went)
	}
	w.page.Back()
	w.page.Back()
	if len(w.Went) != 2 || w.Went[1].Screen != desk.Beds {
		t.Errorf("went %+v", w.Went)
	}
}

// TestTheRestFollowsTheBook and leaves who is overdue to be answered by hand.
func TestTheRestFollowsTheBook(t *testing.T) {
	w := newWorld(t)
	w.out("Тюльпан", 3*time.Hour)
	w.out("Ирис", 30*time.Minute)
	w.clock.Advance(time.Hour)
	w.show("ru", false, large)
	w.Type("*")
	w.page.Save()
	if len(w.calls()) != 0 || !strings.Contains(w.LastNote().Text, "Отмечены не все: Ирис") {
		t.Fatalf("%q", w.LastNote().Text)
	}
	w.Type("1")
	w.page.Save()
	if cs := w.calls(); len(cs) != 1 || cs[0].Present != 5 || cs[0].Absent != 1 {
		t.Fatalf("%+v", cs)
	}
	// Seen though marked out: Return notes her return, and it can be taken back.
	if w.where("Ирис") != house.WhereOverdue {
		t.Fatal("the roll call changed the book")
	}
	w.Press(fyne.KeyReturn)
	if w.where("Ирис") != house.WhereIn {
		t.Error("her return isn't noted")
	}
	w.LastNote().Undo()
	if w.where("Ирис") != house.WhereOverdue {
		t.Error("not taken back")
	}
}

// TestWhoLeftMeanwhileIsRefusedAndTheListKept, whether the page heard of it or not.
func TestWhoLeftMeanwhileIsRefusedAndTheListKept(t *testing.T) {
	w := newWorld(t)
	w.show("ru", false, large)
	w.s.OnChange(func([]string) {}) // another window: this one doesn't hear it
	w.page.list.rest()
	w.clock.Advance(time.Minute)
	stale := w.page.list.lines
	w.leave("Гранат")
	w.page.list.lines = stale
	w.page.Save()
	if len(w.calls()) != 0 || !strings.Contains(w.LastNote().Text, "Гранат") {
		t.Fatalf("%q", w.LastNote().Text)
	}
	if got := w.order(); strings.Contains(got, "Гранат") || len(w.page.list.open()) != 0 {
		t.Errorf("order %s, open %v", got, words(w.page.list.open()))
	}
	w.page.Save()
	if cs := w.calls(); len(cs) != 1 || cs[0].Present != 5 {
		t.Errorf("%+v", cs)
	}
}

// TestARollCallOfLastNightIsTypedInTheMorning: the list is of those who lived here then.
func TestARollCallOfLastNightIsTypedInTheMorning(t *testing.T) {
	w := newWorld(t)
	w.clock.Advance(8 * time.Hour)
	w.leave("Гранат")
	w.clock.Advance(10 * time.Hour) // the next morning
	w.show("ru", false, large)
	if strings.Contains(w.order(), "Гранат") {
		t.Error("who left is in the list of now")
	}
	field := func(name, text string) {
		w.Canvas().Unfocus()
		w.page.form.FocusOn(name)
		w.Type(text)
		w.Press(fyne.KeyTab)
	}
	field("at", "17.11.2026")
	field("time", "22:00")
	if !strings.Contains(w.order(), "Гранат") {
		t.Fatalf("order %s", w.order())
	}
	w.page.list.rest()
	w.page.Save()
	day, _ := civil.NewDay(2026, 11, 17)
	if cs := w.calls(); len(cs) != 1 || cs[0].Present != 6 || cs[0].At != civil.Almaty.At(day, 22, 0) {
		t.Fatalf("%+v %q", cs, w.LastNote().Text)
	}
	field("at", "19.11.2026")
	w.page.list.rest()
	w.page.Save()
	if len(w.calls()) != 1 || w.page.day.Wrong() == "" {
		t.Error("a roll call of tomorrow")
	}
	field("at", "31.02.2026")
	w.page.Save()
	if w.page.day.Wrong() == "" || len(w.page.list.found) == 0 {
		t.Errorf("%q %q %d", w.page.day.Text(), w.page.day.Wrong(), len(w.page.list.found))
	}
}

// TestTicksAreKeptAtTheLock, with note and moment.
func TestTicksAreKeptAtTheLock(t *testing.T) {
	w := newWorld(t)
	w.show("ru", false, large)
	w.Type("12")
	w.page.note.SetText("учебная тревога")
	w.must(w.page.KeepDraft())
	w.clock.Advance(10 * time.Minute)
	w.show("kk", true, large)
	if len(w.page.list.seen()) != 2 || w.page.note.Text() != "учебная тревога" || w.page.time.Text() != "15:20" {
		t.Fatalf("%v %q %q", w.page.list.seen(), w.page.note.Text(), w.page.time.Text())
	}
	w.page.list.rest()
	w.page.Save()
	if cs := w.calls(); len(cs) != 1 || cs[0].Note != "учебная тревога" {
		t.Errorf("%+v %q", cs, w.LastNote().Text)
	}
	if _, ok, err := w.s.Draft(context.Background(), desk.RollCall); ok || err != nil {
		t.Errorf("the draft is still there: %v", err)
	}
}

// TestAMistypedOneIsCorrected: a new one that points at it, which isn't listed any more.
func TestAMistypedOneIsCorrected(t *testing.T) {
	w := newWorld(t)
	w.show("ru", false, large)
	w.Type("311111")
	w.page.Save()
	was := w.calls()[0]
	w.page.Back()
	w.clock.Advance(time.Hour)
	w.page.Reload()
	w.page.side.show(w.page.side.calls[0])
	c, rows := w.page.side.open, w.page.side.rows
	w.page.Back()
	w.page.correct(c, rows)
	w.page.list.table.SelectID(w.ids["Ирис"])
	w.Type("1")
	w.page.Save()
	cs := w.calls()
	if len(cs) != 1 || cs[0].Corrects != was.ID || cs[0].At != was.At || cs[0].Missing != 0 || w.page.corrects.ID != 0 {
		t.Errorf("%+v %q", cs, w.LastNote().Text)
	}
}

// TestEverythingFits in each language, both shades and sizes.
func TestEverythingFits(t *testing.T) {
	states := map[string]func(*world){
		"empty":   func(w *world) {},
		"half":    func(w *world) { w.Type("12") },
		"differs": func(w *world) { w.Type("111311"); w.page.Save() },
		"past":    func(w *world) { w.page.side.show(w.page.side.calls[0]) },
		"correct": func(w *world) {
			w.page.side.show(w.page.side.calls[0])
			w.page.correct(w.page.side.open, w.page.side.rows)
		},
	}
	for name, do := range states {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.out("Тюльпан", 3*time.Hour)
			w.out("Ирис", time.Hour)
			w.clock.Advance(2 * time.Hour)
			var seen []house.Seen
			for _, id := range w.ids {
				seen = append(seen, house.Seen{Resident: id, Found: house.FoundPresent})
			}
			_, _, err := w.s.CallRoll(t.Context(), house.NewRollCall{Seen: seen, Note: "учебная тревога, собрались у ворот"})
			w.must(err)
			w.clock.Advance(20 * time.Hour)
			for _, lang := range []string{"ru", "kk", "en"} {
				for _, dark := range []bool{false, true} {
					for at, size := range map[string]fyne.Size{"large": large, "least": least} {
						w.show(lang, dark, size)
						do(w)
						w.Fits()
						shade := "light"
						if dark {
							shade = "dark"
						}
						w.Picture(*pictures, "rollcall-"+name+"-"+lang+"-"+shade+"-"+at)
					}
				}
			}
		})
	}
}
