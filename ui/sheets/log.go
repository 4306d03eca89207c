package sheets

import (
	"context"
	"strconv"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"pana/reports"
	"pana/shelter/civil"
	"pana/shelter/staff"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// logRows is how much of the print log stands on the page.
const logRows = 20

// log are the latest printings.
type log struct {
	s     *Screen
	rows  []staff.Print
	table *widgets.Table
	shred *widgets.Button
	card  fyne.CanvasObject
	lasts map[string]string // what is said of each sheet's last printing
}

func newLog(s *Screen) *log {
	d := s.d
	l := &log{s: s, lasts: map[string]string{}}
	l.table = widgets.NewTable([]widgets.Column{
		{Title: d.T("sheets.log.no"), Width: 40, Right: true},
		{Title: d.T("sheets.log.sheet"), Width: 206, Weight: 3},
		{Title: d.T("sheets.log.who"), Width: 76, Weight: 1},
		{Title: d.T("sheets.log.when"), Width: 92},
		{Title: d.T("sheets.log.destroy"), Width: 110},
		{Title: d.T("sheets.log.state"), Width: 104},
	}, func() int { return len(l.rows) }, l.cells)
	l.table.ID = func(i int) int64 { return l.rows[i].No }
	l.table.Empty = widgets.NewEmpty(widgets.IconPrint, d.T("sheets.log.empty"), d.T("sheets.log.empty_why"), nil)
	l.table.OnSelected = func(int) { l.allow() }
	l.table.OnOpened = func(int) { l.ask() }
	l.shred = widgets.NewSmallButton(d.T("sheets.shred"), widgets.Plain, widgets.IconDelete, l.ask)
	head := widgets.Row(12, widgets.NewLine(d.T("sheets.log"), widgets.Strong), layout.NewSpacer(), l.shred)
	l.card = widgets.NewCard("", nil, container.New(below{},
		widgets.Stack(0, widgets.Sized(0, 42, widgets.Pad(0, 16, 0, 16, head)), widgets.NewRule(widgets.LineColour, 1)), l.table))
	l.allow()
	return l
}

func (l *log) reload() {
	d := l.s.d
	rows, err := l.s.h.Prints(context.Background(), staff.PrintFilter{Limit: logRows})
	if d.Failed(err, nil) {
		return
	}
	l.rows = rows
	clear(l.lasts)
	for _, k := range reports.Catalogue() {
		last, err := l.s.h.Prints(context.Background(), staff.PrintFilter{Sheet: k.Name, State: staff.Printed, Limit: 1})
		if d.Failed(err, nil) {
			return
		}
		if len(last) > 0 {
			l.lasts[k.Name] = d.T("sheets.last", "When", l.moment(last[0].At), "No", last[0].No)
		}
	}
	l.table.Reload()
	l.allow()
}

// last says when a sheet was last printed.
func (l *log) last(sheet string) string {
	if said := l.lasts[sheet]; said != "" {
		return said
	}
	return l.s.d.T("sheets.last_none")
}

func (l *log) cells(i int) []widgets.Cell {
	p, d := l.rows[i], l.s.d
	name := p.Sheet
	if k, ok := reports.Find(p.Sheet); ok {
		name = d.T(k.Title)
	}
	if p.Level == "" {
		name = d.T("sheets.log.blank", "Sheet", name)
	}
	destroy := "—"
	if p.DestroyBy != 0 && p.State == staff.Printed {
		destroy = l.moment(p.DestroyBy)
	}
	return []widgets.Cell{{Text: strconv.FormatInt(p.No, 10), Style: widgets.Strong}, {Text: name}, {Text: short(p.By), Style: widgets.Quiet},
		{Text: l.moment(p.At)}, {Text: destroy}, l.state(p)}
}

// short is a name as it is said in the house: Гүлнар Ө.
func short(name string) string {
	first, rest, ok := strings.Cut(strings.TrimSpace(name), " ")
	if r, _ := utf8.DecodeRuneInString(strings.TrimSpace(rest)); ok && r != utf8.RuneError {
		return first + " " + string(r) + "."
	}
	return first
}

// state is where a printing stands, red when its paper should be gone.
func (l *log) state(p staff.Print) widgets.Cell {
	chip := func(name string, tone widgets.Tone) widgets.Cell {
		return widgets.Cell{Text: l.s.d.T("sheets.state." + name), Chip: tone}
	}
	switch {
	case p.State == staff.Voided:
		return chip("void", widgets.Out)
	case p.State == staff.Reserved:
		return chip("reserved", widgets.Held)
	case p.Destroyed != 0:
		return chip("destroyed", widgets.Free)
	case p.DestroyBy != 0 && p.DestroyBy <= l.s.d.Now():
		return chip("due", widgets.Alert)
	}
	return chip("printed", widgets.Accent)
}

// moment is i as 17.11 14:19.
func (l *log) moment(i civil.Instant) string {
	return l.s.d.ShortDay(l.s.d.Zone.Day(i)) + " " + l.s.d.Clock24(i)
}

// chosen is the selected printing whose paper may be destroyed.
func (l *log) chosen() (staff.Print, bool) {
	i := l.table.Selected
	if i < 0 || i >= len(l.rows) {
		return staff.Print{}, false
	}
	p := l.rows[i]
	return p, p.State == staff.Printed && p.Destroyed == 0
}

func (l *log) allow() {
	why := ""
	if _, ok := l.chosen(); !ok {
		why = l.s.d.T("sheets.shred_pick")
	}
	l.shred.Forbid(why)
}

// ask notes that a paper is destroyed, which can't be taken back.
func (l *log) ask() {
	p, ok := l.chosen()
	if !ok {
		return
	}
	d := l.s.d
	d.Ask(desk.Question{Title: d.T("sheets.shred_ask", "No", p.No), Text: d.T("sheets.shred_text"), Verb: d.T("sheets.shred"), Danger: true,
		Yes: func() bool {
			r, err := l.s.h.PrintDestroyed(context.Background(), p.No)
			if d.Failed(err, nil) {
				return false
			}
			d.Done(r.Message, nil)
			return true
		}})
}
