package waiting

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/ui/widgets"
)

const (
	tabWaiting = iota
	tabDecided
)

// periods are how far back the decided ones are shown, in days; 0 is all.
var periods = []int{7, 30, 365, 0}

// toldFor is how long those who didn't come in time stay among those who wait.
const toldFor = 24 * time.Hour

// list are the referrals: those that wait, and below them who didn't come; or those that
// are decided.
type list struct {
	s       *Screen
	tab     int
	period  int
	waiting int // how many wait
	rows    []row

	tabs   *widgets.Tabs
	since  *widgets.Segmented
	bar    *fyne.Container
	table  *widgets.Table
	first  *widgets.Button // of the empty list
	empty  *fyne.Container
	object fyne.CanvasObject
}

// row is a referral, or the heading of those below it.
type row struct {
	head string
	r    house.Referral
}

func newList(s *Screen) *list {
	d := s.d
	l := &list{s: s, period: 1}
	l.tabs = widgets.NewTabs([]string{d.T("waiting.tab_waiting", "N", 0), d.T("waiting.tab_decided")}, l.choose)
	l.since = widgets.NewSegmented([]string{d.T("waiting.week"), d.T("waiting.month"), d.T("waiting.year"), d.T("waiting.all")}, l.period,
		func(i int) { l.period = i; s.Reload() })
	l.bar = widgets.Pad(8, 12, 8, 12, widgets.Row(10, widgets.NewLine(d.T("waiting.received"), widgets.Small), l.since))
	l.bar.Hide()
	l.table = widgets.NewTable([]widgets.Column{{Title: d.T("waiting.col_at"), Width: 92}, {Title: d.T("waiting.col_who"), Width: 130, Weight: 1},
		{Title: d.T("waiting.col_from"), Width: 100, Weight: 2}, {Title: d.T("waiting.col_eta"), Width: 90}, {Title: d.T("waiting.col_state"), Width: 154}},
		func() int { return len(l.rows) }, l.cells)
	l.table.Head = func(i int) string { return l.rows[i].head }
	l.table.ID = func(i int) int64 { return l.rows[i].r.ID }
	l.table.OnSelected = func(int) { s.selected() }
	l.table.OnOpened = func(int) { s.enter() }
	l.table.OnKey = func(k *fyne.KeyEvent) bool {
		if k.Name == fyne.KeyInsert && s.may() {
			s.Add()
			return true
		}
		return false
	}
	l.first = widgets.NewButton(d.T("waiting.add"), widgets.Filled, widgets.IconAdd, "Ins", s.Add)
	l.empty = container.NewStack()
	l.table.Empty = l.empty
	l.sayEmpty()
	l.object = widgets.NewCard("", nil, container.New(below{}, widgets.Stack(0, l.tabs, l.bar), l.table))
	return l
}

// choose shows the other list.
func (l *list) choose(tab int) {
	if l.tab == tab {
		return
	}
	l.tab, l.tabs.Selected = tab, tab
	l.bar.Hidden = tab == tabWaiting
	l.tabs.Refresh()
	l.sayEmpty()
	l.table.Selected = -1
	l.s.Reload()
	if l.s.form == nil && len(l.rows) > 0 {
		l.table.Select(0)
	}
	l.s.content.Refresh()
}

// everything widens the list to all that are decided.
func (l *list) everything() {
	l.since.Selected, l.period = len(periods)-1, len(periods)-1
	l.since.Refresh()
	l.choose(tabDecided)
	l.s.Reload()
}

// sayEmpty says what the list is for while nobody is in it.
func (l *list) sayEmpty() {
	d := l.s.d
	title, text, first := d.T("waiting.empty"), d.T("waiting.empty_why"), l.first
	if l.tab == tabDecided {
		title, text, first = d.T("waiting.empty_decided"), d.T("waiting.empty_decided_why"), nil
	}
	if !l.s.may() {
		first = nil
	}
	l.empty.Objects = []fyne.CanvasObject{widgets.NewEmpty(widgets.IconCall, title, text, first)}
	l.empty.Refresh()
}

// reload reads the list that shows, and how many wait in any case.
func (l *list) reload() {
	s, ctx := l.s, context.Background()
	waiting, err := s.h.WaitingList(ctx)
	if s.d.Failed(err, nil) {
		return
	}
	var rows []row
	if l.tab == tabWaiting {
		missed, err := s.h.RanOut(ctx, s.d.Now().Add(-toldFor))
		if s.d.Failed(err, nil) {
			return
		}
		rows = append(rowsOf(waiting), headed(s.d.T("waiting.missed"), missed)...)
	} else {
		all, err := s.h.Referrals(ctx, l.span())
		if s.d.Failed(err, nil) {
			return
		}
		for _, r := range all {
			if !r.Waiting() {
				rows = append(rows, row{r: r})
			}
		}
	}
	l.rows, l.waiting = rows, len(waiting)
	l.tabs.Words[tabWaiting] = s.d.T("waiting.tab_waiting", "N", l.waiting)
	l.tabs.Refresh()
	l.table.Reload()
	if l.table.Selected < 0 && len(rows) > 0 && !s.narrow {
		l.table.Select(0)
	}
}

func rowsOf(rs []house.Referral) []row {
	var rows []row
	for _, r := range rs {
		rows = append(rows, row{r: r})
	}
	return rows
}

func headed(head string, rs []house.Referral) []row {
	if len(rs) == 0 {
		return nil
	}
	return append([]row{{head: head}}, rowsOf(rs)...)
}

// span is the chosen period, up to now.
func (l *list) span() civil.Span {
	now := l.s.d.Now()
	span := civil.Span{To: now + 1}
	if days := periods[l.period]; days > 0 {
		span.From = l.s.d.Zone.At(l.s.d.Today().Add(-days), 0, 0)
	}
	return span
}

// selected is the referral with the mark; ok is false for none.
func (l *list) selected() (r house.Referral, ok bool) {
	if i := l.table.Selected; i >= 0 && i < len(l.rows) && l.rows[i].head == "" {
		return l.rows[i].r, true
	}
	return r, false
}

func (l *list) cells(i int) []widgets.Cell {
	d, r := l.s.d, l.rows[i].r
	from := d.T("code.source." + r.Source)
	if r.SourceName != "" {
		from = r.SourceName
	}
	eta := widgets.Cell{Style: widgets.Quiet}
	if r.ETA != 0 {
		eta.Text = l.s.moment(r.ETA)
		if r.Waiting() && r.ETA < d.Now() {
			eta.Style = widgets.Body.In(widgets.Alert.Strong())
		}
	}
	state, tone := l.s.state(r)
	return []widgets.Cell{{Text: l.s.moment(r.At), Style: widgets.Quiet}, {Text: l.s.headsShort(r.Heads), Style: widgets.Strong}, {Text: from}, eta,
		{Text: state, Chip: tone}}
}
