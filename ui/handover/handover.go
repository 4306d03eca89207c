// Package handover is the page of the shift: what the program gathered of it, what its
// people add, the two signatures, and the house log beside them.
//
// Rules: what presses most stands first, and each row says where it comes from. The giver
// signs what stands on the page; whoever takes over repeats it in her own words and signs
// with her own login and password, or asks back. A signed sheet can be read and printed,
// not written on. What is typed stays when saving fails, when the sheet changes under it,
// and when the file is locked; passwords are kept nowhere. Who may only read is offered no
// act.
package handover

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/shift"
	"pana/shelter/staff"
	"pana/shelter/tasks"
	"pana/ui/desk"
	"pana/ui/journal"
)

// House is what the page needs of the shelter.
type House interface {
	journal.House
	Who() (staff.Account, staff.Role)
	Accounts(context.Context) ([]staff.Account, error)
	Handover(context.Context) (shift.Handover, bool, error)
	HandoverOf(ctx context.Context, id int64) (shift.Handover, error)
	Handovers(ctx context.Context, before int64, limit int) ([]shift.Handover, error)
	BeginShift(context.Context) (shelter.Receipt, error)
	SaveHandoverLine(ctx context.Context, handover int64, l shift.Line) (shelter.Receipt, error)
	DropHandoverLine(ctx context.Context, handover, line int64) (shelter.Receipt, error)
	TickHandoverLine(ctx context.Context, line int64, done bool) (shelter.Receipt, error)
	SaveHandoverChecks(ctx context.Context, handover int64, c shift.Checks) (shelter.Receipt, error)
	GiveHandover(ctx context.Context, handover int64) (shelter.Receipt, error)
	ReturnHandover(ctx context.Context, handover int64, question string) (shelter.Receipt, error)
	AcceptHandover(context.Context, shelter.Taking) (shelter.Receipt, error)
}

var _ House = (*shelter.Session)(nil)

// Window is what the page needs of the window beside its desk.
type Window interface {
	// CorrectLog opens the pad to write a line in the place of another.
	CorrectLog(shift.Entry)
	// KeepDrafts keeps what is typed on all pages for whoever is signed in; false when that
	// failed and was said.
	KeepDrafts() bool
	// SignedIn builds the workplace anew for somebody who has just signed in here, and says
	// what was done.
	SignedIn(done fault.Message)
}

// What the page may show.
const (
	showNow    = ""       // the shift that lasts
	showLog    = "log"    // the whole log
	showFormer = "former" // handovers that were accepted
	showPast   = "past"   // one of those
)

// Screen is the page.
type Screen struct {
	d *desk.Desk
	h House
	w Window

	shown  string
	now    shift.Handover // or the past one
	begun  bool           // there is a shift
	read   bool
	log    []shift.Entry
	former []shift.Handover
	typed  typed
	stop   func() // of the minutes

	page    *page
	content *fyne.Container
}

var (
	_ desk.Screen  = (*Screen)(nil)
	_ desk.Opener  = (*Screen)(nil)
	_ desk.Saver   = (*Screen)(nil)
	_ desk.Finder  = (*Screen)(nil)
	_ desk.Sheeter = (*Screen)(nil)
	_ desk.Backer  = (*Screen)(nil)
	_ desk.Drafter = (*Screen)(nil)
	_ desk.Leaver  = (*Screen)(nil)
)

// New makes the page; Reload fills it.
func New(d *desk.Desk, h House, w Window) *Screen {
	s := &Screen{d: d, h: h, w: w}
	s.page = newPage(s)
	s.content = container.NewStack(s.page.object)
	return s
}

// Title implements desk.Screen.
func (s *Screen) Title() string { return s.d.T("place.shift") }

// Content implements desk.Screen.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Topics implements desk.Screen.
func (s *Screen) Topics() []string {
	return []string{shift.TopicLog, shift.TopicHandover, house.TopicBeds, house.TopicStays, house.TopicReferrals, people.Topic, tasks.Topic}
}

// Focus implements desk.Screen.
func (s *Screen) Focus() {
	s.keepTime()
	s.page.focus()
}

// Open implements desk.Opener: the filter is what to show, the ID a handover.
func (s *Screen) Open(p desk.Place) {
	switch {
	case p.ID != 0:
		s.openPast(p.ID)
	case p.Filter == showLog || p.Filter == showFormer:
		s.show(p.Filter)
	default:
		s.show(showNow)
	}
	s.Focus()
}

// Reload implements desk.Screen.
func (s *Screen) Reload() {
	ctx := context.Background()
	s.loadDraft()
	switch s.shown {
	case showLog:
		s.page.list.Reload()
		return
	case showFormer:
		all, err := s.h.Handovers(ctx, 0, mostFormer)
		if s.d.Failed(err, nil) {
			return
		}
		s.former = all
		s.page.past.Reload()
		return
	case showPast: // signed: nothing of it changes
		s.readLog()
		s.page.update()
		return
	}
	h, ok, err := s.h.Handover(ctx)
	if s.d.Failed(err, nil) {
		return
	}
	first := !s.read
	s.now, s.begun, s.read = h, ok, true
	s.readLog()
	s.page.update()
	if first {
		s.reopen()
	}
}

// mostFormer is how many former handovers are listed: those of a year.
const mostFormer = 800

// mostLines is how many lines of the log stand beside the sheet.
const mostLines = 200

// readLog reads the lines that go with the sheet on show.
func (s *Screen) readLog() {
	span := civil.Span{From: s.d.Now().Add(-24 * time.Hour), To: s.d.Now() + 1}
	if s.begun {
		span.From, span.To = s.now.Span.From, min(s.now.Span.To, s.d.Now()+1)
	}
	lines, err := s.h.HouseLog(context.Background(), span, shift.Filter{Latest: true, Limit: mostLines})
	if !s.d.Failed(err, nil) {
		s.log = lines
	}
}

// show goes to one of the things that the page may show.
func (s *Screen) show(what string) {
	s.page.take()
	if s.shown == showPast {
		s.begun, s.read = false, false
	}
	s.shown = what
	s.page.turn()
	s.Reload()
	s.page.update()
}

// openPast shows a handover that was accepted.
func (s *Screen) openPast(id int64) {
	h, err := s.h.HandoverOf(context.Background(), id)
	if s.d.Failed(err, nil) {
		return
	}
	if h.State != shift.Accepted {
		s.show(showNow)
		return
	}
	s.page.take()
	s.shown, s.now, s.begun = showPast, h, true
	s.page.turn()
	s.Reload()
}

// Back implements desk.Backer.
func (s *Screen) Back() bool {
	switch {
	case s.page.line != nil:
		s.closeLine()
	case s.shown == showPast:
		s.show(showFormer)
	case s.shown != showNow:
		s.show(showNow)
	default:
		return false
	}
	s.page.focus()
	return true
}

// Find implements desk.Finder: what is looked for is a line of the log.
func (s *Screen) Find() {
	if s.shown != showLog {
		s.show(showLog)
	}
	s.page.list.Find()
}

// Sheet implements desk.Sheeter.
func (s *Screen) Sheet() desk.SheetOrder {
	o := desk.SheetOrder{Sheet: "handover"}
	if s.shown == showPast {
		o.At = int64(s.now.GivenBy.At)
	}
	return o
}

// Save implements desk.Saver: it does the main act of what shows.
func (s *Screen) Save() {
	switch {
	case s.shown != showNow || !s.begun || !s.mayWrite():
	case s.page.line != nil:
		s.saveLine()
	case s.now.State.Signed():
		s.accept()
	default:
		s.give()
	}
}

// Leave implements desk.Leaver.
func (s *Screen) Leave() {
	if s.stop != nil {
		s.stop()
		s.stop = nil
	}
}

// keepTime reads anew each minute: somebody may be overdue by now.
func (s *Screen) keepTime() {
	if s.stop == nil {
		s.stop = s.d.Every(time.Minute, func() {
			if s.stop != nil && s.shown == showNow {
				s.Reload()
			}
		})
	}
}

func (s *Screen) mayWrite() bool {
	_, role := s.h.Who()
	return staff.ScopeOf(role, staff.OperationalWrite) != staff.None
}

// finished tells what came of an act; the change itself reloads the page.
func (s *Screen) finished(r shelter.Receipt, err error) bool {
	if s.d.Failed(err, nil) {
		return false
	}
	s.d.Done(r.Message, r.Undo)
	return true
}
