package house_test

import (
	"database/sql"
	"errors"
	"strings"
	"testing"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/shelter/staff/stafftest"
	"pana/shelter/vault"
	"pana/shelter/vault/vaulttest"
)

// home is a small house (К1 … К4) with a desk and a director, and short ways to use it.
type home struct {
	*vaulttest.File
	t              testing.TB
	desk, director vault.Actor
	beds           map[string]int64 // by code
	rooms          map[string]int64
}

func newHome(t testing.TB) *home {
	t.Helper()
	f := vaulttest.New(t)
	h := &home{File: f, t: t, director: stafftest.Add(t, f, staff.Director), beds: map[string]int64{}, rooms: map[string]int64{}}
	h.desk = stafftest.Add(t, f, staff.Desk)
	h.build(house.Template("small", "ru"))
	return h
}

// build adds rooms that were there since 2020.
func (h *home) build(rooms []house.NewRoom) {
	h.t.Helper()
	for _, r := range rooms {
		r.Since = at("2020-01-01 00:00")
		h.must(h.as(h.director, func(tx *vault.Tx) error { _, err := house.AddRoom(tx, r); return err }))
	}
	h.view(func(tx *vault.Tx) error {
		plan, err := house.Plan(tx)
		for _, r := range plan {
			h.rooms[r.Code] = r.ID
			for _, b := range r.Beds {
				h.beds[b.Code] = b.ID
			}
		}
		return err
	})
}

func (h *home) as(a vault.Actor, f func(*vault.Tx) error) error {
	return h.Update(h.t.Context(), a, f)
}

func (h *home) do(f func(*vault.Tx) error) error { return h.as(h.desk, f) }

func (h *home) must(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

func (h *home) view(f func(*vault.Tx) error) {
	h.t.Helper()
	h.must(h.View(h.t.Context(), h.desk, f))
}

// guest is a person to be registered.
type guest struct {
	sex      people.Sex
	age      int // -1: unknown
	relation string
}

var (
	woman  = guest{people.Female, 30, ""}
	man    = guest{people.Male, 40, ""}
	boy    = guest{people.Male, 7, people.Child}
	girl   = guest{people.Female, 6, people.Child}
	infant = guest{people.Female, 0, people.Child}
)

func (g guest) person(on civil.Day) people.NewPerson {
	p := people.NewPerson{Name: people.Name{Given: "Тест"}, Facts: people.Facts{Sex: g.sex, Birth: people.NotAsked, Relation: g.relation}}
	if g.age >= 0 {
		p.Birth = people.About(g.age, -1, on)
	}
	if g.age == 0 {
		p.Birth = people.About(0, 8, on)
	}
	if g.age >= 0 && g.age < 18 && g.relation == "" {
		p.Unaccompanied = true
	}
	return p
}

// register enters a household, who are expected then.
func (h *home) register(gs ...guest) []int64 {
	h.t.Helper()
	var ids []int64
	h.must(h.do(func(tx *vault.Tx) error {
		var party []people.NewPerson
		for _, g := range gs {
			party = append(party, g.person(civil.Almaty.Day(tx.Now())))
		}
		var err error
		_, ids, err = people.Register(tx, party)
		return err
	}))
	return ids
}

// open opens a stay.
func (h *home) open(resident int64, from civil.Instant) int64 {
	h.t.Helper()
	var stay int64
	h.must(h.do(func(tx *vault.Tx) (err error) {
		stay, err = house.OpenStay(tx, resident, from, civil.Day{})
		return err
	}))
	return stay
}

// settle registers people as a household and gives them beds from a moment on.
func (h *home) settle(from string, override string, beds string, gs ...guest) []int64 {
	h.t.Helper()
	ids := h.register(gs...)
	for i, code := range strings.Fields(beds) {
		stay := h.open(ids[i], at(from))
		h.must(h.do(func(tx *vault.Tx) error {
			_, err := house.Assign(tx, house.Assignment{Stay: stay, Bed: h.bed(code), At: at(from), Override: override})
			return err
		}))
	}
	return ids
}

// assign gives a bed now to somebody whose stay is open.
func (h *home) assign(stay int64, bed, override string) error {
	return h.do(func(tx *vault.Tx) error {
		_, err := house.Assign(tx, house.Assignment{Stay: stay, Bed: h.bed(bed), Override: override})
		return err
	})
}

func (h *home) bed(code string) int64 {
	h.t.Helper()
	id, ok := h.beds[code]
	if !ok {
		h.t.Fatalf("no bed %s", code)
	}
	return id
}

func (h *home) board(when civil.Instant) house.Board {
	h.t.Helper()
	var b house.Board
	h.view(func(tx *vault.Tx) (err error) { b, err = house.BoardAt(tx, when); return err })
	return b
}

// find is a bed on a board, with its room.
func find(b house.Board, code string) (house.BoardBed, house.BoardRoom) {
	for _, r := range b.Rooms {
		for _, x := range r.Beds {
			if x.Code == code {
				return x, r
			}
		}
	}
	return house.BoardBed{}, house.BoardRoom{}
}

// at is a moment in Almaty.
func at(s string) civil.Instant {
	d, err := civil.ParseDay(s[:10])
	if err != nil {
		panic(err)
	}
	return civil.Almaty.At(d, int(s[11]-'0')*10+int(s[12]-'0'), int(s[14]-'0')*10+int(s[15]-'0'))
}

func day(s string) civil.Day {
	d, err := civil.ParseDay(s)
	if err != nil {
		panic(err)
	}
	return d
}

func refused(t testing.TB, err error, key string) {
	t.Helper()
	if !errors.Is(err, fault.Refuse(key)) {
		t.Errorf("got %v, want %s", err, key)
	}
}

func faulty(t testing.TB, err error, field, key string) {
	t.Helper()
	var f fault.Fields
	if errors.As(err, &f) {
		for _, x := range f {
			if x.Name == field && x.Key == key {
				return
			}
		}
	}
	t.Errorf("got %v, want %s at %s", err, key, field)
}

// refusedRaw wants plain SQL to be refused with word in the error.
func refusedRaw(t testing.TB, db *sql.DB, word, q string, args ...any) {
	t.Helper()
	_, err := db.Exec(q, args...)
	if err == nil || !strings.Contains(err.Error(), word) {
		t.Errorf("%s: got %v, want %s", q, err, word)
	}
}

// sound wants the file to break no rule.
func (h *home) sound() {
	h.t.Helper()
	h.view(func(tx *vault.Tx) error {
		bs, err := house.Breaches(tx)
		if len(bs) > 0 {
			h.t.Errorf("%v break a rule", bs)
		}
		return err
	})
}

func stafftestNurse(t testing.TB, h *home) vault.Actor {
	return stafftest.Add(t, h.File, staff.Nurse)
}

// move moves people by decision of the staff.
func (h *home) move(override string, ts ...house.Transfer) error {
	return h.do(func(tx *vault.Tx) error {
		_, err := house.Move(tx, ts, house.ReasonByStaff, override)
		return err
	})
}
