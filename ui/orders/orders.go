// Package orders is the page of what to buy, and of what will soon have expired.
//
// Rules: the list is made for a number of days that can be changed here for a look; how it
// is reckoned stands below it in words, and beside it the people for whom. Each supplier or
// donor has a list of his own. What is past its day stands first and boxed, with what can be
// done about it; nothing here gives it out.
package orders

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"pana/inventory"
	"pana/reports"
	"pana/shelter"
	"pana/shelter/fault"
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
}

// Store is what it needs of the store.
type Store interface {
	Orders(ctx context.Context, days int) (inventory.OrderList, error)
	Expirings(ctx context.Context, days int) ([]inventory.Expiring, error)
	Items(ctx context.Context, all bool) ([]inventory.Item, error)
	Places(context.Context) ([]inventory.Place, error)
	SetStatus(ctx context.Context, lot int64, to inventory.LotStatus, reason string) (shelter.Receipt, error)
}

var (
	_ House = (*shelter.Session)(nil)
	_ Store = shelter.Store{}
)

// Expiring is the filter of a place that leads to what expires.
const Expiring = "expiring"

// The tabs of the page.
const (
	tabBuy = iota
	tabExpiring
)

// Screen is the page.
type Screen struct {
	d  *desk.Desk
	h  House
	st Store

	tab      int
	tabs     *widgets.Tabs
	buy      *buy
	expiring *expiring
	left     *fyne.Container
	right    *fyne.Container
	body     *fyne.Container
	print    *widgets.Button
	content  fyne.CanvasObject
	narrow   bool
}

var (
	_ desk.Screen   = (*Screen)(nil)
	_ desk.Opener   = (*Screen)(nil)
	_ desk.Saver    = (*Screen)(nil)
	_ desk.Finder   = (*Screen)(nil)
	_ desk.Backer   = (*Screen)(nil)
	_ desk.Narrower = (*Screen)(nil)
	_ desk.Sheeter  = (*Screen)(nil)
)

// New makes the page; Reload fills it.
func New(d *desk.Desk, h House, st Store) *Screen {
	s := &Screen{d: d, h: h, st: st, left: container.NewStack(), right: container.NewStack()}
	s.tabs = widgets.NewTabs([]string{d.T("orders.tab_buy", "N", 0), d.T("orders.tab_expiring", "N", 0)}, s.turn)
	s.buy, s.expiring = newBuy(s), newExpiring(s)
	s.print = widgets.NewButton(d.T("button.print"), widgets.Filled, widgets.IconPrint, "Ctrl P", func() { d.Host.Print(s.Sheet()) })
	title := widgets.Sized(0, 34, widgets.Row(12, widgets.NewLine(s.Title(), widgets.Title), s.buy.lead, layout.NewSpacer(), s.print))
	s.body = container.New(sides{s}, widgets.NewCard("", nil, goods.Below(0, s.tabs, s.left)), widgets.NewCard("", nil, s.right))
	s.content = widgets.Pad(16, 20, 16, 20, goods.Below(14, title, s.body))
	s.show()
	return s
}

// Title implements desk.Screen.
func (s *Screen) Title() string { return s.d.T("orders.title") }

// Content implements desk.Screen.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Topics implements desk.Screen.
func (s *Screen) Topics() []string {
	return []string{inventory.Topic, house.TopicStays, house.TopicReferrals, people.Topic}
}

// Reload implements desk.Screen.
func (s *Screen) Reload() {
	s.buy.reload()
	s.expiring.reload()
	words := []string{s.d.T("orders.tab_buy", "N", s.buy.count()), s.d.T("orders.tab_expiring", "N", len(s.expiring.all))}
	if words[0] != s.tabs.Words[0] || words[1] != s.tabs.Words[1] {
		s.tabs.Words = words
		s.tabs.Refresh()
	}
}

// Focus implements desk.Screen.
func (s *Screen) Focus() {
	if s.tab == tabExpiring {
		s.d.Host.Focus(s.expiring.table.Focus())
		return
	}
	s.d.Host.Focus(s.buy.table.Focus())
}

// Open implements desk.Opener.
func (s *Screen) Open(p desk.Place) {
	if p.Filter == Expiring {
		s.turn(tabExpiring)
		s.expiring.table.SelectID(p.ID)
	} else {
		s.turn(tabBuy)
	}
	s.Focus()
}

// turn shows the other list.
func (s *Screen) turn(tab int) {
	s.tab, s.tabs.Selected = tab, tab
	s.tabs.Refresh()
	s.show()
}

func (s *Screen) show() {
	left, right := s.buy.object, s.buy.side
	if s.tab == tabExpiring {
		left, right = s.expiring.object, s.expiring.side
	}
	s.left.Objects, s.right.Objects = []fyne.CanvasObject{left}, []fyne.CanvasObject{right}
	s.left.Refresh()
	s.right.Refresh()
	s.body.Refresh()
}

// Save implements desk.Saver: the list is made for the days that were typed.
func (s *Screen) Save() { s.buy.again() }

// Find implements desk.Finder: the number of days.
func (s *Screen) Find() {
	s.turn(tabBuy)
	s.d.Host.Focus(s.buy.days.Focusable())
}

// Sheet implements desk.Sheeter: the order lists, or the status with what expires.
func (s *Screen) Sheet() desk.SheetOrder {
	if s.tab == tabExpiring {
		return desk.SheetOrder{Sheet: "supplies"}
	}
	return desk.SheetOrder{Sheet: "orders", Filter: reports.Choice{Days: s.buy.list.Days}.String()}
}

// Back implements desk.Backer: to the list of what to buy, then to the supplies.
func (s *Screen) Back() bool {
	if s.tab == tabExpiring {
		s.turn(tabBuy)
		s.Focus()
		return true
	}
	s.d.Go(desk.Place{Screen: desk.Supplies})
	return true
}

// Narrow implements desk.Narrower.
func (s *Screen) Narrow(narrow bool) {
	if s.narrow != narrow {
		s.narrow = narrow
		s.body.Refresh()
	}
}

// may reports whether the role changes the store.
func (s *Screen) may() bool {
	_, role := s.h.Who()
	return staff.ScopeOf(role, staff.StockWrite) != staff.None
}

// sides lays a list out beside what is said of it, or above it where there is no room.
type sides struct{ s *Screen }

// MinSize implements fyne.Layout.
func (l sides) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize().Max(o[1].MinSize()) }

// Layout implements fyne.Layout.
func (l sides) Layout(o []fyne.CanvasObject, size fyne.Size) {
	if l.s.narrow {
		foot := float32(int(size.Height * 0.24))
		widgets.Put(o[0], 0, 0, size.Width, size.Height-foot-12)
		widgets.Put(o[1], 0, size.Height-foot, size.Width, foot)
		return
	}
	left := float32(int((size.Width - 12) * 0.67))
	widgets.Put(o[0], 0, 0, left, size.Height)
	widgets.Put(o[1], left+12, 0, size.Width-left-12, size.Height)
}

// readDays is a number of days; 0 for none typed.
func readDays(text string) (int, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		return 0, fault.Fields{{Name: "days", Message: fault.Say("fault.number.whole")}}
	}
	if n == 0 { // 0 would be what is settled
		n = -1
	}
	return n, nil
}
