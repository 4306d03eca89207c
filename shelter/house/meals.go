package house

import "pana/shelter/civil"

// Meal is one of a day: who is in the house then eats.
type Meal struct {
	Name string // breakfast, lunch, supper
	At   civil.Instant
}

// MealsOf are the three meals of a day.
func MealsOf(z civil.Zone, day civil.Day) [3]Meal {
	return [3]Meal{{"breakfast", z.At(day, 8, 0)}, {"lunch", z.At(day, 13, 0)}, {"supper", z.At(day, 19, 0)}}
}
