package residents

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"pana/shelter/people"
	"pana/shelter/tasks"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// typeInto types into an input of the open form, in place of what stands there.
func (w *world) typeInto(name, text string) {
	w.t.Helper()
	f := w.page.record.form
	if f == nil || f.w.Input(name) == nil {
		w.t.Fatalf("no form with %s", name)
	}
	w.win.Canvas().Unfocus()
	if in, plain := f.w.Input(name).(*widgets.Field); plain {
		in.SetText("") // the others mark their text as the cursor comes
	}
	f.w.FocusOn(name)
	w.win.Type(text)
	w.win.Press(fyne.KeyTab)
}

func (w *world) resident(word string) people.Resident {
	w.t.Helper()
	r, err := w.s.Resident(ctx, w.ids[word])
	w.must(err)
	return r
}

func TestEditWithAFaultKeepsEverythingTyped(t *testing.T) {
	w := newWorld(t).wide()
	w.open("Гранат")
	w.page.record.startEdit()
	w.typeInto("mobility", "хромает")
	w.typeInto("allergies", "не знает")
	w.typeInto("birth", "31.02.1984")
	w.page.Save()
	f := w.page.record.form
	if f == nil {
		t.Fatal("an impossible date was saved")
	}
	w.sees("31.02.1984", "хромает")
	if w.win.Canvas().Focused() != f.w.Input("birth").Focusable() {
		t.Error("the cursor isn't in the field with the fault")
	}
	w.typeInto("birth", "~41")
	w.page.Save()
	r := w.resident("Гранат")
	if w.page.record.form != nil || r.Mobility != "хромает" || r.AllergiesMissing != people.DoesNotKnow || r.Allergies != "" || r.Birth.AgeYears != 41 {
		t.Errorf("saved %+v", r.Facts)
	}
	w.sees("хромает", "не знает")
	w.page.record.tabs.Select(tabHistory)
	w.sees("нет › не знает", "нет › хромает")
	if n := w.notes[len(w.notes)-1]; n.Undo == nil {
		t.Error("no way back")
	} else {
		n.Undo()
	}
	if r := w.resident("Гранат"); r.Mobility != people.None {
		t.Errorf("after Undo %q", r.Mobility)
	}
}

func TestConflictKeepsWhatWasTypedAndSavesBoth(t *testing.T) {
	w := newWorld(t).wide()
	w.open("Гранат")
	w.page.record.startEdit()
	w.typeInto("mobility", "хромает")
	other := w.resident("Гранат")
	other.Allergies = "арахис"
	_, err := w.s.ChangeResident(ctx, other)
	w.must(err)
	w.page.Save()
	if w.page.record.form == nil || !strings.Contains(w.said(), "тем временем") {
		t.Fatalf("said %q", w.said())
	}
	w.sees("хромает", "арахис")
	w.page.Save()
	if r := w.resident("Гранат"); r.Mobility != "хромает" || r.Allergies != "арахис" {
		t.Errorf("saved %q and %q", r.Mobility, r.Allergies)
	}
}

func TestEscapeAsksOnlyIfSomethingWasTyped(t *testing.T) {
	w := newWorld(t).wide()
	w.open("Гранат")
	w.page.record.startEdit()
	w.win.Press(fyne.KeyEscape)
	if w.page.record.form != nil || w.asked != nil {
		t.Fatal("asked although nothing was typed")
	}
	w.page.record.startEdit()
	w.typeInto("mobility", "хромает")
	w.page.Back()
	if w.asked == nil || w.page.record.form == nil {
		t.Fatal("not asked")
	}
	w.win.Press(fyne.KeyReturn) // declines: it can't be taken back
	w.sees("хромает")
	w.page.Back()
	w.asked.Give(1)
	if w.page.record.form != nil || w.resident("Гранат").Mobility != people.None {
		t.Error("not discarded")
	}
}

// TestSelectingAnotherAsksFirst: the arrows don't throw away what is typed either.
func TestSelectingAnotherAsksFirst(t *testing.T) {
	w := newWorld(t).wide()
	w.page.list.selectID(w.ids["Гранат"])
	w.page.record.startEdit()
	w.typeInto("mobility", "хромает")
	w.page.list.selectID(w.ids["Мимоза"])
	w.win.Press(fyne.KeyEscape)
	if w.page.record.form == nil || w.page.record.who.CodeWord != "Гранат" || w.page.list.row(w.page.list.table.Selected).CodeWord != "Гранат" {
		t.Errorf("the record is %q, selected %d", w.page.record.who.CodeWord, w.page.list.table.Selected)
	}
}

func TestDraftIsKeptAtTheLockAndOfferedAgain(t *testing.T) {
	w := newWorld(t).wide()
	w.open("Гранат")
	w.page.record.startEdit()
	w.typeInto("mobility", "хромает")
	w.must(w.page.KeepDraft())
	w.page.Leave()
	w.wide() // signed in again
	w.sees("Гранат: введённое ещё не сохранено")
	w.page.draft.resume()
	w.sees("хромает")
	w.page.Save()
	if w.resident("Гранат").Mobility != "хромает" {
		t.Error("not saved")
	}
	if _, ok, err := w.s.Draft(ctx, draftForm); ok || err != nil {
		t.Errorf("the draft is still there (%v)", err)
	}
	w.hides("введённое ещё не сохранено")
}

func TestExitBeforeAdmissionIsSaidUnderItsField(t *testing.T) {
	w := newWorld(t).wide()
	w.open("Мимоза")
	w.page.record.startExit()
	w.page.Save()
	w.sees("Выберите причину выбытия.", "Выберите, куда выбывают, или «не собрано».")
	w.typeInto("reason", "по своему")
	w.typeInto("destination", "у родных, вре")
	w.typeInto("day", "13.11.2026")
	w.typeInto("note", "уехали на такси")
	w.page.Save()
	if w.page.record.form == nil || !strings.Contains(w.page.record.form.w.Input("at").(interface{ Wrong() string }).Wrong(), "позже заселения") {
		t.Fatal("the exit before the admission isn't refused under its field")
	}
	w.sees("уехали на такси")
	w.typeInto("day", "14.11.2026")
	w.page.Save()
	for _, word := range []string{"Мимоза", "Мимоза-1", "Мимоза-2"} { // the head takes her children along
		if r := w.resident(word); r.State != people.Left {
			t.Errorf("%s is %s", word, r.State)
		}
	}
	w.page.record.tabs.Select(tabStays)
	w.sees("по своему желанию")
	w.notes[len(w.notes)-1].Undo()
	if w.resident("Мимоза-2").State != people.In {
		t.Error("Undo didn't bring them back")
	}
}

func TestMoveSaysWhyNotAndAsksForAReasonWhereARuleDoes(t *testing.T) {
	w := newWorld(t).wide()
	w.open("Мимоза")
	w.page.Move()
	id := func(word string) string { return "bed." + itoa(w.ids[word]) }
	w.page.Save()
	w.sees("Выберите место.")
	w.typeInto(id("Мимоза"), "3Б")
	w.typeInto("reason", "по решению")
	w.page.Save()
	if w.page.record.form == nil {
		t.Fatal("moved into a taken bed")
	}
	w.typeInto(id("Мимоза"), "4А")
	w.typeInto(id("Мимоза-1"), "4Б")
	w.page.Save()
	f := w.page.record.form
	if f == nil || w.win.Canvas().Focused() != f.w.Input("override").Focusable() {
		t.Fatal("the rule of the isolation room doesn't ask for a reason in its field")
	}
	w.win.Type("ремонт в семейной")
	w.page.Save()
	if b, ok := w.page.record.bed(); !ok || b.BedCode != "4А" || b.Override != "ремонт в семейной" {
		t.Errorf("%+v", b)
	}
	w.notes[len(w.notes)-1].Undo()
}

func TestTasksAreTickedOffAndDroppedWithAReason(t *testing.T) {
	w := newWorld(t).wide()
	w.open("Мимоза")
	w.sees("Оценка после прибытия", "Не хватает")
	w.page.record.drop(w.page.record.tasks[0])
	w.win.Press(fyne.KeyReturn)
	if w.page.record.tasks == nil {
		t.Fatal("dropped without a reason")
	}
	w.win.Type("уже была оценка")
	w.win.Press(fyne.KeyReturn)
	if len(w.page.record.tasks) != 0 {
		t.Fatal("not dropped")
	}
	w.notes[len(w.notes)-1].Undo()
	if len(w.page.record.tasks) != 1 {
		t.Fatal("not taken back")
	}
	w.clock.Advance(25 * time.Hour)
	w.page.Reload()
	w.sees("нет оценки", "просрочено")
	w.page.record.finish(w.page.record.tasks[0])
	done, err := w.s.Tasks(ctx, tasks.Filter{Resident: w.ids["Мимоза"], State: tasks.Finished})
	if err != nil || len(done) != 1 {
		t.Errorf("%d done (%v)", len(done), err)
	}
	w.hides("Оценка после прибытия")
}

func TestNarrowRecordCoversTheListAndEscapeGoesBack(t *testing.T) {
	w := newWorld(t).show("ru", widgets.Theme{}, fyne.NewSize(968, 648))
	w.hides("Обзор")
	w.win.Canvas().Focus(w.page.list.table.Focus())
	w.win.Press(fyne.KeyHome, fyne.KeyReturn)
	w.sees("Обзор", "2026/001")
	w.hides("Состояние")
	w.win.Press(fyne.KeyEscape)
	w.sees("Состояние")
	w.hides("Обзор")
	w.page.Open(desk.Place{ID: w.ids["Ирис"]})
	w.sees("Ирис", "Обзор")
}

// TestNothingTypedIsLostOnNames of any alphabet, however long.
func TestNamesOfAnyAlphabetAndLengthAreRefusedOrKept(t *testing.T) {
	w := newWorld(t).wide()
	w.open("Мимоза")
	w.openIdentity()
	w.page.record.startIdentity()
	long := strings.Repeat("ж", 10000)
	w.page.record.form.put(values{"spoken.family": long, "spoken.given": "فاطمه", "spoken.patronymic": "Oʻrolqizi"})
	w.page.Save()
	f := w.page.record.form
	if f == nil || valueOf(f.w.Input("spoken.family")) != long || valueOf(f.w.Input("spoken.given")) != "فاطمه" {
		t.Fatal("a name of 10,000 letters was saved or lost")
	}
	f.put(values{"spoken.family": "Жұмағұлова"})
	w.page.Save()
	w.openIdentity()
	w.sees("Жұмағұлова", "فاطمه", "Oʻrolqizi")
}
