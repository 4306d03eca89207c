package intake

import (
	"context"
	"encoding/json"
	"time"

	"pana/shelter/civil"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// keepEvery is how often what changed is kept, at most.
const keepEvery = 3 * time.Second

// keeper remembers what of the page is kept.
type keeper struct {
	loaded bool
	kept   string        // the draft in the file, "" for none
	at     civil.Instant // when it was kept
	failed bool
	last   civil.Instant // when keeping was last tried
}

// loadDraft takes up what was left unfinished, once.
func (s *Screen) loadDraft() {
	if s.draft.loaded {
		return
	}
	d, ok, err := s.house.Draft(context.Background(), desk.Intake)
	if s.desk.Failed(err, nil) {
		return
	}
	s.draft.loaded = true
	var t typed
	if !ok || json.Unmarshal(d.Body, &t) != nil {
		return // a draft of another version of this page can't be shown; it is kept until the next one
	}
	s.fill(t)
	s.draft.kept, s.draft.at = string(d.Body), d.At
	s.sayDraft()
}

// KeepDraft implements desk.Drafter.
func (s *Screen) KeepDraft() error {
	if !s.draft.loaded {
		return nil // nothing can have been typed yet
	}
	now := s.typed()
	body := ""
	if !now.blank() {
		b, err := json.Marshal(now)
		if err != nil {
			return err
		}
		body = string(b)
	}
	if body == s.draft.kept {
		return nil
	}
	s.draft.last = s.desk.Now()
	var err error
	if body == "" {
		err = s.house.DropDraft(context.Background(), desk.Intake)
	} else {
		err = s.house.SaveDraft(context.Background(), desk.Intake, []byte(body))
	}
	if err == nil {
		s.draft.kept, s.draft.at = body, s.desk.Now()
	}
	s.draft.failed = err != nil
	s.sayDraft()
	return err
}

// keepQuietly keeps the draft; a failure stands on the chip until keeping works again.
func (s *Screen) keepQuietly() {
	if err := s.KeepDraft(); err != nil {
		desk.Log("keep the draft of an intake", err)
	}
}

// sayDraft says beside the title when the draft was kept, or that it couldn't be.
func (s *Screen) sayDraft() {
	chip := s.page.draft
	chip.Tone, chip.Icon = widgets.Out, ""
	switch {
	case s.draft.failed:
		chip.Text, chip.Tone = s.desk.T("intake.draft.failed"), widgets.Alert
	case s.draft.kept != "":
		chip.Text = s.desk.T("intake.draft", "Time", s.desk.Zone.Local(s.draft.at).Format("15:04:05"))
	}
	chip.Hidden = !s.draft.failed && s.draft.kept == ""
	s.page.clear.Hidden = s.typed().blank()
	chip.Refresh()
	s.page.title.Refresh()
}

// clear empties the page; the notice offers to bring everything back.
func (s *Screen) clear() {
	was := s.typed()
	s.reset()
	s.keepQuietly()
	s.form.Focus()
	s.desk.Host.Notify(desk.Note{Text: s.desk.T("intake.cleared"), Undo: func() {
		s.fill(was)
		s.keepQuietly()
		s.focusUnfinished()
	}})
}

// reset makes the page that of the next household.
func (s *Screen) reset() {
	s.fill(typed{Start: s.desk.Now(), Number: "4", Due: "08:00"})
	for _, p := range s.people {
		for _, f := range p.fields() {
			f.SetWrong("")
		}
	}
	s.newWord()
	s.page.scroll.ToTop()
}
