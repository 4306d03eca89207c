package beds

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"pana/ui/widgets"
)

// Measures of the board.
const (
	roomGap   = 12 // between two rooms side by side
	rowGap    = 14 // between rows of rooms
	padSide   = 15 // inside a room's frame
	padBelow  = 15
	headHigh  = 42 // from the frame's top to the first bed
	bedGap    = 8
	bedHigh   = 84
	bedLeast  = 116 // width under which beds go to the next line
	roomLeast = 380 // width under which a room has a line of its own
)

// roomParts are the pooled objects of a room: a ground with four thin edges, which costs
// less than a stroke.
type roomParts struct {
	ground *canvas.Rectangle
	edges  [4]*canvas.Rectangle
	name   *canvas.Text
	state  *canvas.Text
}

// bedParts are the pooled objects of a bed.
type bedParts struct {
	ground, mark *canvas.Rectangle
	code, word   *canvas.Text
	lines        [2]*canvas.Text
	icons        [mostIcons]*canvas.Image
}

// drawn is the board's renderer. Objects are made once and used again.
type drawn struct {
	b     *board
	rooms []*roomParts
	beds  []*bedParts
	frame *canvas.Rectangle // of the selected bed, beneath it
	veil  *canvas.Rectangle // over the one under the pointer

	objects []fyne.CanvasObject
	at      []area // of each bed
	width   float32
	height  float32
}

var _ fyne.WidgetRenderer = (*drawn)(nil)

func newDrawn(b *board) *drawn {
	return &drawn{b: b, frame: canvas.NewRectangle(nil), veil: canvas.NewRectangle(nil), width: 800}
}

// Destroy implements fyne.WidgetRenderer.
func (d *drawn) Destroy() {}

// Objects implements fyne.WidgetRenderer.
func (d *drawn) Objects() []fyne.CanvasObject { return d.objects }

// MinSize implements fyne.WidgetRenderer; the height is that of the last width.
func (d *drawn) MinSize() fyne.Size { return fyne.NewSize(320, d.height) }

// Layout implements fyne.WidgetRenderer.
func (d *drawn) Layout(size fyne.Size) { d.fit(size.Width) }

// Refresh implements fyne.WidgetRenderer: everything, for another theme.
func (d *drawn) Refresh() {
	for i := range d.b.rooms {
		d.paintRoom(i)
	}
	for i := range d.b.beds {
		d.paintBed(i)
	}
	d.frameBed()
	d.veilBed()
	d.dirty()
}

// dirty asks for a new frame of the window; what changed has been told already.
func (d *drawn) dirty() { canvas.Refresh(d.b) }

// rebuild takes as many objects as there are rooms and beds, and draws them all.
func (d *drawn) rebuild() {
	for len(d.rooms) < len(d.b.rooms) {
		d.rooms = append(d.rooms, newRoomParts())
	}
	for len(d.beds) < len(d.b.beds) {
		d.beds = append(d.beds, newBedParts())
	}
	d.objects = d.objects[:0]
	for _, r := range d.rooms[:len(d.b.rooms)] {
		d.objects = append(d.objects, r.ground, r.edges[0], r.edges[1], r.edges[2], r.edges[3], r.name, r.state)
	}
	d.objects = append(d.objects, d.frame)
	for _, p := range d.beds[:len(d.b.beds)] {
		d.objects = append(d.objects, p.ground, p.mark, p.code, p.word, p.lines[0], p.lines[1], p.icons[0], p.icons[1], p.icons[2])
	}
	d.objects = append(d.objects, d.veil, d.b.ghost.box)
	d.place()
	d.Refresh()
}

func newRoomParts() *roomParts {
	r := &roomParts{ground: canvas.NewRectangle(nil), name: widgets.Strong.NewText(), state: widgets.Small.NewText()}
	r.state.Alignment = fyne.TextAlignTrailing
	for i := range r.edges {
		r.edges[i] = canvas.NewRectangle(nil)
	}
	return r
}

func newBedParts() *bedParts {
	p := &bedParts{ground: canvas.NewRectangle(nil), mark: canvas.NewRectangle(nil), code: widgets.Strong.NewText(), word: widgets.Strong.NewText()}
	for i := range p.lines {
		p.lines[i] = widgets.Small.NewText()
	}
	for i := range p.icons {
		p.icons[i] = widgets.IconAdd.NewPicture(widgets.Ink)
		p.icons[i].Hide()
	}
	return p
}

// paintRoom gives a room its words and colours.
func (d *drawn) paintRoom(i int) {
	r, face := d.rooms[i], d.b.rooms[i]
	paint(r.ground, widgets.Surface)
	for _, e := range r.edges {
		paint(e, widgets.LineColour)
	}
	room := r.ground.Size().Width - 2*padSide
	state := widgets.Small.Fit(face.State, room*0.6)
	widgets.Small.Write(r.state, state)
	widgets.Strong.Write(r.name, widgets.Strong.Fit(face.Name, room-widgets.Small.Width(state)-12))
}

// paintBed gives a bed its words, marks and colours, and touches only what differs.
func (d *drawn) paintBed(i int) {
	p, f := d.beds[i], d.b.beds[i]
	paint(p.ground, f.Tone.Soft())
	paint(p.mark, f.Tone.Strong())
	w, marks := p.ground.Size().Width, float32(0)
	for k, img := range p.icons {
		img.Hidden = f.Icons[k] == ""
		if !img.Hidden {
			f.Icons[k].Show(img, f.Tone.Strong())
			marks += 20
		}
	}
	code := widgets.Strong.In(f.Tone.Strong())
	code.Write(p.code, code.Fit(f.Code, w-22-marks))
	widgets.Strong.Write(p.word, widgets.Strong.Fit(f.Word, w-22))
	lines := f.Lines
	if lines[1] == "" && widgets.Small.Width(lines[0]) > w-22 { // what is alone may take both
		copy(lines[:], widgets.Small.Wrap(lines[0], w-22, len(lines)))
	}
	for k, line := range p.lines {
		widgets.Small.Write(line, widgets.Small.Fit(lines[k], w-22))
	}
}

// frameBed draws the line around the selected bed, stronger while the keys go there.
func (d *drawn) frameBed() {
	i := d.b.selected
	d.frame.Hidden = i < 0 || i >= len(d.at)
	if d.frame.Hidden {
		return
	}
	wide := float32(2)
	if d.b.focused {
		wide = 3
	}
	paint(d.frame, widgets.Accent.Strong())
	a := d.at[i]
	widgets.Put(d.frame, a.x-wide, a.y-wide, a.w+2*wide, a.h+2*wide)
}

func (d *drawn) veilBed() {
	i := d.b.hovered
	d.veil.Hidden = i < 0 || i >= len(d.at)
	if d.veil.Hidden {
		return
	}
	paint(d.veil, theme.ColorNameHover)
	a := d.at[i]
	widgets.Put(d.veil, a.x, a.y, a.w, a.h)
}

func paint(r *canvas.Rectangle, name fyne.ThemeColorName) { r.FillColor = widgets.Paint(name) }
