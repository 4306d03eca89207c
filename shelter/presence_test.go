package shelter_test

import (
	"testing"
	"time"

	"pana/shelter"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/staff"
)

// takeIn takes women in, one a bed, and gives their numbers.
func (w *world) takeIn(t *testing.T, in shelter.Intake, beds ...string) []int64 {
	t.Helper()
	for i, b := range beds {
		p := woman("")
		if i > 0 {
			p.Relation = people.Relative
		}
		in.People, in.Beds = append(in.People, p), append(in.Beds, w.beds[b])
	}
	r, err := w.Admit(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	return r.IDs
}

func (w *world) out(t *testing.T) (n int) {
	t.Helper()
	all, err := w.Presence(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range all {
		if x.Where != house.WhereIn {
			n++
		}
	}
	return n
}

// TestTwoGoOutTogetherAndUndoIt: all or nobody, and undone as one.
func TestTwoGoOutTogetherAndUndoIt(t *testing.T) {
	w := newWorld(t, "erlan")
	ids := w.takeIn(t, shelter.Intake{}, "1А", "1Б")
	w.clock.Advance(time.Hour)
	o := house.Outing{Resident: ids[0], Reason: "doctor"}
	_, err := w.GoOut(t.Context(), o, ids[1], 999)
	refused(t, err, "refused.not_here")
	if w.out(t) != 0 {
		t.Error("some of those who were refused are out")
	}
	r, err := w.GoOut(t.Context(), o, ids[1])
	if err != nil || w.out(t) != 2 {
		t.Fatal(err, w.out(t))
	}
	if err := r.Undo(t.Context()); err != nil || w.out(t) != 0 {
		t.Error(err, w.out(t))
	}
	refused(t, r.Undo(t.Context()), "refused.presence_gone")
	w.clock.Advance(time.Minute)
	if _, err := w.GoOut(t.Context(), o, ids[1]); err != nil {
		t.Fatal(err)
	}
	w.clock.Advance(time.Hour)
	back, err := w.ComeBack(t.Context(), ids[0], 0, ids[1])
	if err != nil || w.out(t) != 0 {
		t.Fatal(err, w.out(t))
	}
	if err := back.Undo(t.Context()); err != nil || w.out(t) != 2 {
		t.Error(err, w.out(t))
	}
}

// TestWhatTimeBroughtIsDoneAtTheNextStart, whoever signs in: the technical administrator
// may do nothing of it herself.
func TestWhatTimeBroughtIsDoneAtTheNextStart(t *testing.T) {
	w := newWorld(t, "saule")
	if _, err := w.AddAccount(t.Context(), shelter.NewAccount{Login: "tech", Name: "Асхат", Password: "blue ladder nine windows",
		Roles: []staff.Role{staff.Technical}}); err != nil {
		t.Fatal(err)
	}
	ids := w.takeIn(t, shelter.Intake{}, "1А")
	w.clock.Advance(time.Hour)
	if _, err := w.GoOut(t.Context(), house.Outing{Resident: ids[0], Reason: "shop"}); err != nil {
		t.Fatal(err)
	}
	r, err := w.AddReferral(t.Context(), house.NewReferral{Channel: "phone", Source: "ngo", Heads: house.Heads{Women: 1}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Decide(t.Context(), house.Verdict{Referral: r.ID, Decision: house.Accepted, Beds: []int64{w.beds["1Б"]}}); err != nil {
		t.Fatal(err)
	}
	if err := w.Lock(); err != nil {
		t.Fatal(err)
	}
	w.clock.Advance(3 * 24 * time.Hour)
	s, err := shelter.Open(t.Context(), w.path, "tech", "blue ladder nine windows", options(w.clock))
	if err != nil {
		t.Fatal(err)
	}
	w.Session = s
	if err := w.Sweep(t.Context()); err != nil {
		t.Error(err)
	}
	for q, want := range map[string]int{
		`select count(*) from hold where state = 'expired'`:                                      1,
		`select count(*) from referral_in where decision = 'no_show' and decided_by is null`:     1,
		`select count(*) from task where title_key = 'task.absence_decision' and state = 'open'`: 1,
		`select count(*) from absence_decision where choice is null`:                             1,
	} {
		if n := w.count(t, q); n != want {
			t.Errorf("%s: %d, want %d", q, n, want)
		}
	}
}

// TestAnIntakeUsesTheHoldOfItsReferral, and one that came without a hold is told by number.
func TestAnIntakeUsesTheHoldOfItsReferral(t *testing.T) {
	w := newWorld(t, "erlan")
	announce := func(v house.Verdict) (int64, []int64) {
		r, err := w.AddReferral(t.Context(), house.NewReferral{Channel: "police", Source: "law_enforcement", Heads: house.Heads{Women: 2}})
		if err != nil {
			t.Fatal(err)
		}
		v.Referral, v.Decision = r.ID, house.Accepted
		d, err := w.Decide(t.Context(), v)
		if err != nil {
			t.Fatal(err)
		}
		return r.ID, d.IDs
	}
	first, holds := announce(house.Verdict{Beds: []int64{w.beds["1А"], w.beds["1Б"]}})
	second, _ := announce(house.Verdict{})
	a := w.takeIn(t, shelter.Intake{Hold: holds[0]}, "1А")
	b := w.takeIn(t, shelter.Intake{Referral: second}, "1В")
	for id, resident := range map[int64]int64{first: a[0], second: b[0]} {
		r, err := w.Referral(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		if who, err := w.Resident(t.Context(), resident); err != nil || who.Household != r.Household {
			t.Errorf("referral %+v of household %d: %v", r, who.Household, err)
		}
	}
	board, err := w.Board(t.Context(), 0)
	if err != nil || board.Totals.Held != 0 || board.Totals.Occupied != 2 {
		t.Errorf("%+v %v", board.Totals, err)
	}
	if rs, err := w.WaitingList(t.Context()); err != nil || len(rs) != 0 {
		t.Errorf("%+v %v", rs, err)
	}
	_, err = w.Admit(t.Context(), shelter.Intake{People: []people.NewPerson{woman("")}, Referral: second})
	refused(t, err, "refused.referral_came")
}
