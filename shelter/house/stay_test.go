package house_test

import (
	"testing"
	"time"

	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/tasks"
	"pana/shelter/vault"
	"pana/shelter/vault/vaulttest"
)

// leave is an exit now, unless at says otherwise.
func (h *home) leave(l house.Leaving) (d house.Departure, err error) {
	if l.Reason == "" {
		l.Reason = "own_request"
	}
	if l.Destination == "" {
		l.Destination = "99"
	}
	err = h.do(func(tx *vault.Tx) (err error) { d, err = house.Exit(tx, l); return err })
	return d, err
}

func TestINV03OneOpenStay(t *testing.T) {
	h := newHome(t)
	db := vaulttest.Raw(t, h.File)
	id := h.register(woman)[0]
	h.open(id, at("2026-11-01 10:00"))
	refused(t, h.do(func(tx *vault.Tx) error { _, err := house.OpenStay(tx, id, 0, civil.Day{}); return err }), "refused.stay_open")
	const q = `insert into stay(resident, entry_no, admitted_at, exited_at, exit_reason, destination, made_at) values(?, 2, ?, ?, ?, ?, 0)`
	refusedRaw(t, db, "UNIQUE", q, id, int64(at("2026-11-05 10:00")), nil, nil, nil)
	refusedRaw(t, db, "refused.stay_overlaps", q, id, int64(at("2026-11-05 10:00")), int64(at("2026-11-06 10:00")), "own_request", "99")
	refusedRaw(t, db, "refused.stay_overlaps", q, id, int64(at("2026-10-05 10:00")), int64(at("2026-11-01 10:01")), "own_request", "99")
	if _, err := db.Exec(q, id, int64(at("2026-10-05 10:00")), int64(at("2026-11-01 10:00")), "own_request", "99"); err != nil {
		t.Errorf("touching stays are refused: %v", err)
	}
	refusedRaw(t, db, "refused.nothing_deleted", `delete from stay`)
}

func TestINV23AStayEndsWithReasonAndDestination(t *testing.T) {
	h := newHome(t)
	db := vaulttest.Raw(t, h.File)
	id := h.settle("2026-11-01 10:00", "", "1А", woman)[0]
	db.Exec(`update bed_assignment set to_at = ?`, int64(at("2026-11-05 10:00")))
	refusedRaw(t, db, "CHECK", `update stay set exited_at = ?`, int64(at("2026-11-05 10:00")))
	refusedRaw(t, db, "CHECK", `update stay set exited_at = ?, exit_reason = 'own_request'`, int64(at("2026-11-05 10:00")))
	refusedRaw(t, db, "CHECK", `update stay set exited_at = ?, exit_reason = 'bored', destination = '99'`, int64(at("2026-11-05 10:00")))
	refusedRaw(t, db, "CHECK", `update stay set exited_at = admitted_at, exit_reason = 'own_request', destination = '99'`)
	err := h.do(func(tx *vault.Tx) error {
		_, err := house.Exit(tx, house.Leaving{Residents: []int64{id}, At: h.Clock.Now() + 1, Country: "KAZAKHSTAN"})
		return err
	})
	faulty(t, err, "reason", "fault.exit.reason")
	faulty(t, err, "destination", "fault.exit.destination")
	faulty(t, err, "country", "fault.exit.country")
	faulty(t, err, "at", "fault.moment.future")
	_, err = h.leave(house.Leaving{})
	faulty(t, err, "people", "fault.exit.nobody")
}

func TestExitBeforeAdmissionOrMove(t *testing.T) {
	h := newHome(t)
	id := h.settle("2026-11-05 10:00", "", "1А", woman)[0]
	_, err := h.leave(house.Leaving{Residents: []int64{id}, At: at("2026-11-05 09:00")})
	refused(t, err, "refused.exit_before_admission")
	_, err = h.leave(house.Leaving{Residents: []int64{id}, At: at("2026-11-05 10:00")})
	refused(t, err, "refused.exit_before_admission")
	h.must(h.move("", house.Transfer{Resident: id, Bed: h.bed("1Б")}))
	_, err = h.leave(house.Leaving{Residents: []int64{id}, At: at("2026-11-08 10:00")})
	refused(t, err, "refused.before_last_move")
	_, err = h.leave(house.Leaving{Residents: []int64{id + 77}})
	refused(t, err, "refused.not_here")
}

// TestINV10ExitClosesEverything: bed, hold and tasks, for the whole household; and taking
// it back opens them again.
func TestINV10ExitClosesEverything(t *testing.T) {
	h := newHome(t)
	db := vaulttest.Raw(t, h.File)
	ids := h.settle("2026-11-01 10:00", "", "2А 2Б", woman, girl)
	var task int64
	h.must(h.do(func(tx *vault.Tx) (err error) {
		if task, err = tasks.Add(tx, tasks.New{Title: "врач", Resident: ids[0]}); err != nil {
			return err
		}
		_, err = house.PlaceHold(tx, house.NewHold{Beds: []int64{h.bed("1А")}, Resident: ids[0]})
		return err
	}))
	// By plain SQL the stay can't end while something is open.
	refusedRaw(t, db, "refused.", `update stay set exited_at = ?, exit_reason = 'own_request', destination = '99' where resident = ?`, int64(h.Clock.Now()), ids[0])
	db.Exec(`update bed_assignment set to_at = ? where resident = ?`, int64(h.Clock.Now()), ids[0])
	refusedRaw(t, db, "refused.exit_tasks_open", `update stay set exited_at = ?, exit_reason = 'own_request', destination = '99' where resident = ?`, int64(h.Clock.Now()), ids[0])
	db.Exec(`update bed_assignment set to_at = null where resident = ?`, ids[0])

	h.Clock.Advance(time.Hour)
	d, err := h.leave(house.Leaving{Residents: ids})
	h.must(err)
	if len(d.Stays) != 2 || len(d.Tasks) != 1 || d.Tasks[0] != task {
		t.Errorf("departure %+v", d)
	}
	b := h.board(h.Clock.Now())
	if b.Totals.Free != 10 || b.Totals.Held != 0 {
		t.Errorf("after the exit: %+v", b.Totals)
	}
	if n := h.count(`select count(*) from task where state = 'open'`); n != 0 {
		t.Errorf("%d tasks open", n)
	}
	if n := h.count(`select count(*) from resident where state = 'left'`); n != 2 {
		t.Errorf("%d of 2 left", n)
	}
	h.must(h.do(func(tx *vault.Tx) error { return house.TakeBackExit(tx, d) }))
	if b := h.board(h.Clock.Now()); b.Totals.Occupied != 2 {
		t.Errorf("after taking back: %+v", b.Totals)
	}
	if n := h.count(`select count(*) from task where state = 'open'`); n != 1 {
		t.Errorf("%d tasks open after taking back", n)
	}
	refused(t, h.do(func(tx *vault.Tx) error { return house.TakeBackExit(tx, d) }), "refused.stay_open")
	h.sound()

	d, err = h.leave(house.Leaving{Residents: ids})
	h.must(err)
	h.settle("2026-11-12 21:00", "", "2Б", woman)
	refused(t, h.do(func(tx *vault.Tx) error { return house.TakeBackExit(tx, d) }), "refused.undo_bed_taken")
}

func TestExitIsAllOrNobody(t *testing.T) {
	h := newHome(t)
	ids := h.settle("2026-11-01 10:00", "", "2А 2Б", woman, girl)
	_, err := h.leave(house.Leaving{Residents: []int64{ids[0], 999}})
	refused(t, err, "refused.not_here")
	if n := h.board(h.Clock.Now()).Totals.Occupied; n != 2 {
		t.Errorf("%d of 2 still here", n)
	}
}

func TestAChildLeftBehindMakesATask(t *testing.T) {
	h := newHome(t)
	ids := h.settle("2026-11-01 10:00", "", "2А 2Б", woman, girl)
	_, err := h.leave(house.Leaving{Residents: ids[:1], Reason: "disappeared", Destination: "no_exit_interview"})
	h.must(err)
	if n := h.count(`select count(*) from task where resident = ? and title_key = 'task.child_without_guardian' and priority = 'urgent'`, ids[1]); n != 1 {
		t.Errorf("%d tasks for the child", n)
	}
}

func TestReturnsAreCounted(t *testing.T) {
	h := newHome(t)
	id := h.settle("2026-11-01 10:00", "", "1А", woman)[0]
	_, err := h.leave(house.Leaving{Residents: []int64{id}, At: at("2026-11-05 10:00"), Destination: "family_temporary"})
	h.must(err)
	h.must(h.do(func(tx *vault.Tx) error {
		_, err := house.OpenStay(tx, id, at("2026-11-10 10:00"), civil.Day{})
		return err
	}))
	var past []house.StayPast
	h.view(func(tx *vault.Tx) (err error) { past, err = house.StayHistory(tx, id); return err })
	if len(past) != 2 || past[0].EntryNo != 2 || past[1].EntryNo != 1 || past[1].Destination != "family_temporary" || len(past[1].Beds) != 1 || past[1].Beds[0].BedCode != "1А" {
		t.Errorf("history %+v", past)
	}
	err = h.do(func(tx *vault.Tx) error { _, err := house.OpenStay(tx, id, 0, civil.Day{}); return err })
	refused(t, err, "refused.stay_open")
	other := h.register(woman)[0]
	err = h.do(func(tx *vault.Tx) error {
		_, err := house.OpenStay(tx, other, h.Clock.Now()+1, day("2026-11-01"))
		return err
	})
	faulty(t, err, "admitted_at", "fault.moment.future")
	faulty(t, err, "planned_until", "fault.stay.planned")
}

func TestExtensionNeedsAReason(t *testing.T) {
	h := newHome(t)
	id := h.register(woman)[0]
	h.must(h.do(func(tx *vault.Tx) error { _, err := house.OpenStay(tx, id, 0, day("2026-11-20")); return err }))
	extend := func(until, reason string) error {
		return h.do(func(tx *vault.Tx) error { return house.Extend(tx, id, day(until), reason) })
	}
	faulty(t, extend("2026-11-25", " "), "reason", "fault.reason.empty")
	faulty(t, extend("2026-11-11", "x"), "planned_until", "fault.stay.planned")
	h.must(extend("2026-11-25", "ждёт паспорт"))
	h.must(extend("2026-11-24", ""))
	var past []house.StayPast
	h.view(func(tx *vault.Tx) (err error) { past, err = house.StayHistory(tx, id); return err })
	if s := past[0]; s.PlannedUntil != day("2026-11-24") || len(s.Extensions) != 1 || s.Extensions[0].Old != day("2026-11-20") || s.Extensions[0].ApprovedBy == "" {
		t.Errorf("history %+v", s)
	}
}

func TestPresence(t *testing.T) {
	h := newHome(t)
	id := h.settle("2026-11-01 10:00", "", "3Б", man)[0]
	out := func(o house.Outing) error {
		return h.do(func(tx *vault.Tx) error { _, err := house.GoOut(tx, o); return err })
	}
	back := func() error {
		return h.do(func(tx *vault.Tx) error { _, err := house.ComeBack(tx, id, 0); return err })
	}
	refused(t, back(), "refused.not_out")
	err := out(house.Outing{Resident: id, At: h.Clock.Now() + 1, Back: 5, Reason: "holiday"})
	for f, k := range map[string]string{"at": "fault.moment.future", "back": "fault.out.back", "reason": "fault.out.reason"} {
		faulty(t, err, f, k)
	}
	h.Clock.Set(at("2026-11-17 12:00"))
	h.must(out(house.Outing{Resident: id, Back: at("2026-11-17 18:00"), Reason: "consulate"}))
	h.Clock.Set(at("2026-11-17 14:20"))
	refused(t, out(house.Outing{Resident: id, Reason: "shop"}), "refused.already_out")
	b := h.board(h.Clock.Now())
	if x, _ := find(b, "3Б"); x.State != house.Away || x.Resident.AwayUntil != at("2026-11-17 18:00") || b.Totals.Away != 1 || b.Totals.Occupied != 0 {
		t.Errorf("at 14:20 %s %+v %+v", x.State, x.Resident, b.Totals)
	}
	if x, _ := find(h.board(at("2026-11-17 11:59")), "3Б"); x.State != house.Occupied {
		t.Errorf("before: %s", x.State)
	}
	if x, _ := find(h.board(at("2026-11-17 18:00")), "3Б"); x.State != house.Occupied {
		t.Errorf("expected back, but %s", x.State)
	}
	h.must(back())
	h.Clock.Advance(time.Hour)
	if x, _ := find(h.board(h.Clock.Now()), "3Б"); x.State != house.Occupied || x.Resident.AwayUntil != 0 {
		t.Errorf("back: %s", x.State)
	}
	refused(t, h.do(func(tx *vault.Tx) error { _, err := house.ComeBack(tx, id, at("2026-11-17 12:30")); return err }), "refused.presence_earlier")
	other := h.register(man)[0]
	refused(t, out(house.Outing{Resident: other, Reason: "shop"}), "refused.not_here")
}

func TestRightsOfTheHouse(t *testing.T) {
	h := newHome(t)
	tech := vault.Actor{Account: 999, Role: "technical"}
	for name, f := range map[string]func(*vault.Tx) error{
		"board":  func(tx *vault.Tx) error { _, err := house.BoardAt(tx, 0); return err },
		"plan":   func(tx *vault.Tx) error { _, err := house.Plan(tx); return err },
		"nights": func(tx *vault.Tx) error { _, err := house.Nights(tx, day("2026-11-12"), 1); return err },
		"stay":   func(tx *vault.Tx) error { _, err := house.OpenStay(tx, 1, 0, civil.Day{}); return err },
		"assign": func(tx *vault.Tx) error { _, err := house.Assign(tx, house.Assignment{}); return err },
		"move":   func(tx *vault.Tx) error { _, err := house.Move(tx, nil, "", ""); return err },
		"exit":   func(tx *vault.Tx) error { _, err := house.Exit(tx, house.Leaving{}); return err },
		"hold":   func(tx *vault.Tx) error { _, err := house.PlaceHold(tx, house.NewHold{}); return err },
		"outage": func(tx *vault.Tx) error { _, err := house.TakeOut(tx, 1, 0, 0, ""); return err },
		"out":    func(tx *vault.Tx) error { _, err := house.GoOut(tx, house.Outing{}); return err },
		"beds":   func(tx *vault.Tx) error { _, err := house.BedHistory(tx, 1); return err },
	} {
		if err := h.as(tech, f); err == nil || err.Error() != "refused.no_right" {
			t.Errorf("%s: %v", name, err)
		}
	}
	err := h.do(func(tx *vault.Tx) error {
		_, err := house.AddRoom(tx, house.NewRoom{Code: "К9", Kind: house.Women})
		return err
	})
	refused(t, err, "refused.no_right")
}

func TestBadRooms(t *testing.T) {
	h := newHome(t)
	add := func(r house.NewRoom) error {
		return h.as(h.director, func(tx *vault.Tx) error { _, err := house.AddRoom(tx, r); return err })
	}
	refused(t, add(house.NewRoom{Code: " К1 ", Kind: house.Women}), "refused.room_code_taken")
	err := add(house.NewRoom{Code: "", Kind: "attic", Floor: 300})
	faulty(t, err, "code", "fault.room.code")
	faulty(t, err, "kind", "fault.room.kind")
	faulty(t, err, "floor", "fault.room.floor")
	faulty(t, add(house.NewRoom{Code: "К9", Kind: house.Men, Beds: []house.NewBed{{Code: "", Kind: house.Standard}}}), "beds.0.code", "fault.bed.code")
	refused(t, add(house.NewRoom{Code: "К9", Kind: house.Men, Beds: []house.NewBed{{Code: "1А", Kind: house.Standard}}}), "refused.bed_code_taken")
	if b := h.board(h.Clock.Now()); len(b.Rooms) != 4 {
		t.Errorf("a refused room stays: %d rooms", len(b.Rooms))
	}
}

func TestINV21AWordThatWasGivenAwayDoesNotComeBack(t *testing.T) {
	const month = 31 * 24 * time.Hour
	for name, c := range map[string]struct {
		away time.Duration // of the first, before somebody else gets her word
		wait time.Duration // after that one left
		want bool          // that the word is still the first one's
	}{
		"nobody has it":                     {away: month, want: true},
		"somebody has it":                   {away: 26 * month, wait: month},
		"somebody had it and it is free":    {away: 26 * month, wait: 30 * month},
		"nobody has it after all the years": {away: 60 * month, want: true},
	} {
		t.Run(name, func(t *testing.T) {
			h := newHome(t)
			tulip := func() (id int64) {
				h.must(h.do(func(tx *vault.Tx) error {
					p := woman.person(civil.Almaty.Day(tx.Now()))
					p.CodeWord = "Тюльпан"
					_, ids, err := people.Register(tx, []people.NewPerson{p})
					id = ids[0]
					return err
				}))
				return id
			}
			visit := func(id int64) {
				t.Helper()
				h.must(h.do(func(tx *vault.Tx) error { _, err := house.OpenStay(tx, id, 0, civil.Day{}); return err }))
				h.Clock.Advance(time.Hour)
				_, err := h.leave(house.Leaving{Residents: []int64{id}, Destination: "family_temporary"})
				h.must(err)
			}
			first := tulip()
			visit(first)
			h.Clock.Advance(c.away)
			if !c.want {
				visit(tulip())
				h.Clock.Advance(c.wait)
			}
			visit(first)
			kept := h.count(`select count(*) from resident where id = ? and code_word = 'Тюльпан'`, first) == 1
			noted := h.count(`select count(*) from history where entity = 'resident' and entity_id = ? and field = 'code_word' and old = 'Тюльпан'`, first) == 1
			if kept != c.want || noted == c.want {
				t.Errorf("the word is still hers: %v, a new one is noted: %v", kept, noted)
			}
		})
	}
}
