package ui

import (
	"time"

	"pana/ui/widgets"
)

// tick is how often the window looks at the clock.
const tick = 5 * time.Second

// warnBefore is how long before locking the window says so.
const warnBefore = 30 * time.Second

// idle knows when somebody last did something: pressed a key, moved the mouse, came back
// to the window.
type idle struct {
	now     func() time.Time
	last    time.Time
	kept    time.Time // what last was when what is typed was last kept
	dismiss func()    // of the warning on show, nil when there is none
}

func newIdle() idle {
	i := idle{now: time.Now}
	i.touch()
	return i
}

// touch is a sign of life. It takes the warning away.
func (i *idle) touch() {
	i.last = i.now()
	if i.dismiss != nil {
		i.dismiss()
		i.dismiss = nil
	}
}

// quiet is how long nothing was done, by the clock that counts from the program's start or
// by the one on the wall, whichever says more: the first stands still while the computer
// sleeps, the second can be set back.
func (i *idle) quiet() time.Duration {
	now := i.now()
	return max(now.Sub(i.last), now.Round(0).Sub(i.last.Round(0)))
}

func (w *window) used() { w.idle.touch() }

// ticked looks at the clock: time for a warning, for the lock, for holds that ran out.
func (w *window) ticked() {
	if w.work == nil || w.busyNow > 0 {
		return
	}
	w.work.ticked()
	if w.idle.last != w.idle.kept {
		w.idle.kept = w.idle.last
		w.work.keepDrafts() // a power cut asks nobody
	}
	limit, quiet := w.work.idleLimit(), w.idle.quiet()
	if quiet >= tick {
		w.rest()
	}
	switch {
	case quiet >= limit:
		w.lock()
	case quiet >= limit-warnBefore && w.idle.dismiss == nil:
		w.idle.dismiss = w.layer.Notify(widgets.Notice{Text: w.words.T("notice.locking_soon"), Tone: widgets.Held, Stays: true})
	}
}
