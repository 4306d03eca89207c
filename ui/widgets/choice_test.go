package widgets_test

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	ui "pana/ui/widgets"
	"pana/ui/widgets/widgetstest"
)

var languages = []ui.Option{
	{Key: "kk", Text: "казахский", Codes: []string{"kk"}}, {Key: "ky", Text: "киргизский", Codes: []string{"ky"}},
	{Key: "ru", Text: "русский", Codes: []string{"ru"}}, {Key: "tg", Text: "таджикский", Codes: []string{"tg"}},
	{Key: "uz", Text: "узбекский", Codes: []string{"uz"}}, {Key: "99", Text: "не собрано (99)", Codes: []string{"99"}},
}

func showChoice(t testing.TB) (*widgetstest.Window, *ui.Choice, *ui.Field) {
	t.Helper()
	var c *ui.Choice
	var after *ui.Field
	w := show(t, func() []fyne.CanvasObject {
		c, after = ui.NewChoice("Язык", languages), ui.NewField("Б", "")
		c.NoMatch = "нет в списке"
		return []fyne.CanvasObject{c, after}
	})
	w.Canvas().Focus(c.Entry)
	return w, c, after
}

func TestChoiceByTyping(t *testing.T) {
	for _, x := range []struct {
		name string
		do   func(*widgetstest.Window)
		key  string
		text string
	}{
		{"Return takes the first match", func(w *widgetstest.Window) { w.Type("тад"); w.Press(fyne.KeyReturn) }, "tg", "таджикский"},
		{"leaving does too", func(w *widgetstest.Window) { w.Type("ТАД"); w.Press(fyne.KeyTab) }, "tg", "таджикский"},
		{"a code", func(w *widgetstest.Window) { w.Type("uz"); w.Press(fyne.KeyReturn) }, "uz", "узбекский"},
		{"a code in brackets", func(w *widgetstest.Window) { w.Type("99"); w.Press(fyne.KeyReturn) }, "99", "не собрано (99)"},
		{"the arrows walk the matches", func(w *widgetstest.Window) { w.Type("к"); w.Press(fyne.KeyDown, fyne.KeyReturn) }, "ky", "киргизский"},
		{"and the whole list", func(w *widgetstest.Window) {
			w.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyReturn)
		}, "ky", "киргизский"},
		{"opening and leaving chooses nothing", func(w *widgetstest.Window) { w.Press(fyne.KeyDown, fyne.KeyTab) }, "", ""},
		{"Escape closes and the text stays", func(w *widgetstest.Window) { w.Type("тад"); w.Press(fyne.KeyEscape) }, "", "тад"},
	} {
		t.Run(x.name, func(t *testing.T) {
			w, c, _ := showChoice(t)
			if x.do(w); c.Key() != x.key || c.Text() != x.text {
				t.Errorf("%q %q, want %q %q", c.Key(), c.Text(), x.key, x.text)
			}
		})
	}
}

func TestChoiceMovesOnAndTellsOnce(t *testing.T) {
	w, c, after := showChoice(t)
	told := 0
	c.OnChosen = func() { told++ }
	w.Type("рус")
	w.Press(fyne.KeyReturn)
	w.Type("x")
	if after.Text() != "x" || told != 1 {
		t.Errorf("after %q, told %d times", after.Text(), told)
	}
	w.BackTab()
	w.Type("каз") // what stood there is marked, so typing replaces it
	if w.Press(fyne.KeyReturn); c.Key() != "kk" || told != 2 {
		t.Errorf("%q, told %d", c.Key(), told)
	}
	w.BackTab()
	if w.Press(fyne.KeyBackspace, fyne.KeyReturn); c.Key() != "" || told != 3 {
		t.Errorf("emptied: %q, told %d", c.Key(), told)
	}
}

func TestWhatFitsNoOptionStaysAndIsWrong(t *testing.T) {
	w, c, after := showChoice(t)
	w.Type("кълъм")
	w.Press(fyne.KeyReturn)
	if c.Text() != "кълъм" || c.Wrong() != "нет в списке" || c.Key() != "" {
		t.Errorf("%q wrong %q", c.Text(), c.Wrong())
	}
	if w.Type("!"); after.Text() != "" {
		t.Error("Return moved on from a wrong choice")
	}
	c.Free = true
	if w.Press(fyne.KeyReturn); c.Wrong() != "" || c.Text() != "кълъм!" {
		t.Errorf("free: %q wrong %q", c.Text(), c.Wrong())
	}
}

func TestFreeTextIsNotReplacedByAMatch(t *testing.T) {
	w, c, _ := showChoice(t)
	c.Free = true
	w.Type("рус")
	if w.Press(fyne.KeyReturn); c.Text() != "рус" || c.Key() != "" {
		t.Errorf("%q %q", c.Text(), c.Key())
	}
	w.BackTab()
	w.Type("рус")
	if w.Press(fyne.KeyDown, fyne.KeyReturn); c.Key() != "ru" {
		t.Errorf("marked by the arrows: %q", c.Key())
	}
}

func TestSeveralChoices(t *testing.T) {
	for text, want := range map[string]string{"tg, uz": "tg uz", "tg;uz,": "tg uz", "таджикский, uz, tg": "tg uz", "тад": "tg", "": ""} {
		w, c, _ := showChoice(t)
		c.Many = true
		w.Type(text)
		w.Press(fyne.KeyReturn)
		if got := strings.Join(c.Keys(), " "); got != want || c.Wrong() != "" {
			t.Errorf("%q: %q (%q), want %q", text, got, c.Text(), want)
		}
	}
	w, c, _ := showChoice(t)
	c.Many = true
	c.SetKey("tg", "uz")
	w.Canvas().Focus(c.Entry)
	w.Press(fyne.KeyEnd)
	w.Type(", ")
	w.Type("рус")
	if w.Press(fyne.KeyReturn); fmt.Sprint(c.Keys()) != "[tg uz ru]" || c.Text() != "таджикский, узбекский, русский" {
		t.Errorf("%v %q", c.Keys(), c.Text())
	}
	w.BackTab()
	w.Press(fyne.KeyEnd)
	w.Type(", хх")
	if w.Press(fyne.KeyReturn); c.Wrong() != "нет в списке" {
		t.Errorf("a word that fits nothing: wrong %q", c.Wrong())
	}
}
