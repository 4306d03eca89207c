package intake

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"pana/shelter/house"
	"pana/ui/desk"
)

// keep holds beds together and gives the holds' numbers.
func keep(t testing.TB, n *night, whom string, beds ...string) []int64 {
	t.Helper()
	h := house.NewHold{For: whom, Minutes: 90}
	for _, b := range beds {
		h.Beds = append(h.Beds, n.beds[b])
	}
	r, err := n.PlaceHold(t.Context(), h)
	if err != nil {
		t.Fatal(err)
	}
	return r.IDs
}

func (n *night) state(bed string) house.State {
	n.t.Helper()
	b, err := n.Board(n.t.Context(), 0)
	if err != nil {
		n.t.Fatal(err)
	}
	for _, r := range b.Rooms {
		for _, x := range r.Beds {
			if x.Code == bed {
				return x.State
			}
		}
	}
	n.t.Fatalf("there is no bed %s", bed)
	return ""
}

func (a *at) openBed(n *night, bed string) {
	a.s.Open(desk.Place{Screen: desk.Intake, ID: n.beds[bed], Filter: "bed"})
}

func TestABedOfTheBoardIsTheOneThatTheyGet(t *testing.T) {
	n := newNight(t)
	a := show(t, n, n.clock, plain)
	a.openBed(n, "2В")
	if got := a.s.beds.wish.chip.Text; got != "2В" || a.s.beds.wish.box.Hidden {
		t.Fatalf("the chip says %q", got)
	}
	a.enter("1", "", "", "Айгерим", "ж", "25", "", "")
	if p, _ := a.s.beds.proposal(); !a.s.beds.wish.in(p) || a.s.beds.offers.selected == 0 {
		t.Fatalf("chosen is %v, not the best of the program but the wished one", p.Codes)
	}
	a.fits()
	a.s.form.FocusOn("reason")
	a.Type("так спокойнее")
	a.s.Save()
	if n.sleeps("2В") == "" {
		t.Errorf("nobody sleeps in 2В; notices %v", a.Notes)
	}
	if !a.s.beds.wish.box.Hidden {
		t.Error("the next household is still asked into 2В")
	}
}

func TestABedThatDoesNotSuitThemIsSaid(t *testing.T) {
	n := newNight(t)
	a := show(t, n, n.clock, plain)
	a.openBed(n, "1В")
	a.enter("1", "", "", "Айгерим", "ж")
	if p, ok := a.s.beds.proposal(); !ok || !a.s.beds.wish.in(p) {
		t.Fatalf("a woman is put into %v", p.Codes)
	}
	a.s.form.FocusOn("people.0.sex")
	a.s.people[0].sex.SetText("")
	a.enter("м", "40")
	if got := a.s.beds.wish.text.Text; got != a.Desk.T("intake.wish.misfit") {
		t.Errorf("of a man in the women's room is said %q", got)
	}
	a.s.form.FocusOn("people.0.sex")
	a.s.people[0].sex.SetText("")
	a.enter("ж")
	if p, _ := a.s.beds.proposal(); !a.s.beds.wish.in(p) {
		t.Errorf("the wish is forgotten: %v", p.Codes)
	}
}

func TestAHoldIsUsedUpByThoseForWhomItWasKept(t *testing.T) {
	n := newNight(t)
	keep(t, n, "женщина ~25, полиция", "2В")
	id := keep(t, n, "мать и сын", "4А", "4Б")[1]
	a := show(t, n, n.clock, plain)
	a.s.Open(desk.Place{Screen: desk.Intake, ID: id, Filter: "hold"})
	if got := a.s.beds.wish.text.Text; !strings.Contains(got, "мать и сын") {
		t.Errorf("beside the bed stands %q", got)
	}
	a.enter("2", "", "", "Дилноза", "ж", "30", "", "", "Бек", "м", "9", "", "", "сын")
	a.s.form.FocusOn("reason")
	a.Type("мест больше нет")
	a.fits()
	a.s.Save()
	if n.sleeps("4А") == "" || n.sleeps("4Б") == "" {
		t.Fatalf("not in the held beds: %v", a.Notes)
	}
	if n.state("2В") != house.Held {
		t.Error("the hold of others went with it")
	}
}

func TestWhatIsLeftOfAHoldIsFree(t *testing.T) {
	n := newNight(t)
	id := keep(t, n, "мать и сын", "4А", "4Б")[0]
	a := show(t, n, n.clock, plain)
	a.s.Open(desk.Place{Screen: desk.Intake, ID: id, Filter: "hold"})
	a.enter("1", "", "", "Дилноза", "ж", "30")
	a.s.form.FocusOn("reason")
	a.Type("мест больше нет")
	a.s.Save()
	if n.sleeps("4А") == "" || n.state("4Б") != house.Free {
		t.Errorf("in 4А sleeps %q, 4Б is %s, notices %v", n.sleeps("4А"), n.state("4Б"), a.Notes)
	}
}

func TestAnUnfinishedHouseholdIsOnlyGivenTheBed(t *testing.T) {
	n := newNight(t)
	a := show(t, n, n.clock, plain)
	a.enter("1", "", "", "Айгерим", "ж", "25")
	a.Press(fyne.KeyEscape)
	id := keep(t, n, "Айгерим ещё не названа", "2В")[0]
	a.s.Open(desk.Place{Screen: desk.Intake, ID: id, Filter: "hold"})
	if got := a.s.people[0].name.Text(); got != "Айгерим" {
		t.Errorf("the name is %q", got)
	}
	n.clock.Advance(4 * time.Second)
	a.s.tick()
	n.kill()
	a = show(t, n, n.clock, plain)
	if a.s.beds.wish.hold != id {
		t.Error("a kill loses the hold")
	}
	n.clock.Advance(2 * time.Hour)
	n.kill()
	a = show(t, n, n.clock, plain)
	if a.s.beds.wish.hold != 0 || !a.said(a.Desk.T("intake.wish.gone")) {
		t.Errorf("a hold that ran out is still asked for; notices %v", a.Notes)
	}
}

func TestTheWishIsDroppedByItsButtonAndWithAnEmptyPage(t *testing.T) {
	n := newNight(t)
	id := keep(t, n, "", "2В")[0]
	a := show(t, n, n.clock, plain)
	a.s.Open(desk.Place{Screen: desk.Intake, ID: id, Filter: "hold"})
	a.s.Leave()
	a.s.Focus()
	if a.s.beds.wish.hold != 0 {
		t.Error("who comes next inherits the hold")
	}
	a.s.Open(desk.Place{Screen: desk.Intake, ID: id, Filter: "hold"})
	a.enter("1", "", "", "Айгерим", "ж")
	a.s.dropWish()
	for _, o := range a.s.beds.offers.list {
		if strings.Contains(o.Title, "2В") {
			t.Error("2В is still offered")
		}
	}
}
