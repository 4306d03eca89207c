package rollcall

import (
	"context"
	"encoding/json"

	"pana/shelter/house"
	"pana/ui/desk"
)

// kept is a roll call that isn't saved yet, as a draft keeps it.
type kept struct {
	Found    map[int64]house.Found
	Day      string
	Time     string
	Note     string
	Corrects house.RollCall
}

// KeepDraft implements desk.Drafter.
func (s *Screen) KeepDraft() error {
	if len(s.list.found) == 0 && s.note.Text() == "" {
		return nil
	}
	body, err := json.Marshal(kept{Found: s.list.found, Day: s.day.Text(), Time: s.time.Text(), Note: s.note.Text(), Corrects: s.corrects})
	if err != nil {
		return err
	}
	s.drafted = true
	return s.h.SaveDraft(context.Background(), desk.RollCall, body)
}

// takeUp goes on with the roll call that was begun before the lock. It looks once. The
// moment stays that of the first ticks.
func (s *Screen) takeUp() {
	if s.asked {
		return
	}
	s.asked = true
	d, ok, err := s.h.Draft(context.Background(), desk.RollCall)
	var k kept
	if s.d.Failed(err, nil) || !ok || json.Unmarshal(d.Body, &k) != nil {
		return
	}
	s.drafted = true
	s.fresh()
	s.corrects = k.Corrects
	if k.Found != nil {
		s.list.found = k.Found
	}
	s.note.SetText(k.Note)
	if k.Corrects.ID != 0 {
		s.setMoment(k.Corrects.At)
		s.was = s.moment()
	}
	s.day.SetText(k.Day)
	s.time.SetText(k.Time)
	s.marked()
	s.list.reload()
	s.d.Host.Notify(desk.Note{Text: s.d.T("rollcall.draft_back"), Hint: true})
}

// dropDraft forgets a roll call that is saved or given up.
func (s *Screen) dropDraft() {
	if s.drafted {
		s.drafted = false
		s.d.Failed(s.h.DropDraft(context.Background(), desk.RollCall), nil)
	}
}
