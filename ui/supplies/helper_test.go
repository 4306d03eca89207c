package supplies_test

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"pana/ui/widgets"
)

// find is the first part on show that fits.
func find[T any](p *page, fits func(T) bool) (found T) {
	p.t.Helper()
	for _, o := range test.LaidOutObjects(p.Layer) {
		if x, ok := o.(T); ok && fits(x) {
			return x
		}
	}
	p.t.Fatalf("there is no such %T", found)
	return found
}

// tabs are those of the record.
func (p *page) tabs() *widgets.Tabs {
	return find(p, func(x *widgets.Tabs) bool { return len(x.Words) == 3 })
}

func (p *page) lotWalk() *widgets.Walk { return find(p, func(*widgets.Walk) bool { return true }) }

// press presses the button with that word.
func (p *page) press(word string) {
	p.t.Helper()
	b := find(p, func(b *widgets.Button) bool { return b.Visible() && b.Text == p.Desk.T(word) && b.Tag != "Ctrl S" })
	p.Canvas().Focus(b)
	p.Press(fyne.KeyReturn)
}
