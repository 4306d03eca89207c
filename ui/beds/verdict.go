package beds

import (
	"pana/shelter/fault"
	"pana/shelter/house"
	"pana/ui/widgets"
)

// verdict is what a bed is to the one who is carried.
type verdict int

const (
	suits verdict = iota
	wantsReason
	forbidden // by a rule without exception
	notFree
	itself // where she is
)

// judge says what a bed is to the carried one, and by which rule it is not simply right.
func (s *Screen) judge(b *house.BoardBed, r *house.BoardRoom) (verdict, *fault.Refusal) {
	c := s.carry
	switch {
	case b.ID == c.bed:
		return itself, nil
	case b.State == house.Held && b.Hold != nil && b.Hold.Resident == c.who.ID:
	case b.State != house.Free:
		return notFree, nil
	case b.Kind == house.Crib && !s.infant(c.who):
		return forbidden, nil
	}
	v, why := weigh(c.alone[r.ID])
	if v == suits || len(c.family) == 0 {
		return v, why
	}
	if _, whole := planMove(s.shown, c.who, c.family, b, r); whole {
		if w, reason := weigh(c.together[r.ID]); w < v {
			return w, reason
		}
	}
	return v, why
}

func weigh(r *fault.Refusal) (verdict, *fault.Refusal) {
	switch {
	case r == nil:
		return suits, nil
	case house.NeedsReason(r):
		return wantsReason, r
	}
	return forbidden, r
}

// infant reports whether somebody is of the age for a crib.
func (s *Screen) infant(o *house.Occupant) bool {
	years, _, known := o.Birth.Age(s.d.Zone.Day(s.shown.At))
	return known && years < 2
}

// target is the face of a bed while somebody is carried.
func (s *Screen) target(f face, b *house.BoardBed, r *house.BoardRoom) face {
	v, _ := s.judge(b, r)
	kind := s.d.T("code.room." + string(r.Kind))
	f.Icons = [mostIcons]widgets.Icon{}
	switch v {
	case itself:
		f.Lines = [2]string{s.d.T("beds.moving"), ""}
		f.Icons[0] = widgets.IconHandover
	case suits:
		f.Word, f.Lines, f.Tone = s.d.T("beds.suits"), [2]string{f.Lines[0], ""}, widgets.Free
		f.Icons[0] = widgets.IconCheck
	case wantsReason:
		f.Word, f.Lines, f.Tone = s.d.T("beds.wants_reason"), [2]string{kind, ""}, widgets.Held
		f.Icons[0] = widgets.IconWarning
	case forbidden:
		if b.Kind == house.Crib {
			kind = s.d.T("code.bed.crib")
		}
		f.Word, f.Lines, f.Tone = s.d.T("beds.forbidden"), [2]string{kind, ""}, widgets.Out
		f.Icons[0] = widgets.IconBlock
	case notFree:
		f.Lines, f.Tone = [2]string{s.d.T("code.bed_state." + string(b.State)), ""}, widgets.Out
		if b.Resident == nil {
			f.Lines[0] = ""
		}
		f.Icons[0] = widgets.IconBlock
	}
	return f
}

// verdictWord is the verdict on a bed as a word.
func (s *Screen) verdictWord(b *house.BoardBed, r *house.BoardRoom) string {
	f := s.target(s.face(b), b, r)
	if b.Resident != nil {
		return f.Lines[0]
	}
	return f.Word
}
