package demo

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// years are how long a generated shelter has been open.
const years = 10

// Generate makes a file at path with size residents over ten years, for measuring: up to
// 50 rooms of four beds, most of them taken at the end. The same size gives the same
// content. It is written straight into the tables, with all their triggers and without
// history: told like the demo, a hundred thousand would take an hour. The one account may
// act as director, desk or social worker; end is the moment up to which it is told.
func Generate(ctx context.Context, path string, size int) (a Account, end civil.Instant, err error) {
	day, err := civil.NewDay(2026, 11, 12)
	if err != nil {
		return a, 0, err
	}
	a, end = Accounts()[0], civil.Almaty.At(day, 20, 0)
	clock := civil.NewFixed(end.Add(-years * 365 * 24 * time.Hour))
	g := &generated{r: rand.New(rand.NewPCG(uint64(size), 1)), size: size, from: clock.Now(), end: end,
		actor: vault.Actor{Account: 1, Role: string(staff.Director)}}
	v, err := vault.Create(path, vault.Options{Clock: clock, Parts: shelter.Parts(), Cost: cost}, a.Login, a.Password)
	if err != nil {
		return a, 0, err
	}
	defer func() { err = errors.Join(err, v.Lock()) }()
	setup := shelter.Setup{HouseName: "Арча", Lang: "ru", WordLang: "ru", Director: shelter.Director{Login: a.Login, Name: a.Name}}
	for i := range g.rooms() {
		r := house.NewRoom{Code: fmt.Sprintf("К%d", i+1), Floor: i/10 + 1, Kind: kindOf(i)}
		for n := range bedsARoom {
			r.Beds = append(r.Beds, house.NewBed{Code: fmt.Sprintf("%d%c", i+1, []rune("АБВГ")[n]), Kind: house.Standard})
		}
		setup.Rooms = append(setup.Rooms, r)
	}
	if err := shelter.Found(ctx, v, setup); err != nil {
		return a, 0, err
	}
	clock.Set(end)
	return a, end, v.Update(ctx, g.actor, func(tx *vault.Tx) error {
		if err := staff.SetRoles(tx, 1, []staff.Role{staff.Director, staff.Desk, staff.Social}); err != nil {
			return err
		}
		rooms, err := house.Plan(tx)
		if err != nil {
			return err
		}
		return g.write(tx, g.parties(rooms))
	})
}

const (
	bedsARoom = 4
	mostRooms = 50
)

// generated is a file being generated.
type generated struct {
	r         *rand.Rand
	size      int
	from, end civil.Instant
	actor     vault.Actor
}

// rooms is how many rooms a house of that size needs.
func (g *generated) rooms() int { return max(4, min(mostRooms, g.size/40)) }

func kindOf(room int) house.Kind {
	return []house.Kind{house.Women, house.Men, house.Women, house.Family}[room%4]
}

// party are people who came together and slept side by side.
type party struct {
	came, left civil.Instant // left 0: still here
	beds       []int64
	persons    []guest
}

// guest is one of a party.
type guest struct {
	name  name
	sex   people.Sex
	years int
}

// parties are all who ever came, in the order of their coming.
func (g *generated) parties(rooms []house.Room) []party {
	var rows [][]int64 // beds that are taken together
	var kinds []house.Kind
	people := 0
	for _, r := range rooms {
		var beds []int64
		for _, b := range r.Beds {
			beds = append(beds, b.ID)
		}
		if r.Kind == house.Family {
			rows, kinds, people = append(rows, beds), append(kinds, r.Kind), people+3 // three on average
			continue
		}
		for _, b := range beds {
			rows, kinds, people = append(rows, []int64{b}), append(kinds, r.Kind), people+1
		}
	}
	var all []party
	turns := max(1, (g.size+people-1)/people+1)
	turn := g.end.Sub(g.from) / time.Duration(turns)
	for i, beds := range rows {
		for n := range turns {
			all = append(all, g.party(kinds[i], beds, g.from.Add(time.Duration(n)*turn), turn, n == turns-1))
		}
	}
	slices.SortStableFunc(all, func(a, b party) int { return cmp.Compare(a.came, b.came) })
	return g.latest(all)
}

// latest are the last parties that hold size people.
func (g *generated) latest(all []party) []party {
	have := 0
	for i := len(all) - 1; i >= 0; i-- {
		if have += len(all[i].persons); have >= g.size {
			all[i].persons = all[i].persons[:len(all[i].persons)-(have-g.size)]
			return all[i:]
		}
	}
	return all
}

// party is somebody who sleeps in beds for most of a turn; of the last turns nine in ten
// are still here.
func (g *generated) party(kind house.Kind, beds []int64, start civil.Instant, turn time.Duration, last bool) party {
	part := func(from, to int) time.Duration { return turn * time.Duration(from+g.r.IntN(to-from)) / 100 }
	p := party{came: start.Add(part(0, 15)), left: start.Add(part(60, 95)), beds: beds}
	if last && g.r.IntN(10) > 0 {
		p.left = 0
	}
	sex, n := people.Female, 1
	switch kind {
	case house.Men:
		sex = people.Male
	case house.Family:
		n = 2 + g.r.IntN(3)
	}
	head := guest{g.name(sex), sex, 19 + g.r.IntN(40)}
	p.persons = append(p.persons, head)
	for len(p.persons) < n {
		c := guest{sex: people.Female, years: g.r.IntN(13)}
		if g.r.IntN(2) == 0 {
			c.sex = people.Male
		}
		c.name = g.name(c.sex)
		c.name.family, c.name.familyLatin = head.name.family, head.name.familyLatin
		p.persons = append(p.persons, c)
	}
	return p
}
