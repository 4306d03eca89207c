package desk

import "pana/ui/widgets"

// Act is an action of the window as a screen may offer it: the key of its name, its
// shortcut as buttons show it, its icon, and what it does.
type Act struct {
	Word string
	Tag  string
	Icon widgets.Icon
	Run  func()
}

// Act is the window's action of that name; ok is false when the role may not, or the page
// can't.
func (d *Desk) Act(word string) (Act, bool) { return d.Host.Act(word) }
