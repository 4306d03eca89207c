package demo

import (
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"pana/assets/codewords"
	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// track is a row of beds that people of the past slept in one after another: how many
// parties arrived between two days, and who they are.
type track struct {
	beds     []string
	from, to string
	parties  int
	kind     string // woman, man, family
	sizes    []int  // of the families
}

// Sixty people: 26 registered before 2026 and 34 in it, so that the numbers of November
// 2026 continue at 041 after the six who live there then. Each track ends before the bed
// is given to one of those.
var tracks = []track{
	{[]string{"1А"}, "2024-11-16", "2025-12-20", 4, "woman", nil},
	{[]string{"1Б"}, "2024-12-04", "2025-12-22", 3, "woman", nil},
	{[]string{"1В"}, "2025-01-10", "2025-12-27", 3, "woman", nil},
	{[]string{"3А"}, "2024-11-25", "2025-12-12", 3, "man", nil},
	{[]string{"3Б"}, "2025-01-20", "2025-12-18", 3, "man", nil},
	{[]string{"2А", "2Б", "2В"}, "2024-12-12", "2025-12-24", 4, "family", []int{2, 3, 2, 3}},
	{[]string{"1А"}, "2026-01-05", "2026-07-31", 3, "woman", nil},
	{[]string{"1Б"}, "2026-01-09", "2026-11-02", 4, "woman", nil},
	{[]string{"1В"}, "2026-01-14", "2026-11-09", 5, "woman", nil},
	{[]string{"3А"}, "2026-01-11", "2026-10-08", 4, "man", nil},
	{[]string{"3Б"}, "2026-01-19", "2026-09-16", 4, "man", nil},
	{[]string{"2А", "2Б", "2В"}, "2026-01-07", "2026-10-24", 5, "family", []int{3, 2, 3, 3, 3}},
}

// stay is one party of the past.
type stay struct {
	arrives, leaves civil.Instant
	beds            []string
	size            int
	kind            string
}

// past tells of those who were here before.
func (t *teller) past() {
	r := rand.New(rand.NewPCG(20261117, 60))
	var all []stay
	for _, k := range tracks {
		first, last := t.day(k.from), t.day(k.to)
		slot := last.Sub(first) / k.parties
		for i := range k.parties {
			// A gap, a stay of half the slot or more, and nothing beyond the slot's end.
			arrive := first.Add(i*slot + r.IntN(slot/6+1))
			leave := first.Add(i*slot + slot*6/10 + r.IntN(slot*3/10))
			s := stay{civil.Almaty.At(arrive, 7+r.IntN(16), r.IntN(60)), civil.Almaty.At(leave, 9+r.IntN(8), r.IntN(60)), k.beds, 1, k.kind}
			if k.sizes != nil {
				s.size = k.sizes[i]
			}
			all = append(all, s)
		}
	}
	slices.SortStableFunc(all, func(a, b stay) int { return int(a.arrives.Sub(b.arrives) / time.Minute) })
	words := free(codewords.List("ru"))
	for i, s := range all {
		t.tellStay(r, i, s, words[i*7%len(words)])
	}
	t.repairs()
}

// repairs are times in which a bed was out of service.
func (t *teller) repairs() {
	for _, x := range []struct{ bed, from, to, reason string }{
		{"2К", "2025-02-03T09:00", "2025-02-06T17:00", "repair"},
		{"2К", "2025-09-15T10:00", "2025-09-16T12:00", "cleaning"},
		{"2К", "2026-04-20T09:30", "2026-04-24T15:00", "no_mattress"},
	} {
		t.tell(t.at(x.from), staff.Desk, "an outage", func(tx *vault.Tx) error {
			_, err := house.TakeOut(tx, t.beds[x.bed], 0, t.at(x.to), x.reason)
			return err
		})
	}
}

// free are the words that the story of November doesn't use, without those that are one
// word with a number.
func free(list []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(w string) bool {
		return slices.Contains(storyWords, w) || strings.ContainsAny(w, " -0123456789")
	})
}

// persons are the people of s.
func (s stay) persons(r *rand.Rand, i int, word string) []people.NewPerson {
	l := lands[[]int{0, 2, 1, 3, 0, 2, 0, 1, 4, 3}[i%10]]
	pick := func(list [][2]string) [2]string { return list[r.IntN(len(list))] }
	given, family := pick(l.women), pick(l.familyOf)
	if s.kind == "man" {
		given, family = pick(l.men), pick(l.familyMan)
	}
	arrived := civil.Almaty.Day(s.arrives)
	head := people.NewPerson{CodeWord: word, NameQuality: people.Full}
	head.Name, head.Latin = named(given, family)
	head.Sex, head.Relation = people.Female, people.Self
	if s.kind == "man" {
		head.Sex = people.Male
	}
	head.Birth = people.On(arrived.Add(-365*(19+r.IntN(24)) - r.IntN(365)))
	head.Citizenship = l.citizenship
	head.Languages = []people.Language{{Code: l.lang, Quality: "N"}}
	if l.lang != "ru" {
		head.Languages = append(head.Languages, people.Language{Code: "ru", Quality: []string{"F", "S"}[r.IntN(2)]})
	}
	head.Diet, head.Allergies, head.Mobility = []string{people.None, "halal"}[r.IntN(2)], people.None, people.None
	party := []people.NewPerson{head}
	for len(party) < s.size {
		c := people.NewPerson{CodeWord: "", NameQuality: people.Full, Facts: head.Facts}
		c.Sex = people.Female
		given := pick(girls)
		if r.IntN(2) == 0 {
			c.Sex, given = people.Male, pick(boys)
		}
		c.Name, c.Latin = named(given, family)
		c.Relation, c.Diet = people.Child, people.None
		c.Birth = people.On(arrived.Add(-365*(1+r.IntN(11)) - r.IntN(365)))
		party = append(party, c)
	}
	return party
}

func named(given, family [2]string) (spoken, latin people.Name) {
	n := name{given[0], given[1], family[0], family[1]}
	return n.spoken(), n.latin()
}

// leavings are the ways in which people of the past left, by turns.
var leavings = []house.Leaving{
	{Reason: "plan_completed", Destination: "rental", Transport: "такси"},
	{Reason: "returned_home", Destination: "abroad", Transport: "автобус"},
	{Reason: "to_family", Destination: "family_permanent"},
	{Reason: "returned_home", Destination: "abroad", Transport: "самолёт"},
	{Reason: "transferred", Destination: "other_shelter", Transport: "машина приюта"},
	{Reason: "own_request", Destination: "99"},
	{Reason: "to_friends", Destination: "friends_temporary"},
	{Reason: "plan_completed", Destination: "rental"},
}
