package settings_test

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"pana/shelter"
	"pana/shelter/house"
	"pana/ui/desk"
	"pana/ui/desk/desktest"
	"pana/ui/settings"
	"pana/ui/sheets/sheetstest"
	"pana/ui/widgets"
	"pana/ui/widgets/widgetstest"
)

// showHouse shows the settings of a house with a family in К4 to its director.
func showHouse(t testing.TB, lang string) (*desktest.Window, *sheetstest.House, *settings.Screen) {
	t.Helper()
	h := sheetstest.New(t)
	h.As(t, "director")
	w := desktest.Start(t, widgets.Theme{}, lang, h.Clock)
	s := settings.New(w.Desk, h.Session, &looks{settings.Looks{Lang: lang, Size: 1}, h.Session})
	w.Show(s, widgetstest.Large)
	return w, h, s
}

// plan opens the tab of the plan with the cursor in its list.
func plan(w *desktest.Window) {
	to(w, 4)
	w.Press(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyHome)
}

func down(w *desktest.Window, n int) {
	for range n {
		w.Press(fyne.KeyDown)
	}
}

func rooms(t testing.TB, s *shelter.Session) []house.Room {
	t.Helper()
	all, err := s.Plan(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestTheDirectorRenamesARoomAndThePastKeepsItsName(t *testing.T) {
	w, h, _ := showHouse(t, "en")
	h.Clock.Advance(time.Hour)
	plan(w)
	w.Press(fyne.KeyReturn, fyne.KeyEnd)
	w.Type("x")
	w.Press(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn)
	if got := rooms(t, h.Session)[0].Code; got != "К1x" {
		w.Picture(*pictures, "failed")
		t.Fatalf("the room is called %q; notice %q", got, w.LastNote().Text)
	}
	past, err := h.Board(t.Context(), h.Now()-1)
	if err != nil || past.Rooms[0].Code != "К1" {
		t.Errorf("on the board of before it is %q, %v", past.Rooms[0].Code, err)
	}
	w.LastNote().Undo()
	if got := rooms(t, h.Session)[0].Code; got != "К1" {
		t.Errorf("undone it is called %q", got)
	}
}

func TestARoomWithPeopleStaysAndAnEmptyOneGoesAndComesBack(t *testing.T) {
	w, h, _ := showHouse(t, "en")
	h.Clock.Advance(time.Hour)
	plan(w)
	// К1 and its 3 beds, К2 and its 4, К3 and its 2, К4.
	down(w, 12)
	w.Press(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyReturn)
	if !w.LastNote().Wrong || !strings.Contains(w.LastNote().Text, "4А, 4Б") || len(rooms(t, h.Session)) != 4 {
		w.Picture(*pictures, "failed")
		t.Fatalf("a room with people: notice %q", w.LastNote().Text)
	}
	plan2 := func() {
		w.Press(fyne.KeyEscape)
		w.Press(fyne.KeyHome)
	}
	to4(w)
	plan2()
	down(w, 9)
	w.Press(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyReturn)
	if got := rooms(t, h.Session); len(got) != 3 {
		w.Picture(*pictures, "failed")
		t.Fatalf("an empty room stays: %d rooms; notice %q", len(got), w.LastNote().Text)
	}
	h.Clock.Advance(time.Hour)
	w.Press(fyne.KeyTab, fyne.KeyReturn) // the cursor is in the list, on what was removed
	if got := rooms(t, h.Session); len(got) != 4 || len(got[2].Beds) != 2 {
		w.Picture(*pictures, "failed")
		t.Errorf("it didn't come back with its beds: %+v; notice %q", got, w.LastNote().Text)
	}
}

// to4 goes back to the list of the plan.
func to4(w *desktest.Window) {
	for range 6 {
		w.BackTab()
	}
}

func TestABedIsClosedForATimeAndReopened(t *testing.T) {
	w, h, _ := showHouse(t, "en")
	plan(w)
	down(w, 1)
	w.Press(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyReturn)
	w.Type("repair")
	w.Press(fyne.KeyReturn)
	wipe(w)
	w.Type("16.11.2026")
	w.Press(fyne.KeyReturn, fyne.KeyReturn)
	w.Type("15.11.2026") // before it begins
	w.Press(fyne.KeyReturn, fyne.KeyReturn)
	if out, _ := h.Outages(t.Context(), h.Beds["1А"]); len(out) != 0 {
		t.Fatal("an outage that ends before it begins was taken")
	}
	wipe(w)
	w.Type("18.11.2026")
	w.Press(fyne.KeyReturn, fyne.KeyReturn)
	out, err := h.Outages(t.Context(), h.Beds["1А"])
	if err != nil || len(out) != 1 || out[0].From <= h.Now() {
		w.Picture(*pictures, "failed")
		t.Fatalf("outages are %+v, %v; notice %q", out, err, w.LastNote().Text)
	}
	w.Picture(*pictures, "plan-outage")
	for range 8 {
		w.Press(fyne.KeyTab)
	}
	w.Press(fyne.KeyReturn)
	if out, _ := h.Outages(t.Context(), h.Beds["1А"]); len(out) != 0 {
		w.Picture(*pictures, "failed")
		t.Errorf("it still stands; notice %q", w.LastNote().Text)
	}
}

func TestWhatIsTypedAboutThePlanIsThereAfterALock(t *testing.T) {
	w, h, s := showHouse(t, "en")
	plan(w)
	w.Press(fyne.KeyReturn, fyne.KeyEnd)
	w.Type("z")
	w.Press(fyne.KeyEscape, fyne.KeyDown, fyne.KeyUp) // another row, and back
	if err := s.KeepDraft(); err != nil {
		t.Fatal(err)
	}
	s = settings.New(w.Desk, h.Session, &looks{settings.Looks{Lang: "en", Size: 1}, h.Session})
	w.Show(s, widgetstest.Large)
	plan(w)
	w.Press(fyne.KeyReturn)
	w.Ctrl(fyne.KeyS)
	s.Save()
	if got := rooms(t, h.Session)[0].Code; got != "К1z" {
		t.Errorf("after the lock the room is called %q; notice %q", got, w.LastNote().Text)
	}
	if _, kept, _ := h.Draft(t.Context(), desk.Settings+".plan"); kept {
		t.Error("what is saved is still kept as a draft")
	}
}

func TestANewRoomThatWasBeingTypedIsOnShowAfterALock(t *testing.T) {
	w, h, s := showHouse(t, "en")
	to(w, 4)
	w.Press(fyne.KeyTab, fyne.KeyReturn) // add a room
	w.Type("K9")
	w.Press(fyne.KeyReturn, fyne.KeyReturn)
	w.Type("fam")
	w.Press(fyne.KeyReturn)
	if err := s.KeepDraft(); err != nil {
		t.Fatal(err)
	}
	s = settings.New(w.Desk, h.Session, &looks{settings.Looks{Lang: "en", Size: 1}, h.Session})
	w.Show(s, widgetstest.Large)
	to(w, 4)
	s.Save()
	all := rooms(t, h.Session)
	if got := all[len(all)-1].Code; got != "K9" {
		t.Errorf("the last room is %q; notice %q", got, w.LastNote().Text)
	}
}
