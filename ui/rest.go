package ui

import (
	"context"
	"runtime/debug"

	"pana/ui/desk"
)

// How much garbage the program lets lie, in percent of what it uses: much while the window
// opens, when nearly all that is made stays; Go's usual from the first rest on.
const (
	gcAtStart = 400
	gcAtWork  = 100
)

// rest gives back to the system what signing in and the first page needed for a moment,
// once a sign-in, when nothing was done for a while.
func (w *window) rest() {
	if w.rested {
		return
	}
	w.rested = true
	(&desk.Desk{Words: w.words, AtOnce: w.atOnce}).Run(desk.Task{Quiet: true,
		Work: func(context.Context, func(int, int)) error {
			debug.SetGCPercent(gcAtWork)
			debug.FreeOSMemory()
			return nil
		},
		Done: func(error) {}})
}
