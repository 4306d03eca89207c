package shelter_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/people"
)

// TestListsOfWhoIsOutEqualPresence: at many moments, over midnight, the cut-off and the end
// of the month, the list of residents narrowed to who is out, overdue or absent overnight
// has whom presence has, and as many as Today's number.
func TestListsOfWhoIsOutEqualPresence(t *testing.T) {
	w := newWorld(t, "erlan")
	ids := w.takeIn(t, shelter.Intake{}, "1А", "1Б", "1В")
	rnd := rand.New(rand.NewPCG(7, 11))
	day, _ := civil.NewDay(2026, 11, 29)
	w.clock.Set(civil.Almaty.At(day, 9, 0))
	for range 90 {
		w.clock.Advance(time.Duration(1+rnd.IntN(150)) * time.Minute)
		id := ids[rnd.IntN(len(ids))]
		all, err := w.Presence(t.Context(), 0)
		if err != nil {
			t.Fatal(err)
		}
		out := false
		for _, x := range all {
			out = out || x.Resident == id && x.Where != house.WhereIn
		}
		if out {
			_, err = w.ComeBack(t.Context(), id, 0)
		} else {
			o := house.Outing{Resident: id, Reason: "work"}
			if rnd.IntN(3) > 0 {
				o.Back = w.clock.Now().Add(time.Duration(1+rnd.IntN(600)) * time.Minute)
			}
			_, err = w.GoOut(t.Context(), o)
		}
		if err != nil {
			t.Fatal(err)
		}
		w.clock.Advance(time.Duration(rnd.IntN(400)) * time.Minute)
		w.sameLists(t)
	}
}

func (w *world) sameLists(t *testing.T) {
	t.Helper()
	all, err := w.Presence(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	want := map[people.Where]map[int64]bool{people.Out: {}, people.Overdue: {}, people.Absent: {}}
	for _, x := range all {
		if x.Where != house.WhereIn {
			want[people.Out][x.Resident] = true
		}
		if x.Where == house.WhereOverdue {
			want[people.Overdue][x.Resident] = true
		}
		if x.Nights > 0 {
			want[people.Absent][x.Resident] = true
		}
	}
	for where, ids := range want {
		rows, err := w.Residents(t.Context(), people.Filter{Where: where})
		if err != nil {
			t.Fatal(err)
		}
		p, err := w.Pages(t.Context(), people.Filter{Where: where})
		if err != nil || p.Count != len(ids) || len(rows) != len(ids) {
			t.Fatalf("%s at %s: %d rows, %d counted, want %d (%v)", where, civil.Almaty.Local(w.clock.Now()), len(rows), p.Count, len(ids), err)
		}
		for _, r := range rows {
			if !ids[r.ID] {
				t.Fatalf("%s: resident %d is in the list", where, r.ID)
			}
		}
	}
	today, err := w.Today(t.Context())
	if err != nil || len(today.Out) != len(want[people.Out]) {
		t.Fatalf("Today counts %d, the list %d (%v)", len(today.Out), len(want[people.Out]), err)
	}
}

// TestACorrectionOfBothEndsIsOneActAndUndone, in whichever order out and in keep their turns.
func TestACorrectionOfBothEndsIsOneActAndUndone(t *testing.T) {
	w := newWorld(t, "erlan")
	id := w.takeIn(t, shelter.Intake{}, "1А")[0]
	start := w.clock.Now()
	w.clock.Advance(time.Hour)
	out, err := w.GoOut(t.Context(), house.Outing{Resident: id, Reason: "doctor", Companion: "соц. работник"})
	if err != nil {
		t.Fatal(err)
	}
	w.clock.Advance(time.Hour)
	in, err := w.ComeBack(t.Context(), id, 0)
	if err != nil {
		t.Fatal(err)
	}
	w.clock.Advance(10 * time.Hour)
	before, err := w.Outings(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	later := []house.Correction{{Event: in.ID, At: start.Add(5 * time.Hour)}, {Event: out.ID, At: start.Add(4 * time.Hour), Reason: "shop"}}
	wrong := []house.Correction{{Event: out.ID, At: start.Add(4 * time.Hour), Reason: "shop"}, {Event: in.ID, At: start.Add(5 * time.Hour)}}
	_, err = w.Correct(t.Context(), wrong[0], wrong[1])
	refused(t, err, "refused.presence_order")
	if es, _ := w.Outings(t.Context(), id); es[1] != before[1] {
		t.Error("half of a refused correction stays")
	}
	r, err := w.Correct(t.Context(), later[0], later[1])
	if err != nil {
		t.Fatal(err)
	}
	es, err := w.Outings(t.Context(), id)
	if err != nil || es[0].At != start.Add(5*time.Hour) || es[1].Reason != "shop" || es[1].Companion != "" {
		t.Errorf("%+v %v", es, err)
	}
	if err := r.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if es, _ = w.Outings(t.Context(), id); es[0].At != before[0].At || es[1].At != before[1].At || es[1].Reason != "doctor" || es[1].Companion != "соц. работник" {
		t.Errorf("after Undo %+v", es)
	}
	never, err := w.Correct(t.Context(), house.Correction{Event: in.ID, Never: true}, house.Correction{Event: out.ID, Never: true})
	if err != nil || never.Undo != nil {
		t.Errorf("%v, and Undo of what never was", err)
	}
	if es, _ = w.Outings(t.Context(), id); len(es) != 0 {
		t.Errorf("%+v", es)
	}
}

// TestAHouseholdComesBackTogether: all of it or nobody.
func TestAHouseholdComesBackTogether(t *testing.T) {
	w := newWorld(t, "erlan")
	ids := w.takeIn(t, shelter.Intake{}, "1А", "1Б")
	w.clock.Advance(time.Hour)
	if _, err := w.Exit(t.Context(), house.Leaving{Residents: ids, Reason: "own_request", Destination: "99"}); err != nil {
		t.Fatal(err)
	}
	w.clock.Advance(2 * time.Hour)
	back := func(beds ...string) error {
		_, err := w.Return(t.Context(), house.Returning{Resident: ids[0], Bed: w.beds[beds[0]]},
			house.Returning{Resident: ids[1], Bed: w.beds[beds[1]]})
		return err
	}
	refused(t, back("1А", "1А"), "refused.bed_taken")
	if all, _ := w.Presence(t.Context(), 0); len(all) != 0 {
		t.Error("one of two is back though the other was refused")
	}
	if err := back("1А", "1Б"); err != nil {
		t.Fatal(err)
	}
	if all, _ := w.Presence(t.Context(), 0); len(all) != 2 {
		t.Errorf("%+v", all)
	}
}

// TestARollCallAfterTheClockWasSetBack, of the last night of a month, is written for its own
// moment and not for one that lies ahead.
func TestARollCallAfterTheClockWasSetBack(t *testing.T) {
	w := newWorld(t, "erlan")
	id := w.takeIn(t, shelter.Intake{}, "1А")[0]
	day, _ := civil.NewDay(2026, 11, 30)
	late := civil.Almaty.At(day, 23, 50)
	w.clock.Set(late.Add(26 * time.Hour)) // two days off
	seen := []house.Seen{{Resident: id, Found: house.FoundPresent}}
	d, _, err := w.CallRoll(t.Context(), house.NewRollCall{Seen: seen, At: late})
	if err != nil {
		t.Fatal(err)
	}
	w.clock.Set(late.Add(20 * time.Minute)) // 00:10 of 1 December: the clock was a day fast
	if err := w.ConfirmClock(t.Context()); err != nil {
		t.Fatal(err)
	}
	_, _, err = w.CallRoll(t.Context(), house.NewRollCall{Seen: seen, At: late.Add(time.Hour)})
	faulty(t, err, "at", "fault.moment.future")
	again, _, err := w.CallRoll(t.Context(), house.NewRollCall{Seen: seen})
	if err != nil {
		t.Fatal(err)
	}
	cs, err := w.RollCalls(t.Context(), civil.Span{From: late, To: civil.Open})
	if err != nil || len(cs) != 2 || cs[0].ID != again.ID || cs[1].ID != d.ID {
		t.Errorf("%+v %v", cs, err)
	}
}
