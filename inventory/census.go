package inventory

import (
	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Heads are those who are expected to eat here on a day.
type Heads struct {
	Day civil.Day
	By  map[Band]int
}

// Total is everybody.
func (h Heads) Total() int {
	n := 0
	for _, x := range h.By {
		n += x
	}
	return n
}

// Census is who is expected to eat here on n days from today on: who lives here, less who is
// out over night, with the exits that are planned and the arrivals for whom a bed is kept.
func Census(tx *vault.Tx, n int) ([]Heads, error) {
	if err := staff.Need(tx, staff.StockRead); err != nil {
		return nil, err
	}
	zone, err := zoneOf(tx)
	if err != nil {
		return nil, err
	}
	all, err := house.Lodgers(tx)
	if err != nil {
		return nil, err
	}
	return expect(all, zone.Day(tx.Now()), n), nil
}

func expect(all []house.Lodger, from civil.Day, n int) []Heads {
	days := make([]Heads, n)
	for i := range days {
		d := from.Add(i)
		days[i] = Heads{d, map[Band]int{}}
		for _, l := range all {
			if l.Here(d) {
				days[i].By[bandOf(l, d)]++
			}
		}
	}
	return days
}
