package house_test

import (
	"testing"

	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/staff"
	"pana/shelter/tasks"
	"pana/shelter/vault"
)

func (h *home) returns(r house.Returning) (stay int64, same bool, err error) {
	err = h.do(func(tx *vault.Tx) (err error) { stay, same, err = house.Return(tx, r); return err })
	return stay, same, err
}

func (h *home) former(id int64) (f house.Former, ok bool) {
	h.t.Helper()
	h.view(func(tx *vault.Tx) (err error) { f, ok, err = house.FormerOf(tx, id); return err })
	return f, ok
}

// TestINV11ReturnWithin24HoursReopensTheStay: the time between is an absence, dropped tasks
// are open again, and the past of the bed stays what it was.
func TestINV11ReturnWithin24HoursReopensTheStay(t *testing.T) {
	h := newHome(t)
	id := h.settle("2026-11-01 10:00", "", "1А", woman)[0]
	h.must(h.do(func(tx *vault.Tx) error {
		_, err := tasks.Add(tx, tasks.New{Title: "врач", Resident: id})
		return err
	}))
	_, err := h.leave(house.Leaving{Residents: []int64{id}, At: at("2026-11-12 18:00")})
	h.must(err)
	h.clock("2026-11-13 18:00")
	f, ok := h.former(id)
	if !ok || f.BedCode != "1А" || !f.BedFree || f.Until != at("2026-11-13 18:00") || f.EntryNo != 1 {
		t.Errorf("former %+v", f)
	}
	stay, same, err := h.returns(house.Returning{Resident: id, Bed: f.Bed})
	h.must(err)
	if !same || stay != f.ID {
		t.Errorf("stay %d, want %d", stay, f.ID)
	}
	for when, want := range map[string]house.State{"2026-11-12 17:59": house.Occupied, "2026-11-12 18:00": house.Free,
		"2026-11-13 17:59": house.Free, "2026-11-13 18:00": house.Occupied} {
		if x, _ := find(h.board(at(when)), "1А"); x.State != want {
			t.Errorf("at %s %s, want %s", when, x.State, want)
		}
	}
	w := h.where(id, at("2026-11-13 10:00"))
	if w.Where != house.WhereOut || w.Reason != house.ReasonLeft || w.Nights != 1 {
		t.Errorf("between %+v", w)
	}
	if as := h.absent("2026-11-12", 1); len(as) != 1 || as[0].Resident != id {
		t.Errorf("absent %+v", as)
	}
	if len(h.tasks(id, tasks.Open)) != 1 {
		t.Error("the dropped task stays dropped")
	}
	if n := h.count(`select count(*) from resident where state = 'in'`); n != 1 {
		t.Error("she isn't in")
	}
	if _, ok := h.former(id); ok {
		t.Error("somebody in the house has nothing to come back to")
	}
	h.sound()
}

func TestINV11LaterANewStayBegins(t *testing.T) {
	h := newHome(t)
	id := h.settle("2026-11-01 10:00", "", "1А", woman)[0]
	_, err := h.leave(house.Leaving{Residents: []int64{id}, At: at("2026-11-12 18:00")})
	h.must(err)
	h.settle("2026-11-12 19:00", "", "1А", woman)
	h.clock("2026-11-13 18:01")
	if f, _ := h.former(id); f.BedFree {
		t.Error("the bed was given away")
	}
	_, _, err = h.returns(house.Returning{Resident: id, Bed: h.bed("1А")})
	refused(t, err, "refused.bed_taken")
	if n := h.count(`select count(*) from stay where resident = ?`, id); n != 1 {
		t.Error("a refused return leaves a stay")
	}
	_, same, err := h.returns(house.Returning{Resident: id, Bed: h.bed("1Б")})
	h.must(err)
	if same || h.count(`select max(entry_no) from stay where resident = ?`, id) != 2 {
		t.Error("the same stay after more than 24 hours")
	}
	if h.where(id, at("2026-11-13 10:00")).Resident != 0 {
		t.Error("absent between two stays")
	}
}

func TestINV11TheHoursAreASetting(t *testing.T) {
	h := newHome(t)
	h.must(h.as(h.director, func(tx *vault.Tx) error {
		s, err := staff.ReadSettings(tx)
		if err != nil {
			return err
		}
		s.HouseName, s.ReturnHours = "Арча", 2
		return staff.SaveSettings(tx, s)
	}))
	for _, x := range []struct {
		back string
		same bool
	}{{"2026-11-12 14:00", true}, {"2026-11-12 14:01", false}} {
		id := h.register(woman)[0]
		h.open(id, at("2026-11-11 10:00"))
		_, err := h.leave(house.Leaving{Residents: []int64{id}, At: at("2026-11-12 12:00")})
		h.must(err)
		_, same, err := h.returns(house.Returning{Resident: id, At: at(x.back)})
		h.must(err)
		if same != x.same {
			t.Errorf("at %s same is %v", x.back, same)
		}
	}
}

// TestReturnOfWhoWasOutWhenHerStayWasEnded: her outing lasts until she returns, and no second one is
// written; at the very moment of leaving she was never away.
func TestReturnOfWhoWasOutWhenHerStayWasEnded(t *testing.T) {
	h := newHome(t)
	id := h.settle("2026-11-01 10:00", "", "1А", woman)[0]
	h.ok(h.out(id, "2026-11-10 18:00", ""))
	h.clock("2026-11-13 18:00")
	h.sweep()
	h.must(h.do(func(tx *vault.Tx) error { _, err := house.FreeBed(tx, id, ""); return err }))
	h.clock("2026-11-13 23:00")
	_, same, err := h.returns(house.Returning{Resident: id})
	h.must(err)
	if w := h.where(id, at("2026-11-13 22:00")); !same || w.Where != house.WhereOut || w.Reason != "shop" {
		t.Errorf("%v %+v", same, w)
	}
	if h.where(id, h.Clock.Now()).Where != house.WhereIn || h.count(`select count(*) from presence_event`) != 2 {
		t.Error("not back, or out twice")
	}
	_, err = h.leave(house.Leaving{Residents: []int64{id}, At: h.Clock.Now()})
	h.must(err)
	_, same, err = h.returns(house.Returning{Resident: id})
	h.must(err)
	if !same || h.where(id, h.Clock.Now()).Where != house.WhereIn {
		t.Error("back in the moment of leaving, but not in")
	}
	_, _, err = h.returns(house.Returning{Resident: id})
	refused(t, err, "refused.stay_open")
	never := h.register(woman)[0]
	_, _, err = h.returns(house.Returning{Resident: never})
	refused(t, err, "refused.never_here")
	_, err = h.leave(house.Leaving{Residents: []int64{id}, At: h.Clock.Now()})
	h.must(err)
	_, _, err = h.returns(house.Returning{Resident: id, At: at("2026-11-13 22:59")})
	refused(t, err, "refused.stay_overlaps")
	_, _, err = h.returns(house.Returning{Resident: id, At: h.Clock.Now() + civil.Instant(1)})
	faulty(t, err, "admitted_at", "fault.moment.future")
}
