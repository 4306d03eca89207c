package ui

import (
	"context"
	"errors"

	"pana/ui/desk"
	"pana/ui/signin"
)

// lock keeps what is typed, closes the file and shows the entrance. Where something can't
// be kept the file stays open: saying so is better than losing it.
func (w *window) lock() {
	if w.work == nil || !w.work.keepDrafts() {
		return
	}
	login := w.work.login()
	err := w.leave()
	w.enter()
	w.entry.SetTyped(signin.Typed{Login: login})
	if err != nil {
		desk.Log("lock", err)
		w.notify(desk.Note{Text: w.words.T("notice.unexpected"), Wrong: true})
	}
}

// leave closes the file and takes away whatever showed of it: pages, questions, notices
// with their ways back, sheets in viewers, and what was copied.
func (w *window) leave() error {
	p := w.work
	w.work, w.heard = nil, nil
	p.stop()
	err := p.session.Lock()
	p.clearViews()
	w.app.Clipboard().SetContent("")
	return err
}

// close ends the program: drafts, then the copy on exit, then the file. What was opened at
// the entrance and waits there is locked too.
func (w *window) close() {
	switch {
	case w.busyNow > 0: // its end, or its button, comes first
	case w.work == nil:
		if err := w.entry.Close(); err != nil {
			desk.Log("lock", err)
		}
		w.win.Close()
	case w.work.keepDrafts():
		w.copyThenEnd()
	}
}

// copyThenEnd makes the copy on exit. One that can't be made, or that somebody stopped, is
// said; the file is open until that is answered.
func (w *window) copyThenEnd() {
	p := w.work
	p.desk.Run(desk.Task{
		Title: p.desk.T("busy.copy"),
		Work:  func(ctx context.Context, _ func(int, int)) error { return p.session.CopyOnExit(ctx) },
		Done: func(err error) {
			title := "copy.failed"
			switch {
			case err == nil:
				w.end()
				return
			case stopped(err):
				title = "copy.stopped"
			default:
				desk.Log("copy on exit", err)
			}
			w.ask(desk.Question{Title: p.desk.T(title), Text: p.desk.T("copy.failed_why"), Verb: p.desk.T("button.quit"),
				Yes: func() bool { w.end(); return true }})
		},
	})
}

// end locks the file and closes the window.
func (w *window) end() {
	if w.work != nil {
		if err := w.leave(); err != nil {
			desk.Log("lock", err)
		}
	}
	w.win.Close()
}

// stopped reports whether somebody stopped what failed.
func stopped(err error) bool { return errors.Is(err, context.Canceled) }
