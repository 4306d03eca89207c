package signin

import (
	"fyne.io/fyne/v2"

	"pana/assets/words"
	"pana/shelter"
	"pana/ui/desk"
)

// Host is what the entrance needs of the window.
type Host struct {
	Window   fyne.Window
	Words    *words.Words
	File     string // "" shows the welcome page
	Options  shelter.Options
	Opened   func(*shelter.Session)
	Evacuate func(*shelter.Session) // go to work and print the evacuation list
	Language func(lang string)
	Notify   func(desk.Note)
	Ask      func(desk.Question)
	AtOnce   bool // long work ends before it returns, for tests
	Busy     func(title string, cancel func()) (step func(done, of int), end func())
}

// Typed is what stands in the fields; it survives a change of language.
type Typed struct {
	Login, Password string

	state *state // of all pages; nil: only who signs in is known
}
