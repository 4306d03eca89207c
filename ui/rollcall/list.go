package rollcall

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/ui/desk"
	"pana/ui/desk/outing"
	"pana/ui/widgets"
)

// line is somebody, or the room above her.
type line struct {
	room string
	who  house.Whereabouts
}

// list is everybody who lived here at the moment, room by room.
type list struct {
	s     *Screen
	lines []line
	found map[int64]house.Found
	table *widgets.Table
	count *widgets.Line
	empty *fyne.Container
}

// keys are what ticks, on the row of digits or beside the letters.
var keys = map[rune]house.Found{'1': house.FoundPresent, ' ': house.FoundPresent, '2': house.FoundAbsent, '3': house.FoundMissing}

var tones = map[house.Found]widgets.Tone{house.FoundPresent: widgets.Free, house.FoundAbsent: widgets.Away, house.FoundMissing: widgets.Alert}

func newList(s *Screen) *list {
	l := &list{s: s, found: map[int64]house.Found{}, count: widgets.NewLine("", widgets.Quiet).Yielding(), empty: container.NewStack()}
	d := s.d
	l.table = widgets.NewTable([]widgets.Column{
		{Title: d.T("residents.word"), Width: 120, Weight: 2},
		{Title: d.T("residents.bed"), Width: 56, Weight: 1},
		{Title: d.T("rollcall.book"), Width: 138, Weight: 2},
		{Title: d.T("rollcall.found"), Width: 132, Weight: 2},
	}, func() int { return len(l.lines) }, l.cells)
	l.table.Head = func(i int) string { return l.lines[i].room }
	l.table.ID = func(i int) int64 { return l.lines[i].who.Resident }
	l.table.Fold = people.Fold
	l.table.OnRune = l.typed
	l.table.OnOpened = func(i int) { l.turn(i) }
	l.table.OnKey = l.key
	l.empty.Objects = []fyne.CanvasObject{widgets.NewEmpty(widgets.IconPeople, d.T("rollcall.nobody"), d.T("rollcall.nobody_why"), nil)}
	l.table.Empty = l.empty
	return l
}

func (l *list) cells(i int) []widgets.Cell {
	x, d := l.lines[i], l.s.d
	if x.room != "" {
		return nil
	}
	text, tone := outing.State(d, x.who)
	found := widgets.Cell{Text: d.T("rollcall.keys"), Style: widgets.Small}
	if f := l.found[x.who.Resident]; f != "" {
		found = widgets.Cell{Text: d.T("code.found." + string(f)), Chip: tones[f]}
	}
	return []widgets.Cell{{Text: x.who.CodeWord, Style: widgets.Strong}, {Text: x.who.Bed}, {Text: text, Style: widgets.Small.In(tone.Strong())}, found}
}

// reload reads who lived here at the moment. Those who are still there keep their ticks and
// the selection stays.
func (l *list) reload() {
	at, ok := l.s.at()
	if !ok || at > l.s.d.Now() {
		at = 0 // half typed, or wrong, which is said on saving
	}
	all, err := l.s.h.Presence(context.Background(), at)
	if l.s.d.Failed(err, nil) {
		return
	}
	b, err := l.s.h.Board(context.Background(), at)
	if l.s.d.Failed(err, nil) {
		return
	}
	l.lines = l.inOrder(all, b)
	l.table.Reload()
	if l.table.Selected < 0 && len(l.lines) > 1 {
		l.table.Select(1)
	}
	l.tell()
}

// inOrder are those people under their rooms in the order of the house. Who has no bed comes
// after one of her household, or at the end.
func (l *list) inOrder(all []house.Whereabouts, b house.Board) []line {
	d := l.s.d
	var lines []line
	placed := map[int64]bool{}
	for _, r := range b.Rooms {
		head := line{room: d.T("beds.room", "Code", r.Code, "Kind", d.T("code.room."+string(r.Kind)))}
		for _, x := range r.Beds {
			for _, w := range all {
				if w.Bed != x.Code || placed[w.Resident] || x.Resident == nil || x.Resident.ID != w.Resident {
					continue
				}
				if head.room != "" {
					lines, head = append(lines, head), line{}
				}
				placed[w.Resident] = true
				lines = append(lines, line{who: w})
				for _, m := range all {
					if m.Bed == "" && m.Household == w.Household && !placed[m.Resident] {
						placed[m.Resident] = true
						lines = append(lines, line{who: m})
					}
				}
			}
		}
	}
	head := line{room: d.T("rollcall.no_bed")}
	for _, w := range all {
		if placed[w.Resident] {
			continue
		}
		if head.room != "" {
			lines, head = append(lines, head), line{}
		}
		lines = append(lines, line{who: w})
	}
	return lines
}

// typed ticks by a digit and goes on to the next; * ticks all the rest.
func (l *list) typed(r rune) bool {
	if f, ok := keys[r]; ok {
		l.tick(l.table.Selected, f)
		return true
	}
	switch r {
	case '*':
		l.rest()
	case '0':
		l.tick(l.table.Selected, "")
	default:
		return false
	}
	return true
}

// key takes a tick away by Delete or Backspace.
func (l *list) key(k *fyne.KeyEvent) bool {
	if k.Name != fyne.KeyDelete && k.Name != fyne.KeyBackspace {
		return false
	}
	if i := l.table.Selected; i >= 0 && i < len(l.lines) {
		l.set(l.lines[i].who.Resident, "")
	}
	return true
}

func (l *list) tick(i int, f house.Found) {
	if i < 0 || i >= len(l.lines) || l.lines[i].room != "" {
		return
	}
	l.set(l.lines[i].who.Resident, f)
	for k := i + 1; k < len(l.lines); k++ {
		if l.lines[k].room == "" {
			l.table.Select(k)
			return
		}
	}
}

// turn goes from one answer to the next, for the pointer and Return.
func (l *list) turn(i int) {
	if i < 0 || i >= len(l.lines) || l.lines[i].room != "" {
		return
	}
	id := l.lines[i].who.Resident
	next := house.FoundPresent
	for k, f := range house.Founds {
		if l.found[id] == f {
			next = house.Founds[(k+1)%len(house.Founds)]
		}
	}
	l.set(id, next)
}

func (l *list) set(id int64, f house.Found) {
	if f == "" {
		delete(l.found, id)
	} else {
		l.found[id] = f
	}
	l.table.Reload()
	l.tell()
}

// rest ticks all who aren't: present who is in by the book, known where who is out in time.
// Who is overdue has to be answered by hand.
func (l *list) rest() {
	for _, x := range l.lines {
		switch {
		case x.room != "" || l.found[x.who.Resident] != "":
		case x.who.Where == house.WhereIn:
			l.found[x.who.Resident] = house.FoundPresent
		case x.who.Where == house.WhereOut:
			l.found[x.who.Resident] = house.FoundAbsent
		}
	}
	l.table.Reload()
	l.tell()
	if open := l.open(); len(open) > 0 {
		l.table.SelectID(open[0].Resident)
		l.s.d.Host.Notify(desk.Note{Text: l.s.d.T("rollcall.by_hand", "Words", words(open)), Hint: true})
	}
	l.s.d.Host.Focus(l.table.Focus())
}

// open are those without a tick.
func (l *list) open() (open []house.Whereabouts) {
	for _, x := range l.lines {
		if x.room == "" && l.found[x.who.Resident] == "" {
			open = append(open, x.who)
		}
	}
	return open
}

// seen are the ticks of those in the list.
func (l *list) seen() (seen []house.Seen) {
	for _, x := range l.lines {
		if f := l.found[x.who.Resident]; x.room == "" && f != "" {
			seen = append(seen, house.Seen{Resident: x.who.Resident, Found: f})
		}
	}
	return seen
}

// tell counts.
func (l *list) tell() {
	n, of := map[house.Found]int{}, 0
	for _, x := range l.lines {
		if x.room == "" {
			of++
			n[l.found[x.who.Resident]]++
		}
	}
	text := l.s.d.T("rollcall.counted", "Done", of-n[""], "Of", of, "Present", n[house.FoundPresent], "Absent", n[house.FoundAbsent],
		"Missing", n[house.FoundMissing])
	if l.count.Runs[0].Text != text {
		l.count.Runs[0].Text = text
		l.count.Refresh()
		if l.s.content != nil {
			l.s.layOut()
		}
	}
}

func words(all []house.Whereabouts) string {
	var list []string
	for _, w := range all {
		list = append(list, w.CodeWord)
	}
	return strings.Join(list, ", ")
}

// span are the roll calls that the page shows.
func span(now civil.Instant) civil.Span { return civil.Span{From: now.Add(-shown), To: now.Add(1)} }
