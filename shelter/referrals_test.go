package shelter_test

import (
	"testing"
	"time"

	"pana/shelter"
	"pana/shelter/house"
)

// promised is a referral for which beds are kept.
func (w *world) promised(t *testing.T, minutes int, beds ...string) house.Referral {
	t.Helper()
	r, err := w.AddReferral(t.Context(), house.NewReferral{Channel: "hotline", Source: "ngo", Heads: house.Heads{Women: len(beds)}})
	if err != nil {
		t.Fatal(err)
	}
	v := house.Verdict{Referral: r.ID, Decision: house.Accepted, Minutes: minutes}
	for _, b := range beds {
		v.Beds = append(v.Beds, w.beds[b])
	}
	if _, err := w.Decide(t.Context(), v); err != nil {
		t.Fatal(err)
	}
	return w.referral(t, r.ID)
}

func (w *world) referral(t *testing.T, id int64) house.Referral {
	t.Helper()
	r, err := w.Referral(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func (w *world) held(t *testing.T) int {
	t.Helper()
	b, err := w.Board(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	return b.Totals.Held
}

// TestAReferralIsANoShowAtTheNextSignIn: whoever signs in next finds the bed free on the
// first board, the people off the waiting list and told of, and both written down.
func TestAReferralIsANoShowAtTheNextSignIn(t *testing.T) {
	w := newWorld(t, "erlan")
	r := w.promised(t, 90, "1А")
	if err := w.Lock(); err != nil {
		t.Fatal(err)
	}
	w.clock.Set(r.HeldUntil) // to the moment
	s, err := shelter.Open(t.Context(), w.path, "erlan", deskPassword, options(w.clock))
	if err != nil {
		t.Fatal(err)
	}
	w.Session = s
	board, err := w.Board(t.Context(), 0)
	if err != nil || board.Totals.Held != 0 {
		t.Errorf("%+v %v", board.Totals, err)
	}
	today, err := w.Today(t.Context())
	if err != nil || len(today.Held) != 0 || len(today.Expected) != 0 {
		t.Errorf("%+v %v", today.Held, err)
	}
	if rs, err := w.WaitingList(t.Context()); err != nil || len(rs) != 0 {
		t.Errorf("%+v %v", rs, err)
	}
	if rs, err := w.RanOut(t.Context(), r.HeldUntil-1); err != nil || len(rs) != 1 || rs[0].ID != r.ID {
		t.Errorf("%+v %v", rs, err)
	}
	if n := w.count(t, `select count(*) from hold where state = 'expired' and ended_at = until`); n != 1 {
		t.Error("the sign-in didn't write the end of the hold down")
	}
	w.takeIn(t, shelter.Intake{}, "1А")
}

// TestADecisionIsTakenBack with the beds that it had let go, for what was left of their time.
func TestADecisionIsTakenBack(t *testing.T) {
	w := newWorld(t, "erlan")
	r := w.promised(t, 90, "1А", "1Б")
	w.clock.Advance(30 * time.Minute)
	d, err := w.Decide(t.Context(), house.Verdict{Referral: r.ID, Version: r.Version, Decision: house.ReferredOn, SentTo: "другой центр"})
	if err != nil || w.held(t) != 0 {
		t.Fatal(err, w.held(t))
	}
	w.clock.Advance(10 * time.Minute)
	if err := d.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if back := w.referral(t, r.ID); back.Decision != house.Accepted || back.SentTo != "" || back.MinutesLeft(w.clock.Now()) != 50 || len(back.Beds) != 2 {
		t.Errorf("%+v", back)
	}
	refused(t, d.Undo(t.Context()), "refused.changed_meanwhile")
}

func TestBedsAreLetGoAndKeptLongerAndBothAreTakenBack(t *testing.T) {
	w := newWorld(t, "erlan")
	r := w.promised(t, 90, "1А", "1Б")
	w.clock.Advance(30 * time.Minute)
	longer, err := w.KeepLonger(t.Context(), r.ID, 120)
	if err != nil || w.referral(t, r.ID).MinutesLeft(w.clock.Now()) != 120 {
		t.Fatal(err)
	}
	if err := longer.Undo(t.Context()); err != nil || w.referral(t, r.ID).MinutesLeft(w.clock.Now()) != 60 {
		t.Error(err)
	}
	free, err := w.LetGo(t.Context(), r.ID)
	if err != nil || w.held(t) != 0 {
		t.Fatal(err)
	}
	if err := free.Undo(t.Context()); err != nil || w.held(t) != 2 || w.referral(t, r.ID).MinutesLeft(w.clock.Now()) != 60 {
		t.Error(err)
	}
	refused(t, longer.Undo(t.Context()), "refused.hold_over")
	_, err = w.LetGo(t.Context(), 99)
	refused(t, err, "refused.hold_over")
}
