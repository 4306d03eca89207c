// Package beds is the house as it stands: rooms and beds on one board, fourteen nights as
// bars, and what can be done with the selected bed.
//
// Rules: what shows is read anew after every change and drawn where it differs; the
// selection stays on its bed. Past and future moments are for looking only, and say so. A
// move is tried as it was meant; when a rule of the room asks for a reason, the page asks
// for it and tries again. Forms open in the page below the board, and nothing typed is lost
// when a save fails.
package beds

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pana/inventory"
	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/ui/desk"
	"pana/ui/desk/outing"
)

// House is what the screen needs of the shelter.
type House interface {
	outing.House

	Who() (staff.Account, staff.Role)
	Settings(context.Context) (staff.Settings, error)
	Board(ctx context.Context, at civil.Instant) (house.Board, error)
	Nights(ctx context.Context, from civil.Day, n int) ([]house.Night, error)
	Residents(context.Context, people.Filter) ([]people.Row, error)
	Suits(ctx context.Context, residents []int64) (map[int64]*fault.Refusal, error)
	BedHistory(ctx context.Context, bed int64) ([]house.BedPast, error)
	WaitingList(context.Context) ([]house.Referral, error)

	Move(ctx context.Context, to []house.Transfer, reason, override string) (shelter.Receipt, error)
	Store() shelter.Store
	Exit(context.Context, house.Leaving, ...inventory.Decision) (shelter.Receipt, error)
	PlaceHold(context.Context, house.NewHold) (shelter.Receipt, error)
	ReleaseHold(ctx context.Context, id int64) (shelter.Receipt, error)
	TakeOut(ctx context.Context, bed int64, from, to civil.Instant, reason string) (shelter.Receipt, error)
	PutBack(ctx context.Context, bed int64) (shelter.Receipt, error)

	SaveDraft(ctx context.Context, form string, body []byte) error
	Draft(ctx context.Context, form string) (shelter.Draft, bool, error)
	DropDraft(ctx context.Context, form string) error
}

var _ House = (*shelter.Session)(nil)

// Screen is the page.
type Screen struct {
	d *desk.Desk
	s House

	at       civil.Instant // the moment shown; 0 is now, and goes on with the clock
	shown    house.Board
	nights   []house.Night
	expected []people.Row
	referred []house.Referral // who was announced and waits
	set      staff.Settings
	where    []house.Whereabouts // read when first asked for after a change
	carry    *carry              // somebody is on the way to another bed
	panel    *panel              // what is open below the board; nil: the cards
	drafted  bool                // a draft of it is kept
	asked    bool                // whether an earlier one is kept

	board   *board
	moment  *moment
	head    *head
	cards   *cards
	page    *page
	content *fyne.Container
	stop    func() // of the minutes
}

var (
	_ desk.Screen  = (*Screen)(nil)
	_ desk.Opener  = (*Screen)(nil)
	_ desk.Mover   = (*Screen)(nil)
	_ desk.Outer   = (*Screen)(nil)
	_ desk.Finder  = (*Screen)(nil)
	_ desk.Saver   = (*Screen)(nil)
	_ desk.Sheeter = (*Screen)(nil)
	_ desk.Backer  = (*Screen)(nil)
	_ desk.Drafter = (*Screen)(nil)
	_ desk.Leaver  = (*Screen)(nil)
)

// New makes the page; Reload fills it.
func New(d *desk.Desk, s House) *Screen {
	x := &Screen{d: d, s: s, board: newBoard()}
	x.board.onSelect, x.board.onOpen = x.selected, x.mainAct
	x.board.onLift, x.board.onAim, x.board.onDrop = x.lift, x.aim, x.dropAt
	x.moment = newMoment(x)
	x.head = newHead(x)
	x.cards = newCards(x)
	x.page = newPage(x)
	x.content = container.NewStack(x.page.object)
	return x
}

// Title implements desk.Screen.
func (s *Screen) Title() string { return s.d.T("place.beds") }

// Content implements desk.Screen.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Topics implements desk.Screen.
func (s *Screen) Topics() []string {
	return []string{house.TopicBeds, house.TopicStays, house.TopicReferrals, people.Topic, staff.TopicSettings}
}

// Focus implements desk.Screen.
func (s *Screen) Focus() {
	s.keepTime()
	if len(s.shown.Rooms) == 0 || s.takeUp() {
		return
	}
	s.d.Host.Focus(s.board)
}

// Open implements desk.Opener: the bed of that number.
func (s *Screen) Open(p desk.Place) {
	s.board.selectID(p.ID)
	s.Focus()
}

// Find implements desk.Finder: the moment is what this page is filtered by.
func (s *Screen) Find() { s.d.Host.Focus(s.moment.date.Focusable()) }

// Save implements desk.Saver: the form below the board, if one is open.
func (s *Screen) Save() {
	if s.panel != nil && s.panel.save != nil {
		s.panel.save()
	}
}

// Sheet implements desk.Sheeter.
func (s *Screen) Sheet() desk.SheetOrder { return desk.SheetOrder{Sheet: "beds", At: int64(s.at)} }

// Back implements desk.Backer: Escape puts down who is being moved, closes what is open
// below the board, and comes back to now.
func (s *Screen) Back() bool {
	switch {
	case s.carry != nil:
		s.putDown()
	case s.panel != nil:
		s.closePanel()
	case s.at != 0:
		s.show(0)
	default:
		return false
	}
	s.Focus()
	return true
}

// Leave implements desk.Leaver.
func (s *Screen) Leave() {
	if s.stop != nil {
		s.stop()
		s.stop = nil
	}
	s.putDown()
}

// mayWrite reports whether the role may change what the page shows now.
func (s *Screen) mayWrite() bool {
	_, role := s.s.Who()
	return s.at == 0 && staff.ScopeOf(role, staff.OperationalWrite) != staff.None
}
