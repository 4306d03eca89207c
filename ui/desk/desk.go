// Package desk is all that a screen may use of the window: words, time, notices,
// questions, long work, and the way to other screens.
//
// Rules: everything under ui runs on Fyne's goroutine, except what Run starts; this
// package holds the only go statement. Quick reads and single saves are called directly;
// what can last longer than a blink goes through Run, which shows progress and can be
// cancelled. Changes arrive once, in commit order, on Fyne's goroutine, after the data
// can be read; a screen's Reload doesn't write. A screen knows the domain only through
// the small interface that it declares in its own package.
package desk

import (
	"fyne.io/fyne/v2"

	"pana/assets/words"
	"pana/shelter/civil"
	"pana/shelter/fault"
)

// Desk is what the window lends to its screens. A new one is made for each sign-in and
// each change of language, so its fields never change.
type Desk struct {
	Words *words.Words
	Zone  civil.Zone
	Clock civil.Clock
	Host  Host
	// AtOnce makes Run do its work before it returns, and Every do nothing; tests set it.
	AtOnce bool
}

// Host is the window, or a stand-in for it in tests.
type Host interface {
	// Go leads to another screen.
	Go(Place)
	// Notify shows a passing notice.
	Notify(Note)
	// Ask shows the one kind of pop-up there is.
	Ask(Question)
	// Busy covers the page with progress until the returned function is called; step may
	// be called from any goroutine.
	Busy(title string, cancel func()) (step func(done, of int), end func())
	// Focus moves the cursor.
	Focus(fyne.Focusable)
	// Print makes the sheet and sends it to the printer, asking what must be asked.
	Print(SheetOrder)
	// Act is an action of the window, so that a button on a page says and does the same.
	Act(word string) (Act, bool)
	// Private reports whether names and alerts are hidden from whoever stands by the desk.
	Private() bool
}

// Note is a passing notice at the foot of the window.
type Note struct {
	Text string
	// Wrong notices stay until closed.
	Wrong bool
	// Hint says what to do first, where nothing was done.
	Hint bool
	// Undo takes back what the notice tells of; nil when that can't be.
	Undo func()
}

// T is the sentence of key.
func (d *Desk) T(key string, args ...any) string { return d.Words.T(key, args...) }

// N is the sentence of key in the plural form of count.
func (d *Desk) N(key string, count int, args ...any) string { return d.Words.N(key, count, args...) }

// Say is m in the window's language.
func (d *Desk) Say(m fault.Message) string { return d.Words.Get(m.Key, m.Args) }

// Go leads to p.
func (d *Desk) Go(p Place) { d.Host.Go(p) }
