package house

import (
	"pana/shelter/civil"
	"pana/shelter/people"
)

// guessedAge is the age for which a place is looked for when only "a child" was said: old
// enough for a bed of its own, too young to be without its family.
const guessedAge = 7

// Guests are those whom h counts, for a first look at the beds: adults first, the first of
// them the head. Who comes will be asked at the door; a child's age is only a guess.
func (h Heads) Guests(today civil.Day) []Guest {
	var all []Guest
	add := func(n int, sex people.Sex, child bool) {
		for range n {
			g := Guest{Sex: sex, Relation: people.Self}
			if len(all) > 0 {
				g.Relation = people.Relative
			}
			if child {
				g.Birth = people.About(guessedAge, -1, today)
			}
			if child && len(all) > 0 {
				g.Relation = people.Child
			}
			all = append(all, g)
		}
	}
	add(h.Women, people.Female, false)
	add(h.Men, people.Male, false)
	add(h.Adults, "", false)
	add(h.Girls, people.Female, true)
	add(h.Boys, people.Male, true)
	add(h.Children, "", true)
	return all
}
