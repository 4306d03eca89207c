package find

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"pana/ui/widgets"
)

// Where the parts of a line stand.
const (
	iconAt  = 16
	textAt  = 48
	rightAt = 16 // from the right edge
	between = 12
)

// parts are the pooled objects of one line.
type parts struct {
	icon              *canvas.Image
	text, beside, tag *canvas.Text
	shown             widgets.Icon
}

// drawn is the renderer of results: objects are made once and used again, because each
// letter typed changes all lines.
type drawn struct {
	r       *results
	mark    *canvas.Rectangle
	edge    *canvas.Rectangle
	thumb   *canvas.Rectangle
	pool    []*parts
	objects []fyne.CanvasObject
}

// CreateRenderer implements fyne.Widget.
func (r *results) CreateRenderer() fyne.WidgetRenderer {
	d := &drawn{r: r, mark: canvas.NewRectangle(nil), edge: canvas.NewRectangle(nil), thumb: canvas.NewRectangle(nil)}
	d.objects = []fyne.CanvasObject{d.mark, d.edge, d.thumb}
	return d
}

// Destroy implements fyne.WidgetRenderer.
func (d *drawn) Destroy() {}

// Objects implements fyne.WidgetRenderer.
func (d *drawn) Objects() []fyne.CanvasObject { return d.objects }

// MinSize implements fyne.WidgetRenderer.
func (d *drawn) MinSize() fyne.Size { return fyne.NewSize(200, rowHigh) }

// Layout implements fyne.WidgetRenderer.
func (d *drawn) Layout(size fyne.Size) { d.place(size) }

// Refresh implements fyne.WidgetRenderer.
func (d *drawn) Refresh() {
	d.place(d.r.Size())
	canvas.Refresh(d.r)
}

func (d *drawn) place(size fyne.Size) {
	d.mark.FillColor, d.edge.FillColor = widgets.Paint(widgets.Accent.Soft()), widgets.Paint(widgets.Accent.Strong())
	d.thumb.FillColor = widgets.Paint(widgets.Edge)
	d.mark.Hidden, d.edge.Hidden, d.thumb.Hidden = true, true, true
	lines, y := d.r.inView(), float32(0)
	for len(d.pool) < len(lines) {
		d.grow()
	}
	for i, p := range d.pool {
		if i >= len(lines) {
			p.hide()
			continue
		}
		l := lines[i]
		if marked := d.r.first+i == d.r.marked; marked {
			d.mark.Hidden, d.edge.Hidden = false, false
			widgets.Put(d.mark, 0, y, size.Width, l.high())
			widgets.Put(d.edge, 0, y, 3, l.high())
			if l.tag == "" {
				l.tag = "Enter"
			}
		}
		p.show(l, y, size.Width)
		y += l.high()
	}
	if n := float32(len(d.r.lines)); n > float32(len(lines)) && len(lines) > 0 {
		d.thumb.Hidden = false
		high := max(24, size.Height*float32(len(lines))/n)
		widgets.Put(d.thumb, size.Width-5, float32(int((size.Height-high)*float32(d.r.first)/(n-float32(len(lines))))), 3, high)
	}
}

func (d *drawn) grow() {
	p := &parts{icon: widgets.IconPerson.NewPicture(widgets.Ink), text: widgets.Strong.NewText(), beside: widgets.Small.NewText(),
		tag: widgets.Small.NewText(), shown: widgets.IconPerson}
	d.pool = append(d.pool, p)
	d.objects = append(d.objects, p.icon, p.text, p.beside, p.tag)
}

func (p *parts) hide() {
	p.icon.Hidden, p.text.Hidden, p.beside.Hidden, p.tag.Hidden = true, true, true, true
}

// show puts a line at y.
func (p *parts) show(l line, y, width float32) {
	p.text.Hidden, p.beside.Hidden, p.tag.Hidden = l.text == "", l.beside == "", l.tag == ""
	p.icon.Hidden = l.kind != row || l.icon == ""
	style, x := widgets.Strong, float32(textAt)
	switch {
	case l.kind == head:
		style, x = widgets.Label, iconAt
	case l.kind == note:
		style, x = widgets.Body, iconAt
	case !l.strong:
		style = widgets.Body
	}
	room := width - x - rightAt
	if l.tag != "" {
		w := widgets.Small.Width(l.tag)
		widgets.Small.Write(p.tag, l.tag)
		widgets.Put(p.tag, width-rightAt-w, y+1, w, l.high())
		room -= w + between
	}
	if l.text != "" {
		style.Write(p.text, style.Fit(l.text, room))
		w := style.Width(p.text.Text)
		widgets.Put(p.text, x, y, w, l.high())
		x, room = x+w+between, room-w-between
	}
	if l.beside != "" {
		widgets.Small.Write(p.beside, widgets.Small.Fit(l.beside, room))
		widgets.Put(p.beside, x, y+1, widgets.Small.Width(p.beside.Text), l.high())
	}
	if !p.icon.Hidden {
		if p.shown != l.icon {
			p.shown = l.icon
			l.icon.Show(p.icon, widgets.Ink)
		}
		widgets.Put(p.icon, iconAt, y+(l.high()-20)/2, 20, 20)
	}
}
