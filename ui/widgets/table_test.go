package widgets_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
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

func TestAQuestionKeepsItsKeys(t *testing.T) {
	var below *ui.Field
	w := show(t, func() []fyne.CanvasObject { below = ui.NewField("А", ""); return []fyne.CanvasObject{below} })
	var did []string
	w.Canvas().SetOnTypedKey(func(k *fyne.KeyEvent) { did = append(did, "window "+string(k.Name)) })
	ask := func(normal int) {
		w.Canvas().Focus(below.Entry)
		ui.Ask(w.Canvas(), ui.Question{Title: "Стереть?", Default: normal, Answers: []ui.Answer{
			{Text: "Оставить", Do: func() bool { did = append(did, "keep"); return true }},
			{Text: "Стереть", Kind: ui.Danger, Do: func() bool { did = append(did, "erase"); return true }}}})
	}
	for _, x := range []struct {
		name   string
		normal int
		keys   []fyne.KeyName
		want   string
	}{
		{"Return gives the default", 1, []fyne.KeyName{fyne.KeyReturn}, "erase"},
		{"which may be to decline", 0, []fyne.KeyName{fyne.KeyReturn}, "keep"},
		{"Escape declines", 1, []fyne.KeyName{fyne.KeyEscape}, "keep"},
		{"Tab walks the answers and Space presses", 0, []fyne.KeyName{fyne.KeyTab, fyne.KeySpace}, "erase"},
		{"Tab stays within", 0, []fyne.KeyName{fyne.KeyTab, fyne.KeyTab, fyne.KeyReturn}, "keep"},
	} {
		did = nil
		ask(x.normal)
		w.Press(x.keys...)
		if strings.Join(did, " ") != x.want {
			t.Errorf("%s: %v", x.name, did)
		}
		if w.Canvas().Overlays().Top() != nil || w.Canvas().Focused() != fyne.Focusable(below.Entry) {
			t.Fatalf("%s: it is still there, or the focus isn't back", x.name)
		}
	}
	if below.Text() != "" {
		t.Errorf("typed below: %q", below.Text())
	}
	did = nil
	w.Canvas().Unfocus()
	if w.Press(fyne.KeyF1); strings.Join(did, "") != "window F1" {
		t.Errorf("the window's own keys: %v", did)
	}
}

func TestAQuestionMayStayOpen(t *testing.T) {
	w := show(t, func() []fyne.CanvasObject { return []fyne.CanvasObject{ui.NewField("А", "")} })
	reason := ui.NewChoice("Зачем", languages)
	ask := ui.Ask(w.Canvas(), ui.Question{Title: "Зачем?", Body: reason, First: reason.Entry, Default: 1, Answers: []ui.Answer{{Text: "Отмена"},
		{Text: "Открыть", Do: func() bool { return reason.Key() != "" }}}})
	reason.SetReturn(ask.Default)
	w.Press(fyne.KeyReturn)
	if w.Canvas().Overlays().Top() == nil {
		t.Fatal("closed without a reason")
	}
	w.Type("рус") // drops down inside the question
	w.Press(fyne.KeyEscape)
	if w.Canvas().Overlays().Top() == nil {
		t.Fatal("Escape closed the question, not the list")
	}
	w.Press(fyne.KeyReturn)
	if w.Canvas().Overlays().Top() != nil || reason.Key() != "ru" {
		t.Errorf("still open with %q", reason.Key())
	}
}

func TestAForbiddenButtonSaysWhy(t *testing.T) {
	pressed := 0
	var b *ui.Button
	w := show(t, func() []fyne.CanvasObject {
		b = ui.NewButton("Принять", ui.Filled, "", "", func() { pressed++ })
		return []fyne.CanvasObject{b}
	})
	b.Forbid("Сначала выберите места")
	w.Press(fyne.KeyTab, fyne.KeyReturn)
	if pressed != 0 || fmt.Sprint(w.Layer.Notices()) != "[Сначала выберите места]" {
		t.Errorf("pressed %d, notices %v", pressed, w.Layer.Notices())
	}
	b.Forbid("")
	if w.Press(fyne.KeySpace); pressed != 1 {
		t.Errorf("allowed again: pressed %d", pressed)
	}
}

func TestRadioListByKey(t *testing.T) {
	var r *ui.RadioList
	w := show(t, func() []fyne.CanvasObject {
		r = ui.NewRadioList([]string{"а", "б", "в"}, -1, nil)
		return []fyne.CanvasObject{r}
	})
	w.Canvas().Focus(r)
	for _, step := range []struct {
		do   func()
		want int
	}{{func() { w.Press(fyne.KeySpace) }, 0}, {func() { w.Press(fyne.KeyDown) }, 1}, {func() { w.Type("3") }, 2}, {func() { w.Press(fyne.KeyDown) }, 2},
		{func() { w.Press(fyne.KeyHome) }, 0}, {func() { w.Type("9") }, 0}} {
		if step.do(); r.Selected != step.want {
			t.Errorf("%d, want %d", r.Selected, step.want)
		}
	}
}

func TestListsAreWorkedByMouseToo(t *testing.T) {
	w, c, _ := showChoice(t)
	w.Press(fyne.KeyDown)
	// The second row of the list, below the box; the driver tells the press before it takes the focus away.
	for _, o := range test.LaidOutObjects(w.Layer) {
		if m, ok := o.(desktop.Mouseable); ok {
			if _, hovers := o.(desktop.Hoverable); hovers {
				m.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(20, 4+30+10)}})
				break
			}
		}
	}
	if c.Key() != "ky" || w.Canvas().Focused() != fyne.Focusable(c.Entry) {
		t.Errorf("%q, focus on %T", c.Key(), w.Canvas().Focused())
	}
}
