package house_test

import (
	"testing"

	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/vault"
)

// fixture is F0 of the dictionary: Thursday 12 November 2026, 20:00.
func fixture(t testing.TB) *home {
	h := newHome(t)
	h.settle("2026-08-03 12:00", "", "1А", guest{people.Female, 24, ""})
	h.settle("2026-10-12 12:00", "", "3А", guest{people.Male, 31, ""})
	h.settle("2026-11-05 12:00", "", "1Б", guest{people.Female, 19, ""})
	h.settle("2026-09-20 12:00", "", "3Б", guest{people.Male, 42, ""})
	h.settle("2026-10-28 12:00", "", "2А 2Б", guest{people.Female, 27, ""}, guest{people.Female, 3, people.Child})
	return h
}

func TestS1AFamilyAtMidnight(t *testing.T) {
	h := fixture(t)
	h.Clock.Set(at("2026-11-14 00:40"))
	today := day("2026-11-14")
	party := []house.Guest{
		{Sex: people.Female, Birth: people.About(30, -1, today), Relation: people.Self},
		{Sex: people.Male, Birth: people.About(7, -1, today), Relation: people.Child},
		{Sex: people.Female, Birth: people.About(0, 8, today), Relation: people.Child},
	}
	var ps []house.Proposal
	h.view(func(tx *vault.Tx) (err error) { ps, err = house.Propose(tx, party, 0); return err })
	if len(ps) != 2 {
		t.Fatalf("proposals %+v, want К4 and К2", ps)
	}
	first, second := ps[0], ps[1]
	if first.Room.Code != "К4" || first.Fit != house.FitOverride || !first.NeedsReason || first.Reason.Key != "propose.isolation_family" {
		t.Errorf("first is %s %s %v %s", first.Room.Code, first.Fit, first.NeedsReason, first.Reason.Key)
	}
	if got := first.Codes; got[0] != "4А" || got[1] != "4Б" || got[2] != "2К" || len(first.MovesCribs) != 1 {
		t.Errorf("first gives %v, moves %v", got, first.MovesCribs)
	}
	if second.Room.Code != "К2" || second.Fit != house.FitPartial || second.Fits != 1 || second.Of != 2 || second.Codes[0] != "2В" || second.Codes[1] != "" {
		t.Errorf("second is %+v", second)
	}

	ids := h.register(woman, boy, infant)
	place := func(reason string) error {
		return h.do(func(tx *vault.Tx) error {
			for i, id := range ids {
				stay, err := house.OpenStay(tx, id, tx.Now(), day("2026-11-20"))
				if err != nil {
					return err
				}
				if _, err := house.Assign(tx, house.Assignment{Stay: stay, Bed: first.Beds[i], Override: reason}); err != nil {
					return err
				}
			}
			return nil
		})
	}
	err := place("")
	refused(t, err, "refused.needs_reason_isolation")
	if !house.NeedsReason(err) {
		t.Error("the refusal doesn't ask for a reason")
	}
	h.must(place("ночь, больше мест нет"))
	h.sound()

	b := h.board(at("2026-11-14 00:41"))
	if x, r := find(b, "2К"); r.Code != "К4" || x.Resident == nil || x.Resident.GuardianBed != "4А" {
		t.Errorf("the crib stands in %s with %+v", r.Code, x.Resident)
	}
	if _, r := find(b, "4А"); r.As != "family" || r.AsUntil != day("2026-11-20") {
		t.Errorf("К4 is used as %q until %s", r.As, r.AsUntil)
	}
	want := house.Totals{Capacity: 10, Occupied: 8, Free: 2, FreeWomen: 1, FreeFamily: 1, Cribs: 1, CribsUsed: 1, People: 9}
	if b.Totals != want {
		t.Errorf("totals %+v, want %+v", b.Totals, want)
	}
	if x, _ := find(b, "2В"); x.FitFor != house.FitFamilyOrWoman {
		t.Errorf("2В fits %s", x.FitFor)
	}
	// Before that moment nobody was there, and the crib stood in К2.
	if x, r := find(h.board(at("2026-11-14 00:39")), "2К"); r.Code != "К2" || x.State != house.Free {
		t.Errorf("before, the crib was %s in %s", x.State, r.Code)
	}

	// The night of 13 November counts for all three; the baby isn't counted among the places.
	var nights []house.Night
	h.view(func(tx *vault.Tx) (err error) { nights, err = house.Nights(tx, day("2026-11-12"), 9); return err })
	if n := nights[0]; n.Occupied != 6 || n.People != 6 || n.Capacity != 10 {
		t.Errorf("night of the 12th: %+v", n)
	}
	if n := nights[1]; n.Occupied != 8 || n.People != 9 {
		t.Errorf("night of the 13th: %+v", n)
	}
	if n := nights[8]; n.Occupied != 6 || !n.Expected {
		t.Errorf("night of the 20th, on which they mean to be gone: %+v", n)
	}
}

func TestProposalsForOnePerson(t *testing.T) {
	h := fixture(t)
	ask := func(sex people.Sex, age int) (codes []string, fits []house.Fit) {
		h.view(func(tx *vault.Tx) error {
			b := people.NotAsked
			if age >= 0 {
				b = people.About(age, -1, day("2026-11-12"))
			}
			ps, err := house.Propose(tx, []house.Guest{{Sex: sex, Birth: b}}, 0)
			for _, p := range ps {
				codes, fits = append(codes, p.Room.Code), append(fits, p.Fit)
			}
			return err
		})
		return codes, fits
	}
	if codes, fits := ask(people.Female, 22); len(codes) == 0 || codes[0] != "К1" || fits[0] != house.FitFull {
		t.Errorf("a woman gets %v %v", codes, fits)
	}
	codes, fits := ask(people.Male, 22)
	for i, c := range codes {
		if c == "К1" || fits[i] == house.FitFull {
			t.Errorf("a man gets %s as %s though the men's room is full", c, fits[i])
		}
	}
	if codes, _ := ask(people.Male, -1); len(codes) > 0 && codes[0] == "К1" {
		t.Error("a male of unknown age gets a women's room")
	}
	var none []house.Proposal
	h.view(func(tx *vault.Tx) (err error) { none, err = house.Propose(tx, nil, 0); return err })
	if none != nil {
		t.Error("nobody gets beds")
	}
}
