package house_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/house"
	"pana/shelter/vault"
	"pana/shelter/vault/vaulttest"
)

func (h *home) edit(f func(*vault.Tx) error) error { return h.as(h.director, f) }

func (h *home) change(room string, c house.RoomChange) error {
	return h.edit(func(tx *vault.Tx) error { return house.ChangeRoom(tx, h.rooms[room], c) })
}

func (h *home) later() { h.Clock.Advance(time.Hour) }

// Whatever is done to the plan, the board of every moment before stays as it was shown,
// and so do the nights.
func TestThePastOfTheBoardOutlivesEveryChangeOfThePlan(t *testing.T) {
	for seed := range uint64(6) {
		r := rand.New(rand.NewPCG(seed, 9))
		h := newHome(t)
		h.settle("2026-11-01 10:00", "", "1А", woman)
		h.settle("2026-11-02 10:00", "", "2А", woman)
		type shown struct {
			at     civil.Instant
			board  house.Board
			nights []house.Night
		}
		var past []shown
		night := func() civil.Day { return civil.Almaty.Day(h.Clock.Now()) }
		look := func(at civil.Instant) (s shown) {
			s.at = at
			h.view(func(tx *vault.Tx) (err error) {
				if s.board, err = house.BoardAt(tx, at); err == nil {
					s.nights, err = house.Nights(tx, night().Add(-14), 13)
				}
				return err
			})
			return s
		}
		done := map[string]int{}
		for i := range 60 {
			h.later()
			past = append(past, look(h.Clock.Now()-1))
			past[len(past)-1].nights = nil // of another day each time
			what, err := h.anyEdit(r, i)
			var refusal *fault.Refusal
			var wrong fault.Fields
			if err != nil && !errors.As(err, &refusal) && !errors.As(err, &wrong) {
				t.Fatalf("seed %d: %s: %v", seed, what, err)
			}
			if err == nil {
				done[what]++
			}
		}
		before := look(h.Clock.Now() - 1).nights
		if _, err := h.anyEdit(r, 99); err == nil {
			if after := look(h.Clock.Now() - 1).nights; !reflect.DeepEqual(before, after) {
				t.Errorf("seed %d: nights %v became %v", seed, before, after)
			}
		}
		for _, s := range past {
			if now := look(s.at).board; !same(now, s.board) {
				t.Errorf("seed %d: the board of %v changed:\n%v\n%v", seed, s.at.Time(), told(s.board), told(now))
			}
		}
		if len(done) < 6 {
			t.Errorf("seed %d: only %v went through", seed, done)
		}
		h.sound()
	}
}

// anyEdit does one thing to the plan; many are refused.
func (h *home) anyEdit(r *rand.Rand, i int) (what string, err error) {
	var plan []house.Room
	var gone []house.Gone
	h.must(h.edit(func(tx *vault.Tx) (err error) {
		if plan, err = house.Plan(tx); err == nil {
			gone, err = house.GoneFromPlan(tx)
		}
		return err
	}))
	room := plan[r.IntN(len(plan))]
	for len(room.Beds) == 0 && r.IntN(4) > 0 {
		room = plan[r.IntN(len(plan))]
	}
	bed := house.Bed{ID: 999, Code: "?"}
	if len(room.Beds) > 0 {
		bed = room.Beds[r.IntN(len(room.Beds))]
	}
	return []string{"add room", "change room", "remove room", "add bed", "change bed", "remove bed", "return", "outage"}[i%8], h.edit(func(tx *vault.Tx) error {
		switch i % 8 {
		case 0:
			_, err := house.AddRoom(tx, house.NewRoom{Code: fmt.Sprint("Н", i), Floor: 2, Kind: house.Family, Beds: []house.NewBed{{Code: fmt.Sprint("н", i), Kind: house.Standard}}})
			return err
		case 1:
			return house.ChangeRoom(tx, room.ID, house.RoomChange{Code: fmt.Sprint("Р", i), Floor: r.IntN(3), Kind: house.Kinds[r.IntN(len(house.Kinds))], Note: "окно"})
		case 2:
			_, err := house.RemoveRoom(tx, room.ID)
			return err
		case 3:
			_, err := house.AddBed(tx, house.NewBed{Room: room.ID, Code: fmt.Sprint("б", i), Kind: house.BedKinds[r.IntN(4)], Spare: r.IntN(3) == 0})
			return err
		case 4:
			_, err := house.ChangeBed(tx, bed.ID, house.BedChange{Room: plan[r.IntN(len(plan))].ID, Code: fmt.Sprint("м", i), Kind: house.BedKinds[r.IntN(4)]})
			return err
		case 5:
			return house.RemoveBed(tx, bed.ID)
		case 6:
			if len(gone) == 0 {
				return fault.Refuse("refused.bed_in_plan")
			}
			g := gone[r.IntN(len(gone))]
			if g.Bed {
				return house.ReturnBed(tx, g.ID, room.ID)
			}
			return house.ReturnRoom(tx, g.ID, g.Beds)
		}
		_, err := house.TakeOut(tx, bed.ID, 0, tx.Now().Add(90*time.Minute), "repair")
		return err
	})
}

// same compares boards but for Home, which is of today.
func same(a, b house.Board) bool { return told(a) == told(b) }

// told is all that a board shows.
func told(b house.Board) string {
	var s strings.Builder
	fmt.Fprintf(&s, "%+v\n", b.Totals)
	for _, r := range b.Rooms {
		fmt.Fprintf(&s, "%d %s %d %s %s %s:", r.ID, r.Code, r.Floor, r.Kind, r.Note, r.As)
		for _, x := range r.Beds {
			who := ""
			if x.Resident != nil {
				who = x.Resident.CodeWord
			}
			fmt.Fprintf(&s, " [%d %s %s %v %s %s %d]", x.ID, x.Code, x.Kind, x.Counts, x.State, who, x.FreeSince)
		}
		s.WriteByte('\n')
	}
	return s.String()
}

func TestARoomWithPeopleOrAHoldIsNotRemoved(t *testing.T) {
	h := newHome(t)
	h.settle("2026-11-01 10:00", "", "2А", woman)
	remove := func(code string) error {
		return h.edit(func(tx *vault.Tx) error { _, err := house.RemoveRoom(tx, h.rooms[code]); return err })
	}
	err := remove("К2")
	refused(t, err, "refused.remove_room_taken")
	var r *fault.Refusal
	if errors.As(err, &r) && !strings.Contains(fmt.Sprint(r.Args), "2А") {
		t.Errorf("the refusal doesn't name the bed: %v", r.Args)
	}
	refused(t, h.edit(func(tx *vault.Tx) error { return house.RemoveBed(tx, h.bed("2А")) }), "refused.remove_bed_taken")
	h.must(h.do(func(tx *vault.Tx) error {
		_, err := house.PlaceHold(tx, house.NewHold{Beds: []int64{h.bed("3А")}, For: "полиция", Minutes: 60})
		return err
	}))
	refused(t, remove("К3"), "refused.remove_room_held")
	refused(t, h.edit(func(tx *vault.Tx) error { return house.RemoveBed(tx, h.bed("3А")) }), "refused.remove_bed_held")
	refused(t, h.do(func(tx *vault.Tx) error { return house.RemoveBed(tx, h.bed("3Б")) }), "refused.no_right")
	h.Clock.Advance(61 * time.Minute)
	h.must(remove("К3"))
	refused(t, remove("К3"), "refused.room_unknown")
	refused(t, h.do(func(tx *vault.Tx) error {
		_, err := house.PlaceHold(tx, house.NewHold{Beds: []int64{h.bed("3А")}, For: "полиция", Minutes: 60})
		return err
	}), "refused.bed_not_there")
}

// INV-08 when a room becomes another.
func TestARoomBecomesAnotherOnlyIfItsPeopleFit(t *testing.T) {
	h := newHome(t)
	h.settle("2026-11-01 10:00", "", "2А", woman)
	k2 := house.RoomChange{Code: "К2", Floor: 1, Kind: house.Men}
	refused(t, h.change("К2", k2), "refused.room_kind_beds")
	k2.Kind = house.Staff
	refused(t, h.change("К2", k2), "refused.room_kind_beds")
	k2.Kind = house.Isolation
	refused(t, h.change("К2", k2), "refused.room_kind_beds")
	h.later()
	k2.Kind = house.Women
	h.must(h.change("К2", k2))
	h.sound()
	refused(t, h.moveErr(h.settle("2026-11-03 10:00", "", "3А", man)[0], "2Б"), "refused.man_in_womens_room")
	h.later()
	k2.Kind = house.Family
	h.must(h.change("К2", k2))
	h.sound()
	faulty(t, h.change("К2", house.RoomChange{Code: " ", Kind: "castle", Floor: 999}), "kind", "fault.room.kind")
	refused(t, h.change("К2", house.RoomChange{Code: "к1", Kind: house.Family}), "refused.room_code_taken")
}

func (h *home) moveErr(resident int64, bed string) error {
	return h.move("", house.Transfer{Resident: resident, Bed: h.bed(bed)})
}

func TestABedOfAnotherKindIsAnotherBed(t *testing.T) {
	h := newHome(t)
	h.settle("2026-11-01 10:00", "", "2А", woman)
	change := func(code string, c house.BedChange) (id int64, err error) {
		err = h.edit(func(tx *vault.Tx) (err error) { id, err = house.ChangeBed(tx, h.bed(code), c); return err })
		return id, err
	}
	k2 := h.rooms["К2"]
	_, err := change("2А", house.BedChange{Room: k2, Code: "2А", Kind: house.BunkLower})
	refused(t, err, "refused.remove_bed_taken")
	_, err = change("2А", house.BedChange{Room: h.rooms["К1"], Code: "2А", Kind: house.Standard})
	refused(t, err, "refused.bed_moves_with_sleeper")
	if id, err := change("2А", house.BedChange{Room: k2, Code: "2Ж", Kind: house.Standard}); err != nil || id != h.bed("2А") {
		t.Errorf("a new name wakes whoever sleeps there: %d, %v", id, err)
	}
	if id, err := change("2Б", house.BedChange{Room: k2, Code: "2Б", Kind: house.BunkUpper, Spare: true}); err != nil || id == h.bed("2Б") {
		t.Errorf("another kind of bed is the same bed: %d, %v", id, err)
	}
	h.later()
	h.view(func(tx *vault.Tx) error {
		b, err := house.BoardAt(tx, tx.Now())
		if b.Totals.Capacity != 9 {
			t.Errorf("capacity is %d, a spare bed doesn't count", b.Totals.Capacity)
		}
		if got := b.Rooms[1].Beds[1].Code; got != "2Б" {
			t.Errorf("the new bed lost its place: %s stands there", got)
		}
		return err
	})
}

func TestTheFileKeepsThePastOfThePlan(t *testing.T) {
	h := newHome(t)
	h.settle("2026-11-01 10:00", "", "2А", woman)
	h.later()
	h.must(h.change("К1", house.RoomChange{Code: "К1Ж", Floor: 1, Kind: house.Women}))
	h.must(h.edit(func(tx *vault.Tx) error { return house.RemoveBed(tx, h.bed("3Б")) }))
	h.must(h.edit(func(tx *vault.Tx) error {
		_, err := house.ChangeBed(tx, h.bed("4Б"), house.BedChange{Room: h.rooms["К4"], Code: "4Ж", Kind: house.Standard})
		return err
	}))
	bedless := h.open(h.register(man)[0], h.Clock.Now())
	h.later()
	db := vaulttest.Raw(t, h.File)
	now := int64(h.Clock.Now())
	for key, attacks := range map[string][]string{
		"refused.plan_past": {
			`update room set kind = 'men' where code = 'К4'`, `update room set code = 'x' where code = 'К4'`,
			`update room set note = 'x', version = version + 1, changed_at = changed_at - 1 where code = 'К1Ж'`,
			`update room set since = 5, version = version + 1 where code = 'К4'`,
			`update room set removed_at = 7, version = version + 1, changed_at = 8 where code = 'К4'`,
			`update bed set code = 'x' where code = '1А'`, `update bed set removed_at = null where code = '3Б'`,
			`delete from room`, `delete from bed`, `delete from room_was`, `update room_was set kind = 'men'`, `update bed_was set code = 'x'`,
			`insert into room_was(room, until, there, code, floor, kind, note, place) select id, 5, 1, 'x', 1, 'men', '', 1 from room where code = 'К1Ж'`,
			`insert into room_was(room, until, there, code, floor, kind, note, place) select id, 5, 1, 'x', 1, 'men', '', 1 from room where code = 'К4'`,
			`insert or replace into room(id, code, kind) values(1, 'x', 'men')`,
		},
		"refused.bed_used":               {`update bed set kind = 'bunk_upper', version = version + 1 where code = '1Б'`, `update bed set counts = 0, version = version + 1 where code = '1Б'`},
		"refused.room_has_beds":          {fmt.Sprintf(`update room set removed_at = %d, changed_at = %[1]d, version = version + 1 where code = 'К4'`, now)},
		"refused.bed_stands_still":       {fmt.Sprintf(`update bed set removed_at = %d, changed_at = %[1]d, version = version + 1 where code = '2А'`, now)},
		"refused.bed_moves_with_sleeper": {fmt.Sprintf(`update bed_place set to_at = %d where bed = %d`, now, h.bed("2А"))},
		"refused.bed_removed": {fmt.Sprintf(`insert into bed_place(bed, room, from_at) values(%d, 1, %d)`, h.bed("3Б"), now),
			fmt.Sprintf(`update bed_place set to_at = null where bed = %d`, h.bed("3Б"))},
		"refused.room_kind_people": {fmt.Sprintf(`update room set kind = 'men', version = version + 1, changed_at = %d where code = 'К2'`, now),
			fmt.Sprintf(`update room set kind = 'staff', version = version + 1, changed_at = %d where code = 'К2'`, now)},
	} {
		for _, q := range attacks {
			refusedRaw(t, db, key, q)
		}
	}
	refusedRaw(t, db, "refused.bed_", `insert into hold(party, bed, placed_at, until) values(1, ?, ?, ?)`, h.bed("3Б"), now-7200_000, now+3600_000)
	refusedRaw(t, db, "refused.bed_not_there", `insert into bed_assignment(stay, resident, bed, from_at, reason, made_at)
		select id, resident, ?, ?, 'move_by_staff', ? from stay where id = ?`, h.bed("3Б"), now, now, bedless)
}

func TestSomebodyMovesInWhileTheBedIsRemoved(t *testing.T) {
	h := newHome(t)
	id := h.settle("2026-11-01 10:00", "", "1А", woman)[0]
	a := make(chan error, 2)
	go func() { a <- h.edit(func(tx *vault.Tx) error { return house.RemoveBed(tx, h.bed("1Б")) }) }()
	go func() { a <- h.moveErr(id, "1Б") }()
	x, y := <-a, <-a
	if (x == nil) == (y == nil) {
		t.Errorf("one of the two must be refused: %v, %v", x, y)
	}
	h.sound()
}

func TestAnOutageToComeIsTakenBack(t *testing.T) {
	h := newHome(t)
	var id int64
	h.must(h.do(func(tx *vault.Tx) (err error) {
		id, err = house.TakeOut(tx, h.bed("1А"), tx.Now().Add(time.Hour), tx.Now().Add(3*time.Hour), "repair")
		return err
	}))
	list := func() (all []house.Outage) {
		h.view(func(tx *vault.Tx) (err error) { all, err = house.Outages(tx, h.bed("1А")); return err })
		return all
	}
	if all := list(); len(all) != 1 || all[0].ID != id {
		t.Fatalf("outages are %+v", all)
	}
	h.must(h.do(func(tx *vault.Tx) error { return house.LiftOutage(tx, id) }))
	if all := list(); len(all) != 0 {
		t.Errorf("a lifted outage still stands: %+v", all)
	}
	refused(t, h.do(func(tx *vault.Tx) error { return house.LiftOutage(tx, id) }), "refused.bed_not_out")
	h.must(h.do(func(tx *vault.Tx) (err error) {
		id, err = house.TakeOut(tx, h.bed("1А"), 0, tx.Now().Add(3*time.Hour), "bugs")
		return err
	}))
	h.later()
	h.must(h.do(func(tx *vault.Tx) error { return house.LiftOutage(tx, id) }))
	h.later()
	h.view(func(tx *vault.Tx) error {
		past, err := house.BoardAt(tx, tx.Now().Add(-90*time.Minute))
		if past.Rooms[0].Beds[0].State != house.Out {
			t.Errorf("the past outage is gone: %s", past.Rooms[0].Beds[0].State)
		}
		return err
	})
}
