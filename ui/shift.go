package ui

import (
	"pana/shelter/fault"
	"pana/shelter/shift"
	"pana/shelter/staff"
	"pana/ui/desk"
	"pana/ui/handover"
)

// shiftWindow is what the page of the shift may do with the window.
type shiftWindow struct{ p *workplace }

var _ handover.Window = shiftWindow{}

// CorrectLog implements handover.Window.
func (w shiftWindow) CorrectLog(e shift.Entry) { w.p.pad.Correct(w.p.w.win.Canvas(), e) }

// KeepDrafts implements handover.Window.
func (w shiftWindow) KeepDrafts() bool { return w.p.keepDrafts() }

// SignedIn implements handover.Window: whoever accepted the shift goes on working, with
// what she may see and what she had begun, and nothing of the one before.
func (w shiftWindow) SignedIn(done fault.Message) {
	w.p.stop()
	w.p.w.goToWork(w.p.session, desk.Place{Screen: desk.Shift})
	w.p.w.work.desk.Done(done, nil)
}

// mayWhole reports whether the role has a right for everybody, not only for some.
func (p *workplace) mayWhole(r staff.Right) bool {
	_, role := p.session.Who()
	return staff.ScopeOf(role, r) == staff.Any
}
