package intake

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/shelter/vault/keyslot"
	"pana/ui/desk"
	"pana/ui/desk/desktest"
	"pana/ui/widgets"
	"pana/ui/widgets/widgetstest"
)

// pictures is where the tests leave what the page looks like; nowhere unless asked.
var pictures = flag.String("pictures", "", "folder for pictures of the page")

const password = "night lantern quiet bridge"

// night is the house of 14 November 2026, 00:40: five women and men, a child, and Erlan alone at the desk.
type night struct {
	*shelter.Session
	t     testing.TB
	clock *civil.Fixed
	path  string
	beds  map[string]int64
	rooms map[string]int64
}

func midnight() civil.Instant { return moment(14, 0, 40) }

func moment(day, hour, minute int) civil.Instant {
	d, _ := civil.NewDay(2026, 11, day)
	return civil.Almaty.At(d, hour, minute)
}

func newNight(t testing.TB) *night {
	t.Helper()
	n := &night{t: t, clock: civil.NewFixed(moment(12, 20, 0)), path: filepath.Join(t.TempDir(), "house.pana"),
		beds: map[string]int64{}, rooms: map[string]int64{}}
	s, _, err := shelter.Create(t.Context(), n.path, shelter.Setup{HouseName: "Арча", Lang: "ru", WordLang: "ru",
		Rooms:    house.Template("small", "ru"),
		Director: shelter.Director{Login: "saule", Name: "Сәуле Нұрланова", Password: "copper garden seven clouds"}}, n.options())
	if err != nil {
		t.Fatal(err)
	}
	n.Session = s
	t.Cleanup(func() { n.Lock() })
	if _, err := s.AddAccount(t.Context(), shelter.NewAccount{Login: "erlan", Name: "Ерлан Бақытұлы",
		Password: password, Roles: []staff.Role{staff.Desk}}); err != nil {
		t.Fatal(err)
	}
	if err := s.SwitchTo(t.Context(), "erlan", password); err != nil {
		t.Fatal(err)
	}
	rooms, err := s.Plan(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rooms {
		n.rooms[r.Code] = r.ID
		for _, b := range r.Beds {
			n.beds[b.Code] = b.ID
		}
	}
	today := civil.Almaty.Day(n.clock.Now())
	one := func(word, given, family string, sex people.Sex, years int) people.NewPerson {
		p := people.NewPerson{CodeWord: word, Name: people.Name{Given: given, Family: family}}
		p.Sex, p.Birth = sex, people.About(years, -1, today)
		return p
	}
	child := one("", "Аружан", "Қыдырбаева", people.Female, 3)
	child.Relation = people.Child
	for _, x := range []struct {
		people []people.NewPerson
		beds   []string
	}{
		{[]people.NewPerson{one("Тюльпан", "Нилуфар", "Каримова", people.Female, 24)}, []string{"1А"}},
		{[]people.NewPerson{one("Сокол", "Дилшод", "Юсупов", people.Male, 31)}, []string{"3А"}},
		{[]people.NewPerson{one("Ирис", "Жаркынай", "Токтосунова", people.Female, 19)}, []string{"1Б"}},
		{[]people.NewPerson{one("Гранат", "Фирӯз", "Ҳакимов", people.Male, 42)}, []string{"3Б"}},
		{[]people.NewPerson{one("Лаванда", "Әсел", "Қыдырбаева", people.Female, 27), child}, []string{"2А", "2Б"}},
	} {
		in := shelter.Intake{People: x.people}
		for _, b := range x.beds {
			in.Beds = append(in.Beds, n.beds[b])
		}
		if _, err := s.Admit(t.Context(), in); err != nil {
			t.Fatal(err)
		}
	}
	n.clock.Set(midnight())
	return n
}

func (n *night) options() shelter.Options {
	return shelter.Options{Clock: n.clock, Cost: keyslot.Cheap}
}

// again opens the file anew, as after a power cut.
func (n *night) again() {
	n.t.Helper()
	s, err := shelter.Open(n.t.Context(), n.path, "erlan", password, n.options())
	if err != nil {
		n.t.Fatal(err)
	}
	n.Session = s
}

// sleeps is who lies in a bed, "" for nobody.
func (n *night) sleeps(bed string) string {
	n.t.Helper()
	b, err := n.Board(n.t.Context(), 0)
	if err != nil {
		n.t.Fatal(err)
	}
	for _, r := range b.Rooms {
		for _, x := range r.Beds {
			if x.Code == bed && x.Resident != nil {
				return x.Resident.CodeWord
			}
		}
	}
	return ""
}

// resident is the record of a code word.
func (n *night) resident(word string) people.Resident {
	n.t.Helper()
	rows, err := n.Residents(n.t.Context(), people.Filter{State: people.Everybody, Text: word})
	if err != nil {
		n.t.Fatal(err)
	}
	for _, r := range rows {
		if r.CodeWord == word {
			x, err := n.Resident(n.t.Context(), r.ID)
			if err != nil {
				n.t.Fatal(err)
			}
			return x
		}
	}
	n.t.Fatalf("there is no %s", word)
	return people.Resident{}
}

func (n *night) present() int {
	n.t.Helper()
	c, err := n.Tally(n.t.Context())
	if err != nil {
		n.t.Fatal(err)
	}
	return c.In
}

// at is the page in its window, with the cursor where work starts.
type at struct {
	*desktest.Window
	t testing.TB
	s *Screen
}

// said reports whether a notice has these words.
func (a *at) said(part string) bool {
	return slices.ContainsFunc(a.Notes, func(n desk.Note) bool { return strings.Contains(n.Text, part) })
}

type look struct {
	lang  string
	theme widgets.Theme
	size  fyne.Size
}

var plain = look{"ru", widgets.Theme{}, widgetstest.Large}

func show(t testing.TB, h House, clock civil.Clock, l look) *at {
	t.Helper()
	a := &at{Window: desktest.Start(t, l.theme, l.lang, clock), t: t}
	a.s = New(a.Desk, h)
	size := pageSize(l.size)
	if l.theme.Factor > 0 {
		size = fyne.NewSize(size.Width/l.theme.Factor, size.Height/l.theme.Factor)
	}
	a.Show(a.s, size)
	t.Cleanup(a.s.Leave)
	a.Canvas().SetOnTypedKey(func(k *fyne.KeyEvent) {
		if k.Name == fyne.KeyEscape {
			a.s.Back()
		}
	})
	return a
}

// fits fails the test when words don't fit, or the page is wider than its window.
func (a *at) fits() {
	a.t.Helper()
	a.Fits()
	if least, has := a.s.page.body.MinSize().Width, a.s.page.width; least > has {
		a.t.Errorf("the page needs a width of %.0f, it has %.0f", least, has)
	}
}

// pageSize is what rail and top line leave of a window.
func pageSize(window fyne.Size) fyne.Size {
	rail := float32(widgets.RailWide)
	if window.Width < 1200 {
		rail = widgets.RailNarrow
	}
	return fyne.NewSize(window.Width-rail, window.Height-52)
}

// enter types words, each followed by Return.
func (a *at) enter(texts ...string) {
	a.t.Helper()
	for _, x := range texts {
		a.Type(x)
		a.Press(fyne.KeyReturn)
	}
}

// wrong is what stands under a field.
func (a *at) wrong(name string) string {
	a.t.Helper()
	switch in := a.s.form.Input(name).(type) {
	case *widgets.Field:
		return in.Wrong()
	case *widgets.Choice:
		return in.Wrong()
	case *widgets.DateField:
		return in.Wrong()
	case *widgets.TimeField:
		return in.Wrong()
	}
	a.t.Fatalf("there is no field %s", name)
	return ""
}

// cursor is the name of the input with the cursor.
func (a *at) cursor() string {
	for _, name := range append([]string{"count", "number", "brought", "papers", "beds", "reason", "level", "until", "alert", "urgent", "due",
		"interpreter", "print.evacuation", "print.form"}, rowNames(a.s)...) {
		if in := a.s.form.Input(name); in != nil && in.Focusable() == a.Canvas().Focused() {
			return name
		}
	}
	return ""
}

func rowNames(s *Screen) []string {
	var all []string
	for _, p := range s.shown() {
		for _, in := range p.inputs() {
			all = append(all, in.name)
		}
	}
	return all
}

// failing is a house whose file can't be written for a while.
type failing struct {
	House
	down bool
}

var errDisk = errors.New("disk full")

func (b *failing) Admit(ctx context.Context, in shelter.Intake) (shelter.Receipt, error) {
	if b.down {
		return shelter.Receipt{}, errDisk
	}
	return b.House.Admit(ctx, in)
}

func (b *failing) SaveDraft(ctx context.Context, form string, body []byte) error {
	if b.down {
		return errDisk
	}
	return b.House.SaveDraft(ctx, form, body)
}

// kill is a power cut: what the file holds now is all that is left.
func (n *night) kill() {
	n.t.Helper()
	dir := n.t.TempDir()
	names, err := filepath.Glob(n.path + "*")
	if err != nil {
		n.t.Fatal(err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			n.t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, filepath.Base(name)), data, 0o600); err != nil {
			n.t.Fatal(err)
		}
	}
	n.path = filepath.Join(dir, filepath.Base(n.path))
	old := n.Session
	n.t.Cleanup(func() { old.Lock() })
	n.again()
}

func leave(t testing.TB, n *night, word string) {
	t.Helper()
	if _, err := n.Exit(t.Context(), house.Leaving{Residents: []int64{n.resident(word).ID}, Reason: "own_request", Destination: "other"}); err != nil {
		t.Fatal(err)
	}
}

func mustJSON(x any) []byte {
	b, err := json.Marshal(x)
	if err != nil {
		panic(err)
	}
	return b
}
