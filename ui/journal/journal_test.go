package journal_test

import (
	"context"
	"errors"
	"flag"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/shift"
	"pana/ui/desk/desktest"
	"pana/ui/journal"
	"pana/ui/sheets/sheetstest"
	"pana/ui/widgets"
	"pana/ui/widgets/widgetstest"
)

var pictures = flag.String("pictures", "", "folder for pictures of the log")

// world is a real file, a window, and the pad in front of it.
type world struct {
	*desktest.Window
	t   *testing.T
	h   *sheetstest.House
	pad *journal.Pad
}

func newWorld(t *testing.T, h *sheetstest.House, house journal.House, lang string, theme widgets.Theme, size fyne.Size) *world {
	t.Helper()
	w := &world{t: t, h: h, Window: desktest.Start(t, theme, lang, h.Clock)}
	w.pad = journal.New(w.Desk, house)
	w.Window.Window = widgetstest.ShowObject(t, widgets.NewBlock(widgets.Ground), size)
	return w
}

func open(t *testing.T) *world {
	t.Helper()
	h := sheetstest.New(t)
	w := newWorld(t, h, h.Session, "ru", widgets.Theme{}, widgetstest.Large)
	w.pad.Open(w.Canvas())
	return w
}

func (w *world) log(f shift.Filter) []shift.Entry {
	w.t.Helper()
	all, err := w.h.HouseLog(w.t.Context(), civil.Span{}, f)
	if err != nil {
		w.t.Fatal(err)
	}
	return all
}

func (w *world) isOpen() bool { return w.Canvas().Overlays().Top() != nil }

func (w *world) text() string { return shown(w.Canvas().Overlays().Top()) }

// shown are all words that stand in o.
func shown(o fyne.CanvasObject) string {
	if o == nil || !o.Visible() {
		return ""
	}
	var inside []fyne.CanvasObject
	switch o := o.(type) {
	case *canvas.Text:
		return o.Text + "\n"
	case *fyne.Container:
		inside = o.Objects
	case fyne.Widget:
		inside = test.WidgetRenderer(o).Objects()
	}
	var b strings.Builder
	for _, x := range inside {
		b.WriteString(shown(x))
	}
	return b.String()
}

func TestALineIsWrittenByTypingItAndReturn(t *testing.T) {
	w := open(t)
	w.Type("Обход, все на местах")
	w.Press(fyne.KeyReturn)
	if w.isOpen() {
		t.Fatalf("the pad is open: %s", w.text())
	}
	all := w.log(shift.Filter{})
	if len(all) != 1 || all[0].Text != "Обход, все на местах" || all[0].Kind != "routine" || all[0].By != "Ерлан Бақытұлы" {
		t.Errorf("the log is %+v", all)
	}
	if w.LastNote().Text != "Записано в журнал." {
		t.Errorf("noted %+v", w.Notes)
	}
	w.pad.Open(w.Canvas())
	if strings.Contains(w.text(), "Обход") {
		t.Error("the pad isn't empty again")
	}
}

func TestKindAndPersonAreChosenByKeys(t *testing.T) {
	w := open(t)
	w.Type("Кашляет")
	w.Press(fyne.KeyTab)
	w.Type("4")
	w.Press(fyne.KeyTab)
	w.Type("мим")
	w.Press(fyne.KeyReturn, fyne.KeyReturn)
	all := w.log(shift.Filter{})
	if len(all) != 1 || all[0].Kind != "health" || all[0].Word != "Мимоза" || all[0].Text != "Кашляет" {
		t.Fatalf("the log is %+v", all)
	}
}

func TestCR06ANameIsWarnedOfAndTheCodeWordPutByOneKey(t *testing.T) {
	w := open(t)
	w.Type("Раҳмонова просила чай")
	w.Press(fyne.KeyReturn)
	if !w.isOpen() || len(w.log(shift.Filter{})) != 0 {
		t.Fatal("the name is in the log")
	}
	for _, want := range []string{"«Раҳмонова»: это имя.", "Кодовое слово: Мимоза"} {
		if !strings.Contains(w.text(), want) {
			t.Errorf("it doesn't say %q: %s", want, w.text())
		}
	}
	w.Picture(*pictures, "warned")
	w.Press(fyne.KeyReturn) // the code word
	w.Press(fyne.KeyReturn) // write
	if all := w.log(shift.Filter{}); len(all) != 1 || strings.Contains(all[0].Text, "Раҳмонова") || !strings.Contains(all[0].Text, "Мимоза") {
		t.Fatalf("the log is %+v", all)
	}
}

func TestAWarningIsLeftByEscapeAndOverruledByAButton(t *testing.T) {
	w := open(t)
	w.Type("Зулхумор")
	w.Press(fyne.KeyReturn, fyne.KeyEscape)
	if !w.isOpen() || strings.Contains(w.text(), "это имя") {
		t.Fatalf("the warning is still there: %s", w.text())
	}
	w.Type(" из соседнего дома")
	w.Press(fyne.KeyReturn)
	w.Press(fyne.KeyTab, fyne.KeyTab, fyne.KeyReturn) // as it is
	if all := w.log(shift.Filter{}); len(all) != 1 || all[0].Text != "Зулхумор из соседнего дома" {
		t.Fatalf("the log is %+v", all)
	}
}

func TestTooLongATextIsRefusedBesideTheFieldAndStays(t *testing.T) {
	w := open(t)
	long := strings.Repeat("слово ", 1_000)
	w.Paste(long)
	w.Press(fyne.KeyReturn)
	if !w.isOpen() || !strings.Contains(w.text(), "Сократите до 4000 знаков.") {
		t.Fatal("it isn't said beside the field")
	}
	if len(w.log(shift.Filter{})) != 0 || len(w.Notes) != 0 {
		t.Errorf("it is in the log, or said elsewhere: %v", w.Notes)
	}
	if f, ok := w.Canvas().Focused().(*widgets.Entry); !ok || f.Text != long {
		t.Error("the text isn't there any more, or the cursor isn't in it")
	}
}

func TestAHundredThousandLettersAreNotPastedAndWhatWasTypedStays(t *testing.T) {
	w := open(t)
	w.Type("Обход, все на местах")
	w.Paste(strings.Repeat("слово ", 100_000/6))
	if f, ok := w.Canvas().Focused().(*widgets.Entry); !ok || f.Text != "Обход, все на местах" {
		t.Error("what was typed isn't there any more, or the cursor isn't in it")
	}
	if !strings.Contains(w.text(), "Сократите до 4000 знаков.") {
		t.Error("it isn't said beside the field")
	}
	w.Press(fyne.KeyReturn)
	if all := w.log(shift.Filter{}); len(all) != 1 || all[0].Text != "Обход, все на местах" {
		t.Errorf("the log is %+v", all)
	}
}

func TestAnEmptyLineIsRefusedBesideTheField(t *testing.T) {
	w := open(t)
	w.Type("  ")
	w.Press(fyne.KeyReturn)
	if !w.isOpen() || !strings.Contains(w.text(), "Заполните это поле") || len(w.log(shift.Filter{})) != 0 {
		t.Error(w.text())
	}
}

// broken is a house in which nothing can be written into the log.
type broken struct{ *shelter.Session }

func (broken) WriteLog(context.Context, shift.NewEntry) (shelter.Receipt, error) {
	return shelter.Receipt{}, errors.New("the disk is full")
}

func TestWhatIsTypedOutlivesAFailureEscapeAndTheLock(t *testing.T) {
	h := sheetstest.New(t)
	w := newWorld(t, h, broken{h.Session}, "ru", widgets.Theme{}, widgetstest.Large)
	w.pad.Open(w.Canvas())
	w.Type("Звонок")
	w.Press(fyne.KeyReturn)
	if !w.isOpen() || !w.LastNote().Wrong {
		t.Fatal("the failure isn't said, or the pad is gone")
	}
	w.Type(" в дверь")
	w.Press(fyne.KeyTab)
	w.Type("3")
	w.Press(fyne.KeyEscape)
	if w.isOpen() || w.Asked() != nil {
		t.Fatal("Escape asks")
	}
	w.pad.Open(w.Canvas())
	w.Type("!")
	if err := w.pad.KeepDraft(); err != nil { // the lock
		t.Fatal(err)
	}
	w.pad.Close()
	w = newWorld(t, h, h.Session, "kk", widgets.Theme{}, widgetstest.Large)
	w.pad.Open(w.Canvas())
	w.Press(fyne.KeyReturn)
	if all := w.log(shift.Filter{}); len(all) != 1 || !strings.Contains(all[0].Text, "Звонок в дверь") || all[0].Kind != "call" {
		t.Fatalf("the log is %+v", all)
	}
	if _, ok, err := h.Draft(t.Context(), "log"); ok || err != nil {
		t.Errorf("the draft stays: %v", err)
	}
}

func TestAnotherSignedInSeesNothingOfTheDraft(t *testing.T) {
	w := open(t)
	w.Type("не дописано")
	w.Press(fyne.KeyEscape)
	w.h.As(t, "director")
	w = newWorld(t, w.h, w.h.Session, "ru", widgets.Theme{}, widgetstest.Large)
	w.pad.Open(w.Canvas())
	if f, ok := w.Canvas().Focused().(*widgets.Entry); !ok || f.Text != "" {
		t.Error("she sees what somebody else was typing")
	}
}

func TestACorrectionIsANewLineAndBothShowAsWhatTheyAre(t *testing.T) {
	h := sheetstest.New(t)
	for _, text := range []string{"Обход, все на местах, 9", "Мастер по отоплению"} {
		if _, err := h.WriteLog(t.Context(), shift.NewEntry{Text: text}); err != nil {
			t.Fatal(err)
		}
	}
	w := newWorld(t, h, h.Session, "ru", widgets.Theme{}, widgetstest.Large)
	l := journal.NewList(w.Desk, h.Session, func(e shift.Entry) { w.pad.Correct(w.Canvas(), e) })
	w.Window.Window = widgetstest.ShowObject(t, l.Content(), widgetstest.Large)
	l.Reload()
	l.Focus()
	w.Press(fyne.KeyDown, fyne.KeyReturn) // the older one
	w.Press(fyne.KeyEnd, fyne.KeyBackspace)
	w.Type("10")
	w.Press(fyne.KeyReturn)
	l.Reload()
	all := w.log(shift.Filter{})
	if len(all) != 3 || all[0].Text != "Обход, все на местах, 10" || all[0].Corrects != all[2].ID || all[2].Text != "Обход, все на местах, 9" {
		t.Fatalf("the log is %+v", all)
	}
	text := shown(l.Content())
	for _, want := range []string{"исправление", "исправлено", "все на местах, 9", "все на местах, 10"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q isn't shown: %s", want, text)
		}
	}
	w.Press(fyne.KeyEnd, fyne.KeyReturn) // corrected already
	if w.isOpen() || !strings.Contains(w.LastNote().Text, "уже исправили") {
		t.Errorf("said %+v", w.LastNote())
	}
}

func TestTheListIsNarrowedByKindPersonAndText(t *testing.T) {
	h := sheetstest.New(t)
	for _, n := range []shift.NewEntry{{Text: "обход"}, {Kind: "call", Text: "Звонок из консульства", Resident: h.Head}, {Kind: "call", Text: "ошиблись номером"}} {
		h.Clock.Advance(20 * time.Hour)
		if _, err := h.WriteLog(t.Context(), n); err != nil {
			t.Fatal(err)
		}
	}
	w := newWorld(t, h, h.Session, "ru", widgets.Theme{}, widgetstest.Large)
	l := journal.NewList(w.Desk, h.Session, nil)
	w.Window.Window = widgetstest.ShowObject(t, l.Content(), widgetstest.Large)
	l.Reload()
	check := func(why string, has, hasnt string) {
		t.Helper()
		if text := shown(l.Content()); !strings.Contains(text, has) || strings.Contains(text, hasnt) {
			t.Errorf("%s shows %s", why, text)
		}
	}
	l.Find()
	w.Type("ЗВОНОК")
	check("text", "Звонок из консульства", "ошиблись")
	for range 6 {
		w.Press(fyne.KeyBackspace)
	}
	w.Press(fyne.KeyTab)
	w.Type("звонок")
	w.Press(fyne.KeyReturn)
	check("kind", "ошиблись", "обход")
	w.Type("мимоза")
	w.Press(fyne.KeyReturn)
	check("person", "консульства", "ошиблись")
	l.Focus()
	w.Press(fyne.KeyReturn)
	if w.isOpen() {
		t.Error("who may only read may correct")
	}
}

func TestTheLogFits(t *testing.T) {
	h := sheetstest.New(t)
	for i, text := range []string{"Обход, все на местах, 9", "Звонок в дверь, мужчина спросил о семье. Не открыли, позвонили директору, она приедет к восьми утра и сама поговорит с участковым",
		"Кашляет, 37,4. Врач осмотрел, сироп в сейфе"} {
		h.Clock.Advance(11 * time.Hour)
		n := shift.NewEntry{Kind: shift.Kinds()[i*2], Text: text}
		if i > 0 {
			n.Resident = h.Head
		}
		if _, err := h.WriteLog(t.Context(), n); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := h.CorrectLog(t.Context(), 1, shift.NewEntry{Text: "Обход, все на местах, 10"}); err != nil {
		t.Fatal(err)
	}
	for _, lang := range []string{"en", "ru", "kk"} {
		for _, dark := range []bool{false, true} {
			for name, size := range map[string]fyne.Size{"large": widgetstest.Large, "least": widgetstest.Least} {
				t.Run(lang+"-"+name, func(t *testing.T) {
					look := lang + "-" + name + map[bool]string{true: "-dark"}[dark]
					w := newWorld(t, h, h.Session, lang, widgets.Theme{Dark: dark}, size)
					l := journal.NewList(w.Desk, h.Session, func(shift.Entry) {})
					w.Window.Window = widgetstest.ShowObject(t, l.Content(), size.SubtractWidthHeight(96, 100))
					l.Reload()
					l.Focus()
					w.Fits()
					w.Picture(*pictures, "list-"+look)
					w = newWorld(t, h, h.Session, lang, widgets.Theme{Dark: dark}, size)
					w.pad.Open(w.Canvas())
					w.Type("Зулхумор Раҳмонова не спит, чай, поговорили о доме и о том, что будет завтра, попросила позвонить сестре с утра, до завтрака")
					for _, x := range widgetstest.Overflow(w.Canvas().Overlays().Top()) {
						t.Error(x)
					}
					w.Picture(*pictures, "pad-"+look)
					w.Press(fyne.KeyReturn)
					for _, x := range widgetstest.Overflow(w.Canvas().Overlays().Top()) {
						t.Error(x)
					}
					w.Picture(*pictures, "warned-"+look)
					w.pad.Close()
				})
			}
		}
	}
}

// Paste pastes a text into the focused field.
func (w *world) Paste(text string) {
	clip := test.NewClipboard()
	clip.SetContent(text)
	w.Canvas().Focused().(*widgets.Entry).TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip})
}
