package ui

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"pana/shelter/civil"
	"pana/shelter/staff"
	"pana/ui/desk"
)

// Go implements desk.Host.
func (p *workplace) Go(to desk.Place) { p.open(to) }

// Notify implements desk.Host.
func (p *workplace) Notify(n desk.Note) {
	if !p.stopped {
		p.w.notify(n)
	}
}

// Ask implements desk.Host.
func (p *workplace) Ask(q desk.Question) {
	if !p.stopped {
		p.w.ask(q)
	}
}

// Busy implements desk.Host.
func (p *workplace) Busy(title string, cancel func()) (func(done, of int), func()) {
	return p.w.busy(title, cancel)
}

// Focus implements desk.Host.
func (p *workplace) Focus(f fyne.Focusable) { p.w.win.Canvas().Focus(f) }

// Act implements desk.Host.
func (p *workplace) Act(word string) (desk.Act, bool) {
	a := p.action(word)
	return desk.Act{Word: a.word, Tag: a.tag(), Icon: a.icon, Run: a.run}, a.possible()
}

// Private implements desk.Host.
func (p *workplace) Private() bool { return p.private }

// settings are the house's; a house whose settings can't be read shows none.
func (p *workplace) settings() staff.Settings {
	set, err := p.session.Settings(context.Background())
	p.desk.Failed(err, nil)
	return set
}

// may reports whether the role has a right in some scope.
func (p *workplace) may(r staff.Right) bool {
	_, role := p.session.Who()
	return staff.ScopeOf(role, r) != staff.None
}

// idleLimit is how long nothing may be done before the file is locked.
func (p *workplace) idleLimit() time.Duration {
	n := p.settings().IdleMinutes
	if n < 1 {
		n = 5
	}
	return time.Duration(n) * time.Minute
}

// minute is how often what time alone brings about is done: at each full one, so that
// midnight and the cut-off come when the clock says so.
const minute = int64(time.Minute / time.Millisecond)

// ticked moves the clock on and does what time alone brings about, such as ending holds.
// What keeps it from that is said once and not every minute.
func (p *workplace) ticked() {
	p.top.ticked()
	now := p.desk.Now()
	if int64(now)/minute == int64(p.swept)/minute {
		return
	}
	p.swept = now
	err := p.session.Sweep(context.Background())
	if err != nil && !p.lame {
		p.desk.Failed(err, nil)
	}
	p.lame = err != nil
	if !p.lame {
		p.passed()
	}
}

// passed tells the page that time has passed, and counts anew what waits.
func (p *workplace) passed() {
	if t, ok := p.current().(desk.Timely); ok {
		t.Passed()
	}
	p.refreshBadges()
}

// actAs goes on in another role: what it may see differs, so everything is built anew.
func (p *workplace) actAs(r staff.Role) bool {
	if !p.keepDrafts() || p.desk.Failed(p.session.SetRole(context.Background(), r), nil) {
		return false
	}
	p.stop()
	p.w.goToWork(p.session, desk.Place{})
	return true
}

// refreshFoot says at the rail's foot when something was last saved and last copied.
func (p *workplace) refreshFoot() {
	foot, short := []string{"", ""}, []string{"", ""}
	if !p.demo { // it makes no copies
		foot[1] = p.desk.T("foot.no_copy")
	}
	if p.saved != 0 {
		foot[0] = p.desk.T("foot.saved", "Time", p.desk.Zone.Local(p.saved).Format("15:04:05"))
		short[0] = p.desk.Clock24(p.saved)
	}
	switch at, found, err := p.session.LastCopy(); {
	case err != nil:
		desk.Log("copies", err)
	case found:
		short[1] = p.copyTime(at)
		foot[1] = p.desk.T("foot.copy", "Time", short[1])
	}
	p.rail.Foot, p.rail.ShortFoot = foot, short
	p.rail.Refresh()
}

// copyTime is when a copy was made: the hour today, the day otherwise.
func (p *workplace) copyTime(at civil.Instant) string {
	if day := p.desk.Zone.Day(at); day != p.desk.Today() {
		return p.desk.ShortDay(day)
	}
	return p.desk.Clock24(at)
}

// copyQuietly makes the day's copy beside the work.
func (p *workplace) copyQuietly() {
	p.desk.Run(desk.Task{
		Quiet: true,
		Work: func(ctx context.Context, _ func(int, int)) error {
			_, err := p.session.CopyIfDue(ctx)
			return err
		},
		Done: func(err error) {
			if p.w.work == nil || p.w.work.session != p.session {
				return // locked meanwhile
			}
			if err != nil {
				desk.Log("copy", err)
				p.w.notify(desk.Note{Text: p.desk.T("copy.failed") + ". " + p.desk.T("copy.failed_why"), Wrong: true})
			}
			p.w.work.refreshFoot()
			p.w.work.passed()
		},
	})
}

// offerDraft leads back to an intake that was left unfinished, by choice, lock or crash.
func (p *workplace) offerDraft() {
	if !p.mayOpen(desk.Intake) {
		return
	}
	d, ok, err := p.session.Draft(context.Background(), desk.Intake)
	if p.desk.Failed(err, nil) || !ok {
		return
	}
	p.Ask(desk.Question{
		Title: p.desk.T("draft.title"), Text: p.desk.T("draft.text", "Time", p.desk.DayTime(d.At)), Verb: p.desk.T("draft.continue"),
		Yes: func() bool { p.open(desk.Place{Screen: desk.Intake}); return true },
		No:  func() {},
	})
}
