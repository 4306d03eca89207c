package beds

import (
	"context"

	"pana/shelter/fault"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/ui/desk"
)

// carry is somebody on the way to another bed, by key or by the pointer. While it lasts
// every bed shows whether it would do, and why not.
type carry struct {
	bed      int64
	who      *house.Occupant
	family   []*house.Occupant // of her household, who are in the house too
	alone    map[int64]*fault.Refusal
	together map[int64]*fault.Refusal
	pointer  bool
}

// Move implements desk.Mover: the one in the selected bed is picked up.
func (s *Screen) Move() {
	if s.carry == nil && !s.filling() && s.begin(s.board.selected, false) {
		s.d.Host.Focus(s.board)
	}
}

// begin picks up whoever is in bed i and reports whether somebody was.
func (s *Screen) begin(i int, pointer bool) bool {
	if i < 0 || i >= len(s.board.beds) || !s.mayWrite() {
		s.say("beds.move_not_now")
		return false
	}
	b, _ := s.bed(s.board.beds[i].ID)
	if b == nil || b.Resident == nil {
		s.say("beds.move_choose")
		return false
	}
	s.closePanel()
	c := &carry{bed: b.ID, who: b.Resident, pointer: pointer, family: s.family(b.Resident)}
	ids := []int64{c.who.ID}
	var err error
	if c.alone, err = s.s.Suits(context.Background(), ids); s.d.Failed(err, nil) {
		return false
	}
	if len(c.family) > 0 {
		for _, o := range c.family {
			ids = append(ids, o.ID)
		}
		if c.together, err = s.s.Suits(context.Background(), ids); s.d.Failed(err, nil) {
			return false
		}
	}
	s.carry = c
	s.board.choose(i)
	s.render()
	return true
}

// family are the others of somebody's household who are in the house.
func (s *Screen) family(who *house.Occupant) []*house.Occupant {
	var all []*house.Occupant
	for _, r := range s.shown.Rooms {
		for i := range r.Beds {
			if o := r.Beds[i].Resident; o != nil && o.ID != who.ID && o.Household == who.Household &&
				o.Relation != people.Unrelated && who.Relation != people.Unrelated {
				all = append(all, o)
			}
		}
	}
	return all
}

// lift, aim and dropAt are the same with the pointer.
func (s *Screen) lift(i int) bool { return s.carry == nil && !s.filling() && s.begin(i, true) }

func (s *Screen) aim(i int) {
	if i >= 0 && s.carry != nil {
		s.cards.update()
	}
}

func (s *Screen) dropAt(i int) {
	if s.carry == nil {
		return
	}
	if i < 0 || i >= len(s.board.beds) {
		s.putDown()
		return
	}
	s.drop(s.board.beds[i].ID)
}

// putDown ends the carrying without a move.
func (s *Screen) putDown() {
	if s.carry == nil {
		return
	}
	s.carry = nil
	s.board.letGo()
	s.render()
}

// checkCarry lets go of somebody who is no longer where she was picked up.
func (s *Screen) checkCarry() {
	if s.carry == nil {
		return
	}
	if b, _ := s.bed(s.carry.bed); b == nil || b.Resident == nil || b.Resident.ID != s.carry.who.ID || !s.mayWrite() {
		s.carry = nil
		s.board.letGo()
		s.say("beds.move_gone")
	}
}

// aimed is the bed that the carried one would go to now.
func (s *Screen) aimed() (*house.BoardBed, *house.BoardRoom) {
	if over := s.board.ghost.over; s.carry != nil && s.carry.pointer && over >= 0 && over < len(s.board.beds) {
		return s.bed(s.board.beds[over].ID)
	}
	return s.chosen()
}

// carryText is the card while somebody is carried: the bed under the cursor and whether it
// would do.
func (s *Screen) carryText(*house.BoardBed, *house.BoardRoom) cardText {
	t := cardText{Title: s.d.T("beds.carrying", "Word", s.carry.who.CodeWord), Acts: []actName{actHere, actCancel}}
	b, r := s.aimed()
	if b == nil {
		return t
	}
	t.Lines[0] = s.d.T("beds.carry_to", "Bed", b.Code, "Verdict", s.verdictWord(b, r))
	if v, why := s.judge(b, r); why != nil && v != suits {
		t.Lines[1] = s.d.Say(why.Message)
	}
	return t
}

// drop ends the carrying over a bed: it moves there, asks first whether the family comes
// along, or says why not.
func (s *Screen) drop(id int64) {
	b, r := s.bed(id)
	if b == nil {
		s.putDown()
		return
	}
	c := s.carry
	v, why := s.judge(b, r)
	switch v {
	case itself:
		s.putDown()
		return
	case notFree, forbidden:
		text := s.d.T("beds.bed_not_free", "Bed", b.Code)
		switch {
		case why != nil:
			text = s.d.Say(why.Message)
		case v == forbidden:
			text = s.d.T("beds.crib_for_infants")
		}
		s.d.Host.Notify(desk.Note{Text: text, Wrong: true})
		if c.pointer {
			s.putDown()
		}
		return
	}
	one, _ := planMove(s.shown, c.who, nil, b, r)
	all, whole := planMove(s.shown, c.who, c.family, b, r)
	s.putDown()
	s.board.selectID(id)
	if whole && len(all) > 1 {
		s.askFamily(c, one, all, b)
		return
	}
	s.move(c.who.CodeWord, b.Code, one)
}
