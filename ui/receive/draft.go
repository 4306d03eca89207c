package receive

import (
	"slices"

	"pana/ui/goods"
)

// kept is a delivery that isn't saved yet, as a draft keeps it.
type kept struct {
	Kind                          string
	Giver, Paper, Paid, Day, Note string `json:",omitempty"`
	Anonymous                     bool   `json:",omitempty"`
	Lines                         []map[string]string
	Refused                       []refusalKept `json:",omitempty"`
}

func (s *Screen) typed() kept {
	return kept{Kind: s.kind, Giver: goods.Written(s.giver), Paper: s.paper.Text(), Paid: goods.Written(s.paid), Day: s.day.Text(), Note: s.note.Text(),
		Anonymous: s.anonymous.Ticked, Lines: s.lines.Values(), Refused: s.refused.values()}
}

// dirty reports whether something was typed.
func (s *Screen) dirty() bool {
	k := s.typed()
	return len(k.Lines)+len(k.Refused) > 0 || k.Giver+k.Paper+k.Paid+k.Day+k.Note != "" || k.Anonymous
}

func (s *Screen) put(k kept) {
	if i := slices.Index(kinds, k.Kind); i >= 0 {
		s.sort.Selected = i
		s.sort.Refresh()
		s.turn(k.Kind)
	}
	s.anonymous.Tick(k.Anonymous)
	s.giver.SetReadOnly(k.Anonymous)
	goods.Write(s.giver, k.Giver)
	s.paper.SetText(k.Paper)
	goods.Write(s.paid, k.Paid)
	s.day.SetText(k.Day)
	s.note.SetText(k.Note)
	s.refused.set(k.Refused)
	s.lines.SetValues(k.Lines)
}

// clear empties the page for the next delivery of the kind.
func (s *Screen) clear() {
	s.put(kept{Kind: s.kind})
	s.form.Show(nil)
	s.notice("", "")
	s.draft.Drop()
	s.scroll.ToTop()
}

// KeepDraft implements desk.Drafter.
func (s *Screen) KeepDraft() error {
	if !s.dirty() {
		return nil
	}
	return s.draft.Keep(s.typed())
}

func (s *Screen) takeUp() {
	var k kept
	if s.draft.TakeUp(&k) {
		s.put(k)
	}
}
