// Package receive is the page on which a delivery comes into the store: a purchase, a
// donation or the opening stock, line by line.
//
// Rules: a delivery is one act that can be taken back; all its lines or none. What a donor
// brings and the house doesn't take is written down with the reason: Ctrl+M moves the line
// with the cursor there. A barcode that no item has leads to the item's form, and the lines
// wait meanwhile. Typed lines are kept as a draft at the lock. After saving, the page
// offers the paper of what came.
package receive

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
	Givers(context.Context) ([]inventory.Giver, error)
	Settings(context.Context) (inventory.Settings, error)
	Document(ctx context.Context, id int64) (inventory.Document, error)

	Receive(context.Context, inventory.Delivery) (shelter.Receipt, error)
	SaveGiver(context.Context, inventory.Giver) (shelter.Receipt, error)
}

var (
	_ House = (*shelter.Session)(nil)
	_ Store = shelter.Store{}
)

// The kinds of deliveries, in the order of the switch; a place's filter names one.
const (
	Purchase = "purchase"
	Donation = "donation"
	Opening  = "opening"
)

var kinds = []string{Purchase, Donation, Opening}

// Screen is the page.
type Screen struct {
	d  *desk.Desk
	h  House
	st Store

	items  *goods.Catalogue
	places []inventory.Place
	givers []inventory.Giver
	set    inventory.Settings
	place  int64 // where the last line went
	kind   string

	sort      *widgets.Segmented
	form      *widgets.Form
	giver     *widgets.Choice
	anonymous *widgets.Check
	paper     *widgets.Field
	paid      *widgets.Choice
	day       *widgets.DateField
	note      *widgets.Field
	lines     *goods.Lines
	refused   *refused
	draft     *goods.Draft

	head    *fyne.Container
	body    *fyne.Container
	news    *fyne.Container // what to know or to do about a line
	told    string
	last    inventory.Document // what was saved last; ID 0: nothing
	strip   *fyne.Container
	scroll  *widgets.Scroll
	save    *widgets.Button
	print   *widgets.Button
	content fyne.CanvasObject
}

var (
	_ desk.Screen   = (*Screen)(nil)
	_ desk.Opener   = (*Screen)(nil)
	_ desk.Saver    = (*Screen)(nil)
	_ desk.Mover    = (*Screen)(nil)
	_ desk.Backer   = (*Screen)(nil)
	_ desk.Drafter  = (*Screen)(nil)
	_ desk.Repeater = (*Screen)(nil)
	_ desk.Sheeter  = (*Screen)(nil)
)

// New makes the page; Reload fills it.
func New(d *desk.Desk, h House, st Store) *Screen {
	s := &Screen{d: d, h: h, st: st, items: goods.NewCatalogue(d, nil), set: inventory.DefaultSettings(), kind: Purchase,
		head: widgets.Stack(4), body: widgets.Stack(10), news: widgets.Stack(0), strip: widgets.Stack(0)}
	s.draft = goods.NewDraft(d, h, desk.Receive)
	s.form = widgets.NewForm(s.Save)
	s.newFields()
	s.refused = newRefused(s)
	s.build()
	s.turn(Purchase)
	return s
}

func (s *Screen) build() {
	d := s.d
	back := widgets.NewButton(d.T("receive.to_store"), widgets.Plain, widgets.IconSupplies, "Esc", func() { s.Back() })
	s.save = widgets.NewButton(d.T("receive.verb"), widgets.Filled, widgets.IconCheck, "Ctrl S", s.Save)
	s.print = widgets.NewButton(d.T("receive.print"), widgets.Plain, widgets.IconPrint, "Ctrl P", func() { d.Host.Print(s.Sheet()) })
	title := widgets.Sized(0, 34, widgets.Row(12, widgets.NewLine(s.Title(), widgets.Title), s.sort,
		widgets.NewLine(d.T("receive.lead"), widgets.Quiet).Yielding(), layout.NewSpacer()))
	s.scroll = widgets.NewScroll(widgets.Pad(10, 13, 12, 13, s.body))
	foot := widgets.Stack(0, widgets.NewRule(widgets.LineColour, 1), s.news, widgets.Pad(10, 13, 10, 13, widgets.Acts(12, 0, s.save, back)))
	card := widgets.NewCard("", nil, goods.Below(0, s.strip, s.scroll, foot))
	s.content = widgets.Pad(16, 20, 16, 20, goods.Below(14, title, card))
}

// Title implements desk.Screen.
func (s *Screen) Title() string { return s.d.T("receive.title") }

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
	if s.set, err = s.st.Settings(ctx); s.d.Failed(err, nil) {
		return
	}
	s.items = goods.NewCatalogue(s.d, items)
	s.lines.Use(s.items)
	for _, r := range s.lines.Rows() {
		s.offerPlaces(r)
	}
	s.look()
	s.sayLast()
}

// Focus implements desk.Screen.
func (s *Screen) Focus() {
	s.takeUp()
	if len(s.lines.Rows()) == 0 && s.giver.Visible() && s.giver.Text() == "" && !s.anonymous.Ticked {
		s.form.Focus()
		return
	}
	s.toLines()
}

// toLines goes to the empty line at the end.
func (s *Screen) toLines() { s.form.FocusOn(lineName(len(s.lines.Rows()), "item")) }

// Open implements desk.Opener: a kind of delivery by its name, or a line of the item with
// the ID.
func (s *Screen) Open(p desk.Place) {
	s.takeUp()
	for i, k := range kinds {
		if p.Filter == k && k != s.kind {
			s.sort.Selected = i
			s.sort.Refresh()
			s.turn(k)
		}
	}
	if _, ok := s.items.Item(p.ID); ok {
		s.lines.Add(goods.Scan{Item: p.ID})
		return
	}
	s.Focus()
}

// Repeat implements desk.Repeater.
func (s *Screen) Repeat() { s.lines.Repeat() }

// Sheet implements desk.Sheeter: the paper of what came last.
func (s *Screen) Sheet() desk.SheetOrder {
	if s.last.ID == 0 {
		return desk.SheetOrder{Sheet: "received"}
	}
	return desk.SheetOrder{Sheet: "received", Filter: s.last.Number()}
}

// Back implements desk.Backer.
func (s *Screen) Back() bool {
	if !s.dirty() {
		s.d.Go(desk.Place{Screen: desk.Supplies})
		return true
	}
	s.d.Ask(desk.Question{Title: s.d.T("receive.leave"), Text: s.d.T("receive.leave_why"), Verb: s.d.T("button.discard"), Danger: true,
		Yes: func() bool { s.clear(); s.d.Go(desk.Place{Screen: desk.Supplies}); return true }})
	return true
}

// sayLast offers the paper of what was saved, unless it was taken back since.
func (s *Screen) sayLast() {
	if s.last.ID != 0 {
		now, err := s.st.Document(context.Background(), s.last.ID)
		if err != nil || now.UndoneBy != 0 {
			s.last = inventory.Document{}
		}
	}
	s.strip.Objects = nil
	if s.last.ID != 0 {
		text := s.d.T("receive.done_why")
		if s.last.Kind == inventory.Donation {
			text = s.d.T("receive.done_gift")
		}
		s.strip.Add(widgets.NewNotice(s.d.T("receive.done", "Number", s.last.Number()), text, widgets.Free, s.print))
	}
	s.strip.Refresh()
	s.content.Refresh()
}

// notice shows what is to be known or done about a line, above the buttons.
func (s *Screen) notice(title, text string, acts ...fyne.CanvasObject) {
	if s.told == title+text {
		return
	}
	s.told = title + text
	s.news.Objects = nil
	if title != "" {
		s.news.Add(container.NewStack(widgets.NewNotice(title, text, widgets.Held, acts...)))
	}
	s.content.Refresh()
}
