// Package ui is the window: its entrance, its workplace with rail, top line and page, its
// actions and shortcuts, notices and questions, and the lock.
//
// Rules: everything here runs on Fyne's goroutine. Nobody signed in means no open file:
// locking first keeps what was typed as drafts, then closes the file and drops its key.
// The window's title never says more than the program's name.
package ui

import (
	"log/slog"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pana/assets/icons"
	"pana/assets/words"
	"pana/reports/printer"
	"pana/shelter"
	"pana/ui/command/recent"
	"pana/ui/desk"
	"pana/ui/settings"
	"pana/ui/signin"
	"pana/ui/widgets"
)

// Run opens the window on file, or on the welcome page when file is "", and returns when
// it is closed.
func Run(a fyne.App, file string) error {
	w := newWindow(a, file)
	w.win.Resize(fyne.NewSize(1366, 768))
	w.enter()
	stop := desk.Every(tick, w.ticked)
	defer stop()
	w.win.ShowAndRun()
	return nil
}

// window is the program's one window, with or without somebody signed in.
type window struct {
	app   fyne.App
	win   fyne.Window
	looks *looks
	words *words.Words
	file  string
	layer *widgets.Layer
	idle  idle
	views *printer.Views // nil where there is no folder for them
	work  *workplace     // nil while nobody is signed in
	entry *signin.Page
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
	w.win.SetContent(w.layer)
	w.idle.watch(w.win.Canvas(), a)
	return w
}

// enter shows the entrance: welcome, sign-in or the wizard of a new shelter.
func (w *window) enter() {
	w.work = nil
	w.entry = signin.New(signin.Host{
		Window: w.win, Words: w.words, File: w.file,
		Opened: w.opened, Evacuate: w.evacuate, Language: w.setLanguage,
		Notify: w.notify, Ask: w.ask, Busy: w.busy,
	})
	w.show(w.entry.Content())
	w.entry.Focus()
}

// show puts content into the window, with the notices above it.
func (w *window) show(content fyne.CanvasObject) {
	w.layer.SetContent(w.idle.under(content))
}

// opened goes to work with a session that has just been signed in.
func (w *window) opened(s *shelter.Session) {
	w.file = s.Path()
	if err := recent.Remember(w.file); err != nil {
		slog.Error("remember the file", "error", err)
	}
	w.goToWork(s, desk.Place{})
	w.work.offerDraft()
	w.work.copyQuietly()
}

// goToWork shows the workplace at a place, the first one when it names none.
func (w *window) goToWork(s *shelter.Session, at desk.Place) {
	w.work = newWorkplace(w, s)
	w.show(w.work.content)
	if at.Screen == "" {
		at.Screen = w.work.places[0].screen
	}
	w.work.open(at)
	w.work.refreshFoot()
	w.idle.touch()
}

// evacuate goes to work and prints the evacuation list first of all.
func (w *window) evacuate(s *shelter.Session) {
	w.opened(s)
	w.work.Print(desk.SheetOrder{Sheet: "evacuation"})
}

// Looks implements settings.Window.
func (w *window) Looks() settings.Looks {
	return settings.Looks{Lang: w.looks.lang, Dark: w.looks.dark, Size: w.looks.size}
}

// SetLooks implements settings.Window; it takes effect at once.
func (w *window) SetLooks(l settings.Looks) {
	w.looks.lang, w.looks.dark, w.looks.size = l.Lang, l.Dark, l.Size
	w.restyle()
}

// setLanguage changes the language while the program runs; what is typed stays.
func (w *window) setLanguage(lang string) {
	w.looks.lang = lang
	w.restyle()
}

// restyle shows everything anew in the looks that were chosen.
func (w *window) restyle() {
	w.looks.save()
	w.words = words.For(w.looks.lang)
	w.looks.wear(w.app)
	if w.work == nil {
		typed, file := w.entry.Typed(), w.entry.File()
		w.file = file
		w.enter()
		w.entry.SetTyped(typed)
		return
	}
	s, place := w.work.session, w.work.place
	if !w.work.keepDrafts() {
		return
	}
	saved := w.work.saved
	w.work.stop()
	w.goToWork(s, place)
	w.work.saved = saved
	w.work.refreshFoot()
}

// lock keeps what is typed, closes the file and shows the entrance.
func (w *window) lock() {
	if w.work == nil {
		return
	}
	if !w.work.keepDrafts() {
		return // saying so is better than losing it; the notice stands
	}
	login := w.work.login()
	w.leave()
	w.enter()
	w.entry.SetTyped(signin.Typed{Login: login})
	w.entry.Focus()
}

// leave closes the file and whatever showed of it.
func (w *window) leave() {
	w.work.stop()
	err := w.work.session.Lock()
	w.work.clearViews()
	w.app.Clipboard().SetContent("")
	w.work = nil
	if err != nil {
		w.notify(desk.Note{Text: w.words.T("notice.unexpected"), Wrong: true})
	}
}

// close ends the program: drafts, then a copy if one is due, then the file.
func (w *window) close() {
	if w.work == nil {
		w.win.Close()
		return
	}
	if !w.work.keepDrafts() {
		return
	}
	w.work.closeThen(func() {
		w.work.clearViews()
		w.win.Close()
	})
}

func (w *window) notify(n desk.Note) {
	x := widgets.Notice{Text: n.Text, Do: n.Undo}
	if n.Wrong {
		x.Tone = widgets.Alert
	}
	if n.Undo != nil {
		x.Act, x.Tag = w.words.T("button.undo"), "Ctrl Z"
	}
	w.layer.Notify(x)
}

// busy covers the page with the progress of long work.
func (w *window) busy(title string, cancel func()) (step func(done, of int), end func()) {
	stop := ""
	if cancel != nil {
		stop = w.words.T("button.cancel")
	}
	line := widgets.NewProgress(title, stop, cancel)
	asked := widgets.Ask(w.win.Canvas(), widgets.Question{Title: w.words.T("busy.title"), Body: line, Answers: []widgets.Answer{}})
	return func(done, of int) { fyne.Do(func() { line.Set(done, of) }) }, asked.Close
}
