package supplies_test

import (
	"flag"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"pana/inventory"
	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/shelter/vault/keyslot"
	"pana/ui/desk/desktest"
	"pana/ui/supplies"
	"pana/ui/widgets"
	"pana/ui/widgets/widgetstest"
)

var pictures = flag.String("pictures", "", "folder for pictures of the page")

const (
	bossPassword = "copper garden seven clouds"
	deskPassword = "night lantern quiet bridge"
)

// world is a small house with a small store, on the morning on which formula has expired.
type world struct {
	*shelter.Session
	t      testing.TB
	clock  *civil.Fixed
	store  shelter.Store
	items  map[string]int64
	places map[string]int64
	beds   map[string]int64
}

func day(text string) civil.Day {
	d, err := civil.ParseDay(text)
	if err != nil {
		panic(err)
	}
	return d
}

// bare is a house whose store is empty.
func bare(t testing.TB) *world {
	t.Helper()
	w := &world{t: t, clock: civil.NewFixed(civil.Almaty.At(day("2026-11-12"), 9, 15)), items: map[string]int64{}, places: map[string]int64{}, beds: map[string]int64{}}
	s, _, err := shelter.Create(t.Context(), filepath.Join(t.TempDir(), "house.pana"), shelter.Setup{HouseName: "Арча", Lang: "ru", WordLang: "ru",
		Rooms: house.Template("small", "ru"), Director: shelter.Director{Login: "saule", Name: "Сәуле Нұрланова", Password: bossPassword}},
		shelter.Options{Clock: w.clock, Cost: keyslot.Cheap})
	if err != nil {
		t.Fatal(err)
	}
	w.Session, w.store = s, s.Store()
	t.Cleanup(func() { w.Session.Lock() })
	for login, role := range map[string]staff.Role{"umit": staff.Supplies, "erlan": staff.Desk, "reader": staff.Psychologist} {
		w.must(s.AddAccount(t.Context(), shelter.NewAccount{Login: login, Name: strings.ToUpper(login[:1]) + login[1:], Password: deskPassword, Roles: []staff.Role{role}}))
	}
	plan, err := s.Plan(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range plan {
		for _, b := range r.Beds {
			w.beds[b.Code] = b.ID
		}
	}
	w.as("erlan")
	for n, bed := range []string{"1А", "1Б", "1В", "2А"} {
		p := people.NewPerson{CodeWord: []string{"Тюльпан", "Ирис", "Гранат", "Ромашка"}[n]}
		p.Sex, p.Birth = people.Female, people.About(24+n, -1, civil.Almaty.Day(w.clock.Now()))
		w.must(s.Admit(t.Context(), shelter.Intake{People: []people.NewPerson{p}, Beds: []int64{w.beds[bed]}}))
	}
	w.as("umit")
	return w
}

// lived is a house with a store as one finds it.
func lived(t testing.TB) *world {
	t.Helper()
	w := bare(t)
	for _, p := range []inventory.Place{{Name: "Кладовая", Kind: "pantry"}, {Name: "Холодильник", Kind: "cold"}, {Name: "Бельевая", Kind: "linen"}} {
		w.places[p.Name] = w.must(w.store.SavePlace(t.Context(), p)).ID
	}
	pcs := []inventory.Unit{{Code: "pcs", Per: 1}}
	for _, i := range []inventory.Item{
		{NameRU: "Подгузники 3", NameEN: "Nappies 3", NameKK: "Жөргек 3", Category: "hygiene", Unit: "pcs", Units: pcs, Least: 40, Par: 80},
		{NameRU: "Сахар", NameEN: "Sugar", NameKK: "Қант", Category: "food", Base: "g", Unit: "kg", Units: []inventory.Unit{{Code: "g", Per: 1}, {Code: "kg", Per: 1000}, {Code: "bag", Per: 50_000}}, Least: 5000, Par: 10_000, Due: inventory.BestBefore, Supplier: 0},
		{NameRU: "Смесь 1, 400 г", NameEN: "Formula 1, 400 g", NameKK: "Қоспа 1, 400 г", Category: "infant", Unit: "tin", Units: []inventory.Unit{{Code: "tin", Per: 1}, {Code: "pack", Per: 12}},
			Least: 4, Par: 8, Due: inventory.UseBy, OpenDays: 28, LeadDays: 7, Barcodes: []inventory.Barcode{{Code: "4870001234567", Unit: "tin"}}},
		{NameRU: "Куртка зимняя", NameEN: "Winter jacket", NameKK: "Қысқы күрте", Category: "clothing", Unit: "pcs", Units: pcs, Returnable: true, Par: 6,
			Variants: []inventory.Variant{{System: "cis", Size: "44–48", Sex: "female", Season: "winter", Active: true}, {System: "cis", Size: "50–54", Sex: "female", Season: "winter", Active: true}}},
		{NameRU: "Сапоги детские", NameEN: "Children's boots", NameKK: "Балалар етігі", Category: "footwear", Unit: "pair", Units: []inventory.Unit{{Code: "pair", Per: 1}}, Least: 3, Par: 6},
		{NameRU: "Мыло", NameEN: "Soap", NameKK: "Сабын", Category: "hygiene", Unit: "pcs", Units: pcs, Least: 10, Par: 30},
	} {
		w.items[i.NameRU] = w.must(w.store.SaveItem(t.Context(), i)).ID
	}
	w.norm("Сахар", inventory.Norm{Band: inventory.BandAdult, Quantity: 50, Days: 1})
	w.norm("Мыло", inventory.Norm{Band: inventory.BandAdult, Quantity: 1, Days: 15})
	w.norm("Подгузники 3", inventory.Norm{Band: inventory.BandAdult, Quantity: 2, Days: 1})
	w.norm("Смесь 1, 400 г", inventory.Norm{Band: inventory.BandAdult, Quantity: 1, Days: 15})
	w.receive("Подгузники 3", 24, "", "")
	w.receive("Сахар", 4800, "2027-06-01", "")
	w.receive("Смесь 1, 400 г", 6, "2026-11-15", "A")
	w.receive("Смесь 1, 400 г", 8, "2027-03-31", "B")
	w.receive("Сапоги детские", 1, "", "")
	w.receive("Мыло", 41, "", "")
	w.clock.Advance(4 * 24 * 3600 * 1e9) // Monday 16: A is past its day
	return w
}

func (w *world) norm(item string, ns ...inventory.Norm) {
	w.t.Helper()
	w.must(w.store.SaveNorms(w.t.Context(), w.items[item], ns))
}

func (w *world) receive(item string, q inventory.Quantity, expiry, code string) {
	w.t.Helper()
	l := inventory.DeliveryLine{Item: w.items[item], Place: w.places["Кладовая"], Quantity: q, Code: code, Price: 100_000}
	if expiry != "" {
		l.Expiry = day(expiry)
	}
	w.must(w.store.Receive(w.t.Context(), inventory.Delivery{Kind: inventory.Receipt, Lines: []inventory.DeliveryLine{l}}))
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

func (w *world) lots(item string) []inventory.Lot {
	w.t.Helper()
	ls, err := w.store.Lots(w.t.Context(), w.items[item], false)
	if err != nil {
		w.t.Fatal(err)
	}
	return ls
}

// page is the page in its window, with the cursor where work starts.
type page struct {
	*desktest.Window
	t testing.TB
	s *supplies.Screen
	w *world
}

func (w *world) show(t testing.TB, lang string, dark bool, size fyne.Size) *page {
	t.Helper()
	p := &page{Window: desktest.Start(t, widgets.Theme{Dark: dark}, lang, w.clock), t: t, w: w}
	p.s = supplies.New(p.Desk, w.Session, w.store)
	rail := float32(widgets.RailWide)
	if size.Width < 1200 {
		rail = widgets.RailNarrow
	}
	p.Show(p.s, fyne.NewSize(size.Width-rail, size.Height-52))
	p.s.Narrow(size.Width < 1200)
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

// sees reports whether a text stands somewhere on the page, also over two lines.
func (p *page) sees(part string) bool {
	var all []string
	for _, o := range test.LaidOutObjects(p.Layer) {
		if x, ok := o.(*canvas.Text); ok && x.Visible() {
			all = append(all, strings.Map(plain, x.Text))
		}
	}
	return strings.Contains(strings.Join(all, " "), part) || slices.ContainsFunc(all, func(s string) bool { return strings.Contains(s, part) })
}

// plain makes all kinds of blanks plain ones.
func plain(r rune) rune {
	if r == '\u00a0' || r == '\u202f' || r == '\u2009' {
		return ' '
	}
	return r
}

// discard leaves a form, and what is typed into it.
func (p *page) discard() {
	p.t.Helper()
	p.s.Back()
	if p.Canvas().Overlays().Top() != nil {
		p.Press(fyne.KeyTab, fyne.KeyReturn)
	}
}
