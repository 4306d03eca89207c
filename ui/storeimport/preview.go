package storeimport

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pana/inventory"
	"pana/inventory/table"
	"pana/ui/widgets"
)

// preview shows which column is taken for what, and what becomes of each row.
type preview struct {
	s       *Screen
	sheet   table.Sheet
	object  fyne.CanvasObject
	columns *widgets.Form
	counts  *fyne.Container
	rows    []row
	table   *widgets.Table
	why     *widgets.Paragraph
	load    *widgets.Button
	foot    *fyne.Container
}

// row is one of the sheet's.
type row struct {
	at       int // in the sheet
	line     int
	rejected *table.Rejected
	state    string // of one that comes in: the key of what it does
}

// columnsWide is how wide the list of columns is.
const columnsWide = 268

func newPreview(s *Screen) *preview {
	d := s.d
	p := &preview{s: s, sheet: s.sheet, columns: widgets.NewForm(nil)}
	fields := widgets.Stack(4, p.settings()...)
	fields.Add(widgets.Pad(8, 0, 2, 0, widgets.NewLine(d.T("storeimport.columns"), widgets.Strong)))
	for n := range s.sheet.Head {
		fields.Add(p.column(n))
	}
	left := widgets.NewCard("", nil, widgets.NewScroll(widgets.Pad(12, 14, 14, 14, fields)))
	p.table = widgets.NewTable([]widgets.Column{{Title: d.T("storeimport.line"), Width: 56, Right: true}, {Title: d.T("storeimport.item"), Width: 130, Weight: 2},
		{Title: d.T("storeimport.quantity"), Width: 104, Right: true}, {Title: d.T("storeimport.what"), Width: 150, Weight: 3}},
		func() int { return len(p.rows) }, p.cells)
	p.table.RowHeight = 32
	p.table.OnSelected = func(int) { p.explain() }
	p.table.OnOpened = func(int) { d.Host.Focus(p.load) }
	p.counts = widgets.Stack(2)
	p.why = widgets.NewParagraph("", widgets.Body, 3, 300)
	p.load = widgets.NewButton("", widgets.Filled, widgets.IconCheck, "Ctrl S", s.Load)
	other := widgets.NewButton(d.T("storeimport.other"), widgets.Plain, "", "", s.again)
	p.foot = widgets.Stack(10, p.why, widgets.Acts(8, 0, p.load, other))
	right := container.New(below{10}, p.counts, widgets.NewCard("", nil, p.table), p.foot)
	p.object = container.New(sides{columnsWide}, left, right)
	p.refresh()
	return p
}

// settings are what holds for the whole table.
func (p *preview) settings() []fyne.CanvasObject {
	s, d := p.s, p.s.d
	var categories []widgets.Option
	for _, c := range inventory.Categories() {
		categories = append(categories, widgets.Option{Key: string(c), Text: d.T("code.category." + string(c))})
	}
	category := widgets.NewChoice(d.T("storeimport.category"), categories)
	category.SetKey(string(s.options.Category))
	category.OnChosen = func() {
		s.options.Category = inventory.Category(category.Key())
		s.replan()
	}
	places, err := s.st.Places(context.Background())
	s.d.Failed(err, nil)
	var names []widgets.Option
	for _, x := range places {
		if x.Active {
			names = append(names, widgets.Option{Key: x.Name, Text: x.Name})
		}
	}
	place := widgets.NewChoice(d.T("storeimport.place"), names)
	place.Free = true
	place.SetText(s.options.Place)
	place.OnChosen = func() {
		if s.options.Place != strings.TrimSpace(place.Text()) {
			s.options.Place = strings.TrimSpace(place.Text())
			s.replan()
		}
	}
	change := widgets.NewCheck(d.T("storeimport.change"), s.options.Change, func(on bool) {
		s.options.Change = on
		s.replan()
	})
	p.columns.Add("category", category)
	p.columns.Add("place", place)
	p.columns.Add("change", change)
	return []fyne.CanvasObject{category, place, change}
}

// column is the choice of what a column is taken for, under its heading and what stands
// first in it.
func (p *preview) column(n int) fyne.CanvasObject {
	s, d := p.s, p.s.d
	name := strings.Join(strings.Fields(s.sheet.Head[n]), " ")
	if name == "" {
		name = d.T("storeimport.column", "Letter", table.Letter(n))
	}
	options := []widgets.Option{{Key: "-", Text: d.T("storeimport.ignored")}}
	for _, f := range table.Fields() {
		options = append(options, widgets.Option{Key: string(f), Text: f.Word(d.Words)})
	}
	c := widgets.NewChoice(cut(name, 34), options)
	c.NoMatch = d.T("storeimport.no_field")
	set := func() {
		if f := s.options.Columns.Of(n); f != "" {
			c.SetKey(string(f))
		} else {
			c.SetKey("-")
		}
	}
	set()
	for _, r := range s.sheet.Rows[:min(len(s.sheet.Rows), 20)] {
		if n < len(r.Cells) && strings.TrimSpace(r.Cells[n]) != "" {
			c.SetHint(cut(strings.Join(strings.Fields(r.Cells[n]), " "), 34))
			break
		}
	}
	c.OnChosen = func() { p.choose(n, table.Field(c.Key())) }
	p.columns.Add("column."+strconv.Itoa(n), c)
	return c
}

// choose takes a column for something; the one that was taken for it before is ignored.
func (p *preview) choose(n int, f table.Field) {
	s := p.s
	if f == "" || f == s.options.Columns.Of(n) || f == "-" && s.options.Columns.Of(n) == "" {
		return
	}
	next := table.Columns{}
	for other, at := range s.options.Columns {
		if at != n && other != f {
			next[other] = at
		} else if other == f {
			if c, ok := p.columns.Input("column." + strconv.Itoa(at)).(*widgets.Choice); ok {
				c.SetKey("-")
			}
		}
	}
	if f != "-" {
		next[f] = n
	}
	s.options.Columns = next
	s.replan()
}

func cut(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return s
}

func (p *preview) focus() { p.s.d.Host.Focus(p.table.Focus()) }

// refresh shows a new plan.
func (p *preview) refresh() {
	s, d := p.s, p.s.d
	p.rows = rows(p.sheet, s.plan)
	p.counts.Objects = nil
	said := s.plan.Said()
	if s.plan.Taken == 0 && len(s.plan.Rejected) == 0 {
		p.counts.Add(widgets.NewNotice("", d.T("refused.table_names"), widgets.Alert))
	} else {
		var first, rest []string
		for i, m := range said {
			if i == 0 || i == 1 && len(s.plan.Rejected) > 0 {
				first = append(first, d.Say(m))
			} else {
				rest = append(rest, d.Say(m))
			}
		}
		p.counts.Add(widgets.NewParagraphFor(strings.Join(first, " "), widgets.Strong, 620))
		if len(rest) > 0 {
			p.counts.Add(widgets.NewParagraphFor(strings.Join(rest, " "), widgets.Quiet, 620))
		}
	}
	p.load.Text = s.verb()
	why := ""
	if len(s.plan.Entries) == 0 {
		why = d.T("refused.table_nothing")
	}
	p.load.Forbid(why)
	p.load.Refresh()
	if p.table.Selected = -1; len(p.rows) > 0 {
		p.table.Select(0)
	}
	p.explain()
	p.table.Refresh()
	p.object.Refresh()
	s.all.Refresh()
}
