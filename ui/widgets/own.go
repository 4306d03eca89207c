package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// What follows is for screens that draw a part of their own, such as a board with a hundred marks: the look's colours,
// texts and icons as bare canvas objects. A widget each would cost too much there.

// Paint is the running theme's colour of that name; nothing is drawn in None.
func Paint(name fyne.ThemeColorName) color.Color { return paintOf(name) }

// NewText makes an empty text in this style.
func (s Style) NewText() *canvas.Text { return s.new() }

// Write writes text into t, touching only what differs: each refresh costs.
func (s Style) Write(t *canvas.Text, text string) { setChanged(t, s, text) }

// Fit shortens text with an ellipsis until it is no wider than room.
func (s Style) Fit(text string, room float32) string { return s.fit(text, room) }

// Width is how wide text is in this style.
func (s Style) Width(text string) float32 { return s.width(text) }

// Wrap breaks text at spaces into at most limit lines no wider than room; the last is shortened if it must be.
func (s Style) Wrap(text string, room float32, limit int) []string { return s.wrap(text, room, limit) }

// Put moves and resizes o, a text so that it stands on the same pixel row everywhere.
func Put(o fyne.CanvasObject, x, y, w, h float32) {
	if t, ok := o.(*canvas.Text); ok {
		write(t, x, y, w, h)
		return
	}
	put(o, x, y, w, h)
}

// NewPicture makes a canvas image of the icon.
func (i Icon) NewPicture(colour fyne.ThemeColorName) *canvas.Image { return i.picture(colour) }

// Show puts the icon into an image that NewPicture made.
func (i Icon) Show(img *canvas.Image, colour fyne.ThemeColorName) { setIcon(img, i, colour) }

// Forward gives a key that o has no use for to the window, or to the question in front of it.
func Forward(o fyne.CanvasObject, k *fyne.KeyEvent) { forward(o, k) }

// IsReturn reports whether a key is Return, on the letters or on the number pad.
func IsReturn(k *fyne.KeyEvent) bool { return isReturn(k) }
