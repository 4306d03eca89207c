package signin

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/vault/keyslot"
	"pana/ui/widgets"
	"pana/ui/widgets/widgetstest"
)

func TestReturnSignsIn(t *testing.T) {
	path, _ := made(t, nil)
	e := enter(t, path)
	e.Type(director)
	e.Press(fyne.KeyReturn)
	e.Type(password)
	e.Press(fyne.KeyReturn)
	if e.opened == nil {
		t.Fatalf("nobody is signed in: %s", e.said())
	}
	if a, _ := e.opened.Who(); a.Login != director {
		t.Errorf("signed in as %s", a.Login)
	}
	if e.page.Typed().Password != "" {
		t.Error("the password is kept after signing in")
	}
}

func TestReturnTwiceDoesntSignInTwice(t *testing.T) {
	path, _ := made(t, nil)
	e := enter(t, path)
	e.fill(director)
	e.hold = true
	e.fill(password)
	if got := e.field("password").Hint; got != e.word("signin.checking") {
		t.Errorf("the card says %q while the password is checked", got)
	}
	e.Press(fyne.KeyReturn, fyne.KeyEnter)
	e.page.evacuate()
	if len(e.tasks) != 1 {
		t.Fatalf("%d checks are under way", len(e.tasks))
	}
	e.page.language("kk") // would leave the check without a page to speak to
	if e.page.h.Words.Lang() != "ru" {
		t.Error("the language changed under a check")
	}
	task := e.tasks[0]
	task.Done(task.Work(context.Background(), nil))
	if e.opened == nil {
		t.Error("nobody is signed in")
	}
}

func TestWrongPasswordKeepsTheLoginAndMarksThePassword(t *testing.T) {
	path, _ := made(t, nil)
	e := enter(t, path)
	e.fill(director)
	e.fill("copper garden seven stones")
	f := e.field("password")
	if e.opened != nil || f.Wrong() != e.word("signin.wrong") {
		t.Fatalf("opened %v, said %q", e.opened != nil, f.Wrong())
	}
	if got := e.field("login").Text(); got != director {
		t.Errorf("the login is now %q", got)
	}
	if e.Canvas().Focused() != f.Focusable() || f.Entry.SelectedText() != f.Text() {
		t.Errorf("marked is %q of %q", f.Entry.SelectedText(), f.Text())
	}
	e.Type(password) // replaces what is marked
	if f.Wrong() != "" {
		t.Error("the fault outlives its cause")
	}
	e.Press(fyne.KeyReturn)
	if e.opened == nil {
		t.Error("the right password opens nothing after a wrong one")
	}
}

func TestTooManyWrongPasswordsAreToldToWaitUnderTheField(t *testing.T) {
	path, _ := made(t, nil)
	e := enter(t, path)
	e.fill(director)
	for range 5 { // the fifth comes at once, and isn't looked at
		e.fill("copper garden seven stones")
	}
	f := e.field("password")
	if f.Wrong() == e.word("signin.wrong") || !strings.Contains(f.Wrong(), "5") {
		t.Errorf("it doesn't say how long to wait: %q", f.Wrong())
	}
	e.Type(password)
	if f.Wrong() != "" {
		t.Error("the fault outlives its cause")
	}
}

func TestEmptyFieldsAreNamed(t *testing.T) {
	path, _ := made(t, nil)
	e := enter(t, path)
	e.Press(fyne.KeyReturn, fyne.KeyReturn)
	if e.field("login").Wrong() == "" || e.field("password").Wrong() == "" {
		t.Error("not both empty fields are named")
	}
	if e.Canvas().Focused() != e.field("login").Focusable() {
		t.Error("the cursor isn't in the first of them")
	}
}

func TestAnotherLanguageKeepsWhatIsTyped(t *testing.T) {
	path, _ := made(t, nil)
	e := enter(t, path)
	e.fill("gulnar")
	e.Type("half a pass")
	for _, lang := range []string{"kk", "en", "ru"} {
		e.page.language(lang)
		if e.field("login").Text() != "gulnar" || e.field("password").Text() != "half a pass" {
			t.Errorf("%s: %q and %q are left", lang, e.field("login").Text(), e.field("password").Text())
		}
		if got := e.field("password").Label; got != e.word("signin.password") || e.page.h.Words.Lang() != lang {
			t.Errorf("%s: the label is %q", lang, got)
		}
	}
}

func TestLockedPageAsksForThePassword(t *testing.T) {
	path, _ := made(t, nil)
	e := enter(t, path)
	e.page.SetTyped(Typed{Login: director}) // what the window does when it locks
	e.page.Focus()
	if e.Canvas().Focused() != e.field("password").Focusable() || e.field("login").Text() != director {
		t.Error("the cursor isn't in the password of the one who locked")
	}
}

func TestEvacuationSignsInAndPrintsAtOnce(t *testing.T) {
	path, _ := made(t, nil)
	e := enter(t, path)
	e.fill(director)
	e.Type(password)
	for range 10 {
		e.Press(fyne.KeyTab)
		if b, ok := e.Canvas().Focused().(*widgets.Button); ok && b.Kind == widgets.Danger {
			e.Press(fyne.KeyReturn)
			break
		}
	}
	if e.evacuated == nil || e.opened != nil {
		t.Errorf("evacuated %v, opened %v", e.evacuated != nil, e.opened != nil)
	}
}

// Each thing that may befall the file is a sentence that stays on the page, with what was
// typed still there.
func TestEveryFaultOfTheFileIsSaidOnThePage(t *testing.T) {
	write := func(t *testing.T, path string, change func([]byte) []byte) {
		b, err := os.ReadFile(path)
		if err == nil {
			err = os.WriteFile(path, change(b), 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	for key, befall := range map[string]func(*testing.T, string){
		"refused.no_file": func(t *testing.T, path string) { _ = os.Remove(path) },
		"refused.not_ours": func(t *testing.T, path string) {
			write(t, path, func([]byte) []byte { return []byte("a letter to a friend") })
		},
		"refused.damaged": func(t *testing.T, path string) { write(t, path, func(b []byte) []byte { return b[:keyslot.Size+100] }) },
		"refused.newer": func(t *testing.T, path string) {
			write(t, path, func(b []byte) []byte {
				b[8], b[8+keyslot.Size/2] = 2, 2 // the version of both copies of the header
				return b
			})
		},
		"refused.second_program": func(t *testing.T, path string) {
			s, err := shelter.Open(context.Background(), path, director, password, shelter.Options{})
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = s.Lock() })
		},
	} {
		t.Run(key, func(t *testing.T) {
			path, _ := made(t, nil)
			befall(t, path)
			e := enter(t, path)
			e.fill(director)
			e.fill(password)
			if e.opened != nil || e.said() != e.word(key) {
				t.Fatalf("opened %v, said %q", e.opened != nil, e.said())
			}
			if !shown(e, e.word(key)) {
				t.Error("the page doesn't show the whole sentence")
			}
			if e.field("login").Text() != director || e.field("password").Text() != password {
				t.Error("what was typed is lost")
			}
			e.Fits()
		})
	}
}

// What can't be brought about on every machine is refused by hand.
func TestEveryRefusalIsShownInFullInEveryLanguage(t *testing.T) {
	for _, key := range []string{"refused.read_only", "refused.disk_full", "refused.disk_trouble", "refused.busy",
		"refused.other_build", "refused.account_left", "refused.damaged", "notice.unexpected"} {
		for _, lang := range []string{"en", "ru", "kk"} {
			e := enterAs(t, "work.pana", lang, widgets.Theme{}, widgetstest.Least)
			e.page.s.login, e.page.s.password = director, password
			var err error = fault.Refuse(key)
			if key == "notice.unexpected" {
				err = errors.New("something else")
			}
			e.page.refused(err)
			if !shown(e, e.word(key)) {
				t.Errorf("%s %s isn't shown in full", lang, key)
			}
			if e.field("password").Text() != password {
				t.Errorf("%s %s: the password is lost", lang, key)
			}
			e.Fits()
		}
	}
}

func TestDamagedFileOffersItsNewestCopies(t *testing.T) {
	path, _ := made(t, nil)
	dir := filepath.Join(filepath.Dir(path), copyFolder)
	s, err := shelter.Open(context.Background(), path, director, password, shelter.Options{})
	if err != nil {
		t.Fatal(err)
	}
	set, err := s.Settings(context.Background())
	if err == nil {
		set.CopyDir = dir
		_, err = s.SaveSettings(context.Background(), set)
	}
	if err == nil {
		err = os.MkdirAll(dir, 0o700)
	}
	if err == nil {
		_, err = s.Copy(context.Background())
	}
	if err == nil {
		err = s.Lock()
	}
	if err == nil {
		err = os.Truncate(path, keyslot.Size+100)
	}
	if err != nil {
		t.Fatal(err)
	}
	e := enter(t, path)
	e.fill(director)
	e.fill(password)
	acts := e.page.waysOut()
	if len(acts) != 1 {
		t.Fatalf("%d copies are offered: %s", len(acts), e.said())
	}
	press(acts[0])
	if e.page.s.view != viewRestore || e.field("from").Text() == "" || e.field("to").Text() != path {
		t.Fatal("the copy isn't taken over")
	}
	e.page.goOn()
	if e.page.s.view != viewSignIn || e.page.s.good == nil {
		t.Fatalf("not restored: %s", e.said())
	}
	e.fill(password)
	if e.opened == nil {
		t.Fatalf("the restored file doesn't open: %s", e.said())
	}
	kept, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "*before*.pana"))
	if len(kept) != 1 {
		t.Errorf("the damaged file was kept %d times", len(kept))
	}
}

func TestClockSetBackAsksBeforeTheWorkBegins(t *testing.T) {
	later, earlier := civil.NewFixed(1_800_000_000_000), civil.NewFixed(1_700_000_000_000)
	path, _ := made(t, later)
	e := enter(t, path)
	e.host.Options.Clock = earlier
	e.build()
	e.fill(director)
	e.fill(password)
	if e.opened != nil || e.page.s.view != viewClock || !shown(e, e.word("refused.clock_back")) {
		t.Fatal("the clock was taken as it is")
	}
	e.Press(fyne.KeyEscape) // declines: the file is locked again
	if e.page.s.view != viewSignIn || e.page.s.held != nil {
		t.Fatal("Escape doesn't lead back")
	}
	e.replace(password)
	e.Press(fyne.KeyReturn, fyne.KeyReturn)
	if e.opened == nil {
		t.Fatal("confirming the clock leads nowhere")
	}
	if _, back := e.opened.ClockBack(); back {
		t.Error("the clock isn't confirmed")
	}
}

func TestRecoveryCodeGivesTheDirectorANewPassword(t *testing.T) {
	path, code := made(t, nil)
	e := enter(t, path)
	e.page.goTo(viewRecover)
	e.replace(strings.Replace(code, code[:1], "Z", 1) + "7")
	e.Press(fyne.KeyReturn)
	if e.field("code").Wrong() != e.word("refused.code_mistyped") {
		t.Errorf("a typing error says %q", e.field("code").Wrong())
	}
	e.page.form.FocusOn("code")
	e.fill(strings.ToLower(strings.ReplaceAll(code, "-", " ")))
	e.fill(director)
	e.Press(fyne.KeyRight) // an own password
	e.Press(fyne.KeyReturn)
	e.fill("short")
	e.fill("short")
	if e.field("password").Wrong() == "" {
		t.Error("a short password is taken")
	}
	e.fill("five rivers under moon")
	e.fill("five rivers under moons")
	if e.field("again").Wrong() != e.word("signin.again_differs") {
		t.Errorf("two that differ: %q", e.field("again").Wrong())
	}
	e.fill("five rivers under moon")
	if e.page.s.view != viewCode {
		t.Fatalf("no new code: %s", e.said())
	}
	e.fill(code)
	if e.field("code").Wrong() != e.word("signin.code_other") {
		t.Errorf("the used code says %q", e.field("code").Wrong())
	}
	e.replace(e.page.s.held.code[:9])
	e.page.language("kk")
	if e.field("code").Text() != e.page.s.held.code[:9] {
		t.Error("the code is lost by another language")
	}
	e.fill(e.page.s.held.code)
	if e.opened == nil {
		t.Fatal("the work doesn't begin")
	}
}

// shown reports whether all words of a sentence stand on the page.
func shown(e *entrance, sentence string) bool {
	all := strings.Join(strings.Fields(strings.Join(texts(e), " ")), " ")
	return strings.Contains(all, sentence)
}

func press(o fyne.CanvasObject) {
	switch o := o.(type) {
	case *widgets.Button:
		o.Tapped(nil)
	case *fyne.Container:
		press(o.Objects[0])
	}
}

func TestAClickOnTheLanguageThereIsGivesTheCursorBack(t *testing.T) {
	path, _ := made(t, nil)
	e := enter(t, path)
	e.Canvas().Unfocus()
	e.page.language(e.page.h.Words.Lang())
	if e.Canvas().Focused() != e.field("login").Focusable() {
		t.Error("what is typed next goes nowhere")
	}
}
