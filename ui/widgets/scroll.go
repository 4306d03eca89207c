package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// A Scroll shows content that may be higher than the room for it, and brings whatever has the focus into view. After
// parts were added to the content, Refresh the Scroll.
type Scroll struct {
	widget.BaseWidget
	Content fyne.CanvasObject

	inner *container.Scroll
}

// NewScroll makes a scroll that goes up and down.
func NewScroll(content fyne.CanvasObject) *Scroll {
	s := &Scroll{Content: content, inner: container.NewVScroll(content)}
	s.ExtendBaseWidget(s)
	return s
}

// ToTop shows the beginning.
func (s *Scroll) ToTop() { s.inner.ScrollToTop() }

func (s *Scroll) inside() []fyne.CanvasObject { return []fyne.CanvasObject{s.Content} }

// hook asks every part within to tell when it gets the focus.
func (s *Scroll) hook() {
	walk(s.Content, func(o fyne.CanvasObject) {
		if part, ok := o.(interface {
			setReveal(func(fyne.CanvasObject))
		}); ok {
			part.setReveal(s.Reveal)
		}
	})
}

// Reveal scrolls just as far as it takes to see all of o, with a little room around it. Our own parts ask for it when
// they get the focus; a screen's own part must be given it.
func (s *Scroll) Reveal(o fyne.CanvasObject) {
	const room = 12
	d := fyne.CurrentApp().Driver()
	top := d.AbsolutePositionForObject(o).Y - d.AbsolutePositionForObject(s.Content).Y - room
	bottom := top + o.Size().Height + 2*room
	switch offset, height := s.inner.Offset.Y, s.inner.Size().Height; {
	case top < offset || bottom-top > height:
		s.inner.ScrollToOffset(fyne.NewPos(0, max(0, top)))
	case bottom > offset+height:
		s.inner.ScrollToOffset(fyne.NewPos(0, min(bottom, s.Content.MinSize().Height)-height))
	}
}

// CreateRenderer implements fyne.Widget.
func (s *Scroll) CreateRenderer() fyne.WidgetRenderer {
	return &drawing{
		owner: s,
		parts: []fyne.CanvasObject{s.inner},
		min:   func() fyne.Size { return s.inner.MinSize() },
		place: func(size fyne.Size) {
			s.inner.Resize(size)
			s.hook()
		},
		paint: func() {
			s.hook()
			s.inner.Refresh()
		},
	}
}
