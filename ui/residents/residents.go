// Package residents is the page of the people of the house: their list with its filters,
// and beside it the record of one of them.
//
// Rules: the list is paged and never read whole. A record shows the code word and the
// operational answers; who somebody is stands behind a door that opens for a reason, is
// written down, and closes by itself after five minutes, when another record or page is
// opened, at the lock and in privacy mode. Forms stand in the page, in place of the record;
// what is typed into one is kept as a draft at the lock, and survives faults and conflicts.
package residents

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"pana/inventory"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/ui/desk"
	"pana/ui/desk/outing"
	"pana/ui/widgets"
)

// Screen is the page of residents.
type Screen struct {
	desk  *desk.Desk
	house House
	every func(time.Duration, func()) (stop func()) // the desk's, or a test's

	content fyne.CanvasObject
	intake  *widgets.Button // nil for those who may not
	filter  *filter
	list    *list
	record  *record
	draft   *draft
	sides   *fyne.Container
	narrow  bool
	opened  bool   // narrow: the record covers the list
	stop    func() // of the minutes
}

// New makes the page.
func New(d *desk.Desk, h House) *Screen {
	s := &Screen{desk: d, house: h, every: d.Every}
	s.filter = newFilter(s)
	s.list = newList(s)
	s.record = newRecord(s)
	s.draft = newDraft(s)
	s.build()
	return s
}

// Title implements desk.Screen.
func (s *Screen) Title() string { return s.desk.T("place.residents") }

// Content implements desk.Screen.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Topics implements desk.Screen.
func (s *Screen) Topics() []string {
	return []string{"residents", "beds", "stays", "tasks", "settings", inventory.Topic}
}

// Reload implements desk.Screen: the selection stays on its record, what is typed stays.
func (s *Screen) Reload() {
	if s.desk.Host.Private() {
		s.record.door.shut(s.desk.T("identity.closed_private"))
	}
	s.filter.reload()
	s.list.reload()
	s.record.reload()
	s.draft.offer()
}

// Focus implements desk.Screen.
func (s *Screen) Focus() {
	s.keepTime()
	switch {
	case s.record.form != nil:
		s.record.form.w.Focus()
	case s.narrow && s.opened:
		widgets.Focus(s.record.tabs)
	default:
		widgets.Focus(s.list.table.Focus())
	}
}

// Open implements desk.Opener: a record by its number, those who are out, overdue or absent
// (people.Where as the filter), or everybody whom a text finds.
func (s *Screen) Open(p desk.Place) {
	switch {
	case p.ID != 0:
		s.leaving(func() {
			s.show(p.ID)
			if p.Filter == "things" && s.may(staff.StockRead) && s.record.form == nil {
				s.record.tabs.Select(tabThings)
			}
		})
	case slices.Contains(people.Wheres, people.Where(p.Filter)):
		s.leaving(func() { s.showWhere(p.Filter) })
	case p.Filter != "":
		s.filter.text.SetText(p.Filter)
		s.list.find()
	}
	s.Focus()
}

// showWhere shows those of the house who are out, overdue or absent overnight, and nobody
// else.
func (s *Screen) showWhere(where string) {
	s.filter.clear()
	s.filter.where.SetKey(where)
	s.list.setState(people.In)
	s.list.find()
	s.uncover(false)
}

// show opens a record, in whichever list it stands.
func (s *Screen) show(id int64) {
	if !s.list.sees(id) {
		s.filter.clear()
		s.list.setState(people.Everybody)
	}
	s.list.selectID(id)
	s.record.open(id)
	s.uncover(true)
}

// Find implements desk.Finder.
func (s *Screen) Find() {
	s.uncover(false)
	widgets.Focus(s.filter.text.Focusable())
}

// Save implements desk.Saver.
func (s *Screen) Save() {
	if f := s.record.form; f != nil {
		f.save()
	}
}

// Move implements desk.Mover.
func (s *Screen) Move() {
	if s.record.form == nil && s.record.movable() {
		s.record.startMove()
	}
}

// Out implements desk.Outer: the form of going out for one who is in, the return of one who
// is out.
func (s *Screen) Out() {
	if s.record.form == nil && s.record.movable() {
		s.record.goOutOrIn()
	}
}

// Add implements desk.Adder.
func (s *Screen) Add() { s.desk.Go(desk.Place{Screen: desk.Intake}) }

// Sheet implements desk.Sheeter: the intake sheet of the record, or a blank one.
func (s *Screen) Sheet() desk.SheetOrder {
	return desk.SheetOrder{Sheet: "intake", Resident: s.record.id, Blank: s.record.id == 0}
}

// Back implements desk.Backer: out of a form, then out of the record, then out of the filter.
func (s *Screen) Back() bool {
	switch {
	case s.record.form != nil:
		s.leaving(s.record.view)
	case s.narrow && s.opened:
		s.record.door.shut("")
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

// Leave implements desk.Leaver: an open identity doesn't stay open.
func (s *Screen) Leave() {
	s.record.door.shut("")
	s.list.seen.begin(s.list.filter.Text)
	if s.stop != nil {
		s.stop()
		s.stop = nil
	}
}

// keepTime goes on with the clock each minute while the page is open: who is out becomes
// overdue without anything being written.
func (s *Screen) keepTime() {
	if s.stop == nil {
		s.stop = s.every(time.Minute, func() {
			if s.stop != nil {
				s.minute()
			}
		})
	}
}

func (s *Screen) minute() {
	if s.list.filter.Where != "" {
		s.list.reload()
	} else {
		s.list.mark()
		s.list.table.Reload()
	}
	if r := s.record; r.form == nil && r.out() {
		was, _ := outing.State(s.desk, r.where)
		all, err := s.house.Presence(context.Background(), 0)
		if err != nil {
			return // the next change says so
		}
		w, _ := outing.Of(all, r.id)
		if now, _ := outing.State(s.desk, w); now != was || outing.Undecided(s.desk, w) != outing.Undecided(s.desk, r.where) {
			r.reload()
		}
	}
}

// uncover shows the record over the list, or the list again, where both have no room.
func (s *Screen) uncover(record bool) {
	if s.opened != record {
		s.opened = record
		s.sides.Refresh()
	}
}

// leaving goes on with next, after asking when something was typed that would be lost.
func (s *Screen) leaving(next func()) { s.leavingOr(next, func() {}) }

func (s *Screen) leavingOr(next, stay func()) {
	f := s.record.form
	if f == nil || !f.dirty() {
		next()
		return
	}
	s.desk.Ask(desk.Question{
		Title: s.desk.T("residents.leave"), Text: s.desk.T("residents.leave_why"), Verb: s.desk.T("button.discard"), Danger: true,
		Yes: func() bool { s.draft.drop(); next(); return true },
		No:  stay,
	})
}

func (s *Screen) role() staff.Role {
	_, role := s.house.Who()
	return role
}

// may reports whether the role has a right in some scope.
func (s *Screen) may(r staff.Right) bool { return staff.ScopeOf(s.role(), r) != staff.None }

func (s *Screen) canvas() fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(s.content) }
