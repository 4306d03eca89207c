package residents

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/shelter/vault"
	"pana/ui/desk"
)

// shownText is all that the window shows.
func shownText(o fyne.CanvasObject) string {
	if !o.Visible() {
		return ""
	}
	switch o := o.(type) {
	case *canvas.Text:
		return o.Text + "\n"
	case *container.Scroll:
		return shownText(o.Content)
	case *fyne.Container:
		var b strings.Builder
		for _, x := range o.Objects {
			b.WriteString(shownText(x))
		}
		return b.String()
	case fyne.Widget:
		var b strings.Builder
		for _, x := range test.WidgetRenderer(o).Objects() {
			b.WriteString(shownText(x))
		}
		return b.String()
	}
	return ""
}

func (w *world) text() string { return shownText(w.win.Content()) }

func (w *world) sees(words ...string) {
	w.t.Helper()
	for _, x := range words {
		if !strings.Contains(w.text(), x) {
			w.t.Errorf("the window doesn't say %q", x)
		}
	}
}

func (w *world) hides(words ...string) {
	w.t.Helper()
	for _, x := range words {
		if strings.Contains(w.text(), x) {
			w.t.Errorf("the window says %q", x)
		}
	}
}

func TestFindsByAnotherAlphabetWithoutShowingTheName(t *testing.T) {
	w := newWorld(t).wide()
	w.page.Find()
	w.win.Type("zulhum")
	if n := w.page.list.pages.Count; n != 1 || w.page.list.row(0).CodeWord != "Мимоза" {
		t.Fatalf("%d found, the first is %q", n, w.page.list.row(0).CodeWord)
	}
	w.sees("Мимоза", "имя, другие буквы", "Проживают 1", "Все 1")
	w.hides("Зулхумор", "Раҳмонова")
	w.win.Press(fyne.KeyReturn, fyne.KeyReturn) // into the list, into the record
	if w.page.record.who.CodeWord != "Мимоза" {
		t.Errorf("%q is open", w.page.record.who.CodeWord)
	}
	w.page.Back()
	if w.page.list.pages.Count != 4 {
		t.Error("Escape didn't clear the filter")
	}
}

// TestNamesAreFoundOnlyWhereTheyMayBeOpened: who has left isn't found by name at the desk.
func TestNamesAreFoundOnlyWhereTheyMayBeOpened(t *testing.T) {
	w := newWorld(t).wide()
	w.page.list.setState(people.Everybody)
	w.page.Find()
	w.win.Type("Нилуфар")
	if w.page.list.pages.Count != 0 {
		t.Error("the desk finds by name somebody who left")
	}
	w.sees("Никто не найден")
	w.as(staff.Social)
	w.page.list.find()
	if w.page.list.pages.Count != 1 {
		t.Error("the social worker doesn't find her")
	}
}

// TestNamesThatShowAreAudited: those that stay for two seconds, or are opened, and each once.
func TestNamesThatShowAreAudited(t *testing.T) {
	w := newWorld(t).wide()
	audited := func(want int, why string) {
		t.Helper()
		n := 0
		w.must(w.s.View(ctx, func(tx *vault.Tx) error {
			return tx.QueryRow(`select count(*) from audit where action = 'search'`).Scan(&n)
		}))
		if n != want {
			t.Errorf("%s: %d rows, want %d", why, n, want)
		}
	}
	draw := func() { w.win.Canvas().Capture() }
	w.page.Find()
	w.win.Type("мимоза")
	draw()
	w.pass(3 * time.Second)
	audited(0, "a code word")
	w.page.filter.text.SetText("")
	w.page.list.find()
	w.win.Type("zulhum")
	draw()
	audited(0, "typing")
	w.pass(3 * time.Second)
	audited(1, "two seconds")
	w.win.Type("or")
	draw()
	w.pass(3 * time.Second)
	w.win.Press(fyne.KeyReturn, fyne.KeyReturn)
	audited(1, "the same, and opened")
	w.page.Back()
	w.page.Back()
	w.page.Find()
	w.win.Type("firuz")
	w.win.Press(fyne.KeyReturn, fyne.KeyReturn)
	audited(2, "opened at once")
}

func TestTabsCountWhatTheirListsHold(t *testing.T) {
	w := newWorld(t).wide()
	for _, text := range []string{"", "Мимоза", "3Б"} {
		w.page.filter.text.SetText(text)
		w.page.list.find()
		for i, st := range states {
			w.page.list.tabs.Select(i)
			rows := 0
			for k := range w.page.list.pages.Count {
				if w.page.list.row(k).ID != 0 {
					rows++
				}
			}
			if want := w.page.list.tabWord(i, rows); w.page.list.tabs.Words[i] != want {
				t.Errorf("%q, %s: the tab says %q, the list holds %d", text, st, w.page.list.tabs.Words[i], rows)
			}
		}
	}
}

func TestFiltersByRoomAndLanguage(t *testing.T) {
	w := newWorld(t).wide()
	w.win.Canvas().Focus(w.page.filter.language.Focusable())
	w.win.Type("uzbek")
	w.win.Press(fyne.KeyReturn)
	if w.page.list.pages.Count != 1 || w.page.list.row(0).CodeWord != "Мимоза" {
		t.Errorf("%d speak Uzbek", w.page.list.pages.Count)
	}
	w.page.Back()
	w.win.Canvas().Focus(w.page.filter.room.Focusable())
	w.win.Type(w.page.filter.room.Options[2].Text)
	w.win.Press(fyne.KeyReturn)
	if n := w.page.list.pages.Count; n == 0 || n == 4 {
		t.Errorf("%d in that room", n)
	}
}

func TestSelectionStaysOnItsRecord(t *testing.T) {
	w := newWorld(t).wide()
	w.page.list.selectID(w.ids["Мимоза-1"])
	was := w.page.list.table.Selected
	w.admit([]string{"1Б"}, person("Абрикос", people.Female, 40, people.Name{Given: "Асия"}))
	if i := w.page.list.table.Selected; i != was+1 || w.page.list.row(i).CodeWord != "Мимоза-1" || w.page.record.who.CodeWord != "Мимоза-1" {
		t.Errorf("selected %d, %q; the record is %q", i, w.page.list.row(i).CodeWord, w.page.record.who.CodeWord)
	}
}

func TestLettersJumpAndEmptyListsOfferTheFirstStep(t *testing.T) {
	w := newWorld(t).wide()
	w.win.Canvas().Focus(w.page.list.table.Focus())
	w.win.Type("ми")
	if i := w.page.list.table.Selected; w.page.list.row(i).CodeWord != "Мимоза" {
		t.Errorf("jumped to %q", w.page.list.row(i).CodeWord)
	}
	w.page.list.tabs.Select(1)
	w.sees("Никого не ждут")
	if o := w.page.Sheet(); o.Sheet != "intake" || o.Resident != w.ids["Мимоза"] {
		t.Errorf("the sheet is %+v", o)
	}
}

func TestEachRoleSeesItsOwn(t *testing.T) {
	w := newWorld(t)
	w.as(staff.Psychologist).wide()
	w.open("Мимоза")
	w.sees("Ваша роль работает с кодовыми словами")
	w.hides("Открыть…", "Переместить", "Изменить")
	w.page.Move()
	if w.page.record.form != nil {
		t.Error("the psychologist may move")
	}
	w.as(staff.Technical).wide()
	w.sees("Ваша роль не видит проживающих")
	w.hides("Мимоза", "Гранат")
	w.as(staff.Desk).wide()
	w.page.Open(desk.Place{ID: w.ids["Ирис"]})
	w.page.record.door.shutDoor()
	w.sees("Личность закрыта")
	w.hides("Переместить")
}
