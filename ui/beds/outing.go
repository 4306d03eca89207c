package beds

import (
	"context"
	"errors"

	"pana/shelter/fault"
	"pana/shelter/house"
	"pana/ui/desk/outing"
	"pana/ui/widgets"
)

// Out implements desk.Outer: the form of going out for who is in the selected bed, the
// return of one who is out.
func (s *Screen) Out() {
	b, _ := s.chosen()
	switch {
	case b == nil || b.Resident == nil || !s.mayWrite() || s.carry != nil || s.filling():
	case b.State == house.Away:
		s.comeBack(b)
	default:
		s.outForm(b)
	}
}

// whereabouts is where the one in a bed is now.
func (s *Screen) whereabouts(b *house.BoardBed) house.Whereabouts {
	if s.where == nil {
		all, err := s.s.Presence(context.Background(), 0)
		if err != nil {
			return house.Whereabouts{}
		}
		s.where = all
	}
	w, _ := outing.Of(s.where, b.Resident.ID)
	return w
}

// undecided reports whether the bed of who is out has to be decided about now.
func (s *Screen) undecided(b *house.BoardBed) bool {
	return s.at == 0 && b.State == house.Away && b.Resident != nil && outing.Undecided(s.d, s.whereabouts(b))
}

// told is when and why the one in a bed went out; "" at another moment than now.
func (s *Screen) told(b *house.BoardBed) string {
	if s.at != 0 {
		return ""
	}
	w := s.whereabouts(b)
	if w.Event == 0 {
		return ""
	}
	return outing.Told(s.d, w)
}

// comeBack notes the return of who is out, with those who went out in the same act.
func (s *Screen) comeBack(b *house.BoardBed) {
	r, err := outing.BackNow(context.Background(), s.s, b.Resident.ID)
	s.finished(r, err, nil)
	s.Focus()
}

func (s *Screen) outForm(b *house.BoardBed) {
	w := s.whereabouts(b)
	w.Resident, w.CodeWord, w.Household = b.Resident.ID, b.Resident.CodeWord, b.Resident.Household
	f, err := outing.Out(s.d, s.s, w, s.formWide())
	if !s.d.Failed(err, nil) {
		s.openOuting(actGoOut, b, f)
	}
}

func (s *Screen) backForm(b *house.BoardBed) {
	f, err := outing.Back(s.d, s.s, s.whereabouts(b), s.formWide())
	if !s.d.Failed(err, nil) {
		s.openOuting(actBackAt, b, f)
	}
}

func (s *Screen) decideForm(b *house.BoardBed) {
	s.openOuting(actDecide, b, outing.Decide(s.d, s.s, s.whereabouts(b), s.formWide()))
}

func (s *Screen) correctForm(b *house.BoardBed) {
	p, ok, err := outing.PastOf(s.s, b.Resident.ID, s.whereabouts(b).Event)
	if !s.d.Failed(err, nil) && ok {
		s.openOuting(actCorrect, b, outing.Correct(s.d, s.s, b.Resident.CodeWord, p, s.formWide()))
	}
}

// takeUpOuting opens the form of an outing again and reports whether it is still about
// something.
func (s *Screen) takeUpOuting(name actName, b *house.BoardBed) bool {
	away := b.State == house.Away
	switch {
	case name == actGoOut && !away:
		s.outForm(b)
	case name == actBackAt && away:
		s.backForm(b)
	case name == actDecide && away:
		s.decideForm(b)
	case name == actCorrect && away:
		s.correctForm(b)
	}
	return s.panel != nil
}

// formWide is how wide a form below the board is.
func (s *Screen) formWide() float32 {
	const padding = 2 * 14
	if w := s.page.inner.Size().Width - padding; w > 0 {
		return w
	}
	return 860
}

// openOuting puts a form of outings below the board.
func (s *Screen) openOuting(name actName, b *house.BoardBed, o *outing.Form) {
	f := widgets.NewForm(nil)
	keep := kept{Act: name, Bed: b.ID, Who: b.Resident.ID}
	for _, x := range o.Inputs {
		f.Add(x.Name, x.In)
		if !x.Loose {
			keep.names = append(keep.names, x.Name)
		}
	}
	save := func() {
		r, err := o.Save(context.Background())
		var refused *fault.Refusal
		if errors.As(err, &refused) && o.Beneath[refused.Key] != "" {
			f.Show([]widgets.Fault{{Name: o.Beneath[refused.Key], Text: s.d.Say(refused.Message)}})
			return
		}
		if s.finished(r, err, f) {
			s.closeTo()
		}
	}
	p := s.formPanel(o.Title, "", o.Verb, f, save, o.Rows...)
	p.kept = keep
	s.openPanel(p)
}
