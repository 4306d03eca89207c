package storeimport

import (
	"strconv"
	"strings"

	"pana/inventory/table"
	"pana/ui/widgets"
)

// rows are those of a sheet as a plan treats them, the rejected ones first.
func rows(sheet table.Sheet, p table.Plan) []row {
	rejected, state := map[int]*table.Rejected{}, map[int]string{}
	for n := range p.Rejected {
		rejected[p.Rejected[n].Line] = &p.Rejected[n]
	}
	for _, e := range p.Entries {
		key := "storeimport.row_changed"
		if e.New() {
			key = "storeimport.row_new"
		}
		for _, line := range e.Lines {
			state[line] = key
		}
		if !e.New() && !e.Writes() {
			for _, line := range e.Lines {
				state[line] = "storeimport.row_known"
			}
			for _, l := range e.Lots {
				state[l.Line] = "storeimport.row_stock"
			}
		}
	}
	var first, rest []row
	for n, r := range sheet.Rows {
		x := row{at: n, line: r.Line, rejected: rejected[r.Line], state: state[r.Line]}
		if x.rejected != nil {
			first = append(first, x)
			continue
		}
		if x.state == "" {
			x.state = "storeimport.row_known"
		}
		rest = append(rest, x)
	}
	return append(first, rest...)
}

// cells are the line, the item, how much, and what becomes of it.
func (p *preview) cells(i int) []widgets.Cell {
	r := p.rows[i]
	what := widgets.Cell{}
	switch {
	case r.rejected != nil:
		what = widgets.Cell{Text: p.reason(r.rejected), Icon: widgets.IconWarning}
	case p.s.plan.Taken > 0:
		what = widgets.Cell{Text: p.s.d.T(r.state), Style: widgets.Quiet}
	}
	return []widgets.Cell{{Text: strconv.Itoa(r.line), Style: widgets.Small}, {Text: p.name(r)}, {Text: p.text(r, table.Quantity)}, what}
}

func (p *preview) text(r row, f table.Field) string {
	n, ok := p.s.options.Columns[f]
	cells := p.sheet.Rows[r.at].Cells
	if !ok || n >= len(cells) {
		return ""
	}
	return cut(strings.Join(strings.Fields(cells[n]), " "), 120)
}

// name is what the row calls its item, or the beginning of the row.
func (p *preview) name(r row) string {
	for _, f := range []table.Field{table.NameRU, table.NameKK, table.NameEN} {
		if s := p.text(r, f); s != "" {
			return s
		}
	}
	return cut(strings.Join(strings.Fields(strings.Join(p.sheet.Rows[r.at].Cells, " ")), " "), 120)
}

// reason is why a row is rejected, column by column.
func (p *preview) reason(r *table.Rejected) string {
	d := p.s.d
	var all []string
	for _, f := range r.Faults {
		said := d.Say(f.Message)
		if where := strings.Join(strings.Fields(f.Where(d.Words)), " "); where != "" {
			said = cut(where, 40) + ": " + said
		}
		all = append(all, said)
	}
	return strings.Join(all, " ")
}

// explain says of the selected row in full what a line of the list has no room for.
func (p *preview) explain() {
	text := ""
	if i := p.table.Selected; i >= 0 && i < len(p.rows) {
		if r := p.rows[i]; r.rejected != nil {
			text = p.s.d.T("storeimport.row", "Line", r.line) + " " + p.reason(r.rejected)
		}
	}
	p.why.Text = text
	p.why.Refresh()
	p.foot.Refresh()
}
