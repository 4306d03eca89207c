package residents

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"pana/ui/widgets"
)

// shrinking is a chip with a guard's shield that ends in an ellipsis where room is short:
// an alert may be longer than the head of a record.
type shrinking struct {
	widget.BaseWidget
	line *widgets.Line
	box  fyne.CanvasObject
}

func newShrinking(text string, tone widgets.Tone) *shrinking {
	glyph := widgets.NewGlyph(widgets.IconGuard, tone.Strong())
	glyph.Side = 14
	s := &shrinking{line: widgets.NewLine(text, widgets.Style{Size: 12, Colour: tone.Strong()}).Yielding()}
	s.box = container.NewStack(widgets.NewBlock(tone.Soft()), widgets.Sized(0, 22, widgets.Pad(0, 8, 0, 8, widgets.Row(5, glyph, s.line))))
	s.ExtendBaseWidget(s)
	return s
}

// Natural is the size at which nothing is cut off.
func (s *shrinking) Natural() fyne.Size { return fyne.NewSize(s.line.Natural().Width+36, 22) }

// CreateRenderer implements fyne.Widget.
func (s *shrinking) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(s.box) }
