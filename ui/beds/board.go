package beds

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// board draws all rooms and beds in one widget: two hundred beds are a thousand canvas
// objects but one layout and one refresh. It knows no rules; it shows faces, and tells
// which bed is selected, opened, picked up and dropped on.
//
// It is one stop for the Tab key: arrows walk the beds as they lie, letters jump to a
// code word, Home and End to the first and last, Return does the main act.
type board struct {
	widget.BaseWidget
	onSelect func()                  // another bed is selected
	onOpen   func()                  // Return on the selected bed
	onLift   func(i int) bool        // a drag began; false: this bed can't be moved
	onAim    func(i int)             // the pointer with somebody came over another bed, -1 for none
	onDrop   func(i int)             // the drag ended over a bed, -1 for none
	onShow   func(top, high float32) // this part should be in view

	rooms    []roomFace
	beds     []face
	selected int // -1 for none
	focused  bool
	hovered  int // -1 for none
	ghost    ghost

	lettered time.Time
	letters  string
	draw     *drawn
}

var _ fyne.Focusable = (*board)(nil)

func newBoard() *board {
	b := &board{selected: -1, hovered: -1}
	b.draw = newDrawn(b)
	b.ghost = newGhost()
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer implements fyne.Widget.
func (b *board) CreateRenderer() fyne.WidgetRenderer { return b.draw }

// set shows rooms. The selection stays on its bed; only what differs is drawn again.
func (b *board) set(rooms []roomFace) {
	id := b.id()
	var beds []face
	for _, r := range rooms {
		beds = append(beds, r.Beds...)
	}
	same := slices.EqualFunc(b.rooms, rooms, func(a, c roomFace) bool { return len(a.Beds) == len(c.Beds) })
	old, oldRooms := b.beds, b.rooms
	b.rooms, b.beds = rooms, beds
	b.selected = b.find(id)
	if b.selected < 0 && len(beds) > 0 {
		b.selected = 0
	}
	if !same {
		b.hovered = -1
		b.draw.rebuild()
		return
	}
	changed := b.find(id) < 0
	for i := range beds {
		if beds[i] != old[i] {
			b.draw.paintBed(i)
			changed = true
		}
	}
	for i := range rooms {
		if rooms[i].Name != oldRooms[i].Name || rooms[i].State != oldRooms[i].State {
			b.draw.paintRoom(i)
			changed = true
		}
	}
	if changed {
		b.draw.frameBed()
		b.draw.dirty()
	}
}

// id is that of the selected bed, 0 for none.
func (b *board) id() int64 {
	if b.selected < 0 || b.selected >= len(b.beds) {
		return 0
	}
	return b.beds[b.selected].ID
}

func (b *board) find(id int64) int {
	return slices.IndexFunc(b.beds, func(f face) bool { return f.ID == id })
}

// selectID selects a bed by its number and reports whether it is there.
func (b *board) selectID(id int64) bool {
	i := b.find(id)
	b.choose(i)
	return i >= 0
}

// choose selects a bed and brings it into view.
func (b *board) choose(i int) {
	if i < 0 || i >= len(b.beds) {
		return
	}
	moved := i != b.selected
	b.selected = i
	b.draw.frameBed()
	b.draw.dirty()
	b.reveal()
	if moved && b.onSelect != nil {
		b.onSelect()
	}
}

// reveal brings the selected bed into view, with the name of its room if that is near.
func (b *board) reveal() {
	if b.onShow != nil && b.selected >= 0 && b.selected < len(b.draw.at) {
		a := b.draw.at[b.selected]
		b.onShow(a.y-headHigh, a.h+headHigh+padBelow)
	}
}

// at is the bed under a point, -1 for none.
func (b *board) at(p fyne.Position) int {
	return slices.IndexFunc(b.draw.at, func(a area) bool { return a.contains(p) })
}
