package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// A WalkRow is one row of a Walk. Build makes it for a width, since how high a row is hangs
// on how its words break. ID tells it from others, so that the choice stays on it.
type WalkRow struct {
	ID    string
	Build func(wide float32) fyne.CanvasObject
}

// A Walk shows rows of any height below each other with lines between them. It is one stop
// for the Tab key: arrows, Home and End walk, Return opens the chosen row, Space marks it.
type Walk struct {
	widget.BaseWidget
	focusing
	OnOpened   func(i int)
	OnMarked   func(i int)
	OnSelected func(i int)
	OnHigher   func() // its height changed with its width
	Selected   int

	rows   []WalkRow
	shown  []fyne.CanvasObject
	wide   float32
	ground *canvas.Rectangle
	lines  []*canvas.Rectangle
}

var (
	_ fyne.Tappable       = (*Walk)(nil)
	_ desktop.Keyable     = (*Walk)(nil)
	_ fyne.Focusable      = (*Walk)(nil)
	_ fyne.DoubleTappable = (*Walk)(nil)
)

// NewWalk makes a walk without rows.
func NewWalk() *Walk {
	w := &Walk{ground: canvas.NewRectangle(nil), wide: 400}
	w.ExtendBaseWidget(w)
	return w
}

// Set shows other rows; the choice stays on its row, or near it.
func (w *Walk) Set(rows []WalkRow) {
	chosen := w.ID()
	w.rows = rows
	for i, r := range rows {
		if r.ID == chosen && chosen != "" {
			w.Selected = i
		}
	}
	w.Selected = max(0, min(w.Selected, len(rows)-1))
	w.build()
	w.Refresh()
}

// ID is that of the chosen row, "" for none.
func (w *Walk) ID() string {
	if w.Selected < 0 || w.Selected >= len(w.rows) {
		return ""
	}
	return w.rows[w.Selected].ID
}

// Select chooses a row and brings it into view.
func (w *Walk) Select(i int) {
	i = max(0, min(i, len(w.rows)-1))
	if len(w.rows) == 0 {
		return
	}
	changed := i != w.Selected
	w.Selected = i
	w.Refresh()
	if w.focused && w.reveal != nil {
		w.reveal(w.shown[i])
	}
	if changed && w.OnSelected != nil {
		w.OnSelected(i)
	}
}

// build makes the rows for the width there is.
func (w *Walk) build() {
	w.shown = make([]fyne.CanvasObject, len(w.rows))
	for i, r := range w.rows {
		w.shown[i] = r.Build(w.wide)
	}
	for len(w.lines) < len(w.rows) {
		w.lines = append(w.lines, canvas.NewRectangle(nil))
	}
}

func (w *Walk) high() (high float32) {
	for _, o := range w.shown {
		high += o.MinSize().Height
	}
	return high
}

func (w *Walk) inside() []fyne.CanvasObject { return w.shown }

// FocusGained implements fyne.Focusable.
func (w *Walk) FocusGained() {
	w.focused, w.part = true, w
	w.Refresh()
	if w.reveal != nil && w.Selected < len(w.shown) {
		w.reveal(w.shown[w.Selected])
	}
}

// FocusLost implements fyne.Focusable.
func (w *Walk) FocusLost() { w.lost(w) }

// TypedRune implements fyne.Focusable.
func (w *Walk) TypedRune(r rune) {
	if r == ' ' && w.OnMarked != nil && len(w.rows) > 0 {
		w.OnMarked(w.Selected)
	}
}

// TypedKey implements fyne.Focusable.
func (w *Walk) TypedKey(k *fyne.KeyEvent) {
	switch {
	case isReturn(k):
		if w.OnOpened != nil && len(w.rows) > 0 {
			w.OnOpened(w.Selected)
		}
	case k.Name == fyne.KeyUp:
		w.Select(w.Selected - 1)
	case k.Name == fyne.KeyDown:
		w.Select(w.Selected + 1)
	case k.Name == fyne.KeyPageUp:
		w.Select(w.Selected - 8)
	case k.Name == fyne.KeyPageDown:
		w.Select(w.Selected + 8)
	case k.Name == fyne.KeyHome:
		w.Select(0)
	case k.Name == fyne.KeyEnd:
		w.Select(len(w.rows) - 1)
	case k.Name != fyne.KeySpace:
		forward(w, k)
	}
}

// at is the row at a height, -1 for none.
func (w *Walk) at(p fyne.Position) int {
	for i, o := range w.shown {
		if p.Y >= o.Position().Y && p.Y < o.Position().Y+o.Size().Height {
			return i
		}
	}
	return -1
}

// Tapped implements fyne.Tappable: a click chooses.
func (w *Walk) Tapped(e *fyne.PointEvent) {
	if i := w.at(e.Position); i >= 0 {
		Focus(w)
		w.Select(i)
	}
}

// DoubleTapped implements fyne.DoubleTappable: it opens.
func (w *Walk) DoubleTapped(e *fyne.PointEvent) {
	if i := w.at(e.Position); i >= 0 && w.OnOpened != nil {
		w.Select(i)
		w.OnOpened(i)
	}
}

// CreateRenderer implements fyne.Widget.
func (w *Walk) CreateRenderer() fyne.WidgetRenderer {
	w.paint()
	return &walkDrawing{w}
}

func (w *Walk) paint() {
	w.ground.FillColor = paintOf(Accent.Soft())
	for _, l := range w.lines {
		l.FillColor = paintOf(LineColour)
	}
}

// walkDrawing is the renderer of a Walk, whose parts change with its rows.
type walkDrawing struct{ w *Walk }

// Destroy implements fyne.WidgetRenderer.
func (d *walkDrawing) Destroy() {}

// Objects implements fyne.WidgetRenderer.
func (d *walkDrawing) Objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{d.w.ground}
	for _, l := range d.w.lines[:len(d.w.rows)] {
		all = append(all, l)
	}
	return append(all, d.w.shown...)
}

// MinSize implements fyne.WidgetRenderer.
func (d *walkDrawing) MinSize() fyne.Size { return fyne.NewSize(120, d.w.high()) }

// Layout implements fyne.WidgetRenderer.
func (d *walkDrawing) Layout(size fyne.Size) {
	w := d.w
	if size.Width > 1 && size.Width != w.wide {
		before := w.high()
		w.wide = size.Width
		w.build()
		if w.high() != before && w.OnHigher != nil {
			w.OnHigher()
		}
	}
	var y float32
	w.ground.Hidden = true
	for i, o := range w.shown {
		high := o.MinSize().Height
		put(o, 0, y, size.Width, high)
		w.lines[i].Hidden = i == 0
		put(w.lines[i], 0, y, size.Width, 1)
		if i == w.Selected && w.focused {
			w.ground.Hidden = false
			put(w.ground, 0, y+1, size.Width, high-1)
		}
		y += high
	}
}

// Refresh implements fyne.WidgetRenderer.
func (d *walkDrawing) Refresh() {
	d.w.paint()
	d.Layout(d.w.Size())
	canvas.Refresh(d.w)
}

// NewTold is words that begin with a strong one, broken into as many lines as they take at
// a width, at most so many.
func NewTold(strong, text string, style Style, wide float32, most int) fyne.CanvasObject {
	bold := style
	bold.Bold = true
	lines := style.wrap(strong+text, wide-bold.width(strong)+style.width(strong), most)
	told := Stack(0)
	for i, l := range lines {
		if i == 0 && len(l) >= len(strong) && l[:len(strong)] == strong {
			told.Add(NewRuns(bold.Run(strong), style.Run(l[len(strong):])))
			continue
		}
		told.Add(NewLine(l, style).Yielding())
	}
	return told
}
