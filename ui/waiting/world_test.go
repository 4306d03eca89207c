package waiting_test

import (
	"context"
	"flag"
	"path/filepath"
	"slices"
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
	"pana/shelter/vault/keyslot"
	"pana/ui/desk"
	"pana/ui/desk/desktest"
	"pana/ui/waiting"
	"pana/ui/widgets"
	"pana/ui/widgets/widgetstest"
)

var pictures = flag.String("pictures", "", "folder for pictures of the page")

const (
	bossPassword = "copper garden seven clouds"
	deskPassword = "night lantern quiet bridge"
)

// world is the small house on an afternoon, with a woman whose name is known.
type world struct {
	*shelter.Session
	t     testing.TB
	clock *civil.Fixed
	path  string
	beds  map[string]int64
}

func options(c civil.Clock) shelter.Options { return shelter.Options{Clock: c, Cost: keyslot.Cheap} }

func afternoon() civil.Instant {
	d, _ := civil.NewDay(2026, 11, 17)
	return civil.Almaty.At(d, 14, 20)
}

func newWorld(t testing.TB) *world {
	t.Helper()
	w := &world{t: t, clock: civil.NewFixed(afternoon()), path: filepath.Join(t.TempDir(), "house.pana"), beds: map[string]int64{}}
	s, _, err := shelter.Create(t.Context(), w.path, shelter.Setup{HouseName: "Арча", Lang: "ru", WordLang: "ru", Rooms: house.Template("small", "ru"),
		Director: shelter.Director{Login: "saule", Name: "Сәуле Нұрланова", Password: bossPassword}}, options(w.clock))
	if err != nil {
		t.Fatal(err)
	}
	w.Session = s
	t.Cleanup(func() { w.Session.Lock() })
	for login, role := range map[string]staff.Role{"erlan": staff.Desk, "reader": staff.Psychologist, "dana": staff.Desk} {
		w.must(s.AddAccount(t.Context(), shelter.NewAccount{Login: login, Name: strings.ToUpper(login[:1]) + login[1:], Password: deskPassword, Roles: []staff.Role{role}}))
	}
	w.as("erlan")
	plan, err := s.Plan(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range plan {
		for _, b := range r.Beds {
			w.beds[b.Code] = b.ID
		}
	}
	p := people.NewPerson{CodeWord: "Тюльпан", Name: people.Name{Given: "Нилуфар", Family: "Каримова"}}
	p.Sex, p.Birth = people.Female, people.About(24, -1, civil.Almaty.Day(w.clock.Now()))
	w.must(s.Admit(t.Context(), shelter.Intake{People: []people.NewPerson{p}, Beds: []int64{w.beds["1А"]}}))
	return w
}

func (w *world) as(login string) {
	w.t.Helper()
	if err := w.SwitchTo(w.t.Context(), login, deskPassword); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) must(r shelter.Receipt, err error) shelter.Receipt {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
	return r
}

// announce puts somebody on the list; zero parts are those of a call by the police.
func (w *world) announce(n house.NewReferral) int64 {
	w.t.Helper()
	if n.Channel == "" {
		n.Channel = "phone"
	}
	if n.Source == "" {
		n.Source = "law_enforcement"
	}
	if n.Heads.Total() == 0 {
		n.Heads.Women = 1
	}
	return w.must(w.AddReferral(w.t.Context(), n)).ID
}

// promise keeps beds for a referral.
func (w *world) promise(id int64, minutes int, beds ...string) {
	w.t.Helper()
	v := house.Verdict{Referral: id, Decision: house.Accepted, Minutes: minutes}
	for _, b := range beds {
		v.Beds = append(v.Beds, w.beds[b])
	}
	w.must(w.Decide(w.t.Context(), v))
}

func (w *world) referral(id int64) house.Referral {
	w.t.Helper()
	r, err := w.Referral(w.t.Context(), id)
	if err != nil {
		w.t.Fatal(err)
	}
	return r
}

func (w *world) waits() []house.Referral {
	w.t.Helper()
	rs, err := w.WaitingList(w.t.Context())
	if err != nil {
		w.t.Fatal(err)
	}
	return rs
}

func (w *world) held() int {
	w.t.Helper()
	b, err := w.Board(w.t.Context(), 0)
	if err != nil {
		w.t.Fatal(err)
	}
	return b.Totals.Held
}

// page is the page in its window, with the cursor where work starts.
type page struct {
	*desktest.Window
	t testing.TB
	s *waiting.Screen
	w *world
}

func (w *world) show(t testing.TB, lang string, dark bool, size fyne.Size) *page {
	t.Helper()
	p := &page{Window: desktest.Start(t, widgets.Theme{Dark: dark}, lang, w.clock), t: t, w: w}
	p.s = waiting.New(p.Desk, w.Session)
	rail := float32(widgets.RailWide)
	if size.Width < 1200 {
		rail = widgets.RailNarrow
	}
	p.Show(p.s, fyne.NewSize(size.Width-rail, size.Height-52))
	p.s.Narrow(size.Width < 1200)
	t.Cleanup(p.s.Leave)
	p.Canvas().SetOnTypedKey(func(k *fyne.KeyEvent) {
		if k.Name == fyne.KeyEscape {
			p.s.Back()
		}
	})
	open := true
	t.Cleanup(func() { open = false })
	w.Session.OnChange(func(topics []string) {
		if open && slices.ContainsFunc(topics, func(t string) bool { return slices.Contains(p.s.Topics(), t) }) {
			fyne.Do(p.s.Reload)
		}
	})
	return p
}

func (w *world) plain(t testing.TB) *page {
	t.Helper()
	return w.show(t, "ru", false, widgetstest.Large)
}

// enter types words, each followed by Return.
func (p *page) enter(texts ...string) {
	p.t.Helper()
	for _, x := range texts {
		p.Type(x)
		p.Press(fyne.KeyReturn)
	}
}

// sees reports whether a text stands somewhere on the page.
func (p *page) sees(part string) bool {
	for _, o := range test.LaidOutObjects(p.Layer) {
		if x, ok := o.(*canvas.Text); ok && strings.Contains(x.Text, part) {
			return true
		}
	}
	return false
}

// act opens the record of a referral and presses its n-th button.
func (p *page) act(id int64, n int) {
	p.t.Helper()
	p.s.Open(desk.Place{Screen: desk.Waiting, ID: id})
	if _, button := p.Canvas().Focused().(*widgets.Button); !button {
		p.Press(fyne.KeyReturn)
	}
	for range n {
		p.Press(fyne.KeyTab)
	}
	p.Press(fyne.KeyReturn)
}

// discard leaves a form, and what is typed into it.
func (p *page) discard() {
	p.t.Helper()
	p.s.Back()
	if p.Canvas().Overlays().Top() != nil {
		p.Press(fyne.KeyTab, fyne.KeyReturn)
	}
}

func (p *page) said(part string) bool {
	return slices.ContainsFunc(p.Notes, func(n desk.Note) bool { return strings.Contains(n.Text, part) })
}

// failing is a house whose file can't be written for a while.
type failing struct {
	waiting.House
	err error
}

func (f *failing) AddReferral(ctx context.Context, n house.NewReferral) (shelter.Receipt, error) {
	if f.err != nil {
		return shelter.Receipt{}, f.err
	}
	return f.House.AddReferral(ctx, n)
}

func hours(n float64) time.Duration { return time.Duration(n * float64(time.Hour)) }

// newcomer is a woman who is taken in.
func newcomer(word string) people.NewPerson {
	p := people.NewPerson{CodeWord: word}
	p.Sex, p.Birth = people.Female, people.About(30, -1, civil.Almaty.Day(afternoon()))
	return p
}
