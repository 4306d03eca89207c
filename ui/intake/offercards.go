package intake

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"pana/ui/widgets"
)

// card is one offer, laid out for the list's width.
type card struct {
	title, why *widgets.Paragraph
	chip       *widgets.Chip
	height     float32
	text       float32 // width of the words
}

func (o *offers) card(i int) card {
	x := o.list[i]
	c := card{text: o.width - 2*inset}
	if x.State != "" {
		c.chip = widgets.NewChip(x.State, x.Tone, "")
		c.text -= c.chip.MinSize().Width + 10
	}
	c.title = widgets.NewParagraphFor(x.Title, widgets.Strong, c.text)
	c.height = c.title.MinSize().Height + 2*10
	if x.Why != "" {
		c.why = widgets.NewParagraphFor(x.Why, widgets.Small, c.text)
		c.height += c.why.MinSize().Height + 2
	}
	return c
}

// CreateRenderer implements fyne.Widget.
func (o *offers) CreateRenderer() fyne.WidgetRenderer {
	r := &offersRenderer{o: o}
	r.build()
	return r
}

type offersRenderer struct {
	o      *offers
	parts  []fyne.CanvasObject
	height float32
}

// Destroy implements fyne.WidgetRenderer.
func (r *offersRenderer) Destroy() {}

// Objects implements fyne.WidgetRenderer.
func (r *offersRenderer) Objects() []fyne.CanvasObject { return r.parts }

// MinSize implements fyne.WidgetRenderer.
func (r *offersRenderer) MinSize() fyne.Size { return fyne.NewSize(min(200, r.o.width), r.height) }

// Layout implements fyne.WidgetRenderer; build has put everything where it belongs.
func (r *offersRenderer) Layout(fyne.Size) {}

// Refresh implements fyne.WidgetRenderer.
func (r *offersRenderer) Refresh() {
	r.build()
	canvas.Refresh(r.o)
}

// build draws the cards that show.
func (r *offersRenderer) build() {
	o := r.o
	r.parts, r.height = nil, 0
	for i := o.top; i < min(o.top+atOnce, len(o.list)); i++ {
		c := o.card(i)
		r.draw(c, i == o.selected)
		r.height += c.height + cardGap
	}
	r.height = max(0, r.height-cardGap)
}

func (r *offersRenderer) draw(c card, chosen bool) {
	o, y := r.o, r.height
	line, fill, thick := widgets.LineColour, widgets.Surface, float32(1)
	if chosen {
		line, fill, thick = widgets.Accent.Strong(), widgets.Accent.Soft(), 2
	}
	if chosen && o.focused {
		r.plate(-3, y-3, o.width+6, c.height+6, 6, line)
		r.plate(-1, y-1, o.width+2, c.height+2, 5, widgets.Surface)
	}
	r.plate(0, y, o.width, c.height, 4, line)
	r.plate(thick, y+thick, o.width-2*thick, c.height-2*thick, 3, fill)
	r.put(c.title, inset, y+10, c.text)
	if c.why != nil {
		r.put(c.why, inset, y+12+c.title.MinSize().Height, c.text)
	}
	if c.chip != nil {
		m := c.chip.MinSize()
		r.put(c.chip, o.width-inset-m.Width, float32(int(y+(c.height-m.Height)/2)), m.Width)
	}
}

func (r *offersRenderer) put(x fyne.CanvasObject, left, top, width float32) {
	x.Move(fyne.NewPos(left, top))
	x.Resize(fyne.NewSize(width, x.MinSize().Height))
	r.parts = append(r.parts, x)
}

func (r *offersRenderer) plate(x, y, w, h, corner float32, fill fyne.ThemeColorName) {
	p := canvas.NewRectangle(widgets.Paint(fill))
	p.CornerRadius = corner
	p.Move(fyne.NewPos(x, y))
	p.Resize(fyne.NewSize(w, h))
	r.parts = append(r.parts, p)
}
