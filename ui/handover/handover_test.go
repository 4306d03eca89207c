package handover_test

import (
	"flag"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/house"
	"pana/shelter/shift"
	"pana/shelter/staff"
	"pana/ui/desk"
	"pana/ui/desk/desktest"
	"pana/ui/handover"
	"pana/ui/journal"
	"pana/ui/sheets/sheetstest"
	"pana/ui/widgets"
	"pana/ui/widgets/widgetstest"
)

var pictures = flag.String("pictures", "", "folder for pictures of the page")

const password = "copper garden seven clouds"

// world is a real file in which somebody is at the desk, and the page in a window.
type world struct {
	*desktest.Window
	t      *testing.T
	h      *sheetstest.House
	pad    *journal.Pad
	screen *handover.Screen
	signed int
	lang   string
	theme  widgets.Theme
	size   fyne.Size
}

// newHouse has Мимоза and her son in it; desk and gulnar work at the desk, nurse reads.
func newHouse(t *testing.T) *sheetstest.House {
	t.Helper()
	h := sheetstest.New(t)
	h.As(t, "director")
	for login, role := range map[string]staff.Role{"gulnar": staff.Desk, "nurse": staff.Nurse} {
		name := map[string]string{"gulnar": "Гүлнар Өмірбекова", "nurse": "Айгүл Серікова"}[login]
		if _, err := h.AddAccount(t.Context(), shelter.NewAccount{Login: login, Name: name, Password: password, Roles: []staff.Role{role}}); err != nil {
			t.Fatal(err)
		}
	}
	h.As(t, "desk")
	return h
}

func newWorld(t *testing.T, h *sheetstest.House) *world {
	t.Helper()
	w := &world{t: t, h: h, lang: "ru", size: inside(widgetstest.Large)}
	w.show()
	return w
}

// inside is the room that the window leaves to a page.
func inside(size fyne.Size) fyne.Size {
	if size.Width < 1200 {
		return size.SubtractWidthHeight(56, 52)
	}
	return size.SubtractWidthHeight(196, 52)
}

func (w *world) show() {
	w.t.Helper()
	w.Window = desktest.Start(w.t, w.theme, w.lang, w.h.Clock)
	w.pad = journal.New(w.Desk, w.h.Session)
	w.screen = handover.New(w.Desk, w.h.Session, w)
	w.Window.Window = widgetstest.ShowObject(w.t, container.NewStack(widgets.NewBlock(widgets.Ground), w.screen.Content()), w.size)
	w.screen.Narrow(w.size.Width < 1000)
	w.screen.Reload()
	w.screen.Focus()
}

// CorrectLog implements handover.Window.
func (w *world) CorrectLog(e shift.Entry) { w.pad.Correct(w.Canvas(), e) }

// KeepDrafts implements handover.Window.
func (w *world) KeepDrafts() bool { return !w.Desk.Failed(w.screen.KeepDraft(), nil) }

// SignedIn implements handover.Window.
func (w *world) SignedIn(done fault.Message) {
	w.signed++
	w.show()
	w.Desk.Done(done, nil)
}

func (w *world) must(_ shelter.Receipt, err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) now() shift.Handover {
	w.t.Helper()
	h, ok, err := w.h.Handover(w.t.Context())
	if err != nil || !ok {
		w.t.Fatal(ok, err)
	}
	return h
}

func (w *world) text() string { return shown(w.screen.Content()) }

func (w *world) shows(all ...string) {
	w.t.Helper()
	text := w.text()
	for _, x := range all {
		if !strings.Contains(text, x) {
			w.t.Errorf("the page doesn't show %q:\n%s", x, text)
		}
	}
}

func (w *world) hides(all ...string) {
	w.t.Helper()
	for _, x := range all {
		if strings.Contains(w.text(), x) {
			w.t.Errorf("the page shows %q", x)
		}
	}
}

// tabTo presses Tab until a button of that text has the cursor.
func (w *world) tabTo(text string) {
	w.t.Helper()
	for range 40 {
		if b, ok := w.Canvas().Focused().(*widgets.Button); ok && b.Text == text {
			return
		}
		w.Press(fyne.KeyTab)
	}
	w.t.Fatalf("no Tab leads to %q", text)
}

// shown are all words that stand in o, lines of several styles as one.
func shown(o fyne.CanvasObject) string {
	if o == nil || !o.Visible() {
		return ""
	}
	var inside []fyne.CanvasObject
	switch o := o.(type) {
	case *canvas.Text:
		return o.Text + "\n"
	case *widgets.Line:
		var b strings.Builder
		for _, r := range o.Runs {
			b.WriteString(r.Text)
		}
		return b.String() + "\n"
	case *container.Scroll:
		inside = []fyne.CanvasObject{o.Content}
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

func TestWithoutAShiftThePageOffersToBeginOne(t *testing.T) {
	w := newWorld(t, newHouse(t))
	w.shows("Смена ещё не начата", "Начать смену")
	w.Fits()
	w.Press(fyne.KeyReturn)
	if h := w.now(); h.State != shift.Draft || h.Shift.Name != "Ерлан Бақытұлы" {
		t.Errorf("the handover is %+v", h)
	}
	w.shows("ещё не сдана", "Собрано за смену", "Сдать смену")
}

func TestS12AShiftIsHandedOverByKeysWithAQuestionInBetween(t *testing.T) {
	w := newWorld(t, newHouse(t))
	w.Press(fyne.KeyReturn)
	// A line: watch, about Мимоза, what to do, by whom and when, and what if.
	w.tabTo("Добавить строку")
	w.Press(fyne.KeyReturn)
	w.Type("1")
	w.Press(fyne.KeyReturn)
	w.Type("мимоза")
	w.Press(fyne.KeyReturn)
	w.Type("спала плохо")
	w.Press(fyne.KeyReturn)
	w.Type("оценка")
	w.Press(fyne.KeyReturn)
	w.Type("гүлнар")
	w.Press(fyne.KeyReturn, fyne.KeyReturn)
	w.Type("0900")
	w.Press(fyne.KeyReturn)
	w.Type("если откажется, позвонить директору")
	w.Press(fyne.KeyReturn)
	lines := w.now().Lines
	day, _ := civil.NewDay(2026, 11, 14)
	if len(lines) != 1 || lines[0].Severity != "attention" || lines[0].Word != "Мимоза" || lines[0].OwnedBy != "Гүлнар Өмірбекова" ||
		lines[0].Due != civil.Almaty.At(day, 9, 0) || lines[0].IfThen != "если откажется, позвонить директору" {
		t.Fatalf("the lines are %+v, said %v", lines, w.Notes)
	}
	w.shows("Мимоза · спала плохо", "Гүлнар Өмірбекова, до 09:00: оценка · если откажется, позвонить директору")
	// What the giver looked at, and her signature.
	w.Press(fyne.KeyTab)
	w.Type("4")
	w.Press(fyne.KeyReturn, fyne.KeySpace, fyne.KeyReturn, fyne.KeySpace)
	w.h.Clock.Advance(7*time.Hour + 18*time.Minute)
	w.screen.Save() // Ctrl S
	h := w.now()
	if h.State != shift.Given || h.Checks.Keys != 4 || !h.Checks.Cash || !h.Checks.Doors || h.Checks.Medicines {
		t.Fatalf("the handover is %+v, said %v", h, w.Notes)
	}
	w.shows("ещё не принята", "подписано 07:58", "Принять смену", "ключи 4")
	// A question back.
	w.tabTo("Задать вопрос")
	w.Press(fyne.KeyReturn)
	w.Type("кто звонит директору?")
	w.Press(fyne.KeyReturn) // as the button says
	if h := w.now(); h.State != shift.Returned || h.ReturnedBy.Text != "кто звонит директору?" {
		t.Fatalf("the handover is %+v", h)
	}
	w.shows("вернули с вопросом", "кто звонит директору?")
	w.screen.Save()
	if h := w.now(); h.State != shift.Given {
		t.Fatalf("the handover is %+v", h)
	}
	// The other one signs with her own password, at the second try.
	w.screen.Focus()
	w.Type("Мимоза: оценка до девяти")
	w.Press(fyne.KeyTab)
	w.Type("gulnar")
	w.Press(fyne.KeyReturn)
	w.Type("не тот пароль")
	w.Press(fyne.KeyReturn)
	if me, _ := w.h.Who(); me.Login != "desk" || w.signed != 0 || w.now().State != shift.Given {
		t.Fatal("a wrong password signs")
	}
	w.shows("Мимоза: оценка до девяти")
	w.Type(password)
	w.Press(fyne.KeyReturn)
	if me, _ := w.h.Who(); me.Login != "gulnar" || w.signed != 1 {
		t.Fatalf("%s is signed in, said %+v", me.Login, w.Notes)
	}
	next := w.now()
	if next.State != shift.Draft || next.Shift.Name != "Гүлнар Өмірбекова" || len(next.Lines) != 1 || !next.Lines[0].Carried {
		t.Fatalf("the next one is %+v", next)
	}
	w.shows("с прошлой смены", "оценка", "ещё не сдана")
	// The action is ticked by Space, and the former one can be read.
	w.Canvas().Focus(nil)
	w.screen.Focus()
	w.Press(fyne.KeyHome, fyne.KeySpace)
	if !w.now().Lines[0].Done {
		t.Error("Space doesn't tick")
	}
	w.screen.Open(desk.Place{Filter: "former"})
	w.Press(fyne.KeyHome, fyne.KeyReturn)
	w.shows("принята", "Понято так", "Мимоза: оценка до девяти", "Гүлнар Өмірбекова")
	w.hides("Сдать смену", "Принять смену", "Добавить строку")
	if o := w.screen.Sheet(); o.Sheet != "handover" || o.At == 0 {
		t.Errorf("the sheet is %+v", o)
	}
	for step, more := range []bool{true, true, false} {
		if w.screen.Back() != more {
			t.Errorf("Escape, step %d, doesn't lead back to the shift", step+1)
		}
	}
	w.shows("ещё не сдана")
}

func given(t *testing.T) *world {
	t.Helper()
	w := newWorld(t, newHouse(t))
	w.must(w.h.BeginShift(t.Context()))
	w.must(w.h.GiveHandover(t.Context(), w.now().ID))
	w.screen.Reload()
	w.screen.Focus()
	return w
}

func TestWhatIsUnderstoodOutlivesTheLockAndThePasswordDoesnt(t *testing.T) {
	w := given(t)
	w.Type("Всё спокойно, ключи")
	w.Press(fyne.KeyTab)
	w.Type("gulnar")
	w.Press(fyne.KeyTab)
	w.Type(password)
	if err := w.screen.KeepDraft(); err != nil {
		t.Fatal(err)
	}
	d, ok, err := w.h.Draft(t.Context(), desk.Shift)
	if err != nil || !ok || strings.Contains(string(d.Body), password) {
		t.Fatalf("the draft is %s, %v", d.Body, err)
	}
	w.lang = "kk"
	w.show()
	w.shows("Всё спокойно, ключи", "gulnar")
	w.Press(fyne.KeyTab, fyne.KeyTab)
	w.Type(password)
	w.Press(fyne.KeyReturn)
	if me, _ := w.h.Who(); me.Login != "gulnar" {
		t.Fatalf("%s is signed in", me.Login)
	}
	if p, err := w.h.Handovers(t.Context(), 0, 1); err != nil || len(p) != 1 || p[0].AcceptedBy.Text != "Всё спокойно, ключи" {
		t.Errorf("accepted %+v, %v", p, err)
	}
	w.hides("Всё спокойно, ключи")
	w.h.As(t, "desk")
	w.show()
	w.hides("Всё спокойно, ключи")
}

func TestALineOutlivesAFaultEscapeAndTheLock(t *testing.T) {
	w := newWorld(t, newHouse(t))
	w.Press(fyne.KeyReturn)
	w.tabTo("Добавить строку")
	w.Press(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn)
	w.Type("кашель")
	w.Press(fyne.KeyTab, fyne.KeyTab)
	w.Type("гүлнар")
	w.Press(fyne.KeyReturn)
	w.screen.Save() // who, without what
	w.shows("Напишите, что сделать")
	if len(w.now().Lines) != 0 {
		t.Fatal("it is saved")
	}
	w.Press(fyne.KeyEscape)
	w.screen.Back()
	w.hides("Новая строка листа")
	w.tabTo("Добавить строку")
	w.Press(fyne.KeyReturn)
	w.shows("кашель")
	if err := w.screen.KeepDraft(); err != nil {
		t.Fatal(err)
	}
	w.show()
	w.shows("Новая строка листа", "кашель")
	w.Press(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab)
	w.Type("показать врачу")
	w.screen.Save()
	if l := w.now().Lines; len(l) != 1 || l[0].Summary != "кашель" || l[0].Action != "показать врачу" || l[0].OwnedBy != "Гүлнар Өмірбекова" {
		t.Fatalf("the lines are %+v, said %v", l, w.Notes)
	}
	if err := w.screen.KeepDraft(); err != nil {
		t.Fatal(err)
	}
	if _, ok, _ := w.h.Draft(t.Context(), desk.Shift); ok {
		t.Error("the draft stays")
	}
	// Changed and taken off again.
	w.screen.Focus()
	w.Press(fyne.KeyHome, fyne.KeyReturn)
	w.shows("Строка листа", "Убрать")
	w.tabTo("Убрать")
	w.Press(fyne.KeyReturn)
	if len(w.now().Lines) != 0 {
		t.Error("the line is still there")
	}
}

func TestANameInALineIsWarnedOfOnce(t *testing.T) {
	w := newWorld(t, newHouse(t))
	w.Press(fyne.KeyReturn)
	w.tabTo("Добавить строку")
	w.Press(fyne.KeyReturn, fyne.KeyTab, fyne.KeyTab)
	w.Type("Раҳмонова кашляет")
	w.screen.Save()
	if w.Asked() == nil || len(w.now().Lines) != 0 {
		t.Fatal("nothing is asked")
	}
	w.Press(fyne.KeyReturn) // the code word
	w.screen.Save()
	if l := w.now().Lines; len(l) != 1 || l[0].Summary != "Мимоза кашляет" {
		t.Fatalf("the lines are %+v", l)
	}
}

func TestFactsStandWithTheirSourceWhatPressesFirst(t *testing.T) {
	h := newHouse(t)
	w := newWorld(t, h)
	w.must(h.BeginShift(t.Context()))
	w.must(h.GoOut(t.Context(), house.Outing{Resident: h.Head, Back: h.Now().Add(time.Hour), Reason: "shop"}))
	h.Clock.Advance(2 * time.Hour)
	w.must(h.WriteLog(t.Context(), shift.NewEntry{Kind: "health", Text: "чай, не спит"}))
	w.must(h.WriteLog(t.Context(), shift.NewEntry{Kind: "routine", Text: "обход"}))
	h.Clock.Advance(time.Minute)
	w.screen.Reload()
	text := w.text()
	order := []string{"нет в доме, ожидали к 01:40", "чай, не спит", "Журнал\n"}
	last := -1
	for _, x := range order {
		i := strings.Index(text, x)
		if i <= last {
			t.Fatalf("%q isn't in its place:\n%s", x, text)
		}
		last = i
	}
	w.shows("журнал · 02:40", "обход", "выходы")
	w.Canvas().Focus(nil)
	w.screen.Focus()
	w.Press(fyne.KeyHome, fyne.KeyReturn)
	if len(w.Went) != 1 || w.Went[0] != (desk.Place{Screen: desk.Residents, ID: h.Head}) {
		t.Errorf("went to %+v", w.Went)
	}
}

func TestWhoMayOnlyReadIsOfferedNoAct(t *testing.T) {
	w := newWorld(t, newHouse(t))
	w.h.As(t, "nurse")
	w.show()
	w.hides("Начать смену")
	w.h.As(t, "desk")
	w.must(w.h.BeginShift(t.Context()))
	w.must(w.h.SaveHandoverLine(t.Context(), w.now().ID, shift.Line{Severity: "watch", Action: "дело"}))
	for _, state := range []shift.State{shift.Draft, shift.Given} {
		w.h.As(t, "nurse")
		w.show()
		w.hides("Сдать смену", "Добавить строку", "Принять смену", "Задать вопрос", "Ctrl J", "Ваш пароль")
		w.screen.Save()
		w.Press(fyne.KeySpace, fyne.KeyReturn)
		if h := w.now(); h.State != state || h.Lines[0].Done {
			t.Fatalf("she did something: %+v", h)
		}
		w.h.As(t, "desk")
		if state == shift.Draft {
			w.must(w.h.GiveHandover(t.Context(), w.now().ID))
		}
	}
}

func TestTheGiverCantTakeOverAndAnEmptyReadBackIsRefused(t *testing.T) {
	w := given(t)
	w.Press(fyne.KeyTab)
	w.Type("desk")
	w.Press(fyne.KeyTab)
	w.Type(password)
	w.Press(fyne.KeyReturn)
	w.shows("Заполните это поле")
	w.screen.Focus()
	w.Type("понятно")
	w.screen.Save()
	if h := w.now(); h.State != shift.Given || !slices.ContainsFunc(w.Notes, func(n desk.Note) bool { return strings.Contains(n.Text, "не один человек") }) {
		t.Errorf("%+v, said %+v", h.State, w.Notes)
	}
	w.shows("понятно")
}

func TestAfterAGiverWhoWentHomeAShiftIsBegunWithoutHer(t *testing.T) {
	w := newWorld(t, newHouse(t))
	w.must(w.h.BeginShift(t.Context()))
	w.must(w.h.SaveHandoverLine(t.Context(), w.now().ID, shift.Line{Severity: "watch", Action: "дело"}))
	w.h.As(t, "gulnar")
	w.show()
	w.hides("Начать без передачи")
	w.h.Clock.Advance(9 * time.Hour)
	w.show()
	w.tabTo("Начать без передачи")
	w.Press(fyne.KeyReturn)
	w.Press(fyne.KeyTab, fyne.KeyReturn)
	if h := w.now(); h.Shift.Name != "Гүлнар Өмірбекова" || len(h.Lines) != 1 {
		t.Errorf("the handover is %+v", h)
	}
}

func TestTheWholeLogIsFoundAndCorrectedFromHere(t *testing.T) {
	w := newWorld(t, newHouse(t))
	w.must(w.h.BeginShift(t.Context()))
	w.must(w.h.WriteLog(t.Context(), shift.NewEntry{Text: "обход, 9"}))
	w.screen.Find()
	w.Type("обход")
	w.shows("Журнал дома", "обход, 9")
	w.screen.Focus()
	w.Press(fyne.KeyReturn, fyne.KeyEnd, fyne.KeyBackspace)
	w.Type("10")
	w.Press(fyne.KeyReturn)
	w.screen.Reload()
	w.shows("обход, 10", "исправление")
	w.screen.Back()
	w.shows("обход, 10")
	w.hides("обход, 9")
}

func TestThePageFits(t *testing.T) {
	h := newHouse(t)
	w := newWorld(t, h)
	w.must(h.BeginShift(t.Context()))
	id := w.now().ID
	accounts, err := h.Accounts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for i, l := range []shift.Line{
		{Severity: "attention", Resident: h.Head, Summary: "у двери спрашивал незнакомый мужчина (23:40)", IfThen: "если вернётся: не открывать, 102, директор"},
		{Severity: "attention", Resident: h.Head, Summary: "пришла 16.11 в 07:10, спала плохо, просила не будить до девяти и не звать к телефону никого, кроме сестры", Action: "оценка", Owner: accounts[2].ID, Due: h.Now().Add(8 * time.Hour)},
		{Severity: "watch", Summary: "камера 2 не работает", Action: "узнать о заявке"}, {Severity: "calm", Summary: "батарея в К3 греет"}} {
		w.must(h.SaveHandoverLine(t.Context(), id, l))
		kind := shift.Kinds()[i]
		w.must(h.WriteLog(t.Context(), shift.NewEntry{Kind: kind, Text: "Звонок в дверь, мужчина спросил о семье. Не открыли", Resident: h.Head}))
	}
	w.must(h.SaveHandoverChecks(t.Context(), id, shift.Checks{Keys: 4, Cash: true, Doors: true, Note: "Камера 2 не работает, заявка подана. Вода, свет, отопление в порядке."}))
	w.must(h.GoOut(t.Context(), house.Outing{Resident: h.Head, Back: h.Now().Add(time.Hour), Reason: "shop"}))
	h.Clock.Advance(3 * time.Hour)
	fits := func(name string, do func()) {
		for _, lang := range []string{"en", "ru", "kk"} {
			for _, dark := range []bool{false, true} {
				for size, room := range map[string]fyne.Size{"large": widgetstest.Large, "least": widgetstest.Least} {
					t.Run(name+"-"+lang+"-"+size, func(t *testing.T) {
						w.t, w.lang, w.theme, w.size = t, lang, widgets.Theme{Dark: dark}, inside(room)
						w.show()
						do()
						w.Fits()
						w.Picture(*pictures, name+"-"+lang+"-"+size+map[bool]string{true: "-dark"}[dark])
					})
				}
			}
		}
		w.t = t
	}
	fits("draft", func() {})
	fits("line", func() { w.Press(fyne.KeyHome, fyne.KeyReturn) })
	fits("log", func() { w.screen.Find() })
	w.must(h.GiveHandover(t.Context(), id))
	fits("given", func() { w.Type("Мимоза: дверь никому. Камера: узнать.") })
	w.must(h.ReturnHandover(t.Context(), id, "Кто ждёт директора и до какого часа, и что сказать, если он спросит о семье?"))
	fits("returned", func() {})
	w.must(h.GiveHandover(t.Context(), id))
	h.As(t, "gulnar")
	w.must(h.AcceptHandover(t.Context(), shelter.Taking{Handover: id, ReadBack: "Мимоза: дверь никому. Врач у мальчика в 10:30, переводчик по телефону.", Login: "gulnar", Password: password}))
	fits("former", func() { w.screen.Open(desk.Place{Filter: "former"}) })
	fits("past", func() { w.screen.Open(desk.Place{ID: id}) })
}
