package intake

import (
	"slices"
	"strings"

	"pana/shelter/civil"
	"pana/ui/widgets"
)

// answer is what stands in a choice: the keys of what was chosen, and the words in the box
// if they say something else, because they fit nothing or are only half typed.
type answer struct {
	Keys []string `json:",omitempty"`
	Text string   `json:",omitempty"`
}

func answerOf(c *widgets.Choice) answer {
	a := answer{Keys: c.Keys()}
	if text := c.Text(); text != inBox(c, a.Keys) {
		a.Text = text
		if text == "" {
			a.Keys = nil
		}
	}
	return a
}

// inBox is what a choice writes for keys.
func inBox(c *widgets.Choice, keys []string) string {
	var all []string
	for _, k := range keys {
		for _, o := range c.Source(k) {
			if o.Key == k && o.Short != "" {
				all = append(all, o.Short)
			} else if o.Key == k {
				all = append(all, o.Text)
			}
		}
	}
	return strings.Join(all, ", ")
}

func (a answer) empty() bool { return len(a.Keys) == 0 && a.Text == "" }

// typed is all that a person at the desk has put into the page.
type typed struct {
	Start  civil.Instant
	Word   string
	Count  int
	Number string `json:",omitempty"`

	Brought, Papers answer
	People          []typedPerson

	ByHand bool
	Room   int64
	Bed    int64 `json:",omitempty"` // of the board, for which they came
	Hold   int64 `json:",omitempty"`
	Of     int64 `json:",omitempty"` // the referral
	Reason string

	Level         int
	Until         string `json:",omitempty"` // if another day than the usual
	Alert         string
	Urgent, Due   string
	NoInterpreter bool

	NoEvacuation, NoForm bool
	NoKits               []string `json:",omitempty"` // kinds that aren't given
}

type typedPerson struct {
	Name, Birth                           string
	Sex, Citizenship, Languages, Relation answer
}

func (p typedPerson) blank() bool {
	return p.Name == "" && p.Birth == "" && p.Sex.empty() && p.Citizenship.empty() && p.Languages.empty() && p.Relation.empty()
}

// blank reports whether there is nothing worth keeping.
func (t typed) blank() bool {
	return t.Count == 0 && t.Brought.empty() && t.Papers.empty() && t.Reason == "" && t.Level == 0 && t.Alert == "" && t.Urgent == "" &&
		!slices.ContainsFunc(t.People, func(p typedPerson) bool { return !p.blank() })
}

// typed is what stands on the page.
func (s *Screen) typed() typed {
	t := typed{Start: s.start, Word: s.word, Count: s.count.Selected, Number: s.number.Text(),
		Brought: answerOf(s.brought), Papers: answerOf(s.papers),
		ByHand: s.beds.byHand, Room: s.beds.room, Bed: s.beds.wish.bed, Hold: s.beds.wish.hold, Of: s.beds.wish.referral, Reason: s.beds.reason.Text(),
		Level: s.safety.level.Selected, Alert: s.safety.alert.Text(),
		Urgent: s.safety.urgent.Text(), Due: s.safety.due.Text(), NoInterpreter: !s.safety.want,
		NoEvacuation: !s.sheets.evacuation.Ticked, NoForm: !s.sheets.blank.Ticked, NoKits: s.kits.left()}
	if day, ok := s.safety.until.Day(); !ok || day != s.safety.usual {
		t.Until = s.safety.until.Text()
	}
	for _, p := range s.people {
		t.People = append(t.People, typedPerson{Name: p.name.Text(), Birth: p.birth.Text(), Sex: answerOf(p.sex),
			Citizenship: answerOf(p.citizenship), Languages: answerOf(p.languages), Relation: answerOf(p.relation)})
	}
	return t
}

// fill puts t onto the page in place of what stands there.
func (s *Screen) fill(t typed) {
	s.word = t.Word
	s.number.SetText(t.Number)
	for len(s.people) < len(t.People) {
		s.people = append(s.people, newPerson(s, len(s.people)))
	}
	for i, p := range s.people {
		var x typedPerson
		if i < len(t.People) {
			x = t.People[i]
		}
		p.name.SetText(x.Name)
		p.birth.SetText(x.Birth)
		setChoice(p.sex, x.Sex)
		setChoice(p.citizenship, x.Citizenship)
		setChoice(p.languages, x.Languages)
		setChoice(p.relation, x.Relation)
	}
	setChoice(s.brought, t.Brought)
	setChoice(s.papers, t.Papers)
	s.beds.byHand, s.beds.room = t.ByHand, t.Room
	switch {
	case t.Of != 0:
		s.takeWish(ofReferral, t.Of)
	case t.Hold != 0:
		s.takeWish("hold", t.Hold)
	default:
		s.takeWish("bed", t.Bed)
	}
	s.beds.reason.SetText(t.Reason)
	c := &s.safety
	c.level.Selected = max(0, min(t.Level, len(levels)-1))
	c.level.Refresh()
	c.until.SetDay(c.usual)
	s.begin(min(t.Start, s.desk.Now())) // the clock may have been set back since
	if t.Until != "" {
		c.until.SetText(t.Until)
		c.until.SetWrong(c.until.Fault())
	}
	c.alert.SetText(t.Alert)
	c.urgent.SetText(t.Urgent)
	c.due.SetText(t.Due)
	c.want, c.asked, c.tongue.Hidden = !t.NoInterpreter, "", true
	s.kits.leave(t.NoKits)
	s.sheets.evacuation.Tick(!t.NoEvacuation)
	s.sheets.blank.Tick(!t.NoForm)
	s.count.Selected = max(0, min(t.Count, few))
	s.count.Refresh()
	s.applyCount()
	for _, p := range s.people {
		p.checkBirth()
		p.sayByWord()
		p.similar()
	}
	s.partyChanged()
	s.captions()
}
