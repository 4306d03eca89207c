package intake

import (
	"fmt"
	"time"

	"pana/ui/desk"
)

// tick moves the clock on, and keeps the draft when something changed a while ago.
func (s *Screen) tick() {
	if s.stop == nil {
		return // the last tick of a clock that was stopped
	}
	s.sayClock()
	if s.desk.Now().Sub(s.draft.last) >= keepEvery {
		s.keepQuietly()
	}
}

// sayClock says since when they are here, and how long that is.
func (s *Screen) sayClock() {
	passed := max(0, s.desk.Now().Sub(s.start).Truncate(time.Second))
	text := fmt.Sprintf("%d:%02d", int(passed.Minutes()), int(passed.Seconds())%60)
	if passed >= time.Hour {
		text = fmt.Sprintf("%d:%02d:%02d", int(passed.Hours()), int(passed.Minutes())%60, int(passed.Seconds())%60)
	}
	line := s.page.clock
	line.Runs[0].Text = s.desk.T("intake.clock", "Since", s.desk.Clock24(s.start), "Passed", text)
	line.Refresh()
	s.page.title.Refresh()
}

// sayLeft says what the morning has to do, and whether they can be admitted yet.
func (s *Screen) sayLeft() {
	if s.page.left == nil {
		return
	}
	due := s.start.Add(24 * time.Hour)
	s.page.left.Text = s.desk.T("intake.left", "Due", s.desk.ShortDay(s.desk.Zone.Day(due))+" "+s.desk.Clock24(due))
	s.page.left.Refresh()
	why := ""
	if !s.somebody() {
		why = s.desk.T("intake.nobody")
	}
	s.page.admit.Forbid(why)
}

// somebody reports whether anything is known of anybody.
func (s *Screen) somebody() bool {
	for _, p := range s.shown() {
		if !p.blank() {
			return true
		}
	}
	return false
}

// touched runs after each change of what is typed.
func (s *Screen) touched() {
	s.sayLeft()
	if hidden := s.typed().blank(); hidden != s.page.clear.Hidden {
		s.page.clear.Hidden = hidden
		s.page.title.Refresh()
	}
	s.captions()
}

// partyChanged runs after each change of who came.
func (s *Screen) partyChanged() {
	s.propose(false)
	s.kits.say()
	s.safety.sayInterpreter()
	s.touched()
}

// captions gives what stands under the fields its room.
func (s *Screen) captions() {
	for _, p := range s.shown() {
		p.caption()
	}
}

var _ desk.Leaver = (*Screen)(nil)
