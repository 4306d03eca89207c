package shelter_test

import (
	"cmp"
	"fmt"
	"slices"
	"testing"
	"time"

	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/shift"
	"pana/shelter/staff"
	"pana/shelter/tasks"
	"pana/shelter/vault"
)

const nightPassword = "velvet anchor plum ladder"

// withNight adds a second person for the desk.
func (w *world) withNight(t *testing.T) {
	t.Helper()
	if err := w.SwitchTo(t.Context(), "saule", bossPassword); err != nil {
		t.Fatal(err)
	}
	if _, err := w.AddAccount(t.Context(), shelter.NewAccount{Login: "gulnar", Name: "Гүлнар Өмірбекова", Password: nightPassword,
		Roles: []staff.Role{staff.Supplies, staff.Desk}}); err != nil {
		t.Fatal(err)
	}
	if err := w.SwitchTo(t.Context(), "erlan", deskPassword); err != nil {
		t.Fatal(err)
	}
}

func (w *world) handover(t *testing.T) shift.Handover {
	t.Helper()
	h, ok, err := w.Handover(t.Context())
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	return h
}

func TestTheOneWhoTakesOverProvesHerselfAndIsSignedInThen(t *testing.T) {
	w := newWorld(t, "erlan")
	w.withNight(t)
	if _, ok, err := w.Handover(t.Context()); ok || err != nil {
		t.Errorf("a handover before any shift: %v", err)
	}
	if _, err := w.BeginShift(t.Context()); err != nil {
		t.Fatal(err)
	}
	iris := w.admit(t, woman("Ирис"), "1А")
	h := w.handover(t)
	r, err := w.SaveHandoverLine(t.Context(), h.ID, shift.Line{Resident: iris, Severity: "watch", Action: "позвонить"})
	if err != nil {
		t.Fatal(err)
	}
	w.clock.Set(evening().Add(12 * time.Hour))
	if _, err := w.GiveHandover(t.Context(), h.ID); err != nil {
		t.Fatal(err)
	}
	if h = w.handover(t); len(h.Facts.Facts) == 0 || h.Facts.House.In != 1 || h.State != shift.Given {
		t.Errorf("signed was %+v", h.Facts)
	}
	w.clock.Set(w.clock.Now().Add(4 * time.Minute))
	take := func(login, password, text string) error {
		_, err := w.AcceptHandover(t.Context(), shelter.Taking{Handover: h.ID, ReadBack: text, Login: login, Password: password})
		return err
	}
	refused(t, take("gulnar", "не тот пароль вовсе", "понятно"), "refused.wrong_password")
	refused(t, take("erlan", deskPassword, "понятно"), "refused.handover_two")
	if a, _ := w.Who(); a.Login != "erlan" {
		t.Errorf("%s is signed in after a refusal", a.Login)
	}
	if err := take("gulnar", nightPassword, "Ирис: позвонить"); err != nil {
		t.Fatal(err)
	}
	if a, role := w.Who(); a.Login != "gulnar" || role != staff.Desk {
		t.Errorf("%s is signed in as %s", a.Login, role)
	}
	done, err := w.HandoverOf(t.Context(), h.ID)
	if err != nil || done.AcceptedBy.At.Sub(done.GivenBy.At) != 4*time.Minute || done.AcceptedBy.Name != "Гүлнар Өмірбекова" {
		t.Errorf("signed %+v, %v", done, err)
	}
	next := w.handover(t)
	if len(next.Lines) != 1 || next.Lines[0].Origin != r.ID || next.Span.From != done.GivenBy.At {
		t.Errorf("the next sheet is %+v", next)
	}
	// What happens after the giver's signature is told by the next sheet, and only there.
	if _, err := w.WriteLog(t.Context(), shift.NewEntry{Text: "чай"}); err != nil {
		t.Fatal(err)
	}
	if again, err := w.HandoverOf(t.Context(), h.ID); err != nil || len(again.Facts.Facts) != len(done.Facts.Facts) {
		t.Errorf("a signed sheet has other facts now, %v", err)
	}
}

// What happened is told by exactly one of two shifts that follow each other, and as it was
// done: across midnight, the cut-off and the end of a month.
func TestFactsOfShiftsEqualWhatWasDone(t *testing.T) {
	w := newWorld(t, "erlan")
	day, _ := civil.NewDay(2026, 11, 29)
	start := civil.Almaty.At(day, 20, 0)
	var want []string
	note := func(kind, word string) { want = append(want, fmt.Sprintf("%d %s %s", w.Now(), kind, word)) }
	step := func(d time.Duration) { w.clock.Set(w.clock.Now().Add(d)) }
	must := func(_ shelter.Receipt, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	w.clock.Set(start)
	words, beds := []string{"Ирис", "Пион", "Лаванда"}, []string{"1А", "1Б", "1В"}
	var ids []int64
	for i, word := range words {
		step(time.Minute)
		ids = append(ids, w.admit(t, woman(word), beds[i]))
		note("house came", word)
	}
	for i := range 30 {
		step(97 * time.Minute)
		word, id := words[i%2], ids[i%2]
		switch i % 6 {
		case 0, 1:
			must(w.GoOut(t.Context(), house.Outing{Resident: id, Back: w.Now().Add(5 * time.Hour), Reason: "shop"}))
			note("house out", word)
		case 2, 3:
			must(w.ComeBack(t.Context(), id, 0))
			note("house back", word)
		case 4:
			must(w.WriteLog(t.Context(), shift.NewEntry{Kind: "call", Text: "звонок", Resident: id}))
			note("log call", word)
		case 5:
			r, err := w.AddTask(t.Context(), tasks.New{Title: "дело", Resident: id})
			must(r, err)
			must(w.TaskDone(t.Context(), r.ID))
			note("tasks done", word)
			p, err := w.Resident(t.Context(), id)
			if err != nil {
				t.Fatal(err)
			}
			p.Alert = people.Alert{Text: fmt.Sprint("дверь ", i), Level: "low"}
			must(w.ChangeResident(t.Context(), p))
			note("people alert", word)
		}
	}
	step(time.Minute)
	must(w.Exit(t.Context(), house.Leaving{Residents: ids[2:], Reason: "own_request", Destination: "99"}))
	note("house left", "Лаванда")
	note("tasks dropped", "Лаванда") // her assessment
	end := w.Now().Add(time.Minute)
	w.clock.Set(end)
	var got []string
	for from := start; from < end; from = from.Add(12 * time.Hour) {
		var f shift.Facts
		err := w.View(t.Context(), func(tx *vault.Tx) (err error) {
			f, err = shelter.Facts(tx, civil.Span{From: from, To: min(from.Add(12*time.Hour), end)})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range f.Facts {
			if x.Part == "house" && x.Kind == house.FactNightAway || x.Kind == house.FactOverdue {
				continue
			}
			got = append(got, fmt.Sprintf("%d %s %s %s", x.At, x.Part, x.Kind, x.Word))
		}
	}
	byTime := func(a, b string) int { return cmp.Compare(a, b) }
	slices.SortFunc(got, byTime)
	slices.SortFunc(want, byTime)
	if !slices.Equal(got, want) {
		t.Errorf("told\n%q\ndone\n%q", got, want)
	}
}
