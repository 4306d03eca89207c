package issue_test

import (
	"flag"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

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
	"pana/ui/issue"
	"pana/ui/widgets"
	"pana/ui/widgets/widgetstest"
)

var pictures = flag.String("pictures", "", "folder for pictures of the page")

const (
	bossPassword   = "copper garden seven clouds"
	keeperPassword = "night lantern quiet bridge"
)

// world is the small house on the morning of S4, with a store that has two lots of formula,
// of which one expired last night.
type world struct {
	*shelter.Session
	t     testing.TB
	clock *civil.Fixed
	ids   map[string]int64 // residents by code word
	items map[string]inventory.Item
	shelf int64 // the place
	cold  int64
}

func morning() civil.Instant { return civil.Almaty.At(date(2026, 11, 16), 9, 15) }

func date(y, m, d int) civil.Day {
	day, err := civil.NewDay(y, m, d)
	if err != nil {
		panic(err)
	}
	return day
}

func newWorld(t testing.TB) *world {
	t.Helper()
	w := &world{t: t, clock: civil.NewFixed(civil.Almaty.At(date(2026, 11, 12), 10, 0)), ids: map[string]int64{}, items: map[string]inventory.Item{}}
	s, _, err := shelter.Create(t.Context(), filepath.Join(t.TempDir(), "house.pana"), shelter.Setup{HouseName: "Арча", Lang: "ru", WordLang: "ru",
		Rooms: house.Template("small", "ru"), Director: shelter.Director{Login: "saule", Name: "Сәуле Нұрланова", Password: bossPassword}},
		shelter.Options{Clock: w.clock, Cost: keyslot.Cheap})
	w.check(err)
	w.Session = s
	t.Cleanup(func() { w.Session.Lock() })
	w.must(s.AddAccount(t.Context(), shelter.NewAccount{Login: "umit", Name: "Үміт", Password: keeperPassword, Roles: []staff.Role{staff.Supplies}}))
	w.must(s.AddAccount(t.Context(), shelter.NewAccount{Login: "erlan", Name: "Ерлан", Password: keeperPassword, Roles: []staff.Role{staff.Desk}}))
	w.check(s.SwitchTo(t.Context(), "erlan", keeperPassword))
	w.admit("2А 2Б", person("Мимоза", people.Female, 30, people.Self), person("", people.Male, 7, people.Child), person("", people.Female, 0, people.Child))
	w.admit("1А", person("Тюльпан", people.Female, 24, people.Self))
	w.admit("3Б", person("Гранат", people.Male, 42, people.Self))
	w.check(s.SwitchTo(t.Context(), "umit", keeperPassword))
	w.fill()
	w.clock.Advance(morning().Sub(w.clock.Now()))
	return w
}

func person(word string, sex people.Sex, age int, relation string) people.NewPerson {
	p := people.NewPerson{CodeWord: word, Name: people.Name{Given: "Нилуфар", Family: "Каримова"}}
	p.Sex, p.Birth, p.Relation = sex, people.About(age, -1, date(2026, 11, 12)), relation
	return p
}

func (w *world) admit(beds string, party ...people.NewPerson) {
	w.t.Helper()
	plan, err := w.Plan(w.t.Context())
	w.check(err)
	in := shelter.Intake{People: party}
	for _, code := range strings.Fields(beds) {
		for _, r := range plan {
			for _, b := range r.Beds {
				if b.Code == code {
					in.Beds = append(in.Beds, b.ID)
				}
			}
		}
	}
	for _, id := range w.must(w.Admit(w.t.Context(), in)).IDs {
		r, err := w.Resident(w.t.Context(), id)
		w.check(err)
		w.ids[r.CodeWord] = id
	}
}

// fill brings things into the store.
func (w *world) fill() {
	ctx, st := w.t.Context(), w.Store()
	w.shelf = w.must(st.SavePlace(ctx, inventory.Place{Name: "Кладовая", Kind: "pantry"})).ID
	w.cold = w.must(st.SavePlace(ctx, inventory.Place{Name: "Бельевая", Kind: "linen"})).ID
	w.item("Смесь 1, 400 г", inventory.Item{Category: "infant", Base: "tin", Due: inventory.UseBy, OpenDays: 28, Least: 4, Par: 8,
		Barcodes: []inventory.Barcode{{Code: "4600000000017"}}})
	w.item("Рис", inventory.Item{Category: "food", Base: "g", Unit: "kg", Due: inventory.BestBefore,
		Units: []inventory.Unit{{Code: "g", Per: 1}, {Code: "kg", Per: 1000}, {Code: "bag", Per: 50_000}}})
	w.item("Одеяло", inventory.Item{Category: "bedding", Base: "pcs", Returnable: true})
	w.item("Футболка", inventory.Item{Category: "clothing", Base: "pcs", Limit: 2, LimitDays: 30,
		Variants: []inventory.Variant{{System: "int", Size: "S", Active: true}, {System: "int", Size: "M", Active: true}}})
	w.item("Мыло", inventory.Item{Category: "hygiene", Base: "pcs", Barcodes: []inventory.Barcode{{Code: "4600000000024"}}})
	m, s := w.items["Футболка"].Variants[1].ID, w.items["Футболка"].Variants[0].ID
	w.bring(line{"Смесь 1, 400 г", 6, "A", date(2026, 11, 15), 0}, line{"Смесь 1, 400 г", 10, "B", date(2027, 3, 31), 0},
		line{"Рис", 38_000, "", date(2027, 5, 1), 0}, line{"Одеяло", 12, "", civil.Day{}, 0}, line{"Футболка", 5, "", civil.Day{}, m},
		line{"Футболка", 4, "", civil.Day{}, s}, line{"Мыло", 41, "", civil.Day{}, 0})
	w.must(st.SaveKit(ctx, inventory.Kit{Kind: "female", Name: "Набор женский", Active: true, Lines: []inventory.KitLine{
		{Item: w.items["Мыло"].ID, Quantity: 1}, {Item: w.items["Одеяло"].ID, Quantity: 1, Loan: true}, {Item: w.items["Футболка"].ID, Quantity: 2}}}))
	w.must(st.SaveKit(ctx, inventory.Kit{Kind: "child", Name: "Набор детский", Active: true, Lines: []inventory.KitLine{{Item: w.items["Мыло"].ID, Quantity: 30}}}))
	w.must(st.SaveSizes(ctx, w.ids["Тюльпан"], []inventory.Size{{System: "int", Size: "M"}}))
}

func (w *world) item(name string, i inventory.Item) {
	w.t.Helper()
	i.NameRU, i.NameEN, i.NameKK = name, name, name
	if i.Due == "" {
		i.Due = inventory.NoDue
	}
	if i.Unit == "" {
		i.Unit = i.Base
	}
	i.Active = true
	id := w.must(w.Store().SaveItem(w.t.Context(), i)).ID
	x, err := w.Store().Item(w.t.Context(), id)
	w.check(err)
	w.items[name] = x
}

type line struct {
	item    string
	q       inventory.Quantity
	code    string
	expiry  civil.Day
	variant int64
}

func (w *world) bring(ls ...line) {
	w.t.Helper()
	d := inventory.Delivery{Kind: inventory.Receipt}
	for _, l := range ls {
		d.Lines = append(d.Lines, inventory.DeliveryLine{Item: w.items[l.item].ID, Variant: l.variant, Place: w.shelf, Quantity: l.q, Code: l.code, Expiry: l.expiry})
	}
	w.must(w.Store().Receive(w.t.Context(), d))
}

func (w *world) check(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) must(r shelter.Receipt, err error) shelter.Receipt {
	w.t.Helper()
	w.check(err)
	return r
}

// left is how much of an item's lot is there.
func (w *world) left(item, code string) inventory.Quantity {
	w.t.Helper()
	ls, err := w.Store().Lots(w.t.Context(), w.items[item].ID, true)
	w.check(err)
	var q inventory.Quantity
	for _, l := range ls {
		if l.Code == code {
			q += l.Quantity
		}
	}
	return q
}

// issues are the issues so far, the latest first.
func (w *world) issues() []inventory.Document {
	w.t.Helper()
	ds, err := w.Store().Documents(w.t.Context(), inventory.DocumentFilter{Kinds: []inventory.Kind{inventory.ToResident, inventory.ToKitchen}})
	w.check(err)
	return slices.DeleteFunc(ds, func(d inventory.Document) bool { return d.UndoOf != 0 || d.UndoneBy != 0 })
}

func (w *world) loans() []inventory.Loan {
	w.t.Helper()
	ls, err := w.Store().Loans(w.t.Context(), 0)
	w.check(err)
	return ls
}

// leave ends a stay, as the desk does it.
func (w *world) leave(word string) {
	w.t.Helper()
	w.check(w.SwitchTo(w.t.Context(), "erlan", keeperPassword))
	w.must(w.Exit(w.t.Context(), house.Leaving{Residents: []int64{w.ids[word]}, Reason: "own_request", Destination: "99"}))
	w.check(w.SwitchTo(w.t.Context(), "umit", keeperPassword))
}

// page is the page in its window, with the cursor where work starts.
type page struct {
	*desktest.Window
	t testing.TB
	s *issue.Screen
}

func (w *world) show(lang string, dark bool, size fyne.Size) *page {
	w.t.Helper()
	p := &page{Window: desktest.Start(w.t, widgets.Theme{Dark: dark}, lang, w.clock), t: w.t}
	p.s = issue.New(p.Desk, w.Session, w.Store())
	rail := float32(widgets.RailWide)
	if size.Width < 1200 {
		rail = widgets.RailNarrow
	}
	p.s.Narrow(size.Width < 1200)
	p.Show(p.s, fyne.NewSize(size.Width-rail, size.Height-52))
	p.s.Narrow(size.Width < 1200)
	p.Canvas().SetOnTypedKey(func(k *fyne.KeyEvent) {
		if k.Name == fyne.KeyEscape {
			p.s.Back()
		}
	})
	open := true
	w.t.Cleanup(func() { open = false })
	w.Session.OnChange(func(topics []string) {
		if open && slices.ContainsFunc(topics, func(t string) bool { return slices.Contains(p.s.Topics(), t) }) {
			fyne.Do(p.s.Reload)
		}
	})
	return p
}

func (w *world) plain() *page {
	w.t.Helper()
	return w.show("ru", false, widgetstest.Large)
}

// enter types words, each followed by Return.
func (p *page) enter(texts ...string) {
	p.t.Helper()
	for _, x := range texts {
		p.Type(x)
		p.Press(fyne.KeyReturn)
	}
}

// sees reports whether a text stands somewhere on the page; it may be broken over lines.
func (p *page) sees(part string) bool {
	var all []string
	for _, o := range test.LaidOutObjects(p.Layer) {
		if x, ok := o.(*canvas.Text); ok {
			all = append(all, x.Text)
		}
	}
	return strings.Contains(strings.Join(all, " "), part)
}

func (p *page) said(part string) bool {
	for _, n := range p.Notes {
		if strings.Contains(n.Text, part) {
			return true
		}
	}
	return false
}

func hours(n float64) time.Duration { return time.Duration(n * float64(time.Hour)) }
