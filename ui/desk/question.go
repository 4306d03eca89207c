package desk

import (
	"fyne.io/fyne/v2"

	"pana/ui/widgets"
)

// Question is a pop-up: what can't be taken back, or what must be known before going on.
type Question struct {
	Title string
	// Text says what will happen, in a sentence or two.
	Text string
	// Body is between text and buttons; nil for none.
	Body fyne.CanvasObject
	// Note stands beside the buttons, small; "" for none.
	Note string
	// Verb is on the button that goes ahead.
	Verb string
	// Danger makes that button red and lets Return decline.
	Danger bool
	// Yes goes ahead; when it returns false the question stays, with what was typed.
	Yes func() bool
	// No is called when the question is declined; nil for nothing.
	No func()
	// First gets the cursor; nil for the button.
	First fyne.Focusable
	// Form is what the body holds, if it holds one: Return in its last field goes ahead.
	Form *widgets.Form
	// Width is that of the pop-up; 0 is the usual one.
	Width float32
}

// Ask shows q.
func (d *Desk) Ask(q Question) { d.Host.Ask(q) }
