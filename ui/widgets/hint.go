package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// hint is a word about a part that shows only an icon, on the layer around it while the mouse or the focus is there. It
// never takes the place of a list that has dropped down.
type hint struct {
	layer *Layer
	box   fyne.CanvasObject
}

// below shows text under o; "" shows nothing.
func (h *hint) below(o fyne.CanvasObject, text string) {
	h.show(o, text, func(at fyne.Position, _ fyne.Size) fyne.Position { return at.AddXY(0, o.Size().Height+4) })
}

// beside shows text at the right of o, y below its top.
func (h *hint) beside(o fyne.CanvasObject, y float32, text string) {
	h.show(o, text, func(at fyne.Position, size fyne.Size) fyne.Position {
		return at.AddXY(o.Size().Width+4, y-size.Height/2)
	})
}

func (h *hint) show(o fyne.CanvasObject, text string, place func(fyne.Position, fyne.Size) fyne.Position) {
	l := LayerOf(o)
	if text == "" || l == nil || l.drop != nil {
		return
	}
	box := container.NewStack(NewPanel(Surface), Pad(3, 10, 3, 10, NewLine(text, Style{12, false, Ink})))
	size := box.MinSize()
	d := fyne.CurrentApp().Driver()
	at := place(d.AbsolutePositionForObject(o).Subtract(d.AbsolutePositionForObject(l)), size)
	l.at = fyne.NewPos(whole(max(4, min(at.X, l.Size().Width-size.Width-4))), whole(at.Y))
	h.layer, h.box, l.drop = l, box, box
	box.Resize(size)
	l.Refresh()
}

func (h *hint) hide() {
	if h.box != nil {
		h.layer.hide(h.box)
		h.layer, h.box = nil, nil
	}
}
