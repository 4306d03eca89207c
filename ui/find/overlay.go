package find

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"pana/ui/widgets"
)

// Measures of the search, as in the look.
const (
	width   = 580
	topMost = 88
	margin  = 24 // between the search and the window's edges
	barHigh = 52
)

// overlay lies over the whole window: a veil, and the search in front of it.
type overlay struct {
	s      *search
	object *fyne.Container
	ground *widgets.Panel
	rule   *widgets.Block
}

func newOverlay(s *search) *overlay {
	o := &overlay{s: s, ground: widgets.NewPanel(widgets.Surface), rule: widgets.NewRule(widgets.LineColour, 1)}
	o.object = container.New(o, newVeil(s.close), o.ground, s.field, s.chip, o.rule, s.list)
	return o
}

// layOut places everything anew.
func (o *overlay) layOut() { o.Layout(o.object.Objects, o.object.Size()) }

// MinSize implements fyne.Layout; the search yields to any window.
func (o *overlay) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, barHigh) }

// Layout implements fyne.Layout.
func (o *overlay) Layout(all []fyne.CanvasObject, size fyne.Size) {
	if size.Width < 1 {
		return
	}
	widgets.Put(all[0], 0, 0, size.Width, size.Height)
	w := min(width, size.Width-2*margin)
	x, y := float32(int((size.Width-w)/2)), min(topMost, size.Height/8)
	room := size.Height - y - margin - barHigh
	high := o.s.list.fit(room)
	widgets.Put(o.ground, x, y, w, barHigh+high)
	chip := float32(0)
	if o.s.chip.Text == "" {
		o.s.chip.Hide()
	} else {
		o.s.chip.Show()
		chip = o.s.chip.MinSize().Width
		widgets.Put(o.s.chip, x+w-chip-12, y+15, chip, 22)
		chip += 12
	}
	widgets.Put(o.s.field, x+9, y+9, w-18-chip, 34)
	widgets.Put(o.rule, x+1, y+barHigh-1, w-2, 1)
	widgets.Put(o.s.list, x+1, y+barHigh, w-2, high-1)
}

// veil dims what lies below; a click on it closes the search.
type veil struct {
	widget.BaseWidget
	tapped func()
}

func newVeil(tapped func()) *veil {
	v := &veil{tapped: tapped}
	v.ExtendBaseWidget(v)
	return v
}

// Tapped implements fyne.Tappable.
func (v *veil) Tapped(*fyne.PointEvent) { v.tapped() }

// CreateRenderer implements fyne.Widget.
func (v *veil) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(widgets.NewBlock(widgets.Veil))
}
