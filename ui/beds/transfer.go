package beds

import (
	"context"
	"errors"
	"strings"

	"fyne.io/fyne/v2"

	"pana/shelter/fault"
	"pana/shelter/house"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// planMove is the move of somebody to a bed, and of her family into free beds of the same
// room; who is there already stays, a baby's crib comes along. whole is false when the room
// lacks beds for them.
func planMove(board house.Board, who *house.Occupant, family []*house.Occupant, to *house.BoardBed, room *house.BoardRoom) (plan []house.Transfer, whole bool) {
	first := house.Transfer{Resident: who.ID, Bed: to.ID}
	if to.Kind == house.Crib {
		first.Room = room.ID
	}
	plan = []house.Transfer{first}
	var free []int64
	here := map[int64]bool{}
	for i := range room.Beds {
		b := &room.Beds[i]
		switch {
		case b.Resident != nil:
			here[b.Resident.ID] = true
		case b.State == house.Free && b.Kind != house.Crib && b.ID != to.ID:
			free = append(free, b.ID)
		}
	}
	for _, o := range family {
		if here[o.ID] {
			continue
		}
		if crib := cribOf(board, o.ID); crib != 0 {
			plan = append(plan, house.Transfer{Resident: o.ID, Bed: crib, Room: room.ID})
			continue
		}
		if len(free) == 0 {
			return plan, false
		}
		plan = append(plan, house.Transfer{Resident: o.ID, Bed: free[0]})
		free = free[1:]
	}
	return plan, true
}

// cribOf is the crib in which somebody sleeps, 0 for another bed.
func cribOf(board house.Board, resident int64) int64 {
	for _, r := range board.Rooms {
		for _, b := range r.Beds {
			if b.Resident != nil && b.Resident.ID == resident && b.Kind == house.Crib {
				return b.ID
			}
		}
	}
	return 0
}

// askFamily asks whether the household moves as one.
func (s *Screen) askFamily(c *carry, one, all []house.Transfer, to *house.BoardBed) {
	words := []string{c.who.CodeWord}
	for _, t := range all[1:] {
		for _, o := range c.family {
			if o.ID == t.Resident {
				words = append(words, o.CodeWord)
			}
		}
	}
	together := strings.Join(words, ", ")
	pick := widgets.NewRadioList([]string{
		s.d.T("beds.move_all", "Words", together), s.d.T("beds.move_one", "Word", c.who.CodeWord),
	}, 0, nil)
	pick.SetReturn(func() { widgets.Forward(pick, &fyne.KeyEvent{Name: fyne.KeyReturn}) }) // to the question's main button
	yes := func() bool {
		plan, name := all, together
		if pick.Selected == 1 {
			plan, name = one, c.who.CodeWord
		}
		fyne.Do(func() { s.move(name, to.Code, plan) }) // when the question is gone: the page may ask for a reason
		return true
	}
	s.d.Ask(desk.Question{Title: s.d.N("beds.ask_family", len(all)), Text: s.d.T("beds.ask_family_text", "Bed", to.Code),
		Body: pick, Verb: s.d.T("button.move"), First: pick, Yes: yes, No: s.Focus})
}

// move makes a move; when a rule asks for a reason, so does the page.
func (s *Screen) move(who, bed string, plan []house.Transfer) {
	r, err := s.s.Move(context.Background(), plan, house.ReasonByStaff, "")
	if wantsOverride(err) {
		s.reasonForm(who, bed, plan, err)
		return
	}
	s.finished(r, err, nil)
	s.Focus()
}

// wantsOverride reports whether the same move goes through with a reason.
func wantsOverride(err error) bool {
	return house.NeedsReason(err) || errors.Is(err, fault.Refuse("refused.child_left_behind"))
}

// reasonForm asks why a rule of the room is set aside, and tries again.
func (s *Screen) reasonForm(who, bed string, plan []house.Transfer, refused error) {
	var why *fault.Refusal
	errors.As(refused, &why)
	f := widgets.NewForm(nil)
	reason := s.choice("beds.move_reason", "code.move.", house.MoveReasons)
	reason.SetKey(house.ReasonByStaff)
	override := widgets.NewField(s.d.T("beds.move_override"), "")
	f.Add("override", override)
	f.Add("reason", reason)
	save := func() {
		if strings.TrimSpace(override.Text()) == "" {
			f.Show([]widgets.Fault{{Name: "override", Text: s.d.T("fault.reason.empty")}})
			return
		}
		r, err := s.s.Move(context.Background(), plan, reason.Key(), override.Text())
		if s.finished(r, err, f) {
			s.closeTo()
		}
	}
	s.openPanel(s.formPanel(s.d.T("beds.move_title", "Who", who, "Bed", bed), s.d.Say(why.Message), s.d.T("button.move"), f, save,
		fields([]float32{420, 260}, override, reason)))
}
