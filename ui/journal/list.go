package journal

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"pana/shelter/civil"
	"pana/shelter/shift"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// page is how many lines are read at once.
const page = 200

// List are all lines of the log by day, what was written last first, narrowed by what they
// are about, by person and by text. The chosen line stands below in full, with the one in
// whose place it stands or that stands in its.
type List struct {
	d       *desk.Desk
	h       House
	correct func(shift.Entry) // nil: whoever looks may only read
	rows    []row
	lines   []shift.Entry
	more    bool // there are older ones

	text   *widgets.Field
	kind   *widgets.Choice
	who    *widgets.Choice
	table  *widgets.Table
	full   *fyne.Container
	change *widgets.Button
	all    *fyne.Container
}

// row is a day, or a line of it.
type row struct {
	day string
	shift.Entry
}

// NewList makes the list; Reload fills it. Correct is nil for those who may only read.
func NewList(d *desk.Desk, h House, correct func(shift.Entry)) *List {
	l := &List{d: d, h: h, correct: correct}
	l.text = widgets.NewSearch(d.T("journal.find"), "Ctrl F", widgets.Surface)
	l.text.OnChanged = func(string) { l.Reload() }
	l.kind = widgets.NewChoice("", nil)
	l.kind.Entry.PlaceHolder, l.kind.NoMatch = d.T("journal.any_kind"), d.T("journal.no_match")
	for _, k := range shift.Kinds() {
		l.kind.Options = append(l.kind.Options, widgets.Option{Key: k, Text: Kind(d, k)})
	}
	l.kind.OnChosen = l.Reload
	l.who = NewPerson(d, h, "")
	l.who.Entry.PlaceHolder = d.T("journal.anybody")
	l.who.OnChosen = l.Reload
	l.table = widgets.NewTable([]widgets.Column{
		{Title: d.T("journal.time"), Width: 64}, {Title: d.T("journal.about"), Width: 124}, {Title: d.T("journal.whom"), Width: 104},
		{Title: d.T("journal.line"), Width: 160, Weight: 1}, {Title: "", Width: 116}, {Title: d.T("journal.by"), Width: 150}},
		func() int { return len(l.rows) }, l.cells)
	l.table.Head = func(i int) string { return l.rows[i].day }
	l.table.ID = func(i int) int64 { return l.rows[i].ID }
	l.table.Empty = widgets.NewEmpty(widgets.IconNote, d.T("journal.empty"), d.T("journal.empty_why"), nil)
	l.table.OnSelected = func(int) { l.choose() }
	l.table.OnOpened = func(int) { l.write() }
	l.change = widgets.NewSmallButton(d.T("journal.correct"), widgets.Plain, widgets.IconNote, l.write)
	l.full = container.NewStack()
	filter := widgets.Row(10, widgets.Sized(300, 0, l.text), widgets.Sized(190, 0, l.kind), widgets.Sized(190, 0, l.who), layout.NewSpacer())
	foot := widgets.Sized(0, footHigh, widgets.Pad(10, 16, 10, 16, l.full))
	body := container.New(ends{}, widgets.Pad(10, 16, 10, 16, filter), l.table, widgets.Stack(0, widgets.NewRule(widgets.LineColour, 1), foot))
	l.all = container.NewStack(widgets.NewPanel(widgets.Surface), widgets.Pad(1, 1, 1, 1, body))
	return l
}

// footHigh is room for the chosen line.
const footHigh = 124

// Content is what shows.
func (l *List) Content() fyne.CanvasObject { return l.all }

// Focus puts the cursor into the list.
func (l *List) Focus() { l.d.Host.Focus(l.table.Focus()) }

// Find puts the cursor into the search.
func (l *List) Find() { l.d.Host.Focus(l.text.Focusable()) }

// Reload reads the lines anew, as many as were on show.
func (l *List) Reload() { l.read(max(page, len(l.lines))) }

func (l *List) filter(limit int) shift.Filter {
	f := shift.Filter{Text: l.text.Text(), Kind: l.kind.Key(), Limit: limit}
	if id, err := strconv.ParseInt(l.who.Key(), 10, 64); err == nil {
		f.Resident = id
	}
	return f
}

func (l *List) read(limit int) {
	lines, err := l.h.HouseLog(context.Background(), civil.Span{}, l.filter(limit))
	if l.d.Failed(err, nil) {
		return
	}
	l.more = len(lines) == limit
	l.show(lines)
}

func (l *List) show(lines []shift.Entry) {
	l.lines, l.rows = lines, nil
	var last civil.Day
	for _, e := range lines {
		if day := l.d.Zone.Day(e.At); day != last {
			last = day
			l.rows = append(l.rows, row{day: l.d.Words.Long(day.Year(), day.Month(), day.Dom())})
		}
		l.rows = append(l.rows, row{Entry: e})
	}
	l.table.Reload()
	if l.table.Selected < 0 && len(l.rows) > 1 {
		l.table.Select(1)
	}
	l.choose()
}

// older reads on when the end of the list is reached.
func (l *List) older() {
	if l.more && l.table.Selected >= len(l.rows)-5 {
		l.read(len(l.lines) + page)
	}
}

func (l *List) cells(i int) []widgets.Cell {
	e := l.rows[i].Entry
	text := widgets.Cell{Text: e.Text}
	switch {
	case e.Erased:
		text = widgets.Cell{Text: l.d.T("journal.erased"), Style: widgets.Quiet}
	case e.CorrectedBy != 0:
		text.Style = widgets.Quiet
	}
	note := widgets.Cell{}
	if says := mark(e); says != "" {
		note = widgets.Cell{Text: l.d.T(says), Chip: widgets.Held}
		if e.CorrectedBy != 0 {
			note.Chip = widgets.Out
		}
	}
	return []widgets.Cell{{Text: l.d.Clock24(e.At), Style: widgets.Quiet}, {Text: Kind(l.d, e.Kind), Chip: Tone(e.Kind)},
		{Text: e.Word, Style: widgets.Strong}, text, note, {Text: e.By, Style: widgets.Quiet}}
}

// chosen is the line that is chosen.
func (l *List) chosen() (shift.Entry, bool) {
	i := l.table.Selected
	if i < 0 || i >= len(l.rows) || l.rows[i].day != "" {
		return shift.Entry{}, false
	}
	return l.rows[i].Entry, true
}

// choose shows the chosen line in full.
func (l *List) choose() {
	e, ok := l.chosen()
	l.full.Objects = nil
	if ok {
		l.full.Add(l.detail(e))
	}
	l.full.Refresh()
	if ok {
		l.older()
	}
}

func (l *List) detail(e shift.Entry) fyne.CanvasObject {
	d := l.d
	head := widgets.Row(10, widgets.NewRuns(widgets.Strong.Run(d.DayTime(e.At)), widgets.Quiet.Run(" · "+e.By)), layout.NewSpacer())
	if l.correct != nil && e.CorrectedBy == 0 && !e.Erased {
		head.Add(l.change)
	}
	if e.Erased {
		return widgets.Stack(4, head, widgets.NewLine(d.T("journal.erased"), widgets.Quiet).Yielding())
	}
	told := widgets.Stack(4, widgets.Sized(0, 30, head), widgets.NewParagraph(e.Text, widgets.Body, 2, 300))
	if old, ok := l.line(e.Corrects); ok {
		told.Add(widgets.NewLine(d.T("journal.was", "Time", d.DayTime(old.At), "Text", old.Text), widgets.Small).Yielding())
	} else if next, ok := l.line(e.CorrectedBy); ok {
		told.Add(widgets.NewLine(d.T("journal.is", "Time", d.DayTime(next.At), "Text", next.Text), widgets.Small).Yielding())
	}
	return told
}

// line is the line of a number, if it is among those on show.
func (l *List) line(id int64) (shift.Entry, bool) {
	for _, e := range l.lines {
		if id != 0 && e.ID == id {
			return e, true
		}
	}
	return shift.Entry{}, false
}

// write corrects the chosen line.
func (l *List) write() {
	e, ok := l.chosen()
	switch {
	case !ok || l.correct == nil || e.Erased:
	case e.CorrectedBy != 0:
		l.d.Host.Notify(desk.Note{Text: l.d.T("refused.log_corrected"), Hint: true})
	default:
		l.correct(e)
	}
}

// ends gives the second of three the height that the first and the last leave.
type ends struct{}

// MinSize implements fyne.Layout.
func (ends) MinSize(o []fyne.CanvasObject) (size fyne.Size) {
	for _, x := range o {
		size.Width = max(size.Width, x.MinSize().Width)
		size.Height += x.MinSize().Height
	}
	return size
}

// Layout implements fyne.Layout.
func (ends) Layout(o []fyne.CanvasObject, size fyne.Size) {
	above, below := o[0].MinSize().Height, o[2].MinSize().Height
	widgets.Put(o[0], 0, 0, size.Width, above)
	widgets.Put(o[1], 0, above, size.Width, size.Height-above-below)
	widgets.Put(o[2], 0, size.Height-below, size.Width, below)
}
