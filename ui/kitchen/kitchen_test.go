package kitchen_test

import (
	"flag"
	"fmt"
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
	"pana/shelter/vault/keyslot"
	"pana/ui/desk"
	"pana/ui/desk/desktest"
	"pana/ui/kitchen"
	"pana/ui/widgets"
	"pana/ui/widgets/widgetstest"
)

var pictures = flag.String("pictures", "", "folder for pictures of the page")

// world is a house with two women, a child and a baby, and a pantry with norms.
type world struct {
	*shelter.Session
	t     testing.TB
	clock *civil.Fixed
	items map[string]inventory.Item
	place int64
}

func day(y, m, d int) civil.Day {
	x, err := civil.NewDay(y, m, d)
	if err != nil {
		panic(err)
	}
	return x
}

func newWorld(t testing.TB) *world {
	t.Helper()
	w := &world{t: t, clock: civil.NewFixed(civil.Almaty.At(day(2026, 11, 16), 7, 15)), items: map[string]inventory.Item{}}
	s, _, err := shelter.Create(t.Context(), filepath.Join(t.TempDir(), "house.pana"), shelter.Setup{HouseName: "Арча", Lang: "ru", WordLang: "ru",
		Rooms: house.Template("small", "ru"), Director: shelter.Director{Login: "saule", Name: "Сәуле Нұрланова", Password: "copper garden seven clouds"}},
		shelter.Options{Clock: w.clock, Cost: keyslot.Cheap})
	w.check(err)
	w.Session = s
	t.Cleanup(func() { s.Lock() })
	plan, err := s.Plan(t.Context())
	w.check(err)
	bed := map[string]int64{}
	for _, r := range plan {
		for _, b := range r.Beds {
			bed[b.Code] = b.ID
		}
	}
	person := func(word string, sex people.Sex, age, months int, relation, diet string) people.NewPerson {
		p := people.NewPerson{CodeWord: word}
		p.Sex, p.Birth, p.Relation, p.Diet = sex, people.About(age, months, day(2026, 11, 16)), relation, diet
		return p
	}
	w.must(s.Admit(t.Context(), shelter.Intake{Beds: []int64{bed["2А"], bed["2Б"]}, People: []people.NewPerson{person("Мимоза", people.Female, 30, -1, people.Self, "halal"),
		person("", people.Male, 7, -1, people.Child, ""), person("", people.Female, 0, 8, people.Child, "infant")}}))
	w.must(s.Admit(t.Context(), shelter.Intake{Beds: []int64{bed["1А"]}, People: []people.NewPerson{person("Тюльпан", people.Female, 24, -1, people.Self, "halal")}}))
	w.fill()
	return w
}

func (w *world) fill() {
	ctx, st := w.t.Context(), w.Store()
	w.place = w.must(st.SavePlace(ctx, inventory.Place{Name: "Кладовая", Kind: "pantry"})).ID
	kilo := []inventory.Unit{{Code: "g", Per: 1}, {Code: "kg", Per: 1000}}
	w.item("Рис", inventory.Item{Category: "food", Base: "g", Unit: "kg", Units: kilo, Due: inventory.BestBefore})
	w.item("Крупа овсяная", inventory.Item{Category: "food", Base: "g", Unit: "kg", Units: kilo, Due: inventory.BestBefore})
	w.item("Масло подсолнечное", inventory.Item{Category: "food", Base: "ml", Unit: "l", Units: []inventory.Unit{{Code: "ml", Per: 1}, {Code: "l", Per: 1000}}, Due: inventory.BestBefore})
	var d inventory.Delivery
	d.Kind = inventory.Receipt
	for name, q := range map[string]inventory.Quantity{"Рис": 38_000, "Крупа овсяная": 150, "Масло подсолнечное": 12_000} {
		d.Lines = append(d.Lines, inventory.DeliveryLine{Item: w.items[name].ID, Place: w.place, Quantity: q, Expiry: day(2027, 5, 1), Code: "R7"})
	}
	w.must(st.Receive(ctx, d))
	w.norm("Рис", inventory.Norm{Band: inventory.BandAdult, Meal: "lunch", Quantity: 80, Days: 1}, inventory.Norm{Band: inventory.BandSchool, Meal: "lunch", Quantity: 60, Days: 1})
	w.norm("Крупа овсяная", inventory.Norm{Band: inventory.BandAdult, Meal: "breakfast", Quantity: 100, Days: 1})
	w.norm("Масло подсолнечное", inventory.Norm{Band: inventory.BandAdult, Quantity: 30, Days: 1}, inventory.Norm{Band: inventory.BandSchool, Quantity: 20, Days: 1})
}

func (w *world) norm(item string, ns ...inventory.Norm) {
	w.t.Helper()
	w.must(w.Store().SaveNorms(w.t.Context(), w.items[item].ID, ns))
}

func (w *world) item(name string, i inventory.Item) {
	w.t.Helper()
	i.NameRU, i.NameEN, i.NameKK, i.Active = name, name, name, true
	x, err := w.Store().Item(w.t.Context(), w.must(w.Store().SaveItem(w.t.Context(), i)).ID)
	w.check(err)
	w.items[name] = x
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

func (w *world) left(item string) inventory.Quantity {
	w.t.Helper()
	s, err := w.Store().Stock(w.t.Context(), w.items[item].ID)
	w.check(err)
	return s.Usable
}

func (w *world) issues() []inventory.Document {
	w.t.Helper()
	ds, err := w.Store().Documents(w.t.Context(), inventory.DocumentFilter{Kinds: []inventory.Kind{inventory.ToKitchen}})
	w.check(err)
	return slices.DeleteFunc(ds, func(d inventory.Document) bool { return d.UndoOf != 0 || d.UndoneBy != 0 })
}

type page struct {
	*desktest.Window
	t testing.TB
	s *kitchen.Screen
}

func (w *world) show(lang string, dark bool, size fyne.Size) *page {
	w.t.Helper()
	p := &page{Window: desktest.Start(w.t, widgets.Theme{Dark: dark}, lang, w.clock), t: w.t}
	p.s = kitchen.New(p.Desk, w.Session, w.Store())
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
	w.t.Cleanup(func() { open = false })
	w.Session.OnChange(func([]string) {
		if open {
			fyne.Do(p.s.Reload)
		}
	})
	return p
}

func (w *world) plain() *page { return w.show("ru", false, widgetstest.Large) }

func (p *page) enter(texts ...string) {
	p.t.Helper()
	for _, x := range texts {
		p.Type(x)
		p.Press(fyne.KeyReturn)
	}
}

func (p *page) sees(part string) bool {
	var all []string
	for _, o := range test.LaidOutObjects(p.Layer) {
		if x, ok := o.(*canvas.Text); ok {
			all = append(all, x.Text)
		}
	}
	return strings.Contains(strings.Join(all, " "), part)
}

// TestTheNormsOfTheDayGoToTheKitchenByKeys: the day's line is proposed, and Ctrl+S gives it
// out.
func TestTheNormsOfTheDayGoToTheKitchenByKeys(t *testing.T) {
	w := newWorld(t)
	p := w.plain()
	if !p.sees("ожидается 4 человека") || !p.sees("0,08") {
		t.Error("the day's need isn't shown")
	}
	p.s.Save()
	ds := w.issues()
	if len(ds) != 1 || ds[0].Meal != "" || w.left("Масло подсолнечное") != 12_000-80 {
		t.Fatalf("%+v, oil %d, %v", ds, w.left("Масло подсолнечное"), p.Notes)
	}
	if !p.sees(ds[0].Number()) {
		t.Error("the list doesn't say that it was issued")
	}
	// Once more is not proposed, but can be had by a key.
	p.s.Save()
	if len(w.issues()) != 1 || !p.sees(p.Desk.T("fault.lines.none")) {
		t.Error("the same went out twice")
	}
	p.LastNote().Undo()
	if len(w.issues()) != 0 || w.left("Масло подсолнечное") != 12_000 || !p.sees("0,08") {
		t.Error("not taken back, or the lines are gone")
	}
}

// TestAMealsLinesAreChanged and stay while another meal is looked at.
func TestAMealsLinesAreChanged(t *testing.T) {
	w := newWorld(t)
	p := w.plain()
	p.Press(fyne.KeyDown, fyne.KeyDown) // breakfast, lunch
	if !p.sees("0,22") || !p.sees("халяль 2") || !p.sees("8 мес.") {
		t.Error("lunch isn't told")
	}
	p.Press(fyne.KeyReturn)
	p.enter("0,3")
	p.s.Back()
	p.Press(fyne.KeyUp, fyne.KeyDown)
	if !p.sees("0,3") {
		t.Fatal("what was typed is gone")
	}
	p.s.Save()
	ds := w.issues()
	if len(ds) != 1 || ds[0].Meal != "lunch" || w.left("Рис") != 37_700 {
		t.Fatalf("%+v rice %d %v", ds, w.left("Рис"), p.Notes)
	}
}

// TestWhatIsLackingIsSaidAndRefused.
func TestWhatIsLackingIsSaidAndRefused(t *testing.T) {
	w := newWorld(t)
	p := w.plain()
	p.Press(fyne.KeyDown)
	if !p.sees("Не хватает") {
		t.Error("it isn't said before")
	}
	p.s.Save()
	if len(w.issues()) != 0 || !p.sees("Укажите меньше") {
		t.Fatalf("%v", p.Notes)
	}
	for _, bad := range []string{"0", "-1", "много", "3 бочки", "1000000000"} {
		p.s.Focus()
		p.Press(fyne.KeyReturn)
		p.Type(bad)
		p.s.Save()
		if len(w.issues()) != 0 || len(p.Notes) != 0 {
			t.Errorf("%q: %v", bad, p.Notes)
		}
	}
	p.s.Focus()
	p.Press(fyne.KeyReturn)
	p.Type("0.15 кг")
	p.s.Save()
	if len(w.issues()) != 1 || w.left("Крупа овсяная") != 0 {
		t.Errorf("%v", p.Notes)
	}
}

// TestRamadanHasSuhurAndIftar, once its days are settled.
func TestRamadanHasSuhurAndIftar(t *testing.T) {
	w := newWorld(t)
	p := w.plain()
	p.s.Open(desk.Place{Filter: kitchen.Settle})
	p.enter("16.11.2026", "10.11.2026")
	p.s.Save()
	if !p.sees(p.Desk.T("fault.ramadan.days")) {
		t.Fatal("it ends before it begins")
	}
	p.Press(fyne.KeyReturn)
	p.enter("14.12.2026", "0440", "25:00")
	p.s.Save()
	if !p.sees(p.Desk.T("fault.date.time")) {
		t.Fatal("25:00 is taken")
	}
	p.Type("1815")
	p.Press(fyne.KeyReturn)
	p.enter("21", "30")
	set, err := w.Store().Settings(t.Context())
	w.check(err)
	if set.RamadanFrom != day(2026, 11, 16) || set.RamadanTo != day(2026, 12, 14) || set.Suhur != "04:40" || set.Iftar != "18:15" || set.OrderDays != 21 || set.DonationDays != 30 {
		t.Fatalf("%+v %v", set, p.Notes)
	}
	if !p.sees("Сухур") || !p.sees("Ифтар") || !p.sees("18:15") {
		t.Error("the meals don't follow")
	}
	p.s.Open(desk.Place{Filter: kitchen.Settle})
	p.enter("", "", "", "", "0")
	p.s.Save()
	if !p.sees(p.Desk.T("fault.number.range", "From", 1, "To", 180)) {
		t.Error("no days are taken")
	}
}

// TestTypedLinesAreKeptAtTheLock.
func TestTypedLinesAreKeptAtTheLock(t *testing.T) {
	w := newWorld(t)
	p := w.plain()
	p.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	p.enter("0,5 кг")
	w.check(p.s.KeepDraft())
	p = w.show("kk", true, widgetstest.Large)
	if !p.sees("0,5 кг") {
		t.Fatal("it is gone")
	}
	p.s.Save()
	if ds := w.issues(); len(ds) != 1 || ds[0].Meal != "lunch" || w.left("Рис") != 37_500 {
		t.Errorf("%+v %v", ds, p.Notes)
	}
	if _, ok, _ := w.Draft(t.Context(), desk.Kitchen); ok {
		t.Error("the draft is still there")
	}
}

func TestEveryTextFits(t *testing.T) {
	for _, lang := range []string{"en", "ru", "kk"} {
		for _, dark := range []bool{false, true} {
			if dark && *pictures == "" {
				continue
			}
			for name, size := range map[string]fyne.Size{"1366": widgetstest.Large, "1024": widgetstest.Least} {
				t.Run(fmt.Sprintf("%s-%s-%v", lang, name, dark), func(t *testing.T) {
					w := newWorld(t)
					p := w.show(lang, dark, size)
					for _, step := range []struct {
						name string
						do   func()
					}{
						{"day", func() {}},
						{"lack", func() { p.Press(fyne.KeyDown) }},
						{"lunch", func() { p.Press(fyne.KeyDown) }},
						{"issued", func() { p.s.Save() }},
						{"settings", func() { p.s.Open(desk.Place{Filter: kitchen.Settle}) }},
						{"wrong", func() { p.enter("31.02", "1.1", "99"); p.s.Save() }},
						{"ramadan", func() {
							p.s.Back()
							set, err := w.Store().Settings(t.Context())
							w.check(err)
							set.RamadanFrom, set.RamadanTo = day(2026, 11, 1), day(2026, 11, 29)
							w.must(w.Store().SaveSettings(t.Context(), set))
							p.s.Reload()
						}},
						{"tomorrow", func() { p.s.Find(); p.Press(fyne.KeyRight) }},
					} {
						step.do()
						p.Picture(*pictures, fmt.Sprintf("%s-%s-%v-%s", lang, name, dark, step.name))
						p.Fits()
						if t.Failed() {
							t.Fatal(step.name)
						}
					}
				})
			}
		}
	}
}
