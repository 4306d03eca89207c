package stocktake

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/layout"

	"pana/inventory"
	"pana/ui/goods"
	"pana/ui/widgets"
)

// list are all stock-takes, beside the form that begins one.
type list struct {
	s        *Screen
	rows     []inventory.Stocktake
	table    *widgets.Table
	form     *widgets.Form
	place    *widgets.Choice
	category *widgets.Choice
	blind    *widgets.RadioList
	object   fyne.CanvasObject
}

func newList(s *Screen) *list {
	d := s.d
	l := &list{s: s}
	l.table = widgets.NewTable([]widgets.Column{{Title: d.T("stocktake.number"), Width: 112}, {Title: d.T("stocktake.place"), Width: 120, Weight: 2},
		{Title: d.T("stocktake.begun"), Width: 92}, {Title: d.T("stocktake.state"), Width: 190, Weight: 1}}, func() int { return len(l.rows) }, l.cells)
	l.table.ID = func(i int) int64 { return l.rows[i].ID }
	l.table.OnOpened = func(i int) { s.open(l.rows[i].ID); s.Focus() }
	l.table.Empty = widgets.NewEmpty(widgets.IconSupplies, d.T("stocktake.empty"), d.T("stocktake.empty_why"), nil)
	l.form = widgets.NewForm(l.start)
	l.place = widgets.NewChoice(d.T("stocktake.place"), nil)
	l.place.NoMatch = d.T("fault.place.missing")
	l.category = goods.Codes(d, d.T("stocktake.what"), "code.category.", codes(inventory.Categories()))
	l.category.Entry.SetPlaceHolder(d.T("stocktake.everything"))
	l.blind = widgets.NewRadioList([]string{d.T("stocktake.blind"), d.T("stocktake.open")}, 0, nil)
	l.form.Add("place", l.place)
	l.form.Add("category", l.category)
	l.form.Add("blind", l.blind)
	begin := widgets.NewButton(d.T("stocktake.start"), widgets.Filled, widgets.IconCheck, "Ctrl S", l.start)
	fields := widgets.Pad(12, 17, 14, 17, widgets.Stack(8, l.place, l.category, l.blind, widgets.NewParagraphFor(d.T("stocktake.how"), widgets.Small, 300),
		widgets.Acts(12, 0, begin)))
	back := widgets.NewButton(d.T("stocktake.to_store"), widgets.Plain, widgets.IconSupplies, "Esc", func() { s.Back() })
	title := widgets.Sized(0, 34, widgets.Row(12, widgets.NewLine(s.Title(), widgets.Title), widgets.NewLine(d.T("stocktake.lead"), widgets.Quiet).Yielding(),
		layout.NewSpacer(), back))
	left := widgets.NewCard("", nil, l.table)
	if !s.may() {
		l.object = goods.Below(14, title, left)
		return l
	}
	head := widgets.Stack(0, widgets.Pad(12, 17, 10, 17, widgets.NewLine(d.T("stocktake.new"), widgets.Strong)), widgets.NewRule(widgets.LineColour, 1))
	right := widgets.NewCard("", nil, goods.Below(0, head, widgets.NewScroll(fields)))
	l.object = goods.Below(14, title, widgets.Columns(12, []float32{62, 38}, left, right))
	return l
}

func codes(cs []inventory.Category) []string {
	all := make([]string, len(cs))
	for i, c := range cs {
		all[i] = string(c)
	}
	return all
}

func (l *list) reload() {
	rows, err := l.s.st.Stocktakes(context.Background())
	if l.s.d.Failed(err, nil) {
		return
	}
	l.rows = rows
	kept := l.place.Key()
	l.place.Options = nil
	for _, p := range l.s.places {
		if p.Active {
			l.place.Options = append(l.place.Options, widgets.Option{Key: strconv.FormatInt(p.ID, 10), Text: p.Name, Note: l.s.d.T("code.place." + p.Kind)})
		}
	}
	if kept != "" {
		l.place.SetKey(kept)
	}
	l.table.Reload()
	if l.table.Selected < 0 && len(rows) > 0 {
		l.table.Select(0)
	}
}

func (l *list) selected() (inventory.Stocktake, bool) {
	if i := l.table.Selected; i >= 0 && i < len(l.rows) {
		return l.rows[i], true
	}
	return inventory.Stocktake{}, false
}

func (l *list) focus() {
	if len(l.rows) == 0 && l.s.may() {
		l.form.Focus()
		return
	}
	l.s.d.Host.Focus(l.table.Focus())
}

// start begins to count, and opens the sheet.
func (l *list) start() {
	if !l.s.may() {
		return
	}
	goods.Settle(l.object)
	id, _ := strconv.ParseInt(l.place.Key(), 10, 64)
	r, err := l.s.st.StartStocktake(context.Background(), id, inventory.Category(l.category.Key()), l.blind.Selected == 0)
	if !l.s.finished(r, err, l.form) {
		return
	}
	l.place.SetKey("")
	l.category.SetKey("")
	l.s.open(r.ID)
	l.s.Focus()
}

// tones of the states of a stock-take.
var tones = map[inventory.TakeStatus]widgets.Tone{inventory.Started: widgets.Accent, inventory.Counted: widgets.Held, inventory.Approved: widgets.Free,
	inventory.Cancelled: widgets.Out}

func (l *list) cells(i int) []widgets.Cell {
	d, t := l.s.d, l.rows[i]
	what := t.PlaceName
	if t.Category != "" {
		what += ", " + d.T("code.category."+string(t.Category))
	}
	return []widgets.Cell{{Text: t.Number(), Style: widgets.Strong}, {Text: what}, {Text: d.ShortDay(d.Zone.Day(t.StartedAt)), Style: widgets.Quiet},
		{Text: d.T("code.stocktake." + string(t.Status)), Chip: tones[t.Status]}}
}
