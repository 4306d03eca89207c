package handover

import (
	"context"
	"encoding/json"

	"pana/ui/desk"
)

// typed is what isn't saved yet of what somebody types, on one sheet. The password isn't
// part of it.
type typed struct {
	Handover        int64
	ReadBack, Login string
	Question        string
	Keys, Note      *string             // nil: as saved
	Lines           map[int64]lineTyped // by number, 0 for a new one
	Open            *int64              // the line whose form is open

	loaded bool
	kept   string // the draft in the file, "" for none
}

// take notes what stands in the cards before they are built anew.
func (p *page) take() {
	t := &p.s.typed
	if p.madeFor != p.s.now.ID || p.s.shown != showNow {
		return // they belong to another sheet
	}
	if t.Handover != p.s.now.ID {
		*t = typed{Handover: p.s.now.ID, loaded: t.loaded, kept: t.kept}
	}
	if c := p.taker; c != nil && c.form != nil {
		t.ReadBack, t.Login = c.understood.Text(), c.login.Text()
		if me, _ := p.s.h.Who(); me.ID != p.s.now.GivenBy.Account && t.Login == me.Login {
			t.Login = "" // the program filled it in
		}
	}
	if g := p.giver; g != nil && g.form != nil {
		t.Keys, t.Note = nil, nil
		if now, ok := g.checks(); !ok || now.Keys != p.s.now.Checks.Keys {
			text := g.keys.Text()
			t.Keys = &text
		}
		if text := g.note.Text(); text != p.s.now.Checks.Note {
			t.Note = &text
		}
	}
	t.Open = nil
	if f := p.line; f != nil {
		t.Open = &f.id
		if now := f.typed(); now != f.was {
			if t.Lines == nil {
				t.Lines = map[int64]lineTyped{}
			}
			t.Lines[f.id] = now
		} else {
			delete(t.Lines, f.id)
		}
	}
}

func (t typed) blank() bool {
	return t.ReadBack == "" && t.Question == "" && t.Keys == nil && t.Note == nil && len(t.Lines) == 0 && t.Login == ""
}

// KeepDraft implements desk.Drafter.
func (s *Screen) KeepDraft() error {
	if !s.typed.loaded || !s.read {
		return nil
	}
	if s.shown == showNow {
		s.page.take()
	}
	body := ""
	if !s.typed.blank() {
		b, err := json.Marshal(s.typed)
		if err != nil {
			return err
		}
		body = string(b)
	}
	if body == s.typed.kept {
		return nil
	}
	var err error
	if body == "" {
		err = s.h.DropDraft(context.Background(), desk.Shift)
	} else {
		err = s.h.SaveDraft(context.Background(), desk.Shift, []byte(body))
	}
	if err == nil {
		s.typed.kept = body
	}
	return err
}

// loadDraft takes up what was typed before, once. What belongs to a sheet that is signed by
// now is forgotten when another one shows.
func (s *Screen) loadDraft() {
	if s.typed.loaded {
		return
	}
	d, ok, err := s.h.Draft(context.Background(), desk.Shift)
	if s.d.Failed(err, nil) {
		return
	}
	var t typed
	if ok && json.Unmarshal(d.Body, &t) == nil {
		t.kept = string(d.Body)
		s.typed = t
	}
	s.typed.loaded = true
}

// dropDraft forgets what is saved.
func (s *Screen) dropDraft() {
	kept := s.typed.kept
	s.typed = typed{loaded: true}
	if kept != "" {
		s.d.Failed(s.h.DropDraft(context.Background(), desk.Shift), nil)
	}
}

// reopen opens the form of a line that was open when the file was locked.
func (s *Screen) reopen() {
	t := s.typed
	if t.Open == nil || t.Handover != s.now.ID || s.page.line != nil || !s.mayDraft() {
		return
	}
	if *t.Open == 0 {
		if _, begun := t.Lines[0]; begun {
			s.editLine(newLine())
		}
		return
	}
	for _, l := range s.now.Lines {
		if l.ID == *t.Open {
			s.editLine(l)
			return
		}
	}
}
