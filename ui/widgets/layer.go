package widgets

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// A Layer lies around the content of a window or of a question. Over the content it shows what drops down from a
// field, and at the bottom the notices. Unlike a pop-up of Fyne's neither takes the focus away from where one types.
type Layer struct {
	widget.BaseWidget
	Content fyne.CanvasObject
	// After calls f on Fyne's goroutine when d has passed, unless stopped. Tests set their own.
	After func(d time.Duration, f func()) (stop func())
	// OnUse hears of every key and every move of the mouse in the window; nil for nobody.
	OnUse func()
	// TooMuch says, below a field of the window, that so many letters are too many to be pasted into it.
	TooMuch func(letters int) string

	notices []*noticeBox
	drop    fyne.CanvasObject
	at      fyne.Position // of drop
}

// NewLayer puts a layer around content.
func NewLayer(content fyne.CanvasObject) *Layer {
	l := &Layer{Content: content, After: after}
	l.ExtendBaseWidget(l)
	return l
}

func after(d time.Duration, f func()) (stop func()) {
	t := time.AfterFunc(d, func() { fyne.Do(f) })
	return func() { t.Stop() }
}

// LayerOf is the layer in front on the canvas that shows o; nil if its content stands in none.
func LayerOf(o fyne.CanvasObject) *Layer {
	c := canvasOf(o)
	if c == nil {
		return nil
	}
	front := c.Content()
	if top := c.Overlays().Top(); top != nil {
		front = top
	}
	var found *Layer
	walk(front, func(o fyne.CanvasObject) {
		if l, ok := o.(*Layer); ok && found == nil {
			found = l
		}
	})
	return found
}

// SetContent shows something else.
func (l *Layer) SetContent(content fyne.CanvasObject) {
	l.drop = nil
	l.Content = content
	l.Refresh()
}

func (l *Layer) inside() []fyne.CanvasObject { return []fyne.CanvasObject{l.Content} }

// Cursor implements desktop.Cursorable. The driver asks everything below the mouse for its cursor at each move, also
// what lies under other parts, and so a Layer knows that the mouse moves.
func (l *Layer) Cursor() desktop.Cursor {
	if l.OnUse != nil {
		l.OnUse()
	}
	return desktop.DefaultCursor
}

// show drops o down below the part of by that begins at top and is as high as said, or above it where there is no
// room. It is no narrower than said.
func (l *Layer) show(o fyne.CanvasObject, by fyne.CanvasObject, top, height, width float32) {
	d := fyne.CurrentApp().Driver()
	at := d.AbsolutePositionForObject(by).Subtract(d.AbsolutePositionForObject(l))
	size := o.MinSize().Max(fyne.NewSize(whole(width), 0))
	size.Width = min(size.Width, l.Size().Width)
	x := max(0, min(at.X, l.Size().Width-size.Width))
	y := at.Y + top + height + 3
	if above := at.Y + top - size.Height - 3; y+size.Height > l.Size().Height && above >= 0 {
		y = above
	}
	l.drop, l.at = o, fyne.NewPos(whole(x), whole(y))
	o.Resize(size)
	l.Refresh()
}

// hide takes o away, if it is what has dropped down.
func (l *Layer) hide(o fyne.CanvasObject) {
	if l.drop == o {
		l.drop = nil
		l.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (l *Layer) CreateRenderer() fyne.WidgetRenderer {
	d := &drawing{owner: l}
	d.min = func() fyne.Size { return l.Content.MinSize() }
	d.place = func(size fyne.Size) {
		if l.Content.Position() != (fyne.Position{}) {
			l.Content.Move(fyne.Position{})
		}
		l.Content.Resize(size)
		l.placeNotices(size)
		if l.drop != nil {
			l.drop.Move(l.at)
		}
	}
	d.paint = func() {
		d.parts = append(d.parts[:0:0], l.Content)
		for _, n := range l.notices {
			d.parts = append(d.parts, n)
		}
		if l.drop != nil {
			d.parts = append(d.parts, l.drop)
		}
	}
	return d
}
