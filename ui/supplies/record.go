package supplies

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"pana/inventory"
	"pana/shelter"
	"pana/ui/desk"
	"pana/ui/goods"
	"pana/ui/widgets"
)

// The tabs of a record.
const (
	tabStock = iota
	tabLedger
	tabCard
)

// record is the right side: the selected item, or a form.
type record struct {
	s      *Screen
	item   shelter.Supply // ID 0: none is chosen
	lots   []inventory.Lot
	places map[int64]inventory.Place
	tabs   *widgets.Tabs
	walk   *widgets.Walk // of the lots
	ledger *ledger
	body   *fyne.Container
	acts   *fyne.Container // with the marked lot
	object *fyne.Container
}

func newRecord(s *Screen) *record {
	d := s.d
	r := &record{s: s, object: container.NewStack(), body: container.NewStack()}
	r.tabs = widgets.NewTabs([]string{d.T("supplies.tab_stock"), d.T("supplies.tab_ledger"), d.T("supplies.tab_card")}, func(int) { r.fill() })
	r.walk = widgets.NewWalk()
	r.walk.OnMarked = func(int) { s.statusKey() }
	r.walk.OnOpened = func(int) { s.Move() }
	r.walk.OnSelected = func(int) { r.fillActs() }
	r.ledger = newLedger(r)
	return r
}

// open shows another item.
func (r *record) open(id int64) {
	if id != r.item.ID {
		r.walk.Selected = 0
		r.ledger.clear()
	}
	r.read(id)
	r.show()
}

// reload reads the item anew. A form stays as it is: its conflict is found on saving.
func (r *record) reload() {
	id := r.item.ID
	if i := r.s.list.table.Selected; id == 0 && i >= 0 && !r.s.narrow {
		id = r.s.list.row(i).ID
	}
	r.ledger.clear()
	r.read(id)
	if r.s.form == nil {
		r.show()
	}
}

// read takes the item from the list, and its lots from the file.
func (r *record) read(id int64) {
	r.item, r.lots = shelter.Supply{}, nil
	for _, x := range r.s.list.all {
		if x.ID == id && id != 0 {
			r.item = x
		}
	}
	if r.item.ID == 0 {
		return
	}
	ctx := context.Background()
	ls, err := r.s.store.Lots(ctx, id, false)
	if r.s.d.Failed(err, nil) {
		return
	}
	ps, err := r.s.store.Places(ctx)
	if r.s.d.Failed(err, nil) {
		return
	}
	// What may not be given out stands behind what goes out in this order.
	slices.SortStableFunc(ls, func(a, b inventory.Lot) int {
		switch {
		case a.Usable == b.Usable:
			return 0
		case a.Usable:
			return -1
		}
		return 1
	})
	r.lots, r.places = ls, map[int64]inventory.Place{}
	for _, p := range ps {
		r.places[p.ID] = p
	}
}

// lot is the one with the mark, the zero Lot for none.
func (r *record) lot() inventory.Lot {
	if i := r.walk.Selected; i >= 0 && i < len(r.lots) {
		return r.lots[i]
	}
	return inventory.Lot{}
}

// focus puts the cursor where one goes on in the record.
func (r *record) focus() {
	switch {
	case r.item.ID == 0:
		r.s.Focus()
	case r.tabs.Selected == tabStock && len(r.lots) > 0:
		widgets.Focus(r.walk)
	default:
		widgets.Focus(r.tabs)
	}
}

// choose shows a tab.
func (r *record) choose(tab int) {
	if r.tabs.Selected != tab {
		r.tabs.Select(tab)
	}
}

// show draws the item, or the form, or what the place is for.
func (r *record) show() {
	d := r.s.d
	switch {
	case r.s.form != nil:
		r.object.Objects = []fyne.CanvasObject{r.s.form.object}
	case r.item.ID == 0:
		r.object.Objects = []fyne.CanvasObject{widgets.NewCard("", nil, widgets.NewEmpty(widgets.IconSupplies, d.T("supplies.none"), d.T("supplies.none_why"), nil))}
	default:
		r.fill()
		top := widgets.Pad(13, 17, 10, 17, r.head())
		r.object.Objects = []fyne.CanvasObject{widgets.NewCard("", nil, container.New(below{}, widgets.Stack(0, top, r.tabs), r.body))}
	}
	r.object.Refresh()
}

// head is the name with what can be done.
func (r *record) head() fyne.CanvasObject {
	s, d := r.s, r.s.d
	line := []fyne.CanvasObject{}
	if s.narrow {
		back := widgets.NewButton("", widgets.Ghost, widgets.IconBack, "", func() { s.Back() })
		back.Hint = d.T("button.back")
		line = append(line, back)
	}
	line = append(line, widgets.NewLine(goods.Name(d, r.item.Item), widgets.Style{Size: 20, Bold: true, Colour: widgets.Ink}).Yielding(),
		layout.NewSpacer(), widgets.NewLine(d.T("code.category."+string(r.item.Category)), widgets.Quiet))
	head := widgets.Stack(10, widgets.Sized(0, 30, widgets.Row(12, line...)))
	if s.may() {
		issue := widgets.NewSmallButton(d.T("supplies.issue"), widgets.Filled, "", s.Issue)
		issue.Tag = "Ctrl I"
		head.Add(widgets.Acts(8, 0, issue, widgets.NewSmallButton(d.T("supplies.receive"), widgets.Plain, "", func() { s.lead(desk.Receive, r.item.ID) }),
			widgets.NewSmallButton(d.T("supplies.write_off"), widgets.Plain, "", func() { s.lead(desk.WriteOff, r.lot().ID) })))
	}
	return head
}

// fill puts what the tab says below it.
func (r *record) fill() {
	var o fyne.CanvasObject
	switch r.tabs.Selected {
	case tabLedger:
		o = r.ledger.tab()
	case tabCard:
		o = r.card()
	default:
		o = r.stock()
	}
	r.body.Objects = []fyne.CanvasObject{o}
	r.body.Refresh()
}
