package storekeep

import (
	"pana/ui/goods"
)

// kept is a form that isn't saved yet, as a draft keeps it.
type kept struct {
	Part   int
	ID     int64 `json:",omitempty"`
	Values map[string]string
	Lines  []map[string]string `json:",omitempty"`
}

// KeepDraft implements desk.Drafter.
func (s *Screen) KeepDraft() error {
	if !s.form.dirty() {
		return nil
	}
	k := kept{Part: s.part, ID: s.form.id, Values: map[string]string{}}
	for _, name := range s.form.names {
		k.Values[name] = goods.Written(s.form.ins[name])
	}
	if s.form.lines != nil {
		k.Lines = s.form.lines.Values()
	}
	return s.draft.Keep(k)
}

func (s *Screen) takeUp() {
	var k kept
	if !s.draft.TakeUp(&k) || k.Part < partPlaces || k.Part > partRules {
		return
	}
	s.part, s.tabs.Selected = k.Part, k.Part
	s.tabs.Refresh()
	s.table.Selected = -1
	s.blank()
	s.list()
	if k.ID != 0 {
		s.table.SelectID(k.ID)
		s.record(k.ID)
	} else {
		s.table.Selected = -1
		s.blank()
	}
	for name, value := range k.Values {
		if in := s.form.ins[name]; in != nil {
			goods.Write(in, value)
		}
	}
	if s.form.lines != nil && k.Lines != nil {
		s.form.lines.SetValues(k.Lines)
	}
	s.sides.Refresh()
	s.content.Refresh()
}
