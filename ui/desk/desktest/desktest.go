// Package desktest stands in for the window in tests of screens: notices and questions
// show in the test's window, and everything that is asked of the window is kept.
package desktest

import (
	"testing"

	"fyne.io/fyne/v2"

	"pana/assets/words"
	"pana/shelter/civil"
	"pana/ui/desk"
	"pana/ui/widgets"
	"pana/ui/widgets/widgetstest"
)

// Window is the stand-in. Call Start before making a screen, Show after.
type Window struct {
	*widgetstest.Window
	Desk   *desk.Desk
	Went   []desk.Place
	Notes  []desk.Note
	Orders []desk.SheetOrder
	Hidden bool // privacy
	Acts   map[string]desk.Act
	asked  *widgets.Asked
	t      testing.TB
}

// Start gives the test its app, and a desk in lang on a clock.
func Start(t testing.TB, theme widgets.Theme, lang string, clock civil.Clock) *Window {
	t.Helper()
	widgetstest.Start(t, theme)
	w := &Window{t: t}
	w.Desk = &desk.Desk{Words: words.For(lang), Zone: civil.Almaty, Clock: clock, Host: w, AtOnce: true}
	return w
}

// Show puts a screen into a window of that size, reloads it and gives it the cursor.
func (w *Window) Show(s desk.Screen, size fyne.Size) {
	w.t.Helper()
	w.Window = widgetstest.ShowObject(w.t, s.Content(), size)
	if n, ok := s.(desk.Narrower); ok {
		n.Narrow(size.Width < 1200)
	}
	s.Reload()
	s.Focus()
}

// Go implements desk.Host.
func (w *Window) Go(p desk.Place) { w.Went = append(w.Went, p) }

// Notify implements desk.Host.
func (w *Window) Notify(n desk.Note) {
	w.Notes = append(w.Notes, n)
	if w.Window == nil {
		return
	}
	x := widgets.Notice{Text: n.Text, Do: n.Undo}
	if n.Wrong {
		x.Tone = widgets.Alert
	}
	if n.Undo != nil {
		x.Act = w.Desk.T("button.undo")
	}
	w.Layer.Notify(x)
}

// LastNote is the newest notice, the zero Note when there was none.
func (w *Window) LastNote() desk.Note {
	if len(w.Notes) == 0 {
		return desk.Note{}
	}
	return w.Notes[len(w.Notes)-1]
}

// Ask implements desk.Host; answer it by keys as a person does.
func (w *Window) Ask(q desk.Question) {
	no := widgets.Answer{Text: w.Desk.T("button.cancel"), Do: func() bool {
		if q.No != nil {
			q.No()
		}
		return true
	}}
	yes := widgets.Answer{Text: q.Verb, Kind: widgets.Filled, Do: q.Yes}
	x := widgets.Question{Title: q.Title, Text: q.Text, Body: q.Body, Foot: q.Note, First: q.First, Width: q.Width,
		Answers: []widgets.Answer{no, yes}, Default: 1}
	if q.Yes == nil && q.No == nil {
		x.Answers, x.Default = []widgets.Answer{yes}, 0
	} else if q.Danger {
		x.Default = 0
	}
	w.asked = widgets.Ask(w.Canvas(), x)
	if q.Form != nil {
		q.Form.OnSave = func() { w.asked.Give(1) }
	}
}

// Asked is the question asked last, nil when none was.
func (w *Window) Asked() *widgets.Asked { return w.asked }

// Busy implements desk.Host.
func (w *Window) Busy(string, func()) (func(int, int), func()) { return func(int, int) {}, func() {} }

// Focus implements desk.Host.
func (w *Window) Focus(f fyne.Focusable) {
	if w.Window != nil {
		w.Canvas().Focus(f)
	}
}

// Print implements desk.Host.
func (w *Window) Print(o desk.SheetOrder) { w.Orders = append(w.Orders, o) }

// Act implements desk.Host: there are those of Acts.
func (w *Window) Act(word string) (desk.Act, bool) {
	a, ok := w.Acts[word]
	return a, ok
}

// Private implements desk.Host.
func (w *Window) Private() bool { return w.Hidden }
