package signin

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/ui/widgets"
)

// A whole shelter by keyboard alone, from the welcome page to the first work.
func TestWizardMakesAShelterByKeyboardAlone(t *testing.T) {
	e := enter(t, "")
	e.Press(fyne.KeyReturn) // "create" has the cursor
	e.fill("Арча")
	e.Press(fyne.KeyReturn, fyne.KeyReturn) // both languages as they are

	e.fill("Сәуле Нұрланова")
	e.fill("saule")
	phrase := e.page.s.draft.secret.phrase
	e.Press(fyne.KeyReturn) // the offered words

	e.Press(fyne.KeyReturn) // the template
	for range 4*4 - 1 {
		e.Press(fyne.KeyReturn)
	}
	e.fill("1") // cribs of the last room
	if e.page.s.draft.step != 3 {
		t.Fatalf("on step %d: %s", e.page.s.draft.step+1, e.said())
	}
	file := filepath.Join(t.TempDir(), "new", "house")
	e.fill(file)
	e.Press(fyne.KeyReturn) // the folder for copies
	if !shown(e, "10 мест") {
		t.Errorf("the summary says %q", texts(e))
	}
	e.Press(fyne.KeyReturn)
	if e.page.s.view != viewCode {
		t.Fatalf("nothing was made: %s", e.said())
	}
	code := e.page.s.held.code
	e.Press(fyne.KeyEscape) // no way round the code
	e.fill(code)
	if e.opened == nil {
		t.Fatal("the work doesn't begin")
	}
	ctx := context.Background()
	board, err := e.opened.Board(ctx, 0)
	if err != nil {
		t.Fatal(err)
	}
	if len(board.Rooms) != 4 || board.Totals.Capacity != 10 || board.Totals.Cribs != 2 {
		t.Errorf("the house has %d rooms, %+v", len(board.Rooms), board.Totals)
	}
	set, err := e.opened.Settings(ctx)
	if err != nil || set.HouseName != "Арча" || set.Lang != "ru" || set.CopyDir != copies() {
		t.Errorf("%+v, %v", set, err)
	}
	if err := e.opened.Lock(); err != nil {
		t.Fatal(err)
	}
	s, err := shelter.Open(ctx, file+ending, "saule", phrase, shelter.Options{})
	if err != nil {
		t.Fatalf("the passphrase that was shown opens nothing: %v", err)
	}
	_ = s.Lock()
}

func TestWizardLosesNothingBetweenStepsAndLanguages(t *testing.T) {
	e := enter(t, "")
	e.page.goTo(viewWizard)
	e.Press(fyne.KeyReturn)
	if e.field("house_name").Wrong() != "" {
		t.Error("a field is wrong before its page was left")
	}
	e.page.goOn()
	if e.field("house_name").Wrong() != e.word("fault.text.empty") {
		t.Errorf("a house without a name says %q", e.field("house_name").Wrong())
	}
	e.fill("Арча")
	e.Press(fyne.KeyRight) // Kazakh, at once
	if e.page.h.Words.Lang() != "kk" || e.field("house_name").Text() != "Арча" || e.page.s.draft.wordLang != "kk" {
		t.Fatalf("%s, %q", e.page.h.Words.Lang(), e.field("house_name").Text())
	}
	if e.Canvas().Focused() != e.page.form.Input("lang").Focusable() {
		t.Error("the cursor left the choice of language")
	}
	e.Press(fyne.KeyReturn, fyne.KeyReturn)
	e.fill("Сәуле")
	e.fill("s")
	e.Press(fyne.KeyReturn)
	if e.field("login").Wrong() != e.word("fault.login.form") {
		t.Errorf("a login of one letter says %q", e.field("login").Wrong())
	}
	e.fill("saule")
	e.Press(fyne.KeyRight, fyne.KeyReturn) // an own password
	e.fill("saule saule 12")
	e.Press(fyne.KeyReturn)
	if e.field("password").Wrong() == "" {
		t.Error("the login is taken for a password")
	}
	e.fill("five rivers under moon")
	e.fill("five rivers under moon")
	if e.page.s.draft.step != 2 {
		t.Fatalf("on step %d", e.page.s.draft.step+1)
	}
	e.Press(fyne.KeyEscape)
	if e.field("again").Text() != "five rivers under moon" || e.field("name").Text() != "Сәуле" {
		t.Error("the director is lost by a step back")
	}
	e.Press(fyne.KeyEscape, fyne.KeyEscape)
	if e.page.s.view != viewWelcome {
		t.Error("Escape doesn't lead out of the first step")
	}
	e.page.goTo(viewWizard)
	if e.field("house_name").Text() != "Арча" {
		t.Error("the draft is lost by leaving the wizard")
	}
}

func TestPlanByHandIsKeptBesideTheTemplates(t *testing.T) {
	e := enter(t, "")
	e.page.goTo(viewWizard)
	d := e.page.s.draft
	d.house, d.name, d.login = "Арча", "Сәуле", "saule"
	e.page.toStep(2)
	e.Press(fyne.KeyEnd) // the blank plan
	if len(d.plan().rooms) != 0 {
		t.Fatalf("%d rooms", len(d.plan().rooms))
	}
	add(e)
	e.fill("Синяя")
	e.Type("семей") // a choice takes what was begun
	e.Press(fyne.KeyReturn)
	e.fill("3")
	e.replace("1")
	if !shown(e, "1 комната, 3 места, 1 детская кроватка") {
		t.Errorf("the page counts %q", texts(e))
	}
	add(e)
	e.fill("синяя")
	e.Press(fyne.KeyReturn) // for whom isn't said
	e.fill("many")
	e.Press(fyne.KeyReturn)
	if d.step != 2 || e.said() == "" {
		t.Fatal("two rooms of one name, one for nobody, with many beds, are taken")
	}
	if d.plan().rooms[0].kind != house.Family || d.plan().rooms[1].beds != "many" {
		t.Errorf("%+v %+v", *d.plan().rooms[0], *d.plan().rooms[1])
	}
	e.page.form.FocusOn("template")
	e.Press(fyne.KeyHome)
	if len(d.plan().rooms) != 4 {
		t.Errorf("the small house has %d rooms", len(d.plan().rooms))
	}
	e.Press(fyne.KeyEnd)
	if len(d.plan().rooms) != 2 || e.field("code.0").Text() != "Синяя" {
		t.Error("rooms by hand are lost by a look at a template")
	}
	rooms, beds, cribs := d.plan().build("ru")
	var codes []string
	for _, b := range rooms[0].Beds {
		codes = append(codes, b.Code)
	}
	if beds != 3 || cribs != 1 || !slices.Equal(codes, []string{"1А", "1Б", "1В", "1К"}) {
		t.Errorf("%d beds, %d cribs: %v", beds, cribs, codes)
	}
}

// add presses the button that adds a room.
func add(e *entrance) {
	d := e.page.s.draft
	d.plan().rooms = append(d.plan().rooms, &room{})
	e.page.redo(inRow("code", len(d.plan().rooms)-1))
}

func TestPlaceSaysWhatIsWrongWithIt(t *testing.T) {
	taken, _ := made(t, nil)
	for path, key := range map[string]string{taken: "refused.file_exists", "/proc/none/work.pana": "wizard.read_only", "": "fault.text.empty"} {
		e := enter(t, "")
		wizardAt(e, 3)
		e.fill(path)
		e.Press(fyne.KeyReturn)
		if got := e.field("file").Wrong(); got != e.word(key) {
			t.Errorf("%s: %q", key, got)
		}
	}
}

// What only the making finds out leads back to the field, with everything still there.
func TestFaultOfTheMakingLeadsBackToItsField(t *testing.T) {
	e := enter(t, "")
	wizardAt(e, 4)
	e.page.s.draft.secret.offer("ru")
	e.page.s.draft.file = filepath.Join(t.TempDir(), "work.pana")
	if err := os.WriteFile(e.page.s.draft.file, []byte("meanwhile"), 0o600); err != nil {
		t.Fatal(err)
	}
	e.Press(fyne.KeyReturn)
	if e.page.s.draft.step != 3 || e.field("file").Wrong() != e.word("refused.file_exists") {
		t.Fatalf("on step %d: %s", e.page.s.draft.step+1, e.said())
	}
	if b, _ := os.ReadFile(e.page.s.draft.file); string(b) != "meanwhile" {
		t.Error("a file was overwritten")
	}
}

func TestOtherFileIsLookedForBeforeTheSignIn(t *testing.T) {
	path, _ := made(t, nil)
	e := enter(t, "")
	e.page.goTo(viewFile)
	e.fill(path + "x")
	if e.field("path").Wrong() != e.word("refused.no_file") {
		t.Errorf("said %q", e.field("path").Wrong())
	}
	e.fill(path)
	if e.page.s.view != viewSignIn || e.page.File() != path {
		t.Error("the file isn't taken")
	}
	e.Press(fyne.KeyEscape)
	e.fill(director)
	e.fill(password)
	if e.opened == nil {
		t.Error("it doesn't open")
	}
}

func TestDemoOffersItsLoginsAndTheDesk(t *testing.T) {
	e := enter(t, "")
	path, err := demoFile(civil.Almaty.Day(civil.System{}.Now()))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, nil, 0o600); err != nil { // as if it was made earlier today
		t.Fatal(err)
	}
	e.page.makeDemo()
	if e.page.s.view != viewDemo || !shown(e, "night-lantern-quiet-bridge") {
		t.Fatal("the logins aren't shown")
	}
	e.Press(fyne.KeyReturn)
	if e.page.s.view != viewSignIn || e.page.File() != path || e.field("login").Text() != "erlan" ||
		e.Canvas().Focused() != e.field("password").Focusable() {
		t.Error("the desk isn't asked for the password")
	}
}

func TestArrowsWalkTheWelcomePage(t *testing.T) {
	e := enter(t, "")
	first, ok := e.Canvas().Focused().(*widgets.Button)
	if !ok {
		t.Fatalf("the cursor is on %T", e.Canvas().Focused())
	}
	e.Press(fyne.KeyDown)
	if second, ok := e.Canvas().Focused().(*widgets.Button); !ok || second == first {
		t.Error("Down doesn't walk on")
	}
	e.Press(fyne.KeyReturn)
	if e.page.s.view != viewFile {
		t.Errorf("Return leads to %d", e.page.s.view)
	}
}
