package shelter

import (
	"cmp"
	"slices"

	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/vault"
)

// Eating is a meal with those who are in the house then: as it was, or as it is expected.
type Eating struct {
	house.Meal
	Who   []house.Whereabouts
	Diets []Diet
}

// Diet is how many eat so, "" those whom nobody has asked; who has no restriction isn't counted.
type Diet struct {
	Code  string
	Heads int
}

// Next is the meal that comes next.
func (t Today) Next() Eating {
	for _, m := range t.Meals {
		if m.At > t.At {
			return m
		}
	}
	return Eating{}
}

// meals are those of the operational day, and the next morning's when they are over.
func (t *Today) meals(tx *vault.Tx, zone civil.Zone) error {
	day := house.MealsOf(zone, t.Day)
	all := day[:]
	if day[2].At <= t.At {
		all = append(all, house.MealsOf(zone, t.Day.Add(1))[0])
	}
	for _, m := range all {
		e := Eating{Meal: m}
		there, err := house.PresenceAt(tx, m.At)
		if err != nil {
			return err
		}
		heads := map[string]int{}
		for _, w := range there {
			if w.Where != house.WhereIn {
				continue
			}
			e.Who = append(e.Who, w)
			if code, known := t.Diet[w.Resident]; known && code != people.None {
				heads[code]++
			}
		}
		for code, n := range heads {
			e.Diets = append(e.Diets, Diet{code, n})
		}
		slices.SortFunc(e.Diets, func(a, b Diet) int { return cmp.Or(b.Heads-a.Heads, cmp.Compare(a.Code, b.Code)) })
		t.Meals = append(t.Meals, e)
	}
	return nil
}
