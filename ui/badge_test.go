package ui

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"pana/shelter/house"
	"pana/shelter/tasks"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// badge is what the rail says beside a page, as a number and in words.
func (s *shell) badge(screen string) (number, words string) {
	s.t.Helper()
	for i, x := range s.work.places {
		if x.screen == screen {
			return s.work.rail.Places[i].Badge, s.work.rail.Places[i].Note
		}
	}
	s.t.Fatalf("%s isn't on the rail", screen)
	return "", ""
}

func TestTheRailSaysHowMuchNeedsAttentionOnWhateverPage(t *testing.T) {
	for _, page := range []fyne.KeyName{fyne.Key1, fyne.Key3} {
		s := newShell(t, "ru")
		s.signIn("erlan")
		s.ctrl(page)
		before, _ := s.badge(desk.Today)
		if _, err := s.work.session.AddTask(t.Context(), tasks.New{Title: "позвонить", Due: s.clock.Now().Add(90 * time.Second)}); err != nil {
			t.Fatal(err)
		}
		s.ticked()
		if n, _ := s.badge(desk.Today); n != before {
			t.Errorf("a task that isn't due made %s of %s", n, before)
		}
		s.clock.Advance(2 * time.Minute)
		s.ticked()
		if n, words := s.badge(desk.Today); before != "1" || n != "2" || !strings.Contains(words, "Требуют внимания: 2") {
			t.Errorf("when it is due %q, %q; before %q", n, words, before)
		}
	}
}

// stats are the numbers with their labels that show in o.
func stats(o fyne.CanvasObject) (all []*widgets.Stat) {
	switch x := o.(type) {
	case *widgets.Stat:
		return []*widgets.Stat{x}
	case *fyne.Container:
		for _, child := range x.Objects {
			all = append(all, stats(child)...)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(x).Objects() {
			all = append(all, stats(child)...)
		}
	}
	return all
}

// The numbers of Today are those that the pages behind them show, after each change.
func TestTheNumbersOfTodayAreThoseOfTheOtherPages(t *testing.T) {
	s := newShell(t, "ru")
	s.signIn("erlan")
	f := s.work.session
	numbers := func() map[string]string {
		s.ctrl(fyne.Key1)
		got := map[string]string{}
		for _, x := range stats(s.win.Content()) {
			got[x.Label] = x.Number
		}
		return got
	}
	compare := func(when string) {
		t.Helper()
		n := numbers()
		if len(n) != 5 {
			t.Fatalf("%s: %v", when, n)
		}
		s.ctrl(fyne.Key3)
		for _, want := range []string{"свободно " + n["свободно мест"], "удержано " + n["удержано"], "вне приюта " + n["на выходе"]} {
			if !s.shows(want + " ") {
				t.Errorf("%s: the board doesn't say %q", when, want)
			}
		}
		tally, err := f.Tally(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		in, _ := strconv.Atoi(n["сейчас в доме"])
		out, _ := strconv.Atoi(n["на выходе"])
		if in+out != tally.In {
			t.Errorf("%s: %d in and %d out, of %d who live here", when, in, out, tally.In)
		}
	}
	compare("at first")
	if _, err := f.PlaceHold(t.Context(), house.NewHold{Beds: []int64{bedOf(t, f, "1Б"), bedOf(t, f, "2К")}, For: "полиция", Minutes: 60}); err != nil {
		t.Fatal(err)
	}
	compare("with a bed and a crib held")
	here, err := f.Presence(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.GoOut(t.Context(), house.Outing{Resident: here[0].Resident, Back: s.clock.Now().Add(time.Hour), Reason: "shop"}); err != nil {
		t.Fatal(err)
	}
	compare("with one out")
	if n := numbers(); n["к завтраку"] != "1" {
		t.Errorf("at breakfast %v", n)
	}
	s.clock.Advance(2 * time.Hour)
	s.ticked()
	compare("when the hold has run out")
}
