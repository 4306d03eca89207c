package today

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"pana/ui/widgets"
)

// cell is one thing that can be chosen in a walk: what shows it, and what Return does.
// Equal cells look alike, so that only what differs is built anew.
type cell struct {
	shape             shape
	time, who, what   string
	more, act         string
	chip              string
	icon              widgets.Icon
	tone              widgets.Tone
	colour            fyne.ThemeColorName
	do                deed
	id, resident, bed int64
	share             float32 // of a bar
}

// walk shows cells below or beside each other. It is one stop for Tab; arrows, Home and
// End walk, Return or Space acts on the chosen one.
type walk struct {
	widget.BaseWidget
	cells  []cell
	across bool
	onDo   func(cell)
	reveal func(fyne.CanvasObject)

	at      int
	focused bool
	shown   []fyne.CanvasObject
	ground  *canvas.Rectangle
	ring    *canvas.Rectangle
	lines   []*canvas.Rectangle
	changes int // how often something was built anew
}

var (
	_ fyne.Focusable  = (*walk)(nil)
	_ fyne.Tappable   = (*walk)(nil)
	_ desktop.Keyable = (*walk)(nil)
)

func newWalk(across bool, onDo func(cell)) *walk {
	w := &walk{across: across, onDo: onDo, ground: canvas.NewRectangle(nil), ring: canvas.NewRectangle(nil)}
	w.ring.StrokeWidth, w.ring.CornerRadius = 2, 4
	w.ExtendBaseWidget(w)
	return w
}

// set shows other cells, building those that differ; the choice stays on its cell.
func (w *walk) set(cells []cell) {
	if slices.Equal(w.cells, cells) {
		return
	}
	var chosen cell
	if w.at < len(w.cells) {
		chosen = w.cells[w.at]
	}
	old, was := w.cells, w.shown
	w.cells, w.shown = cells, make([]fyne.CanvasObject, len(cells))
	for i, c := range cells {
		if k := slices.Index(old, c); k >= 0 && was[k] != nil {
			w.shown[i], was[k] = was[k], nil
			continue
		}
		w.shown[i] = c.build()
		w.changes++
	}
	w.at = max(0, min(w.at, len(cells)-1))
	if i := slices.IndexFunc(cells, func(c cell) bool { return c.do == chosen.do && c.id == chosen.id && c.resident == chosen.resident }); i >= 0 {
		w.at = i
	}
	if w.at < len(cells) && cells[w.at].shape == shapeNow {
		w.step(1)
	}
	w.Refresh()
}

func (w *walk) step(by int) {
	for i := w.at + by; i >= 0 && i < len(w.cells); i += by {
		if w.cells[i].shape != shapeNow {
			w.at = i
			break
		}
	}
	w.Refresh()
	w.bring()
}

func (w *walk) bring() {
	if w.focused && w.reveal != nil && w.at < len(w.shown) {
		w.reveal(w.shown[w.at])
	}
}

func (w *walk) do() {
	if w.at < len(w.cells) && w.cells[w.at].do != doNothing {
		w.onDo(w.cells[w.at])
	}
}

// FocusGained implements fyne.Focusable.
func (w *walk) FocusGained() { w.focused = true; w.Refresh(); w.bring() }

// FocusLost implements fyne.Focusable.
func (w *walk) FocusLost() { w.focused = false; w.Refresh() }

// TypedRune implements fyne.Focusable.
func (w *walk) TypedRune(r rune) {
	if r == ' ' {
		w.do()
	}
}

// KeyDown implements desktop.Keyable: a key is a sign of life.
func (w *walk) KeyDown(*fyne.KeyEvent) { widgets.Used(w) }

// KeyUp implements desktop.Keyable.
func (w *walk) KeyUp(*fyne.KeyEvent) {}

// TypedKey implements fyne.Focusable.
func (w *walk) TypedKey(k *fyne.KeyEvent) {
	back, forth := fyne.KeyUp, fyne.KeyDown
	if w.across {
		back, forth = fyne.KeyLeft, fyne.KeyRight
	}
	switch {
	case widgets.IsReturn(k):
		w.do()
	case k.Name == back:
		w.step(-1)
	case k.Name == forth:
		w.step(1)
	case k.Name == fyne.KeyHome || k.Name == fyne.KeyPageUp:
		w.at = -1
		w.step(1)
	case k.Name == fyne.KeyEnd || k.Name == fyne.KeyPageDown:
		w.at = len(w.cells)
		w.step(-1)
	case k.Name != fyne.KeySpace:
		widgets.Forward(w, k)
	}
}

// Tapped implements fyne.Tappable: a row is chosen, and its button acts. Numbers and rows
// without a button act where they are pressed.
func (w *walk) Tapped(e *fyne.PointEvent) {
	for i, o := range w.shown {
		p, size := o.Position(), o.Size()
		if e.Position.X < p.X || e.Position.Y < p.Y || e.Position.X >= p.X+size.Width || e.Position.Y >= p.Y+size.Height || w.cells[i].shape == shapeNow {
			continue
		}
		w.at = i
		widgets.Focus(w)
		w.Refresh()
		if c := w.cells[i]; c.act == "" || e.Position.X >= size.Width-actWidth(c.act)-16 {
			w.do()
		}
		return
	}
}

// CreateRenderer implements fyne.Widget.
func (w *walk) CreateRenderer() fyne.WidgetRenderer {
	w.paint()
	return &walkDrawing{w}
}

func (w *walk) paint() {
	w.ground.FillColor, w.ring.StrokeColor = widgets.Paint(widgets.Accent.Soft()), widgets.Paint(widgets.Accent.Strong())
	w.ground.Hidden, w.ring.Hidden = !w.focused || w.across, !w.focused
	for len(w.lines) < len(w.cells) {
		w.lines = append(w.lines, canvas.NewRectangle(nil))
	}
	for _, l := range w.lines {
		l.FillColor = widgets.Paint(widgets.LineColour)
	}
}

const numberHigh = 96

// walkDrawing lays a walk out.
type walkDrawing struct{ w *walk }

func (d *walkDrawing) Destroy() {}

func (d *walkDrawing) Objects() []fyne.CanvasObject {
	w := d.w
	all := []fyne.CanvasObject{w.ground}
	if !w.across {
		for _, l := range w.lines[:len(w.cells)] {
			all = append(all, l)
		}
	}
	all = append(all, w.shown...)
	return append(all, w.ring)
}

func (d *walkDrawing) MinSize() fyne.Size {
	var size fyne.Size
	if d.w.across {
		size.Height = numberHigh // before anything was read too
	}
	for i, o := range d.w.shown {
		m := o.MinSize()
		if d.w.across {
			size.Width += m.Width
			if i > 0 {
				size.Width += 12
			}
			continue
		}
		size.Width = max(size.Width, m.Width)
		size.Height += d.w.cells[i].shape.high()
	}
	return size
}

func (d *walkDrawing) Layout(size fyne.Size) {
	w := d.w
	n := float32(len(w.shown))
	var x, y float32
	for i, o := range w.shown {
		wide, high := size.Width, w.cells[i].shape.high()
		if w.across {
			next := float32(int((size.Width+12)*float32(i+1)/n + 0.5))
			wide, high = next-12-x, size.Height
		}
		widgets.Put(o, x, y, wide, high)
		w.lines[i].Hidden = i == 0
		widgets.Put(w.lines[i], 0, y, size.Width, 1)
		if i == w.at {
			widgets.Put(w.ground, x, y+1, wide, high-1)
			widgets.Put(w.ring, x, y, wide, high)
		}
		if w.across {
			x += wide + 12
		} else {
			y += high
		}
	}
}

func (d *walkDrawing) Refresh() {
	d.w.paint()
	d.Layout(d.w.Size())
	canvas.Refresh(d.w)
}
