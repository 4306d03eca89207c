package beds

import (
	"context"
	"flag"
	"path/filepath"
	"slices"
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

var pictures = flag.String("pictures", "", "folder to write pictures into")

const (
	bossPassword = "copper garden seven clouds"
	deskPassword = "night lantern quiet bridge"
)

// host stands in for the window: it notes what it is asked, and answers at once.
type host struct {
	t       testing.TB
	w       *widgetstest.Window
	places  []desk.Place
	notes   []desk.Note
	asked   *desk.Question
	private bool
}

func (h *host) Go(p desk.Place)    { h.places = append(h.places, p) }
func (h *host) Notify(n desk.Note) { h.notes = append(h.notes, n) }
func (h *host) Busy(string, func()) (func(int, int), func()) {
	return func(int, int) {}, func() {}
}
func (h *host) Focus(f fyne.Focusable) {
	if h.w != nil {
		h.w.Canvas().Focus(f)
	}
}
func (h *host) Print(desk.SheetOrder) {}
func (h *host) Private() bool         { return h.private }

// Act offers no action of the window.
func (h *host) Act(string) (desk.Act, bool) { return desk.Act{}, false }

// Ask shows the question as the window does.
func (h *host) Ask(q desk.Question) {
	h.asked = &q
	widgets.Ask(h.w.Canvas(), widgets.Question{Title: q.Title, Text: q.Text, Body: q.Body, First: q.First, Default: 1, Width: q.Width,
		Answers: []widgets.Answer{{Text: "Отмена", Do: func() bool {
			if q.No != nil {
				q.No()
			}
			return true
		}}, {Text: q.Verb, Kind: widgets.Filled, Tag: "Enter", Do: q.Yes}}})
}

// last is the newest notice, and whether there was one.
func (h *host) last() desk.Note {
	if len(h.notes) == 0 {
		return desk.Note{}
	}
	return h.notes[len(h.notes)-1]
}

// world is a small house with its desk's session and the page on show.
type world struct {
	*shelter.Session
	t     testing.TB
	clock *civil.Fixed
	path  string
	beds  map[string]int64
	host  *host
	page  *Screen
	win   *widgetstest.Window
}

func options(c civil.Clock) shelter.Options { return shelter.Options{Clock: c, Cost: keyslot.Cheap} }

// afternoon is where the clock of a new world stands.
func afternoon() civil.Instant {
	d, _ := civil.NewDay(2026, 11, 17)
	return civil.Almaty.At(d, 14, 20)
}

// newHouse is a file with these rooms and nobody in it, signed in at the desk.
func newHouse(t testing.TB, rooms []house.NewRoom) *world {
	t.Helper()
	w := &world{t: t, clock: civil.NewFixed(afternoon().Add(-40 * 24 * time.Hour)), path: filepath.Join(t.TempDir(), "house.pana"), beds: map[string]int64{}}
	s, _, err := shelter.Create(context.Background(), w.path, shelter.Setup{HouseName: "Арча", Lang: "ru", WordLang: "ru", Rooms: rooms,
		Director: shelter.Director{Login: "saule", Name: "Сәуле Нұрланова", Password: bossPassword}}, options(w.clock))
	if err != nil {
		t.Fatal(err)
	}
	w.Session = s
	t.Cleanup(func() { s.Lock() })
	w.must(s.AddAccount(context.Background(), shelter.NewAccount{Login: "erlan", Name: "Ерлан Бақытұлы", Password: deskPassword, Roles: []staff.Role{staff.Desk}}))
	if err := s.SwitchTo(context.Background(), "erlan", deskPassword); err != nil {
		t.Fatal(err)
	}
	plan, err := s.Plan(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range plan {
		for _, b := range r.Beds {
			w.beds[b.Code] = b.ID
		}
	}
	return w
}

func (w *world) must(r shelter.Receipt, err error) shelter.Receipt {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
	return r
}

// at sets the clock to so many days before the afternoon.
func (w *world) ago(days int) *world {
	w.clock.Set(afternoon().Add(-time.Duration(days) * 24 * time.Hour))
	return w
}

// person is somebody of that word, sex and age.
func person(word string, sex people.Sex, years, months int) people.NewPerson {
	p := people.NewPerson{CodeWord: word}
	p.Sex, p.Relation, p.Birth = sex, people.Self, people.About(years, months, civil.Almaty.Day(afternoon().Add(-40*24*time.Hour)))
	return p
}

func child(sex people.Sex, years, months int) people.NewPerson {
	p := person("", sex, years, months)
	p.Relation = people.Child
	return p
}

// admit takes a party in, into the beds of those codes, and gives their numbers.
func (w *world) admit(beds []string, party ...people.NewPerson) []int64 {
	w.t.Helper()
	in := shelter.Intake{People: party, Reason: "ночь, больше мест нет"}
	for _, b := range beds {
		in.Beds = append(in.Beds, w.beds[b])
	}
	return w.must(w.Admit(context.Background(), in)).IDs
}

// newWorld is the small house with the people of the pictures.
func newWorld(t testing.TB) *world {
	w := newHouse(t, house.Template("small", "ru"))
	w.ago(36).admit([]string{"3А"}, person("Сокол", people.Male, 31, -1))
	w.ago(20).admit([]string{"2А", "2Б"}, person("Лаванда", people.Female, 27, -1), child(people.Female, 3, 5))
	w.ago(12).admit([]string{"1Б"}, person("Ирис", people.Female, 19, -1))
	w.ago(3)
	mimosa := person("Мимоза", people.Female, 30, -1)
	mimosa.Alert = people.Alert{Text: "никому не подтверждать, что семья здесь", Level: "high", Until: afternoon().Add(30 * 24 * time.Hour)}
	w.admit([]string{"4А", "4Б", "2К"}, mimosa, child(people.Male, 7, -1), child(people.Female, 0, 8))
	w.ago(1)
	w.clock.Advance(4 * time.Hour)
	w.admit([]string{"1В"}, person("Ромашка", people.Female, 22, -1))
	w.ago(0)
	return w
}

// show puts the page into a window of the size that the frame leaves it.
func (w *world) show(lang string, dark bool, size fyne.Size) *world {
	w.t.Helper()
	widgetstest.Start(w.t, widgets.Theme{Dark: dark})
	w.host = &host{t: w.t}
	d := &desk.Desk{Words: words.For(lang), Zone: civil.Almaty, Clock: w.Session, Host: w.host}
	w.page = New(d, w.Session)
	w.page.Reload()
	rail := float32(widgets.RailWide)
	if size.Width < 1200 {
		rail = widgets.RailNarrow
	}
	w.win = widgetstest.ShowObject(w.t, w.page.Content(), fyne.NewSize(size.Width-rail, size.Height-52))
	w.host.w = w.win
	w.win.Canvas().SetOnTypedKey(func(k *fyne.KeyEvent) {
		if k.Name == fyne.KeyEscape {
			w.page.Back()
		}
	})
	w.Session.OnChange(func(topics []string) {
		if slices.ContainsFunc(topics, func(t string) bool { return slices.Contains(w.page.Topics(), t) }) {
			fyne.Do(w.page.Reload)
		}
	})
	w.page.Focus()
	w.t.Cleanup(w.page.Leave)
	return w
}

// bed is who is in a bed now, as the file says it.
func (w *world) in(code string) string {
	w.t.Helper()
	b, err := w.Board(context.Background(), 0)
	if err != nil {
		w.t.Fatal(err)
	}
	for _, r := range b.Rooms {
		for _, x := range r.Beds {
			if x.Code == code {
				if x.Resident != nil {
					return x.Resident.CodeWord
				}
				return string(x.State)
			}
		}
	}
	return "?"
}

// seen is what the board shows of a bed.
func (w *world) seen(code string) face {
	for _, f := range w.page.board.beds {
		if f.Code == code {
			return f
		}
	}
	return face{}
}

// selected is the code of the selected bed.
func (w *world) selected() string { return w.page.board.beds[w.page.board.selected].Code }

// choose selects a bed by its code.
func (w *world) choose(code string) { w.page.board.selectID(w.beds[code]) }

// who is the number of the one in a bed.
func (w *world) who(code string) []int64 {
	w.t.Helper()
	b, err := w.Board(context.Background(), 0)
	if err != nil {
		w.t.Fatal(err)
	}
	for _, r := range b.Rooms {
		for _, x := range r.Beds {
			if x.Code == code && x.Resident != nil {
				return []int64{x.Resident.ID}
			}
		}
	}
	w.t.Fatalf("nobody is in bed %s", code)
	return nil
}
