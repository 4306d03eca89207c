package house_test

import (
	"slices"
	"testing"
	"time"

	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/shelter/staff/stafftest"
	"pana/shelter/vault"
	"pana/shelter/vault/vaulttest"
)

// out sends somebody to the shop; back "" is nobody knows when.
func (h *home) out(id int64, from, back string) (event int64, err error) {
	o := house.Outing{Resident: id, At: at(from), Reason: "shop"}
	if back != "" {
		o.Back = at(back)
	}
	err = h.do(func(tx *vault.Tx) (err error) { event, err = house.GoOut(tx, o); return err })
	return event, err
}

func (h *home) back(id int64, when string) (event int64, err error) {
	err = h.do(func(tx *vault.Tx) (err error) { event, err = house.ComeBack(tx, id, at(when)); return err })
	return event, err
}

func (h *home) correct(c house.Correction) error {
	return h.do(func(tx *vault.Tx) error { return house.Correct(tx, c) })
}

// where is what is known of id at a moment; zero if she doesn't live here then.
func (h *home) where(id int64, when civil.Instant) house.Whereabouts {
	h.t.Helper()
	var all []house.Whereabouts
	h.view(func(tx *vault.Tx) (err error) { all, err = house.PresenceAt(tx, when); return err })
	for _, w := range all {
		if w.Resident == id {
			return w
		}
	}
	return house.Whereabouts{}
}

func (h *home) absent(from string, n int) []house.Absent {
	h.t.Helper()
	var as []house.Absent
	h.view(func(tx *vault.Tx) (err error) { as, err = house.AbsentNights(tx, day(from), n); return err })
	return as
}

func (h *home) clock(s string) { h.Clock.Set(at(s)) }

func (h *home) ok(event int64, err error) int64 {
	h.t.Helper()
	h.must(err)
	return event
}

func TestINV12OutOnlyOnceUntilIn(t *testing.T) {
	h := newHome(t)
	db := vaulttest.Raw(t, h.File)
	id := h.settle("2026-11-01 10:00", "", "1А", woman)[0]
	h.ok(h.out(id, "2026-11-12 12:00", "2026-11-12 14:00"))
	_, err := h.out(id, "2026-11-12 13:00", "")
	refused(t, err, "refused.already_out")
	_, err = h.back(id, "2026-11-12 11:59")
	refused(t, err, "refused.presence_earlier")
	_, err = h.back(id, "2026-11-12 12:00")
	refused(t, err, "refused.presence_earlier")
	h.ok(h.back(id, "2026-11-12 15:00"))
	_, err = h.back(id, "2026-11-12 16:00")
	refused(t, err, "refused.not_out")
	_, err = h.out(id, "2026-11-12 14:30", "")
	refused(t, err, "refused.presence_earlier")
	_, err = h.out(id, "2026-11-12 17:00", "2026-11-12 17:00")
	faulty(t, err, "back", "fault.out.back")
	_, err = h.out(id, "2026-11-12 17:00", "2062-11-12 17:00")
	faulty(t, err, "back", "fault.out.back_far")
	stay := h.count(`select id from stay`)
	other := h.settle("2026-11-01 10:00", "", "1Б", woman)[0]
	const q = `insert into presence_event(stay, resident, kind, at, reason, corrects, made_at) values(?, ?, ?, ?, ?, ?, 0)`
	ms := func(s string) int64 { return int64(at(s)) }
	refusedRaw(t, db, "refused.not_out", q, stay, id, "in", ms("2026-11-12 18:00"), nil, nil)
	refusedRaw(t, db, "refused.presence_earlier", q, stay, id, "out", ms("2026-11-12 12:30"), "shop", nil)
	refusedRaw(t, db, "refused.not_here", q, stay, id, "out", ms("2026-10-12 12:30"), "shop", nil)
	refusedRaw(t, db, "FOREIGN KEY", q, stay, other, "out", ms("2026-11-12 19:00"), "shop", nil)
	refusedRaw(t, db, "CHECK", q, stay, id, "out", ms("2026-11-12 19:00"), nil, nil)
	refusedRaw(t, db, "CHECK", q, stay, id, "void", ms("2026-11-12 19:00"), nil, nil)
	refusedRaw(t, db, "refused.presence_order", q, stay, id, "out", ms("2026-11-12 15:30"), "shop", 1)
	refusedRaw(t, db, "refused.presence_order", q, stay, id, "in", ms("2026-11-12 11:30"), nil, 2)
	refusedRaw(t, db, "refused.presence_gone", q, stay, id, "in", ms("2026-11-12 12:30"), nil, 1)
	refusedRaw(t, db, "refused.presence_gone", q, stay, id, "void", ms("2026-11-12 12:30"), nil, 99)
	refusedRaw(t, db, "refused.append_only", `update presence_event set at = at + 1`)
	refusedRaw(t, db, "refused.append_only", `delete from presence_event`)
	refusedRaw(t, db, "refused.nothing_deleted", `insert or replace into presence_event(id, stay, resident, kind, at, reason, made_at)
		values(1, ?, ?, 'out', ?, 'shop', 0)`, stay, id, ms("2026-11-12 19:00"))
	refusedRaw(t, db, "refused.before_last_outing", `update stay set admitted_at = ? where id = ?`, ms("2026-11-12 13:00"), stay)
	if n := h.count(`select count(*) from presence_breach`); n != 0 {
		t.Errorf("%d breaches", n)
	}
}

func TestTwoDesksSendHerOut(t *testing.T) {
	h := newHome(t)
	id := h.settle("2026-11-01 10:00", "", "1А", woman)[0]
	out := func() error { _, err := h.out(id, "2026-11-12 20:00", ""); return err }
	err := h.do(func(tx *vault.Tx) error {
		_, err := house.GoOut(tx, house.Outing{Resident: id, Reason: "shop"})
		return err
	})
	h.must(err)
	h.Clock.Advance(time.Minute)
	refused(t, out(), "refused.presence_earlier")
	if n := h.count(`select count(*) from presence_event`); n != 1 {
		t.Errorf("%d events", n)
	}
}

// TestPresenceAcrossMidnight: out in the evening, back before or after the cut-off, over
// the end of a month.
func TestPresenceAcrossMidnightAndMonthEnd(t *testing.T) {
	h := newHome(t)
	ids := h.settle("2026-11-01 10:00", "", "1А 1Б", woman, guest{people.Female, 40, people.Relative})
	h.clock("2026-12-01 12:00")
	h.ok(h.out(ids[0], "2026-11-30 22:00", "2026-11-30 23:30"))
	h.ok(h.back(ids[0], "2026-12-01 00:40"))
	h.ok(h.out(ids[1], "2026-11-30 22:00", ""))
	h.ok(h.back(ids[1], "2026-12-01 06:00"))
	for when, want := range map[string]house.Where{"2026-11-30 21:59": house.WhereIn, "2026-11-30 22:00": house.WhereOut,
		"2026-11-30 23:29": house.WhereOut, "2026-11-30 23:30": house.WhereOverdue, "2026-12-01 00:39": house.WhereOverdue,
		"2026-12-01 00:40": house.WhereIn} {
		if got := h.where(ids[0], at(when)); got.Where != want {
			t.Errorf("at %s %s, want %s", when, got.Where, want)
		}
	}
	if as := h.absent("2026-11-29", 3); len(as) != 1 || as[0].Resident != ids[1] || as[0].Day != day("2026-11-30") || as[0].Known {
		t.Errorf("absent %+v", as)
	}
	if w := h.where(ids[1], at("2026-12-01 05:59")); w.Nights != 0 {
		t.Errorf("before the cut-off %d nights", w.Nights)
	}
	// The cut-off is a setting: with midnight both were absent.
	h.must(h.as(h.director, func(tx *vault.Tx) error {
		s, err := staff.ReadSettings(tx)
		if err != nil {
			return err
		}
		s.HouseName, s.CutoffHour = "Арча", 0
		return staff.SaveSettings(tx, s)
	}))
	if as := h.absent("2026-11-30", 1); len(as) != 2 {
		t.Errorf("with the cut-off at midnight %+v", as)
	}
	if n := h.count(`select count(*) from sqlite_schema where sql like '%absent_overnight%'`); n != 0 {
		t.Error("absence over night is stored")
	}
}

// TestTheComputerWasOffForTwoDays: what time brought about is true at the next start,
// before anything is written.
func TestTheComputerWasOffForTwoDays(t *testing.T) {
	h := newHome(t)
	id := h.settle("2026-11-01 10:00", "", "1А", woman)[0]
	h.ok(h.out(id, "2026-11-12 18:00", "2026-11-13 20:00"))
	h.clock("2026-11-15 09:00")
	h.Reopen(t)
	w := h.where(id, h.Clock.Now())
	if w.Where != house.WhereOverdue || w.Nights != 3 || w.Bed != "1А" || w.Room != "К1" || w.DecisionOpen || w.DecisionDue != at("2026-11-15 20:00") {
		t.Errorf("%+v", w)
	}
	as := h.absent("2026-11-12", 10)
	if len(as) != 3 || !as[0].Known || as[1].Known || as[2].Day != day("2026-11-14") {
		t.Errorf("absent %+v", as)
	}
	if b := h.board(h.Clock.Now()); b.Totals.Away != 1 {
		t.Errorf("board %+v", b.Totals)
	}
}

// TestTheClockIsSetBack: an event can't come before the last one; when that was written
// by a wrong clock it can be corrected, and then all is well.
func TestTheClockIsSetBack(t *testing.T) {
	h := newHome(t)
	id := h.settle("2026-11-01 10:00", "", "1А", woman)[0]
	h.clock("2026-12-12 20:00") // a month too far
	event := h.ok(h.out(id, "2026-12-12 20:00", ""))
	h.clock("2026-11-12 20:30")
	h.Vault.ConfirmClock()
	_, err := h.back(id, "2026-11-12 20:30")
	refused(t, err, "refused.presence_earlier")
	if w := h.where(id, h.Clock.Now()); w.Where != house.WhereIn {
		t.Errorf("out in the future, but %s", w.Where)
	}
	h.must(h.correct(house.Correction{Event: event, At: at("2026-11-12 20:00"), Reason: "shop", Why: "часы спешили"}))
	h.ok(h.back(id, "2026-11-12 20:30"))
	if w := h.where(id, at("2026-11-12 20:10")); w.Where != house.WhereOut {
		t.Errorf("at 20:10 %s", w.Where)
	}
}

func TestACorrectionIsANewEvent(t *testing.T) {
	h := newHome(t)
	id := h.settle("2026-11-01 10:00", "", "1А", woman)[0]
	h.ok(h.out(id, "2026-11-12 08:00", ""))
	h.ok(h.back(id, "2026-11-12 09:00"))
	out := h.ok(h.out(id, "2026-11-12 12:00", "2026-11-12 13:00"))
	in := h.ok(h.back(id, "2026-11-12 14:00"))
	really := house.Correction{Event: out, At: at("2026-11-12 10:00"), Back: at("2026-11-12 16:00"), Reason: "doctor", Companion: "соц. работник"}
	h.must(h.correct(really))
	really.At = at("2026-11-12 10:30")
	h.must(h.correct(really))
	w := h.where(id, at("2026-11-12 10:30"))
	if w.Where != house.WhereOut || w.Event != out || w.Reason != "doctor" || w.Companion != "соц. работник" || w.Back != at("2026-11-12 16:00") {
		t.Errorf("%+v", w)
	}
	if w := h.where(id, at("2026-11-12 10:29")); w.Where != house.WhereIn {
		t.Errorf("the first correction still counts: %+v", w)
	}
	for _, when := range []string{"2026-11-12 08:30", "2026-11-12 09:00", "2026-11-12 14:00", "2026-11-12 15:00"} {
		really.At, really.Back = at(when), 0
		refused(t, h.correct(really), "refused.presence_order")
	}
	refused(t, h.correct(house.Correction{Event: out, Never: true}), "refused.presence_order")
	really.At, really.Reason = h.Clock.Now()+1, "holiday"
	err := h.correct(really)
	faulty(t, err, "at", "fault.moment.future")
	faulty(t, err, "reason", "fault.out.reason")
	faulty(t, h.correct(house.Correction{Event: in, At: h.Clock.Now() + 1}), "at", "fault.moment.future")
	h.must(h.correct(house.Correction{Event: in, Never: true}))
	refused(t, h.correct(house.Correction{Event: in, At: at("2026-11-12 14:00")}), "refused.presence_gone")
	if w := h.where(id, h.Clock.Now()); w.Where != house.WhereOverdue {
		t.Errorf("the return never happened, but %s", w.Where)
	}
	h.must(h.correct(house.Correction{Event: out, Never: true}))
	if w := h.where(id, at("2026-11-12 12:30")); w.Where != house.WhereIn {
		t.Errorf("the outing never happened, but %s", w.Where)
	}
	refused(t, h.correct(house.Correction{Event: 99, Never: true}), "refused.presence_gone")
	var es []house.Event
	h.view(func(tx *vault.Tx) (err error) { es, err = house.Events(tx, id); return err })
	if len(es) != 2 || es[0].Out || !es[1].Out {
		t.Errorf("events %+v", es)
	}
	if n := h.count(`select count(*) from presence_event`); n != 8 {
		t.Errorf("%d rows, want 4 and their 4 corrections", n)
	}
}

// TestDestinationIsCaseInformation: typed at the desk, read by who may see the case.
func TestDestinationIsCaseInformation(t *testing.T) {
	h := newHome(t)
	social := stafftest.Add(t, h.File, staff.Social)
	ids := h.settle("2026-11-01 10:00", "", "1А 1Б", woman, guest{people.Female, 40, people.Relative})
	h.must(h.as(h.director, func(tx *vault.Tx) error { return people.Assign(tx, ids[0], social.Account, "key_worker") }))
	var event int64
	for _, id := range ids {
		h.must(h.do(func(tx *vault.Tx) (err error) {
			event, err = house.GoOut(tx, house.Outing{Resident: id, At: at("2026-11-12 10:00"), Reason: "court", Destination: "районный суд"})
			return err
		}))
	}
	// The desk corrects the time without seeing where she is, and loses nothing.
	h.must(h.correct(house.Correction{Event: event, At: at("2026-11-12 11:00"), Reason: "court"}))
	for actor, want := range map[vault.Actor][]string{h.desk: {"", ""}, social: {"районный суд", ""}, h.director: {"районный суд", "районный суд"}} {
		var all []house.Whereabouts
		h.must(h.View(t.Context(), actor, func(tx *vault.Tx) (err error) { all, err = house.PresenceAt(tx, tx.Now()); return err }))
		for i, id := range ids {
			k := slices.IndexFunc(all, func(w house.Whereabouts) bool { return w.Resident == id })
			if all[k].Destination != want[i] {
				t.Errorf("%s reads %q of resident %d", actor.Role, all[k].Destination, i)
			}
			var es []house.Event
			h.must(h.View(t.Context(), actor, func(tx *vault.Tx) (err error) { es, err = house.Events(tx, id); return err }))
			if es[0].Destination != want[i] {
				t.Errorf("%s reads %q in the events of resident %d", actor.Role, es[0].Destination, i)
			}
		}
	}
	if n := h.count(`select count(*) from history where field = 'destination' and class <> 'F3'`); n != 0 {
		t.Error("the history shows destinations to everybody")
	}
}

func TestExitBeforeHerLastOuting(t *testing.T) {
	h := newHome(t)
	id := h.settle("2026-11-01 10:00", "", "1А", woman)[0]
	h.ok(h.out(id, "2026-11-12 12:00", ""))
	_, err := h.leave(house.Leaving{Residents: []int64{id}, At: at("2026-11-12 11:00")})
	refused(t, err, "refused.before_last_outing")
	_, err = h.leave(house.Leaving{Residents: []int64{id}, At: at("2026-11-12 12:00")})
	h.must(err)
	if w := h.where(id, h.Clock.Now()); w.Resident != 0 {
		t.Errorf("left, but %+v", w)
	}
}

func TestWhoLeftIsNotSentOut(t *testing.T) {
	h := newHome(t)
	id := h.settle("2026-11-01 10:00", "", "1А", woman)[0]
	_, err := h.leave(house.Leaving{Residents: []int64{id}, At: at("2026-11-11 11:00")})
	h.must(err)
	_, err = h.out(id, "2026-11-10 10:00", "")
	refused(t, err, "refused.not_here")
	_, err = h.back(id, "2026-11-12 10:00")
	refused(t, err, "refused.not_here")
	if h.where(id, at("2026-11-10 10:00")).Where != house.WhereIn || h.where(id, at("2026-11-11 11:00")).Resident != 0 {
		t.Error("the past of who left is wrong")
	}
}
