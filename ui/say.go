package ui

import (
	"fyne.io/fyne/v2"

	"pana/ui/desk"
	"pana/ui/widgets"
)

// notify shows a passing notice; what can be taken back offers it.
func (w *window) notify(n desk.Note) {
	x := widgets.Notice{Text: n.Text, Do: n.Undo}
	switch {
	case n.Wrong:
		x.Tone = widgets.Alert
	case n.Hint:
		x.Tone = widgets.Accent
	}
	if n.Undo != nil {
		x.Act, x.Tag = w.words.T("button.undo"), "Ctrl Z"
	}
	w.layer.Notify(x)
}

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

// busy covers the page with the progress of long work. Meanwhile nothing locks the file.
func (w *window) busy(title string, cancel func()) (step func(done, of int), end func()) {
	stop := ""
	if cancel != nil {
		stop = w.words.T("button.cancel")
	}
	line := widgets.NewProgress(title, stop, cancel)
	asked := widgets.Ask(w.win.Canvas(), widgets.Question{Title: w.words.T("busy.title"), Body: line, Answers: []widgets.Answer{}})
	w.busyNow++
	return func(done, of int) { fyne.Do(func() { line.Set(done, of) }) }, func() {
		w.busyNow--
		asked.Close()
	}
}
