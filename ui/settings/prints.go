package settings

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"pana/reports"
	"pana/shelter/civil"
	"pana/shelter/staff"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// Prints is the filter of a desk.Place that leads to the papers to be shredded.
const Prints = "prints"

// printsPage is the papers that are still about, those first that should be gone.
type printsPage struct {
	s      *Screen
	rows   []staff.Print
	marked map[int64]bool
	table  *widgets.Table
	shred  *widgets.Button
	whole  fyne.CanvasObject
}

func newPrintsPage(s *Screen) *printsPage {
	p := &printsPage{s: s, marked: map[int64]bool{}}
	d := s.d
	p.table = widgets.NewTable([]widgets.Column{{Title: d.T("settings.prints.no"), Width: 64},
		{Title: d.T("settings.prints.sheet"), Width: 200, Weight: 2}, {Title: d.T("settings.prints.copies"), Width: 60},
		{Title: d.T("settings.prints.when"), Width: 130}, {Title: d.T("settings.prints.who"), Width: 120, Weight: 1},
		{Title: d.T("settings.prints.due"), Width: 130}, {Title: d.T("settings.state"), Width: 120}},
		func() int { return len(p.rows) }, p.cells)
	p.table.ID = func(i int) int64 { return p.rows[i].No }
	p.table.Empty = widgets.NewEmpty(widgets.IconPrint, d.T("settings.prints.empty"), d.T("settings.prints.empty_why"), nil)
	p.table.OnMarked = p.mark
	p.table.OnOpened = func(int) { p.ask() }
	p.table.OnSelected = func(int) { p.allow() }
	p.shred = widgets.NewSmallButton(d.T("settings.prints.shred"), widgets.Filled, widgets.IconDelete, p.ask)
	p.whole = tallest(1, 200, widgets.Row(8, p.shred,
		widgets.NewSmallButton(d.T("settings.prints.mark_due"), widgets.Plain, widgets.IconCheck, p.markDue)),
		p.table, widgets.NewParagraphFor(d.T("settings.prints.why"), widgets.Small, 800))
	return p
}

func (p *printsPage) cells(i int) []widgets.Cell {
	x, d := p.rows[i], p.s.d
	name := x.Sheet
	if k, ok := reports.Find(x.Sheet); ok {
		name = d.T(k.Title)
	}
	no := widgets.Cell{Text: strconv.FormatInt(x.No, 10), Style: widgets.Strong, Icon: widgets.IconBox}
	if p.marked[x.No] {
		no.Icon = widgets.IconBoxTicked
	}
	state := widgets.Cell{Text: d.T("settings.prints.later"), Chip: widgets.Accent}
	if x.DestroyBy <= d.Now() {
		state = widgets.Cell{Text: d.T("settings.prints.overdue"), Chip: widgets.Alert}
	}
	return []widgets.Cell{no, {Text: name}, {Text: strconv.Itoa(x.Copies)}, {Text: d.DayTime(x.At)}, {Text: shortName(x.By), Style: widgets.Quiet},
		{Text: d.DayTime(x.DestroyBy)}, state}
}

func (p *printsPage) object() fyne.CanvasObject { return p.whole }
func (p *printsPage) focus()                    { p.s.d.Host.Focus(p.table.Focus()) }

func (p *printsPage) reload() {
	rows, err := p.s.h.Prints(context.Background(), staff.PrintFilter{DueBy: civil.Open - 1, Limit: 2000})
	if p.s.d.Failed(err, nil) {
		return
	}
	slices.SortStableFunc(rows, func(a, b staff.Print) int {
		return cmp.Or(cmp.Compare(a.DestroyBy, b.DestroyBy), cmp.Compare(a.No, b.No))
	})
	p.rows = rows
	still := map[int64]bool{}
	for _, r := range rows {
		still[r.No] = p.marked[r.No]
	}
	p.marked = still
	p.table.Reload()
	if p.table.Selected < 0 && len(rows) > 0 {
		p.table.Select(0)
	}
	p.allow()
}

func (p *printsPage) mark(i int) {
	no := p.rows[i].No
	p.marked[no] = !p.marked[no]
	p.table.Reload()
	p.allow()
}

// markDue marks all that should be gone.
func (p *printsPage) markDue() {
	for _, r := range p.rows {
		p.marked[r.No] = r.DestroyBy <= p.s.d.Now()
	}
	p.table.Reload()
	p.allow()
	p.focus()
}

// chosen are the marked papers, or the selected one where none is marked.
func (p *printsPage) chosen() []int64 {
	var nos []int64
	for _, r := range p.rows {
		if p.marked[r.No] {
			nos = append(nos, r.No)
		}
	}
	if i := p.table.Selected; len(nos) == 0 && i >= 0 && i < len(p.rows) {
		nos = []int64{p.rows[i].No}
	}
	return nos
}

func (p *printsPage) allow() {
	why := ""
	if len(p.chosen()) == 0 {
		why = p.s.d.T("settings.prints.pick")
	}
	p.shred.Forbid(why)
}

// ask notes that papers are shredded, which can't be taken back.
func (p *printsPage) ask() {
	nos, d := p.chosen(), p.s.d
	if len(nos) == 0 {
		return
	}
	title := d.N("settings.prints.ask_many", len(nos))
	if len(nos) == 1 {
		title = d.T("settings.prints.ask", "No", nos[0])
	}
	d.Ask(desk.Question{Title: title, Text: d.T("settings.prints.ask_text"), Verb: d.T("settings.prints.shred"),
		Yes: func() bool {
			r, err := p.s.h.PrintsDestroyed(context.Background(), nos)
			if d.Failed(err, nil) {
				return false
			}
			d.Done(r.Message, nil)
			p.reload()
			return true
		}})
}
