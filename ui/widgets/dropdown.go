package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

const (
	dropRow  = 30
	dropRows = 8
)

// dropdown is the list that a Choice drops down. It never has the focus: the Choice moves its mark.
type dropdown struct {
	widget.BaseWidget
	options []Option
	mark    int
	first   int // the first in view
	chosen  func(int)
	fill    func(int) bool // whether an option is among those chosen already
	wheel   *wheel
}

// wheel takes the turns of the mouse wheel for a dropdown. The dropdown can't itself: what scrolls is clipped, and the
// tests' painter shifts round boxes under a clip.
type wheel struct {
	widget.BaseWidget
	turned func(down bool)
}

// Scrolled implements fyne.Scrollable.
func (w *wheel) Scrolled(e *fyne.ScrollEvent) { w.turned(e.Scrolled.DY < 0) }

// CreateRenderer implements fyne.Widget.
func (w *wheel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}

var (
	_ desktop.Mouseable = (*dropdown)(nil)
	_ desktop.Hoverable = (*dropdown)(nil)
)

func newDropdown(chosen func(int)) *dropdown {
	d := &dropdown{chosen: chosen}
	d.wheel = &wheel{turned: d.turn}
	d.wheel.ExtendBaseWidget(d.wheel)
	d.ExtendBaseWidget(d)
	return d
}

// set shows other options, the first of them marked.
func (d *dropdown) set(options []Option, mark int) {
	d.options, d.first = options, 0
	if mark >= 0 {
		d.move(mark)
		return
	}
	d.mark = -1
	d.Refresh()
}

// move marks an option and brings it into view.
func (d *dropdown) move(to int) {
	d.mark = max(0, min(to, len(d.options)-1))
	d.first = max(min(d.first, d.mark), d.mark-dropRows+1)
	d.Refresh()
}

func (d *dropdown) at(p fyne.Position) int {
	i := d.first + int((p.Y-4)/dropRow)
	if p.Y < 4 || i >= len(d.options) {
		return -1
	}
	return i
}

// MouseDown takes an option. The press comes before the canvas takes the focus from the field and so the list away.
func (d *dropdown) MouseDown(e *desktop.MouseEvent) {
	if i := d.at(e.Position); i >= 0 {
		d.chosen(i)
	}
}

// MouseUp implements desktop.Mouseable.
func (d *dropdown) MouseUp(*desktop.MouseEvent) {}

// MouseIn implements desktop.Hoverable.
func (d *dropdown) MouseIn(e *desktop.MouseEvent) { d.MouseMoved(e) }

// MouseMoved implements desktop.Hoverable.
func (d *dropdown) MouseMoved(e *desktop.MouseEvent) {
	if i := d.at(e.Position); i >= 0 && i != d.mark {
		d.mark = i
		d.Refresh()
	}
}

// MouseOut implements desktop.Hoverable.
func (d *dropdown) MouseOut() {}

// turn scrolls by one row.
func (d *dropdown) turn(down bool) {
	step := -1
	if down {
		step = 1
	}
	d.first = max(0, min(d.first+step, len(d.options)-dropRows))
	d.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (d *dropdown) CreateRenderer() fyne.WidgetRenderer {
	ground, mark := newBox(4), canvas.NewRectangle(nil)
	ticks := make([]*canvas.Image, dropRows)
	words, notes := make([]*canvas.Text, dropRows), make([]*canvas.Text, dropRows)
	r := &drawing{owner: d, parts: append(ground.parts(), mark)}
	for i := range words {
		ticks[i], words[i], notes[i] = IconCheck.picture(Accent.Strong()), Body.new(), Small.new()
		r.parts = append(r.parts, ticks[i], words[i], notes[i])
	}
	bar := canvas.NewRectangle(nil)
	r.parts = append(r.parts, bar, d.wheel)
	r.min = func() fyne.Size {
		w := float32(120)
		for _, o := range d.options[:min(len(d.options), 200)] {
			w = max(w, 44+Strong.width(o.Text)+Small.width(o.Note)+24)
		}
		return fyne.NewSize(whole(min(w, 460)), float32(min(len(d.options), dropRows))*dropRow+8)
	}
	r.place = func(size fyne.Size) {
		ground.place(0, 0, size.Width, size.Height, 1)
		put(d.wheel, 0, 0, size.Width, size.Height)
		put(mark, 1, 4+float32(d.mark-d.first)*dropRow, size.Width-2, dropRow)
		mark.Hidden = d.mark < d.first || d.mark >= d.first+dropRows
		for i := range words {
			k := d.first + i
			shown := k < len(d.options)
			words[i].Hidden, notes[i].Hidden = !shown, !shown
			ticks[i].Hidden = !shown || d.fill == nil || !d.fill(k)
			if !shown {
				continue
			}
			y, o, left := 4+float32(i)*dropRow, d.options[k], float32(12)
			if d.fill != nil {
				put(ticks[i], 9, y+7, 16, 16)
				left = 32
			}
			nw := Small.width(o.Note)
			note := Small.fit(o.Note, size.Width/2)
			nw = min(nw, Small.width(note))
			Small.set(notes[i], note)
			write(notes[i], size.Width-nw-12, y, nw, dropRow)
			Body.set(words[i], Body.fit(o.Text, size.Width-left-nw-24))
			write(words[i], left, y, size.Width-left-nw-24, dropRow)
		}
		bar.Hidden = len(d.options) <= dropRows
		if n := float32(len(d.options)); !bar.Hidden {
			h := size.Height - 8
			put(bar, size.Width-6, whole(4+h*float32(d.first)/n), 3, whole(h*dropRows/n))
		}
	}
	r.paint = func() {
		ground.paint(Surface, Edge)
		mark.FillColor, bar.FillColor = paintOf(Accent.Soft()), paintOf(Edge)
	}
	return r
}
