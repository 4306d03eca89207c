// Package issue is the page on which things are given out: to a resident, her household or
// the kitchen, line by line; the arrival kits; and what is on loan.
//
// Rules: people are code words and register numbers, never names, and only those who live
// here now can be chosen; when one leaves meanwhile, the lines stay. Beside the lines the
// page shows from which lots they will come, before anything is saved: what is passed over
// because it has expired is said in words. What is lacking stands at its line; more than a
// limit asks for a reason. An issue is one act that can be taken back; its receipt and how
// it was signed are offered at once. Typed lines are kept as a draft at the lock.
package issue

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pana/inventory"
	"pana/shelter"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/ui/desk"
	"pana/ui/goods"
	"pana/ui/widgets"
)

// House is what the page needs of the shelter.
type House interface {
	Who() (staff.Account, staff.Role)
	Residents(context.Context, people.Filter) ([]people.Row, error)

	SaveDraft(ctx context.Context, form string, body []byte) error
	Draft(ctx context.Context, form string) (shelter.Draft, bool, error)
	DropDraft(ctx context.Context, form string) error
}

// Store is what it needs of the store.
type Store interface {
	Items(ctx context.Context, all bool) ([]inventory.Item, error)
	Lots(ctx context.Context, item int64, all bool) ([]inventory.Lot, error)
	Places(context.Context) ([]inventory.Place, error)
	Sizes(ctx context.Context, resident int64) ([]inventory.Size, error)
	Documents(context.Context, inventory.DocumentFilter) ([]inventory.Document, error)
	Document(ctx context.Context, id int64) (inventory.Document, error)
	Kits(context.Context) ([]inventory.Kit, error)
	Loans(ctx context.Context, resident int64) ([]inventory.Loan, error)
	PlanIssue(context.Context, inventory.Issue) (inventory.Plan, error)
	PlanKits(context.Context, []inventory.Handing) ([]inventory.Plan, error)

	Issue(context.Context, inventory.Issue) (shelter.Receipt, error)
	IssueKits(context.Context, []inventory.Handing) (shelter.Receipt, error)
	Sign(ctx context.Context, document int64, how string) (shelter.Receipt, error)
	EndLoans(ctx context.Context, resident int64, ds []inventory.Decision) (shelter.Receipt, error)
}

var (
	_ House = (*shelter.Session)(nil)
	_ Store = shelter.Store{}
)

// The filters of a place that lead to a part of the page. Without one, the ID is of an item
// that is given out.
const (
	ToResident = "resident" // give something to the resident with the ID
	ToKitchen  = "kitchen"
	Kits       = "kits"  // arrival kits, the resident with the ID marked
	OnLoan     = "loans" // what is on loan, of the resident with the ID
)

// The parts of the page.
const (
	partGive = iota
	partKits
	partLoans
)

// mostPresent is how many residents the page offers at once.
const mostPresent = 2000

// Screen is the page.
type Screen struct {
	d  *desk.Desk
	h  House
	st Store

	part    int
	tabs    *widgets.Tabs
	give    *give
	kits    *kits
	loans   *loans
	done    *done // stands in place of a part after an issue; nil: there is nothing to sign
	present []people.Row
	items   *goods.Catalogue

	left, right *fyne.Container
	body        *fyne.Container
	content     fyne.CanvasObject
	narrow      bool
	asked       bool // whether a draft is kept
	drafted     bool // one is
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
	_ desk.Repeater = (*Screen)(nil)
	_ desk.Sheeter  = (*Screen)(nil)
)

// New makes the page; Reload fills it.
func New(d *desk.Desk, h House, st Store) *Screen {
	s := &Screen{d: d, h: h, st: st, items: goods.NewCatalogue(d, nil), left: container.NewStack(), right: container.NewStack()}
	s.tabs = widgets.NewTabs([]string{d.T("issue.tab_give"), d.T("issue.tab_kits"), d.T("issue.tab_loans", "N", 0)}, func(i int) { s.turn(i) })
	s.give, s.kits, s.loans = newGive(s), newKits(s), newLoans(s)
	title := widgets.Sized(0, 34, widgets.Row(12, widgets.NewLine(s.Title(), widgets.Title), widgets.NewLine(d.T("issue.lead"), widgets.Quiet).Yielding()))
	card := widgets.NewCard("", nil, container.New(below{}, s.tabs, s.left))
	s.body = container.New(sides{s}, card, widgets.NewCard("", nil, s.right))
	s.content = widgets.Pad(16, 20, 16, 20, container.New(below{14}, title, s.body))
	s.show()
	return s
}

// Title implements desk.Screen.
func (s *Screen) Title() string { return s.d.T("issue.title") }

// Content implements desk.Screen.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Topics implements desk.Screen.
func (s *Screen) Topics() []string { return []string{inventory.Topic, house.TopicStays, people.Topic} }

// Reload implements desk.Screen: what is typed or marked stays.
func (s *Screen) Reload() {
	ctx := context.Background()
	items, err := s.st.Items(ctx, false)
	if s.d.Failed(err, nil) {
		return
	}
	present, err := s.h.Residents(ctx, people.Filter{State: people.In, Limit: mostPresent})
	if s.d.Failed(err, nil) {
		return
	}
	s.items, s.present = goods.NewCatalogue(s.d, items), present
	s.give.reload()
	s.kits.reload()
	s.loans.reload()
	if s.done != nil {
		s.done.reload()
	}
	s.calm()
}

// Focus implements desk.Screen.
func (s *Screen) Focus() {
	s.takeUp()
	switch {
	case s.done != nil:
		s.done.focus()
	case s.part == partKits:
		s.d.Host.Focus(s.kits.table.Focus())
	case s.part == partLoans:
		s.loans.focus()
	default:
		s.give.focus()
	}
}

// Open implements desk.Opener.
func (s *Screen) Open(p desk.Place) {
	s.takeUp()
	switch p.Filter {
	case Kits:
		s.turn(partKits)
		s.kits.mark(p.ID)
	case OnLoan:
		s.turn(partLoans)
		s.loans.of(p.ID)
	case ToResident, ToKitchen:
		s.turn(partGive)
		s.give.to(p)
		return
	default:
		s.turn(partGive)
		s.give.thing(p.ID)
		return
	}
	s.Focus()
}

// turn shows a part of the page.
func (s *Screen) turn(part int) {
	s.done = nil
	s.part, s.tabs.Selected = part, part
	s.tabs.Refresh()
	s.show()
}

// show puts the part into the page.
func (s *Screen) show() {
	var left, right fyne.CanvasObject
	switch {
	case s.done != nil:
		left, right = s.done.object, s.done.side
	case s.part == partKits:
		left, right = s.kits.object, s.kits.side
	case s.part == partLoans:
		left, right = s.loans.object, s.loans.side
	default:
		left, right = s.give.object, s.give.side
	}
	s.left.Objects, s.right.Objects = []fyne.CanvasObject{left}, []fyne.CanvasObject{right}
	s.left.Refresh()
	s.right.Refresh()
	s.give.arrange()
	s.body.Refresh()
}

// calm says how many loans there are on the tab.
func (s *Screen) calm() {
	if word := s.d.T("issue.tab_loans", "N", len(s.loans.all)); s.tabs.Words[partLoans] != word {
		s.tabs.Words[partLoans] = word
		s.tabs.Refresh()
	}
}

// Add implements desk.Adder: a new issue.
func (s *Screen) Add() {
	s.turn(partGive)
	s.Focus()
}

// Save implements desk.Saver.
func (s *Screen) Save() {
	switch {
	case s.done != nil:
		s.done.close()
	case s.part == partKits:
		s.kits.save()
	case s.part == partLoans:
		s.loans.save()
	default:
		s.give.save()
	}
}

// Find implements desk.Finder: where one says to whom.
func (s *Screen) Find() {
	if s.done == nil && s.part == partGive {
		s.give.focus()
		return
	}
	s.d.Host.Focus(s.tabs)
}

// Repeat implements desk.Repeater.
func (s *Screen) Repeat() {
	if s.part == partGive && s.done == nil {
		s.give.lines.Repeat()
	}
}

// Sheet implements desk.Sheeter: the receipt of what was just given out.
func (s *Screen) Sheet() desk.SheetOrder {
	if s.done != nil {
		return s.done.sheet()
	}
	s.d.Host.Notify(desk.Note{Text: s.d.T("issue.sheet_first"), Hint: true})
	return desk.SheetOrder{}
}

// Back implements desk.Backer: out of what is open, then to the supplies.
func (s *Screen) Back() bool {
	switch {
	case s.done != nil:
		s.done.close()
	case s.part == partLoans && s.loans.back():
	case s.part != partGive:
		s.turn(partGive)
		s.Focus()
	case s.give.dirty():
		s.d.Ask(desk.Question{Title: s.d.T("issue.leave"), Text: s.d.T("issue.leave_why"), Verb: s.d.T("button.discard"), Danger: true,
			Yes: func() bool { s.give.clear(); s.d.Go(desk.Place{Screen: desk.Supplies}); return true }})
	default:
		s.d.Go(desk.Place{Screen: desk.Supplies})
	}
	return true
}

// Narrow implements desk.Narrower.
func (s *Screen) Narrow(narrow bool) {
	if s.narrow != narrow {
		s.narrow = narrow
		s.show()
		s.give.tell()
	}
}

// may reports whether the role gives things out.
func (s *Screen) may() bool {
	_, role := s.h.Who()
	return staff.ScopeOf(role, staff.StockWrite) != staff.None
}
