package storeimport_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"pana/inventory"
	"pana/inventory/table"
	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/vault/keyslot"
	"pana/ui/desk"
	"pana/ui/desk/desktest"
	"pana/ui/storeimport"
	"pana/ui/widgets"
	"pana/ui/widgets/widgetstest"
)

var pictures = flag.String("pictures", "", "folder for pictures of the page")

// world is an empty house and its director.
type world struct {
	*shelter.Session
	t     testing.TB
	clock *civil.Fixed
	path  string // of the table
}

const good = "Название;Категория;Ед. изм.;Кол-во;Годен до;Место\r\n" +
	"Рис круглозёрный;еда;кг;12,5;31.12.2027;Кладовая\r\nСмесь сухая для детей от рождения до шести месяцев;младенцы;банка;8;2027-03-01;Кладовая\r\nОдеяло;постель;шт;14;;Бельевая\r\n"

const bad = good + "Сахар;еда;вагон;5;;Кладовая\r\nСоль;еда;кг;много;;Кладовая\r\nЧай;напитки;упак.;-3;32.13.2026;Кладовая\r\n;еда;кг;1;;\r\n"

func newWorld(t testing.TB, text string) *world {
	t.Helper()
	day, _ := civil.NewDay(2026, 11, 17)
	w := &world{t: t, clock: civil.NewFixed(civil.Almaty.At(day, 14, 20)), path: filepath.Join(t.TempDir(), "опись склада.csv")}
	s, _, err := shelter.Create(t.Context(), filepath.Join(t.TempDir(), "house.pana"), shelter.Setup{HouseName: "Арча", Lang: "ru", WordLang: "ru",
		Rooms: house.Template("small", "ru"), Director: shelter.Director{Login: "saule", Name: "Сәуле Нұрланова", Password: "copper garden seven clouds"}},
		shelter.Options{Clock: w.clock, Cost: keyslot.Cheap})
	if err != nil {
		t.Fatal(err)
	}
	w.Session = s
	t.Cleanup(func() { w.Lock() })
	w.write(text)
	return w
}

func (w *world) write(text string) {
	w.t.Helper()
	if err := os.WriteFile(w.path, []byte(text), 0o600); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) items() []inventory.Item {
	w.t.Helper()
	is, err := w.Store().Items(w.t.Context(), false)
	if err != nil {
		w.t.Fatal(err)
	}
	return is
}

type page struct {
	*desktest.Window
	s *storeimport.Screen
}

func (w *world) show(t testing.TB, st storeimport.Store, lang string, dark bool, size fyne.Size) *page {
	t.Helper()
	p := &page{Window: desktest.Start(t, widgets.Theme{Dark: dark}, lang, w.clock)}
	p.s = storeimport.New(p.Desk, st, func(_ string, chosen func(string)) { chosen(w.path) })
	rail := float32(widgets.RailWide)
	if size.Width < 1200 {
		rail = widgets.RailNarrow
	}
	p.Show(p.s, fyne.NewSize(size.Width-rail, size.Height-52))
	return p
}

func (p *page) sees(part string) bool {
	for _, o := range test.LaidOutObjects(p.Layer) {
		if x, ok := o.(*canvas.Text); ok && strings.Contains(x.Text, part) {
			return true
		}
	}
	return false
}

// choose types the path and looks at the table.
func (p *page) choose(w *world) {
	p.Type(w.path)
	p.Press(fyne.KeyReturn)
}

func TestEveryTextFits(t *testing.T) {
	for _, lang := range []string{"en", "ru", "kk"} {
		for _, dark := range []bool{false, true} {
			if dark && *pictures == "" {
				continue
			}
			for name, size := range map[string]fyne.Size{"1366": widgetstest.Large, "1024": widgetstest.Least} {
				t.Run(fmt.Sprintf("%s-%s-%v", lang, name, dark), func(t *testing.T) {
					w := newWorld(t, bad)
					p := w.show(t, w.Store(), lang, dark, size)
					look := func(step string) {
						p.Picture(*pictures, fmt.Sprintf("%s-%s-%v-%s", lang, name, dark, step))
						p.Fits()
						if t.Failed() {
							t.Fatal(step)
						}
					}
					look("empty")
					p.Press(fyne.KeyReturn)
					look("none")
					p.choose(w)
					look("preview")
					p.Press(fyne.KeyDown, fyne.KeyDown)
					look("faults")
					p.s.Save()
					look("ask")
					p.Press(fyne.KeyReturn)
					look("done")
				})
			}
		}
	}
}

func TestATableIsReadInByKeysAloneAndTakenBack(t *testing.T) {
	w := newWorld(t, good)
	p := w.show(t, w.Store(), "ru", false, widgetstest.Large)
	p.choose(w)
	if !p.sees("Можно загрузить 3 строки из 3.") || len(w.items()) != 0 {
		t.Fatal("no preview, or something was written before it was accepted")
	}
	p.Press(fyne.KeyReturn, fyne.KeyReturn) // from the list to the button, and there
	if p.Asked() != nil || len(w.items()) != 3 {
		t.Fatalf("asked %v, %d items, notes %v", p.Asked() != nil, len(w.items()), p.Notes)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(w.path), "*")); len(left) != 1 {
		t.Error("a file of rejected rows without one:", left)
	}
	p.LastNote().Undo()
	if len(w.items()) != 0 {
		t.Error("not taken back")
	}
	p.Press(fyne.KeyReturn)
	if len(p.Went) != 1 || p.Went[0].Screen != desk.Supplies {
		t.Error("went", p.Went)
	}
}

func TestRejectedRowsAreAskedAboutAndKeptInAFile(t *testing.T) {
	w := newWorld(t, bad)
	p := w.show(t, w.Store(), "ru", false, widgetstest.Large)
	p.choose(w)
	if !p.sees("4 строки не приняты") || !p.sees("вагон") {
		t.Error("the rejected rows aren't told")
	}
	p.s.Save()
	if p.Asked() == nil || len(w.items()) != 0 {
		t.Fatal("not asked")
	}
	p.Press(fyne.KeyReturn)
	if len(w.items()) != 3 {
		t.Error(len(w.items()), "items", p.Notes)
	}
	kept := filepath.Join(filepath.Dir(w.path), "опись склада.не-принято.csv")
	s, err := table.Read(t.Context(), kept, nil)
	if err != nil || len(s.Rows) != 4 {
		t.Fatal(err, len(s.Rows))
	}
	// What was put right there is read in as it is.
	b, _ := os.ReadFile(kept)
	fixed := strings.NewReplacer("вагон", "кг", "много", "2", "напитки", "еда", "'-3", "3", "32.13.2026", "31.12.2026").Replace(string(b))
	w.write(fixed)
	p.s.Back()
	p.s.Read()
	p.s.Save()
	p.Press(fyne.KeyReturn)
	if len(w.items()) != 6 {
		t.Error(len(w.items()), "items after the second table")
	}
}

func TestAColumnCanBeTakenForSomethingElse(t *testing.T) {
	w := newWorld(t, "Вещь;Группа;Мера;Число\nРис;еда;кг;5\nСоль;еда;кг;1\n")
	p := w.show(t, w.Store(), "ru", false, widgetstest.Large)
	p.choose(w)
	if len(p.Notes) != 0 || !p.sees("Столбец с названиями не найден") {
		t.Fatal(p.Notes)
	}
	for back, field := range []string{"Количество", "Ед. изм.", "", "Название"} {
		if field == "" {
			continue // known by itself
		}
		p.s.Focus()
		for range back + 1 {
			p.BackTab()
		}
		p.Type(field)
		p.Press(fyne.KeyReturn)
	}
	if !p.sees("Можно загрузить 2 строки из 2.") {
		t.Error("the columns weren't taken over")
	}
}

// stubborn is a store that says no.
type stubborn struct {
	storeimport.Store
	err error
}

func (s stubborn) Import(context.Context, table.Sheet, table.Options, table.Plan, func(int, int)) (shelter.Receipt, error) {
	return shelter.Receipt{}, s.err
}

func TestWhatFailsOrIsStoppedKeepsThePreview(t *testing.T) {
	w := newWorld(t, good)
	for _, err := range []error{context.Canceled, fmt.Errorf("disk")} {
		p := w.show(t, stubborn{w.Store(), err}, "en", false, widgetstest.Large)
		p.choose(w)
		p.s.Save()
		if len(p.Notes) != 1 || !p.sees("Load 3 rows") {
			t.Errorf("%v: %v", err, p.Notes)
		}
	}
	p := w.show(t, w.Store(), "en", false, widgetstest.Large)
	p.Type(w.path + "x")
	p.Press(fyne.KeyReturn)
	if !p.sees("This file can't be opened") || len(p.Notes) != 0 {
		t.Error("a missing file isn't told under the field:", p.Notes)
	}
}

func TestEscapeGoesBackStepByStep(t *testing.T) {
	w := newWorld(t, good)
	p := w.show(t, w.Store(), "kk", false, widgetstest.Least)
	p.choose(w)
	p.s.Back()
	if p.sees("12,5") || len(p.Went) != 0 {
		t.Error("the preview is still there")
	}
	p.s.Back()
	if !slices.ContainsFunc(p.Went, func(x desk.Place) bool { return x.Screen == desk.Supplies }) {
		t.Error("went", p.Went)
	}
}
