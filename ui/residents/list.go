package residents

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/shelter/tasks"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// keptPages is how many pages of the list are kept; scrolling back reads them again.
const keptPages = 8

// states are the tabs of the list.
var states = []people.State{people.In, people.Expected, people.Left, people.Everybody}

// list are the residents of one state that the filter leaves, a page at a time.
type list struct {
	s      *Screen
	tabs   *widgets.Tabs
	table  *widgets.Table
	empty  *fyne.Container
	filter people.Filter
	pages  people.Pages
	kept   map[int][]people.Row
	order  []int // of kept, the oldest first
	marks  map[int64]mark
	seen   *seen
	failed bool // the last read failed, so that it isn't tried for each row
}

func newList(s *Screen) *list {
	l := &list{s: s, filter: people.Filter{State: people.In}, kept: map[int][]people.Row{}}
	l.seen = newSeen(s)
	l.tabs = widgets.NewTabs(make([]string, len(states)), func(i int) { l.tabbed(i) })
	for i := range l.tabs.Words {
		l.tabs.Words[i] = l.tabWord(i, 0)
	}
	d := s.desk
	l.table = widgets.NewTable([]widgets.Column{
		{Title: d.T("residents.word"), Width: 114, Weight: 2},
		{Title: d.T("residents.sex_age"), Width: 111, Weight: 1},
		{Title: d.T("residents.citizenship"), Width: 71, Weight: 1},
		{Title: d.T("residents.bed"), Width: 67, Weight: 1},
		{Title: d.T("residents.since"), Width: 64, Weight: 1},
		{Title: d.T("residents.state"), Width: 136, Weight: 2},
	}, func() int { return l.pages.Count }, l.cells)
	l.empty = container.NewStack()
	l.table.Empty = l.empty
	l.table.ID = func(i int) int64 { return l.row(i).ID }
	l.table.Find = l.place
	l.table.Jump = l.jump
	l.table.OnSelected = l.selected
	l.table.OnOpened = func(i int) { l.opened(i) }
	return l
}

func (l *list) tabWord(i, n int) string {
	return l.s.desk.T("residents.tab."+string(states[i]), "Count", n)
}

func (l *list) tabbed(i int) {
	l.filter.State = states[i]
	l.read()
	l.table.Reload()
}

func (l *list) setState(st people.State) {
	for i, x := range states {
		if x == st {
			l.tabs.Select(i)
		}
	}
}

// find reads the list anew after the filter changed.
func (l *list) find() {
	l.filter = l.s.filter.apply(people.Filter{State: l.filter.State})
	l.seen.begin(l.filter.Text)
	l.table.Columns[5].Title = l.s.desk.T("residents.state")
	if l.filter.Text != "" {
		l.table.Columns[5].Title = l.s.desk.T("residents.why")
	}
	l.reload()
}

// reload reads everything anew; the selection stays on its record.
func (l *list) reload() {
	l.read()
	l.mark()
	l.count()
	l.table.Reload()
}

// read forgets the pages that were read and asks how many there are.
func (l *list) read() {
	clear(l.kept)
	l.order, l.failed = nil, false
	var err error
	l.pages, err = l.s.house.Pages(context.Background(), l.filter)
	if l.failed = err != nil; l.failed {
		l.pages = people.Pages{}
		l.s.desk.Failed(err, nil)
	}
	l.sayEmpty()
}

// count writes the numbers on the tabs: of the whole house, or of what the filter leaves.
func (l *list) count() {
	var n [4]int
	if !l.s.filter.set() {
		t, err := l.s.house.Tally(context.Background())
		if err != nil {
			return // said already
		}
		n = [4]int{t.In, t.Expected, t.Left, t.All}
	} else {
		for i, st := range states {
			f := l.filter
			f.State = st
			p, err := l.s.house.Pages(context.Background(), f)
			if err != nil {
				return
			}
			n[i] = p.Count
		}
	}
	for i := range states {
		l.tabs.Words[i] = l.tabWord(i, n[i])
	}
	l.tabs.Refresh()
}

// sayEmpty says what an empty list means and offers the first step.
func (l *list) sayEmpty() {
	d := l.s.desk
	if l.pages.Count > 0 {
		l.empty.Objects = nil
		return
	}
	var step *widgets.Button
	icon, key := widgets.IconPeople, "residents.empty."+string(l.filter.State)
	switch {
	case l.failed && !l.s.may(staff.OperationalRead):
		icon, key = widgets.IconLock, "residents.empty.right"
	case l.filter.Where != "" && l.s.filter.onlyWhere():
		icon, key = widgets.IconHouse, "residents.empty.where"
		step = widgets.NewButton(d.T("residents.clear"), widgets.Plain, widgets.IconClose, "Esc", func() { l.s.Back() })
	case l.s.filter.set():
		icon, key = widgets.IconSearch, "residents.empty.found"
		step = widgets.NewButton(d.T("residents.clear"), widgets.Plain, widgets.IconClose, "Esc", func() { l.s.Back() })
	case l.s.may(staff.OperationalWrite) && (l.filter.State == people.In || l.filter.State == people.Everybody):
		step = widgets.NewButton(d.T("action.intake"), widgets.Plain, widgets.IconAdd, "Ctrl N",
			func() { d.Go(desk.Place{Screen: desk.Intake}) })
	}
	l.empty.Objects = []fyne.CanvasObject{widgets.NewEmpty(icon, d.T(key), d.T(key+".why"), step)}
	l.empty.Refresh()
}

// row is the one at a place, read with its page when it isn't kept.
func (l *list) row(i int) people.Row {
	if l.pages.Size == 0 || i < 0 || i >= l.pages.Count {
		return people.Row{}
	}
	k := i / l.pages.Size
	rows, ok := l.kept[k]
	if !ok && !l.failed {
		f := l.filter
		f.Limit, f.After = l.pages.Size, l.pages.After[k]
		var err error
		if rows, err = l.s.house.Residents(context.Background(), f); err != nil {
			l.failed = true
			l.s.desk.Failed(err, nil)
			return people.Row{}
		}
		if len(l.order) == keptPages {
			delete(l.kept, l.order[0])
			l.order = l.order[1:]
		}
		l.kept[k], l.order = rows, append(l.order, k)
	}
	if at := i % l.pages.Size; at < len(rows) {
		return rows[at]
	}
	return people.Row{}
}

// place is where a record stands, -1 for nowhere.
func (l *list) place(id int64) int {
	for k, rows := range l.kept {
		for i, r := range rows {
			if r.ID == id {
				return k*l.pages.Size + i
			}
		}
	}
	at, err := l.s.house.Place(context.Background(), l.filter, id)
	if err != nil {
		return -1
	}
	return at
}

func (l *list) sees(id int64) bool { return l.place(id) >= 0 }

func (l *list) jump(letters string, from int) int {
	var after people.Cursor
	if from > 0 {
		after = l.row(from - 1).Cursor
	}
	at, err := l.s.house.Jump(context.Background(), l.filter, letters, after)
	if err != nil {
		return -1
	}
	return at
}

func (l *list) selectID(id int64) { l.table.SelectID(id) }

// selected shows the record of a row beside the list. Where a form would lose what is
// typed, it is asked first.
func (l *list) selected(i int) {
	id := l.row(i).ID
	if i < 0 || id == l.s.record.id || l.s.narrow {
		return
	}
	was, row := l.s.record.id, l.row(i)
	l.s.leavingOr(func() {
		if l.seen.opened(row) {
			l.s.record.open(id)
		}
	}, func() { l.selectID(was) })
}

// opened goes into the record of a row.
func (l *list) opened(i int) {
	row := l.row(i)
	id := row.ID
	if id == 0 {
		return
	}
	l.s.leaving(func() {
		if !l.seen.opened(row) {
			return
		}
		l.s.record.open(id)
		l.s.uncover(true)
		widgets.Focus(l.s.record.tabs)
	})
}

// mark notes what the list says of those in the house beside where they are.
func (l *list) mark() {
	l.marks = map[int64]mark{}
	if all, err := l.s.house.Presence(context.Background(), 0); err == nil {
		for _, w := range all {
			if w.Where != house.WhereIn {
				l.marks[w.Resident] = mark{out: w}
			}
		}
	}
	open, err := l.s.house.Tasks(context.Background(), tasks.Filter{State: tasks.Open})
	if err != nil {
		return
	}
	for _, t := range open {
		if t.Say.Key == assessmentKey {
			m := l.marks[t.Resident]
			m.assess = t.Due
			l.marks[t.Resident] = m
		}
	}
}

func itoa(n int64) string { return strconv.FormatInt(n, 10) }
