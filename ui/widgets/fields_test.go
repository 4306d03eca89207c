package widgets_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"pana/shelter/civil"
	ui "pana/ui/widgets"
	"pana/ui/widgets/widgetstest"
)

// show makes the objects and shows them below each other.
func show(t testing.TB, objects func() []fyne.CanvasObject) *widgetstest.Window {
	t.Helper()
	return widgetstest.Show(t, ui.Theme{}, fyne.NewSize(600, 600), func() fyne.CanvasObject { return ui.Stack(4, objects()...) })
}

func TestReturnWalksAFormAndSavesFromTheLastField(t *testing.T) {
	saved := 0
	var form *ui.Form
	w := show(t, func() []fyne.CanvasObject {
		form = ui.NewForm(func() { saved++ })
		name, hidden, tick, born := ui.NewField("Имя", ""), ui.NewField("Скрыто", ""), ui.NewCheck("Набор", false, nil), ui.NewField("Дата", "")
		hidden.Hide()
		form.Add("name", name)
		form.Add("hidden", hidden)
		form.Add("kit", tick)
		form.Add("born", born)
		return []fyne.CanvasObject{name, hidden, tick, born}
	})
	form.Focus()
	w.Type("Әлия")
	w.Press(fyne.KeyReturn, fyne.KeySpace, fyne.KeyEnter)
	w.Type("~30")
	if saved != 0 {
		t.Fatal("saved before the last field")
	}
	w.Press(fyne.KeyReturn)
	name, tick, born := form.Input("name").(*ui.Field), form.Input("kit").(*ui.Check), form.Input("born").(*ui.Field)
	if saved != 1 || name.Text() != "Әлия" || !tick.Ticked || born.Text() != "~30" {
		t.Errorf("saved %d: %q %v %q", saved, name.Text(), tick.Ticked, born.Text())
	}
}

func TestAllFaultsStandUnderTheirFieldsAndTheFirstHasTheFocus(t *testing.T) {
	var form *ui.Form
	w := show(t, func() []fyne.CanvasObject {
		form = ui.NewForm(nil)
		a, b, c := ui.NewField("А", "ja"), ui.NewField("Б", "typed"), ui.NewField("В", "")
		form.Add("a", a)
		form.Add("b", b)
		form.Add("c", c)
		return []fyne.CanvasObject{a, b, c}
	})
	field := func(name string) *ui.Field { return form.Input(name).(*ui.Field) }
	field("a").SetWrong("old")
	rest := form.Show([]ui.Fault{{Name: "c", Text: "leer"}, {Name: "b", Text: "falsch"}, {Name: "b", Text: "zweites"}, {Name: "elsewhere", Text: "x"}})
	if fmt.Sprint(rest) != "[{elsewhere x}]" {
		t.Errorf("rest %v", rest)
	}
	if field("a").Wrong() != "" || field("b").Wrong() != "falsch" || field("c").Wrong() != "leer" {
		t.Errorf("wrong: %q %q %q", field("a").Wrong(), field("b").Wrong(), field("c").Wrong())
	}
	if w.Canvas().Focused() != fyne.Focusable(field("b").Entry) {
		t.Error("the focus isn't in the first wrong field of the form")
	}
	w.Type("!")
	if field("b").Wrong() != "" || field("b").Text() != "typed!" {
		t.Errorf("after typing: %q, %q", field("b").Wrong(), field("b").Text())
	}
}

func TestKeysAFieldHasNoUseForReachTheWindow(t *testing.T) {
	var f *ui.Field
	w := show(t, func() []fyne.CanvasObject { f = ui.NewField("А", ""); return []fyne.CanvasObject{f} })
	var got []fyne.KeyName
	w.Canvas().SetOnTypedKey(func(k *fyne.KeyEvent) { got = append(got, k.Name) })
	w.Canvas().Focus(f.Entry)
	w.Press(fyne.KeyEscape, fyne.KeyF1, fyne.KeyF12, fyne.KeyLeft, fyne.KeyF)
	f.OnEscape = func() { got = append(got, "own") }
	w.Press(fyne.KeyEscape)
	if fmt.Sprint(got) != "[Escape F1 F12 own]" {
		t.Errorf("got %v", got)
	}
}

func TestReadOnlyTextCanBeCopiedAndNotChanged(t *testing.T) {
	var f *ui.Field
	w := show(t, func() []fyne.CanvasObject { f = ui.NewField("Номер", "2026/041"); return []fyne.CanvasObject{f} })
	f.SetReadOnly(true)
	w.Canvas().Focus(f.Entry)
	w.Type("x")
	w.Press(fyne.KeyBackspace, fyne.KeyHome, fyne.KeyDelete)
	clip := test.NewClipboard()
	clip.SetContent("eingefügt")
	f.Entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip})
	f.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	f.Entry.TypedShortcut(&fyne.ShortcutCut{Clipboard: clip})
	if f.Text() != "2026/041" {
		t.Errorf("now %q", f.Text())
	}
	if f.Entry.TypedShortcut(&fyne.ShortcutCopy{Clipboard: clip}); clip.Content() != "2026/041" {
		t.Errorf("copied %q", clip.Content())
	}
}

func TestTooLongATextIsSaidAndNotCut(t *testing.T) {
	var f *ui.Field
	w := show(t, func() []fyne.CanvasObject { f = ui.NewField("Имя", ""); return []fyne.CanvasObject{f} })
	f.Max, f.TooLong = 5, func(over int) string { return fmt.Sprint("лишних ", over) }
	w.Canvas().Focus(f.Entry)
	w.Type("Қасымова")
	if f.Text() != "Қасымова" || f.Wrong() != "лишних 3" {
		t.Errorf("%q, wrong %q", f.Text(), f.Wrong())
	}
	w.Press(fyne.KeyBackspace, fyne.KeyBackspace, fyne.KeyBackspace)
	if f.Wrong() != "" {
		t.Errorf("still wrong: %q", f.Wrong())
	}
}

func TestAHundredThousandLettersAreNotPasted(t *testing.T) {
	for _, f := range []*ui.Field{ui.NewField("Имя", "Қасымова"), ui.NewArea("Имя", "Қасымова", 3)} {
		w := show(t, func() []fyne.CanvasObject { return []fyne.CanvasObject{f} })
		f.Max, f.TooLong = 5000, func(over int) string { return fmt.Sprint("лишних ", over) }
		w.Canvas().Focus(f.Entry)
		clip := test.NewClipboard()
		paste := func(n int) {
			clip.SetContent(strings.Repeat("ұ", n))
			f.Entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip})
		}
		paste(100_000)
		if f.Text() != "Қасымова" || f.Wrong() != "лишних 95008" {
			t.Errorf("%d letters, wrong %q", len(f.Text()), f.Wrong())
		}
		f.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
		paste(10_000) // in the place of what stands there
		if f.Text() != strings.Repeat("ұ", 10_000) || f.Wrong() != "лишних 5000" {
			t.Errorf("%d letters, wrong %q", len(f.Text()), f.Wrong())
		}
	}
}

func TestCtrlDTakesTheValueAbove(t *testing.T) {
	var f *ui.Field
	w := show(t, func() []fyne.CanvasObject {
		f = ui.NewField("Гражданство", "")
		return []fyne.CanvasObject{f}
	})
	f.OnAbove = func() { f.SetText("Таджикистан") }
	w.Canvas().Focus(f.Entry)
	w.Ctrl(fyne.KeyD)
	w.Type("!")
	if f.Text() != "Таджикистан!" {
		t.Errorf("%q: the caret isn't at the end", f.Text())
	}
}

func TestPasswordIsShownByKeyAndTheFocusComesBack(t *testing.T) {
	var f *ui.Field
	w := show(t, func() []fyne.CanvasObject { f = ui.NewPassword("Пароль"); return []fyne.CanvasObject{f} })
	w.Canvas().Focus(f.Entry)
	w.Type("geheim")
	w.Press(fyne.KeyTab, fyne.KeySpace)
	if f.Entry.Password {
		t.Error("the letters are still hidden")
	}
	if w.Type("1"); f.Text() != "geheim1" {
		t.Errorf("%q: the focus isn't back in the box, or the space was typed", f.Text())
	}
}

func TestTabLeavesAnAreaAndReturnStaysInIt(t *testing.T) {
	var a *ui.Field
	var b *ui.Field
	w := show(t, func() []fyne.CanvasObject {
		a, b = ui.NewArea("Заметка", "", 3), ui.NewField("Б", "")
		return []fyne.CanvasObject{a, b}
	})
	w.Canvas().Focus(a.Entry)
	w.Type("eins")
	w.Press(fyne.KeyReturn)
	w.Type("zwei")
	w.Press(fyne.KeyTab)
	w.Type("b")
	if a.Text() != "eins\nzwei" || b.Text() != "b" {
		t.Errorf("%q, %q", a.Text(), b.Text())
	}
}

func TestDatesAsTheyAreTyped(t *testing.T) {
	today := day(t, "2026-11-17")
	relative := map[string]int{"сегодня": 0, "бүгін": 0, "today": 0, "завтра": 1}
	for text, want := range map[string]string{
		"5.3": "2026-03-05", "05.03.26": "2026-03-05", "05032026": "2026-03-05", "2026-11-17": "2026-11-17", "+7": "2026-11-24",
		"-1": "2026-11-16", "сегодня": "2026-11-17", "Бүгін": "2026-11-17", " Today ": "2026-11-17", "завтра": "2026-11-18",
		"0503": "2026-03-05", "050326": "2026-03-05", "5/3/2026": "2026-03-05", "5,3,26": "2026-03-05", "5-3-26": "2026-03-05",
		"1.1.85": "1985-01-01", "1.1.36": "2036-01-01", "1.1.37": "1937-01-01", "29.02.2024": "2024-02-29", "": "",
		"31.12": "2026-12-31", "5 3": "2026-03-05",
		"29.02.2026": ui.DateNone, "31.02.2026": ui.DateNone, "0.1.2026": ui.DateNone, "1.13.2026": ui.DateNone, "1.1.1800": ui.DateNone,
		"мама": ui.DateUnreadable, "5": ui.DateUnreadable, "5.": ui.DateUnreadable, "1.2.3.4": ui.DateUnreadable, "+x": ui.DateUnreadable,
		"1.1.202": ui.DateUnreadable, "+999999999999": ui.DateUnreadable, "12345": ui.DateUnreadable, "٥٫٣": ui.DateUnreadable, "5.3.26🙂": ui.DateUnreadable,
		"абвг": ui.DateUnreadable,
	} {
		got, fault := ui.ReadDate(text, today, relative)
		if s := got.String() + fault; s != want {
			t.Errorf("%q: %q, want %q", text, s, want)
		}
	}
}

func TestDateFieldByKey(t *testing.T) {
	var d *ui.DateField
	var other *ui.Field
	w := show(t, func() []fyne.CanvasObject {
		d = ui.NewDateField("День", civil.Day{}, func() civil.Day { return day(t, "2026-11-17") }, words)
		other = ui.NewField("Б", "")
		return []fyne.CanvasObject{d, other}
	})
	w.Canvas().Focus(d.Entry)
	for _, step := range []struct {
		do   func()
		want string
	}{
		{func() { w.Type("5.3"); w.Press(fyne.KeyReturn) }, "05.03.2026"},
		{func() { w.BackTab(); w.Press(fyne.KeyUp, fyne.KeyUp, fyne.KeyDown) }, "06.03.2026"},
		{func() { w.Press(fyne.KeyPageUp) }, "06.02.2026"},
		{func() { w.Press(fyne.KeyF4, fyne.KeyDown, fyne.KeyLeft) }, "12.02.2026"},
		{func() { w.Press(fyne.KeyReturn); w.BackTab(); w.Type("31.1"); w.Press(fyne.KeyPageDown) }, "28.02.2026"},
		{func() { w.Type("x"); w.Press(fyne.KeyTab) }, "28.02.2026x"},
	} {
		if step.do(); d.Text() != step.want {
			t.Fatalf("%q, want %q", d.Text(), step.want)
		}
	}
	if d.Wrong() != ui.DateUnreadable {
		t.Errorf("wrong %q", d.Wrong())
	}
	d.SetDay(day(t, "2026-11-17"))
	d.Latest = day(t, "2026-11-16")
	if d.Fault() != ui.DateLate {
		t.Errorf("fault %q", d.Fault())
	}
}

func TestTimeField(t *testing.T) {
	for text, want := range map[string]string{"0740": "7:40 true", "740": "7:40 true", "7:40": "7:40 true", "7": "7:0 true", "23.59": "23:59 true",
		"24:00": "0:0 false", "7:4": "0:0 false", "x": "0:0 false", "": "0:0 false", "12345": "0:0 false", "7:60": "0:0 false"} {
		if h, m, ok := ui.ReadTime(text); fmt.Sprintf("%d:%d %v", h, m, ok) != want {
			t.Errorf("%q: %d:%d %v, want %s", text, h, m, ok, want)
		}
	}
	var f *ui.TimeField
	w := show(t, func() []fyne.CanvasObject {
		f = ui.NewTimeField("Время", -1, 0, words)
		return []fyne.CanvasObject{f, ui.NewField("Б", "")}
	})
	w.Canvas().Focus(f.Entry)
	w.Type("740")
	if w.Press(fyne.KeyReturn); f.Text() != "07:40" {
		t.Errorf("%q", f.Text())
	}
	w.BackTab()
	if w.Press(fyne.KeyPageDown, fyne.KeyUp); f.Text() != "06:45" {
		t.Errorf("%q", f.Text())
	}
}

func TestNoticesGoByThemselvesAndFaultsStay(t *testing.T) {
	w := show(t, func() []fyne.CanvasObject { return []fyne.CanvasObject{ui.NewField("А", "")} })
	undone := 0
	w.Layer.Notify(ui.Notice{Text: "1", Act: "Вернуть", Do: func() { undone++ }})
	w.Layer.Notify(ui.Notice{Text: "2", Tone: ui.Alert})
	w.Pass(9 * time.Second)
	if got := strings.Join(w.Layer.Notices(), " "); got != "1 2" {
		t.Errorf("after 9 s: %s", got)
	}
	w.Layer.Notify(ui.Notice{Text: "3"})
	w.Layer.Notify(ui.Notice{Text: "4"})
	if got := strings.Join(w.Layer.Notices(), " "); got != "2 3 4" {
		t.Errorf("never more than three: %s", got)
	}
	w.Pass(10 * time.Second)
	if got := strings.Join(w.Layer.Notices(), " "); got != "2" {
		t.Errorf("after 10 s more: %s", got)
	}
	w.Layer.Notify(ui.Notice{Text: "5", Do: func() { undone += 10 }})
	if !w.Layer.Undo() || undone != 10 || w.Layer.Undo() {
		t.Errorf("undone %d", undone)
	}
}
