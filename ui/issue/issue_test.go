package issue_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"pana/ui/desk"
	"pana/ui/issue"
)

// TestS4ExpiredFormulaIsPassedOver: two tins by keys alone; the lot that expired last night
// is never taken, and the page says so.
func TestS4ExpiredFormulaIsPassedOver(t *testing.T) {
	w := newWorld(t)
	p := w.plain()
	p.enter("мим", "смесь", "2")
	if !p.sees("Партия A просрочена") || !p.sees("берётся B") || !p.sees("до 31.03.2027") {
		t.Error("the page doesn't say which lot is taken, and why")
	}
	p.Press(fyne.KeyReturn, fyne.KeyReturn) // past the empty line and the note
	ds := w.issues()
	if len(ds) != 1 || ds[0].Resident != w.ids["Мимоза"] {
		t.Fatalf("%+v; notes %v", ds, p.Notes)
	}
	if w.left("Смесь 1, 400 г", "A") != 6 || w.left("Смесь 1, 400 г", "B") != 8 {
		t.Errorf("A %d, B %d", w.left("Смесь 1, 400 г", "A"), w.left("Смесь 1, 400 г", "B"))
	}
	// The receipt is one key away, and then how it was signed.
	p.Press(fyne.KeyReturn)
	if len(p.Orders) != 1 || p.Orders[0] != (desk.SheetOrder{Sheet: "receipt", Filter: ds[0].Number()}) {
		t.Errorf("%+v", p.Orders)
	}
	p.Press(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyReturn) // more, signature, thumb print
	if d := w.issues()[0]; d.Signed != "thumb" {
		t.Errorf("signed %q", d.Signed)
	}
	if !p.sees("отпечаток пальца") {
		t.Error("it isn't shown how it was signed")
	}
	p.Press(fyne.KeyReturn) // issue more
	if p.enter("кух"); !p.sees("На какую еду") {
		t.Error("Return doesn't begin the next")
	}
}

// TestAnItemChosenBeforeIsNotTypedOver: who comes from an item goes from the recipient to
// its quantity, not into its name, where "2" would find another.
func TestAnItemChosenBeforeIsNotTypedOver(t *testing.T) {
	w := newWorld(t)
	p := w.plain()
	p.s.Open(desk.Place{Screen: desk.Issue, ID: w.items["Смесь 1, 400 г"].ID})
	p.enter("мим", "2", "", "")
	if ds := w.issues(); len(ds) != 1 || w.left("Смесь 1, 400 г", "B") != 8 {
		t.Fatalf("%+v; B %d; notes %v", ds, w.left("Смесь 1, 400 г", "B"), p.Notes)
	}
}

// TestAnIssueIsTakenBack and its lines are there again.
func TestAnIssueIsTakenBack(t *testing.T) {
	w := newWorld(t)
	p := w.plain()
	p.enter("мим", "смесь", "2", "", "для Мимоза-2")
	if len(w.issues()) != 1 {
		t.Fatal(p.Notes)
	}
	p.LastNote().Undo()
	if len(w.issues()) != 0 || w.left("Смесь 1, 400 г", "B") != 10 {
		t.Error("it isn't taken back")
	}
	if !p.sees("Смесь 1, 400 г") || !p.sees("для Мимоза-2") {
		t.Error("the lines are gone")
	}
	p.s.Save()
	if ds := w.issues(); len(ds) != 1 || ds[0].Note != "для Мимоза-2" {
		t.Errorf("%+v", ds)
	}
}

// TestAScannerTypesTheLines: a barcode of an item begins a line, the next one of the same
// adds to it.
func TestAScannerTypesTheLines(t *testing.T) {
	w := newWorld(t)
	p := w.plain()
	p.enter("гранат", "4600000000024", "4600000000024", "4600000000017")
	p.s.Save()
	if w.left("Мыло", "") != 39 || w.left("Смесь 1, 400 г", "B") != 9 || len(w.issues()) != 1 {
		t.Errorf("soap %d, formula %d: %v", w.left("Мыло", ""), w.left("Смесь 1, 400 г", "B"), p.Notes)
	}
}

// TestBadInputIsSaidAtItsLineAndNothingIsIssued.
func TestBadInputIsSaidAtItsLineAndNothingIsIssued(t *testing.T) {
	w := newWorld(t)
	for _, x := range []struct {
		item, typed, key string
		args             []any
	}{
		{"смесь", "1,5", "fault.quantity.whole", nil}, {"смесь", "0", "fault.quantity.zero", nil}, {"смесь", "-2", "fault.quantity.negative", nil},
		{"смесь", "1e9", "fault.quantity.unit", []any{"Unit", "e9"}}, {"рис", "1000000000", "fault.quantity.large", nil},
		{"рис", "3 бочки", "fault.quantity.unit", []any{"Unit", "бочки"}}, {"смесь", "", "fault.quantity.empty", nil}, {"рис", "много", "fault.quantity.number", nil},
	} {
		p := w.plain()
		p.enter("тюль", x.item, x.typed)
		p.s.Save()
		want := p.Desk.T(x.key, x.args...)
		if x.key == "fault.quantity.unit" && !p.sees(want) {
			want = p.Desk.T("fault.quantity.number")
		}
		if !p.sees(want) {
			t.Errorf("%s %q: %q isn't said", x.item, x.typed, want)
		}
		if len(w.issues()) != 0 {
			t.Fatalf("%s %q is issued", x.item, x.typed)
		}
		if len(p.Notes) != 0 {
			t.Errorf("said beside the line: %v", p.Notes)
		}
		p.Fits()
	}
	p := w.plain()
	p.s.Save()
	if !p.sees(p.Desk.T("issue.whom_first")) || !p.sees(p.Desk.T("fault.lines.none")) {
		t.Error("an empty form doesn't say what is missing")
	}
	p.enter("павлин")
	if !p.sees(p.Desk.T("issue.whom_none")) {
		t.Error("a stranger is taken")
	}
}

// TestAQuantityIsReadInAnyUsualSpelling.
func TestAQuantityIsReadInAnyUsualSpelling(t *testing.T) {
	w := newWorld(t)
	have := w.left("Рис", "")
	for _, x := range []string{"1,5", "1.5 кг", "1500 г"} {
		p := w.plain()
		p.enter("тюль", "рис", x)
		p.s.Save()
		if got := w.left("Рис", ""); have-got != 1500 {
			t.Errorf("%q took %d: %v", x, have-got, p.Notes)
		}
		have = w.left("Рис", "")
	}
}

// TestMoreThanThereIs is said while it is typed, and refused.
func TestMoreThanThereIs(t *testing.T) {
	w := newWorld(t)
	p := w.plain()
	p.enter("мим", "смесь", "12")
	said := p.Desk.T("issue.short", "Short", "2\u00a0банок", "Have", "10\u00a0банок")
	if !p.sees("Не хватает 2") {
		t.Errorf("%q isn't said", said)
	}
	p.s.Save()
	if len(w.issues()) != 0 {
		t.Fatal("more went out than there was")
	}
	if !p.sees(p.Desk.T("fault.quantity.short", "Have", "10")) {
		t.Error("the line doesn't say it on saving")
	}
	p.Type("10") // the cursor is in the quantity, all of it marked
	p.s.Save()
	if len(w.issues()) != 1 || w.left("Смесь 1, 400 г", "B") != 0 {
		t.Errorf("%v", p.Notes)
	}
}

// TestALimitAsksForAReason.
func TestALimitAsksForAReason(t *testing.T) {
	w := newWorld(t)
	p := w.plain()
	p.enter("тюль", "футб")
	if !p.sees("M") || !p.sees(p.Desk.T("issue.size_of_card")) {
		t.Error("her size isn't offered")
	}
	p.enter("", "3")
	if !p.sees("Больше предела") {
		t.Error("the limit isn't said before saving")
	}
	p.s.Save()
	if len(w.issues()) != 0 || !p.sees(p.Desk.T("fault.limit.reason")) {
		t.Fatal("more than the limit went out")
	}
	p.Type("старые порвались") // the cursor is there
	p.s.Save()
	ds := w.issues()
	if len(ds) != 1 || ds[0].OverLimit != "старые порвались" {
		t.Fatalf("%+v %v", ds, p.Notes)
	}
	m := w.items["Футболка"].Variants[1]
	for _, l := range must(w.Store().Document(t.Context(), ds[0].ID)).Movements {
		if l.Variant != m.ID {
			t.Error("not in her size")
		}
	}
}

// TestWhoLeftMeanwhileIsRefusedAndTheLinesKept, whether the page heard of it or not.
func TestWhoLeftMeanwhileIsRefusedAndTheLinesKept(t *testing.T) {
	w := newWorld(t)
	p := w.plain()
	w.Session.OnChange(func([]string) {})
	p.enter("гранат", "мыло", "2")
	w.leave("Гранат")
	p.s.Save()
	if len(w.issues()) != 0 || !p.sees(p.Desk.T("issue.left", "Word", "Гранат")) || len(p.Notes) != 0 {
		t.Fatalf("%v", p.Notes)
	}
	if !p.sees("Мыло") {
		t.Fatal("the lines are gone")
	}
	p.s.Reload()
	p.enter("гранат")
	if !p.sees(p.Desk.T("issue.whom_none")) {
		t.Error("she can be chosen though she left")
	}
	p.Press(fyne.KeyTab)
	p.s.Find()
	p.Type("тюль")
	p.s.Save()
	if ds := w.issues(); len(ds) != 1 || ds[0].Resident != w.ids["Тюльпан"] {
		t.Errorf("%+v", ds)
	}
}

// TestAHouseholdAndTheKitchen are found in the same field.
func TestAHouseholdAndTheKitchen(t *testing.T) {
	w := newWorld(t)
	p := w.plain()
	p.Type("мим")
	p.Press(fyne.KeyDown, fyne.KeyReturn)
	p.enter("мыло", "3")
	p.s.Save()
	ds := w.issues()
	if len(ds) != 1 || ds[0].Reason != "CONSUMED" || ds[0].Resident != w.ids["Мимоза"] {
		t.Fatalf("%+v %v", ds, p.Notes)
	}
	p.s.Save() // done with it
	p.enter("кух", "обед", "рис", "2 кг", "", "")
	ds = w.issues()
	if len(ds) != 2 || ds[0].Meal != "lunch" || ds[0].Resident != 0 {
		t.Fatalf("%+v %v", ds, p.Notes)
	}
}

// TestALoanHasADayAndComesBack.
func TestALoanHasADayAndComesBack(t *testing.T) {
	w := newWorld(t)
	p := w.plain()
	p.enter("тюль", "одея", "2", "", "1.12")
	p.s.Save()
	ls := w.loans()
	if len(ls) != 1 || ls[0].Due != date(2026, 12, 1) {
		t.Fatalf("%+v %v", ls, p.Notes)
	}
	p.s.Save()
	p.enter("гранат", "одея", "1", "насов")
	p.s.Save()
	if len(w.loans()) != 1 || len(w.issues()) != 2 {
		t.Error("what is given for good became a loan")
	}
	w.clock.Advance(hours(24 * 20))
	p.s.Open(desk.Place{Filter: issue.OnLoan, ID: w.ids["Тюльпан"]})
	p.s.Reload()
	if !p.sees("просрочено") {
		t.Error("it isn't overdue")
	}
	// One of them comes back damaged, the other is lost.
	p.Press(fyne.KeyReturn, fyne.KeyReturn)
	p.enter("1", "")
	p.Type(" ")
	p.Press(fyne.KeyReturn)
	p.enter("порвано")
	if ls := w.loans(); len(ls) != 1 || ls[0].Open != 1 {
		t.Fatalf("%+v %v", ls, p.Notes)
	}
	p.Type("2")
	if len(w.loans()) != 0 {
		t.Error("it isn't lost")
	}
	p.LastNote().Undo()
	if len(w.loans()) != 1 {
		t.Error("not taken back")
	}
}

// TestKitsAreOneAct: who is marked gets one, all or none, each with a receipt.
func TestKitsAreOneAct(t *testing.T) {
	w := newWorld(t)
	p := w.plain()
	p.s.Open(desk.Place{Filter: issue.Kits, ID: w.ids["Мимоза"]})
	p.s.Open(desk.Place{Filter: issue.Kits, ID: w.ids["Тюльпан"]})
	p.s.Save()
	ds := w.issues()
	if len(ds) != 2 || ds[0].Kit == 0 {
		t.Fatalf("%+v %v", ds, p.Notes)
	}
	p.Press(fyne.KeyReturn)
	if len(p.Orders) != 2 {
		t.Errorf("%d receipts", len(p.Orders))
	}
	p.LastNote().Undo()
	if len(w.issues()) != 0 {
		t.Error("not taken back as one")
	}
	// The child's kit needs more soap than there is for two.
	w.must(w.Store().SaveSizes(t.Context(), w.ids["Гранат"], nil))
	p.s.Open(desk.Place{Filter: issue.Kits, ID: w.ids["Мимоза-1"]})
	p.s.Save()
	if len(w.issues()) != 1 {
		t.Fatalf("%v", p.Notes)
	}
	p.s.Save()
	p.s.Open(desk.Place{Filter: issue.Kits, ID: w.ids["Мимоза-1"]})
	p.s.Save()
	if len(w.issues()) != 1 || !p.said("Мимоза-1") {
		t.Errorf("a kit is begun that can't be given whole: %v", p.Notes)
	}
}

// TestTypedLinesAreKeptAtTheLock, with what can't be read yet.
func TestTypedLinesAreKeptAtTheLock(t *testing.T) {
	w := newWorld(t)
	p := w.plain()
	p.enter("тюль", "одея", "2", "", "1.12", "рис", "полкило")
	w.check(p.s.KeepDraft())
	w.clock.Advance(hours(1))
	p = w.show("kk", true, widgetsLarge)
	for _, x := range []string{"Тюльпан", "Одеяло", "01.12.2026", "полкило"} {
		if !p.sees(x) {
			t.Errorf("%s is gone", x)
		}
	}
	p.s.Save()
	if len(w.issues()) != 0 {
		t.Fatal("half a kilo in words")
	}
	p.Type("0,5")
	p.s.Save()
	if len(w.issues()) != 1 || len(w.loans()) != 1 {
		t.Fatalf("%v", p.Notes)
	}
	if _, ok, err := w.Draft(t.Context(), desk.Issue); ok || err != nil {
		t.Errorf("the draft is still there: %v", err)
	}
}

// TestCR06NobodyIsShownByHerName.
func TestCR06NobodyIsShownByHerName(t *testing.T) {
	w := newWorld(t)
	w.check(w.SwitchTo(t.Context(), "erlan", keeperPassword)) // who may open identities
	p := w.plain()
	p.Type("Каримова")
	if p.sees("Тюльпан") || p.sees("Мимоза") {
		t.Error("a name leads to a code word")
	}
}
