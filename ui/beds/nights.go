package beds

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/ui/widgets"
)

// bars shows how many beds are taken in each of some nights; a click shows that night. By
// key it is the date field beside it that does.
type bars struct {
	widget.BaseWidget
	nights []house.Night
	shown  civil.Day
	onDay  func(civil.Day)

	grounds []*canvas.Rectangle
	numbers []*canvas.Text
	days    []*canvas.Text
}

func newBars(n int, onDay func(civil.Day)) *bars {
	b := &bars{onDay: onDay}
	for range n {
		number, day := widgets.Small.NewText(), widgets.Small.NewText()
		number.Alignment, day.Alignment = fyne.TextAlignCenter, fyne.TextAlignCenter
		b.grounds, b.numbers, b.days = append(b.grounds, canvas.NewRectangle(nil)), append(b.numbers, number), append(b.days, day)
	}
	b.ExtendBaseWidget(b)
	return b
}

// set shows nights, if they differ from those that show.
func (b *bars) set(nights []house.Night, shown civil.Day) {
	if shown != b.shown || !slices.Equal(nights, b.nights) {
		b.nights, b.shown = nights, shown
		b.Refresh()
	}
}

// span is where night i stands in a width.
func (b *bars) span(i int, width float32) (x, w float32) {
	step := width / float32(len(b.grounds))
	x = float32(int(step*float32(i) + step/6))
	return x, float32(int(step * 2 / 3))
}

// Tapped implements fyne.Tappable.
func (b *bars) Tapped(e *fyne.PointEvent) {
	i := int(e.Position.X / b.Size().Width * float32(len(b.grounds)))
	if i >= 0 && i < len(b.nights) && b.onDay != nil {
		b.onDay(b.nights[i].Day)
	}
}

// Cursor implements desktop.Cursorable.
func (b *bars) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer implements fyne.Widget.
func (b *bars) CreateRenderer() fyne.WidgetRenderer { return &barsDrawn{b} }

type barsDrawn struct{ b *bars }

const (
	barHigh   = 40
	digitHigh = 15
	dayWide   = 21
)

func (r *barsDrawn) Destroy() {}
func (r *barsDrawn) MinSize() fyne.Size {
	return fyne.NewSize(float32(24*len(r.b.grounds)), barHigh+18)
}

func (r *barsDrawn) Objects() []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for i := range r.b.grounds {
		all = append(all, r.b.grounds[i], r.b.numbers[i], r.b.days[i])
	}
	return all
}

func (r *barsDrawn) Layout(size fyne.Size) {
	for i := range r.b.grounds {
		x, w := r.b.span(i, size.Width)
		high := float32(0)
		if i < len(r.b.nights) {
			if n := r.b.nights[i]; n.Capacity > 0 {
				high = float32(int(barHigh * float32(min(n.Occupied, n.Capacity)) / float32(n.Capacity)))
			}
		}
		high = max(high, 1)
		widgets.Put(r.b.grounds[i], x, barHigh-high, w, high)
		top := barHigh - high // a low bar has its number above
		if high < digitHigh {
			top -= digitHigh
		}
		widgets.Put(r.b.numbers[i], x, top, w, digitHigh)
		widgets.Put(r.b.days[i], x-4, barHigh+1, w+8, 17)
		// Where two days would touch, every second one is left out, never the one that shows.
		crowded := size.Width/float32(len(r.b.grounds)) < dayWide
		r.b.days[i].Hidden = crowded && i < len(r.b.nights) && r.b.nights[i].Day.Sub(r.b.shown)%2 != 0
	}
}

func (r *barsDrawn) Refresh() {
	for i, n := range r.b.nights[:min(len(r.b.nights), len(r.b.grounds))] {
		fill, number, day := widgets.LineColour, widgets.Small.In(widgets.Ink), widgets.Small
		if n.Day == r.b.shown {
			fill, number, day = widgets.Accent.Strong(), widgets.Label.In(widgets.OnAccent), widgets.Label.In(widgets.Ink)
		}
		if n.Capacity > 0 && barHigh*n.Occupied/n.Capacity < digitHigh {
			number.Colour = widgets.Ink
		}
		r.b.grounds[i].FillColor = widgets.Paint(fill)
		number.Write(r.b.numbers[i], strconv.Itoa(n.Occupied))
		day.Write(r.b.days[i], strconv.Itoa(n.Day.Dom()))
	}
	r.Layout(r.b.Size())
	canvas.Refresh(r.b)
}
