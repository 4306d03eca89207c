package house_test

import (
	"slices"
	"strings"
	"testing"

	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/vault"
	"pana/shelter/vault/vaulttest"
)

func (h *home) roll(n house.NewRollCall) (d house.RollCallDone, err error) {
	err = h.do(func(tx *vault.Tx) (err error) { d, err = house.CallRoll(tx, n); return err })
	return d, err
}

func seenAs(found house.Found, ids ...int64) []house.Seen {
	var out []house.Seen
	for _, id := range ids {
		out = append(out, house.Seen{Resident: id, Found: found})
	}
	return out
}

func TestARollCallTellsWhereItAndTheBookDiffer(t *testing.T) {
	h := newHome(t)
	ids := h.settle("2026-11-01 10:00", "", "1А 1Б 1В", woman, guest{people.Female, 40, people.Relative}, guest{people.Female, 50, people.Relative})
	h.ok(h.out(ids[0], "2026-11-12 18:00", ""))
	h.ok(h.out(ids[1], "2026-11-12 18:00", ""))
	list := append(seenAs(house.FoundPresent, ids[0]), append(seenAs(house.FoundAbsent, ids[1]), seenAs(house.FoundMissing, ids[2])...)...)
	d, err := h.roll(house.NewRollCall{Seen: list, Note: "учения"})
	h.must(err)
	if !slices.Equal(d.Back, ids[:1]) || !slices.Equal(d.Missing, ids[2:]) {
		t.Errorf("%+v", d)
	}
	// The offer: her return is marked, and the next roll call agrees.
	h.ok(h.back(ids[0], "2026-11-12 19:30"))
	if d, err := h.roll(house.NewRollCall{Seen: list, At: at("2026-11-12 19:45")}); err != nil || len(d.Back) != 0 {
		t.Errorf("%+v %v", d, err)
	}
	// A mistyped one is corrected by another and isn't listed any more.
	list[2].Found = house.FoundPresent
	again, err := h.roll(house.NewRollCall{Seen: list, Corrects: d.ID})
	h.must(err)
	_, err = h.roll(house.NewRollCall{Seen: list, Corrects: d.ID})
	refused(t, err, "refused.append_only")
	var cs []house.RollCall
	var rows []house.SeenRow
	h.view(func(tx *vault.Tx) (err error) {
		if cs, err = house.RollCalls(tx, civil.Span{From: at("2026-11-12 00:00"), To: at("2026-11-13 00:00")}); err != nil {
			return err
		}
		rows, err = house.RollCallSeen(tx, again.ID)
		return err
	})
	if len(cs) != 2 || cs[0].ID != again.ID || cs[0].Present != 2 || cs[0].Absent != 1 || cs[1].Missing != 1 || cs[0].By == "" {
		t.Errorf("roll calls %+v", cs)
	}
	if len(rows) != 3 || rows[0].CodeWord == "" || !slices.IsSortedFunc(rows, func(a, b house.SeenRow) int { return strings.Compare(a.CodeWord, b.CodeWord) }) {
		t.Errorf("lines %+v", rows)
	}
}

// TestSomebodyLeftDuringTheRollCall: the list that was begun before is refused, with her
// word in the sentence; the roll call of the time before she left is accepted the next day.
func TestSomebodyLeftDuringTheRollCall(t *testing.T) {
	h := newHome(t)
	db := vaulttest.Raw(t, h.File)
	ids := h.settle("2026-11-01 10:00", "", "1А 1Б", woman, guest{people.Female, 40, people.Relative})
	list := seenAs(house.FoundPresent, ids...)
	_, err := h.leave(house.Leaving{Residents: ids[1:], At: at("2026-11-12 19:00")})
	h.must(err)
	_, err = h.roll(house.NewRollCall{Seen: list})
	refused(t, err, "refused.roll_call_left")
	_, err = h.roll(house.NewRollCall{Seen: list[:1]})
	h.must(err)
	h.clock("2026-11-13 09:00")
	d, err := h.roll(house.NewRollCall{Seen: list, At: at("2026-11-12 18:59")})
	h.must(err)
	newcomer := h.settle("2026-11-13 00:40", "", "2А", woman)
	_, err = h.roll(house.NewRollCall{Seen: list[:1]})
	refused(t, err, "refused.roll_call_came")
	_, err = h.roll(house.NewRollCall{Seen: append(list[:1:1], seenAs(house.FoundPresent, newcomer...)...)})
	h.must(err)

	refusedRaw(t, db, "refused.append_only", `update roll_call set note = 'x'`)
	refusedRaw(t, db, "refused.append_only", `delete from roll_call_seen`)
	refusedRaw(t, db, "refused.append_only", `insert or replace into roll_call_seen values(?, ?, 1, 'absent_known')`, d.ID, ids[0])
	refusedRaw(t, db, "refused.not_here", `insert into roll_call_seen values(?, ?, (select id from stay where resident = ?2), 'present')`, d.ID, newcomer[0])
}

func TestBadRollCalls(t *testing.T) {
	h := newHome(t)
	_, err := h.roll(house.NewRollCall{})
	refused(t, err, "refused.roll_call_empty")
	id := h.settle("2026-11-01 10:00", "", "1А", woman)[0]
	_, err = h.roll(house.NewRollCall{At: h.Clock.Now() + 1, Note: strings.Repeat("ж", 2001),
		Seen: []house.Seen{{Resident: id, Found: "asleep"}, {Resident: id, Found: house.FoundPresent}}})
	for f, k := range map[string]string{"at": "fault.moment.future", "people.0": "fault.roll_call.answer", "people.1": "fault.roll_call.twice", "note": "fault.text.long"} {
		faulty(t, err, f, k)
	}
	_, err = h.roll(house.NewRollCall{At: at("2020-01-01 00:00"), Seen: seenAs(house.FoundPresent, id)})
	refused(t, err, "refused.roll_call_empty")
}
