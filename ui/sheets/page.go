package sheets

import "fyne.io/fyne/v2"

// page sets the list at the left, and at its right the form above the log, which takes
// what height is left.
type page struct{ gap, side float32 }

// MinSize implements fyne.Layout.
func (p page) MinSize(o []fyne.CanvasObject) fyne.Size {
	list, form, log := o[0].MinSize(), o[1].MinSize(), o[2].MinSize()
	return fyne.NewSize(p.side+p.gap+max(form.Width, log.Width), max(list.Height, form.Height+p.gap+log.Height))
}

// Layout implements fyne.Layout.
func (p page) Layout(o []fyne.CanvasObject, size fyne.Size) {
	x, h := p.side+p.gap, o[1].MinSize().Height
	put(o[0], 0, 0, p.side, size.Height)
	put(o[1], x, 0, size.Width-x, h)
	put(o[2], x, h+p.gap, size.Width-x, size.Height-h-p.gap)
}

// below gives the last of its objects what height is left below the first.
type below struct{ gap float32 }

// MinSize implements fyne.Layout.
func (b below) MinSize(o []fyne.CanvasObject) fyne.Size {
	first, last := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(max(first.Width, last.Width), first.Height+b.gap+last.Height)
}

// Layout implements fyne.Layout.
func (b below) Layout(o []fyne.CanvasObject, size fyne.Size) {
	h := o[0].MinSize().Height
	put(o[0], 0, 0, size.Width, h)
	put(o[1], 0, h+b.gap, size.Width, size.Height-h-b.gap)
}

func put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}
