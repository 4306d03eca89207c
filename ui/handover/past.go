package handover

import (
	"pana/ui/widgets"
)

// makeFormer makes the list of handovers that were accepted.
func (p *page) makeFormer() {
	d := p.s.d
	p.past = widgets.NewTable([]widgets.Column{
		{Title: d.T("handover.shift"), Width: 210}, {Title: d.T("handover.gives"), Width: 160, Weight: 1}, {Title: d.T("handover.given_at"), Width: 120},
		{Title: d.T("handover.takes"), Width: 160, Weight: 1}, {Title: d.T("handover.accepted_at"), Width: 120}},
		func() int { return len(p.s.former) }, p.formerCells)
	p.past.ID = func(i int) int64 { return p.s.former[i].ID }
	p.past.Empty = widgets.NewEmpty(widgets.IconHistory, d.T("handover.former_none"), d.T("handover.former_why"), nil)
	p.past.OnOpened = func(i int) {
		p.s.openPast(p.s.former[i].ID)
		p.focus()
	}
	p.former = widgets.NewCard("", nil, p.past)
}

func (p *page) formerCells(i int) []widgets.Cell {
	h, d := p.s.former[i], p.s.d
	from, to := d.Zone.Day(h.Shift.From), h.To
	span := d.FullDay(from) + " " + d.Clock24(h.Shift.From) + " – " + d.Clock24(to)
	moment := func(at string) widgets.Cell { return widgets.Cell{Text: at, Style: widgets.Quiet} }
	return []widgets.Cell{{Text: span, Style: widgets.Strong}, {Text: h.GivenBy.Name}, moment(p.s.moment(h.GivenBy.At)),
		{Text: h.AcceptedBy.Name}, moment(p.s.moment(h.AcceptedBy.At))}
}
