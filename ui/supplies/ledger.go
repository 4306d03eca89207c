package supplies

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"pana/inventory"
	"pana/ui/goods"
	"pana/ui/widgets"
)

// page is how many movements are read at once.
const page = 50

// ledger is the tab of an item's movements, the latest first, read page by page as one
// goes down.
type ledger struct {
	r      *record
	rows   []inventory.Movement
	next   inventory.Mark
	whole  bool // nothing is left to read
	read   bool
	table  *widgets.Table
	about  *fyne.Container
	object *fyne.Container
}

func newLedger(r *record) *ledger {
	d := r.s.d
	l := &ledger{r: r, about: container.NewStack()}
	l.table = widgets.NewTable([]widgets.Column{{Title: d.T("supplies.led_day"), Width: 62}, {Title: d.T("supplies.led_what"), Width: 120, Weight: 3},
		{Title: d.T("supplies.led_who"), Width: 70, Weight: 2}, {Title: d.T("supplies.led_much"), Width: 84, Weight: 1, Right: true}}, func() int { return len(l.rows) }, l.cells)
	l.table.ID = func(i int) int64 { return l.rows[i].ID }
	l.table.Empty = widgets.NewEmpty(widgets.IconHistory, d.T("supplies.led_none"), "", nil)
	l.object = container.New(below{}, widgets.Stack(0), l.table, l.about)
	l.table.OnSelected = l.selected
	l.table.OnOpened = func(int) { r.s.undoForm(l.chosen()) }
	return l
}

// clear forgets what was read.
func (l *ledger) clear() { l.rows, l.next, l.whole, l.read = nil, inventory.Mark{}, false, false }

// more reads the next page.
func (l *ledger) more() {
	if l.whole || l.r.item.ID == 0 {
		return
	}
	ms, next, err := l.r.s.store.Ledger(context.Background(), l.r.item.ID, l.next, page)
	l.read = true
	if l.r.s.d.Failed(err, nil) {
		l.whole = true
		return
	}
	l.rows, l.next, l.whole = append(l.rows, ms...), next, len(ms) < page
}

func (l *ledger) tab() fyne.CanvasObject {
	if !l.read {
		l.more()
		l.table.Selected = -1
	}
	l.table.Reload()
	l.say()
	return l.object
}

// cells of a row near the end bring the next page: it is there before one arrives.
func (l *ledger) cells(i int) []widgets.Cell {
	d, m := l.r.s.d, l.rows[i]
	what, style := d.T("code.document."+string(m.Kind)), widgets.Body
	if m.UndoOf != 0 {
		what = d.T("supplies.led_undo", "What", what)
	}
	if m.UndoneBy != 0 || m.UndoOf != 0 {
		style = widgets.Quiet
	}
	who := m.CodeWord
	if who == "" {
		who = m.By
	}
	return []widgets.Cell{{Text: d.ShortDay(m.Day), Style: widgets.Quiet}, {Text: what, Style: style}, {Text: who, Style: widgets.Quiet},
		{Text: l.signed(m.Quantity), Style: style}}
}

func (l *ledger) signed(q inventory.Quantity) string {
	if q > 0 {
		return "+" + goods.Say(l.r.s.d, l.r.item.Item, q)
	}
	return "−" + goods.Say(l.r.s.d, l.r.item.Item, -q)
}

// chosen is the movement with the mark.
func (l *ledger) chosen() inventory.Movement {
	if i := l.table.Selected; i >= 0 && i < len(l.rows) {
		return l.rows[i]
	}
	return inventory.Movement{}
}

func (l *ledger) selected(i int) {
	if i >= len(l.rows)-2 && !l.whole && i >= 0 {
		l.more()
		l.table.Reload()
	}
	l.say()
}

// say tells all of the movement with the mark, and offers to take it back.
func (l *ledger) say() {
	d, s, m := l.r.s.d, l.r.s, l.chosen()
	if m.ID == 0 {
		l.about.Objects = nil
		l.object.Refresh()
		return
	}
	parts := []string{m.Number, d.DayTime(m.At), m.By}
	if m.CodeWord != "" {
		parts = append(parts, m.RegisterNo+" "+m.CodeWord)
	}
	if m.Reason != "" {
		parts = append(parts, d.T("code.movement."+m.Reason))
	}
	lot := l.r.lotName(inventory.Lot{ID: m.Lot, Code: m.LotCode})
	where := d.T("supplies.led_left", "Lot", lot, "Place", m.PlaceName, "Left", goods.Say(d, l.r.item.Item, m.After))
	line := []fyne.CanvasObject{widgets.Stack(0, widgets.NewParagraphFor(strings.Join(parts, " · "), widgets.Small, 250), widgets.NewParagraphFor(where, widgets.Small, 250)), layout.NewSpacer()}
	if s.may() && m.UndoneBy == 0 && m.UndoOf == 0 && m.Kind != inventory.Correction {
		line = append(line, widgets.NewSmallButton(d.T("supplies.undo"), widgets.Plain, widgets.IconUndo, func() { s.undoForm(m) }))
	}
	l.about.Objects = []fyne.CanvasObject{widgets.Stack(0, widgets.NewRule(widgets.LineColour, 1), widgets.Pad(8, 17, 8, 17, widgets.Row(12, line...)))}
	l.object.Refresh()
}
