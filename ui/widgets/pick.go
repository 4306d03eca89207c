package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// pick is what Segmented and Tabs share: several words, one of them chosen, walked with the arrows.
type pick struct {
	widget.BaseWidget
	focusing
	Words     []string
	Selected  int
	Tones     []Tone // of each word when chosen; none, or "": Accent
	Icons     []Icon // before each word; none, or "": no icon
	OnChanged func(int)

	edges    []float32 // right edge of each word's area, from the last layout
	self     fyne.Widget
	onReturn func()
	onEscape func()
	hovered  int
	hot      bool // the pointer is over hovered
}

// Select chooses a word.
func (c *pick) Select(i int) {
	if i < 0 || i >= len(c.Words) || i == c.Selected {
		return
	}
	c.Selected = i
	c.Refresh()
	if c.OnChanged != nil {
		c.OnChanged(i)
	}
}

func (c *pick) tone(i int) Tone {
	if i >= 0 && i < len(c.Tones) && c.Tones[i] != "" {
		return c.Tones[i]
	}
	return Accent
}

func (c *pick) icon(i int) Icon {
	if i < len(c.Icons) {
		return c.Icons[i]
	}
	return ""
}

func (c *pick) at(x float32) int {
	for i, edge := range c.edges {
		if x < edge {
			return i
		}
	}
	return -1
}

// Tapped implements fyne.Tappable.
func (c *pick) Tapped(e *fyne.PointEvent) { c.Select(c.at(e.Position.X)) }

// TypedKey implements fyne.Focusable.
func (c *pick) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyLeft:
		c.Select(c.Selected - 1)
	case fyne.KeyRight:
		c.Select(c.Selected + 1)
	case fyne.KeyHome:
		c.Select(0)
	case fyne.KeyEnd:
		c.Select(len(c.Words) - 1)
	default:
		c.other(k)
	}
}

// other is a key that chooses nothing.
func (c *pick) other(k *fyne.KeyEvent) {
	switch {
	case isReturn(k) && c.onReturn != nil:
		c.onReturn()
	case isReturn(k):
		focusNext(c.self)
	case k.Name == fyne.KeyEscape && c.onEscape != nil:
		c.onEscape()
	default:
		forward(c.self, k)
	}
}

// SetReturn says what Return does; nil moves on.
func (c *pick) SetReturn(do func()) { c.onReturn = do }

// SetEscape says what Escape does; nil leaves it to the window.
func (c *pick) SetEscape(do func()) { c.onEscape = do }

// SetWrong does nothing: one of the words is always chosen.
func (c *pick) SetWrong(string) {}

// Focusable is what takes the keys.
func (c *pick) Focusable() fyne.Focusable { return c.self.(fyne.Focusable) }

// TypedRune implements fyne.Focusable: a digit chooses the word at that place.
func (c *pick) TypedRune(r rune) {
	if r >= '1' && r <= '9' {
		c.Select(int(r - '1'))
	}
}

// FocusGained implements fyne.Focusable.
func (c *pick) FocusGained() { c.gained(c.self) }

// FocusLost implements fyne.Focusable.
func (c *pick) FocusLost() { c.lost(c.self) }

// MouseIn implements desktop.Hoverable.
func (c *pick) MouseIn(e *desktop.MouseEvent) { c.MouseMoved(e) }

// MouseMoved implements desktop.Hoverable.
func (c *pick) MouseMoved(e *desktop.MouseEvent) { c.hover(c.at(e.Position.X)) }

// MouseOut implements desktop.Hoverable.
func (c *pick) MouseOut() { c.hover(-1) }

func (c *pick) hover(i int) {
	if hot := i >= 0; hot != c.hot || i != c.hovered {
		c.hot, c.hovered = hot, i
		c.Refresh()
	}
}
