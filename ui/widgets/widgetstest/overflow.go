package widgetstest

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

// slack forgives fractions of text widths.
const slack = 1.5

// area is a rectangle on the window.
type area struct{ x0, y0, x1, y1 float32 }

func (a area) cut(b area) area {
	return area{max(a.x0, b.x0), max(a.y0, b.y0), min(a.x1, b.x1), min(a.y1, b.y1)}
}

func (a area) empty() bool { return a.x1-a.x0 <= slack || a.y1-a.y0 <= slack }

func areaOf(at fyne.Position, size fyne.Size) area {
	return area{at.X, at.Y, at.X + size.Width, at.Y + size.Height}
}

// words is a text as it stands on the window.
type words struct {
	text string
	area area
}

// Overflow walks what is laid out in o and says which words are wider than the box they stand in, reach out of the
// window, or lie over other words. An empty answer is a good one.
func Overflow(o fyne.CanvasObject) []string {
	f := &finder{}
	f.walk(o, o.Position(), areaOf(o.Position(), o.Size()), true)
	for i, a := range f.all {
		for _, b := range f.all[i+1:] {
			if !a.area.cut(b.area).empty() {
				f.found = append(f.found, fmt.Sprintf("%q lies over %q", a.text, b.text))
			}
		}
	}
	return f.found
}

type finder struct {
	all   []words
	found []string
}

func (f *finder) walk(o fyne.CanvasObject, at fyne.Position, clip area, inWindow bool) {
	if !o.Visible() {
		return
	}
	switch o := o.(type) {
	case *canvas.Text:
		f.text(o, at, clip, inWindow)
	case *container.Scroll:
		view := clip.cut(areaOf(at, o.Size()))
		f.walk(o.Content, at.Add(o.Content.Position()), view, false)
	case *fyne.Container:
		for _, child := range o.Objects {
			f.walk(child, at.Add(child.Position()), clip, inWindow)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			f.walk(child, at.Add(child.Position()), clip, inWindow)
		}
	}
}

func (f *finder) text(t *canvas.Text, at fyne.Position, clip area, inWindow bool) {
	if t.Text == "" {
		return
	}
	size := fyne.MeasureText(t.Text, t.TextSize, t.TextStyle)
	x := at.X
	switch t.Alignment {
	case fyne.TextAlignCenter:
		x += (t.Size().Width - size.Width) / 2
	case fyne.TextAlignTrailing:
		x += t.Size().Width - size.Width
	}
	// The letters themselves are lower than their line.
	lead := size.Height * 0.2
	y := at.Y + (t.Size().Height-size.Height)/2
	place := area{x, y + lead, x + size.Width, y + size.Height - lead}
	if size.Width > t.Size().Width+slack {
		f.found = append(f.found, fmt.Sprintf("%q is %.0f wide in a box of %.0f", t.Text, size.Width, t.Size().Width))
	}
	seen := place.cut(clip)
	if inWindow && (place.x0 < clip.x0-slack || place.x1 > clip.x1+slack || place.y0 < clip.y0-slack || place.y1 > clip.y1+slack) {
		f.found = append(f.found, fmt.Sprintf("%q reaches out of the window", t.Text))
	}
	if !seen.empty() {
		f.all = append(f.all, words{t.Text, seen})
	}
}
