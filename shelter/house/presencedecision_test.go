package house_test

import (
	"testing"

	"pana/shelter/house"
	"pana/shelter/tasks"
	"pana/shelter/vault"
	"pana/shelter/vault/vaulttest"
)

func (h *home) sweep() house.Swept {
	h.t.Helper()
	var s house.Swept
	h.must(h.as(vault.Actor{}, func(tx *vault.Tx) (err error) { s, err = house.Sweep(tx); return err }))
	return s
}

func (h *home) keep(id int64, until string) error {
	return h.do(func(tx *vault.Tx) error { return house.KeepBed(tx, id, at(until), "позвонила") })
}

func (h *home) tasks(id int64, s tasks.State) []tasks.Task {
	h.t.Helper()
	var ts []tasks.Task
	h.view(func(tx *vault.Tx) (err error) {
		ts, err = tasks.List(tx, tasks.Filter{Resident: id, State: s})
		return err
	})
	return ts
}

// TestTheDecisionIsAskedForOnce, 48 hours after she was expected, however often the
// program looks and though it was off.
func TestTheDecisionIsAskedForOnce(t *testing.T) {
	h := newHome(t)
	id := h.settle("2026-11-01 10:00", "", "1А", woman)[0]
	h.ok(h.out(id, "2026-11-12 18:00", "2026-11-13 20:00"))
	h.clock("2026-11-15 19:59")
	if s := h.sweep(); s.Decisions != 0 {
		t.Error("asked for too early")
	}
	h.clock("2026-11-17 08:00")
	h.Reopen(t)
	if s := h.sweep(); s.Decisions != 1 {
		t.Errorf("%+v", s)
	}
	h.clock("2026-11-19 08:00")
	if s := h.sweep(); s.Decisions != 0 {
		t.Error("asked for twice")
	}
	ts := h.tasks(id, tasks.Open)
	if len(ts) != 1 || ts[0].Say.Key != "task.absence_decision" || ts[0].Due != at("2026-11-15 20:00") || !ts[0].Rule || ts[0].MadeBy != 0 {
		t.Errorf("tasks %+v", ts)
	}
	if w := h.where(id, h.Clock.Now()); !w.DecisionOpen {
		t.Errorf("%+v", w)
	}
}

// TestWithoutAnExpectedTimeTheHouseWaitsFromTheLeaving.
func TestWithoutAnExpectedTimeTheHouseWaitsFromTheLeaving(t *testing.T) {
	h := newHome(t)
	id := h.settle("2026-11-01 10:00", "", "1А", woman)[0]
	h.ok(h.out(id, "2026-11-12 18:00", ""))
	h.clock("2026-11-14 17:59")
	if s := h.sweep(); s.Decisions != 0 {
		t.Error("too early")
	}
	h.clock("2026-11-14 18:00")
	if s := h.sweep(); s.Decisions != 1 {
		t.Error("not asked for")
	}
}

func TestTheBedIsKeptAndAskedForAgain(t *testing.T) {
	h := newHome(t)
	id := h.settle("2026-11-01 10:00", "", "1А", woman)[0]
	refused(t, h.keep(id, "2026-11-20 12:00"), "refused.not_out")
	h.ok(h.out(id, "2026-11-12 18:00", ""))
	h.clock("2026-11-15 08:00")
	h.sweep()
	faulty(t, h.keep(id, "2026-11-15 08:00"), "until", "fault.keep.past")
	faulty(t, h.keep(id, "2062-11-15 08:00"), "until", "fault.out.back_far")
	h.must(h.keep(id, "2026-11-18 12:00"))
	if ts := h.tasks(id, tasks.Finished); len(ts) != 1 {
		t.Errorf("tasks done %+v", ts)
	}
	if w := h.where(id, h.Clock.Now()); w.DecisionOpen || w.KeptUntil != at("2026-11-18 12:00") || w.DecisionDue != w.KeptUntil {
		t.Errorf("%+v", w)
	}
	h.must(h.keep(id, "2026-11-17 12:00")) // decided anew, before it was asked for
	h.clock("2026-11-17 11:59")
	if s := h.sweep(); s.Decisions != 0 {
		t.Error("asked for while it is kept")
	}
	h.clock("2026-11-17 12:00")
	if s := h.sweep(); s.Decisions != 1 {
		t.Error("not asked for again")
	}
	// She comes back: nothing is left to decide.
	h.ok(h.back(id, "2026-11-17 12:00"))
	if ts := h.tasks(id, tasks.Dropped); len(ts) != 1 || ts[0].Reason != house.ReasonReturned {
		t.Errorf("tasks dropped %+v", ts)
	}
	h.clock("2026-12-17 12:00")
	if s := h.sweep(); s.Decisions != 0 || len(h.tasks(id, tasks.Open)) != 0 {
		t.Error("asked for though she is back")
	}
	// The board of the past knows nothing of it: the bed was hers all the time.
	if x, _ := find(h.board(at("2026-11-16 12:00")), "1А"); x.State != house.Away {
		t.Errorf("on the 16th %s", x.State)
	}
}

// TestExpectedLaterPostponesTheDecision: she phones and will come on Friday.
func TestExpectedLaterPostponesTheDecision(t *testing.T) {
	h := newHome(t)
	id := h.settle("2026-11-01 10:00", "", "1А", woman)[0]
	event := h.ok(h.out(id, "2026-11-12 18:00", ""))
	h.clock("2026-11-15 08:00")
	h.sweep()
	h.must(h.correct(house.Correction{Event: event, At: at("2026-11-12 18:00"), Back: at("2026-11-20 18:00"), Reason: "family"}))
	if ts := h.tasks(id, tasks.Dropped); len(ts) != 1 || ts[0].Reason != house.ReasonPostponed {
		t.Errorf("tasks dropped %+v", ts)
	}
	h.clock("2026-11-22 17:59")
	if s := h.sweep(); s.Decisions != 0 {
		t.Error("asked for too early")
	}
	h.clock("2026-11-22 18:00")
	if s := h.sweep(); s.Decisions != 1 {
		t.Error("not asked for again")
	}
	// A task that somebody ticked off by hand is no answer, and isn't asked twice.
	task := h.tasks(id, tasks.Open)[0]
	h.must(h.do(func(tx *vault.Tx) error { return tasks.Done(tx, task.ID) }))
	if s := h.sweep(); s.Decisions != 0 || !h.where(id, h.Clock.Now()).DecisionOpen {
		t.Error("a ticked task decided, or was made again")
	}
	h.must(h.keep(id, "2026-11-30 12:00"))
}

// TestTheBedIsFreed: an exit as disappeared, the task done and not dropped; and undone.
func TestTheBedIsFreed(t *testing.T) {
	h := newHome(t)
	db := vaulttest.Raw(t, h.File)
	id := h.settle("2026-11-01 10:00", "", "1А", woman)[0]
	h.ok(h.out(id, "2026-11-12 18:00", ""))
	h.clock("2026-11-15 08:00")
	h.sweep()
	var d house.Departure
	free := func() error {
		return h.do(func(tx *vault.Tx) (err error) { d, err = house.FreeBed(tx, id, ""); return err })
	}
	h.must(free())
	if b := h.board(h.Clock.Now()); b.Totals.FreeWomen != 3 {
		t.Errorf("board %+v", b.Totals)
	}
	if n := h.count(`select count(*) from stay where exit_reason = 'disappeared' and destination = 'no_exit_interview'`); n != 1 {
		t.Error("no exit")
	}
	if len(h.tasks(id, tasks.Finished)) != 1 {
		t.Error("the task isn't done")
	}
	left := d
	refused(t, free(), "refused.not_here")
	refusedRaw(t, db, "refused.append_only", `update absence_decision set choice = 'keep', keep_until = decided_at + 1`)
	refusedRaw(t, db, "refused.append_only", `delete from absence_decision`)
	refusedRaw(t, db, "refused.not_out", `insert into absence_decision(absence, due_at, made_at) values(77, 0, 0)`)

	h.must(h.do(func(tx *vault.Tx) error { return house.TakeBackExit(tx, left) }))
	if w := h.where(id, h.Clock.Now()); w.Where != house.WhereOut || w.Bed != "1А" {
		t.Errorf("taken back: %+v", w)
	}
	if s := h.sweep(); s.Decisions != 1 || h.sweep().Decisions != 0 {
		t.Error("taken back, the decision is to be taken again, once")
	}
}
