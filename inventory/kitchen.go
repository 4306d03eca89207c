package inventory

import (
	"cmp"
	"slices"

	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Meal is one of a day in the kitchen, with those who will eat it.
type Meal struct {
	Name    string // suhur, breakfast, lunch, supper, iftar; the words are "code.meal."+name
	At      civil.Instant
	By      map[Band]int
	Diets   []Diet
	Infants []int // ages in whole months of those under a year, the youngest first
}

// Total is everybody who eats.
func (m Meal) Total() int { return Heads{By: m.By}.Total() }

// Diet is how many eat so; "" are those whom nobody has asked. Who has no restriction
// isn't counted.
type Diet struct {
	Code  string
	Heads int
}

// eater is somebody at a meal.
type eater struct {
	house.Lodger
	band   Band
	months int // -1: unknown
}

// fasts reports whether somebody keeps Ramadan as far as the house knows: of age, eating
// halal, and not nursing. Nobody is asked for her faith.
func (e eater) fasts() bool { return e.band == BandAdult && !e.Child && e.Diet == "halal" }

// Kitchen are the meals of a day from today on, with who is expected in the house then.
func Kitchen(tx *vault.Tx, day civil.Day) ([]Meal, error) {
	if err := staff.Need(tx, staff.StockRead); err != nil {
		return nil, err
	}
	zone, err := zoneOf(tx)
	if err != nil {
		return nil, err
	}
	set, err := ReadSettings(tx)
	if err != nil {
		return nil, err
	}
	all, err := house.Lodgers(tx)
	if err != nil {
		return nil, err
	}
	var out []Meal
	for _, m := range set.plan(zone, day) {
		there, err := seated(tx, all, day, m)
		if err != nil {
			return nil, err
		}
		out = append(out, m.with(there, set.Ramadan(day)))
	}
	return out, nil
}

// Ramadan reports whether a day is one of the fast.
func (s Settings) Ramadan(day civil.Day) bool {
	return !s.RamadanFrom.IsZero() && !day.Before(s.RamadanFrom) && !s.RamadanTo.Before(day)
}

// plan are the meals of a day: in Ramadan one before dawn is added, and supper waits for
// sunset.
func (s Settings) plan(zone civil.Zone, day civil.Day) []Meal {
	var out []Meal
	for _, m := range house.MealsOf(zone, day) {
		out = append(out, Meal{Name: m.Name, At: m.At})
	}
	if !s.Ramadan(day) {
		return out
	}
	h, m, _ := hour(s.Suhur)
	out = append([]Meal{{Name: "suhur", At: zone.At(day, h, m)}}, out...)
	h, m, _ = hour(s.Iftar)
	out[len(out)-1] = Meal{Name: "iftar", At: zone.At(day, h, m)}
	return out
}

// seated are who will be in the house at a meal.
func seated(tx *vault.Tx, all []house.Lodger, day civil.Day, m Meal) ([]eater, error) {
	where, err := house.PresenceAt(tx, m.At)
	if err != nil {
		return nil, err
	}
	in := map[int64]bool{}
	for _, w := range where {
		in[w.Resident] = w.Where == house.WhereIn
	}
	var out []eater
	for _, l := range all {
		if l.Resident != 0 && !in[l.Resident] || l.Resident == 0 && !l.Here(day) {
			continue
		}
		e := eater{Lodger: l, band: bandOf(l, day), months: -1}
		if !l.Born.IsZero() {
			e.months = day.Months(l.Born)
		}
		out = append(out, e)
	}
	return out, nil
}

// with counts who eats a meal.
func (m Meal) with(there []eater, ramadan bool) Meal {
	m.By = map[Band]int{}
	diets := map[string]int{}
	for _, e := range there {
		fasting := ramadan && e.fasts()
		if m.Name == "suhur" && !fasting || fasting && (m.Name == "breakfast" || m.Name == "lunch") {
			continue
		}
		m.By[e.band]++
		if e.Diet != people.None {
			diets[e.Diet]++
		}
		if e.months >= 0 && e.months < 12 {
			m.Infants = append(m.Infants, e.months)
		}
	}
	for code, n := range diets {
		m.Diets = append(m.Diets, Diet{code, n})
	}
	slices.SortFunc(m.Diets, func(a, b Diet) int { return cmp.Or(b.Heads-a.Heads, cmp.Compare(a.Code, b.Code)) })
	slices.Sort(m.Infants)
	return m
}

// Serving is what a meal or a day needs of an item by the norms.
type Serving struct {
	Item int64
	Need Quantity // a begun unit counted whole
}

// Servings are what the kitchen needs by the norms for those at a meal, by item: what is
// bound to that meal, or with whole set what belongs to the day as a whole.
func Servings(tx *vault.Tx, m Meal, whole bool) ([]Serving, error) {
	if err := staff.Need(tx, staff.StockRead); err != nil {
		return nil, err
	}
	all, err := norms(tx, `item in (select id from item where active = 1 and category in ('food', 'infant'))`)
	if err != nil {
		return nil, err
	}
	name := map[string]string{"suhur": "breakfast", "iftar": "supper"}[m.Name]
	name = cmp.Or(name, m.Name)
	if whole {
		name = ""
	}
	var out []Serving
	for item, ns := range all {
		at := slices.DeleteFunc(slices.Clone(ns), func(n Norm) bool { return n.Meal != name })
		var sum Rate
		for band, r := range rates(at) {
			sum += r * Rate(m.By[band])
		}
		if sum > 0 {
			out = append(out, Serving{item, sum.In(1)})
		}
	}
	slices.SortFunc(out, func(a, b Serving) int { return cmp.Compare(a.Item, b.Item) })
	return out, nil
}
