package beds

import (
	"context"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"pana/shelter/house"
	"pana/ui/desk"
	"pana/ui/widgets"
	"pana/ui/widgets/widgetstest"
)

func TestHoldAndRelease(t *testing.T) {
	w := newWorld(t).show("ru", false, widgetstest.Large)
	w.choose("2В")
	w.page.do(actHold)
	w.win.Type("женщина около 25")
	w.win.Press(fyne.KeyReturn)
	w.page.panel.form.Input("minutes").(*widgets.Field).SetText("1")
	w.win.Press(fyne.KeyReturn)
	minutes := w.page.panel.form.Input("minutes").(*widgets.Field)
	if w.in("2В") != "free" || minutes.Wrong() == "" || w.page.panel.form.Input("for").(*widgets.Field).Text() != "женщина около 25" {
		t.Fatalf("one minute: 2В is %s, fault %q", w.in("2В"), minutes.Wrong())
	}
	minutes.SetText("много")
	w.page.Save()
	if w.in("2В") != "free" || minutes.Text() != "много" {
		t.Fatal("words were taken for minutes")
	}
	minutes.SetText("90")
	w.page.Save()
	if w.in("2В") != "held" || w.seen("2В").Lines != [2]string{"женщина около 25", "ещё 90 мин"} {
		t.Fatalf("2В: %s, shown %+v", w.in("2В"), w.seen("2В"))
	}
	if len(w.page.cards.waiting) != 1 {
		t.Errorf("the card lists %+v", w.page.cards.waiting)
	}
	w.page.do(actRelease)
	if w.in("2В") != "free" {
		t.Errorf("2В is %s after the release", w.in("2В"))
	}
	w.host.last().Undo()
	if w.in("2В") != "held" {
		t.Errorf("2В is %s after Undo", w.in("2В"))
	}
}

// TestWhoWaitsIsToldUnderTheBoard: with the way to the list, and a bed that is held for them
// leads to their intake.
func TestWhoWaitsIsToldUnderTheBoard(t *testing.T) {
	w := newWorld(t).show("ru", false, widgetstest.Large)
	announce := func(name string, n int) int64 {
		return w.must(w.AddReferral(t.Context(), house.NewReferral{Channel: "phone", Source: "law_enforcement", SourceName: name, Heads: house.Heads{Women: n}})).ID
	}
	open, kept := announce("", 3), announce("РУВД", 1)
	w.must(w.Decide(t.Context(), house.Verdict{Referral: kept, Decision: house.Accepted, Beds: []int64{w.beds["2В"]}, Minutes: 40}))
	list := w.page.cards.waiting
	if len(list) != 2 || w.page.cards.called != 2 || list[0].Title != "1 человек, РУВД" || list[1].Title != "3 человека, полиция" || list[1].Referral != open {
		t.Fatalf("%d wait: %+v", w.page.cards.called, list)
	}
	if f := w.seen("2В"); f.Lines != [2]string{"1 человек, РУВД", "ещё 40 мин"} {
		t.Errorf("the board says %q", f.Lines)
	}
	w.clock.Advance(35 * time.Minute)
	w.page.Reload()
	if f := w.seen("2В"); f.Lines[1] != "ещё 5 мин" {
		t.Errorf("later it says %q", f.Lines)
	}
	w.choose("2В")
	w.page.mainAct()
	if got := w.host.places[len(w.host.places)-1]; got != (desk.Place{Screen: desk.Intake, ID: kept, Filter: "referral"}) {
		t.Errorf("leads to %v", got)
	}
	w.clock.Advance(5 * time.Minute)
	w.page.Reload()
	if w.in("2В") != "free" || w.seen("2В").Lines[1] == "ещё 0 мин" || w.page.cards.called != 1 {
		t.Errorf("after its end 2В is %s, shown %q", w.in("2В"), w.seen("2В").Lines)
	}
}

func TestOutOfServiceAndBack(t *testing.T) {
	w := newWorld(t).show("ru", false, widgetstest.Large)
	w.choose("1А")
	w.page.do(actOut)
	w.page.Save()
	reason := w.page.panel.form.Input("reason").(*widgets.Choice)
	if w.in("1А") != "free" || reason.Wrong() == "" {
		t.Fatal("a bed was closed without a reason")
	}
	w.win.Type("ремо")
	w.win.Press(fyne.KeyReturn, fyne.KeyReturn)
	w.page.panel.form.Input("to").(*widgets.DateField).SetText("16.11.2026")
	w.page.Save()
	if w.in("1А") != "free" || w.page.panel == nil || w.page.panel.form.Input("to").(*widgets.DateField).Wrong() == "" {
		t.Fatal("an outage that ends before it begins was taken")
	}
	w.page.panel.form.Input("to").(*widgets.DateField).SetText("19.11.2026")
	w.page.Save()
	if got := w.seen("1А").Lines; w.in("1А") != "out" || got != [2]string{"ремонт", "до 19.11 12:00"} {
		t.Fatalf("1А: %s, shown %+v", w.in("1А"), got)
	}
	w.win.Press(fyne.KeyReturn)
	if w.in("1А") != "free" {
		t.Errorf("1А is %s after it was put back", w.in("1А"))
	}
}

func TestAnExitWithAWrongDateKeepsWhatWasTyped(t *testing.T) {
	w := newWorld(t).show("ru", false, widgetstest.Large)
	w.choose("1Б")
	w.page.do(actExit)
	f := w.page.panel.form
	w.win.Type("к родным")
	w.win.Press(fyne.KeyReturn)
	f.Input("destination").(*widgets.Choice).SetKey("family_permanent")
	f.Input("country").(*widgets.Choice).SetKey("KGZ")
	note := f.Input("note").(*widgets.Field)
	note.SetText("забрала сестра")
	date := f.Input("at").(*widgets.DateField)
	for typed, why := range map[string]string{
		"31.02.2026": "no such day", "25.11.2026": "yet to come", "завчера": "not a date",
	} {
		date.SetText(typed)
		w.page.Save()
		if w.in("1Б") != "Ирис" || w.page.panel == nil {
			t.Fatalf("%s (%s) was taken", typed, why)
		}
		if date.Wrong() == "" || date.Text() != typed || note.Text() != "забрала сестра" || f.Input("reason").(*widgets.Choice).Key() != "to_family" {
			t.Errorf("%s: fault %q, date %q, note %q, reason %q", typed, date.Wrong(), date.Text(), note.Text(), f.Input("reason").(*widgets.Choice).Key())
		}
	}
	date.SetText("01.11.2026")
	w.page.Save()
	if w.in("1Б") != "Ирис" || !w.host.last().Wrong || note.Text() != "забрала сестра" {
		t.Fatal("an exit before the admission was taken, or something typed is gone")
	}
	date.SetText("17.11.2026")
	w.page.Save()
	if w.in("1Б") != "free" || w.page.panel != nil {
		t.Fatalf("1Б: %s", w.in("1Б"))
	}
	w.host.last().Undo()
	if w.in("1Б") != "Ирис" {
		t.Errorf("1Б is %s after Undo", w.in("1Б"))
	}
}

func TestChildrenLeaveWithTheirGuardianUnlessTold(t *testing.T) {
	w := newWorld(t).show("ru", false, widgetstest.Large)
	w.choose("4А")
	w.page.do(actExit)
	f := w.page.panel.form
	if !f.Input("with.Мимоза-1").(*widgets.Check).Ticked || !f.Input("with.Мимоза-2").(*widgets.Check).Ticked {
		t.Fatal("her children aren't ticked")
	}
	f.Input("with.Мимоза-1").(*widgets.Check).Tick(false)
	f.Input("reason").(*widgets.Choice).SetKey("own_request")
	f.Input("destination").(*widgets.Choice).SetKey("99")
	w.page.Save()
	if w.in("4А") != "free" || w.in("4Б") != "Мимоза-1" || w.in("2К") != "free" {
		t.Errorf("4А %s, 4Б %s, 2К %s", w.in("4А"), w.in("4Б"), w.in("2К"))
	}
}

func TestAFormStaysWhileTheHouseChanges(t *testing.T) {
	w := newWorld(t).show("ru", false, widgetstest.Large)
	w.choose("2В")
	w.page.do(actHold)
	w.win.Type("женщина")
	w.must(w.TakeOut(context.Background(), w.beds["1А"], 0, 0, "repair"))
	if w.seen("1А").Word != "не используется" || w.page.panel == nil || w.page.panel.form.Input("for").(*widgets.Field).Text() != "женщина" {
		t.Error("a change elsewhere took the form away")
	}
	w.choose("1Б") // neither a move, nor another act, nor another moment takes the form away
	w.page.Move()
	w.drag("1Б", "1В")
	w.page.board.DragEnd()
	w.host.Focus(w.page.board)
	w.win.Press(fyne.KeyReturn)
	w.page.moment.step(-1)
	if w.page.carry != nil || w.page.at != 0 || w.page.panel == nil || w.page.panel.form.Input("for").(*widgets.Field).Text() != "женщина" {
		t.Error("another act took the form away")
	}
	w.win.Press(fyne.KeyEscape)
	if w.page.panel != nil {
		t.Error("Escape doesn't close the form")
	}
}

func TestTheHistoryOfABedOpensTheRecord(t *testing.T) {
	w := newWorld(t).show("ru", false, widgetstest.Large)
	w.choose("1Б")
	w.page.do(actHistory)
	w.win.Press(fyne.KeyReturn)
	if len(w.host.places) != 1 || w.host.places[0].ID != w.who("1Б")[0] {
		t.Errorf("led to %+v", w.host.places)
	}
}

func TestAnOpenFormOutlastsTheLock(t *testing.T) {
	w := newWorld(t).show("ru", false, widgetstest.Large)
	w.choose("4А")
	w.page.do(actExit)
	f := w.page.panel.form
	f.Input("reason").(*widgets.Choice).SetKey("to_family")
	f.Input("note").(*widgets.Field).SetText("приедет брат")
	f.Input("at").(*widgets.DateField).SetText("31.02.2026")
	f.Input("with.Мимоза-2").(*widgets.Check).Tick(false)
	if err := w.page.KeepDraft(); err != nil {
		t.Fatal(err)
	}
	w.show("kk", false, widgetstest.Large) // the window is built anew after the lock
	if w.page.panel == nil {
		t.Fatal("the form is gone")
	}
	f = w.page.panel.form
	if w.selected() != "4А" || f.Input("reason").(*widgets.Choice).Key() != "to_family" || f.Input("note").(*widgets.Field).Text() != "приедет брат" ||
		f.Input("at").(*widgets.DateField).Text() != "31.02.2026" || f.Input("with.Мимоза-2").(*widgets.Check).Ticked || !f.Input("with.Мимоза-1").(*widgets.Check).Ticked {
		t.Error("something typed is gone")
	}
	w.win.Press(fyne.KeyEscape)
	if w.show("ru", false, widgetstest.Large).page.panel != nil {
		t.Error("a form that was given up came back")
	}
}
