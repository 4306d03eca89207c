package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"pana/ui/widgets"
)

// action is one thing the user can do. Buttons, shortcuts and the page of keys are made
// from the same list, so that each stands in one place.
//
// Keys are Ctrl(+Shift) with a letter or digit, or a modifier with an F-key: anything else
// dies on Cyrillic keyboard layouts.
type action struct {
	word  string // key of its name
	key   fyne.KeyName
	shift bool
	icon  widgets.Icon
	run   func()
	can   func() bool // nil: always
}

// tag is the shortcut as it stands on buttons.
func (a action) tag() string {
	switch {
	case a.key == "":
		return ""
	case len(a.key) > 1: // an F-key
		return string(a.key)
	case a.shift:
		return "Ctrl Shift " + string(a.key)
	}
	return "Ctrl " + string(a.key)
}

func (a action) shortcut() fyne.Shortcut {
	if a.key == fyne.KeyZ && !a.shift {
		return &fyne.ShortcutUndo{} // Fyne has its own name for this one, and fields use it first
	}
	mod := fyne.KeyModifierShortcutDefault
	if a.shift {
		mod |= fyne.KeyModifierShift
	}
	return &desktop.CustomShortcut{KeyName: a.key, Modifier: mod}
}

func (a action) possible() bool { return a.can == nil || a.can() }

// bind makes the shortcuts of actions work on c. They rest while a question is open: its
// answer comes first.
func bind(c fyne.Canvas, actions []action, resting func() bool) {
	for _, a := range actions {
		if len(a.key) != 1 {
			continue // F-keys come as typed keys
		}
		c.AddShortcut(a.shortcut(), func(fyne.Shortcut) {
			if !resting() && a.possible() {
				a.run()
			}
		})
	}
}
