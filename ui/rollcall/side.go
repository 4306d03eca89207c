package rollcall

import (
	"context"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// shown is how far back roll calls are listed.
const shown = 366 * 24 * time.Hour

// differs is where a roll call and the book say different things about somebody.
type differs struct {
	id   int64
	word string
	back bool // seen though marked out; else not seen though marked in
}

// side is what stands beside the list: earlier roll calls, one of them, or what the last one
// found against the book.
type side struct {
	s       *Screen
	calls   []house.RollCall
	table   *widgets.Table
	open    house.RollCall // shown in full; ID 0: none
	rows    []house.SeenRow
	differs []differs
	of      civil.Instant // of which moment differs is, 0 for when it was saved
	against *widgets.Table
	inner   *widgets.Table // of the one shown in full
	content *fyne.Container
}

func newSide(s *Screen) *side {
	x := &side{s: s, content: container.NewStack()}
	d := s.d
	x.table = widgets.NewTable([]widgets.Column{
		{Title: d.T("rollcall.when"), Width: 96, Weight: 1},
		{Title: d.T("rollcall.result"), Width: 104, Weight: 1},
		{Title: d.T("rollcall.by"), Width: 104, Weight: 2},
	}, func() int { return len(x.calls) }, func(i int) []widgets.Cell {
		c := x.calls[i]
		return []widgets.Cell{{Text: d.ShortDay(d.Zone.Day(c.At)) + " " + d.Clock24(c.At), Style: widgets.Strong}, x.result(c), {Text: c.By, Style: widgets.Quiet}}
	})
	x.table.ID = func(i int) int64 { return x.calls[i].ID }
	x.table.OnOpened = func(i int) { x.show(x.calls[i]) }
	x.table.Empty = container.NewStack(widgets.NewEmpty(widgets.IconHistory, d.T("rollcall.none"), d.T("rollcall.none_why"), nil))
	x.against = widgets.NewTable([]widgets.Column{{Width: 100, Weight: 1}, {Width: 200, Weight: 2}},
		func() int { return len(x.differs) }, func(i int) []widgets.Cell {
			c := x.differs[i]
			what := widgets.Cell{Text: d.T("rollcall.was_in"), Chip: widgets.Alert}
			if c.back {
				what = widgets.Cell{Text: d.T("rollcall.was_out"), Chip: widgets.Away}
			}
			return []widgets.Cell{{Text: c.word, Style: widgets.Strong}, what}
		})
	x.against.NoTitles = true
	x.against.ID = func(i int) int64 { return x.differs[i].id }
	x.against.OnOpened = x.act
	x.fill()
	return x
}

func (x *side) result(c house.RollCall) widgets.Cell {
	text := strconv.Itoa(c.Present) + " · " + strconv.Itoa(c.Absent) + " · " + strconv.Itoa(c.Missing)
	if c.Missing > 0 {
		return widgets.Cell{Text: text, Style: widgets.Body.In(widgets.Alert.Strong())}
	}
	return widgets.Cell{Text: text}
}

// reload reads the earlier roll calls anew.
func (x *side) reload() {
	calls, err := x.s.h.RollCalls(context.Background(), span(x.s.d.Now()))
	if x.s.d.Failed(err, nil) {
		return
	}
	x.calls = calls
	x.table.Reload()
}

// fill shows what there is to show.
func (x *side) fill() {
	d := x.s.d
	var o fyne.CanvasObject
	switch {
	case x.open.ID != 0:
		o = x.whole()
	case len(x.differs) > 0:
		close := widgets.NewSmallButton(d.T("button.close"), widgets.Plain, "", func() { x.s.Back() })
		close.Tag = "Esc"
		acts := []*widgets.Button{close}
		if n := len(x.backs()); n > 0 {
			acts = append([]*widgets.Button{widgets.NewSmallButton(d.N("rollcall.all_back", n), widgets.Plain, widgets.IconHouse, x.allBack)}, acts...)
		}
		top := widgets.Stack(8, widgets.NewLine(d.T("rollcall.differs"), widgets.Strong),
			widgets.NewParagraphFor(d.T("rollcall.differs_why"), widgets.Small, 330), widgets.Acts(8, 0, acts...))
		o = container.New(column{4}, widgets.Pad(12, 16, 4, 16, top), x.against)
	default:
		top := widgets.Stack(2, widgets.NewLine(d.T("rollcall.past"), widgets.Strong), widgets.NewLine(d.T("rollcall.past_why"), widgets.Small).Yielding())
		o = container.New(column{4}, widgets.Pad(12, 16, 4, 16, top), x.table)
	}
	x.content.Objects = []fyne.CanvasObject{o}
	x.content.Refresh()
}

// show opens an earlier roll call.
func (x *side) show(c house.RollCall) {
	rows, err := x.s.h.RollCallSeen(context.Background(), c.ID)
	if x.s.d.Failed(err, nil) {
		return
	}
	x.open, x.rows = c, rows
	x.fill()
	x.inner.Select(0)
	x.s.d.Host.Focus(x.inner.Focus())
}

// whole is one earlier roll call.
func (x *side) whole() fyne.CanvasObject {
	d, c := x.s.d, x.open
	rows := x.rows
	list := widgets.NewTable([]widgets.Column{{Width: 110, Weight: 1}, {Width: 120, Weight: 1}}, func() int { return len(rows) },
		func(i int) []widgets.Cell {
			return []widgets.Cell{{Text: rows[i].CodeWord, Style: widgets.Strong},
				{Text: d.T("code.found." + string(rows[i].Found)), Chip: tones[rows[i].Found]}}
		})
	list.NoTitles = true
	list.ID = func(i int) int64 { return rows[i].Resident }
	list.OnOpened = func(i int) { d.Go(desk.Place{Screen: desk.Residents, ID: rows[i].Resident}) }
	again := widgets.NewSmallButton(d.T("residents.correct"), widgets.Plain, widgets.IconNote, func() {
		c, rows := x.open, x.rows
		x.back()
		x.s.correct(c, rows)
	})
	close := widgets.NewSmallButton(d.T("button.close"), widgets.Plain, "", func() { x.s.Back() })
	close.Tag = "Esc"
	text := widgets.Stack(4, widgets.Row(8, widgets.NewLine(d.DayTime(c.At), widgets.Strong), layout.NewSpacer()),
		widgets.NewLine(d.T("rollcall.written", "By", c.By, "Time", d.DayTime(c.MadeAt)), widgets.Small).Yielding())
	if c.Note != "" {
		text.Add(widgets.NewParagraphFor(c.Note, widgets.Body, 330))
	}
	text.Add(widgets.Pad(4, 0, 0, 0, widgets.Acts(8, 0, again, close)))
	x.inner = list
	return container.New(column{4}, widgets.Pad(12, 16, 4, 16, text), list)
}

// compare keeps where a roll call and the book differ.
func (x *side) compare(done house.RollCallDone, at civil.Instant, lines []line) {
	x.open, x.differs, x.of = house.RollCall{}, nil, at
	word := map[int64]string{}
	for _, l := range lines {
		word[l.who.Resident] = l.who.CodeWord
	}
	for _, id := range done.Back {
		x.differs = append(x.differs, differs{id, word[id], true})
	}
	for _, id := range done.Missing {
		x.differs = append(x.differs, differs{id, word[id], false})
	}
	x.against.Reload()
	if len(x.differs) > 0 {
		x.against.Select(0)
	}
	x.fill()
}

// act is Return on a difference: the return of who was seen; the record of who wasn't, to
// mark her out or look for her.
func (x *side) act(i int) {
	c := x.differs[i]
	if !c.back {
		x.s.d.Go(desk.Place{Screen: desk.Residents, ID: c.id})
		return
	}
	if x.s.comeBack(x.of, c.id) {
		x.without(c.id)
	}
}

func (x *side) backs() (ids []int64) {
	for _, c := range x.differs {
		if c.back {
			ids = append(ids, c.id)
		}
	}
	return ids
}

// allBack notes the return of all who were seen.
func (x *side) allBack() {
	if ids := x.backs(); x.s.comeBack(x.of, ids...) {
		x.without(ids...)
	}
}

// without forgets differences that were dealt with.
func (x *side) without(ids ...int64) {
	var left []differs
	for _, c := range x.differs {
		gone := false
		for _, id := range ids {
			gone = gone || c.id == id
		}
		if !gone {
			left = append(left, c)
		}
	}
	x.differs = left
	x.against.Reload()
	x.fill()
	x.focus()
}

// back closes what is open and reports whether something was.
func (x *side) back() bool {
	switch {
	case x.open.ID != 0:
		x.open, x.rows = house.RollCall{}, nil
	case len(x.differs) > 0:
		x.differs = nil
	default:
		return false
	}
	x.fill()
	return true
}

// focus goes to the differences, or else to the list.
func (x *side) focus() {
	if len(x.differs) > 0 {
		x.s.d.Host.Focus(x.against.Focus())
		return
	}
	x.s.d.Host.Focus(x.s.list.table.Focus())
}
