package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// title is the title of a column. A click sorts by it, another click turns the order.
type title struct {
	widget.BaseWidget
	table   *Table
	column  int
	hovered bool
}

var _ desktop.Hoverable = (*title)(nil)

func newTitle(t *Table, column int) *title {
	h := &title{table: t, column: column}
	h.ExtendBaseWidget(h)
	return h
}

// Tapped implements fyne.Tappable.
func (h *title) Tapped(*fyne.PointEvent) {
	t := h.table
	t.sort(h.column, t.SortedBy == h.column && !t.Descending)
	fyne.Do(func() { Focus(t.body) })
}

// MouseIn implements desktop.Hoverable.
func (h *title) MouseIn(*desktop.MouseEvent) { h.hovered = true; h.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (h *title) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (h *title) MouseOut() { h.hovered = false; h.Refresh() }

// CreateRenderer implements fyne.Widget.
func (h *title) CreateRenderer() fyne.WidgetRenderer {
	text, arrow := Label.new(), IconSortUp.picture(QuietInk)
	c := h.table.Columns[h.column]
	sorted := func() bool { return h.table.SortedBy == h.column }
	return &drawing{
		owner: h,
		parts: []fyne.CanvasObject{text, arrow},
		min:   func() fyne.Size { return fyne.NewSize(20, headHeight-1) },
		place: func(size fyne.Size) {
			room := size.Width
			if sorted() {
				room -= 16
			}
			style := Label
			if h.hovered && c.Sorts {
				style = Label.In(Ink)
			}
			style.set(text, style.fit(h.table.Columns[h.column].Title, room+0.5))
			w := style.width(text.Text)
			x := float32(0)
			if c.Right {
				x = room - w
			}
			write(text, x, 0, w, size.Height)
			put(arrow, x+w+2, whole((size.Height-14)/2), 14, 14)
		},
		paint: func() {
			icon := IconSortUp
			if h.table.Descending {
				icon = IconSortDown
			}
			arrow.Hidden = !sorted()
			setIcon(arrow, icon, QuietInk)
		},
	}
}

// tableRow is what is drawn for one row in view; rows are reused while scrolling.
type tableRow struct {
	ground, mark, rule *canvas.Rectangle
	head               *canvas.Text
	chips              []*canvas.Rectangle
	texts              []*canvas.Text
	icons              []*canvas.Image // nil until a cell has one
	shares             []*shareParts   // the same
}

func newTableRow(columns []Column) *tableRow {
	r := &tableRow{ground: canvas.NewRectangle(nil), mark: canvas.NewRectangle(nil), rule: canvas.NewRectangle(nil),
		head: Label.new(), icons: make([]*canvas.Image, len(columns)), shares: make([]*shareParts, len(columns))}
	for _, c := range columns {
		chip, text := canvas.NewRectangle(nil), Body.new()
		chip.CornerRadius = 3
		if c.Right {
			text.Alignment = fyne.TextAlignTrailing
		}
		r.chips, r.texts = append(r.chips, chip), append(r.texts, text)
	}
	return r
}

func (r *tableRow) parts() []fyne.CanvasObject {
	all := []fyne.CanvasObject{r.ground, r.rule, r.mark, r.head}
	for i := range r.texts {
		all = append(all, r.chips[i], r.texts[i])
		if r.icons[i] != nil {
			all = append(all, r.icons[i])
		}
		if r.shares[i] != nil {
			all = append(all, r.shares[i].trough, r.shares[i].fill, r.shares[i].tick)
		}
	}
	return all
}
