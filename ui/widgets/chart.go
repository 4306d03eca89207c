package widgets

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// A Chart is the course of one value in steps, with a dashed line where its minimum is and
// three words below. It is drawn as one picture, however many steps there are.
type Chart struct {
	widget.BaseWidget
	Steps   []Step
	Minimum float32 // 0: no line
	Left    string  // below, at the beginning
	Middle  string
	Right   string // at the end
}

// A Step is a value that holds from X on: 0 is the left edge, 1 the right one.
type Step struct{ X, Value float32 }

// NewChart makes a chart.
func NewChart(steps []Step, minimum float32, left, middle, right string) *Chart {
	c := &Chart{Steps: steps, Minimum: minimum, Left: left, Middle: middle, Right: right}
	c.ExtendBaseWidget(c)
	return c
}

// CreateRenderer implements fyne.Widget.
func (c *Chart) CreateRenderer() fyne.WidgetRenderer {
	const high, foot = 84, 22
	picture, foots := canvas.NewRaster(c.draw), [3]*canvas.Text{Small.new(), Small.new(), Small.new()}
	foots[1].Alignment, foots[2].Alignment = fyne.TextAlignCenter, fyne.TextAlignTrailing
	return &drawing{
		owner: c,
		parts: []fyne.CanvasObject{picture, foots[0], foots[1], foots[2]},
		min:   func() fyne.Size { return fyne.NewSize(160, high+foot) },
		place: func(size fyne.Size) {
			put(picture, 0, 0, size.Width, high)
			left, right := Small.width(c.Left), Small.width(c.Right)
			middle := max(0, size.Width-2*max(left, right)-16)
			words := [3]string{Small.fit(c.Left, size.Width/2), Small.fit(c.Middle, middle), Small.fit(c.Right, size.Width/2)}
			for i, t := range foots {
				setChanged(t, Small, words[i])
			}
			write(foots[0], 0, high+2, left+1, 18)
			write(foots[1], (size.Width-middle)/2, high+2, middle, 18)
			write(foots[2], size.Width-right-1, high+2, right+1, 18)
		},
		paint: func() {
			for _, t := range foots {
				t.Color = paintOf(Small.Colour)
			}
			picture.Refresh()
		},
	}
}

// draw makes the picture: the ground under the line, the line itself, and the minimum.
func (c *Chart) draw(w, h int) image.Image {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	if w == 0 || h == 0 || len(c.Steps) == 0 || c.Size().Width == 0 {
		return img
	}
	scale := float32(w) / c.Size().Width
	thick := max(1, int(2*scale+0.5))
	most := c.Minimum
	for _, s := range c.Steps {
		most = max(most, s.Value)
	}
	row := func(v float32) int {
		if most <= 0 {
			return h - thick
		}
		return int((1 - v/most) * float32(h-thick-1))
	}
	soft, strong, line := paintOf(Accent.Soft()), paintOf(Accent.Strong()), paintOf(Edge)
	before, at := -1, 0
	for x := range w {
		for at+1 < len(c.Steps) && c.Steps[at+1].X*float32(w-1) <= float32(x) {
			at++
		}
		y := row(c.Steps[at].Value)
		fill(img, x, y, h, soft)
		fill(img, x, y, y+thick, strong)
		if before >= 0 && before != y { // the riser
			for k := range thick {
				fill(img, max(0, x-k), min(before, y), max(before, y)+thick, strong)
			}
		}
		before = y
		if dash := int(4 * scale); c.Minimum > 0 && (x/max(1, dash))%2 == 0 {
			m := row(c.Minimum)
			fill(img, x, m, m+max(1, thick/2), line)
		}
	}
	return img
}

// fill colours a column of pixels from one row to before another.
func fill(img *image.NRGBA, x, from, to int, c color.Color) {
	for y := max(0, from); y < min(to, img.Rect.Max.Y); y++ {
		img.Set(x, y, c)
	}
}
