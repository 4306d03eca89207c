package issue

import (
	"context"
	"encoding/json"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pana/ui/desk"
	"pana/ui/goods"
	"pana/ui/widgets"
)

// kept is an issue that isn't saved yet, as a draft keeps it.
type kept struct {
	Whom  string
	Meal  string `json:",omitempty"`
	Over  string `json:",omitempty"`
	Note  string `json:",omitempty"`
	Lines []map[string]string
}

func (g *give) kept() kept {
	return kept{Whom: goods.Written(g.whom), Meal: goods.Written(g.meal), Over: g.over.Text(), Note: g.note.Text(), Lines: g.lines.Values()}
}

// put writes it into the form.
func (g *give) put(k kept) {
	goods.Write(g.whom, k.Whom)
	goods.Write(g.meal, k.Meal)
	g.note.SetText(k.Note)
	g.lines.SetValues(k.Lines)
	g.changed()
	g.over.SetText(k.Over)
}

// KeepDraft implements desk.Drafter.
func (s *Screen) KeepDraft() error {
	if !s.give.dirty() {
		return nil
	}
	body, err := json.Marshal(s.give.kept())
	if err != nil {
		return err
	}
	s.drafted = true
	return s.h.SaveDraft(context.Background(), desk.Issue, body)
}

// takeUp goes on with what was typed before the lock. It looks once.
func (s *Screen) takeUp() {
	if s.asked {
		return
	}
	s.asked = true
	d, ok, err := s.h.Draft(context.Background(), desk.Issue)
	var k kept
	if s.d.Failed(err, nil) || !ok || json.Unmarshal(d.Body, &k) != nil {
		return
	}
	s.drafted = true
	s.turn(partGive)
	s.give.put(k)
	s.d.Host.Notify(desk.Note{Text: s.d.T("issue.draft_back"), Hint: true})
}

// dropDraft forgets lines that are saved or given up.
func (s *Screen) dropDraft() {
	if s.drafted {
		s.drafted = false
		s.d.Failed(s.h.DropDraft(context.Background(), desk.Issue), nil)
	}
}

// framed puts o on the ground of a tone.
func framed(tone widgets.Tone, o fyne.CanvasObject) fyne.CanvasObject {
	return container.NewStack(widgets.NewBlock(tone.Soft()), widgets.Pad(8, 12, 8, 14, o))
}
