package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pana/ui/widgets"
)

// tall sets objects below each other; one of them, a table, takes the height that is left
// of the page, and where there is less than it needs, the page scrolls.
type tall struct {
	gap   float32
	table int // which one
	least float32
}

// tallest is a stack in which the table at i fills the page.
func tallest(i int, least float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(tall{10, i, least}, objects...)
}

// MinSize implements fyne.Layout.
func (l tall) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, l.gap*float32(len(objects)-1))
	for i, o := range objects {
		m := o.MinSize()
		if i == l.table {
			m.Height = max(m.Height, l.least)
		}
		size = fyne.NewSize(max(size.Width, m.Width), size.Height+m.Height)
	}
	return size
}

// Layout implements fyne.Layout.
func (l tall) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	spare := max(0, size.Height-l.MinSize(objects).Height)
	y := float32(0)
	for i, o := range objects {
		h := o.MinSize().Height
		if i == l.table {
			h = max(h, l.least) + spare
		}
		widgets.Put(o, 0, y, size.Width, h)
		y += h + l.gap
	}
}
