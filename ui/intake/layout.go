package intake

import "fyne.io/fyne/v2"

// pageLayout lets the title and the foot stand, and what is between scroll.
type pageLayout struct{ p *page }

const (
	above  = 12
	titled = 34
	footed = 34
	room   = 4 // around what scrolls, so that the edges of cards aren't cut
)

// MinSize implements fyne.Layout.
func (l *pageLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(600, 400) }

// Layout implements fyne.Layout.
func (l *pageLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	l.p.fit(size.Width - 40)
	put(o[0], 20, above, size.Width-40, titled)
	put(o[2], 20, size.Height-above-footed, size.Width-40, footed)
	top := float32(above + titled + above - room)
	put(o[1], 0, top, size.Width, size.Height-above-footed-above+room-top)
	l.p.s.captions()
}

// headLayout sets the questions about the household in one line, or in two.
type headLayout struct{ p *page }

const (
	headLine = 56
	headWide = 830 // from which on one line is enough
)

// MinSize implements fyne.Layout.
func (l *headLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	width := max(o[0].MinSize().Width, o[1].MinSize().Width)
	if l.p.width < headWide {
		return fyne.NewSize(width, 2*headLine-12)
	}
	return fyne.NewSize(width, headLine)
}

// Layout implements fyne.Layout.
func (l *headLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	first := o[0].MinSize().Width
	if l.p.width < headWide {
		put(o[0], 0, 0, size.Width, headLine)
		put(o[1], 0, headLine-12, size.Width, headLine)
		return
	}
	put(o[0], 0, 0, first, headLine)
	put(o[1], first+12, 0, size.Width-first-12, headLine)
}

// cardLayout sets the three cards side by side; where that is too narrow, the last one below.
type cardLayout struct{ p *page }

const cardsApart = 12

// columns are the widths of the cards; a third that is as wide as the page lies below.
func (l *cardLayout) columns() [3]float32 {
	w := l.p.width
	switch {
	case w >= 1060:
		rest := w - 2*cardsApart
		a, b := float32(int(rest*0.355)), float32(int(rest*0.385))
		return [3]float32{a, b, rest - a - b}
	case w >= 700:
		half := float32(int((w - cardsApart) / 2))
		return [3]float32{half, w - cardsApart - half, w}
	}
	return [3]float32{w, w, w}
}

// places are where the cards stand and how much room they take together.
func (l *cardLayout) places(o []fyne.CanvasObject) (at [3]fyne.Position, size [3]fyne.Size, height float32) {
	cols := l.columns()
	var x, y, tall float32
	line := []int{}
	end := func() {
		for _, i := range line {
			size[i].Height = tall
		}
		line, y, x, tall = nil, y+tall+cardsApart, 0, 0
	}
	for i := range o {
		if x > 0 && x+cols[i] > l.p.width+1 {
			end()
		}
		at[i], size[i].Width = fyne.NewPos(x, y), cols[i]
		x += cols[i] + cardsApart
		tall = max(tall, o[i].MinSize().Height)
		line = append(line, i)
	}
	end()
	return at, size, y - cardsApart
}

// MinSize implements fyne.Layout.
func (l *cardLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	_, _, height := l.places(o)
	return fyne.NewSize(320, height)
}

// Layout implements fyne.Layout.
func (l *cardLayout) Layout(o []fyne.CanvasObject, _ fyne.Size) {
	at, size, _ := l.places(o)
	for i, x := range o {
		put(x, at[i].X, at[i].Y, size[i].Width, size[i].Height)
	}
}

func put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}
