package shelter

import (
	"context"
	"math/rand"
	"path/filepath"
	"testing"
	"time"

	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/shelter/tasks"
	"pana/shelter/vault/keyslot"
)

func todayHouse(t testing.TB) (*Session, *civil.Fixed) {
	t.Helper()
	day, _ := civil.NewDay(2026, 11, 14)
	clock := civil.NewFixed(civil.Almaty.At(day, 9, 0))
	s, _, err := Create(t.Context(), filepath.Join(t.TempDir(), "house.pana"), Setup{HouseName: "Арча", Lang: "ru", WordLang: "ru",
		Rooms: house.Template("small", "ru"), Director: Director{Login: "saule", Name: "Сәуле Н.", Password: "copper garden seven clouds"}},
		Options{Clock: clock, Cost: keyslot.Cheap})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Lock() })
	return s, clock
}

func guest(r *rand.Rand) people.NewPerson {
	var p people.NewPerson
	p.Sex, p.Relation = people.Female, people.Self
	if r.Intn(2) == 0 {
		p.Diet = "halal"
	}
	return p
}

// Every number is the length of what its own list says, over random houses and moments.
func TestEveryNumberOfTodayEqualsItsList(t *testing.T) {
	ctx := context.Background()
	for seed := range int64(4) {
		r := rand.New(rand.NewSource(seed))
		s, clock := todayHouse(t)
		for range 40 {
			clock.Advance(time.Duration(r.Intn(9*60)) * time.Minute)
			if err := s.Sweep(ctx); err != nil {
				t.Fatal(err)
			}
			here, err := s.Presence(ctx, 0)
			if err != nil {
				t.Fatal(err)
			}
			// What is refused leaves the house as it was, which is a house too.
			switch n := r.Intn(8); {
			case n < 2:
				offers, err := s.Propose(ctx, []house.Guest{{Sex: people.Female}}, house.Wish{})
				if err == nil && len(offers) > 0 && len(offers[0].Beds) == 1 {
					_, _ = s.Admit(ctx, Intake{People: []people.NewPerson{guest(r)}, Beds: offers[0].Beds})
				}
			case n == 2 && len(here) > 0:
				_, _ = s.GoOut(ctx, house.Outing{Resident: here[r.Intn(len(here))].Resident, Back: s.Now().Add(time.Duration(1+r.Intn(30)) * time.Hour), Reason: "shop"})
			case n == 3 && len(here) > 0:
				_, _ = s.ComeBack(ctx, here[r.Intn(len(here))].Resident, 0)
			case n == 4 && len(here) > 2:
				_, _ = s.Exit(ctx, house.Leaving{Residents: []int64{here[0].Resident}, Reason: "own_request", Destination: "99"})
			case n == 5:
				_, _ = s.AddTask(ctx, tasks.New{Title: "позвонить", Due: s.Now().Add(time.Duration(r.Intn(60)-20) * time.Hour)})
			case n == 7:
				holdSome(t, r, s)
			case n == 6:
				_, _ = s.AddReferral(ctx, house.NewReferral{Channel: "phone", Source: "ngo", Heads: house.Heads{Women: 1 + r.Intn(3)}, ETA: s.Now().Add(time.Hour)})
			}
			compareToday(t, s)
		}
	}
}

// holdSome keeps a free bed for a while.
func holdSome(t *testing.T, r *rand.Rand, s *Session) {
	t.Helper()
	b, err := s.Board(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, room := range b.Rooms {
		for _, x := range room.Beds {
			if x.State == house.Free && r.Intn(3) == 0 {
				_, _ = s.PlaceHold(t.Context(), house.NewHold{Beds: []int64{x.ID}, For: "полиция", Minutes: 10 + r.Intn(300)})
				return
			}
		}
	}
}

func compareToday(t *testing.T, s *Session) {
	t.Helper()
	ctx := context.Background()
	got, err := s.Today(ctx)
	if err != nil {
		t.Fatal(err)
	}
	all, _ := s.Presence(ctx, 0)
	in, out, came, late := 0, 0, 0, 0
	for _, w := range all {
		switch w.Where {
		case house.WhereIn:
			in++
		default:
			out++
			if w.Where == house.WhereOverdue || w.DecisionDue <= s.Now() {
				late++
			}
		}
		if s.Zone().Night(w.Since, 6) == got.Day {
			came++
		}
	}
	b, _ := s.Board(ctx, 0)
	waiting, _ := s.WaitingList(ctx)
	due, _ := s.Tasks(ctx, tasks.Filter{State: tasks.Open, DueBefore: got.Span.To})
	tally, _ := s.Tally(ctx)
	for name, x := range map[string][2]int{
		"in": {len(got.In), in}, "out": {len(got.Out), out}, "live here": {len(got.In) + len(got.Out), tally.In},
		"free": {len(got.Free), b.Totals.Free}, "held": {len(got.Held), b.Totals.Held},
		"expected": {len(got.Expected), len(waiting) + tally.Expected}, "tasks": {len(got.Tasks), len(due)}, "came": {len(got.Came), came},
	} {
		if x[0] != x[1] {
			t.Fatalf("%s: %d, its list has %d", name, x[0], x[1])
		}
	}
	for _, m := range got.Meals {
		there, err := s.Presence(ctx, m.At)
		if err != nil {
			t.Fatal(err)
		}
		eat := 0
		for _, w := range there {
			if w.Where == house.WhereIn {
				eat++
			}
		}
		if len(m.Who) != eat {
			t.Fatalf("%s: %d, %d are in then", m.Name, len(m.Who), eat)
		}
	}
	if next := got.Next(); next.At <= s.Now() || next.At.Sub(s.Now()) > 13*time.Hour {
		t.Fatalf("the next meal is %s", next.Name)
	}
	if n, err := s.Attention(ctx); err != nil || n != len(got.Matters) {
		t.Fatalf("%d ask for attention, it says %d: %v", len(got.Matters), n, err)
	}
	matters := 0
	for _, m := range got.Matters {
		if m.Kind == MatterOverdue || m.Kind == MatterDecision {
			matters++
		}
	}
	if matters != late {
		t.Fatalf("%d who are late ask for attention, %d are", matters, late)
	}
}

func TestTheDayOfTodayTurnsAtTheCutOffAndNotAtMidnight(t *testing.T) {
	s, clock := todayHouse(t)
	day := func() string {
		x, err := s.Today(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return x.Day.String()
	}
	first := day()
	clock.Advance(15*time.Hour + 30*time.Minute) // 00:30
	if got := day(); got != first {
		t.Errorf("after midnight the night shift's day is %s, not %s", got, first)
	}
	clock.Advance(5*time.Hour + 29*time.Minute) // 05:59
	if got := day(); got != first {
		t.Errorf("before the cut-off: %s", got)
	}
	clock.Advance(time.Minute)
	if got := day(); got != "2026-11-15" {
		t.Errorf("at the cut-off: %s", got)
	}
}

func TestTodayShowsNothingThatARoleMayNotSee(t *testing.T) {
	s, clock := todayHouse(t)
	r := rand.New(rand.NewSource(1))
	offers, err := s.Propose(t.Context(), []house.Guest{{Sex: people.Female}}, house.Wish{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Admit(t.Context(), Intake{People: []people.NewPerson{guest(r)}, Beds: offers[0].Beds}); err != nil {
		t.Fatal(err)
	}
	clock.Advance(100 * time.Hour)
	const password = "night lantern quiet bridge"
	if _, err := s.AddAccount(t.Context(), NewAccount{Login: "dinara", Name: "Динара Қ.", Password: password, Roles: staff.Roles()}); err != nil {
		t.Fatal(err)
	}
	if err := s.SwitchTo(t.Context(), "dinara", password); err != nil {
		t.Fatal(err)
	}
	for _, role := range staff.Roles() {
		if err := s.SetRole(t.Context(), role); err != nil {
			t.Fatal(err)
		}
		got, err := s.Today(t.Context())
		if staff.ScopeOf(role, staff.OperationalRead) == staff.None {
			if err == nil {
				t.Errorf("%s sees the house", role)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", role, err)
		}
		for _, m := range got.Matters {
			writes := staff.ScopeOf(role, staff.OperationalWrite) != staff.None
			if (m.Kind == MatterMissing || m.Kind == MatterCopy) && !writes {
				t.Errorf("%s is asked for %s", role, m.Kind)
			}
		}
	}
}
