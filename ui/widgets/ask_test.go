package widgets_test

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"pana/shelter/civil"
	ui "pana/ui/widgets"
)

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

func TestAClickOpensTheListAndTheMonth(t *testing.T) {
	w, c, _ := showChoice(t)
	test.Tap(c.Entry)
	w.Press(fyne.KeyDown, fyne.KeyReturn)
	if c.Key() != "ky" {
		t.Errorf("after a click and Down: %q", c.Key())
	}
}

func TestTheMonthIsTurnedByClick(t *testing.T) {
	var d *ui.DateField
	w := show(t, func() []fyne.CanvasObject {
		d = ui.NewDateField("День", day(t, "2026-11-17"), func() civil.Day { return day(t, "2026-11-17") }, words)
		return []fyne.CanvasObject{d}
	})
	w.Canvas().Focus(d.Entry)
	w.Press(fyne.KeyF4)
	press := func(x, y float32) {
		for _, o := range test.LaidOutObjects(w.Layer) {
			if m, ok := o.(desktop.Mouseable); ok && o.Size() == fyne.NewSize(240, 260) {
				m.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, y)}})
				return
			}
		}
		t.Fatal("the month isn't on show")
	}
	press(8+6*32+10, 10) // on to December
	press(8+16, 60+16)   // its first Monday on show, 30 November
	if d.Text() != "30.11.2026" {
		t.Errorf("%q", d.Text())
	}
}
