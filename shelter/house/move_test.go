package house_test

import (
	"testing"
	"time"

	"pana/shelter/house"
	"pana/shelter/vault"
	"pana/shelter/vault/vaulttest"
)

func where(b house.Board, resident int64) string {
	for _, r := range b.Rooms {
		for _, x := range r.Beds {
			if x.Resident != nil && x.Resident.ID == resident {
				return r.Code + " " + x.Code
			}
		}
	}
	return ""
}

func TestTwoSwapTheirBeds(t *testing.T) {
	h := newHome(t)
	a := h.settle("2026-11-01 10:00", "", "1А", woman)[0]
	b := h.settle("2026-11-01 10:00", "", "1Б", woman)[0]
	swap := []house.Transfer{{Resident: a, Bed: h.bed("1Б")}, {Resident: b, Bed: h.bed("1А")}}
	refused(t, h.move("", swap[0]), "refused.bed_taken")
	var back []house.Transfer
	h.must(h.do(func(tx *vault.Tx) (err error) {
		back, err = house.Move(tx, swap, house.ReasonByResident, "")
		return err
	}))
	if now := h.board(h.Clock.Now()); where(now, a) != "К1 1Б" || where(now, b) != "К1 1А" {
		t.Errorf("after the swap: %s, %s", where(now, a), where(now, b))
	}
	if before := h.board(h.Clock.Now() - 1); where(before, a) != "К1 1А" {
		t.Errorf("a moment before: %s", where(before, a))
	}
	// Back at once, while the clock stands still, and later.
	h.must(h.move("", back...))
	if now := h.board(h.Clock.Now()); where(now, a) != "К1 1А" || where(now, b) != "К1 1Б" {
		t.Errorf("taken back: %s, %s", where(now, a), where(now, b))
	}
	h.Clock.Advance(time.Minute)
	h.must(h.move("", swap...))
	h.sound()
}

// TestAHouseholdMovesWithItsCrib: all at once, the crib with them, and back.
func TestAHouseholdMovesWithItsCrib(t *testing.T) {
	h := newHome(t)
	ids := h.settle("2026-11-01 10:00", "", "2А 2Б 2К", woman, boy, infant)
	to := []house.Transfer{{ids[1], h.bed("4Б"), 0}, {ids[2], h.bed("2К"), h.rooms["К4"]}, {ids[0], h.bed("4А"), 0}}
	refused(t, h.move("", to...), "refused.needs_reason_isolation")
	if now := h.board(h.Clock.Now()); where(now, ids[2]) != "К2 2К" {
		t.Errorf("a refused move left the baby in %s", where(now, ids[2]))
	}
	var back []house.Transfer
	h.must(h.do(func(tx *vault.Tx) (err error) {
		back, err = house.Move(tx, to, house.ReasonRepair, "ремонт в К2")
		return err
	}))
	if now := h.board(h.Clock.Now()); where(now, ids[0]) != "К4 4А" || where(now, ids[1]) != "К4 4Б" || where(now, ids[2]) != "К4 2К" {
		t.Errorf("after: %s, %s, %s", where(now, ids[0]), where(now, ids[1]), where(now, ids[2]))
	}
	h.must(h.move("", back...))
	if now := h.board(h.Clock.Now()); where(now, ids[2]) != "К2 2К" || now.Totals.FreeIsolation != 2 {
		t.Errorf("taken back: %s", where(now, ids[2]))
	}
	h.Clock.Advance(time.Hour)
	h.must(h.move("ремонт в К2", to...))
	if then := h.board(at("2026-11-05 10:00")); where(then, ids[2]) != "К2 2К" {
		t.Errorf("a week before she slept in %s", where(then, ids[2]))
	}
	h.sound()
}

func TestBadMoves(t *testing.T) {
	h := newHome(t)
	ids := h.settle("2026-11-01 10:00", "", "2А 2Б", woman, girl)
	faulty(t, h.move(""), "people", "fault.move.nobody")
	err := h.do(func(tx *vault.Tx) error {
		_, err := house.Move(tx, []house.Transfer{{ids[0], h.bed("2В"), 0}, {ids[0], h.bed("2В"), 0}}, "whim", "")
		return err
	})
	faulty(t, err, "people.1", "fault.move.twice")
	faulty(t, err, "people.1.bed", "fault.move.one_bed")
	faulty(t, err, "reason", "fault.move.reason")
	refused(t, h.move("", house.Transfer{Resident: ids[0], Bed: h.bed("2А")}), "refused.same_bed")
	refused(t, h.move("", house.Transfer{Resident: ids[0], Bed: h.bed("2В"), Room: h.rooms["К1"]}), "refused.only_cribs_move")
	refused(t, h.move("", house.Transfer{Resident: ids[0], Bed: 9999}), "refused.bed_not_there")
	refused(t, h.move("", house.Transfer{Resident: h.register(woman)[0], Bed: h.bed("2В")}), "refused.not_here")
	refused(t, h.do(func(tx *vault.Tx) error { return house.MoveBed(tx, h.bed("1А"), h.rooms["К3"]) }), "refused.no_right")
	refused(t, h.as(h.director, func(tx *vault.Tx) error { return house.MoveBed(tx, h.bed("2А"), h.rooms["К3"]) }), "refused.bed_moves_with_sleeper")
	h.must(h.as(h.director, func(tx *vault.Tx) error { return house.MoveBed(tx, h.bed("1А"), h.rooms["К3"]) }))
	db := vaulttest.Raw(t, h.File)
	refusedRaw(t, db, "refused.bed_moves_with_sleeper", `update bed_place set room = 1 where bed = ?`, h.bed("2А"))
	refusedRaw(t, db, "refused.bed_moves_with_sleeper", `update bed_place set to_at = ? where bed = ?`, int64(at("2026-11-05 10:00")), h.bed("2А"))
	refusedRaw(t, db, "refused.bed_stands_elsewhere", `insert into bed_place(bed, room, from_at, to_at) values(?, 1, ?, ?)`,
		h.bed("2А"), int64(at("2026-11-05 10:00")), int64(at("2026-11-06 10:00")))
	refusedRaw(t, db, "refused.plan_past", `update room set kind = 'women' where code = 'К2'`)
	refusedRaw(t, db, "refused.bed_used", `update bed set kind = 'bunk_upper' where code = '2А'`)
}

func TestTwoUsersMoveOnePerson(t *testing.T) {
	h := newHome(t)
	a := h.settle("2026-11-01 10:00", "", "1А", woman)[0]
	b := h.settle("2026-11-01 10:00", "", "1Б", woman)[0]
	oneWins(t, "refused.bed_taken",
		func() error { return h.move("", house.Transfer{Resident: a, Bed: h.bed("1В")}) },
		func() error { return h.move("", house.Transfer{Resident: b, Bed: h.bed("1В")}) })
	h.sound()
}
