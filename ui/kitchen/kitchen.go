// Package kitchen is the page of the day's meals: who will eat, what the norms say is
// needed, and its issue to the kitchen.
//
// Rules: heads come from who is expected in the house at each meal, by age, diet and, for
// babies, by months; nobody is named. What a norm asks for is a proposal that can be
// changed, and an issue to the kitchen is one act that can be taken back. What is typed for
// a meal stays while another is looked at, and is kept as a draft at the lock. In Ramadan
// there are suhur and iftar; its days are settled here.
package kitchen

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"pana/inventory"
	"pana/shelter"
	"pana/shelter/civil"
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
	goods.Drafts
}

// Store is what it needs of the store.
type Store interface {
	Items(ctx context.Context, all bool) ([]inventory.Item, error)
	Lots(ctx context.Context, item int64, all bool) ([]inventory.Lot, error)
	Kitchen(ctx context.Context, day civil.Day) ([]inventory.Meal, error)
	Census(ctx context.Context, n int) ([]inventory.Heads, error)
	Servings(ctx context.Context, m inventory.Meal, whole bool) ([]inventory.Serving, error)
	Documents(context.Context, inventory.DocumentFilter) ([]inventory.Document, error)
	Settings(context.Context) (inventory.Settings, error)
	PlanIssue(context.Context, inventory.Issue) (inventory.Plan, error)

	Issue(context.Context, inventory.Issue) (shelter.Receipt, error)
	SaveSettings(context.Context, inventory.Settings) (shelter.Receipt, error)
}

var (
	_ House = (*shelter.Session)(nil)
	_ Store = shelter.Store{}
)

// Settle is the filter of a place that leads to the settings of the kitchen.
const Settle = "settings"

// Screen is the page.
type Screen struct {
	d  *desk.Desk
	h  House
	st Store

	day     int // from today on
	days    *widgets.Segmented
	set     inventory.Settings
	meals   *meals
	issue   *issue
	rules   *rules // the settings, in place of the issue; nil: they aren't open
	items   *goods.Catalogue
	draft   *goods.Draft
	right   *fyne.Container
	settle  *widgets.Button
	body    *fyne.Container
	content fyne.CanvasObject
	narrow  bool
}

var (
	_ desk.Screen   = (*Screen)(nil)
	_ desk.Opener   = (*Screen)(nil)
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
	s := &Screen{d: d, h: h, st: st, items: goods.NewCatalogue(d, nil), draft: goods.NewDraft(d, h, desk.Kitchen), right: container.NewStack()}
	s.days = widgets.NewSegmented([]string{d.T("kitchen.today"), d.T("kitchen.tomorrow"), d.T("kitchen.after")}, 0, s.turn)
	s.meals, s.issue = newMeals(s), newIssue(s)
	title := []fyne.CanvasObject{widgets.NewLine(s.Title(), widgets.Title), s.days, s.meals.lead}
	if s.may() {
		s.settle = widgets.NewButton(d.T("kitchen.settings"), widgets.Plain, widgets.IconSettings, "", s.openRules)
		title = append(title, layout.NewSpacer(), s.settle)
	}
	s.body = container.New(sides{s}, s.meals.object, widgets.NewCard("", nil, s.right))
	s.content = widgets.Pad(16, 20, 16, 20, goods.Below(14, widgets.Sized(0, 34, widgets.Row(12, title...)), s.body))
	s.show()
	return s
}

// Title implements desk.Screen.
func (s *Screen) Title() string { return s.d.T("kitchen.title") }

// Content implements desk.Screen.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Topics implements desk.Screen.
func (s *Screen) Topics() []string { return []string{inventory.Topic, house.TopicStays, people.Topic} }

// Reload implements desk.Screen: what is typed stays.
func (s *Screen) Reload() {
	ctx := context.Background()
	items, err := s.st.Items(ctx, false)
	if s.d.Failed(err, nil) {
		return
	}
	if s.set, err = s.st.Settings(ctx); s.d.Failed(err, nil) {
		return
	}
	s.items = goods.NewCatalogue(s.d, items)
	s.issue.lines.Use(s.items)
	s.meals.reload()
}

// date is the day that the page shows.
func (s *Screen) date() civil.Day { return s.d.Today().Add(s.day) }

// turn shows another day.
func (s *Screen) turn(day int) {
	s.issue.stow()
	s.day = day
	s.meals.reload()
}

// Focus implements desk.Screen.
func (s *Screen) Focus() {
	s.takeUp()
	if s.rules != nil {
		s.rules.form.Focus()
		return
	}
	s.d.Host.Focus(s.meals.table.Focus())
}

// Open implements desk.Opener.
func (s *Screen) Open(p desk.Place) {
	s.takeUp()
	if p.Filter == Settle && s.may() {
		s.openRules()
		return
	}
	s.Focus()
}

// show puts the issue, or the settings, into the page.
func (s *Screen) show() {
	o := s.issue.object
	if s.rules != nil {
		o = s.rules.object
	}
	s.right.Objects = []fyne.CanvasObject{o}
	s.right.Refresh()
	s.body.Refresh()
}

// Save implements desk.Saver.
func (s *Screen) Save() {
	if s.rules != nil {
		s.rules.save()
		return
	}
	s.issue.save()
}

// Find implements desk.Finder: the days.
func (s *Screen) Find() { s.d.Host.Focus(s.days) }

// Repeat implements desk.Repeater.
func (s *Screen) Repeat() {
	if s.rules == nil {
		s.issue.lines.Repeat()
	}
}

// Sheet implements desk.Sheeter: the roster has the meals, their heads and diets.
func (s *Screen) Sheet() desk.SheetOrder { return desk.SheetOrder{Sheet: "roster"} }

// Back implements desk.Backer: out of the settings, from the lines to the meals, then to
// the supplies. Typed lines stay on the page.
func (s *Screen) Back() bool {
	switch {
	case s.rules != nil:
		s.closeRules()
	case s.issue.holding():
		s.Focus()
	default:
		s.d.Go(desk.Place{Screen: desk.Supplies})
	}
	return true
}

// Narrow implements desk.Narrower.
func (s *Screen) Narrow(narrow bool) {
	if s.narrow != narrow {
		s.narrow = narrow
		s.body.Refresh()
		s.issue.tell()
	}
}

// may reports whether the role gives things out.
func (s *Screen) may() bool {
	_, role := s.h.Who()
	return staff.ScopeOf(role, staff.StockWrite) != staff.None
}

// sides lays the meals out beside the issue, or above it where there is no room.
type sides struct{ s *Screen }

// MinSize implements fyne.Layout.
func (l sides) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize().Max(o[1].MinSize()) }

// Layout implements fyne.Layout.
func (l sides) Layout(o []fyne.CanvasObject, size fyne.Size) {
	if l.s.narrow {
		top := min(l.s.meals.height(), float32(int(size.Height*0.42)))
		if l.s.rules != nil {
			top = 0
		}
		widgets.Put(o[0], 0, 0, size.Width, top)
		if o[0].Visible() == (top == 0) {
			if top == 0 {
				o[0].Hide()
			} else {
				o[0].Show()
			}
		}
		if top > 0 {
			top += 12
		}
		widgets.Put(o[1], 0, top, size.Width, size.Height-top)
		return
	}
	o[0].Show()
	left := float32(int((size.Width - 12) * 0.40))
	widgets.Put(o[0], 0, 0, left, size.Height)
	widgets.Put(o[1], left+12, 0, size.Width-left-12, size.Height)
}
