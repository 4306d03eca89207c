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

func TestArrowsWalkTheBedsAsTheyLie(t *testing.T) {
	w := newWorld(t).show("ru", false, widgetstest.Large)
	for _, step := range []struct {
		key  fyne.KeyName
		want string
	}{
		{fyne.KeyHome, "1А"}, {fyne.KeyRight, "1Б"}, {fyne.KeyRight, "1В"}, {fyne.KeyRight, "2А"}, {fyne.KeyDown, "4А"}, {fyne.KeyLeft, "3Б"},
		{fyne.KeyUp, "1В"}, {fyne.KeyUp, "1В"}, {fyne.KeyEnd, "2К"}, {fyne.KeyRight, "2К"}, {fyne.KeyDown, "2К"}, {fyne.KeyPageUp, "2В"}, {fyne.KeyHome, "1А"}, {fyne.KeyLeft, "1А"},
	} {
		w.win.Press(step.key)
		if got := w.selected(); got != step.want {
			t.Fatalf("%s led to %s, want %s", step.key, got, step.want)
		}
	}
}

func TestLettersJumpToCodeWordsAndBeds(t *testing.T) {
	w := newWorld(t).show("ru", false, widgetstest.Large)
	for typed, want := range map[string]string{"мим": "4А", "СОК": "3А", "2в": "2В", "лаванда-1": "2Б"} {
		w.page.board.letters = ""
		w.win.Type(typed)
		if got := w.selected(); got != want {
			t.Errorf("%q led to %s, want %s", typed, got, want)
		}
	}
}

func TestReturnDoesTheMainActOfTheBed(t *testing.T) {
	w := newWorld(t)
	hold := w.must(w.PlaceHold(context.Background(), house.NewHold{Beds: []int64{w.beds["2В"]}, For: "женщина", Minutes: 60}))
	w.must(w.TakeOut(context.Background(), w.beds["3Б"], 0, 0, "repair"))
	w.show("ru", false, widgetstest.Large)
	for _, c := range []struct {
		bed  string
		want desk.Place
	}{
		{"1А", desk.Place{Screen: desk.Intake, ID: w.beds["1А"], Filter: "bed"}},
		{"2В", desk.Place{Screen: desk.Intake, ID: hold.ID, Filter: "hold"}},
		{"4А", desk.Place{Screen: desk.Residents, ID: w.who("4А")[0]}},
	} {
		w.choose(c.bed)
		w.win.Press(fyne.KeyReturn)
		if got := w.host.places[len(w.host.places)-1]; got != c.want {
			t.Errorf("%s led to %+v, want %+v", c.bed, got, c.want)
		}
	}
	w.choose("3Б")
	w.win.Press(fyne.KeyReturn)
	if got := w.in("3Б"); got != "free" {
		t.Errorf("3Б is %s after Return", got)
	}
}

func TestThePastIsForLookingOnly(t *testing.T) {
	w := newWorld(t).show("ru", false, widgetstest.Large)
	w.page.Find()
	w.win.Type("07.11.2026")
	w.win.Press(fyne.KeyReturn)
	if got := w.seen("4А").Word; got != "свободно" {
		t.Fatalf("on 7 November 4А shows %q", got)
	}
	if w.page.head.mark.Hidden {
		t.Error("nothing marks the past")
	}
	if o := w.page.Sheet(); o.Sheet != "beds" || o.At != int64(w.page.at) || w.page.at == 0 {
		t.Errorf("the sheet would be %+v", o)
	}
	w.choose("3А")
	w.page.Move()
	if w.page.carry != nil {
		t.Error("somebody was picked up in the past")
	}
	for _, a := range w.page.cards.shown.Acts {
		if a != actRecord && a != actHistory {
			t.Errorf("%s is offered in the past", a)
		}
	}
	w.win.Press(fyne.KeyEscape)
	if w.page.at != 0 || w.seen("4А").Word != "Мимоза" || !w.page.head.mark.Hidden {
		t.Error("Escape didn't come back to now")
	}
}

func TestADateThatIsNoneStaysAsTyped(t *testing.T) {
	w := newWorld(t).show("ru", false, widgetstest.Large)
	w.page.Find()
	w.win.Type("31.02.2026")
	w.win.Press(fyne.KeyReturn)
	if w.page.at != 0 || !w.host.last().Wrong {
		t.Errorf("at %d, notice %+v", w.page.at, w.host.last())
	}
	w.page.Reload()
	if got := w.page.moment.date.Text(); got != "31.02.2026" {
		t.Errorf("the field says %q now", got)
	}
}

func TestNightsAreCountedAndLead(t *testing.T) {
	w := newWorld(t).show("ru", false, widgetstest.Large)
	b := w.page.moment.bars
	if len(b.nights) != 14 || b.nights[5].Day != civilDay(t, "2026-11-17") || b.nights[5].Occupied != 7 {
		t.Fatalf("nights are %+v", b.nights)
	}
	x, _ := b.span(3, b.Size().Width)
	b.Tapped(&fyne.PointEvent{Position: fyne.NewPos(x+4, 10)})
	if got := w.page.d.DayTime(w.page.at); got != "15.11.2026 14:20" {
		t.Errorf("the click led to %s", got)
	}
}

func TestPrivacyHidesAlerts(t *testing.T) {
	w := newWorld(t).show("ru", false, widgetstest.Large)
	w.choose("4А")
	if w.seen("4А").Icons[0] != widgets.IconGuard || !w.page.cards.shown.Alert {
		t.Fatal("the alert doesn't show")
	}
	w.host.private = true
	w.page.Reload()
	if w.seen("4А").Icons[0] == widgets.IconGuard || w.page.cards.shown.Alert || len(w.page.cards.shown.Chips) > 0 {
		t.Errorf("the alert shows: %+v", w.page.cards.shown)
	}
}

func TestTheSelectionStaysOnItsBedAndOnlyWhatDiffersIsDrawn(t *testing.T) {
	w := newWorld(t).show("ru", false, widgetstest.Large)
	w.choose("3А")
	texts := w.page.board.draw.beds[0].word
	card := w.page.cards.left.Objects[0]
	w.page.Reload()
	if w.selected() != "3А" || w.page.board.draw.beds[0].word != texts || w.page.cards.left.Objects[0] != card {
		t.Error("a reading that brought nothing new built something anew")
	}
}

func TestHoldsRunDownByTheMinute(t *testing.T) {
	w := newWorld(t)
	w.must(w.PlaceHold(context.Background(), house.NewHold{Beds: []int64{w.beds["2В"]}, For: "женщина", Minutes: 40}))
	w.show("ru", false, widgetstest.Large)
	w.clock.Advance(10*time.Minute + time.Second)
	w.page.Reload()
	if got := w.seen("2В").Lines[1]; got != "ещё 30 мин" {
		t.Errorf("2В says %q", got)
	}
	w.clock.Advance(30 * time.Minute)
	w.page.Reload()
	if got := w.seen("2В").Word; got != "свободно" {
		t.Errorf("2В says %q when the time is over", got)
	}
}

func TestAHouseWithoutRoomsOffersTheFirstStep(t *testing.T) {
	w := newHouse(t, nil)
	if err := w.SwitchTo(context.Background(), "saule", bossPassword); err != nil {
		t.Fatal(err)
	}
	w.show("kk", false, widgetstest.Least)
	w.win.Fits()
	w.win.Press(fyne.KeyTab, fyne.KeyReturn)
	if len(w.host.places) != 1 || w.host.places[0].Screen != desk.Settings {
		t.Errorf("led to %+v", w.host.places)
	}
}
