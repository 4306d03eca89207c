package find

import (
	"context"
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/ui/desk"
)

func TestThreeGroupsAreWalkedByArrows(t *testing.T) {
	w := newWorld(t).large()
	w.typed("м")
	if got := w.found(); got != "[Проживающие] Мимоза [Действия] Места" {
		t.Fatal(got)
	}
	w.typed("1")
	if got := w.found(); got != "[Проживающие] Тюльпан [Места] 1А 1Б 1В" {
		t.Fatal(got)
	}
	for typed, want := range map[string]string{ // as it looks on the door, and as it sounds
		"1B": "[Места] 1Б 1В", "1b": "[Места] 1Б 1В", "1В": "[Места] 1В", "1A": "[Проживающие] Тюльпан [Места] 1А"} {
		w.typed(typed)
		if got := w.found(); got != want {
			t.Errorf("%q finds %s", typed, got)
		}
	}
	w.typed("1")
	w.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyDown, fyne.KeyReturn)
	if len(w.Went) != 1 || w.Went[0] != (desk.Place{Screen: desk.Beds, ID: w.beds["1Б"]}) {
		t.Errorf("went to %+v", w.Went)
	}
	if w.finder.open != nil || w.Canvas().Overlays().Top() != nil {
		t.Error("the search is still there")
	}
	w.typed("гранат")
	w.Press(fyne.KeyUp, fyne.KeyPageUp, fyne.KeyDown, fyne.KeyPageDown, fyne.KeyReturn)
	if w.Went[1] != (desk.Place{Screen: desk.Residents, ID: w.ids["Гранат"]}) {
		t.Errorf("went to %+v", w.Went)
	}
}

func TestSaysWhyItFoundAndNeverTheName(t *testing.T) {
	w := newWorld(t).as(staff.Social).large()
	for text, want := range map[string][]string{
		"нилуфар":    {"Тюльпан", "найдено по имени, имя скрыто", "Ж ~24", "1А", "2026/001", "Ирис", "выбыла 14.11.2026", "похоже звучит"},
		"ybkeafh":    {"Тюльпан", "раскладка: «нилуфар»", "имя в другой раскладке"},
		"rahmonova":  {"Мимоза", "имя другими буквами"},
		"firooz":     {"Гранат", "похоже звучит"},
		"n.km":       {"Тюльпан", "раскладка: «тюль»"},
		"2026/002":   {"Гранат", "номер в журнале"},
		"1f":         {"Тюльпан", "по месту", "1А", "женская · занято · Тюльпан"},
		"'rcnhtyysq": {"Экстренный приём", "Ctrl N"},
		"ekstrenny":  {"Экстренный приём"},
		"приём":      {"Экстренный приём"},
		"эвак":       {"Эвакуация"},
		"ыыы":        {"Ничего не найдено"},
	} {
		w.typed(text)
		shown := w.text()
		for _, x := range want {
			if !strings.Contains(shown, x) {
				t.Errorf("%q doesn't say %q:\n%s", text, x, shown)
			}
		}
		for _, name := range []string{"Нилуфар", "Нилюфар", "Каримова", "Зулхумор", "Раҳмонова", "Фирӯз", "Ҳакимов"} {
			if strings.Contains(shown, name) {
				t.Errorf("%q shows the name %s", text, name)
			}
		}
	}
}

func TestEscapeClosesAndReturnRuns(t *testing.T) {
	w := newWorld(t).large()
	w.Press(fyne.KeyEscape)
	if w.finder.open != nil || w.Canvas().Overlays().Top() != nil {
		t.Fatal("Escape doesn't close")
	}
	w.typed("заблок")
	w.Press(fyne.KeyEnter)
	if len(w.ran) != 1 || w.ran[0] != "action.lock" {
		t.Errorf("ran %v", w.ran)
	}
	w.typed("ыыы")
	w.Press(fyne.KeyDown, fyne.KeyUp, fyne.KeyReturn)
	if len(w.ran) != 1 || w.finder.open == nil {
		t.Error("Return does something where nothing was found")
	}
	w.finder.Open(w.Canvas())
	if n := len(w.Canvas().Overlays().List()); n != 1 {
		t.Errorf("%d searches are open", n)
	}
}

func TestOffersWhatWasOpenedLastBeforeAnythingIsTyped(t *testing.T) {
	w := newWorld(t).large()
	if got := w.found(); !strings.HasPrefix(got, "[Действия] Проживающие Места") {
		t.Error(got)
	}
	for _, word := range []string{"тюльпан", "гранат", "тюльпан"} {
		w.typed(word)
		w.Press(fyne.KeyReturn)
	}
	w.finder.Visited(w.ids["Мимоза"])
	w.finder.Open(w.Canvas())
	if got := w.found(); !strings.HasPrefix(got, "[Недавние] Мимоза Тюльпан Гранат [Действия]") {
		t.Error(got)
	}
	for i := range 20 {
		w.finder.Visited(int64(1000 + i))
	}
	if len(w.finder.recent) != mostRecent {
		t.Errorf("%d are remembered", len(w.finder.recent))
	}
}

func TestOneAuditRowASearchForNamesThatStayInView(t *testing.T) {
	w := newWorld(t).large()
	check := func(why string, want ...int64) {
		t.Helper()
		if _, got := w.audited(); len(got) != len(want) || len(got) > 0 && got[len(got)-1] != want[len(want)-1] {
			t.Fatalf("%s: audited %v, want %v", why, got, want)
		}
	}
	tulip, garnet := w.ids["Тюльпан"], w.ids["Гранат"]
	w.typed("нилуфар")
	check("typing")
	w.twoSeconds()
	check("two seconds", tulip)
	w.twoSeconds()
	w.typed("нилуф")
	w.twoSeconds()
	w.typed("karimova")
	w.twoSeconds()
	w.Press(fyne.KeyReturn)
	check("the same again, and opened", tulip)

	w.typed("тюльпан")
	w.twoSeconds()
	check("a code word", tulip)
	w.typed("фир")
	w.typed("")
	w.twoSeconds()
	check("typed and taken away", tulip)
	w.typed("фируз")
	w.Press(fyne.KeyEscape)
	w.twoSeconds()
	check("closed before", tulip)
	w.typed("фируз")
	w.Press(fyne.KeyReturn)
	check("opened at once", tulip, garnet)
	w.typed("фируз")
	w.twoSeconds()
	check("another search", tulip, garnet, garnet)
}

// broken is a house in which nothing can be written.
type broken struct{ House }

func (broken) SeenMatch(context.Context, []int64) error { return errors.New("the disk is full") }

func TestWhatCannotBeAuditedIsNotShown(t *testing.T) {
	w := newWorld(t).large()
	w.finder.house = broken{w.s}
	w.typed("нилуфар")
	w.Press(fyne.KeyReturn)
	if len(w.Went) != 0 || !w.LastNote().Wrong {
		t.Error("a match was opened that the audit doesn't know of")
	}
	w.typed("нилуф")
	w.twoSeconds()
	if w.finder.open != nil {
		t.Error("matches stay in view that the audit doesn't know of")
	}
}

func TestPrivacyAndRightsHold(t *testing.T) {
	w := newWorld(t).large()
	w.Hidden = true
	w.typed("нилуфар")
	if got := w.found(); got != "" || !strings.Contains(w.text(), "по именам сейчас никого не ищут") {
		t.Errorf("in privacy: %q, %s", got, w.text())
	}
	w.typed("тюль")
	if w.found() != "[Проживающие] Тюльпан" {
		t.Error(w.found())
	}
	w.Hidden = false
	for role, want := range map[staff.Role]string{staff.Desk: "[Проживающие] Тюльпан", staff.Psychologist: "", staff.Technical: "",
		staff.Social: "[Проживающие] Тюльпан Ирис"} {
		w.as(role)
		if w.typed("нилуфар"); w.found() != want {
			t.Errorf("%s finds %q by name, want %q", role, w.found(), want)
		}
	}
	w.as(staff.Supplies)
	if w.typed("ирис"); w.found() != "" || !strings.Contains(w.text(), "Есть запись, которую ваша роль не видит") {
		t.Errorf("supplies: %q", w.text())
	}
	w.as(staff.Technical)
	w.finder.Open(w.Canvas())
	if w.typed("1"); w.found() != "" {
		t.Errorf("the technical administrator finds %q", w.found())
	}
	if w.typed("заблок"); w.found() != "[Действия] Заблокировать" || len(w.Notes) != 0 {
		t.Errorf("%q %v", w.found(), w.Notes)
	}
}

func TestWhateverIsTypedIsJustText(t *testing.T) {
	w := newWorld(t).large()
	for _, text := range []string{"'", `"`, "%", "_", "' or 1=1", "😀", "\\", "[", strings.Repeat("ж", 10_000)} {
		w.typed("")
		w.finder.open.field.Entry.SetText(text)
		if got := w.found(); got != "" || len(w.Notes) != 0 {
			t.Errorf("%.20q: %q, %v", text, got, w.Notes)
		}
	}
}

// many is a house in which very many fit.
type many struct{ House }

func (many) Search(_ context.Context, _ string, limit int) (people.Found, error) {
	f := people.Found{Count: 4312}
	for i := range limit {
		f.Matches = append(f.Matches, people.Match{ID: int64(i + 1), CodeWord: "Тюльпан", RegisterNo: "2026/001", State: people.In, Why: people.Exact})
	}
	return f, nil
}

func TestManyResultsScrollAndAreCounted(t *testing.T) {
	w := newWorld(t).large()
	w.finder.house = many{w.s}
	w.typed("тюльпан")
	if !strings.Contains(w.text(), "50 из 4312, уточните") {
		t.Error(w.text())
	}
	l := w.finder.open.list
	for range 300 {
		w.Press(fyne.KeyDown)
		if v := l.inView(); l.marked < l.first || l.marked >= l.first+len(v) {
			t.Fatalf("line %d is marked, %d to %d are in view", l.marked, l.first, l.first+len(v))
		}
	}
	if l.marked != mostPeople {
		t.Errorf("the last one is %d", l.marked)
	}
	for range 300 {
		w.Press(fyne.KeyPageUp)
	}
	if l.first != 0 || l.marked != 1 {
		t.Errorf("back at the top: %d, %d", l.first, l.marked)
	}
	// Only who is in view counts as seen.
	if n := len(w.finder.open.unnoted()); n == 0 || n > 15 {
		t.Errorf("%d are in view", n)
	}
}
