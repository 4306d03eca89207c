package find

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"pana/ui/widgets"
)

// Heights of the lines.
const (
	rowHigh  = 46
	headHigh = 30
	noteHigh = 32
	endHigh  = 6 // below the last
)

// results are the lines below what is typed. It never has the cursor: the line above moves
// its mark.
type results struct {
	widget.BaseWidget
	lines  []line
	marked int // -1: nothing to choose
	first  int // the first in view
	room   float32
	onView func()
	tapped func(int)
}

var (
	_ desktop.Hoverable = (*results)(nil)
	_ fyne.Scrollable   = (*results)(nil)
)

func newResults(tapped func(int)) *results {
	r := &results{tapped: tapped, marked: -1}
	r.ExtendBaseWidget(r)
	return r
}

func (l line) high() float32 {
	switch l.kind {
	case head:
		return headHigh
	case note:
		return noteHigh
	}
	return rowHigh
}

// set shows other lines, the first that can be chosen marked.
func (r *results) set(lines []line) {
	r.lines, r.first, r.marked = lines, 0, -1
	for i, l := range lines {
		if l.kind == row {
			r.marked = i
			break
		}
	}
	r.Refresh()
}

// fit takes as much of room as the lines need and gives the height.
func (r *results) fit(room float32) float32 {
	high := float32(endHigh)
	for _, l := range r.lines {
		if high+l.high() > room {
			break
		}
		high += l.high()
	}
	if r.room != high {
		r.room = high
		r.reveal()
	}
	return high
}

// walk moves the mark by some lines that can be chosen, over the names of groups.
func (r *results) walk(by int) {
	at, step := r.marked, 1
	if by < 0 {
		step, by = -1, -by
	}
	for i := at + step; i >= 0 && i < len(r.lines) && by > 0; i += step {
		if r.lines[i].kind == row {
			at = i
			by--
		}
	}
	r.mark(at)
}

// mark marks a line and brings it into view.
func (r *results) mark(i int) {
	if i == r.marked || i < 0 {
		return
	}
	first := r.first
	r.marked = i
	r.reveal()
	r.Refresh()
	if r.first != first && r.onView != nil {
		r.onView()
	}
}

// reveal scrolls just as far as it takes to see the mark, and the name of its group.
func (r *results) reveal() {
	if r.marked < 0 {
		return
	}
	top := r.marked
	for top > 0 && r.lines[top-1].kind != row {
		top--
	}
	r.first = min(r.first, top)
	for r.first < r.marked && r.end(r.first) <= r.marked {
		r.first++
	}
}

// end is the first line that isn't wholly in view when the view begins at from.
func (r *results) end(from int) int {
	high := float32(0)
	for i := from; i < len(r.lines); i++ {
		if high += r.lines[i].high(); high > r.room {
			return i
		}
	}
	return len(r.lines)
}

// inView are the lines that are wholly in view.
func (r *results) inView() []line {
	if r.first >= len(r.lines) {
		return nil
	}
	return r.lines[r.first:r.end(r.first)]
}

// page is how many rows a page moves by.
func (r *results) page() int { return max(1, int(r.room/rowHigh)-1) }

func (r *results) at(p fyne.Position) int {
	y := float32(0)
	for i := r.first; i < r.end(r.first); i++ {
		if y += r.lines[i].high(); p.Y < y {
			return i
		}
	}
	return -1
}

// Tapped implements fyne.Tappable.
func (r *results) Tapped(e *fyne.PointEvent) { r.tapped(r.at(e.Position)) }

// MouseIn implements desktop.Hoverable.
func (r *results) MouseIn(*desktop.MouseEvent) {}

// MouseMoved implements desktop.Hoverable.
func (r *results) MouseMoved(e *desktop.MouseEvent) {
	widgets.Used(r)
	if i := r.at(e.Position); i >= 0 && r.lines[i].kind == row {
		r.mark(i)
	}
}

// MouseOut implements desktop.Hoverable.
func (r *results) MouseOut() {}

// Scrolled implements fyne.Scrollable.
func (r *results) Scrolled(e *fyne.ScrollEvent) {
	step := 1
	if e.Scrolled.DY > 0 {
		step = -1
	}
	if to := r.first + step; to >= 0 && to < len(r.lines) && (step < 0 || r.end(r.first) < len(r.lines)) {
		r.first = to
		r.Refresh()
		if r.onView != nil {
			r.onView()
		}
	}
}
