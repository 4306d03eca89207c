// Package storekeep is the page of what the store is made of: places, suppliers and donors,
// arrival kits, and how long a donation must keep.
//
// Rules: nothing is deleted; what isn't used any more is put away and stays in old
// documents. A list and the form of what is selected stand side by side; Return walks the
// form and saves from its last field. A form that was typed into is kept as a draft at the
// lock.
package storekeep

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"pana/inventory"
	"pana/shelter"
	"pana/shelter/staff"
	"pana/ui/desk"
	"pana/ui/goods"
	"pana/ui/widgets"
)

// House is what the page needs of the shelter.
type House interface {
	goods.Drafts
	Who() (staff.Account, staff.Role)
}

// Store is what it needs of the store.
type Store interface {
	Items(ctx context.Context, all bool) ([]inventory.Item, error)
	Places(context.Context) ([]inventory.Place, error)
	SavePlace(context.Context, inventory.Place) (shelter.Receipt, error)
	Givers(context.Context) ([]inventory.Giver, error)
	SaveGiver(context.Context, inventory.Giver) (shelter.Receipt, error)
	Kits(context.Context) ([]inventory.Kit, error)
	SaveKit(context.Context, inventory.Kit) (shelter.Receipt, error)
	Settings(context.Context) (inventory.Settings, error)
	SaveSettings(context.Context, inventory.Settings) (shelter.Receipt, error)
}

var (
	_ House = (*shelter.Session)(nil)
	_ Store = shelter.Store{}
)

// The parts of the page.
const (
	partPlaces = iota
	partGivers
	partKits
	partRules
)

// row is a record in the list of a part.
type row struct {
	id          int64
	name, about string
	active      bool
}

// Screen is the page.
type Screen struct {
	d  *desk.Desk
	h  House
	st Store

	items  *goods.Catalogue
	places []inventory.Place
	givers []inventory.Giver
	kits   []inventory.Kit
	set    inventory.Settings

	part    int
	tabs    *widgets.Tabs
	rows    []row
	table   *widgets.Table
	form    *form // of what is selected, or of something new
	draft   *goods.Draft
	right   *fyne.Container
	sides   *fyne.Container
	content fyne.CanvasObject
}

var (
	_ desk.Screen   = (*Screen)(nil)
	_ desk.Adder    = (*Screen)(nil)
	_ desk.Saver    = (*Screen)(nil)
	_ desk.Backer   = (*Screen)(nil)
	_ desk.Drafter  = (*Screen)(nil)
	_ desk.Repeater = (*Screen)(nil)
)

// New makes the page; Reload fills it.
func New(d *desk.Desk, h House, st Store) *Screen {
	s := &Screen{d: d, h: h, st: st, items: goods.NewCatalogue(d, nil), right: container.NewStack()}
	s.draft = goods.NewDraft(d, h, desk.Storekeep)
	s.tabs = widgets.NewTabs([]string{d.T("storekeep.places"), d.T("storekeep.givers"), d.T("storekeep.kits"), d.T("storekeep.rules")}, func(i int) {
		s.tabs.Selected = s.part
		s.tabs.Refresh()
		s.leaving(func() { s.turn(i) })
	})
	s.table = widgets.NewTable([]widgets.Column{{Title: d.T("storekeep.name"), Width: 150, Weight: 3}, {Title: d.T("storekeep.about"), Width: 110, Weight: 2}},
		func() int { return len(s.rows) }, s.cells)
	s.table.ID = func(i int) int64 { return s.rows[i].id }
	s.table.OnSelected = func(int) { s.selected() }
	s.table.OnOpened = func(int) { s.form.w.Focus() }
	s.table.OnKey = func(k *fyne.KeyEvent) bool {
		if k.Name == fyne.KeyInsert {
			s.Add()
			return true
		}
		return false
	}
	s.table.Empty = widgets.NewEmpty(widgets.IconSupplies, d.T("storekeep.empty"), d.T("storekeep.empty_why"), nil)
	add := widgets.NewButton(d.T("button.add"), widgets.Plain, widgets.IconAdd, "Ins", s.Add)
	back := widgets.NewButton(d.T("storekeep.to_store"), widgets.Plain, widgets.IconSupplies, "Esc", func() { s.Back() })
	title := widgets.Sized(0, 34, widgets.Row(12, widgets.NewLine(s.Title(), widgets.Title), widgets.NewLine(d.T("storekeep.lead"), widgets.Quiet).Yielding(),
		layout.NewSpacer(), add, back))
	s.sides = container.New(sides{s}, s.table, widgets.NewBlock(widgets.LineColour), s.right)
	s.content = widgets.Pad(16, 20, 16, 20, goods.Below(14, title, widgets.NewCard("", nil, goods.Below(0, s.tabs, s.sides))))
	s.blank()
	return s
}

// sides sets list and form beside each other; of the rules there is no list, and a kit
// needs more room than a name.
type sides struct{ s *Screen }

func (l sides) share() float32 {
	switch l.s.part {
	case partKits:
		return 0.3
	case partRules:
		return 0
	}
	return 0.55
}

// MinSize implements fyne.Layout.
func (l sides) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(max(o[0].MinSize().Width, o[2].MinSize().Width), max(o[0].MinSize().Height, o[2].MinSize().Height))
}

// Layout implements fyne.Layout.
func (l sides) Layout(o []fyne.CanvasObject, size fyne.Size) {
	left := float32(int(size.Width * l.share()))
	for _, x := range o[:2] {
		if left == 0 {
			x.Hide()
		} else {
			x.Show()
		}
	}
	widgets.Put(o[0], 0, 0, left, size.Height)
	widgets.Put(o[1], left, 0, 1, size.Height)
	widgets.Put(o[2], left+1, 0, size.Width-left-1, size.Height)
}

// Title implements desk.Screen.
func (s *Screen) Title() string { return s.d.T("storekeep.title") }

// Content implements desk.Screen.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Topics implements desk.Screen.
func (s *Screen) Topics() []string { return []string{inventory.Topic} }

// Reload implements desk.Screen: what is typed stays.
func (s *Screen) Reload() {
	ctx := context.Background()
	items, err := s.st.Items(ctx, false)
	if s.d.Failed(err, nil) {
		return
	}
	if s.places, err = s.st.Places(ctx); s.d.Failed(err, nil) {
		return
	}
	if s.givers, err = s.st.Givers(ctx); s.d.Failed(err, nil) {
		return
	}
	if s.kits, err = s.st.Kits(ctx); s.d.Failed(err, nil) {
		return
	}
	if s.set, err = s.st.Settings(ctx); s.d.Failed(err, nil) {
		return
	}
	s.items = goods.NewCatalogue(s.d, items)
	if s.form.lines != nil {
		s.form.lines.Use(s.items)
	}
	s.list()
	if !s.form.dirty() {
		s.selected()
	}
}

// list fills the list of the part.
func (s *Screen) list() {
	d := s.d
	s.rows = nil
	switch s.part {
	case partPlaces:
		for _, p := range s.places {
			s.rows = append(s.rows, row{p.ID, p.Name, d.T("code.place." + p.Kind), p.Active})
		}
	case partGivers:
		for _, g := range s.givers {
			s.rows = append(s.rows, row{g.ID, g.Name, d.T("storekeep.giver." + g.Kind), g.Active})
		}
	case partKits:
		for _, k := range s.kits {
			s.rows = append(s.rows, row{k.ID, k.Name, d.T("code.kit." + k.Kind), k.Active})
		}
	}
	s.table.Reload()
	if s.table.Selected < 0 && len(s.rows) > 0 && !s.form.dirty() {
		s.table.Select(0)
	}
}

func (s *Screen) cells(i int) []widgets.Cell {
	r := s.rows[i]
	if !r.active {
		return []widgets.Cell{{Text: r.name, Style: widgets.Quiet}, {Text: s.d.T("storekeep.away"), Chip: widgets.Out}}
	}
	return []widgets.Cell{{Text: r.name, Style: widgets.Strong}, {Text: r.about, Style: widgets.Quiet}}
}

// turn shows another part.
func (s *Screen) turn(part int) {
	s.part, s.tabs.Selected = part, part
	s.tabs.Refresh()
	s.draft.Drop()
	s.table.Selected = -1
	s.blank()
	s.list()
	if part == partRules {
		s.show(s.newRules())
	}
	s.sides.Refresh()
	s.content.Refresh()
}

// selected shows the form of what is selected.
func (s *Screen) selected() {
	i := s.table.Selected
	switch {
	case s.part == partRules:
		s.show(s.newRules())
	case i < 0 || i >= len(s.rows):
		if s.form.id != 0 {
			s.blank()
		}
	case s.form.id == s.rows[i].id && s.form.dirty():
	case s.form.dirty():
		to := s.rows[i].id
		s.table.SelectID(s.form.id)
		s.leaving(func() { s.draft.Drop(); s.form.first = s.form.values(); s.table.SelectID(to) })
	default:
		s.record(s.rows[i].id)
	}
}

// record shows the form of a record, by its number.
func (s *Screen) record(id int64) {
	switch s.part {
	case partPlaces:
		for _, p := range s.places {
			if p.ID == id {
				s.show(s.newPlace(p))
			}
		}
	case partGivers:
		for _, g := range s.givers {
			if g.ID == id {
				s.show(s.newGiver(g))
			}
		}
	case partKits:
		for _, k := range s.kits {
			if k.ID == id {
				s.show(s.newKit(k))
			}
		}
	}
}

// blank shows the form of something new.
func (s *Screen) blank() {
	switch s.part {
	case partGivers:
		s.show(s.newGiver(inventory.Giver{Active: true}))
	case partKits:
		s.show(s.newKit(inventory.Kit{Active: true}))
	case partRules:
		s.show(s.newRules())
	default:
		s.show(s.newPlace(inventory.Place{Active: true}))
	}
}

func (s *Screen) show(f *form) {
	s.form = f
	s.right.Objects = []fyne.CanvasObject{f.object}
	s.right.Refresh()
}

// Focus implements desk.Screen.
func (s *Screen) Focus() {
	s.takeUp()
	if len(s.rows) == 0 || s.form.dirty() {
		s.form.w.Focus()
		return
	}
	s.d.Host.Focus(s.table.Focus())
}

// Add implements desk.Adder.
func (s *Screen) Add() {
	if s.part == partRules {
		return
	}
	s.leaving(func() {
		s.table.Selected = -1
		s.table.Refresh()
		s.blank()
		s.form.w.Focus()
	})
}

// Save implements desk.Saver.
func (s *Screen) Save() { s.form.save() }

// Repeat implements desk.Repeater.
func (s *Screen) Repeat() {
	if s.form.lines != nil {
		s.form.lines.Repeat()
	}
}

// Back implements desk.Backer.
func (s *Screen) Back() bool {
	s.leaving(func() {
		s.draft.Drop()
		s.table.Selected = -1
		s.blank()
		s.list()
		s.d.Go(desk.Place{Screen: desk.Supplies})
	})
	return true
}

// leaving asks before what is typed is lost.
func (s *Screen) leaving(next func()) {
	if !s.form.dirty() {
		next()
		return
	}
	s.d.Ask(desk.Question{Title: s.d.T("storekeep.leave"), Text: s.d.T("storekeep.leave_why"), Verb: s.d.T("button.discard"), Danger: true,
		Yes: func() bool { s.form.first = s.form.values(); next(); return true }})
}
