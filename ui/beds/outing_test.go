package beds

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"pana/shelter/house"
	"pana/ui/desk"
	"pana/ui/widgets"
	"pana/ui/widgets/widgetstest"
)

// out sends who is in a bed out of the house.
func (w *world) out(code, reason string, back time.Duration) {
	w.t.Helper()
	o := house.Outing{Resident: w.who(code)[0], Reason: reason, Companion: "Айгүл"}
	if back != 0 {
		o.Back = w.clock.Now().Add(back)
	}
	w.must(w.GoOut(context.Background(), o))
}

// TestGoingOutAndComingBackOnTheBoard: Ctrl+O, two digits, Ctrl+S; Return brings back all
// who went out together.
func TestGoingOutAndComingBackOnTheBoard(t *testing.T) {
	w := newWorld(t).show("ru", false, widgetstest.Large)
	w.choose("4А")
	w.page.Out()
	w.win.Type("3")
	w.win.Press(fyne.KeyReturn)
	w.win.Type("1")
	w.page.Save()
	for code, icon := range map[string]string{"4А": "Мимоза", "4Б": "Мимоза-1", "2К": "Мимоза-2"} {
		f := w.seen(code)
		if f.Tone != widgets.Away || f.Word != icon {
			t.Errorf("%s: %+v", code, f)
		}
	}
	w.choose("4А")
	if !strings.Contains(w.page.cards.shown.Lines[1], "никому не подтверждать") {
		t.Errorf("the alert gave way: %q", w.page.cards.shown.Lines)
	}
	w.choose("4Б")
	if w.page.cards.shown.Acts[0] != actComeBack || !strings.Contains(w.page.cards.shown.Lines[1], "врач") {
		t.Errorf("%+v", w.page.cards.shown)
	}
	w.clock.Advance(time.Minute)
	w.page.Focus()
	w.win.Press(fyne.KeyReturn)
	for _, code := range []string{"4А", "4Б", "2К"} {
		if w.seen(code).Tone != widgets.Accent {
			t.Errorf("%s isn't back", code)
		}
	}
	w.host.last().Undo()
	if w.seen("2К").Tone != widgets.Away {
		t.Error("not taken back for all")
	}
}

// TestBadOutingsOnTheBoardAreSaidBesideTheirFields, and a draft of one is found again.
func TestBadOutingsOnTheBoardAreSaidBesideTheirFields(t *testing.T) {
	w := newWorld(t).show("ru", false, widgetstest.Least)
	w.choose("3А")
	w.page.Out()
	w.page.Save()
	reason := w.page.panel.form.Input("reason").(*widgets.Chips)
	if reason.Wrong() == "" {
		t.Error("no reason, and nothing said")
	}
	w.win.Type("4")
	back := w.page.panel.form.Input("back").(*widgets.DateField)
	back.SetText("16.11.2026")
	w.page.panel.form.Input("back_time").(*widgets.TimeField).SetText("12:00")
	w.page.Save()
	if !strings.Contains(back.Wrong(), "позже выхода") {
		t.Errorf("%q", back.Wrong())
	}
	if err := w.page.KeepDraft(); err != nil {
		t.Fatal(err)
	}
	w.show("kk", true, widgetstest.Least)
	if w.page.panel == nil || w.page.panel.form.Input("reason").(*widgets.Chips).Selected != 3 ||
		w.page.panel.form.Input("back").(*widgets.DateField).Text() != "16.11.2026" {
		t.Fatal("the draft isn't taken up")
	}
	w.out("3А", "work", 0) // somebody else was quicker
	w.clock.Advance(time.Minute)
	w.page.panel.form.Input("back").(*widgets.DateField).SetText("18.11.2026")
	w.page.Save()
	if w.page.panel == nil || w.page.panel.form.Input("at").(*widgets.DateField).Wrong() == "" {
		t.Error("out twice")
	}
}

// TestTheBedOfWhoStaysAwayIsDecidedAbout where it stands.
func TestTheBedOfWhoStaysAwayIsDecidedAbout(t *testing.T) {
	w := newWorld(t)
	w.out("3А", "family", 2*time.Hour)
	w.clock.Advance(51 * time.Hour)
	if err := w.Sweep(context.Background()); err != nil {
		t.Fatal(err)
	}
	w.show("ru", false, widgetstest.Large)
	w.choose("3А")
	if !slices.Contains(w.page.cards.shown.Acts, actDecide) || w.page.cards.shown.Chips[0].Text != "решить о месте" {
		t.Fatalf("%+v", w.page.cards.shown)
	}
	w.page.do(actDecide)
	w.win.Type("2")
	w.page.Save()
	if w.in("3А") != string(house.Free) {
		t.Errorf("3А: %s", w.in("3А"))
	}
	w.host.last().Undo()
	if w.in("3А") != "Сокол" {
		t.Errorf("after Undo 3А: %s", w.in("3А"))
	}
}

// TestTheRollCallIsOneButtonAway.
func TestTheRollCallIsOneButtonAway(t *testing.T) {
	w := newWorld(t).show("ru", false, widgetstest.Least)
	if w.page.head.roll == nil {
		t.Fatal("no button")
	}
	w.page.head.roll.Tapped(nil)
	if len(w.host.places) != 1 || w.host.places[0].Screen != desk.RollCall {
		t.Errorf("%+v", w.host.places)
	}
}

// TestEveryFormOfOutingsFits below the board, in each language at both sizes.
func TestEveryFormOfOutingsFits(t *testing.T) {
	w := newWorld(t)
	w.out("3А", "family", 2*time.Hour)
	w.clock.Advance(50 * time.Hour)
	w.out("1Б", "consulate", 3*time.Hour)
	if err := w.Sweep(context.Background()); err != nil {
		t.Fatal(err)
	}
	w.clock.Advance(time.Hour)
	for _, lang := range []string{"ru", "kk", "en"} {
		for _, dark := range []bool{false, true} {
			for at, size := range map[string]fyne.Size{"1366": widgetstest.Large, "1024": widgetstest.Least} {
				w.show(lang, dark, size)
				shade := map[bool]string{false: "light", true: "dark"}[dark]
				for _, step := range []struct {
					name string
					do   func()
				}{
					{"in", func() { w.choose("4А") }},
					{"goout", func() { w.page.do(actGoOut); w.page.Save() }},
					{"away", func() { w.page.closeTo(); w.choose("1Б") }},
					{"correct", func() { w.page.do(actCorrect) }},
					{"undecided", func() { w.page.closeTo(); w.choose("3А") }},
					{"decide", func() { w.page.do(actDecide); w.page.Save() }},
					{"backat", func() { w.page.closeTo(); w.page.do(actBackAt) }},
				} {
					step.do()
					w.win.Picture(*pictures, "outing-"+step.name+"-"+lang+"-"+shade+"-"+at)
					w.win.Fits()
					if t.Failed() {
						t.Fatal(step.name, lang, at)
					}
				}
				w.page.closeTo()
			}
		}
	}
}
