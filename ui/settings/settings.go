// Package settings is the screen of what is decided once: how the window looks, one's own
// password, the accounts of the house, its name and habits, its plan, the audit, papers to
// be shredded, the copies, and what Pana is made of.
//
// Rules: each page has one way to save; looks take effect at once. A page that the role may
// not use isn't shown. What is typed about the house and its plan and not saved is found
// again after a lock.
package settings

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"pana/reports/page"
	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/staff"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// House is what the screen needs of the file.
type House interface {
	Who() (staff.Account, staff.Role)
	Settings(context.Context) (staff.Settings, error)
	SaveSettings(context.Context, staff.Settings) (shelter.Receipt, error)
	Accounts(context.Context) ([]staff.Account, error)
	AddAccount(context.Context, shelter.NewAccount) (shelter.Receipt, error)
	SetRoles(ctx context.Context, id int64, roles []staff.Role) (shelter.Receipt, error)
	Leave(ctx context.Context, id int64) (shelter.Receipt, error)
	ChangePassword(ctx context.Context, old, password string) (shelter.Receipt, error)
	ResetPassword(ctx context.Context, id int64, password string) (shelter.Receipt, error)
	NewRecoveryCode(context.Context) (string, error)

	Board(ctx context.Context, at civil.Instant) (house.Board, error)
	GoneFromPlan(context.Context) ([]house.Gone, error)
	AddRoom(context.Context, house.NewRoom) (shelter.Receipt, error)
	ChangeRoom(ctx context.Context, id int64, c house.RoomChange) (shelter.Receipt, error)
	RemoveRoom(ctx context.Context, id int64) (shelter.Receipt, error)
	ReturnRoom(ctx context.Context, id int64, beds []int64) (shelter.Receipt, error)
	AddBed(context.Context, house.NewBed) (shelter.Receipt, error)
	ChangeBed(ctx context.Context, id int64, c house.BedChange) (shelter.Receipt, error)
	RemoveBed(ctx context.Context, id int64) (shelter.Receipt, error)
	ReturnBed(ctx context.Context, id, room int64) (shelter.Receipt, error)
	Outages(ctx context.Context, bed int64) ([]house.Outage, error)
	TakeOut(ctx context.Context, bed int64, from, to civil.Instant, reason string) (shelter.Receipt, error)
	LiftOutage(context.Context, house.Outage) (shelter.Receipt, error)

	Audit(context.Context, shelter.AuditFilter) ([]shelter.AuditLine, error)
	VerifyAudit(ctx context.Context, step func(done, of int)) (shelter.Checked, error)
	Prints(context.Context, staff.PrintFilter) ([]staff.Print, error)
	PrintsDestroyed(ctx context.Context, nos []int64) (shelter.Receipt, error)

	Copy(context.Context) (shelter.Receipt, error)
	Copies() ([]shelter.Copy, error)
	LastCopy() (civil.Instant, bool, error)
	Path() string

	SaveDraft(ctx context.Context, form string, body []byte) error
	Draft(ctx context.Context, form string) (shelter.Draft, bool, error)
	DropDraft(ctx context.Context, form string) error
}

// Looks are how the window shows on this computer.
type Looks struct {
	Lang string
	Dark bool
	Size float32 // of text: one of widgets.Factors
}

// Window is what the settings change of the window itself.
type Window interface {
	Looks() Looks
	SetLooks(Looks)
	// Recovery lays out the paper with the recovery code, for its envelope.
	Recovery(ctx context.Context, code, lang string) (*page.Layout, error)
}

// tab is made when first shown; name is the filter of a place that leads to it.
type tab struct {
	name, word string
	make       func() content
}

// content is what a tab shows.
type content interface {
	object() fyne.CanvasObject
	reload()
	focus()
}

// Screen is the settings.
type Screen struct {
	d      *desk.Desk
	h      House
	w      Window
	pages  []tab
	made   []content
	tabs   *widgets.Tabs
	body   *fyne.Container
	scroll *widgets.Scroll
	all    fyne.CanvasObject
}

// New makes the screen.
func New(d *desk.Desk, h House, w Window) *Screen {
	s := &Screen{d: d, h: h, w: w}
	s.pages = s.allowed()
	s.made = make([]content, len(s.pages))
	words := make([]string, len(s.pages))
	for i, p := range s.pages {
		words[i] = d.T(p.word)
	}
	s.tabs = widgets.NewTabs(words, s.show)
	s.body = container.NewStack()
	s.scroll = widgets.NewScroll(widgets.Pad(16, 16, 16, 16, s.body))
	head := widgets.Stack(12, widgets.NewLine(d.T("place.settings"), widgets.Title), s.tabs)
	// Not NewBorder: Tab would reach the page before its tabs.
	s.all = widgets.Pad(16, 20, 16, 20, container.New(layout.NewBorderLayout(head, nil, nil, nil), head,
		container.NewStack(widgets.NewPanel(widgets.Surface), s.scroll)))
	return s
}

// allowed are the pages of the signed-in role.
func (s *Screen) allowed() []tab {
	_, role := s.h.Who()
	may := func(r staff.Right) bool { return staff.ScopeOf(role, r) != staff.None }
	out := []tab{
		{"looks", "settings.looks", func() content { return newLooksPage(s) }},
		{"password", "settings.password", func() content { return newPasswordPage(s) }},
	}
	if may(staff.AccountsManage) {
		out = append(out, tab{"people", "settings.people", func() content { return newAccountsPage(s) }})
	}
	if may(staff.SettingsWrite) {
		out = append(out, tab{"house", "settings.house", func() content { return newHousePage(s) }})
	}
	if may(staff.HousePlan) {
		out = append(out, tab{"plan", "settings.plan", func() content { return newPlanPage(s) }})
	}
	if may(staff.AuditRead) {
		out = append(out, tab{"audit", "settings.audit", func() content { return newAuditPage(s) }})
	}
	if may(staff.SheetA) {
		out = append(out, tab{Prints, "settings.prints", func() content { return newPrintsPage(s) }})
	}
	if may(staff.Upkeep) {
		out = append(out, tab{"copies", "settings.copies", func() content { return newCopiesPage(s) }})
	}
	return append(out, tab{"about", "settings.about", func() content { return newAboutPage(s) }})
}

// show brings a tab to the front; what is typed in the others stays.
func (s *Screen) show(i int) {
	if s.made[i] == nil {
		s.made[i] = s.pages[i].make()
	}
	s.made[i].reload()
	s.body.Objects = []fyne.CanvasObject{s.made[i].object()}
	s.body.Refresh()
	s.scroll.Refresh()
	s.scroll.ToTop()
}

func (s *Screen) current() content { return s.made[s.tabs.Selected] }

// Title implements desk.Screen.
func (s *Screen) Title() string { return s.d.T("place.settings") }

// Content implements desk.Screen.
func (s *Screen) Content() fyne.CanvasObject { return s.all }

// Topics implements desk.Screen.
func (s *Screen) Topics() []string {
	return []string{staff.TopicStaff, staff.TopicSettings, staff.TopicPrints, house.TopicBeds, house.TopicStays}
}

// Reload implements desk.Screen.
func (s *Screen) Reload() {
	if s.current() == nil {
		s.show(s.tabs.Selected)
		return
	}
	s.current().reload()
}

// Focus implements desk.Screen.
func (s *Screen) Focus() { s.d.Host.Focus(s.tabs) }

// Open implements desk.Opener: a tab by its name, or one of the choices of the looks.
func (s *Screen) Open(p desk.Place) {
	i := max(0, slices.IndexFunc(s.pages, func(t tab) bool { return t.name == p.Filter }))
	s.tabs.Selected = i
	s.tabs.Refresh()
	s.show(i)
	if looks, ok := s.current().(*looksPage); ok {
		looks.focusOn(p.Filter)
		return
	}
	s.current().focus()
}

// Save implements desk.Saver for the pages that save.
func (s *Screen) Save() {
	if p, ok := s.current().(interface{ save() }); ok {
		p.save()
	}
}

// Leave implements desk.Leaver: a new recovery code isn't shown twice.
func (s *Screen) Leave() {
	for _, c := range s.made {
		if p, ok := c.(interface{ leave() }); ok {
			p.leave()
		}
	}
}

// Sheet implements desk.Sheeter for the page that has one.
func (s *Screen) Sheet() desk.SheetOrder {
	if p, ok := s.current().(interface{ sheet() desk.SheetOrder }); ok {
		return p.sheet()
	}
	return desk.SheetOrder{Sheet: "beds"}
}

// column sets parts below each other at a width that reads well.
func column(parts ...fyne.CanvasObject) fyne.CanvasObject {
	return widgets.Stack(0, widgets.Row(0, widgets.Sized(520, 0, widgets.Stack(10, parts...))))
}
