package house_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/vault"
)

// event is something that succeeded; replaying all of them up to a moment gives the house
// at that moment, in the simplest way there is.
type event struct {
	at       civil.Instant
	what     string
	bed      int64
	resident int64
	room     int64
	until    civil.Instant
}

// replay is the state of each bed: "free", "occupied 7", "held", "out" and its room.
func replay(events []event, beds map[string]int64, home map[int64]int64, when civil.Instant) map[string]string {
	sleeper, room := map[int64]int64{}, map[int64]int64{}
	bedOf, away := map[int64]int64{}, map[int64]bool{}
	held, out := map[int64]civil.Instant{}, map[int64]bool{}
	for b, r := range home {
		room[b] = r
	}
	for _, e := range events {
		if e.at > when {
			continue
		}
		switch e.what {
		case "leave bed":
			delete(sleeper, e.bed)
			delete(bedOf, e.resident)
		case "take bed":
			sleeper[e.bed], bedOf[e.resident] = e.resident, e.bed
		case "crib":
			room[e.bed] = e.room
		case "hold":
			held[e.bed] = e.until
		case "release":
			delete(held, e.bed)
		case "out":
			out[e.bed] = true
		case "back in service":
			delete(out, e.bed)
		case "away":
			away[e.resident] = true
		case "home":
			delete(away, e.resident)
		}
	}
	state := map[string]string{}
	for code, b := range beds {
		s := "free"
		switch {
		case sleeper[b] != 0 && away[sleeper[b]]:
			s = fmt.Sprint("away ", sleeper[b])
		case sleeper[b] != 0:
			s = fmt.Sprint("occupied ", sleeper[b])
		case out[b]:
			s = "out"
		case held[b] > when:
			s = "held"
		}
		state[code] = fmt.Sprint(s, " in ", room[b])
	}
	return state
}

// seen is the same of a board.
func seen(b house.Board) map[string]string {
	state := map[string]string{}
	for _, r := range b.Rooms {
		for _, x := range r.Beds {
			s := string(x.State)
			if x.Resident != nil {
				s = fmt.Sprint(s, " ", x.Resident.ID)
			}
			state[x.Code] = fmt.Sprint(s, " in ", r.ID)
		}
	}
	return state
}

// model does random things to a house and writes down what succeeded.
type model struct {
	*home
	rnd    *rand.Rand
	events []event
	here   []int64
	stays  map[int64]int64
	beds   map[int64]int64 // resident → bed
	codes  []string
}

func (m *model) note(what string, bed, resident int64) {
	m.events = append(m.events, event{at: m.Clock.Now(), what: what, bed: bed, resident: resident})
}

func (m *model) anyBed() int64 { return m.home.beds[m.codes[m.rnd.IntN(len(m.codes))]] }

func (m *model) override() string { return []string{"", "так надо"}[m.rnd.IntN(2)] }

// arrive registers somebody and tries a bed. Before that the file alone is asked, and must
// say the same as the program.
func (m *model) arrive() {
	g := guest{[]people.Sex{people.Female, people.Male, ""}[m.rnd.IntN(3)], []int{-1, 5, 13, 14, 17, 30}[m.rnd.IntN(6)], ""}
	id := m.register(g)[0]
	stay, bed, override := m.open(id, m.Clock.Now()), m.anyBed(), m.override()
	undone := errors.New("undone")
	file := m.do(func(tx *vault.Tx) error {
		var reason, approver any
		if override != "" {
			reason, approver = override, m.desk.Account
		}
		if _, err := tx.Exec(`insert into bed_assignment(stay, resident, bed, from_at, reason, override_reason, approved_by, made_at)
			values(?, ?, ?, ?, 'admission', ?, ?, ?)`, stay, id, bed, int64(tx.Now()), reason, approver, int64(tx.Now())); err != nil {
			return err
		}
		return undone
	})
	program := m.do(func(tx *vault.Tx) error {
		_, err := house.Assign(tx, house.Assignment{Stay: stay, Bed: bed, Override: override})
		return err
	})
	if (program == nil) != errors.Is(file, undone) || program != nil && program.Error() != file.Error() && !strings.Contains(file.Error(), "UNIQUE") {
		m.t.Fatalf("%v: the program says %v, the file %v", g, program, file)
	}
	m.here, m.stays[id] = append(m.here, id), stay
	if program == nil {
		m.beds[id] = bed
		m.note("take bed", bed, id)
	}
}

// move takes one or two people to random beds, often each other's.
func (m *model) shift() {
	if len(m.here) < 2 {
		return
	}
	i, j := m.rnd.IntN(len(m.here)), m.rnd.IntN(len(m.here))
	ts := []house.Transfer{{Resident: m.here[i], Bed: m.anyBed()}}
	if i != j && m.beds[m.here[i]] != 0 && m.beds[m.here[j]] != 0 {
		ts = []house.Transfer{{Resident: m.here[i], Bed: m.beds[m.here[j]]}, {Resident: m.here[j], Bed: m.beds[m.here[i]]}}
	}
	if m.ok(m.move(m.override(), ts...)) {
		for _, t := range ts {
			if b := m.beds[t.Resident]; b != 0 {
				m.note("leave bed", b, t.Resident)
			}
		}
		for _, t := range ts {
			m.beds[t.Resident] = t.Bed
			m.note("take bed", t.Bed, t.Resident)
		}
	}
}

func (m *model) exit() {
	if len(m.here) == 0 {
		return
	}
	i := m.rnd.IntN(len(m.here))
	id := m.here[i]
	if _, err := m.leave(house.Leaving{Residents: []int64{id}}); m.ok(err) {
		if b := m.beds[id]; b != 0 {
			m.note("leave bed", b, id)
			delete(m.beds, id)
		}
		m.here = append(m.here[:i], m.here[i+1:]...)
	}
}

func (m *model) holdOne() {
	bed, minutes := m.anyBed(), 5+m.rnd.IntN(300)
	err := m.do(func(tx *vault.Tx) error {
		_, err := house.PlaceHold(tx, house.NewHold{Beds: []int64{bed}, Minutes: minutes})
		return err
	})
	if m.ok(err) {
		m.events = append(m.events, event{at: m.Clock.Now(), what: "hold", bed: bed, until: m.Clock.Now().Add(time.Duration(minutes) * time.Minute)})
	}
}

func (m *model) releaseOne() {
	var hs []house.Hold
	m.view(func(tx *vault.Tx) (err error) { hs, err = house.Holds(tx); return err })
	if len(hs) > 0 && m.ok(m.do(func(tx *vault.Tx) error { return house.ReleaseHold(tx, hs[0].ID) })) {
		m.note("release", hs[0].Bed, 0)
	}
}

func (m *model) service() {
	bed := m.anyBed()
	if m.rnd.IntN(2) == 0 {
		if m.ok(m.do(func(tx *vault.Tx) error { _, err := house.TakeOut(tx, bed, 0, 0, "repair"); return err })) {
			m.note("out", bed, 0)
		}
	} else if m.ok(m.do(func(tx *vault.Tx) error { return house.PutBack(tx, bed) })) {
		m.note("back in service", bed, 0)
	}
}

func (m *model) walk() {
	if len(m.here) == 0 {
		return
	}
	id := m.here[m.rnd.IntN(len(m.here))]
	if m.rnd.IntN(2) == 0 {
		if m.ok(m.do(func(tx *vault.Tx) error {
			_, err := house.GoOut(tx, house.Outing{Resident: id, Reason: "shop"})
			return err
		})) {
			m.note("away", 0, id)
		}
	} else if m.ok(m.do(func(tx *vault.Tx) error { _, err := house.ComeBack(tx, id, 0); return err })) {
		m.note("home", 0, id)
	}
}

func (m *model) crib() {
	rooms := []int64{m.rooms["К1"], m.rooms["К2"], m.rooms["К4"]}
	bed, room := m.bed("2К"), rooms[m.rnd.IntN(3)]
	if m.ok(m.do(func(tx *vault.Tx) error { return house.MoveBed(tx, bed, room) })) {
		m.events = append(m.events, event{at: m.Clock.Now(), what: "crib", bed: bed, room: room})
	}
}

// ok reports whether err is nil, and wants any other to be one that people understand.
func (m *model) ok(err error) bool {
	var r *fault.Refusal
	var f fault.Fields
	if err != nil && !errors.As(err, &r) && !errors.As(err, &f) {
		m.t.Fatalf("nobody understands: %v", err)
	}
	return err == nil
}

// TestTheHouseAtAnyMomentEqualsAReplay: random acts, then random moments.
func TestTheHouseAtAnyMomentEqualsAReplay(t *testing.T) {
	for seed := range uint64(3) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			m := &model{home: newHome(t), rnd: rand.New(rand.NewPCG(seed, 7)), stays: map[int64]int64{}, beds: map[int64]int64{}}
			place := map[int64]int64{}
			for code, b := range m.home.beds {
				place[b] = m.rooms["К"+code[:1]]
			}
			for _, r := range house.Template("small", "ru") {
				for _, b := range r.Beds {
					m.codes = append(m.codes, b.Code)
				}
			}
			start := m.Clock.Now()
			acts := []func(){m.arrive, m.arrive, m.arrive, m.shift, m.shift, m.exit, m.holdOne, m.releaseOne, m.service, m.walk, m.crib}
			for range 120 {
				m.Clock.Advance(time.Duration(1+m.rnd.IntN(600)) * time.Minute)
				acts[m.rnd.IntN(len(acts))]()
			}
			end := m.Clock.Now()
			m.sound()
			if len(m.events) < 30 {
				t.Fatalf("only %d acts succeeded", len(m.events))
			}
			for range 80 {
				when := start + civil.Instant(m.rnd.Int64N(int64(end-start)+1))
				if m.rnd.IntN(4) == 0 { // the very moment of an event is the hardest
					when = m.events[m.rnd.IntN(len(m.events))].at
				}
				want, got := replay(m.events, m.home.beds, place, when), seen(m.board(when))
				for code := range want {
					if want[code] != got[code] {
						t.Errorf("%s at %s: %s, the replay says %s", code, when.Time(), got[code], want[code])
					}
				}
			}
			m.nightsEqualBoards(civil.Almaty.Day(start), civil.Almaty.Day(end).Sub(civil.Almaty.Day(start)))
		})
	}
}

// nightsEqualBoards wants the bars to count what the boards at their ends show.
func (m *model) nightsEqualBoards(from civil.Day, n int) {
	m.t.Helper()
	var nights []house.Night
	m.view(func(tx *vault.Tx) (err error) { nights, err = house.Nights(tx, from, n); return err })
	for _, x := range nights {
		b := m.board(civil.Almaty.NightSpan(x.Day, 6).To - 1).Totals
		if x.Occupied != b.Occupied+b.Away || x.People != b.People || x.Capacity != b.Capacity {
			m.t.Errorf("night %+v, board %+v", x, b)
		}
	}
}
