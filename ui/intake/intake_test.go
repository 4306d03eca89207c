package intake

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"pana/shelter"
	"pana/shelter/people"
	"pana/shelter/tasks"
	"pana/ui/desk"
)

// typeS1 types the household of S1 by keyboard alone, up to the last question.
func typeS1(a *at) {
	a.enter("3", "патр", "нет")
	a.enter("Зулхумор Раҳмонова", "ж", "~30", "тадж", "tg, uz, переводчик")
	a.enter("Меҳрубон", "м", "~7")
	a.Ctrl(fyne.KeyD)
	a.enter("", "tg", "сын")
	a.enter("Сабрина", "ж", "8 мес")
	a.Ctrl(fyne.KeyD)
	a.enter("", "99", "дочь")
	a.enter("", "ночь, больше мест нет")
	a.enter("3", "", "никому не подтверждать, что семья здесь", "Мальчик кашляет", "")
}

func TestS1ByKeyboardAlone(t *testing.T) {
	n := newNight(t)
	a := show(t, n, n.clock, plain)
	word := a.s.word
	typeS1(a)
	n.clock.Advance(80 * time.Second)
	a.Press(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn) // interpreter, both sheets; from the last it saves

	if len(a.Went) != 1 || a.Went[0].Screen != desk.Residents {
		t.Fatalf("went to %v; notices %v, cursor in %s", a.Went, a.Notes, a.cursor())
	}
	for bed, want := range map[string]string{"4А": word, "4Б": word + "-1", "2К": word + "-2"} {
		if got := n.sleeps(bed); got != want {
			t.Errorf("in %s sleeps %q, want %q", bed, got, want)
		}
	}
	head, boy, girl := n.resident(word), n.resident(word+"-1"), n.resident(word+"-2")
	if head.RegisterNo != "2026/007" || girl.RegisterNo != "2026/009" || a.Went[0].ID != head.ID {
		t.Errorf("numbers %s … %s, went to %d", head.RegisterNo, girl.RegisterNo, a.Went[0].ID)
	}
	want := []people.Language{{Code: "tg", Quality: "N"}, {Code: "uz", Quality: "S"}}
	if !slices.Equal(head.Languages, want) || !head.Interpreter || head.Citizenship != "TJK" || !head.CitizenshipByWord {
		t.Errorf("head: %v, interpreter %v, %s by word %v", head.Languages, head.Interpreter, head.Citizenship, head.CitizenshipByWord)
	}
	if boy.Relation != people.Child || boy.Guardian != head.ID || boy.Sex != people.Male || boy.Citizenship != "TJK" {
		t.Errorf("boy: %+v", boy.Facts)
	}
	if y, m, ok := girl.Birth.Age(a.Desk.Today()); !ok || y != 0 || m != 8 || girl.LanguagesMissing != people.NotCollected {
		t.Errorf("girl: %d years %d months, languages missing %d", y, m, girl.LanguagesMissing)
	}
	if head.Alert.Level != "high" || head.Alert.Until != midnight().Add(30*24*time.Hour) {
		t.Errorf("alert %+v", head.Alert)
	}
	due := map[string]string{}
	list, err := n.Tasks(t.Context(), tasks.Filter{Resident: head.ID})
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range list {
		due[x.Title+x.Say.Key] = a.Desk.DayTime(x.Due)
	}
	for task, want := range map[string]string{"Мальчик кашляет": "14.11.2026 08:00", "task.interpreter": "14.11.2026 09:00",
		"task.assessment": "15.11.2026 00:40"} {
		if due[task] != want {
			t.Errorf("%s is due %q, want %q", task, due[task], want)
		}
	}
	if !a.said("4А, 4Б, 2К") || !a.said(word+"-2") {
		t.Errorf("the notice says %v", a.Notes)
	}
	sheets := []desk.SheetOrder{{Sheet: "evacuation"}, {Sheet: "intake", Resident: head.ID, Blank: true}}
	if !slices.Equal(a.Orders, sheets) {
		t.Errorf("printed %v", a.Orders)
	}
	if _, ok, _ := n.Draft(t.Context(), desk.Intake); ok || !a.s.typed().blank() {
		t.Error("the draft stayed, or the page")
	}
	if nights, err := n.Nights(t.Context(), a.Desk.Zone.Night(midnight(), 6), 1); err != nil || nights[0].People != 9 {
		t.Errorf("the night of the 13th counts %v, %v", nights, err)
	}
}

func TestAnImpossibleDateFailsUnderItsFieldAndTheRestStays(t *testing.T) {
	n := newNight(t)
	a := show(t, n, n.clock, plain)
	typeS1(a)
	a.s.form.FocusOn("people.2.birth")
	a.s.people[2].birth.SetText("")
	a.Type("31.02.2026")
	before := a.s.typed()
	a.s.Save()
	if got := a.wrong("people.2.birth"); !strings.Contains(got, "Нет такого дня") {
		t.Errorf("under the field stands %q", got)
	}
	if a.cursor() != "people.2.birth" || len(a.Went) != 0 || n.present() != 6 {
		t.Errorf("cursor in %q, went %v, %d people", a.cursor(), a.Went, n.present())
	}
	if after := a.s.typed(); after.People[0].Name != before.People[0].Name || after.Alert != before.Alert || after.People[2].Birth != "31.02.2026" {
		t.Errorf("what was typed changed: %+v", after)
	}
	a.s.people[2].birth.SetText("")
	a.Type("8 ай")
	if a.wrong("people.2.birth") != "" {
		t.Error("the fault stays while the date is typed anew")
	}
	a.s.Save()
	if len(a.Went) != 1 || n.present() != 9 {
		t.Errorf("not admitted: %v, faults %q", a.Notes, a.wrong("people.2.birth"))
	}
}

func TestAFailedSaveKeepsAllThatWasTyped(t *testing.T) {
	n := newNight(t)
	h := &failing{House: n}
	a := show(t, h, n.clock, plain)
	typeS1(a)
	before := a.s.typed()
	h.down = true
	a.s.Save()
	n.clock.Advance(10 * time.Second)
	a.s.tick()
	if got := a.s.typed(); !same(got, before) || !a.said(a.Desk.T("notice.unexpected")) {
		t.Errorf("typed %+v, notices %v", got, a.Notes)
	}
	if !strings.Contains(a.s.page.draft.Text, "не сохранён") {
		t.Errorf("the chip says %q", a.s.page.draft.Text)
	}
	h.down = false
	n.clock.Advance(10 * time.Second)
	a.s.tick()
	if !strings.Contains(a.s.page.draft.Text, "00:40:20") {
		t.Errorf("the chip says %q", a.s.page.draft.Text)
	}
	a.s.Save()
	if n.present() != 9 {
		t.Errorf("%d people, notices %v", n.present(), a.Notes)
	}
}

func same(a, b typed) bool {
	return string(mustJSON(a)) == string(mustJSON(b))
}

func TestTheDraftOutlivesAKill(t *testing.T) {
	n := newNight(t)
	a := show(t, n, n.clock, plain)
	typeS1(a)
	a.s.form.FocusOn("people.2.languages")
	a.Type("клингонский")
	n.clock.Advance(4 * time.Second)
	a.s.tick()
	before := a.s.typed()
	n.kill()
	n.clock.Advance(time.Minute)
	a = show(t, n, n.clock, look{"kk", plain.theme, plain.size})
	if got := a.s.typed(); !same(got, before) {
		t.Errorf("came back:\n%s\nwas:\n%s", mustJSON(got), mustJSON(before))
	}
	if a.s.start != midnight() || a.wrong("people.2.languages") == "" {
		t.Errorf("start %v, misfit %q", a.s.start, a.wrong("people.2.languages"))
	}
	if n.present() != 6 || n.sleeps("4А") != "" {
		t.Error("a draft took a bed")
	}
	a.s.people[2].languages.SetKey("99")
	a.s.captions()
	a.s.Save()
	if n.present() != 9 {
		t.Errorf("%d people, notices %v", n.present(), a.Notes)
	}
}

func TestAClockSetBackDoesNotKeepThemAtTheDoor(t *testing.T) {
	n := newNight(t)
	n.clock.Advance(5 * time.Minute)
	a := show(t, n, n.clock, plain)
	a.enter("1", "", "", "Айгерим", "ж", "25")
	n.clock.Set(midnight())
	a.s.Save()
	if n.present() != 7 {
		t.Fatalf("%d people, notices %v", n.present(), a.Notes)
	}
	n.clock.Advance(5 * time.Minute)
	a.s.Focus()
	a.enter("1", "", "", "Дилноза")
	a.s.keepQuietly()
	n.clock.Set(midnight())
	n.kill()
	a = show(t, n, n.clock, plain)
	if a.s.start > midnight() {
		t.Error("they came later than now")
	}
}

func TestPuttingAsideKeepsTheDraftAndStartingOverCanBeTakenBack(t *testing.T) {
	n := newNight(t)
	a := show(t, n, n.clock, plain)
	a.enter("2", "", "")
	a.enter("Дилноза")
	a.Press(fyne.KeyEscape)
	if len(a.Went) != 1 || a.Went[0].Screen != desk.Residents {
		t.Errorf("went to %v", a.Went)
	}
	if _, ok, _ := n.Draft(t.Context(), desk.Intake); !ok {
		t.Error("no draft was kept")
	}
	a.s.Focus()
	a.s.clear()
	if _, ok, _ := n.Draft(t.Context(), desk.Intake); ok || !a.s.typed().blank() {
		t.Error("starting over left something")
	}
	a.LastNote().Undo()
	if got := a.s.typed(); got.People[0].Name != "Дилноза" || got.Count != 1 {
		t.Errorf("taking it back gave %+v", got)
	}
}

func TestRepeatFillsAsInTheRowAbove(t *testing.T) {
	n := newNight(t)
	a := show(t, n, n.clock, plain)
	a.enter("2", "", "")
	a.enter("Гүлнар", "ж", "34", "узб", "uz, ru F")
	for range a.s.people[1].inputs()[:5] {
		a.Ctrl(fyne.KeyD)
		a.enter("")
	}
	up, p := a.s.typed().People[0], a.s.typed().People[1]
	if p.Name != up.Name || p.Birth != up.Birth || !slices.Equal(p.Sex.Keys, up.Sex.Keys) || !slices.Equal(p.Citizenship.Keys, []string{"UZB"}) ||
		!slices.Equal(p.Languages.Keys, []string{"uz/N", "ru/F"}) {
		t.Errorf("the second row is %+v", p)
	}
	a.s.people[1].name.SetText("")
	a.s.form.FocusOn("people.1.name")
	a.s.Repeat() // from the menu
	if a.s.people[1].name.Text() != "Гүлнар" {
		t.Error("the menu's Repeat does nothing")
	}
}

func TestTenPeopleComeAtOnce(t *testing.T) {
	n := newNight(t)
	a := show(t, n, n.clock, plain)
	a.Type("4")
	a.Press(fyne.KeyReturn)
	if a.cursor() != "number" {
		t.Fatalf("the cursor is in %q", a.cursor())
	}
	a.s.number.SetText("")
	a.enter("10", "", "")
	for i := range 10 {
		a.enter("Имя", "ж", "30", "", "")
		if i > 0 {
			a.enter("родня")
		}
	}
	if len(a.s.shown()) != 10 {
		t.Fatalf("%d rows", len(a.s.shown()))
	}
	a.Fits()
	a.s.form.FocusOn("beds")
	a.Press(fyne.KeyEnd)
	a.s.Save()
	if n.present() != 16 {
		t.Errorf("%d people; %v", n.present(), a.Notes)
	}
	if !a.said("без места") {
		t.Errorf("notices %v", a.Notes)
	}
}

func TestANumberOutsideItsRangeIsSaidAndKeepsTheRows(t *testing.T) {
	n := newNight(t)
	a := show(t, n, n.clock, plain)
	a.enter("4")
	a.s.number.SetText("")
	a.Type("31")
	if a.wrong("number") == "" || len(a.s.shown()) < 1 {
		t.Errorf("fault %q, %d rows", a.wrong("number"), len(a.s.shown()))
	}
	a.enter("", "", "")
	a.enter("Имя")
	a.s.Save()
	if a.cursor() != "number" || n.present() != 6 {
		t.Errorf("cursor in %q, %d people", a.cursor(), n.present())
	}
}

func TestFewerPeopleHideRowsAndMoreBringThemBack(t *testing.T) {
	n := newNight(t)
	a := show(t, n, n.clock, plain)
	typeS1(a)
	a.s.form.FocusOn("count")
	a.Type("1")
	if len(a.s.shown()) != 1 {
		t.Errorf("%d rows", len(a.s.shown()))
	}
	a.Type("3")
	if got := a.s.people[2].name.Text(); got != "Сабрина" {
		t.Errorf("the third is %q", got)
	}
}

func TestABedTakenMeanwhileGivesASentenceAndFreshProposals(t *testing.T) {
	n := newNight(t)
	a := show(t, n, n.clock, plain)
	typeS1(a)
	n.clock.Advance(time.Minute)
	p := people.NewPerson{CodeWord: "Ромашка"}
	p.Sex = people.Female
	if _, err := n.Admit(t.Context(), shelter.Intake{People: []people.NewPerson{p}, Beds: []int64{n.beds["4А"]}, Reason: "тест"}); err != nil {
		t.Fatal(err)
	}
	a.s.Save()
	if n.present() != 7 || len(a.Went) != 0 || !a.said("занято") {
		t.Fatalf("%d people, went %v, notices %v", n.present(), a.Went, a.Notes)
	}
	for _, o := range a.s.beds.offers.list {
		if strings.Contains(o.Title, "4А") {
			t.Errorf("%s is still offered", o.Title)
		}
	}
	if a.cursor() != "beds" || a.s.people[2].name.Text() != "Сабрина" {
		t.Errorf("cursor in %q", a.cursor())
	}
	a.Press(fyne.KeyEnd)
	a.s.Save()
	if n.present() != 10 {
		t.Errorf("%d people, notices %v", n.present(), a.Notes)
	}
}

func TestABedFreedWhileTheyWereAtTheDoorCanBeTaken(t *testing.T) {
	n := newNight(t)
	a := show(t, n, n.clock, plain)
	n.clock.Advance(time.Minute)
	leave(t, n, "Ирис")
	a.s.Reload()
	a.enter("1", "", "")
	a.enter("Айгерим", "ж", "25")
	if got := a.s.beds.offers.list[0].Title; !strings.Contains(got, "1Б") {
		t.Fatalf("offered is %s", got)
	}
	a.s.Save()
	if got := n.sleeps("1Б"); got == "" || got == "Ирис" {
		t.Errorf("in 1Б sleeps %q, notices %v", got, a.Notes)
	}
}

func TestASimilarRecordIsSaidQuietly(t *testing.T) {
	n := newNight(t)
	a := show(t, n, n.clock, plain)
	a.s.form.FocusOn("people.0.name")
	a.Type("Nilufar Karimova")
	if got := a.s.people[0].name.Hint; !strings.Contains(got, "Тюльпан") {
		t.Errorf("under the name stands %q", got)
	}
	a.s.Save()
	if n.present() != 7 {
		t.Error("a likeness stopped the admission")
	}
}
