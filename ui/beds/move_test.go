package beds

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/ui/widgets"
	"pana/ui/widgets/widgetstest"
)

func civilDay(t testing.TB, s string) civil.Day {
	t.Helper()
	d, err := civil.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestAMoveByKeyAndItsUndo(t *testing.T) {
	w := newWorld(t).show("ru", false, widgetstest.Large)
	w.choose("1Б")
	w.page.Move()
	if got := w.seen("1А"); got.Word != "подходит" || got.Icons[0] != widgets.IconCheck {
		t.Errorf("1А says %+v", got)
	}
	if got := w.seen("3Б").Word; got != "не подходит" {
		t.Errorf("the men's bed says %q to a woman", got)
	}
	if got := w.seen("4А").Lines[0]; got != "занято" {
		t.Errorf("4А says %q", got)
	}
	w.win.Press(fyne.KeyLeft, fyne.KeyReturn)
	if w.in("1А") != "Ирис" || w.in("1Б") != "free" {
		t.Fatalf("1А: %s, 1Б: %s", w.in("1А"), w.in("1Б"))
	}
	if w.selected() != "1А" || w.seen("1А").Word != "Ирис" || w.page.carry != nil {
		t.Errorf("the board shows %+v, selected %s", w.seen("1А"), w.selected())
	}
	undo := w.host.last().Undo
	if undo == nil {
		t.Fatal("no Undo is offered")
	}
	undo()
	if w.in("1Б") != "Ирис" || w.seen("1Б").Word != "Ирис" {
		t.Errorf("after Undo 1Б: %s, shown %s", w.in("1Б"), w.seen("1Б").Word)
	}
}

func TestEscapePutsDownWhoIsBeingMoved(t *testing.T) {
	w := newWorld(t).show("ru", false, widgetstest.Large)
	w.choose("1Б")
	w.page.Move()
	w.win.Press(fyne.KeyLeft, fyne.KeyEscape)
	if w.page.carry != nil || w.in("1Б") != "Ирис" || w.seen("1А").Word != "свободно" {
		t.Error("she is still on the way")
	}
}

func TestAManNeverComesIntoTheWomensRoom(t *testing.T) {
	w := newWorld(t).show("ru", false, widgetstest.Large)
	w.choose("3А")
	w.page.Move()
	w.choose("1А")
	w.win.Press(fyne.KeyReturn)
	if w.in("1А") != "free" || !w.host.last().Wrong || w.page.carry == nil {
		t.Errorf("1А: %s, notice %+v", w.in("1А"), w.host.last())
	}
}

func TestARuleOfTheRoomAsksForTheReason(t *testing.T) {
	w := newWorld(t)
	w.must(w.Exit(context.Background(), house.Leaving{Residents: w.who("4Б"), Reason: "hospital", Destination: "hospital"}))
	w.show("ru", false, widgetstest.Large)
	w.choose("1Б")
	w.page.Move()
	w.choose("4Б")
	if got := w.seen("4Б").Word; got != "нужна причина" {
		t.Fatalf("4Б says %q", got)
	}
	w.win.Press(fyne.KeyReturn)
	if w.page.panel == nil || w.in("1Б") != "Ирис" {
		t.Fatal("no reason was asked for")
	}
	w.page.Save()
	if w.in("1Б") != "Ирис" || w.page.panel == nil {
		t.Fatal("moved without a reason")
	}
	w.win.Type("кашляет")
	w.win.Press(fyne.KeyReturn, fyne.KeyReturn)
	if w.in("4Б") != "Ирис" || w.page.panel != nil {
		t.Errorf("4Б: %s", w.in("4Б"))
	}
	past, err := w.BedHistory(context.Background(), w.beds["4Б"])
	if err != nil || past[0].Override != "кашляет" || past[0].ApprovedBy != "Ерлан Бақытұлы" {
		t.Errorf("written down: %+v, %v", past, err)
	}
	w.host.last().Undo()
	if w.in("1Б") != "Ирис" {
		t.Errorf("after Undo 1Б: %s", w.in("1Б"))
	}
}

// twoRooms has a family of three, the baby in a crib, and an empty family room.
func twoRooms(t testing.TB) *world {
	w := newHouse(t, []house.NewRoom{
		{Code: "К1", Floor: 1, Kind: house.Family, Beds: []house.NewBed{{Code: "1А", Kind: house.Standard}, {Code: "1Б", Kind: house.Standard}, {Code: "1К", Kind: house.Crib}}},
		{Code: "К2", Floor: 1, Kind: house.Family, Beds: []house.NewBed{{Code: "2А", Kind: house.Standard}, {Code: "2Б", Kind: house.Standard}, {Code: "2В", Kind: house.Standard}}},
	})
	w.ago(2).admit([]string{"1А", "1Б", "1К"}, person("Мимоза", people.Female, 30, -1), child(people.Male, 7, -1), child(people.Female, 0, 8))
	return w.ago(0)
}

func TestAHouseholdMovesAsOne(t *testing.T) {
	w := twoRooms(t).show("ru", false, widgetstest.Large)
	w.choose("1А")
	w.page.Move()
	w.choose("2Б")
	w.win.Press(fyne.KeyReturn)
	if w.host.asked == nil {
		t.Fatal("nobody asked whether the family comes along")
	}
	w.win.Press(fyne.KeyReturn)
	if w.in("2Б") != "Мимоза" || w.in("2А") != "Мимоза-1" || w.in("1К") != "Мимоза-2" {
		t.Fatalf("2Б %s, 2А %s, 1К %s", w.in("2Б"), w.in("2А"), w.in("1К"))
	}
	b, room := w.page.bed(w.beds["1К"])
	if b == nil || room.Code != "К2" {
		t.Error("the crib didn't come along")
	}
	w.host.last().Undo()
	if _, room := w.page.bed(w.beds["1К"]); w.in("1А") != "Мимоза" || w.in("1Б") != "Мимоза-1" || room.Code != "К1" {
		t.Error("Undo left somebody behind")
	}
}

func TestOneOfAHouseholdMayMoveAlone(t *testing.T) {
	w := twoRooms(t).show("ru", false, widgetstest.Large)
	w.choose("1Б")
	w.page.Move()
	w.choose("2В")
	w.win.Press(fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn)
	if w.in("2В") != "Мимоза-1" || w.in("1А") != "Мимоза" {
		t.Errorf("2В %s, 1А %s", w.in("2В"), w.in("1А"))
	}
}

// drag moves the pointer with the button down from the middle of a bed to that of another.
func (w *world) drag(from, to string) {
	b := w.page.board
	at := func(code string) fyne.Position { return b.draw.at[b.find(w.beds[code])].middle() }
	a, z := at(from), at(to)
	const steps = 8
	last := a
	for i := 1; i <= steps; i++ {
		p := a.AddXY((z.X-a.X)*float32(i)/steps, (z.Y-a.Y)*float32(i)/steps)
		b.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: p}, Dragged: fyne.NewDelta(p.X-last.X, p.Y-last.Y)})
		last = p
	}
}

func TestADragMovesAndOnlyTheGhostMovesMeanwhile(t *testing.T) {
	w := newWorld(t).show("ru", false, widgetstest.Large)
	w.drag("1Б", "1А")
	g := w.page.board.ghost
	if !g.box.Visible() || g.text.Text != "Ирис" || w.page.carry == nil {
		t.Fatal("nobody is under the pointer")
	}
	if got := w.page.cards.shown.Lines[0]; got != "1А: подходит" {
		t.Errorf("the card says %q", got)
	}
	w.page.board.DragEnd()
	if w.in("1А") != "Ирис" || w.seen("1А").Word != "Ирис" || g.box.Visible() {
		t.Errorf("1А: %s, shown %s", w.in("1А"), w.seen("1А").Word)
	}
}

func TestADragOntoATakenBedOrOutsideChangesNothing(t *testing.T) {
	w := newWorld(t).show("ru", false, widgetstest.Large)
	w.drag("1Б", "1В")
	w.page.board.DragEnd()
	if w.in("1Б") != "Ирис" || w.page.carry != nil || !w.host.last().Wrong {
		t.Error("a taken bed was given away, or nobody said that it is taken")
	}
	b := w.page.board
	b.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: b.draw.at[1].middle()}, Dragged: fyne.NewDelta(1, 0)})
	b.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(-10, -10)}, Dragged: fyne.NewDelta(1, 0)})
	b.DragEnd()
	if w.in("1Б") != "Ирис" || w.page.carry != nil {
		t.Error("dropped outside, and yet something happened")
	}
	w.choose("1А")
	said := len(w.host.notes)
	w.drag("1А", "2В")
	w.page.board.DragEnd()
	if w.page.carry != nil || len(w.host.notes) != said+1 {
		t.Errorf("an empty bed was picked up, or that was said %d times", len(w.host.notes)-said)
	}
}

func TestABedTakenMeanwhileIsSaidAndNothingIsLost(t *testing.T) {
	w := newWorld(t).show("ru", false, widgetstest.Large)
	w.choose("1Б")
	w.page.Move()
	stale := w.page.shown // what this window still shows when the other one is quicker
	w.must(w.Session.Admit(context.Background(), shelter.Intake{People: []people.NewPerson{person("Гранат", people.Female, 40, -1)}, Beds: []int64{w.beds["1А"]}}))
	w.page.shown = stale
	w.page.drop(w.beds["1А"])
	if w.in("1А") != "Гранат" || w.in("1Б") != "Ирис" || !w.host.last().Wrong {
		t.Errorf("1А: %s, 1Б: %s, notice %+v", w.in("1А"), w.in("1Б"), w.host.last())
	}
	w.page.Reload()
	if got := w.seen("1А").Word; got != "Гранат" {
		t.Errorf("1А shows %q", got)
	}
}

func TestSomebodyWhoLeavesMeanwhileIsPutDown(t *testing.T) {
	w := newWorld(t).show("ru", false, widgetstest.Large)
	w.choose("1Б")
	w.page.Move()
	w.must(w.Exit(context.Background(), house.Leaving{Residents: w.who("1Б"), Reason: "own_request", Destination: "99"}))
	if w.page.carry != nil || w.seen("1Б").Word != "свободно" {
		t.Error("she is still on the way to another bed")
	}
}
