package intake

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"pana/shelter/house"
	"pana/shelter/people"
	"pana/ui/desk"
	"pana/ui/widgets"
	"pana/ui/widgets/widgetstest"
)

// announced is a referral for which these beds are held.
func (n *night) announced(h house.Heads, beds ...string) int64 {
	n.t.Helper()
	r, err := n.AddReferral(n.t.Context(), house.NewReferral{Channel: "police", Source: "law_enforcement", SourceName: "РУВД", Heads: h})
	if err != nil {
		n.t.Fatal(err)
	}
	v := house.Verdict{Referral: r.ID, Decision: house.Accepted, Minutes: 60}
	for _, b := range beds {
		v.Beds = append(v.Beds, n.beds[b])
	}
	if _, err := n.Decide(n.t.Context(), v); err != nil {
		n.t.Fatal(err)
	}
	return r.ID
}

func (n *night) referral(id int64) house.Referral {
	n.t.Helper()
	r, err := n.Referral(n.t.Context(), id)
	if err != nil {
		n.t.Fatal(err)
	}
	return r
}

func (a *at) openReferral(id int64) { a.s.Open(desk.Place{Screen: desk.Intake, ID: id}) }

// TestAnIntakeOfAReferralClosesIt: how many they are and their sexes stand there, the beds
// that were held are theirs, and the referral is done with the admission.
func TestAnIntakeOfAReferralClosesIt(t *testing.T) {
	n := newNight(t)
	id := n.announced(house.Heads{Women: 1, Boys: 1}, "4А", "4Б")
	a := show(t, n, n.clock, plain)
	a.openReferral(id)
	if got := a.s.counted(); got != 2 {
		t.Fatalf("%d people, want 2", got)
	}
	if f, m := a.s.people[0].sex.Key(), a.s.people[1].sex.Key(); f != "female" || m != "male" {
		t.Errorf("sexes %q and %q", f, m)
	}
	if a.s.beds.wish.box.Hidden || a.s.beds.wish.chip.Text != "4А, 4Б" || a.s.beds.wish.text.Text != "из листа ожидания: РУВД" {
		t.Errorf("the page says %q, %q", a.s.beds.wish.chip.Text, a.s.beds.wish.text.Text)
	}
	if p, ok := a.s.beds.proposal(); !ok || !a.s.beds.wish.in(p) || len(p.Beds) != 2 {
		t.Errorf("the beds that are held aren't proposed first: %+v", p)
	}
	if a.cursor() != "people.0.name" {
		t.Errorf("the cursor is at %q", a.cursor())
	}
	a.Type("Айгерим")
	a.s.people[0].birth.SetText("30")
	a.s.people[1].birth.SetText("7")
	setChoice(a.s.people[1].relation, answer{Keys: []string{people.Child}})
	a.s.beds.reason.SetText("ночь, больше мест нет")
	a.s.partyChanged()
	a.s.Save()
	r := n.referral(id)
	if r.Household == 0 || r.Waiting() {
		t.Fatalf("still open: %+v, notes %v", r, a.Notes)
	}
	if n.state("4А") != house.Occupied || n.state("4Б") != house.Occupied {
		t.Errorf("4А is %s, 4Б is %s", n.state("4А"), n.state("4Б"))
	}
	if a.s.beds.wish.referral != 0 || a.s.counted() != 1 {
		t.Error("the next household inherits the referral")
	}
}

// TestAReferralWithoutABedIsClosedToo, and one whose hold ran out: people at the door are
// facts.
func TestAReferralWithoutABedIsClosedToo(t *testing.T) {
	n := newNight(t)
	for _, late := range []time.Duration{0, 2 * time.Hour} {
		var beds []string
		if late > 0 {
			beds = []string{"1В"}
		}
		id := n.announced(house.Heads{Women: 1}, beds...)
		n.clock.Advance(late)
		a := show(t, n, n.clock, plain)
		a.openReferral(id)
		if a.s.beds.wish.box.Hidden || a.s.beds.wish.chip.Text != a.Desk.T("intake.wish.announced") {
			t.Error("it isn't said of which referral they come")
		}
		a.Type("Айгерим")
		a.s.partyChanged()
		a.s.beds.offers.choose(len(a.s.beds.offers.list) - 1) // they wait without a bed
		a.s.Save()
		if r := n.referral(id); r.Household == 0 || r.Decision != house.Accepted {
			t.Errorf("%+v, notes %v", r, a.Notes)
		}
	}
}

// TestAReferralDoesNotTouchWhatIsTyped: only its beds are promised, and it can be let go.
func TestAReferralDoesNotTouchWhatIsTyped(t *testing.T) {
	n := newNight(t)
	id := n.announced(house.Heads{Men: 2}, "1В")
	a := show(t, n, n.clock, plain)
	a.enter("1", "", "", "Айгерим", "ж")
	a.openReferral(id)
	if a.s.counted() != 1 || a.s.people[0].name.Text() != "Айгерим" || a.s.people[0].sex.Key() != "female" {
		t.Error("what was typed is changed")
	}
	a.s.dropWish()
	a.s.Save()
	if r := n.referral(id); r.Household != 0 || len(r.Beds) != 1 {
		t.Errorf("somebody else came in its place: %+v", r)
	}
}

// TestAnotherReferralIsFilledInAnew, while nothing is typed; and whoever comes to the door
// next doesn't find the page filled in.
func TestAnotherReferralIsFilledInAnew(t *testing.T) {
	n := newNight(t)
	men, women := n.announced(house.Heads{Men: 2}), n.announced(house.Heads{Women: 1, Children: 3}, "2В")
	a := show(t, n, n.clock, plain)
	a.openReferral(men)
	a.openReferral(women)
	if a.s.counted() != 4 || a.s.people[0].sex.Key() != "female" || a.s.people[1].sex.Key() != "" || a.s.beds.wish.referral != women {
		t.Errorf("%d people, the second %q", a.s.counted(), a.s.people[1].sex.Key())
	}
	a.s.Leave()
	a.s.Focus()
	if a.s.counted() != 1 || a.s.people[0].sex.Key() != "" || a.s.beds.wish.referral != 0 || !a.s.beds.wish.box.Hidden {
		t.Error("who comes next is filled in already")
	}
	if _, ok, err := n.Draft(t.Context(), desk.Intake); ok || err != nil {
		t.Error("a draft of nothing is kept", err)
	}
}

// TestAReferralSurvivesAKill, but not its own end meanwhile.
func TestAReferralSurvivesAKill(t *testing.T) {
	n := newNight(t)
	id := n.announced(house.Heads{Women: 2}, "1В")
	a := show(t, n, n.clock, plain)
	a.openReferral(id)
	a.Type("Айгерим")
	n.clock.Advance(4 * time.Second)
	a.s.tick()
	n.kill()
	a = show(t, n, n.clock, plain)
	if a.s.beds.wish.referral != id || a.s.beds.wish.hold == 0 || a.s.counted() != 2 {
		t.Fatalf("%+v", a.s.beds.wish.wish)
	}
	other := show(t, n, n.clock, plain)
	other.Press(fyne.KeyReturn)
	other.s.Save()
	if n.referral(id).Household == 0 {
		t.Fatalf("not admitted: %v", other.Notes)
	}
	a.s.beds.reason.SetText("ночь")
	for range 3 { // of two windows the slower one: its word is taken, then its beds
		a.s.Save()
	}
	if !a.said(a.Desk.T("refused.referral_came")) || a.s.people[0].name.Text() != "Айгерим" {
		t.Errorf("notes %v", a.Notes)
	}
	a.openReferral(id)
	if a.s.beds.wish.referral != 0 {
		t.Error("who came already is expected once more")
	}
}

func TestTheReferralFits(t *testing.T) {
	n := newNight(t)
	id := n.announced(house.Heads{Women: 1, Children: 2}, "2В")
	bare := n.announced(house.Heads{Men: 1})
	for _, lang := range []string{"en", "ru", "kk"} {
		for name, size := range map[string]fyne.Size{"1366": widgetstest.Large, "1024": widgetstest.Least} {
			for what, id := range map[string]int64{"held": id, "bare": bare} {
				a := show(t, n, n.clock, look{lang, widgets.Theme{}, size})
				a.openReferral(id)
				a.Picture(*pictures, "referral-"+what+"-"+lang+"-"+name)
				a.fits()
			}
		}
	}
}
