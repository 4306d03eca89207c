package writeoff

import (
	"pana/ui/goods"
)

// kept is an act that isn't saved yet, as a draft keeps it.
type kept struct {
	Reason, Disposal, Day, Note string `json:",omitempty"`
	Names, Posts                [signers]string
	Lines                       []map[string]string
}

func (s *Screen) typed() kept {
	k := kept{Reason: goods.Written(s.reason), Disposal: s.disposal.Text(), Day: s.day.Text(), Note: s.note.Text(), Lines: s.lines.Values()}
	for i := range signers {
		k.Names[i], k.Posts[i] = s.names[i].Text(), s.posts[i].Text()
	}
	return k
}

// dirty reports whether something was typed that the last act didn't say.
func (s *Screen) dirty() bool {
	k := s.typed()
	if len(k.Lines) > 0 || k.Reason+k.Disposal+k.Day+k.Note != "" {
		return true
	}
	for i := range signers {
		var name, post string
		if i < len(s.before) {
			name, post = s.before[i].Name, s.before[i].Post
		}
		if k.Names[i] != name || k.Posts[i] != post {
			return true
		}
	}
	return false
}

func (s *Screen) put(k kept) {
	goods.Write(s.reason, k.Reason)
	s.disposal.SetText(k.Disposal)
	s.day.SetText(k.Day)
	s.note.SetText(k.Note)
	for i := range signers {
		s.names[i].SetText(k.Names[i])
		s.posts[i].SetText(k.Posts[i])
	}
	s.lines.SetValues(k.Lines)
}

// clear empties the page for the next act; the commission stays.
func (s *Screen) clear() {
	s.put(kept{})
	s.commission()
	s.form.Show(nil)
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
