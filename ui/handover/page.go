package handover

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"pana/shelter/shift"
	"pana/ui/journal"
	"pana/ui/widgets"
)

// page lays the screen out: a head, and below it the sheet with its signatures and the log
// beside it, or the whole log, or the former handovers.
type page struct {
	s      *Screen
	narrow bool
	head   *fyne.Container
	body   *fyne.Container
	object fyne.CanvasObject

	sheet   *fyne.Container // the head of the sheet
	card    *fyne.Container // it and its rows
	items   []item
	rows    *widgets.Walk
	left    *widgets.Scroll
	lines   *widgets.Walk // of the log
	acts    *fyne.Container
	right   *widgets.Scroll
	column  *fyne.Container // what it scrolls
	both    fyne.CanvasObject
	none    *fyne.Container // that no shift was begun
	made    string          // what the cards at the right were made for
	madeFor int64           // the sheet
	giver   *giverCard
	guard   *journal.Guard
	taker   *takerCard
	line    *lineForm // nil: none is open
	list    *journal.List
	past    *widgets.Table
	former  fyne.CanvasObject
	began   *widgets.Button
}

func newPage(s *Screen) *page {
	p := &page{s: s, head: widgets.Stack(0), body: container.NewStack(), sheet: container.NewStack(), acts: widgets.Stack(12), rows: widgets.NewWalk(), lines: widgets.NewWalk()}
	p.left = widgets.NewScroll(p.rows)
	p.rows.OnHigher = func() { p.left.Refresh() }
	p.rows.OnOpened, p.rows.OnMarked = p.open, p.mark
	p.card = container.New(topAndRest{}, widgets.Stack(0, p.sheet, widgets.NewRule(widgets.LineColour, 1)), p.left)
	p.lines.OnOpened = p.correct
	p.column = widgets.Stack(12, p.acts, p.logCard())
	p.right = widgets.NewScroll(widgets.Pad(bleed, bleed, bleed, bleed, p.column))
	p.lines.OnHigher = p.higher
	p.none = container.NewStack()
	p.both = widgets.Columns(12, []float32{688, 429}, container.NewStack(widgets.NewPanel(widgets.Surface), widgets.Pad(1, 1, 1, 1, p.card), p.none), container.New(wider{}, p.right))
	var correct func(shift.Entry)
	if s.mayWrite() {
		correct = s.w.CorrectLog
	}
	p.list = journal.NewList(s.d, s.h, correct)
	p.makeFormer()
	p.object = widgets.Pad(16, 20, 16, 20, container.New(topAndRest{gap: 14}, p.head, p.body))
	p.turn()
	return p
}

// turn puts up what the page shows.
func (p *page) turn() {
	p.line, p.giver, p.taker, p.made, p.madeFor = nil, nil, nil, "", 0
	what := p.both
	switch p.s.shown {
	case showLog:
		what = p.list.Content()
	case showFormer:
		what = p.former
	}
	p.body.Objects = []fyne.CanvasObject{what}
	p.sayHead()
	p.body.Refresh()
}

// sayHead says what the page is, where the sheet stands, and where else one may go.
func (p *page) sayHead() {
	s, d := p.s, p.s.d
	title := d.T("sheet.handover.title")
	var chip *widgets.Chip
	if s.read && s.begun {
		chip = widgets.NewChip(d.T("handover.state."+string(s.now.State)), stateTones[s.now.State], "")
	}
	back := func() *widgets.Button {
		b := widgets.NewButton(d.T("button.back"), widgets.Plain, widgets.IconBack, "Esc", func() { s.Back() })
		return b
	}
	log := widgets.NewButton(d.T("handover.log_all"), widgets.Plain, widgets.IconNote, "", func() { s.show(showLog); s.Focus() })
	former := widgets.NewButton(d.T("handover.former"), widgets.Plain, widgets.IconHistory, "", func() { s.show(showFormer); s.Focus() })
	print := widgets.NewButton(d.T("handover.print"), widgets.Plain, widgets.IconPrint, "Ctrl P", func() { d.Host.Print(s.Sheet()) })
	buttons := []*widgets.Button{log, former, print}
	switch s.shown {
	case showLog:
		title, chip, buttons = d.T("sheet.handover.log"), nil, []*widgets.Button{back()}
	case showFormer:
		title, chip, buttons = d.T("handover.former"), nil, []*widgets.Button{back()}
	case showPast:
		buttons = []*widgets.Button{back(), print}
	default:
		if !s.begun {
			chip, buttons = nil, buttons[:2]
		}
	}
	row := widgets.Row(10, widgets.NewLine(title, widgets.Title).Yielding())
	if chip != nil {
		row.Add(chip)
	}
	row.Add(layout.NewSpacer())
	for _, b := range buttons {
		if p.narrow && b == print {
			b.Tag = "" // the words need the room
		}
		row.Add(b)
	}
	p.head.Objects = []fyne.CanvasObject{widgets.Sized(0, 34, row)}
	p.head.Refresh()
}

var stateTones = map[shift.State]widgets.Tone{shift.Draft: widgets.Out, shift.Given: widgets.Held, shift.Returned: widgets.Alert, shift.Accepted: widgets.Free}

// update writes what was read.
func (p *page) update() {
	s := p.s
	if s.shown == showLog || s.shown == showFormer {
		return
	}
	p.sayHead()
	p.saySheet()
	p.items = nil
	var rows []widgets.WalkRow
	if s.begun {
		p.items = s.items()
		for _, x := range p.items {
			rows = append(rows, s.row(x))
		}
		if s.now.State.Signed() {
			rows = append(rows, s.checksRow())
		}
	}
	p.rows.Set(rows)
	p.left.Refresh()
	var lines []widgets.WalkRow
	for _, e := range s.log {
		lines = append(lines, journal.Row(s.d, e))
	}
	if len(lines) == 0 {
		lines = []widgets.WalkRow{{ID: "none", Build: func(float32) fyne.CanvasObject {
			return widgets.Pad(12, 16, 12, 16, widgets.NewLine(s.d.T("handover.log_empty"), widgets.Quiet).Yielding())
		}}}
	}
	p.lines.Set(lines)
	if made := p.wanted(); made != p.made {
		p.take()
		p.made = made
		p.makeActs()
	}
	p.right.Refresh()
}

// wanted names what the cards at the right hang on. While it is the same they stay, with
// all that is typed in them.
func (p *page) wanted() string {
	s := p.s
	account, role := s.h.Who()
	return fmt.Sprint(s.begun, s.now.ID, s.now.State, s.now.ReturnedBy.At, account.ID, role, p.narrow, p.line != nil)
}

// makeActs builds the cards of giver and taker, or the form of a line, for what shows.
func (p *page) makeActs() {
	s := p.s
	p.giver, p.taker, p.acts.Objects = nil, nil, nil
	p.madeFor = s.now.ID
	switch {
	case !s.begun:
	case p.line != nil:
		p.acts.Add(p.line.card)
	default:
		p.giver, p.taker = newGiverCard(s), newTakerCard(s)
		p.acts.Add(p.giver.card)
		p.acts.Add(p.taker.card)
	}
	p.acts.Refresh()
	p.none.Objects = nil
	if !s.begun {
		p.began = nil
		if s.mayWrite() {
			p.began = widgets.NewButton(s.d.T("handover.begin"), widgets.Filled, widgets.IconHandover, "", s.begin)
		}
		p.none.Objects = []fyne.CanvasObject{widgets.NewBlock(widgets.Surface),
			widgets.NewEmpty(widgets.IconHandover, s.d.T("handover.none"), s.d.T("handover.none_why"), p.began)}
	}
	p.none.Refresh()
}

// saySheet says of which shift the sheet is, and how the house stands.
func (p *page) saySheet() {
	s, d := p.s, p.s.d
	p.sheet.Objects = nil
	if s.begun {
		h := s.now.Facts.House
		from, to := s.now.Shift.From, s.now.To
		span := d.ShortDay(d.Zone.Day(from)) + " " + d.Clock24(from) + " – " + d.ShortDay(d.Zone.Day(to)) + " " + d.Clock24(to)
		title, when := widgets.NewLine(d.T("handover.gathered"), widgets.Strong).Yielding(), widgets.NewLine(span, widgets.Small).Yielding()
		count := func(word string, n int, tone widgets.Tone) fyne.CanvasObject {
			return widgets.NewChip(fmt.Sprint(d.T(word), " ", n), tone, "")
		}
		row := widgets.Row(12, title, when)
		if p.narrow {
			row = widgets.Row(12, widgets.Stack(0, title, when))
		}
		row.Add(layout.NewSpacer())
		row.Add(count("sheet.handover.in", h.In, widgets.Accent))
		row.Add(count("sheet.handover.out", h.Out, widgets.Away))
		row.Add(count("sheet.handover.free", h.Free, widgets.Free))
		p.sheet.Add(widgets.Sized(0, 44, widgets.Pad(0, pad, 0, pad, row)))
	}
	p.card.Refresh()
}

// higher places the cards at the right anew after one of them became higher or lower.
func (p *page) higher() {
	p.column.Refresh()
	p.right.Refresh()
}

// logCard is the log beside the sheet.
func (p *page) logCard() fyne.CanvasObject {
	var aside fyne.CanvasObject
	if p.s.mayWrite() {
		aside = widgets.NewLine(p.s.d.T("handover.log_key"), widgets.Small)
	}
	return widgets.NewCard(p.s.d.T("handover.log"), aside, p.lines)
}

// open is Return on a row: its line is changed, or the record of whom it is about opens.
func (p *page) open(i int) {
	if i >= len(p.items) {
		return
	}
	x := p.items[i]
	switch {
	case x.line != nil && p.s.mayDraft():
		p.s.editLine(*x.line)
	case x.resident != 0:
		p.s.goTo(x.resident)
	}
}

// mark is Space on a row: the action of a line is ticked.
func (p *page) mark(i int) {
	if i >= len(p.items) || p.items[i].line == nil || p.items[i].line.Action == "" || !p.s.mayWrite() || p.s.shown != showNow {
		return
	}
	p.s.tick(*p.items[i].line)
}

// correct is Return on a line of the log.
func (p *page) correct(i int) {
	if i < len(p.s.log) && p.s.mayWrite() && !p.s.log[i].Erased {
		p.s.w.CorrectLog(p.s.log[i])
	}
}

func (p *page) focus() {
	switch {
	case p.s.shown == showLog:
		p.list.Focus()
	case p.s.shown == showFormer:
		p.s.d.Host.Focus(p.past.Focus())
	case p.line != nil:
		p.line.form.Focus()
	case !p.s.begun && p.began != nil:
		p.s.d.Host.Focus(p.began)
	case p.taker != nil && p.taker.form != nil:
		p.taker.focus()
	default:
		p.s.d.Host.Focus(p.rows)
	}
}

// Narrow implements desk.Narrower.
func (s *Screen) Narrow(narrow bool) {
	if s.page.narrow != narrow {
		s.page.narrow = narrow
		if s.read {
			s.page.update()
		}
	}
}

// bleed is how far what scrolls reaches beyond its cards: a painter that cuts a card at its
// very edge draws the round corners beside it.
const bleed = 4

type wider struct{}

// MinSize implements fyne.Layout.
func (wider) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().SubtractWidthHeight(2*bleed, 0)
}

// Layout implements fyne.Layout.
func (wider) Layout(o []fyne.CanvasObject, size fyne.Size) {
	widgets.Put(o[0], -bleed, -bleed, size.Width+2*bleed, size.Height+2*bleed)
}

// topAndRest gives the second what the first leaves.
type topAndRest struct{ gap float32 }

// MinSize implements fyne.Layout.
func (t topAndRest) MinSize(o []fyne.CanvasObject) fyne.Size {
	a, b := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(max(a.Width, b.Width), a.Height+t.gap+b.Height)
}

// Layout implements fyne.Layout.
func (t topAndRest) Layout(o []fyne.CanvasObject, size fyne.Size) {
	high := o[0].MinSize().Height
	widgets.Put(o[0], 0, 0, size.Width, high)
	widgets.Put(o[1], 0, high+t.gap, size.Width, max(0, size.Height-high-t.gap))
}
