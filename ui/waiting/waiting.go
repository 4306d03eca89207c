// Package waiting is the page of who was announced: those who wait for an answer or for
// their bed, and what became of the others.
//
// Rules: a referral has numbers and needs and never a name; its free texts are looked
// through before they are saved, and a name found there needs a deliberate word to stay. A
// decision is for the referral as it was read: when another window was faster, nothing is
// overwritten unseen, and what was typed stays. How long a bed is kept is told in minutes
// left and goes on with the clock; who didn't come in that time stays in sight for a day.
// Forms stand in place of the record and are kept as drafts at the lock.
package waiting

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/shift"
	"pana/shelter/staff"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// House is what the page needs of the shelter.
type House interface {
	Who() (staff.Account, staff.Role)
	Settings(context.Context) (staff.Settings, error)
	WaitingList(context.Context) ([]house.Referral, error)
	RanOut(ctx context.Context, since civil.Instant) ([]house.Referral, error)
	Referrals(context.Context, civil.Span) ([]house.Referral, error)
	Referral(ctx context.Context, id int64) (house.Referral, error)
	Propose(context.Context, []house.Guest, house.Wish) ([]house.Proposal, error)
	CheckText(ctx context.Context, text string) ([]shift.Finding, error)

	AddReferral(context.Context, house.NewReferral) (shelter.Receipt, error)
	ChangeReferral(ctx context.Context, old house.Referral, n house.NewReferral) (shelter.Receipt, error)
	Decide(context.Context, house.Verdict) (shelter.Receipt, error)
	LetGo(ctx context.Context, referral int64) (shelter.Receipt, error)
	KeepLonger(ctx context.Context, referral int64, minutes int) (shelter.Receipt, error)

	SaveDraft(ctx context.Context, form string, body []byte) error
	Draft(ctx context.Context, form string) (shelter.Draft, bool, error)
	DropDraft(ctx context.Context, form string) error
}

var _ House = (*shelter.Session)(nil)

// Announce is the filter of a place that opens the form of somebody new.
const Announce = "new"

// Screen is the page.
type Screen struct {
	d *desk.Desk
	h House

	list    *list
	record  *record
	form    *form // stands in place of the record; nil: none is open
	add     *widgets.Button
	sides   *fyne.Container
	content fyne.CanvasObject
	narrow  bool
	opened  bool // narrow: the record covers the list
	asked   bool // whether a draft is kept
	drafted bool // one is
	stop    func()
}

var (
	_ desk.Screen   = (*Screen)(nil)
	_ desk.Opener   = (*Screen)(nil)
	_ desk.Adder    = (*Screen)(nil)
	_ desk.Saver    = (*Screen)(nil)
	_ desk.Finder   = (*Screen)(nil)
	_ desk.Backer   = (*Screen)(nil)
	_ desk.Drafter  = (*Screen)(nil)
	_ desk.Narrower = (*Screen)(nil)
	_ desk.Leaver   = (*Screen)(nil)
)

// New makes the page; Reload fills it.
func New(d *desk.Desk, h House) *Screen {
	s := &Screen{d: d, h: h}
	s.list = newList(s)
	s.record = newRecord(s)
	s.build()
	return s
}

// Title implements desk.Screen.
func (s *Screen) Title() string { return s.d.T("waiting.title") }

// Content implements desk.Screen.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Topics implements desk.Screen.
func (s *Screen) Topics() []string {
	return []string{house.TopicReferrals, house.TopicBeds, people.Topic, staff.TopicSettings}
}

// Reload implements desk.Screen: the selection stays on its referral, what is typed stays.
func (s *Screen) Reload() {
	s.list.reload()
	s.record.show()
}

// Focus implements desk.Screen.
func (s *Screen) Focus() {
	if s.stop == nil {
		s.stop = s.d.Every(beat, s.Reload)
	}
	switch {
	case s.takeUp():
	case s.form != nil:
		s.form.w.Focus()
	case len(s.list.rows) == 0 && s.list.first.Visible() && s.may():
		s.d.Host.Focus(s.list.first)
	case s.narrow && s.opened && s.record.main != nil:
		s.d.Host.Focus(s.record.main)
	case s.narrow && s.opened && s.add != nil:
		s.d.Host.Focus(s.add)
	default:
		s.d.Host.Focus(s.list.table.Focus())
	}
}

// beat is how often minutes left are told anew.
const beat = 20 * time.Second

// Open implements desk.Opener: a referral by its number, or the form of a new one.
func (s *Screen) Open(p desk.Place) {
	s.takeUp()
	switch {
	case p.Filter == Announce:
		s.Add()
		s.Focus()
		return
	case p.ID != 0:
		s.leaving(func() { s.showID(p.ID) })
	}
	s.Focus()
}

// showID selects a referral, in whichever list it stands.
func (s *Screen) showID(id int64) {
	for _, look := range []func(){func() {}, func() { s.list.choose(tabWaiting) }, s.list.everything} {
		if look(); s.list.table.SelectID(id) {
			break
		}
	}
	s.record.show()
	s.uncover(true)
}

// Add implements desk.Adder.
func (s *Screen) Add() {
	if s.may() {
		s.leaving(func() { s.announceForm(house.Referral{}) })
	}
}

// Save implements desk.Saver.
func (s *Screen) Save() {
	if s.form != nil {
		s.form.save()
	}
}

// Find implements desk.Finder: the list is filtered by its tabs.
func (s *Screen) Find() {
	s.uncover(false)
	s.d.Host.Focus(s.list.tabs)
}

// Back implements desk.Backer: out of a form, then out of the record, then to the list.
func (s *Screen) Back() bool {
	switch {
	case s.form != nil:
		s.leaving(s.closeForm)
	case s.narrow && s.opened:
		s.uncover(false)
		s.Focus()
	case s.list.tab == tabDecided:
		s.list.choose(tabWaiting)
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
		s.record.built = ""
		s.record.show()
	}
}

// Leave implements desk.Leaver.
func (s *Screen) Leave() {
	if s.stop != nil {
		s.stop()
		s.stop = nil
	}
}

// may reports whether the role writes here.
func (s *Screen) may() bool {
	_, role := s.h.Who()
	return staff.ScopeOf(role, staff.OperationalWrite) != staff.None
}

// uncover shows the record over the list, or the list again, where both have no room.
func (s *Screen) uncover(record bool) {
	if s.opened != record {
		s.opened = record
		s.sides.Refresh()
	}
}

// leaving goes on with next, after asking when something was typed that would be lost.
func (s *Screen) leaving(next func()) {
	if s.form == nil || !s.form.dirty() {
		s.dropForm()
		next()
		return
	}
	s.d.Ask(desk.Question{Title: s.d.T("waiting.leave"), Text: s.d.T("waiting.leave_why"), Verb: s.d.T("button.discard"), Danger: true,
		Yes: func() bool { s.dropForm(); next(); return true }})
}

// finished tells what came of a change and reports whether it was made.
func (s *Screen) finished(r shelter.Receipt, err error, f desk.Form) bool {
	if s.d.Failed(err, f) {
		return false
	}
	s.d.Done(r.Message, r.Undo)
	return true
}
