// Package today is the first screen: how the house stands, what the day brings, and what
// needs attention with the act beside it.
//
// Rules: everything is read in one piece, after each change and each minute, so that
// midnight and the cut-off pass without a restart; what looks as before isn't drawn anew.
// A number and the list that it opens come from the same reading. Lists are walked by
// arrows, and Return does what stands on the row. What a role may not do isn't offered.
package today

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pana/inventory"
	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/shift"
	"pana/shelter/staff"
	"pana/shelter/tasks"
	"pana/ui/desk"
)

// House is what the screen needs of the shelter.
type House interface {
	Who() (staff.Account, staff.Role)
	Today(context.Context) (shelter.Today, error)
	ComeBack(ctx context.Context, resident int64, at civil.Instant, with ...int64) (shelter.Receipt, error)
	TaskDone(ctx context.Context, id int64) (shelter.Receipt, error)
	ReleaseHold(ctx context.Context, id int64) (shelter.Receipt, error)
	Copy(context.Context) (shelter.Receipt, error)
	Store() shelter.Store
}

var _ House = (*shelter.Session)(nil)

// Screen is the page.
type Screen struct {
	d       *desk.Desk
	s       House
	shown   shelter.Today
	list    string // the list that is open in the place of the day, "" for none
	read    bool
	showing bool
	whole   bool // the open list shows all it has

	soon    []shelter.Supply // what runs out first
	reading bool             // of soon is under way

	numbers, day, matters, comings, alerts, rows, supplies *walk
	page                                                   *page
	content                                                *fyne.Container
}

var (
	_ desk.Screen  = (*Screen)(nil)
	_ desk.Opener  = (*Screen)(nil)
	_ desk.Sheeter = (*Screen)(nil)
	_ desk.Backer  = (*Screen)(nil)
	_ desk.Leaver  = (*Screen)(nil)
	_ desk.Timely  = (*Screen)(nil)
	_ desk.Counter = (*Screen)(nil)
)

// New makes the page; Reload fills it.
func New(d *desk.Desk, s House) *Screen {
	x := &Screen{d: d, s: s}
	x.numbers, x.day, x.matters = newWalk(true, x.do), newWalk(false, x.do), newWalk(false, x.do)
	x.comings, x.alerts, x.rows, x.supplies = newWalk(false, x.do), newWalk(false, x.do), newWalk(false, x.do), newWalk(false, x.do)
	x.page = newPage(x)
	x.content = container.NewStack(x.page.object)
	return x
}

// Title implements desk.Screen.
func (s *Screen) Title() string { return s.d.T("place.today") }

// Content implements desk.Screen.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Topics implements desk.Screen.
func (s *Screen) Topics() []string {
	return []string{house.TopicBeds, house.TopicStays, house.TopicReferrals, people.Topic, tasks.Topic, shift.TopicHandover, staff.TopicSettings, staff.TopicPrints, inventory.Topic}
}

// Focus implements desk.Screen: what needs attention comes first. Asked for the page that
// shows already, it leaves the list that is open.
func (s *Screen) Focus() {
	if s.showing && s.list != "" {
		s.openList("")
	}
	s.point()
}

// point puts the cursor where work goes on.
func (s *Screen) point() {
	s.showing = true
	switch {
	case s.list != "":
		s.d.Host.Focus(s.rows)
	case len(s.shown.Matters) > 0:
		s.d.Host.Focus(s.matters)
	default:
		s.d.Host.Focus(s.numbers)
	}
}

// Open implements desk.Opener: the list behind a number.
func (s *Screen) Open(p desk.Place) {
	s.openList(p.Filter)
	s.point()
}

// Sheet implements desk.Sheeter.
func (s *Screen) Sheet() desk.SheetOrder { return desk.SheetOrder{Sheet: "beds"} }

// Back implements desk.Backer.
func (s *Screen) Back() bool {
	if s.list == "" {
		return false
	}
	s.openList("")
	s.d.Host.Focus(s.numbers)
	return true
}

// Leave implements desk.Leaver.
func (s *Screen) Leave() { s.showing = false }

// Passed implements desk.Timely.
func (s *Screen) Passed() { s.Reload() }

// Count implements desk.Counter.
func (s *Screen) Count() int { return len(s.shown.Matters) }

// Reload implements desk.Screen.
func (s *Screen) Reload() {
	t, err := s.s.Today(context.Background())
	if s.d.Failed(err, nil) {
		return
	}
	s.shown, s.read = t, true
	s.render()
	s.readSupplies()
}

func (s *Screen) render() {
	s.numbers.set(s.numberCells())
	s.day.set(s.dayCells())
	s.matters.set(s.begin(s.matterCells(), most, doList, listMatters))
	s.comings.set(s.begin(s.comingCells(), most, doList, listComings))
	s.alerts.set(s.begin(s.alertCells(), most, doList, listAlerts))
	s.supplies.set(s.supplyCells())
	if s.list != "" {
		s.rows.set(s.listCells(s.list))
	}
	s.page.update()
}

func (s *Screen) openList(name string) {
	s.list, s.whole = name, false
	if s.read {
		s.rows.at = 0
		s.render()
	}
}

func (s *Screen) may(r staff.Right) bool {
	_, role := s.s.Who()
	return staff.ScopeOf(role, r) != staff.None
}
