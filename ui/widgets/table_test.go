package widgets_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	ui "pana/ui/widgets"
	"pana/ui/widgets/widgetstest"
)

// people is a table over a slice of names; a record's ID is the number of its name's letters and bytes, made unique.
type people struct {
	names []string
	table *ui.Table
}

func showPeople(t testing.TB, names ...string) (*widgetstest.Window, *people) {
	t.Helper()
	p := &people{names: names}
	w := widgetstest.Show(t, ui.Theme{}, fyne.NewSize(400, 300), func() fyne.CanvasObject {
		p.table = ui.NewTable([]ui.Column{{Title: "Слово", Width: 100, Weight: 1, Sorts: true}, {Title: "Знаков", Width: 90, Sorts: true}},
			func() int { return len(p.names) },
			func(i int) []ui.Cell { return []ui.Cell{{Text: p.names[i]}, {Text: fmt.Sprint(len(p.names[i]))}} })
		p.table.ID = func(i int) int64 { return id(p.names[i]) }
		return p.table
	})
	return w, p
}

func id(name string) int64 {
	n := int64(0)
	for _, r := range name {
		n = n*31 + int64(r)
	}
	return n
}

func (p *people) chosen() string {
	if p.table.Selected < 0 {
		return ""
	}
	return p.names[p.table.Selected]
}

func TestSelectionStaysOnItsRecord(t *testing.T) {
	_, p := showPeople(t, "Гранат", "Ирис", "Лаванда")
	told := []int{}
	p.table.OnSelected = func(i int) { told = append(told, i) }
	p.table.Select(1)
	p.names = []string{"Азалия", "Гранат", "Ирис"}
	if p.table.Reload(); p.chosen() != "Ирис" {
		t.Errorf("after a new row: %q", p.chosen())
	}
	p.names = []string{"Азалия"}
	if p.table.Reload(); p.chosen() != "" || fmt.Sprint(told) != "[1 -1]" {
		t.Errorf("gone: %q, told %v", p.chosen(), told)
	}
	if p.table.SelectID(id("Азалия")); p.chosen() != "Азалия" {
		t.Errorf("by ID: %q", p.chosen())
	}
}

func TestLettersJump(t *testing.T) {
	w, p := showPeople(t, "Гранат", "Ирис", "Лаванда", "Лилия", "Мимоза")
	w.Canvas().Focus(p.table.Focus())
	if w.Type("л"); p.chosen() != "Лаванда" {
		t.Errorf("л: %q", p.chosen())
	}
	if w.Type("и"); p.chosen() != "Лилия" {
		t.Errorf("ли: %q", p.chosen())
	}
	if w.Type("ъ"); p.chosen() != "Лилия" {
		t.Errorf("nothing fits: %q", p.chosen())
	}
}

func TestReturnOpensSpaceMarksEscapeLeaves(t *testing.T) {
	w, p := showPeople(t, "Гранат", "Ирис")
	var did []string
	p.table.OnOpened = func(i int) { did = append(did, fmt.Sprint("open ", i)) }
	p.table.OnMarked = func(i int) { did = append(did, fmt.Sprint("mark ", i)) }
	w.Canvas().SetOnTypedKey(func(k *fyne.KeyEvent) { did = append(did, string(k.Name)) })
	w.Canvas().Focus(p.table.Focus())
	w.Press(fyne.KeyDown, fyne.KeyReturn, fyne.KeySpace, fyne.KeyEscape, fyne.KeyF1)
	if got := strings.Join(did, ", "); got != "open 1, mark 1, Escape, F1" {
		t.Error(got)
	}
}

func TestSortingByTitleAndByKey(t *testing.T) {
	w, p := showPeople(t, "Тюльпан", "Ирис", "Гранат")
	p.table.OnSort = func(column int, descending bool) {
		slices.SortFunc(p.names, func(a, b string) int {
			c := strings.Compare(a, b)
			if column == 1 {
				c = len(a) - len(b)
			}
			if descending {
				c = -c
			}
			return c
		})
	}
	p.table.Select(0)
	w.Canvas().Focus(p.table.Focus())
	for _, step := range []struct {
		do   func()
		want string
	}{
		{func() { test.TapCanvas(w.Canvas(), fyne.NewPos(30, 15)) }, "[Гранат Ирис Тюльпан]"},
		{func() { test.TapCanvas(w.Canvas(), fyne.NewPos(30, 15)) }, "[Тюльпан Ирис Гранат]"},
		{func() { w.Press(fyne.KeyRight) }, "[Ирис Гранат Тюльпан]"},
		{func() { w.Type("-") }, "[Тюльпан Гранат Ирис]"},
		{func() { w.Type("+") }, "[Ирис Гранат Тюльпан]"},
		{func() { w.Press(fyne.KeyLeft) }, "[Гранат Ирис Тюльпан]"},
	} {
		if step.do(); fmt.Sprint(p.names) != step.want || p.chosen() != "Тюльпан" {
			t.Errorf("%v with %q, want %s", p.names, p.chosen(), step.want)
		}
	}
}

func TestHeadingsAreSteppedOver(t *testing.T) {
	w, p := showPeople(t, "# А", "Гранат", "# Б", "Ирис", "# В")
	p.table.Head = func(i int) string {
		if s, ok := strings.CutPrefix(p.names[i], "# "); ok {
			return s
		}
		return ""
	}
	w.Canvas().Focus(p.table.Focus())
	for _, step := range []struct {
		key  fyne.KeyName
		want string
	}{{fyne.KeyHome, "Гранат"}, {fyne.KeyDown, "Ирис"}, {fyne.KeyDown, "Ирис"}, {fyne.KeyUp, "Гранат"}, {fyne.KeyUp, "Гранат"}, {fyne.KeyEnd, "Ирис"}} {
		if w.Press(step.key); p.chosen() != step.want {
			t.Errorf("%s: %q, want %q", step.key, p.chosen(), step.want)
		}
	}
}

func TestAnEmptyTableTakesEveryKey(t *testing.T) {
	w, p := showPeople(t)
	w.Canvas().Focus(p.table.Focus())
	w.Press(fyne.KeyDown, fyne.KeyUp, fyne.KeyHome, fyne.KeyEnd, fyne.KeyPageDown, fyne.KeyPageUp, fyne.KeyReturn, fyne.KeyLeft)
	w.Type("a +")
	if p.table.Selected != -1 {
		t.Errorf("selected %d", p.table.Selected)
	}
}

func TestTheFocusIsScrolledIntoView(t *testing.T) {
	var fields []*ui.Field
	w := widgetstest.Show(t, ui.Theme{}, fyne.NewSize(300, 200), func() fyne.CanvasObject {
		list := ui.Stack(4)
		for i := range 20 {
			f := ui.NewField(fmt.Sprint(i), "")
			fields = append(fields, f)
			list.Add(f)
		}
		return ui.NewScroll(list)
	})
	d := fyne.CurrentApp().Driver()
	seen := func(f *ui.Field) bool {
		y := d.AbsolutePositionForObject(f).Y
		return y >= 0 && y+f.Size().Height <= 200
	}
	for _, i := range []int{0, 1, 2, 3, 10, 19, 18, 5, 0} {
		if w.Canvas().Focus(fields[i].Entry); !seen(fields[i]) {
			t.Errorf("field %d is at %v", i, d.AbsolutePositionForObject(fields[i]))
		}
	}
	for range 19 {
		w.Press(fyne.KeyReturn)
	}
	if !seen(fields[19]) {
		t.Error("walked by Return, the last field isn't seen")
	}
}
