// Package settings is the screen of what is decided once: how the window looks, one's own
// password, the accounts of the house, its name and habits, the copies, and what Pana is
// made of.
//
// Rules: each page is one form with one way to save; looks take effect at once. A page
// that the role may not use isn't shown. What is typed about the house and not saved is
// found again after a lock.
package settings

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"pana/shelter"
	"pana/shelter/civil"
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
}

// page is one tab: made when first shown.
type page struct {
	word string
	make func() content
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
	pages  []page
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
func (s *Screen) allowed() []page {
	_, role := s.h.Who()
	may := func(r staff.Right) bool { return staff.ScopeOf(role, r) != staff.None }
	out := []page{
		{"settings.looks", func() content { return newLooksPage(s) }},
		{"settings.password", func() content { return newPasswordPage(s) }},
	}
	if may(staff.AccountsManage) {
		out = append(out, page{"settings.people", func() content { return newAccountsPage(s) }})
	}
	if may(staff.SettingsWrite) {
		out = append(out, page{"settings.house", func() content { return newHousePage(s) }})
	}
	if may(staff.Upkeep) {
		out = append(out, page{"settings.copies", func() content { return newCopiesPage(s) }})
	}
	return append(out, page{"settings.about", func() content { return newAboutPage(s) }})
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
func (s *Screen) Topics() []string { return []string{staff.TopicStaff, staff.TopicSettings} }

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

// Open implements desk.Opener: one of the choices of the looks.
func (s *Screen) Open(p desk.Place) {
	s.tabs.Selected = 0
	s.tabs.Refresh()
	s.show(0)
	if looks, ok := s.current().(*looksPage); ok {
		looks.focusOn(p.Filter)
	}
}

// Save implements desk.Saver for the pages that save.
func (s *Screen) Save() {
	if p, ok := s.current().(interface{ save() }); ok {
		p.save()
	}
}

// column sets parts below each other at a width that reads well.
func column(parts ...fyne.CanvasObject) fyne.CanvasObject {
	return widgets.Stack(0, widgets.Row(0, widgets.Sized(520, 0, widgets.Stack(10, parts...))))
}
