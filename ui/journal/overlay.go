package journal

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"pana/ui/widgets"
)

// Measures of the pad.
const (
	width  = 736
	inside = 18
	margin = 16 // between the pad and the window's edges
	top    = 72
)

// overlay lies over the whole window: a veil, and the pad in front of it.
type overlay struct {
	n      *note
	object *widgets.Layer // or the list of people could not drop down
	all    *fyne.Container
	ground *widgets.Panel
	body   *fyne.Container
}

func newOverlay(n *note) *overlay {
	d := n.p.d
	o := &overlay{n: n, ground: widgets.NewPanel(widgets.Surface)}
	title := d.T("action.log")
	if n.corrects != 0 {
		title = d.T("journal.correction")
	}
	head := widgets.Row(12, widgets.NewLine(title, widgets.Style{Size: 18, Bold: true, Colour: widgets.Ink}), layout.NewSpacer(),
		widgets.NewLine(d.T("journal.keys"), widgets.Small).Yielding())
	end := widgets.Row(12, widgets.Sized(300, 0, n.who), layout.NewSpacer(), n.save)
	o.body = widgets.Pad(16, inside, 12, inside, widgets.Stack(4, head, n.text, n.warned.box, n.kind, widgets.Pad(10, 0, 0, 0, end)))
	o.all = container.New(o, newVeil(n.escape), o.ground, o.body)
	o.object = widgets.NewLayer(o.all)
	o.object.OnUse = func() { widgets.Used(o.object) }
	return o
}

// layOut places everything anew.
func (o *overlay) layOut() {
	o.body.Refresh()
	o.Layout(o.all.Objects, o.all.Size())
	o.object.Refresh()
}

// MinSize implements fyne.Layout; the pad yields to any window.
func (o *overlay) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, 240) }

// Layout implements fyne.Layout.
func (o *overlay) Layout(all []fyne.CanvasObject, size fyne.Size) {
	if size.Width < 1 {
		return
	}
	widgets.Put(all[0], 0, 0, size.Width, size.Height)
	w, h := min(width, size.Width-2*margin), o.body.MinSize().Height
	x, y := float32(int((size.Width-w)/2)), max(margin, min(top, float32(int((size.Height-h)/2))))
	widgets.Put(o.ground, x, y, w, h)
	widgets.Put(o.body, x, y, w, h)
}

// veil dims what lies below; a click on it closes the pad.
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
