package sheets

import (
	"pana/reports"
	"pana/ui/widgets"
)

// list are the sheets by purpose.
type list struct {
	s     *Screen
	rows  []row
	table *widgets.Table
}

// row is a sheet, or the heading of those below it.
type row struct {
	head string
	kind reports.Kind
}

func newList(s *Screen) *list {
	l := &list{s: s}
	purpose := ""
	for _, k := range reports.Catalogue() {
		if k.Purpose != purpose {
			purpose = k.Purpose
			l.rows = append(l.rows, row{head: s.d.T(purpose)})
		}
		l.rows = append(l.rows, row{kind: k})
	}
	l.table = widgets.NewTable([]widgets.Column{{Width: 120, Weight: 1}, {Width: 24, Right: true}},
		func() int { return len(l.rows) }, l.cells)
	l.table.NoTitles, l.table.RowHeight = true, 32
	l.table.Head = func(i int) string { return l.rows[i].head }
	l.table.Select(0)
	l.table.OnSelected = func(int) { s.choose(l.kind()) }
	l.table.OnOpened = func(int) { s.shown.focus() }
	return l
}

// kind is the chosen sheet.
func (l *list) kind() reports.Kind { return l.rows[max(l.table.Selected, 1)].kind }

// choose chooses the sheet of that name and reports whether there is one.
func (l *list) choose(name string) bool {
	for i, r := range l.rows {
		if r.head == "" && r.kind.Name == name {
			l.table.Select(i)
			return true
		}
	}
	return false
}

// cells are the name, and the level of what it shows of a person.
func (l *list) cells(i int) []widgets.Cell {
	k, style := l.rows[i].kind, widgets.Body
	_, role := l.s.h.Who()
	switch {
	case !k.May(role, false) && !k.May(role, true):
		style = widgets.Quiet
	case i == l.table.Selected:
		style = widgets.Strong
	}
	return []widgets.Cell{{Text: l.s.d.T(k.Title), Style: style}, {Text: k.Level, Style: widgets.Small}}
}
