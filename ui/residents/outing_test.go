package residents

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// away sends Мимоза out with her son for days, after a doctor's visit, and Гранат to the
// shop; she is two nights late. It does so once.
func (w *world) away() {
	w.t.Helper()
	if w.whereabouts("Мимоза").Where != house.WhereIn {
		return
	}
	ctx := w.t.Context()
	w.clock.Advance(8 * time.Hour)
	o := house.Outing{Resident: w.ids["Мимоза"], Reason: "doctor", Companion: "соц. работник Айгүл", Back: w.clock.Now().Add(2 * time.Hour)}
	_, err := w.s.GoOut(ctx, o)
	w.must(err)
	w.clock.Advance(90 * time.Minute)
	_, err = w.s.ComeBack(ctx, w.ids["Мимоза"], 0)
	w.must(err)
	w.clock.Advance(3 * time.Hour)
	o = house.Outing{Resident: w.ids["Мимоза"], Reason: "family", Companion: "сестра", Back: w.clock.Now().Add(5 * time.Hour)}
	_, err = w.s.GoOut(ctx, o, w.ids["Мимоза-1"])
	w.must(err)
	w.clock.Advance(55 * time.Hour)
	_, err = w.s.GoOut(ctx, house.Outing{Resident: w.ids["Гранат"], Reason: "shop", Back: w.clock.Now().Add(2 * time.Hour)})
	w.must(err)
	w.must(w.s.Sweep(ctx))
	w.page.Reload()
}

func (w *world) whereabouts(word string) house.Whereabouts {
	w.t.Helper()
	all, err := w.s.Presence(w.t.Context(), 0)
	w.must(err)
	for _, x := range all {
		if x.CodeWord == word {
			return x
		}
	}
	return house.Whereabouts{}
}

// press types keys one after another.
func (w *world) press(keys ...fyne.KeyName) { w.win.Press(keys...) }

// TestSheGoesOutByKeysWithHerChildren: Ctrl+O, a reason by its digit, a usual return by its
// digit; the children whose guardian she is go along. Ctrl+O again brings all of them back.
func TestSheGoesOutByKeysWithHerChildren(t *testing.T) {
	w := newWorld(t).wide()
	w.clock.Advance(10 * time.Hour)
	w.open("Мимоза")
	w.page.Out()
	w.win.Type("3")
	w.press(fyne.KeyReturn)
	w.win.Type("2")
	w.page.Save()
	if w.page.record.form != nil {
		t.Fatal(w.text())
	}
	x := w.whereabouts("Мимоза")
	if x.Where != house.WhereOut || x.Reason != "doctor" || x.Back.Sub(w.clock.Now()) < 2*time.Hour || x.Back.Sub(w.clock.Now()) > 2*time.Hour+5*time.Minute {
		t.Errorf("%+v", x)
	}
	for _, child := range []string{"Мимоза-1", "Мимоза-2"} {
		if w.whereabouts(child).Where != house.WhereOut {
			t.Errorf("%s stays without her guardian", child)
		}
	}
	w.sees("На выходе до", "врач")
	w.pass(3 * time.Hour) // the page stays open
	w.sees("Нет с", "нет с")
	w.page.Out()
	for _, word := range []string{"Мимоза", "Мимоза-1", "Мимоза-2"} {
		if w.whereabouts(word).Where != house.WhereIn {
			t.Errorf("%s isn't back", word)
		}
	}
	w.notes[len(w.notes)-1].Undo()
	if w.whereabouts("Мимоза-2").Where != house.WhereOverdue {
		t.Error("the return wasn't taken back for all")
	}
}

// TestBadOutingsAreSaidBesideTheirFields, and nothing typed is lost.
func TestBadOutingsAreSaidBesideTheirFields(t *testing.T) {
	w := newWorld(t).wide()
	w.clock.Advance(10 * time.Hour)
	w.open("Гранат")
	w.page.Out()
	w.page.Save()
	w.sees("Выберите причину выхода.")
	w.win.Canvas().Focus(w.page.record.form.w.Input("reason").Focusable())
	w.win.Type("4")
	w.typeInto("back", "13.11.2026")
	w.typeInto("back_time", "12:00")
	w.typeInto("companion", "сосед")
	w.page.Save()
	w.sees("Возвращение должно быть позже выхода")
	if w.page.record.form == nil || valueOf(w.page.record.form.w.Input("companion")) != "сосед" {
		t.Fatal("what was typed is lost")
	}
	w.typeInto("back", "14.11.2026")
	w.typeInto("back_time", "")
	w.win.Canvas().Unfocus()
	w.page.record.form.put(values{"back_time": "18:00"})
	// Meanwhile somebody else noted it.
	_, err := w.s.GoOut(t.Context(), house.Outing{Resident: w.ids["Гранат"], Reason: "shop"})
	w.must(err)
	w.clock.Advance(time.Minute)
	w.page.Save()
	w.sees("уже на выходе")
	w.press(fyne.KeyEscape)
	w.asked.Give(1)
	w.clock.Advance(time.Hour)
	w.page.record.startBack()
	w.typeInto("at", "13.11.2026")
	w.page.Save()
	w.sees("Вернуться можно только после выхода")
	w.typeInto("at", "15.11.2026")
	w.page.Save()
	w.sees("ещё не наступило")
	if w.whereabouts("Гранат").Where != house.WhereOut {
		t.Error("a bad return was written")
	}
}

// TestDestinationIsAskedOnlyWhereItMayBeRead: the desk sees neither the field nor the words.
func TestDestinationIsAskedOnlyWhereItMayBeRead(t *testing.T) {
	w := newWorld(t).wide()
	w.must(w.s.SwitchTo(t.Context(), "saule", bossPassword))
	w.clock.Advance(10 * time.Hour)
	w.page.Reload()
	w.open("Гранат")
	w.page.Out()
	w.win.Type("1")
	w.typeInto("destination", "районный суд")
	w.page.Save()
	w.sees("районный суд")
	w.must(w.s.SwitchTo(t.Context(), "erlan", deskPassword))
	w.page.Reload()
	w.hides("районный суд")
	w.page.record.startCorrect(w.page.record.where.Event)
	if w.page.record.form.w.Input("destination") != nil {
		t.Error("the desk is asked where")
	}
	w.win.Type("2")
	w.page.Save()
	w.must(w.s.SwitchTo(t.Context(), "saule", bossPassword))
	if x := w.whereabouts("Гранат"); x.Reason != "police" || x.Destination != "районный суд" {
		t.Errorf("%+v", x)
	}
}

// TestAnOutingIsCorrectedFromTheHistory: both ends at once, in words where they cross, and
// taken back.
func TestAnOutingIsCorrectedFromTheHistory(t *testing.T) {
	w := newWorld(t).wide()
	w.away()
	w.open("Мимоза")
	w.page.record.tabs.Select(tabOutings)
	w.sees("врач", "соц. работник", "Всего вне дома 2 ночи")
	table := w.page.record.outings
	if len(table) != 2 || table[1].In.ID == 0 {
		t.Fatalf("%+v", table)
	}
	w.page.record.startCorrect(table[1].Out.ID)
	w.typeInto("returned_time", "08:00")
	w.page.Save()
	w.sees("Вернуться можно только после выхода")
	w.typeInto("returned_time", "10:10")
	w.typeInto("why", "перепутали")
	w.page.Save()
	if got := w.page.desk.Clock24(w.page.record.outings[1].In.At); got != "10:10" {
		t.Errorf("back at %s", got)
	}
	w.notes[len(w.notes)-1].Undo()
	if got := w.page.desk.Clock24(w.page.record.outings[1].In.At); got != "11:10" {
		t.Errorf("after Undo back at %s", got)
	}
	w.page.record.startCorrect(table[1].Out.ID)
	w.page.record.form.put(values{"never": "yes"})
	w.page.Save() // a later outing hangs on it
	if w.page.record.form == nil || !strings.Contains(w.said(), "сначала отмените более позднюю") {
		t.Errorf("said %q", w.said())
	}
	w.page.record.view()
	w.page.record.startCorrect(table[0].Out.ID)
	w.page.record.form.put(values{"never": "yes"})
	w.page.Save()
	w.page.record.startCorrect(table[1].Out.ID)
	w.page.record.form.put(values{"never": "yes"})
	w.page.Save()
	if len(w.page.record.outings) != 0 || w.whereabouts("Мимоза").Where != house.WhereIn {
		t.Errorf("it never was, but stands there (%s)", w.said())
	}
}

// TestTheBedIsKeptOrFreed from the record of who stays away.
func TestTheBedIsKeptOrFreed(t *testing.T) {
	w := newWorld(t).wide()
	w.away()
	w.open("Мимоза")
	w.sees("Пора решить")
	w.page.record.startDecide()
	w.page.Save()
	w.sees("Введите время так: 07:40.")
	w.typeInto("until", "вчера")
	w.typeInto("until_time", "12:00")
	w.page.Save()
	w.sees("ещё не наступило")
	w.typeInto("until", "20.11.2026")
	w.page.Save()
	w.sees("место хранится")
	w.hides("Пора решить")
	w.page.record.startDecide()
	w.win.Type("2")
	w.page.Save()
	if w.resident("Мимоза").State != people.Left {
		t.Error("the bed isn't free")
	}
	w.notes[len(w.notes)-1].Undo()
	if w.resident("Мимоза").State != people.In {
		t.Error("not taken back")
	}
}

// TestTodaysNumberLeadsToAListOfTheSameLength, in each of the three lists.
func TestTodaysNumberLeadsToAListOfTheSameLength(t *testing.T) {
	w := newWorld(t).wide()
	w.away()
	today, err := w.s.Today(t.Context())
	w.must(err)
	for i, want := range []int{len(today.Out), 2, 2} { // out, overdue, absent
		where := people.Wheres[i]
		w.page.Open(desk.Place{Screen: desk.Residents, Filter: string(where)})
		if n := w.page.list.pages.Count; n != want {
			t.Errorf("%s: %d in the list, want %d", where, n, want)
		}
	}
	w.sees("Мимоза-1")
	w.page.Back()
	if n := w.page.list.pages.Count; n != 4 {
		t.Errorf("after Escape %d", n)
	}
}

// TestWhoLeftComesBackIntoHerBed: within the day the same stay goes on.
func TestWhoLeftComesBackIntoHerBed(t *testing.T) {
	w := newWorld(t).wide()
	w.clock.Advance(2 * time.Hour)
	w.open("Ирис")
	w.page.record.startReturn()
	w.sees("продолжает прежнее пребывание", "раньше 1А")
	w.typeInto("at", "01:00")
	w.page.Save()
	if w.page.record.form == nil {
		t.Fatal("back before she left")
	}
	w.press(fyne.KeyEscape)
	w.asked.Give(1)
	w.page.record.startReturn()
	w.page.Save()
	if b, ok := w.page.record.bed(); w.resident("Ирис").State != people.In || !ok || b.BedCode != "1А" || len(w.page.record.stays) != 1 {
		t.Errorf("%v %+v", ok, b)
	}
	if !strings.Contains(w.said(), "Прежнее пребывание") {
		t.Errorf("said %q", w.said())
	}
}

// TestOutingDraftIsOfferedAgain after the lock, chips and all.
func TestOutingDraftIsOfferedAgain(t *testing.T) {
	w := newWorld(t).wide()
	w.open("Гранат")
	w.page.Out()
	w.win.Type("5")
	w.typeInto("companion", "сестра")
	w.must(w.page.KeepDraft())
	w.page.Leave()
	w.wide()
	w.page.draft.resume()
	f := w.page.record.form
	if f == nil || f.w.Input("reason").(*widgets.Chips).Selected != 4 || valueOf(f.w.Input("companion")) != "сестра" {
		t.Fatal("not as it was typed")
	}
}

// TestWhoMayOnlyReadIsOfferedNothing of going out.
func TestWhoMayOnlyReadIsOfferedNothing(t *testing.T) {
	w := newWorld(t).as(staff.Psychologist).wide()
	w.open("Мимоза")
	w.page.Out()
	if w.page.record.form != nil {
		t.Error("a form that can't be saved")
	}
	w.hides("Ctrl O")
}
