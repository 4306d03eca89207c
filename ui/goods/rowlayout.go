package goods

import (
	"fyne.io/fyne/v2"

	"pana/ui/widgets"
)

// The widths of a line's own columns; the item gets what is left.
const (
	leastItem     = 150
	variantWidth  = 120
	quantityWidth = 110
	removeWidth   = 34
	cellGap       = 8
)

// rowLayout sets the cells of a line, or the titles above them, beside each other: item,
// size, quantity, what the page adds, and the button that takes the line away.
type rowLayout struct{ l *Lines }

func (r rowLayout) widths() []float32 {
	w := []float32{leastItem, 0, quantityWidth}
	if r.l.sized() {
		w[1] = variantWidth
	}
	for _, c := range r.l.columns {
		w = append(w, c.Width)
	}
	return append(w, removeWidth)
}

// MinSize implements fyne.Layout.
func (r rowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for i, w := range r.widths() {
		if w == 0 {
			continue
		}
		if size.Width += w; i > 0 {
			size.Width += cellGap
		}
		if i < len(objects)-1 {
			size.Height = max(size.Height, objects[i].MinSize().Height)
		}
	}
	return size
}

// Layout implements fyne.Layout.
func (r rowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	widths := r.widths()
	widths[0] += max(0, size.Width-r.MinSize(objects).Width)
	var x float32
	for i, w := range widths {
		widgets.Put(objects[i], x, 0, w, size.Height)
		if w > 0 {
			x += w + cellGap
		}
	}
}
