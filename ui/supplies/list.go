package supplies

import (
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pana/shelter"
	"pana/ui/desk"
	"pana/ui/goods"
	"pana/ui/widgets"
)

// The tabs of the list, by the names that places use.
const (
	tabAll     = "all"
	tabLow     = "low"
	tabSoon    = "soon"
	tabExpired = "expired"
)

var tabs = []string{tabAll, tabLow, tabSoon, tabExpired}

// list are the items that filter and tab leave, in the order in which they run out.
type list struct {
	s      *Screen
	all    []shelter.Supply
	names  [][]string // folded, of all
	bars   map[string]int64
	rows   []int // of all
	counts [4]int
	loaded bool // something was read
	failed bool

	tabs  *widgets.Tabs
	table *widgets.Table
	first *widgets.Button // of the empty store
	empty *fyne.Container
}

func newList(s *Screen) *list {
	d := s.d
	l := &list{s: s, bars: map[string]int64{}}
	l.tabs = widgets.NewTabs(make([]string, len(tabs)), func(int) { l.find() })
	l.tabs.Tones = []widgets.Tone{"", widgets.Alert, widgets.Held, widgets.Alert}
	l.nameTabs()
	l.table = widgets.NewTable([]widgets.Column{
		{Title: d.T("supplies.col_name"), Width: 140, Weight: 4}, {Title: d.T("supplies.col_category"), Width: 90},
		{Title: d.T("supplies.col_have"), Width: 104, Weight: 1, Right: true}, {Width: 12}, {Title: d.T("supplies.col_bar"), Width: 92},
		{Title: d.T("supplies.col_days"), Width: 84, Right: true}, {Width: 12}, {Title: d.T("supplies.col_out"), Width: 118},
	}, func() int { return len(l.rows) }, l.cells)
	l.empty = container.NewStack()
	l.table.Empty = l.empty
	l.table.ID = func(i int) int64 { return l.row(i).ID }
	l.table.Fold = goods.Fold
	l.table.Jump = l.jump
	l.table.OnSelected = l.selected
	l.table.OnOpened = l.opened
	return l
}

// row is what stands at a place.
func (l *list) row(i int) shelter.Supply {
	if i < 0 || i >= len(l.rows) {
		return shelter.Supply{}
	}
	return l.all[l.rows[i]]
}

// take shows what was read.
func (l *list) take(all []shelter.Supply) {
	l.loaded = true
	l.all = all
	clear(l.bars)
	l.names = make([][]string, len(all))
	for _, x := range all {
		for _, b := range x.Barcodes {
			l.bars[b.Code] = x.ID
		}
	}
	l.find()
	if l.table.Selected < 0 && len(l.rows) > 0 && !l.s.narrow && l.s.form == nil {
		l.table.Select(0)
	}
}

// folded are the names of an item, folded when first asked for.
func (l *list) folded(i int) []string {
	if l.names[i] == nil {
		l.names[i] = goods.Folded(l.all[i].Item)
	}
	return l.names[i]
}

// scanned is the item of a barcode, 0 for none.
func (l *list) scanned(code string) int64 { return l.bars[code] }

// find shows what the filter leaves. The tabs count what is left of each.
func (l *list) find() {
	f := l.s.filter
	text, category := f.text.Text(), f.category.Key()
	want := goods.Fold(text)
	var here map[int64]bool
	if p := f.placeID(); p != 0 {
		var err error
		if here, err = l.s.store.ItemsAt(context.Background(), p); l.s.d.Failed(err, nil) {
			return
		}
	}
	l.rows, l.counts = l.rows[:0], [4]int{}
	for i, x := range l.all {
		if category != everything && string(x.Category) != category || here != nil && !here[x.ID] ||
			want != "" && goods.Matches(l.folded(i), want) == 0 && l.bars[text] != x.ID {
			continue
		}
		for t, name := range tabs {
			if in(name, x) {
				l.counts[t]++
				if t == l.tabs.Selected {
					l.rows = append(l.rows, i)
				}
			}
		}
	}
	l.nameTabs()
	l.sayEmpty()
	l.table.Reload()
}

// in reports whether an item belongs under a tab.
func in(tab string, x shelter.Supply) bool {
	switch tab {
	case tabLow:
		return x.Low
	case tabSoon:
		return x.Soon
	case tabExpired:
		return x.Expired()
	}
	return true
}

func (l *list) nameTabs() {
	for i, t := range tabs {
		l.tabs.Words[i] = l.s.d.T("supplies.tab."+t, "Count", l.counts[i])
	}
	l.tabs.Refresh()
}

// choose shows a tab by its name.
func (l *list) choose(tab string) {
	if i := slices.Index(tabs, tab); i >= 0 {
		l.tabs.Selected = i
		l.find()
	}
}

// sayEmpty says what an empty list means and offers the first step.
func (l *list) sayEmpty() {
	d := l.s.d
	l.first = nil
	if len(l.rows) > 0 || !l.loaded {
		l.empty.Objects = nil
		return
	}
	icon, key := widgets.IconSupplies, "supplies.empty.tab"
	var step, more *widgets.Button
	switch {
	case l.failed:
		icon, key = widgets.IconWarning, "supplies.empty.failed"
	case len(l.all) == 0:
		key = "supplies.empty.none"
		if l.s.may() {
			step = widgets.NewButton(d.T("supplies.add"), widgets.Filled, widgets.IconAdd, "", l.s.Add)
			more = widgets.NewButton(d.T("supplies.load"), widgets.Plain, "", "", func() { l.s.lead(desk.StoreImport, 0) })
			l.first = step
		}
	case l.s.filter.set():
		icon, key = widgets.IconSearch, "supplies.empty.found"
		step = widgets.NewButton(d.T("supplies.clear"), widgets.Plain, widgets.IconClose, "Esc", func() { l.s.Back() })
	}
	o := widgets.NewEmpty(icon, d.T(key), d.T(key+".why"), step)
	if more != nil {
		o = container.NewCenter(widgets.Stack(8, o, container.NewCenter(more)))
	}
	l.empty.Objects = []fyne.CanvasObject{o}
	l.empty.Refresh()
}

// jump finds the next row that begins with letters, in any language.
func (l *list) jump(letters string, from int) int {
	want, n := goods.Fold(letters), len(l.rows)
	for k := range n {
		i := (from + k) % n
		if goods.Matches(l.folded(l.rows[i]), want) == 3 {
			return i
		}
	}
	return -1
}

// selected shows the item of a row beside the list. Where a form would lose what is typed,
// it is asked first.
func (l *list) selected(i int) {
	id, was := l.row(i).ID, l.s.record.item.ID
	if i < 0 || id == was || l.s.narrow {
		return
	}
	l.s.leavingOr(func() { l.s.record.open(id) }, func() { l.table.SelectID(was) })
}

// opened goes into the record of a row.
func (l *list) opened(i int) {
	if id := l.row(i).ID; id != 0 {
		l.s.leaving(func() {
			l.s.record.open(id)
			l.s.uncover(true)
			l.s.record.focus()
		})
	}
}

func (l *list) cells(i int) []widgets.Cell {
	d, x := l.s.d, l.row(i)
	tone := goods.Tone(x)
	days := widgets.Strong
	if tone == widgets.Alert || tone == widgets.Held {
		days = days.In(tone.Strong())
	}
	out := ""
	switch {
	case !x.Cover.RunsOut.IsZero():
		if out = goods.Day(d, x.Cover.RunsOut); x.Cover.RunsOut.Year() != d.Today().Year() {
			out = d.FullDay(x.Cover.RunsOut) // the month in words has no room beside a year
		}
	case x.Low:
		out = d.T("supplies.below_least")
	}
	return []widgets.Cell{{Text: goods.Name(d, x.Item), Style: widgets.Strong}, {Text: d.T("code.category." + string(x.Category)), Style: widgets.Quiet},
		{Text: goods.Say(d, x.Item, x.Stock.Usable)}, {}, {Share: share(x, tone)}, {Text: goods.Days(d, x.Cover.Days), Style: days}, {},
		{Text: out, Style: widgets.Quiet}}
}

// share is the bar of an item: its usable stock against what there usually is, nil where
// the house hasn't said how much that is.
func share(x shelter.Supply, tone widgets.Tone) *widgets.Share {
	whole := max(x.Par, x.Most)
	if x.Par > 0 {
		whole = x.Par
	}
	if whole == 0 {
		whole = 2 * x.Least
	}
	if whole == 0 {
		return nil
	}
	return &widgets.Share{Value: float32(x.Stock.Usable) / float32(whole), Minimum: float32(x.Least) / float32(whole), Tone: tone}
}

func itoa(n int64) string { return strconv.FormatInt(n, 10) }
