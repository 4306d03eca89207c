package shelter_test

import (
	"strings"
	"sync"
	"testing"
	"time"

	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/tasks"
)

// midnight is the household of S1 as the desk types it in.
func midnight(w *world) shelter.Intake {
	today := civil.Almaty.Day(w.Now())
	heard := func(given string, sex people.Sex, b people.Birth, relation string) people.NewPerson {
		p := people.NewPerson{Name: people.Name{Given: given}, NameQuality: people.Partial}
		p.Sex, p.Birth, p.Relation, p.Citizenship, p.CitizenshipByWord = sex, b, relation, "TJK", true
		p.Languages = []people.Language{{Code: "tg", Quality: "N"}, {Code: "uz", Quality: "S"}}
		p.Interpreter = true
		return p
	}
	mother := heard("Зулхумор", people.Female, people.About(30, -1, today), people.Self)
	mother.CodeWord, mother.Name.Family = "Мимоза", "Раҳмонова"
	return shelter.Intake{
		People: []people.NewPerson{mother,
			heard("Меҳрубон", people.Male, people.About(7, -1, today), people.Child),
			heard("Сабрина", people.Female, people.About(0, 8, today), people.Child)},
		Beds:        []int64{w.beds["4А"], w.beds["4Б"], w.beds["2К"]},
		Room:        w.rooms["К4"],
		Reason:      "ночь, больше мест нет",
		Alert:       people.Alert{Text: "никому не подтверждать, что семья здесь", Level: "high", Until: w.Now().Add(30 * 24 * time.Hour)},
		Urgent:      "Мальчик кашляет",
		Interpreter: "tg",
		Draft:       "intake",
	}
}

// atMidnight is a world at 00:40 on 14 November with a draft of the intake.
func atMidnight(t *testing.T) *world {
	w := newWorld(t, "erlan")
	w.clock.Set(evening().Add(28*time.Hour + 40*time.Minute))
	if err := w.SaveDraft(t.Context(), "intake", []byte("Зулхумор …")); err != nil {
		t.Fatal(err)
	}
	return w
}

func TestS1AFamilyAtMidnight(t *testing.T) {
	w := atMidnight(t)
	in := midnight(w)
	_, err := w.Admit(t.Context(), func() shelter.Intake { x := in; x.Reason = ""; return x }())
	if !house.NeedsReason(err) {
		t.Errorf("the isolation room was given to a family without a reason: %v", err)
	}
	r, err := w.Admit(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.IDs) != 3 || r.Message.Key != "done.admitted" || r.Undo != nil {
		t.Errorf("receipt %+v", r)
	}
	for bed, word := range map[string]string{"4А": "Мимоза", "4Б": "Мимоза-1", "2К": "Мимоза-2"} {
		if got := w.in(t, bed); got != word {
			t.Errorf("in %s is %q, not %s", bed, got, word)
		}
	}
	family, err := w.Family(t.Context(), r.IDs[1])
	if err != nil || len(family) != 3 {
		t.Fatal(len(family), err)
	}
	for i, f := range family {
		want := "self"
		if i > 0 {
			want = "child"
			if f.Guardian != family[0].ID {
				t.Errorf("%s has guardian %d", f.CodeWord, f.Guardian)
			}
		}
		if f.Relation != want || f.Alert.Level != "high" {
			t.Errorf("%s: %s, alert %s", f.CodeWord, f.Relation, f.Alert.Level)
		}
	}
	b, err := w.Board(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	if b.Totals.Capacity != 10 || b.Totals.CribsUsed != 1 || b.Totals.People != 3 {
		t.Errorf("totals %+v", b.Totals)
	}
	night, err := w.Nights(t.Context(), civil.Almaty.Day(w.Now()).Add(-1), 1)
	if err != nil || night[0].People != 3 {
		t.Errorf("the night that began on the 13th: %+v, %v", night, err)
	}
	checkMorning(t, w, r.IDs[0])
	if _, ok, err := w.Draft(t.Context(), "intake"); ok || err != nil {
		t.Error("the draft is still there", err)
	}
}

// checkMorning looks at the tasks that the intake leaves.
func checkMorning(t *testing.T, w *world, head int64) {
	t.Helper()
	list, err := w.Tasks(t.Context(), tasks.Filter{State: tasks.Open, Resident: head})
	if err != nil || len(list) != 3 {
		t.Fatalf("%d tasks, %v", len(list), err)
	}
	day := civil.Almaty.Day(w.Now())
	want := []struct {
		title string
		due   civil.Instant
	}{
		{"Мальчик кашляет", civil.Almaty.At(day, 8, 0)},
		{"task.interpreter", civil.Almaty.At(day, 9, 0)},
		{"task.assessment", w.Now().Add(24 * time.Hour)},
	}
	for i, x := range list {
		if x.Title+x.Say.Key != want[i].title || x.Due != want[i].due {
			t.Errorf("task %d is %s%s, due %v", i, x.Title, x.Say.Key, civil.Almaty.Local(x.Due))
		}
	}
	if list[0].Priority != tasks.Urgent {
		t.Error("a cough at night isn't urgent")
	}
}

func TestAnIntakeThatIsRefusedLeavesNothingButTheDraft(t *testing.T) {
	for name, spoil := range map[string]func(*world, *shelter.Intake){
		"a taken bed for the last":   func(w *world, in *shelter.Intake) { in.Beds[2] = w.beds["1А"] },
		"a bed that isn't there":     func(w *world, in *shelter.Intake) { in.Beds[1] = 999 },
		"two in one bed":             func(w *world, in *shelter.Intake) { in.Beds[1] = in.Beds[0] },
		"more beds than people":      func(w *world, in *shelter.Intake) { in.Beds = append(in.Beds, w.beds["2А"]) },
		"an age of the last":         func(w *world, in *shelter.Intake) { in.People[2].Birth.AgeYears = 400 },
		"arrival tomorrow":           func(w *world, in *shelter.Intake) { in.At = w.Now().Add(24 * time.Hour) },
		"a code word that is taken":  func(w *world, in *shelter.Intake) { in.People[0].CodeWord = "Тюльпан" },
		"an emoji for a name":        func(w *world, in *shelter.Intake) { in.People[1].Name.Given = "🌷" },
		"control characters":         func(w *world, in *shelter.Intake) { in.People[1].Name.Given = "a\x00b" },
		"10,000 letters":             func(w *world, in *shelter.Intake) { in.People[1].Name.Given = strings.Repeat("ж", 10000) },
		"an alert that is over":      func(w *world, in *shelter.Intake) { in.Alert.Until = w.Now().Add(-time.Hour) },
		"a task without end":         func(w *world, in *shelter.Intake) { in.Urgent = strings.Repeat("кашель ", 100) },
		"a man's bed for the mother": func(w *world, in *shelter.Intake) { in.Beds[0] = w.beds["3А"] },
		"two heads":                  func(w *world, in *shelter.Intake) { in.People[1].Relation = people.Self },
		"a language nobody knows":    func(w *world, in *shelter.Intake) { in.People[0].Languages[0].Code = "??" },
	} {
		t.Run(name, func(t *testing.T) {
			w := atMidnight(t)
			w.admit(t, woman("Тюльпан"), "1А")
			before := w.count(t, footprint)
			in := midnight(w)
			spoil(w, &in)
			_, err := w.Admit(t.Context(), in)
			var fields fault.Fields
			var refusal *fault.Refusal
			if !as(err, &fields) && !as(err, &refusal) {
				t.Errorf("%v is neither a refusal nor faults of fields", err)
			}
			if after := w.count(t, footprint); after != before {
				t.Errorf("%d rows became %d", before, after)
			}
			if d, ok, err := w.Draft(t.Context(), "intake"); !ok || err != nil || !strings.HasPrefix(string(d.Body), "Зулхумор") {
				t.Error("the draft is gone", err)
			}
		})
	}
}

// footprint counts all that an intake writes.
const footprint = `select (select count(*) from resident) + (select count(*) from household) + (select count(*) from stay) +
	(select count(*) from bed_assignment) + (select count(*) from task) + (select count(*) from identity) +
	(select count(*) from audit) + (select count(*) from history) + (select count(*) from bed_place)`

func TestNobodyIsTakenInWithoutAPerson(t *testing.T) {
	w := newWorld(t, "erlan")
	_, err := w.Admit(t.Context(), shelter.Intake{})
	faulty(t, err, "people", "fault.people.none")
}

func TestNamesOfEveryKindAreKeptAsTheyAre(t *testing.T) {
	for _, name := range []string{"Қыдырбаева", "Ҳакимов", "Oʻgʻiloy", "محمد", "נועה", "李小龍", "O'Brien-Смит"} {
		w := newWorld(t, "erlan")
		p := woman("Тюльпан")
		p.Name.Given = name
		id := w.admit(t, p, "1А")
		got, err := w.OpenIdentity(t.Context(), id, "проверка")
		if err != nil || got.Spoken.Given != name {
			t.Errorf("%q came back as %q, %v", name, got.Spoken.Given, err)
		}
	}
}

func TestTwoAtOnceForOneBedExactlyOneWins(t *testing.T) {
	w := newWorld(t, "erlan")
	var wg sync.WaitGroup
	errs := make([]error, 8)
	for i := range errs {
		wg.Go(func() { _, errs[i] = w.Admit(t.Context(), intake(w, "1А", woman(""))) })
	}
	wg.Wait()
	won := 0
	for _, err := range errs {
		if err == nil {
			won++
			continue
		}
		refused(t, err, "refused.bed_taken")
	}
	if n := w.count(t, `select count(*) from resident`); won != 1 || n != 1 {
		t.Errorf("%d won, %d are registered", won, n)
	}
}

// intake is one of people whose head gets a bed.
func intake(w *world, bed string, party ...people.NewPerson) shelter.Intake {
	return shelter.Intake{People: party, Beds: []int64{w.beds[bed]}}
}
