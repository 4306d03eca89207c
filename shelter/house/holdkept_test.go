package house_test

import (
	"testing"
	"time"

	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/vault"
	"pana/shelter/vault/vaulttest"
)

func (h *home) kept(minutes int, beds ...string) int64 {
	h.t.Helper()
	v := house.Verdict{Referral: h.announce(announced), Decision: house.Accepted, Minutes: minutes}
	for _, b := range beds {
		v.Beds = append(v.Beds, h.bed(b))
	}
	_, err := h.decide(v)
	h.must(err)
	return v.Referral
}

func (h *home) longer(id int64, minutes int) (was []house.Hold, err error) {
	err = h.do(func(tx *vault.Tx) (err error) { was, err = house.KeepLonger(tx, id, minutes); return err })
	return was, err
}

// TestBedsAreKeptLonger: all of a referral together, counted from now, and back again.
func TestBedsAreKeptLonger(t *testing.T) {
	h := newHome(t)
	id := h.kept(30, "2А", "2Б")
	h.Clock.Advance(20 * time.Minute)
	was, err := h.longer(id, 60)
	h.must(err)
	if r := h.referral(id); r.MinutesLeft(h.Clock.Now()) != 60 || len(r.Beds) != 2 || len(r.BedIDs) != 2 || r.BedIDs[0] != h.bed("2А") {
		t.Errorf("%+v", r)
	}
	h.must(h.do(func(tx *vault.Tx) error { return house.KeepAsBefore(tx, was) }))
	if r := h.referral(id); r.MinutesLeft(h.Clock.Now()) != 10 {
		t.Errorf("%+v", r)
	}
	for _, minutes := range []int{-1, 0, 4, 8 * 24 * 60} {
		_, err = h.longer(id, minutes)
		faulty(t, err, "minutes", "fault.hold.minutes")
	}
	// A bed that is closed from tonight on isn't promised beyond.
	h.must(h.do(func(tx *vault.Tx) error {
		_, err := house.TakeOut(tx, h.bed("2Б"), h.Clock.Now().Add(3*time.Hour), civil.Open, "repair")
		return err
	}))
	_, err = h.longer(id, 4*60)
	refused(t, err, "refused.bed_out")
	if r := h.referral(id); r.MinutesLeft(h.Clock.Now()) != 10 {
		t.Errorf("half of it stays: %+v", r)
	}
	h.Clock.Advance(10 * time.Minute)
	_, err = h.longer(id, 60)
	refused(t, err, "refused.hold_over")
	refused(t, h.do(func(tx *vault.Tx) error { return house.KeepAsBefore(tx, was) }), "refused.hold_over")
	refused(t, h.do(func(tx *vault.Tx) error { _, err := house.LetGo(tx, id); return err }), "refused.hold_over")
	refusedRaw(t, vaulttest.Raw(t, h.File), "CHECK", `update hold set until = placed_at`)
}

// TestLettingGoLeavesThemWaiting, and anybody may have the bed.
func TestLettingGoLeavesThemWaiting(t *testing.T) {
	h := newHome(t)
	id := h.kept(30, "1А")
	h.Clock.Advance(time.Minute)
	h.must(h.do(func(tx *vault.Tx) error { _, err := house.LetGo(tx, id); return err }))
	if r := h.referral(id); !r.Waiting() || r.Decision != house.Accepted || len(r.Beds) != 0 || h.board(h.Clock.Now()).Totals.Held != 0 {
		t.Errorf("%+v", r)
	}
	h.Clock.Advance(24 * time.Hour)
	if s := h.sweep(); s.NoShows != 0 || len(h.waiting()) != 1 {
		t.Error("who waits without a bed became a no-show")
	}
}

// TestADecisionIsForTheReferralAsItWasRead: the second window is told.
func TestADecisionIsForTheReferralAsItWasRead(t *testing.T) {
	h := newHome(t)
	id := h.announce(announced)
	v := h.referral(id).Version
	decide := func(d house.Decision, beds ...int64) func() error {
		return func() error {
			_, err := h.decide(house.Verdict{Referral: id, Version: v, Decision: d, Beds: beds, Minutes: 60})
			return err
		}
	}
	oneWins(t, "refused.changed_meanwhile", decide(house.Accepted, h.bed("1А")), decide(house.NoBed))
	r := h.referral(id)
	if held := h.board(h.Clock.Now()).Totals.Held; (r.Decision == house.Accepted) != (held == 1) || r.Version != v+1 {
		t.Errorf("%+v with %d beds held", r, held)
	}
}

// TestOtherBedsInPlaceOfThoseKept: accepted anew, the old ones are free.
func TestOtherBedsInPlaceOfThoseKept(t *testing.T) {
	h := newHome(t)
	id := h.kept(60, "1А")
	_, err := h.decide(house.Verdict{Referral: id, Decision: house.Accepted, Beds: []int64{h.bed("1А"), h.bed("1Б")}})
	h.must(err)
	if r := h.referral(id); len(r.Beds) != 2 || h.board(h.Clock.Now()).Totals.Held != 2 {
		t.Errorf("%+v", r)
	}
}

// TestWhoDidNotComeIsToldForAWhile, by the clock and after it is written down alike.
func TestWhoDidNotComeIsToldForAWhile(t *testing.T) {
	h := newHome(t)
	id := h.kept(60, "1А")
	h.kept(30 * 60)
	end := h.Clock.Now().Add(time.Hour)
	told := func(since civil.Instant) (rs []house.Referral) {
		h.view(func(tx *vault.Tx) (err error) { rs, err = house.RanOut(tx, since); return err })
		return rs
	}
	if rs := told(0); len(rs) != 0 {
		t.Errorf("%+v", rs)
	}
	h.Clock.Set(end)
	for _, swept := range []bool{false, true} {
		if rs := told(end - 1); len(rs) != 1 || rs[0].ID != id || !rs[0].RanOut() || rs[0].DecidedAt != end {
			t.Errorf("swept %v: %+v", swept, rs)
		}
		if rs := told(end); len(rs) != 0 {
			t.Errorf("swept %v: too long ago, and told: %+v", swept, rs)
		}
		h.sweep()
	}
	_, err := h.decide(house.Verdict{Referral: id, Decision: house.NoShow})
	h.must(err)
	if rs := told(0); len(rs) != 0 {
		t.Errorf("somebody saw to it, and it is told: %+v", rs)
	}
}

func TestGuestsOfThoseAnnounced(t *testing.T) {
	today := civil.Almaty.Day(at("2026-11-12 20:00"))
	g := house.Heads{Girls: 1, Boys: 2, Women: 1, Adults: 1, Children: 1, Men: 1}.Guests(today)
	if len(g) != 7 || g[0].Sex != people.Female || g[0].Relation != people.Self || g[1].Sex != people.Male || g[2].Sex != "" {
		t.Fatalf("%+v", g)
	}
	for i, x := range g {
		if child := x.Birth.Under(18, today); child != (i > 2) || child != (x.Relation == people.Child) {
			t.Errorf("%d: %+v", i, x)
		}
	}
	if g := (house.Heads{Boys: 1}).Guests(today); len(g) != 1 || g[0].Relation != people.Self {
		t.Errorf("%+v", g)
	}
	h := newHome(t)
	var found []house.Proposal
	h.view(func(tx *vault.Tx) (err error) {
		found, err = house.Propose(tx, house.Heads{Women: 1, Children: 2}.Guests(today), 0)
		return err
	})
	if len(found) == 0 || found[0].Room.Kind != house.Family || found[0].Fits != 3 {
		t.Errorf("%+v", found)
	}
}
