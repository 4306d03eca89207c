package storeimport

import (
	"fyne.io/fyne/v2"

	"pana/ui/widgets"
)

// below gives the last of its objects what height is left below the first.
type below struct{ gap float32 }

// MinSize implements fyne.Layout.
func (b below) MinSize(o []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, b.gap*float32(len(o)-1))
	for _, x := range o {
		size.Width = max(size.Width, x.MinSize().Width)
		size.Height += x.MinSize().Height
	}
	return size
}

// Layout implements fyne.Layout: of three the middle one takes the height that is left.
func (b below) Layout(o []fyne.CanvasObject, size fyne.Size) {
	top, foot := o[0].MinSize().Height, float32(0)
	widgets.Put(o[0], 0, 0, size.Width, top)
	if len(o) == 3 {
		foot = o[2].MinSize().Height
		widgets.Put(o[2], 0, size.Height-foot, size.Width, foot)
		foot += b.gap
	}
	widgets.Put(o[1], 0, top+b.gap, size.Width, size.Height-top-b.gap-foot)
}

// beside sets a field before its buttons, which stand at the height of its box.
type beside struct{}

const labelHigh = 20

// MinSize implements fyne.Layout.
func (beside) MinSize(o []fyne.CanvasObject) fyne.Size {
	size := o[0].MinSize()
	for _, b := range o[1:] {
		size.Width += 8 + b.MinSize().Width
	}
	return size
}

// Layout implements fyne.Layout.
func (beside) Layout(o []fyne.CanvasObject, size fyne.Size) {
	x := size.Width
	for n := len(o) - 1; n > 0; n-- {
		m := o[n].MinSize()
		x -= m.Width
		widgets.Put(o[n], x, labelHigh, m.Width, 34)
		x -= 8
	}
	widgets.Put(o[0], 0, 0, x, size.Height)
}

// sides lays the columns out at the left of the rows.
type sides struct{ wide float32 }

// MinSize implements fyne.Layout.
func (l sides) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(l.wide+12+o[1].MinSize().Width, max(o[0].MinSize().Height, o[1].MinSize().Height))
}

// Layout implements fyne.Layout.
func (l sides) Layout(o []fyne.CanvasObject, size fyne.Size) {
	widgets.Put(o[0], 0, 0, l.wide, size.Height)
	widgets.Put(o[1], l.wide+12, 0, size.Width-l.wide-12, size.Height)
}
