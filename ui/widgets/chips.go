package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

const (
	chipHigh = 30 // of a chip that can be chosen
	chipGap  = 6
)

// Chips are a few words of which one may be chosen, in as many lines as they need. They are one stop for the Tab key:
// the arrows walk them, a digit chooses the word at that place, Space the first.
type Chips struct {
	pick
	Label string
	wrong string
	room  float32
	spots []fyne.Position // of each word, from the room
}

var _ Input = (*Chips)(nil)

// NewChips makes chips under a label that are at most room wide; selected is -1 for none.
func NewChips(label string, words []string, selected int, room float32, changed func(int)) *Chips {
	c := &Chips{pick: pick{Words: words, Selected: selected, OnChanged: changed}, Label: label, room: room}
	c.self = c
	x, y := float32(0), c.top()
	for i := range words {
		if w := c.wide(i); x > 0 && x+w > room {
			x, y = 0, y+chipHigh+chipGap
		}
		c.spots = append(c.spots, fyne.NewPos(x, y))
		x += c.wide(i) + chipGap
	}
	c.ExtendBaseWidget(c)
	return c
}

func (c *Chips) top() float32 {
	if c.Label == "" {
		return 0
	}
	return 20
}

func (c *Chips) wide(i int) float32 { return whole(Strong.width(c.Words[i]) + 22) }

// Choose selects a word without calling OnChanged; -1 is none.
func (c *Chips) Choose(i int) {
	if i != c.Selected && i < len(c.Words) {
		c.Selected = i
		c.Refresh()
	}
}

// SetWrong says that one must be chosen.
func (c *Chips) SetWrong(why string) { c.wrong = why; c.Refresh() }

// Wrong is what was said last.
func (c *Chips) Wrong() string { return c.wrong }

func (c *Chips) spot(at fyne.Position) int {
	for i, p := range c.spots {
		if at.X >= p.X && at.X < p.X+c.wide(i) && at.Y >= p.Y && at.Y < p.Y+chipHigh {
			return i
		}
	}
	return -1
}

// Tapped implements fyne.Tappable.
func (c *Chips) Tapped(e *fyne.PointEvent) { c.choose(c.spot(e.Position)) }

func (c *Chips) choose(i int) {
	if i >= 0 && i < len(c.Words) {
		c.wrong = ""
	}
	c.Select(i)
}

// TypedKey implements fyne.Focusable. Up and Down go to the next line and leave the chips at their ends to the window.
func (c *Chips) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyLeft:
		c.choose(c.Selected - 1)
	case fyne.KeyRight:
		c.choose(c.Selected + 1)
	case fyne.KeyHome:
		c.choose(0)
	case fyne.KeyEnd:
		c.choose(len(c.Words) - 1)
	case fyne.KeyDown:
		c.choose(c.beyond(1))
	case fyne.KeyUp:
		c.choose(c.beyond(-1))
	default:
		c.other(k)
	}
}

// beyond is the word nearest to the chosen one in the next line, -1 when there is none.
func (c *Chips) beyond(way float32) int {
	if c.Selected < 0 {
		return 0
	}
	from, best := c.spots[c.Selected], -1
	for i, p := range c.spots {
		if p.Y == from.Y+way*(chipHigh+chipGap) && (best < 0 || p.X <= from.X) {
			best = i
		}
	}
	return best
}

// TypedRune implements fyne.Focusable.
func (c *Chips) TypedRune(r rune) {
	switch {
	case r >= '1' && r <= '9':
		c.choose(int(r - '1'))
	case r == ' ' && c.Selected < 0:
		c.choose(0)
	}
}

// CreateRenderer implements fyne.Widget.
func (c *Chips) CreateRenderer() fyne.WidgetRenderer {
	label, why := Small.new(), Small.new()
	d := &drawing{owner: c, parts: []fyne.CanvasObject{label, why}}
	type chip struct {
		ring, ground box
		soft         *canvas.Rectangle
		text         *canvas.Text
	}
	chips := make([]chip, len(c.Words))
	for i := range c.Words {
		x := chip{newBox(6), newBox(4), canvas.NewRectangle(nil), Body.new()}
		x.text.Alignment = fyne.TextAlignCenter
		chips[i] = x
		d.parts = append(d.parts, append(append(x.ring.parts(), x.ground.parts()...), x.soft, x.text)...)
	}
	high := func() float32 {
		if len(c.spots) == 0 {
			return c.top()
		}
		return c.spots[len(c.spots)-1].Y + chipHigh
	}
	d.min = func() fyne.Size {
		var w float32
		for i, p := range c.spots {
			w = max(w, p.X+c.wide(i))
		}
		return fyne.NewSize(w, high()+belowRoom)
	}
	d.place = func(size fyne.Size) {
		write(label, 0, 0, size.Width, textHeight)
		for i, x := range chips {
			p, w := c.spots[i], c.wide(i)
			x.ring.place(p.X-2, p.Y-2, w+4, chipHigh+4, 2)
			x.ground.place(p.X, p.Y, w, chipHigh, 1)
			put(x.soft, p.X+1, p.Y+1, w-2, chipHigh-2)
			write(x.text, p.X, p.Y, w, chipHigh)
		}
		write(why, 0, high()+2, size.Width, textHeight)
	}
	d.paint = func() {
		Small.set(label, c.Label)
		Small.In(Alert.Strong()).set(why, c.wrong)
		for i, x := range chips {
			chosen := i == c.Selected
			edge := Edge
			if c.wrong != "" {
				edge = Alert.Strong()
			}
			x.ring.paint(Surface, Accent.Strong())
			x.ring.hide(!c.focused || !chosen && (c.Selected >= 0 || i > 0))
			x.ground.paint(Surface, edge)
			x.soft.FillColor, x.soft.Hidden = paintOf(Accent.Soft()), !chosen
			style := Body
			if chosen {
				style = Strong.In(Accent.Strong())
			}
			style.set(x.text, c.Words[i])
		}
	}
	return d
}
