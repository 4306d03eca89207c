package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// colours gives ground, outline and words.
func (b *Button) colours() (ground, line, ink fyne.ThemeColorName) {
	switch {
	case b.off() && b.Kind != Ghost:
		return Sunk, LineColour, QuietInk
	case b.Kind == Filled:
		return Accent.Strong(), Accent.Strong(), OnAccent
	case b.Kind == Danger:
		return Surface, Alert.Strong(), Alert.Strong()
	case b.Kind == Ghost && b.off():
		return None, None, LineColour
	case b.Kind == Ghost:
		return None, None, QuietInk
	}
	return Surface, Edge, Ink
}

func (b *Button) style() Style {
	_, _, ink := b.colours()
	return Style{14, b.Kind == Filled, ink}
}

func (b *Button) tagStyle() Style {
	if b.Kind == Filled {
		return Style{11, true, b.style().Colour}
	}
	return Style{11, false, QuietInk}
}

func (b *Button) height() float32 {
	if b.Small {
		return 30
	}
	return 34
}

func (b *Button) iconSize() float32 {
	if b.Small {
		return 16
	}
	return 18
}

func (b *Button) tagged() bool { return b.Tag != "" && b.squeeze == 0 }

// pad is the room left and right of what a button shows.
func (b *Button) pad(squeeze int) float32 { return [...]float32{15, 15, 9, 6}[squeeze] }

// widthAt is what the button needs at a squeeze.
func (b *Button) widthAt(squeeze int) float32 {
	w := 2 * b.pad(squeeze)
	if b.Icon != "" {
		w += b.iconSize()
	}
	if b.Icon != "" && b.Text != "" {
		w += 7
	}
	if b.Kind == Ghost {
		w = 34
	}
	w += b.style().width(b.Text)
	if b.Tag != "" && squeeze == 0 {
		w += 9 + b.tagStyle().width(b.Tag) + 12
	}
	return whole(w + 0.49)
}

// CreateRenderer implements fyne.Widget.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	ring, ground, veil, tagFrame := newBox(6), newBox(4), canvas.NewRectangle(nil), newBox(3)
	veil.CornerRadius = 4
	text, tag := b.style().new(), b.tagStyle().new()
	d := &drawing{owner: b, parts: slices.Concat(ring.parts(), ground.parts(), []fyne.CanvasObject{text, veil}, tagFrame.parts(), []fyne.CanvasObject{tag})}
	var img *canvas.Image
	if b.Icon != "" {
		img = b.Icon.picture(b.style().Colour)
		d.parts = append(d.parts, img)
	}
	d.min = func() fyne.Size { return fyne.NewSize(b.widthAt(b.squeeze), b.height()) }
	d.place = func(size fyne.Size) {
		h := b.height()
		top := whole((size.Height - h) / 2)
		ring.place(-3, top-3, size.Width+6, h+6, 2)
		ground.place(0, top, size.Width, h, 1)
		put(veil, 0, top, size.Width, h)
		x := whole((size.Width - b.widthAt(b.squeeze)) / 2) // a stretched button keeps its words in the middle
		if b.Kind == Ghost {
			x += 8
		} else {
			x += b.pad(b.squeeze)
		}
		if img != nil {
			put(img, x, top+(h-b.iconSize())/2, b.iconSize(), b.iconSize())
			x += b.iconSize() + 7
		}
		w := b.style().width(b.Text)
		write(text, x, top, w, h)
		x = whole(x + w + 9)
		tw := whole(b.tagStyle().width(b.Tag) + 12)
		tagFrame.place(x, top+(h-18)/2, tw, 18, 1)
		write(tag, x+6, top+(h-18)/2, tw-12, 18)
	}
	d.paint = func() {
		fill, line, ink := b.colours()
		ring.paint(Surface, Accent.Strong())
		ring.hide(!b.focused)
		ground.paint(fill, line)
		ground.hide(line == None)
		veil.Hidden = !b.hovered || b.off()
		veil.FillColor = paintOf(theme.ColorNameHover)
		b.style().set(text, b.Text)
		tagFrame.hide(!b.tagged())
		tag.Hidden = !b.tagged()
		tagLine := LineColour
		if b.Kind == Filled {
			tagLine = OnAccent
		}
		tagFrame.paint(fill, tagLine)
		b.tagStyle().set(tag, b.Tag)
		if img != nil {
			img.Resource = b.Icon.in(ink)
			img.Refresh()
		}
	}
	return d
}
