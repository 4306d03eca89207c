package house_test

import (
	"fmt"
	"slices"
	"testing"

	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/vault"
)

func (h *home) since(from, to string) []house.Fact {
	h.t.Helper()
	var fs []house.Fact
	h.view(func(tx *vault.Tx) (err error) {
		fs, err = house.Since(tx, civil.Span{From: at(from), To: at(to)})
		return err
	})
	return fs
}

// TestTheFactsOfAShift: everything that happened from eight to eight, once, in its order,
// and nothing of who people are.
func TestTheFactsOfAShift(t *testing.T) {
	h := newHome(t)
	ids := h.settle("2026-11-01 10:00", "", "1А 1Б 1В", woman, guest{people.Female, 40, people.Relative}, guest{people.Female, 50, people.Relative})
	h.clock("2026-11-13 19:59")
	h.ok(h.out(ids[0], "2026-11-13 19:00", "2026-11-13 21:00"))
	h.clock("2026-11-13 20:10")
	h.must(h.do(func(tx *vault.Tx) error {
		_, err := house.PlaceHold(tx, house.NewHold{Beds: []int64{h.bed("2А")}, Minutes: 30})
		return err
	}))
	h.clock("2026-11-13 20:20")
	h.must(h.move("", house.Transfer{Resident: ids[1], Bed: h.bed("2Б")}))
	h.must(h.do(func(tx *vault.Tx) error { _, err := house.TakeOut(tx, h.bed("1Б"), 0, 0, "repair"); return err }))
	h.clock("2026-11-13 20:30")
	_, err := h.leave(house.Leaving{Residents: ids[2:], Reason: "to_family"})
	h.must(err)
	h.clock("2026-11-13 22:00")
	h.ok(h.out(ids[1], "2026-11-13 19:30", "2026-11-14 09:00")) // written down late
	h.must(h.do(func(tx *vault.Tx) error { return house.PutBack(tx, h.bed("1Б")) }))
	referral := h.announce(announced)
	_, err = h.decide(house.Verdict{Referral: referral, Decision: house.Accepted, Beds: []int64{h.bed("3А")}, Minutes: 60})
	h.must(err)
	h.clock("2026-11-14 00:40")
	guests := h.settle("2026-11-14 00:40", "", "1В", woman)
	h.clock("2026-11-14 07:00")
	h.ok(h.back(ids[0], "2026-11-14 06:30"))
	_, err = h.roll(house.NewRollCall{At: at("2026-11-14 06:40"), Seen: append(seenAs(house.FoundPresent, ids[0], guests[0]), seenAs(house.FoundAbsent, ids[1])...)})
	h.must(err)
	h.clock("2026-11-14 09:30")
	var got []string
	for _, f := range h.since("2026-11-13 20:00", "2026-11-14 08:00") {
		line := fmt.Sprint(civil.Almaty.Local(f.At).Format("15:04 "), f.Kind, " ", f.Code)
		for _, a := range []string{"Bed", "From", "People", "Present", "Absent", "Missing", "Late"} {
			if v, ok := f.Args[a]; ok {
				line += fmt.Sprint(" ", v)
			}
		}
		if v, ok := f.Args["Until"]; ok {
			line += civil.Almaty.Local(v.(civil.Instant)).Format(" 15:04")
		}
		if (f.Resident != 0) != (f.Args["Word"] != nil) {
			t.Errorf("%+v", f)
		}
		got = append(got, line)
	}
	want := []string{
		"19:30 out shop true 09:00",
		"20:10 held  2А 20:40",
		"20:20 bed_out repair 1Б 22:00",
		"20:20 moved move_by_staff 2Б 1Б",
		"20:30 left to_family 1В",
		"20:40 hold_over expired 2А",
		"21:00 overdue shop",
		"22:00 announced hotline 2",
		"22:00 bed_back repair 1Б",
		"22:00 held  3А 23:00",
		"23:00 decided no_show 2",
		"23:00 hold_over expired 3А",
		"00:40 came first 1В",
		"06:00 night_away unknown",
		"06:00 night_away known",
		"06:30 back ",
		"06:40 roll_call  2 1 0",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s", lines(got))
	}
	h.sweep()
	if swept := h.since("2026-11-13 20:00", "2026-11-14 08:00"); len(swept) != len(got) {
		t.Errorf("the sweep makes %d facts of %d", len(swept), len(got))
	}
	// Nothing twice: shifts that touch share no fact but those that were written late.
	if n := len(h.since("2026-11-14 08:00", "2026-11-14 20:00")); n != 1 { // overdue at 09:00
		t.Errorf("%d facts in the next shift", n)
	}
	if len(h.since("2026-11-15 08:00", "2026-11-15 20:00")) != 0 || len(h.since("2026-11-14 08:00", "2026-11-14 08:00")) != 0 {
		t.Error("facts of what is still to come, or of no time at all")
	}
}

func lines(ss []string) (all string) {
	for _, s := range ss {
		all += s + "\n"
	}
	return all
}
