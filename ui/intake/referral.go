package intake

import (
	"context"
	"strings"

	"pana/shelter/house"
	"pana/ui/desk"
)

// ofReferral is the filter of a place that brings a referral.
const ofReferral = "referral"

// takeReferral begins the intake of those who were announced: with how many they are, their
// sexes as far as they were said, and the beds that are held for them. A page on which
// something is typed only learns whose referral it is about.
func (s *Screen) takeReferral(id int64) {
	blank := s.typed().blank() || s.onlyAnnounced()
	s.takeWish(ofReferral, id)
	if s.beds.wish.referral == 0 || !blank {
		return
	}
	guests := s.beds.wish.guests
	s.begin(s.desk.Now())
	s.setCount(min(len(guests), mostPeople))
	for i, p := range s.shown() {
		setChoice(p.sex, answer{Keys: []string{string(guests[i].Sex)}})
	}
	s.captions()
	s.partyChanged()
}

// onlyAnnounced reports whether nothing stands on the page but what a referral filled in.
func (s *Screen) onlyAnnounced() bool {
	guests := s.beds.wish.guests
	if len(guests) == 0 || s.counted() != min(len(guests), mostPeople) {
		return false
	}
	t := s.typed()
	for i, p := range t.People {
		if i < len(guests) && s.people[i].sex.Key() == string(guests[i].Sex) {
			t.People[i].Sex = answer{}
		} else if !p.blank() {
			return false
		}
	}
	t.Count = 0
	return t.blank()
}

// readReferral makes a referral the wish; one that came in meanwhile is said and asked for
// no more.
func (s *Screen) readReferral(id int64) {
	ctx := context.Background()
	r, err := s.house.Referral(ctx, id)
	if s.desk.Failed(err, nil) {
		return
	}
	if r.Household != 0 {
		s.desk.Host.Notify(desk.Note{Text: s.desk.T("refused.referral_came"), Hint: true})
		return
	}
	w := wish{referral: r.ID, guests: r.Heads.Guests(s.desk.Today()), from: s.desk.T("code.source." + r.Source)}
	if r.SourceName != "" {
		w.from = r.SourceName
	}
	defer func() { s.beds.wish.wish = w }()
	if len(r.BedIDs) == 0 {
		return
	}
	b, err := s.house.Board(ctx, 0)
	if s.desk.Failed(err, nil) {
		return
	}
	for _, room := range b.Rooms {
		for _, x := range room.Beds {
			if x.State == house.Held && x.Hold != nil && x.Hold.Referral == id {
				w.bed, w.hold, w.code = x.ID, x.Hold.Party, strings.Join(r.Beds, ", ")
				return
			}
		}
	}
}

// guess is g as it was announced, where nothing is typed yet: until somebody asks how old a
// child is, a place is looked for as for one. It is never stored.
func (w wish) guess(i int, g house.Guest) house.Guest {
	if i >= len(w.guests) {
		return g
	}
	if !g.Birth.Known() {
		g.Birth = w.guests[i].Birth
	}
	if i > 0 && g.Relation == "" {
		g.Relation = w.guests[i].Relation
	}
	return g
}
