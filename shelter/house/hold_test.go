package house_test

import (
	"testing"
	"time"

	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/vault"
	"pana/shelter/vault/vaulttest"
)

func (h *home) hold(minutes int, beds ...string) ([]int64, error) {
	var in []int64
	for _, b := range beds {
		in = append(in, h.bed(b))
	}
	var ids []int64
	err := h.do(func(tx *vault.Tx) (err error) {
		ids, err = house.PlaceHold(tx, house.NewHold{Beds: in, For: "женщина ~25, полиция", Minutes: minutes})
		return err
	})
	return ids, err
}

// TestHoldExpiresWhileTheComputerWasOff: at the next start the bed is free before anything
// has been written, and the sweep then writes it.
func TestHoldExpiresWhileTheComputerWasOff(t *testing.T) {
	h := newHome(t)
	ids, err := h.hold(90, "1А", "1Б")
	h.must(err)
	placed := h.Clock.Now()
	if len(ids) != 2 || h.board(placed).Totals.Held != 2 {
		t.Fatalf("held %v", ids)
	}
	// The board of a future moment knows it too.
	if h.board(placed.Add(89*time.Minute)).Totals.Held != 2 || h.board(placed.Add(90*time.Minute)).Totals.Held != 0 {
		t.Error("the board of the future doesn't see the end of the hold")
	}
	h.Clock.Advance(10 * time.Hour)
	h.Reopen(t)
	if b := h.board(h.Clock.Now()); b.Totals.Held != 0 || b.Totals.FreeWomen != 3 {
		t.Errorf("after the night: %+v", b.Totals)
	}
	if n := h.count(`select count(*) from hold where state = 'active'`); n != 2 {
		t.Errorf("reading wrote: %d active", n)
	}
	id := h.register(woman)[0]
	h.must(h.assign(h.open(id, h.Clock.Now()), "1А", ""))
	sweep := func() (n int) {
		h.must(h.as(vault.Actor{}, func(tx *vault.Tx) (err error) { n, err = house.ExpireHolds(tx); return err }))
		return n
	}
	if n := sweep(); n != 2 {
		t.Errorf("%d expired, want 2", n)
	}
	if n := sweep(); n != 0 {
		t.Errorf("%d expired twice", n)
	}
	if n := h.count(`select count(*) from hold where state = 'expired' and ended_at = until`); n != 2 {
		t.Errorf("%d expired at their time", n)
	}
	// The past stays: at 21:00 the bed was held.
	if x, _ := find(h.board(placed.Add(time.Hour)), "1Б"); x.State != house.Held || x.Hold == nil || x.Hold.Purpose == "" {
		t.Errorf("an hour after it was placed: %s", x.State)
	}
}

func TestAHeldBedIsRefusedAndUsed(t *testing.T) {
	h := newHome(t)
	db := vaulttest.Raw(t, h.File)
	ids, err := h.hold(0, "1А")
	h.must(err)
	id := h.register(woman)[0]
	stay := h.open(id, h.Clock.Now())
	refused(t, h.assign(stay, "1А", ""), "refused.bed_held")
	refusedRaw(t, db, "refused.bed_held", insertAssignment, stay, id, h.bed("1А"), int64(h.Clock.Now()), nil)
	_, err = h.hold(30, "1А")
	refused(t, err, "refused.bed_held")
	_, err = h.hold(30, "1Б", "1А")
	refused(t, err, "refused.bed_held")
	if h.board(h.Clock.Now()).Totals.Held != 1 {
		t.Error("half of a refused hold stays")
	}
	err = h.do(func(tx *vault.Tx) error { _, err := house.TakeOut(tx, h.bed("1А"), 0, 0, "repair"); return err })
	refused(t, err, "refused.outage_bed_held")
	h.Clock.Advance(10 * time.Minute)
	h.must(h.do(func(tx *vault.Tx) error {
		_, err := house.Assign(tx, house.Assignment{Stay: stay, Bed: h.bed("1А"), Hold: ids[0]})
		return err
	}))
	if n := h.count(`select count(*) from hold where state = 'used' and ended_at = ?`, int64(h.Clock.Now())); n != 1 {
		t.Error("the hold isn't used up")
	}
	refused(t, h.do(func(tx *vault.Tx) error { return house.ReleaseHold(tx, ids[0]) }), "refused.hold_over")
	h.sound()
}

func TestHoldOnATakenBed(t *testing.T) {
	h := newHome(t)
	db := vaulttest.Raw(t, h.File)
	h.settle("2026-11-01 10:00", "", "1А", woman)
	_, err := h.hold(30, "1А")
	refused(t, err, "refused.hold_bed_taken")
	refusedRaw(t, db, "refused.hold_bed_taken", `insert into hold(party, bed, placed_at, until) values(1, ?, ?, ?)`,
		h.bed("1А"), int64(h.Clock.Now()), int64(h.Clock.Now().Add(time.Hour)))
	refusedRaw(t, db, "CHECK", `insert into hold(party, bed, placed_at, until) values(1, ?, 5, 5)`, h.bed("1Б"))
	h.must(h.do(func(tx *vault.Tx) error { _, err := house.TakeOut(tx, h.bed("1Б"), 0, civil.Open, "bugs"); return err }))
	_, err = h.hold(30, "1Б")
	refused(t, err, "refused.bed_out")
	err = h.do(func(tx *vault.Tx) error { _, err := house.TakeOut(tx, h.bed("1А"), 0, civil.Open, "bugs"); return err })
	refused(t, err, "refused.outage_bed_taken")
	id := h.register(woman)[0]
	refused(t, h.assign(h.open(id, h.Clock.Now()), "1Б", ""), "refused.bed_out")
	_, err = h.hold(4)
	faulty(t, err, "beds", "fault.hold.no_bed")
	faulty(t, err, "minutes", "fault.hold.minutes")
}

func TestTwoUsersHoldOneBed(t *testing.T) {
	h := newHome(t)
	hold := func() error { _, err := h.hold(30, "1А"); return err }
	oneWins(t, "refused.bed_held", hold, hold)
}

func TestReleaseAndHistory(t *testing.T) {
	h := newHome(t)
	h.settle("2026-11-01 10:00", "", "1А", woman)
	ids, err := h.hold(30, "1Б")
	h.must(err)
	h.Clock.Advance(time.Minute)
	h.must(h.do(func(tx *vault.Tx) error { return house.ReleaseHold(tx, ids[0]) }))
	if h.board(h.Clock.Now()).Totals.Held != 0 {
		t.Error("still held")
	}
	var past []house.BedPast
	h.view(func(tx *vault.Tx) (err error) { past, err = house.BedHistory(tx, h.bed("1Б")); return err })
	if len(past) != 2 || past[0].What != house.PastHeld || past[0].State != house.HoldReleased || past[1].What != house.PastPlaced || past[1].RoomCode != "К1" {
		t.Errorf("history %+v", past)
	}
	h.view(func(tx *vault.Tx) (err error) { past, err = house.BedHistory(tx, h.bed("1А")); return err })
	if len(past) != 2 || past[0].What != house.PastSlept || past[0].CodeWord == "" || past[0].To != civil.Open {
		t.Errorf("history %+v", past)
	}
}
