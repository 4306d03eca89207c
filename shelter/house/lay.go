package house

import (
	"cmp"
	"slices"
)

// lay gives each guest a bed, infants a crib where there is one.
func (x *ranked) lay(p party, room int64, beds, cribs []Bed) {
	x.Beds, x.Codes = make([]int64, len(p.guests)), make([]string, len(p.guests))
	give := func(i int, from *[]Bed) bool {
		if len(*from) == 0 {
			return false
		}
		b := (*from)[0]
		*from = (*from)[1:]
		x.Beds[i], x.Codes[i] = b.ID, b.Code
		if b.Kind == Crib && b.Room != room {
			x.MovesCribs = append(x.MovesCribs, b.ID)
		}
		return true
	}
	inCrib := make([]bool, len(p.guests))
	for i := range p.guests {
		inCrib[i] = p.infants[i] && give(i, &cribs)
	}
	for _, i := range layOrder(p, beds) {
		if inCrib[i] {
			continue
		}
		x.Of++
		if give(i, &beds) {
			x.Fits++
		}
	}
}

// layOrder is the order in which guests choose: as they stand, but children first where
// there are upper bunks, so that those are left to the grown.
func layOrder(p party, beds []Bed) []int {
	order := make([]int, len(p.guests))
	for i := range order {
		order[i] = i
	}
	if slices.ContainsFunc(beds, func(b Bed) bool { return b.Kind == BunkUpper }) {
		slices.SortStableFunc(order, func(a, b int) int {
			return -cmp.Compare(p.guests[a].grownFrom, p.guests[b].grownFrom)
		})
	}
	return order
}

// freeBeds are the free places of a room, upper bunks last.
func freeBeds(r BoardRoom) []Bed {
	var beds []Bed
	for _, b := range r.Beds {
		if b.State == Free && b.Kind != Crib {
			beds = append(beds, b.Bed)
		}
	}
	slices.SortStableFunc(beds, func(a, b Bed) int {
		switch {
		case (a.Kind == BunkUpper) == (b.Kind == BunkUpper):
			return 0
		case a.Kind == BunkUpper:
			return 1
		}
		return -1
	})
	return beds
}

// freeCribs are all free cribs of the house: first those in the room, then those that stand
// where nobody sleeps, then the others.
func freeCribs(r BoardRoom, b Board) []Bed {
	var here, idle, busy []Bed
	for _, other := range b.Rooms {
		sleeps := slices.ContainsFunc(other.Beds, func(x BoardBed) bool { return x.Resident != nil })
		for _, x := range other.Beds {
			switch {
			case x.Kind != Crib || x.State != Free:
			case other.ID == r.ID:
				here = append(here, x.Bed)
			case sleeps:
				busy = append(busy, x.Bed)
			default:
				idle = append(idle, x.Bed)
			}
		}
	}
	return append(append(here, idle...), busy...)
}
