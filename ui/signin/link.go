package signin

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"pana/ui/widgets"
)

// link is a word that leads elsewhere. Return and Space follow it.
type link struct {
	widget.BaseWidget
	text   string
	bold   bool
	follow func()

	focused, hovered bool
}

var (
	_ fyne.Focusable     = (*link)(nil)
	_ desktop.Hoverable  = (*link)(nil)
	_ desktop.Cursorable = (*link)(nil)
)

func newLink(text string, bold bool, follow func()) *link {
	l := &link{text: text, bold: bold, follow: follow}
	l.ExtendBaseWidget(l)
	return l
}

// Tapped implements fyne.Tappable.
func (l *link) Tapped(*fyne.PointEvent) { l.follow() }

// TypedKey implements fyne.Focusable.
func (l *link) TypedKey(k *fyne.KeyEvent) {
	c := fyne.CurrentApp().Driver().CanvasForObject(l)
	switch {
	case k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter:
		l.follow()
	case k.Name != fyne.KeySpace && c != nil && c.OnTypedKey() != nil:
		c.OnTypedKey()(k)
	}
}

// TypedRune implements fyne.Focusable.
func (l *link) TypedRune(r rune) {
	if r == ' ' {
		l.follow()
	}
}

// KeyDown implements desktop.Keyable: a key is a sign of life.
func (l *link) KeyDown(*fyne.KeyEvent) { widgets.Used(l) }

// KeyUp implements desktop.Keyable.
func (l *link) KeyUp(*fyne.KeyEvent) {}

// FocusGained implements fyne.Focusable.
func (l *link) FocusGained() { l.set(&l.focused, true) }

// FocusLost implements fyne.Focusable.
func (l *link) FocusLost() { l.set(&l.focused, false) }

// MouseIn implements desktop.Hoverable.
func (l *link) MouseIn(*desktop.MouseEvent) { l.set(&l.hovered, true) }

// MouseMoved implements desktop.Hoverable.
func (l *link) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (l *link) MouseOut() { l.set(&l.hovered, false) }

// Cursor implements desktop.Cursorable.
func (l *link) Cursor() desktop.Cursor { return desktop.PointerCursor }

func (l *link) set(flag *bool, on bool) {
	*flag = on
	l.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (l *link) CreateRenderer() fyne.WidgetRenderer {
	style := widgets.Style{Size: 12, Bold: l.bold, Colour: widgets.QuietInk}
	r := &linkLook{l: l, text: style.NewText(), under: canvas.NewRectangle(nil), ring: canvas.NewRectangle(nil)}
	style.Write(r.text, l.text)
	r.ring.StrokeWidth = 2
	r.paint()
	return r
}

// linkLook draws a link.
type linkLook struct {
	l           *link
	text        *canvas.Text
	under, ring *canvas.Rectangle
}

// Destroy implements fyne.WidgetRenderer.
func (r *linkLook) Destroy() {}

// Objects implements fyne.WidgetRenderer.
func (r *linkLook) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ring, r.text, r.under}
}

// MinSize implements fyne.WidgetRenderer: a little more than the word, to be hit easily.
func (r *linkLook) MinSize() fyne.Size {
	return fyne.NewSize(floor(r.text.MinSize().Width+1)+12, 22)
}

// Layout implements fyne.WidgetRenderer.
func (r *linkLook) Layout(size fyne.Size) {
	put(r.text, 6, 1.5, size.Width-12, size.Height-4)
	put(r.under, 6, size.Height-4, size.Width-12, 1)
	put(r.ring, 0, 0, size.Width, size.Height)
}

// Refresh implements fyne.WidgetRenderer.
func (r *linkLook) Refresh() {
	r.paint()
	canvas.Refresh(r.l)
}

func (r *linkLook) paint() {
	ink := widgets.QuietInk
	if r.l.bold || r.l.hovered {
		ink = widgets.Ink
	}
	r.text.Color, r.under.FillColor = theme.Color(ink), theme.Color(ink)
	r.under.Hidden = !r.l.hovered
	r.ring.StrokeColor, r.ring.Hidden = theme.Color(widgets.Accent.Strong()), !r.l.focused
}
