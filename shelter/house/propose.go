package house

import (
	"cmp"
	"slices"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// infantMonths is the age under which a child sleeps in a crib, if there is one.
const infantMonths = 24

// Propose finds rooms for people who come together, the best first: rooms that take all
// of them without breaking a rule, then rooms that need a reason, then rooms that lack
// places. The household stays together; a free crib is moved to where it is needed. At
// zero means now. No proposal means that the house is full for them.
func Propose(tx *vault.Tx, party []Guest, at civil.Instant) ([]Proposal, error) {
	return ProposeFor(tx, party, at, Wish{})
}

// ProposeFor is Propose for people to whom a bed was promised: in its room it is given
// first, and beds that are held for them are as good as free.
func ProposeFor(tx *vault.Tx, party []Guest, at civil.Instant, w Wish) ([]Proposal, error) {
	if err := staff.Need(tx, staff.OperationalRead); err != nil || len(party) == 0 {
		return nil, err
	}
	if at == 0 {
		at = tx.Now()
	}
	b, err := BoardAt(tx, at)
	if err != nil {
		return nil, err
	}
	wanted := w.open(b)
	s, err := staff.ReadSettings(tx)
	if err != nil {
		return nil, err
	}
	c, err := calendarOf(tx)
	if err != nil {
		return nil, err
	}
	p := newParty(party, at, c, s.ManAge)
	p.wanted = wanted
	var found []ranked
	for i, room := range b.Rooms {
		others, err := roommates(tx, room.ID, at)
		if err != nil {
			return nil, err
		}
		if x, ok := p.into(room, b, others); ok {
			x.order = i
			found = append(found, x)
		}
	}
	slices.SortStableFunc(found, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(a.fit, b.fit), cmp.Compare(a.liking, b.liking), -cmp.Compare(a.Fits, b.Fits),
			cmp.Compare(a.spare, b.spare), cmp.Compare(a.order, b.order))
	})
	out := make([]Proposal, len(found))
	for i, x := range found {
		out[i] = x.Proposal
	}
	return out, nil
}

// ranked is a proposal and what it is judged by, the smaller the better.
type ranked struct {
	Proposal
	fit    int // full, override, partial
	liking int // how well the kind of room suits the party
	spare  int // beds that stay empty
	order  int
}

// party is who comes, as the rules see it.
type party struct {
	guests  []person
	infants []bool
	at      civil.Instant
	liking  []Kind // kinds of rooms, the best first
	beds    int    // needed if every infant has a crib
	wanted  []int64
}

func newParty(gs []Guest, at civil.Instant, c calendar, manAge int) party {
	p := party{at: at, liking: []Kind{Women, Family, Isolation}}
	day := c.zone.Day(at)
	var man, woman, child bool
	for _, g := range gs {
		x := newcomer(g, -1, manAge)
		years, months, known := g.Birth.Age(day)
		infant := known && years*12+months < infantMonths
		p.guests, p.infants = append(p.guests, x), append(p.infants, infant)
		if !infant {
			p.beds++
		}
		switch {
		case x.man(at):
			man = true
		case x.adult(at):
			woman = true
		default:
			child = true
		}
	}
	switch {
	case len(gs) > 1 && (child || man && woman):
		p.liking = []Kind{Family, Isolation, Women, Men}
	case man:
		p.liking = []Kind{Men, Isolation, Family}
	}
	return p
}

// into is the way to place p in room, if it may be there at all.
func (p party) into(room BoardRoom, b Board, others []person) (ranked, bool) {
	liking := slices.Index(p.liking, room.Kind)
	if liking < 0 {
		return ranked{}, false
	}
	x := ranked{liking: liking}
	x.Room = room.Room
	broken, possible := p.breach(room.Kind, others)
	if !possible {
		return x, false
	}
	beds := wantedFirst(freeBeds(room), p.wanted)
	cribs := wantedFirst(freeCribs(room, b), p.wanted)
	x.lay(p, room.ID, beds, cribs)
	x.spare = len(beds) - x.Fits
	switch {
	case x.Fits == 0 && x.Of > 0:
		return x, false
	case slices.Contains(x.Beds, 0):
		// Half a household in a room that isn't for families helps nobody.
		if liking > 0 {
			return x, false
		}
		x.fit, x.Fit = 2, FitPartial
		x.Reason = fault.Say("propose.partial", "Count", x.Of-x.Fits)
		x.NeedsReason = broken != ""
	case broken != "":
		x.fit, x.Fit, x.NeedsReason = 1, FitOverride, true
		x.Reason = reasonFor(broken, len(p.guests))
	default:
		x.Fit = FitFull
		x.Reason = welcome(room.Kind)
	}
	return x, true
}

// reasonFor is what a proposal says of the rule that it breaks.
func reasonFor(broken string, guests int) fault.Message {
	switch broken {
	case breachIsolation:
		if guests > 1 {
			return fault.Say("propose.isolation_family")
		}
		return fault.Say("propose.isolation")
	case breachSex:
		return fault.Say("propose.sex_unknown")
	case breachChildAlone:
		return fault.Say("propose.child_alone")
	case breachManFamily:
		return fault.Say("propose.man_family")
	}
	return fault.Say("propose.child_adult")
}

// welcome is what a proposal says of a room that breaks no rule.
func welcome(k Kind) fault.Message {
	switch k {
	case Women:
		return fault.Say("propose.women")
	case Men:
		return fault.Say("propose.men")
	}
	return fault.Say("propose.family")
}

// breach is the gravest rule that p breaks beside others; possible is false when one is
// final.
func (p party) breach(kind Kind, others []person) (worst string, possible bool) {
	for i, g := range p.guests {
		all := slices.Clone(others)
		for j, h := range p.guests {
			if j != i {
				all = append(all, h)
			}
		}
		k := breach(kind, ReasonAdmission, g, p.at, all)
		if final(k) {
			return k, false
		}
		if worst == "" {
			worst = k
		}
	}
	return worst, true
}
