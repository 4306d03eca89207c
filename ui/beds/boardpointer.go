package beds

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"pana/ui/widgets"
)

// ghost is who is being dragged. While the pointer moves only this one object moves; the
// board beneath is drawn when the drag begins and when it ends.
type ghost struct {
	from, over int  // beds; -1 for none
	idle       bool // this drag moves nobody
	box        *fyne.Container
	edge       *canvas.Rectangle
	ground     *canvas.Rectangle
	text       *canvas.Text
}

func newGhost() ghost {
	g := ghost{from: -1, over: -1, edge: canvas.NewRectangle(nil), ground: canvas.NewRectangle(nil), text: widgets.Strong.NewText()}
	g.box = container.NewWithoutLayout(g.edge, g.ground, g.text)
	g.box.Hide()
	return g
}

// lift shows word under the pointer.
func (g *ghost) lift(word string) {
	const high = 30
	w := float32(int(widgets.Strong.Width(word))) + 26
	g.edge.FillColor, g.ground.FillColor = widgets.Paint(widgets.Accent.Strong()), widgets.Paint(widgets.Accent.Soft())
	widgets.Strong.Write(g.text, word)
	widgets.Put(g.edge, 0, 0, w, high)
	widgets.Put(g.ground, 2, 2, w-4, high-4)
	widgets.Put(g.text, 13, 0, w-26, high)
	g.box.Resize(fyne.NewSize(w, high))
	g.box.Show()
}

// Tapped implements fyne.Tappable.
func (b *board) Tapped(e *fyne.PointEvent) {
	widgets.Focus(b)
	b.choose(b.at(e.Position))
}

// MouseIn implements desktop.Hoverable.
func (b *board) MouseIn(e *desktop.MouseEvent) { b.hover(b.at(e.Position)) }

// MouseMoved implements desktop.Hoverable.
func (b *board) MouseMoved(e *desktop.MouseEvent) { b.hover(b.at(e.Position)) }

// MouseOut implements desktop.Hoverable.
func (b *board) MouseOut() { b.hover(-1) }

func (b *board) hover(i int) {
	if i != b.hovered {
		b.hovered = i
		b.draw.veilBed()
		b.draw.dirty()
	}
}

// Cursor implements desktop.Cursorable.
func (b *board) Cursor() desktop.Cursor {
	if b.hovered >= 0 {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// Dragged implements fyne.Draggable.
func (b *board) Dragged(e *fyne.DragEvent) {
	g := &b.ghost
	if g.idle {
		return
	}
	if g.from < 0 {
		i := b.at(e.Position.Subtract(e.Dragged))
		if g.idle = i < 0 || b.onLift == nil || !b.onLift(i); g.idle {
			return
		}
		g.from, g.over = i, -1
		g.lift(b.beds[i].Word)
	}
	room := b.Size().Subtract(g.box.Size())
	g.box.Move(fyne.NewPos(max(0, min(e.Position.X+10, room.Width)), max(0, min(e.Position.Y+6, room.Height))))
	if over := b.at(e.Position); over != g.over {
		g.over = over
		b.hovered = over
		b.draw.veilBed()
		if b.onAim != nil {
			b.onAim(over)
		}
	}
	if b.onShow != nil { // near the edge of the view, go on
		b.onShow(e.Position.Y-bedHigh/2, bedHigh)
	}
	b.draw.dirty()
}

// DragEnd implements fyne.Draggable.
func (b *board) DragEnd() {
	g := &b.ghost
	g.idle = false
	if g.from < 0 {
		return
	}
	over := g.over
	b.letGo()
	if b.onDrop != nil {
		b.onDrop(over)
	}
}

// letGo ends a drag that leads nowhere.
func (b *board) letGo() {
	b.ghost.from, b.ghost.over = -1, -1
	b.ghost.box.Hide()
	b.draw.dirty()
}
