// Package supplies is the page of the store: what there is, for how many days it lasts,
// and beside it one item with its lots, its ledger and its card.
//
// Rules: what runs out first stands first. The list is read in one piece and filtered
// here; of the item only what its tab shows is read. A bar is told by its length, its tick
// and its word, never by colour alone. A barcode typed into the filter leads to the item.
// Lots stand in the order in which they go out. What comes and goes in documents of their
// own has its own page; what concerns one lot is a form in place of the record, and kept
// as a draft at the lock.
package supplies

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"pana/inventory"
	"pana/shelter"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// New item, as the filter of a place: it opens the form of one.
const NewItem = "new"

// Screen is the page.
type Screen struct {
	d     *desk.Desk
	h     House
	store Store

	heads   *widgets.Line
	filter  *filter
	list    *list
	record  *record
	form    *form // stands in place of the record; nil: none is open
	sides   *fyne.Container
	content fyne.CanvasObject
	narrow  bool
	opened  bool // narrow: the record covers the list
	asked   bool // whether a draft is kept
	drafted bool // one is
	shown   bool // the page had the cursor

	readings int   // begun so far
	want     int64 // the item to show when the next reading arrives
}

var (
	_ desk.Screen   = (*Screen)(nil)
	_ desk.Opener   = (*Screen)(nil)
	_ desk.Adder    = (*Screen)(nil)
	_ desk.Saver    = (*Screen)(nil)
	_ desk.Mover    = (*Screen)(nil)
	_ desk.Finder   = (*Screen)(nil)
	_ desk.Backer   = (*Screen)(nil)
	_ desk.Sheeter  = (*Screen)(nil)
	_ desk.Drafter  = (*Screen)(nil)
	_ desk.Narrower = (*Screen)(nil)
	_ desk.Counter  = (*Screen)(nil)
	_ desk.Issuer   = (*Screen)(nil)
	_ desk.Repeater = (*Screen)(nil)
)

// New makes the page; Reload fills it.
func New(d *desk.Desk, h House, s Store) *Screen {
	x := &Screen{d: d, h: h, store: s}
	x.filter = newFilter(x)
	x.list = newList(x)
	x.record = newRecord(x)
	x.build()
	return x
}

// Title implements desk.Screen.
func (s *Screen) Title() string { return s.d.T("place.supplies") }

// Content implements desk.Screen.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Topics implements desk.Screen: who is expected changes how long things last.
func (s *Screen) Topics() []string {
	return []string{inventory.Topic, people.Topic, house.TopicStays, house.TopicBeds, staff.TopicSettings}
}

// Reload implements desk.Screen: the selection stays on its item, what is typed stays.
// The store is read beside the page: the forecast of a large one takes longer than a blink.
func (s *Screen) Reload() {
	s.filter.reload()
	s.readings++
	no := s.readings
	var all []shelter.Supply
	var days []inventory.Heads
	s.d.Run(desk.Task{Quiet: true,
		Work: func(ctx context.Context, _ func(int, int)) (err error) {
			if all, err = s.store.Supplies(ctx); err == nil {
				days, err = s.store.Census(ctx, 1)
			}
			return err
		},
		Done: func(err error) {
			if no != s.readings {
				return // a later reading is under way
			}
			s.arrived(all, days, err)
		}})
}

// arrived shows what was read.
func (s *Screen) arrived(all []shelter.Supply, days []inventory.Heads, err error) {
	first := !s.list.loaded
	s.list.failed = s.d.Failed(err, nil)
	s.list.take(all)
	s.countHeads(days)
	if id := s.want; id != 0 {
		s.want = 0
		s.showID(id)
		return
	}
	s.record.reload()
	if first && s.shown && s.takeUp() {
		return
	}
	if first && len(all) == 0 && s.list.first != nil {
		c := fyne.CurrentApp().Driver().CanvasForObject(s.content)
		if c != nil && c.Focused() == s.list.table.Focus() {
			s.d.Host.Focus(s.list.first)
		}
	}
}

// Focus implements desk.Screen.
func (s *Screen) Focus() {
	s.shown = true
	switch {
	case s.takeUp():
	case s.form != nil:
		s.form.w.Focus()
	case len(s.list.all) == 0 && s.list.first != nil:
		s.d.Host.Focus(s.list.first)
	case s.narrow && s.opened:
		widgets.Focus(s.record.tabs)
	default:
		s.d.Host.Focus(s.list.table.Focus())
	}
}

// Open implements desk.Opener: an item by its number, a tab of the list (low, soon,
// expired), or the form of a new item.
func (s *Screen) Open(p desk.Place) {
	s.takeUp()
	switch {
	case strings.HasPrefix(p.Filter, desk.BarcodeNew):
		code := strings.TrimPrefix(p.Filter, desk.BarcodeNew)
		s.leaving(func() { s.itemForm(inventory.Item{Active: true, Barcodes: []inventory.Barcode{{Code: code}}}) })
	case strings.HasPrefix(p.Filter, desk.BarcodeTo):
		s.d.Host.Notify(desk.Note{Text: s.d.T("supplies.barcode_to", "Code", strings.TrimPrefix(p.Filter, desk.BarcodeTo)), Hint: true})
	case p.Filter == NewItem:
		s.Add()
		return
	case p.ID != 0:
		s.leaving(func() { s.showID(p.ID) })
	case p.Filter != "":
		s.leaving(func() { s.filter.clear(); s.list.choose(p.Filter); s.uncover(false) })
	}
	s.Focus()
}

// showID selects an item, in whichever list it stands.
func (s *Screen) showID(id int64) {
	if !slices.ContainsFunc(s.list.all, func(x shelter.Supply) bool { return x.ID == id }) {
		s.want = id // it comes with the reading that is under way
		return
	}
	if !s.list.table.SelectID(id) {
		s.filter.clear()
		s.list.choose(tabAll)
		s.list.table.SelectID(id)
	}
	s.record.open(id)
	s.uncover(true)
}

// Add implements desk.Adder.
func (s *Screen) Add() {
	if s.may() {
		s.leaving(func() { s.itemForm(inventory.Item{Active: true}) })
	}
}

// Save implements desk.Saver.
func (s *Screen) Save() {
	if s.form != nil {
		s.form.save()
	}
}

// Issue implements desk.Issuer: the page of issue, beginning with the selected item.
func (s *Screen) Issue() { s.lead(desk.Issue, s.record.item.ID) }

// lead goes to a page of the store.
func (s *Screen) lead(screen string, id int64) {
	s.leaving(func() { s.d.Go(desk.Place{Screen: screen, ID: id}) })
}

// Move implements desk.Mover: the selected lot to another place.
func (s *Screen) Move() {
	if s.may() && s.form == nil && s.record.item.ID != 0 {
		s.record.choose(tabStock)
		s.moveForm(s.record.lot())
	}
}

// Repeat implements desk.Repeater, in the lines of a repacking.
func (s *Screen) Repeat() {
	if s.form != nil && s.form.lines != nil {
		s.form.lines.Repeat()
	}
}

// Find implements desk.Finder.
func (s *Screen) Find() {
	s.leaving(func() {
		s.uncover(false)
		widgets.Focus(s.filter.text.Focusable())
	})
}

// Sheet implements desk.Sheeter.
func (s *Screen) Sheet() desk.SheetOrder { return desk.SheetOrder{Sheet: "supplies"} }

// Back implements desk.Backer: out of a form, then out of the record, then out of the filter.
func (s *Screen) Back() bool {
	switch {
	case s.form != nil:
		s.leaving(func() { s.record.focus() })
	case s.narrow && s.opened:
		s.uncover(false)
		s.Focus()
	case s.filter.set():
		s.filter.clear()
		s.list.find()
		s.Focus()
	default:
		return false
	}
	return true
}

// Narrow implements desk.Narrower.
func (s *Screen) Narrow(narrow bool) {
	if s.narrow != narrow {
		s.narrow = narrow
		s.sides.Refresh()
		s.record.show()
	}
}

// Count implements desk.Counter.
func (s *Screen) Count() int {
	n := 0
	for _, x := range s.list.all {
		if x.Low || x.Expired() {
			n++
		}
	}
	return n
}

// may reports whether the role writes here.
func (s *Screen) may() bool {
	_, role := s.h.Who()
	return staff.ScopeOf(role, staff.StockWrite) != staff.None
}

// uncover shows the record over the list, or the list again, where both have no room.
func (s *Screen) uncover(record bool) {
	if s.opened != record {
		s.opened = record
		s.sides.Refresh()
	}
}

// leaving goes on with next, after asking when something was typed that would be lost.
func (s *Screen) leaving(next func()) { s.leavingOr(next, nil) }

func (s *Screen) leavingOr(next, stay func()) {
	if s.form == nil || !s.form.dirty() {
		s.dropForm()
		next()
		return
	}
	s.d.Ask(desk.Question{Title: s.d.T("supplies.leave"), Text: s.d.T("supplies.leave_why"), Verb: s.d.T("button.discard"), Danger: true,
		Yes: func() bool { s.dropForm(); next(); return true }, No: stay})
}

// finished tells what came of a change and reports whether it was made.
func (s *Screen) finished(r shelter.Receipt, err error, f desk.Form) bool {
	if s.d.Failed(err, f) {
		return false
	}
	s.d.Done(r.Message, r.Undo)
	return true
}

// countHeads says for how many the store must last.
func (s *Screen) countHeads(days []inventory.Heads) {
	if len(days) == 0 {
		return
	}
	n, infants := days[0].Total(), days[0].By["0_5m"]+days[0].By["6_11m"]
	text := s.d.N("supplies.heads", n)
	if infants > 0 {
		text = s.d.N("supplies.heads_infants", infants, "Heads", text)
	}
	if run := &s.heads.Runs[0]; run.Text != text {
		run.Text = text
		s.heads.Refresh()
		s.content.Refresh()
	}
}
