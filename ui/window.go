// Package ui is the window: its entrance, its workplace with rail, top line and page, its
// actions and shortcuts, notices and questions, and the lock.
//
// Rules: everything here runs on Fyne's goroutine. Nobody signed in means no open file:
// locking first keeps what was typed as drafts, then closes the file and drops its key,
// and nothing that showed of it stays in reach. The window's title never says more than
// the program's name.
package ui

import (
	"runtime/debug"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"pana/assets/icons"
	"pana/assets/words"
	"pana/reports/printer"
	"pana/shelter"
	"pana/ui/command/recent"
	"pana/ui/desk"
	"pana/ui/signin"
	"pana/ui/widgets"
)

// Run opens the window on file, or on the welcome page when file is "", and returns when
// it is closed.
func Run(a fyne.App, file string) error {
	debug.SetGCPercent(gcAtStart)
	w := newWindow(a, file)
	w.win.Resize(w.looks.scaled(1366, 768))
	w.enter()
	stop := desk.Every(tick, w.ticked)
	defer stop()
	a.Lifecycle().SetOnStarted(func() { keepOnScreen(w.win) })
	w.win.ShowAndRun()
	return nil
}

// window is the program's one window, with or without somebody signed in.
type window struct {
	app     fyne.App
	win     fyne.Window
	looks   *looks
	words   *words.Words
	file    string
	options shelter.Options // of the files it opens; tests set them
	atOnce  bool            // long work ends before it returns, for tests
	layer   *widgets.Layer
	idle    idle
	views   *printer.Views // nil where there is no folder for them
	work    *workplace     // nil while nobody is signed in
	entry   *signin.Page   // nil while somebody is
	heard   *shelter.Session
	busyNow int  // works that cover the window
	rested  bool // since somebody signed in
}

func newWindow(a fyne.App, file string) *window {
	w := &window{app: a, file: file, views: openViews(), looks: loadLooks(a.Preferences())}
	w.words = words.For(w.looks.lang)
	w.looks.wear(a) // before any widget is made: parts take their colours when first measured
	a.SetIcon(fyne.NewStaticResource("pana.png", icons.App))
	w.win = a.NewWindow("Pana")
	w.win.SetPadded(false)
	w.win.SetMaster()
	w.win.SetCloseIntercept(w.close)
	w.layer = widgets.NewLayer(container.NewStack())
	w.idle = newIdle()
	w.layer.OnUse = w.used
	w.layer.TooMuch = func(letters int) string { return w.words.T("fault.text.pasted", "Letters", letters) }
	w.win.SetContent(w.layer)
	if c, ok := w.win.Canvas().(desktop.Canvas); ok {
		c.SetOnKeyDown(func(*fyne.KeyEvent) { w.used() }) // where nothing has the cursor
	}
	a.Lifecycle().SetOnEnteredForeground(w.used)
	return w
}

// enter shows the entrance: welcome, sign-in or the wizard of a new shelter.
func (w *window) enter() {
	w.entry = signin.New(signin.Host{
		Window: w.win, Words: w.words, File: w.file, Options: w.options, AtOnce: w.atOnce,
		Opened: w.opened, Evacuate: w.evacuate, Language: w.setLanguage,
		Notify: w.notify, Ask: w.ask, Busy: w.busy,
	})
	w.layer.SetContent(w.entry.Content())
	w.entry.Focus()
}

// opened goes to work with a session that has just been signed in.
func (w *window) opened(s *shelter.Session) {
	w.begin(s)
	w.work.offerDraft()
	w.work.copyQuietly()
}

// evacuate goes to work and prints the evacuation list before anything else; a draft is
// found again where it was written.
func (w *window) evacuate(s *shelter.Session) {
	w.begin(s)
	w.work.Print(desk.SheetOrder{Sheet: "evacuation"})
	w.work.copyQuietly()
}

func (w *window) begin(s *shelter.Session) {
	w.file, w.rested = s.Path(), false
	if err := recent.Remember(w.file); err != nil {
		desk.Log("remember the file", err)
	}
	w.layer.ClearNotices()
	w.goToWork(s, desk.Place{})
}

// goToWork shows the workplace at a place, the first one when it names none. It takes the
// place of the one there is, if somebody is at work already.
func (w *window) goToWork(s *shelter.Session, at desk.Place) {
	w.entry = nil // with all that was typed there
	w.work = newWorkplace(w, s, w.work)
	w.listen(s)
	w.win.Canvas().SetOnTypedKey(w.typedKey)
	w.layer.SetContent(w.work.content)
	if at.Screen == "" {
		at.Screen = w.work.places[0].screen
	}
	w.work.open(at)
	w.work.refreshFoot()
	w.work.refreshBadges()
	w.idle.touch()
}

// listen hears what changes in s, once however often the workplace is built anew.
func (w *window) listen(s *shelter.Session) {
	if w.heard == s {
		return
	}
	w.heard = s
	s.OnChange(func(topics []string) {
		fyne.Do(func() {
			if w.work != nil && w.work.session == s {
				w.work.changed(topics)
			}
		})
	})
}

// typedKey gets the keys that nothing with the cursor has used. It stays the same through
// all workplaces: a question gives the keys back to whom it took them from.
func (w *window) typedKey(k *fyne.KeyEvent) {
	w.used()
	if w.work != nil {
		w.work.typedKey(k)
	}
}
