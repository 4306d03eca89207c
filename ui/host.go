package ui

import (
	"context"
	"log/slog"
	"time"

	"fyne.io/fyne/v2"

	"pana/shelter/civil"
	"pana/shelter/staff"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// Notify implements desk.Host.
func (p *workplace) Notify(n desk.Note) {
	if !p.stopped {
		p.w.notify(n)
	}
}

// Ask implements desk.Host.
func (p *workplace) Ask(q desk.Question) { p.w.ask(q) }

// Busy implements desk.Host.
func (p *workplace) Busy(title string, cancel func()) (func(done, of int), func()) {
	return p.w.busy(title, cancel)
}

// Focus implements desk.Host.
func (p *workplace) Focus(f fyne.Focusable) { p.w.win.Canvas().Focus(f) }

// ask shows a question as the one kind of pop-up there is. What can't be taken back lets
// Return decline.
func (w *window) ask(q desk.Question) {
	yes := widgets.Answer{Text: q.Verb, Kind: widgets.Filled, Tag: "Enter", Do: q.Yes}
	no := widgets.Answer{Text: w.words.T("button.cancel"), Tag: "Esc", Do: func() bool {
		if q.No != nil {
			q.No()
		}
		return true
	}}
	x := widgets.Question{Title: q.Title, Text: q.Text, Body: q.Body, Foot: q.Note, First: q.First,
		Answers: []widgets.Answer{no, yes}, Default: 1, Width: q.Width}
	switch {
	case q.Yes == nil && q.No == nil: // nothing to decide, only something to read
		x.Answers, x.Default = []widgets.Answer{yes}, 0
	case q.Danger:
		yes.Kind, yes.Tag = widgets.Danger, ""
		x.Answers, x.Default = []widgets.Answer{no, yes}, 0
	}
	asked := widgets.Ask(w.win.Canvas(), x)
	if q.Form != nil {
		q.Form.OnSave = func() { asked.Give(1) }
	}
}

// settings are the house's; a house whose settings can't be read shows none.
func (p *workplace) settings() staff.Settings {
	set, err := p.session.Settings(context.Background())
	if err != nil {
		p.desk.Failed(err, nil)
	}
	return set
}

// idleLimit is how long nothing may be done before the file is locked.
func (p *workplace) idleLimit() time.Duration {
	n := p.settings().IdleMinutes
	if n < 1 {
		n = 5
	}
	return time.Duration(n) * time.Minute
}

// ticked moves the clock on and lets go of holds that ran out.
func (p *workplace) ticked() {
	p.top.ticked()
	p.desk.Failed(p.session.ExpireHolds(context.Background()), nil)
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

// copyTime is when a copy was made: the hour today, the day otherwise.
func (p *workplace) copyTime(at civil.Instant) string {
	if day := p.desk.Zone.Day(at); day != p.desk.Today() {
		return p.desk.ShortDay(day)
	}
	return p.desk.Clock24(at)
}

// closeThen makes the copy on exit, locks the file and goes on; a copy that can't be made
// is said and doesn't hold anybody up.
func (p *workplace) closeThen(next func()) {
	p.desk.Run(desk.Task{
		Title: p.desk.T("busy.copy"),
		Work:  func(ctx context.Context, _ func(int, int)) error { return p.session.Close(ctx) },
		Done: func(err error) {
			if err == nil {
				next()
				return
			}
			p.w.ask(desk.Question{Title: p.desk.T("copy.failed"), Text: p.desk.T("copy.failed_why"), Verb: p.desk.T("button.quit"),
				Yes: func() bool { next(); return true }})
		},
	})
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
			if p.stopped {
				return
			}
			if err != nil {
				slog.Error("copy", "error", err)
				p.Notify(desk.Note{Text: p.desk.T("copy.failed") + ". " + p.desk.T("copy.failed_why"), Wrong: true})
			}
			p.refreshFoot()
		},
	})
}

// offerDraft leads back to an intake that was left unfinished, by choice, lock or crash.
func (p *workplace) offerDraft() {
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
