package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// A Check is a word with a box that may be ticked. Space ticks it.
type Check struct {
	widget.DisableableWidget
	focusing
	Text      string
	Ticked    bool
	OnChanged func(bool)

	wrong              string
	onReturn, onEscape func()
}

var _ Input = (*Check)(nil)

// NewCheck makes a check.
func NewCheck(text string, ticked bool, changed func(bool)) *Check {
	c := &Check{Text: text, Ticked: ticked, OnChanged: changed}
	c.ExtendBaseWidget(c)
	return c
}

// Tick ticks the box, or takes the tick away.
func (c *Check) Tick(on bool) {
	if c.Ticked == on || c.Disabled() {
		return
	}
	c.Ticked, c.wrong = on, ""
	c.Refresh()
	if c.OnChanged != nil {
		c.OnChanged(on)
	}
}

// Tapped implements fyne.Tappable.
func (c *Check) Tapped(*fyne.PointEvent) { c.Tick(!c.Ticked) }

// TypedRune implements fyne.Focusable.
func (c *Check) TypedRune(r rune) {
	if r == ' ' {
		c.Tick(!c.Ticked)
	}
}

// TypedKey implements fyne.Focusable.
func (c *Check) TypedKey(k *fyne.KeyEvent) { walkKey(c, k, c.onReturn, c.onEscape) }

// walkKey is what Return, Escape and other keys do in an input that has no use for them.
func walkKey(o fyne.CanvasObject, k *fyne.KeyEvent, onReturn, onEscape func()) {
	switch {
	case isReturn(k) && onReturn != nil:
		onReturn()
	case isReturn(k):
		focusNext(o)
	case k.Name == fyne.KeyEscape && onEscape != nil:
		onEscape()
	case k.Name != fyne.KeySpace:
		forward(o, k)
	}
}

// FocusGained implements fyne.Focusable.
func (c *Check) FocusGained() { c.gained(c) }

// FocusLost implements fyne.Focusable.
func (c *Check) FocusLost() { c.lost(c) }

// Focusable is what takes the keys.
func (c *Check) Focusable() fyne.Focusable { return c }

// SetWrong colours the words of a check that must be ticked.
func (c *Check) SetWrong(why string) { c.wrong = why; c.Refresh() }

// SetReturn says what Return does; nil moves on.
func (c *Check) SetReturn(do func()) { c.onReturn = do }

// SetEscape says what Escape does; nil leaves it to the window.
func (c *Check) SetEscape(do func()) { c.onEscape = do }

// Natural is the size at which nothing is cut off.
func (c *Check) Natural() fyne.Size { return fyne.NewSize(whole(30+Body.width(c.Text)+4.5), 30) }

// CreateRenderer implements fyne.Widget.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	ring, img, text := newBox(4), IconBox.picture(Ink), Body.new()
	ink := func() fyne.ThemeColorName {
		switch {
		case c.wrong != "":
			return Alert.Strong()
		case c.Disabled():
			return QuietInk
		}
		return Ink
	}
	return &drawing{
		owner: c,
		parts: append(ring.parts(), img, text),
		min:   func() fyne.Size { return fyne.NewSize(min(120, c.Natural().Width), 30) },
		place: func(size fyne.Size) {
			top := whole((size.Height - 30) / 2)
			ring.place(-4, top, min(size.Width, c.Natural().Width)+4, 30, 2)
			put(img, 0, top+5, 20, 20)
			style := Body.In(ink())
			style.set(text, style.fit(c.Text, size.Width-30+0.5))
			write(text, 30, top, size.Width-30, 30)
		},
		paint: func() {
			ring.paint(None, Accent.Strong())
			ring.hide(!c.focused)
			icon := IconBox
			if c.Ticked {
				icon = IconBoxTicked
			}
			setIcon(img, icon, ink())
		},
	}
}

func setIcon(img *canvas.Image, icon Icon, colour fyne.ThemeColorName) {
	img.Resource = icon.in(colour)
	img.Refresh()
}
