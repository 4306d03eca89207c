// Package writeoff is the page on which things are written off: an act of a commission with
// three members, each line a part of a lot.
//
// Rules: a line names the lot and the place in which it lies, with its reason. What has
// expired, of one lot, of an item or in the whole store, is filled in by one act. The
// members of the commission are those of the last act until others are typed. An act is all
// lines or none and can be taken back; its paper for three signatures is offered at once.
// What is typed is kept as a draft at the lock.
package writeoff

import (
	"context"

	"fyne.io/fyne/v2"
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
	Lots(ctx context.Context, item int64, all bool) ([]inventory.Lot, error)
	Lot(ctx context.Context, id int64) (inventory.Lot, error)
	Places(context.Context) ([]inventory.Place, error)
	Expirings(ctx context.Context, days int) ([]inventory.Expiring, error)
	Documents(context.Context, inventory.DocumentFilter) ([]inventory.Document, error)
	Document(ctx context.Context, id int64) (inventory.Document, error)

	WriteOff(context.Context, inventory.Act) (shelter.Receipt, error)
}

var (
	_ House = (*shelter.Session)(nil)
	_ Store = shelter.Store{}
)

// signers is how many members the commission has.
const signers = 3

// Screen is the page.
type Screen struct {
	d  *desk.Desk
	h  House
	st Store

	items  *goods.Catalogue
	places map[int64]string

	form     *widgets.Form
	lines    *goods.Lines
	reason   *widgets.Choice
	disposal *widgets.Choice
	day      *widgets.DateField
	note     *widgets.Field
	names    [signers]*widgets.Field
	posts    [signers]*widgets.Field
	asked    bool // the last act was looked for
	before   []inventory.Signer
	draft    *goods.Draft

	last    inventory.Document
	strip   *fyne.Container
	scroll  *widgets.Scroll
	print   *widgets.Button
	content fyne.CanvasObject
}

var (
	_ desk.Screen   = (*Screen)(nil)
	_ desk.Opener   = (*Screen)(nil)
	_ desk.Saver    = (*Screen)(nil)
	_ desk.Backer   = (*Screen)(nil)
	_ desk.Drafter  = (*Screen)(nil)
	_ desk.Repeater = (*Screen)(nil)
	_ desk.Sheeter  = (*Screen)(nil)
)

// New makes the page; Reload fills it.
func New(d *desk.Desk, h House, st Store) *Screen {
	s := &Screen{d: d, h: h, st: st, items: goods.NewCatalogue(d, nil), places: map[int64]string{}, strip: widgets.Stack(0)}
	s.draft = goods.NewDraft(d, h, desk.WriteOff)
	s.form = widgets.NewForm(s.Save)
	s.newFields()
	s.build()
	s.walk()
	return s
}

func (s *Screen) build() {
	d := s.d
	back := widgets.NewButton(d.T("writeoff.to_store"), widgets.Plain, widgets.IconSupplies, "Esc", func() { s.Back() })
	save := widgets.NewButton(d.T("writeoff.verb"), widgets.Filled, widgets.IconCheck, "Ctrl S", s.Save)
	all := widgets.NewButton(d.T("writeoff.all_expired"), widgets.Plain, widgets.IconWarning, "", s.expired)
	s.print = widgets.NewButton(d.T("writeoff.print"), widgets.Plain, widgets.IconPrint, "Ctrl P", func() { d.Host.Print(s.Sheet()) })
	title := widgets.Sized(0, 34, widgets.Row(12, widgets.NewLine(s.Title(), widgets.Title), widgets.NewLine(d.T("writeoff.lead"), widgets.Quiet).Yielding(),
		layout.NewSpacer(), all))
	body := widgets.Stack(8, s.lines.Content(), widgets.Columns(12, []float32{3, 5, 3}, s.reason, s.disposal, s.day), s.note,
		widgets.Row(12, widgets.NewLine(d.T("writeoff.commission"), widgets.Strong), widgets.NewLine(d.T("writeoff.commission_why"), widgets.Small).Yielding()))
	for i := range signers {
		body.Add(widgets.Columns(12, []float32{1, 1}, s.names[i], s.posts[i]))
	}
	s.scroll = widgets.NewScroll(widgets.Pad(10, 13, 12, 13, body))
	foot := widgets.Stack(0, widgets.NewRule(widgets.LineColour, 1), widgets.Pad(10, 13, 10, 13, widgets.Acts(12, 0, save, back)))
	s.content = widgets.Pad(16, 20, 16, 20, goods.Below(14, title, widgets.NewCard("", nil, goods.Below(0, s.strip, s.scroll, foot))))
}

// Title implements desk.Screen.
func (s *Screen) Title() string { return s.d.T("writeoff.title") }

// Content implements desk.Screen.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Topics implements desk.Screen.
func (s *Screen) Topics() []string { return []string{inventory.Topic} }

// Reload implements desk.Screen: what is typed stays.
func (s *Screen) Reload() {
	ctx := context.Background()
	items, err := s.st.Items(ctx, true)
	if s.d.Failed(err, nil) {
		return
	}
	places, err := s.st.Places(ctx)
	if s.d.Failed(err, nil) {
		return
	}
	for _, p := range places {
		s.places[p.ID] = p.Name
	}
	s.items = goods.NewCatalogue(s.d, items)
	s.lines.Use(s.items)
	for _, r := range s.lines.Rows() {
		s.offerLots(r)
	}
	s.commission()
	s.sayLast()
}

// Focus implements desk.Screen.
func (s *Screen) Focus() {
	s.takeUp()
	s.form.FocusOn(lineName(len(s.lines.Rows()), "item"))
}

// Open implements desk.Opener: a lot, what has expired of an item, or all that has.
func (s *Screen) Open(p desk.Place) {
	s.takeUp()
	switch p.Filter {
	case desk.ExpiredOut:
		s.expired()
	case desk.ItemOut:
		s.ofItem(p.ID)
	default:
		if p.ID == 0 {
			s.Focus()
			return
		}
		l, err := s.st.Lot(context.Background(), p.ID)
		if !s.d.Failed(err, nil) {
			s.addLot(l)
		}
		s.toCommission()
	}
}

// Repeat implements desk.Repeater.
func (s *Screen) Repeat() { s.lines.Repeat() }

// Sheet implements desk.Sheeter: the last act for its signatures.
func (s *Screen) Sheet() desk.SheetOrder {
	if s.last.ID == 0 {
		return desk.SheetOrder{Sheet: "writeoff"}
	}
	return desk.SheetOrder{Sheet: "writeoff", Filter: s.last.Number()}
}

// Back implements desk.Backer.
func (s *Screen) Back() bool {
	if !s.dirty() {
		s.d.Go(desk.Place{Screen: desk.Supplies})
		return true
	}
	s.d.Ask(desk.Question{Title: s.d.T("writeoff.leave"), Text: s.d.T("writeoff.leave_why"), Verb: s.d.T("button.discard"), Danger: true,
		Yes: func() bool { s.clear(); s.d.Go(desk.Place{Screen: desk.Supplies}); return true }})
	return true
}

// sayLast offers the paper of the last act, unless it was taken back since.
func (s *Screen) sayLast() {
	if s.last.ID != 0 {
		now, err := s.st.Document(context.Background(), s.last.ID)
		if err != nil || now.UndoneBy != 0 {
			s.last = inventory.Document{}
		}
	}
	s.strip.Objects = nil
	if s.last.ID != 0 {
		s.strip.Add(widgets.NewNotice(s.d.T("writeoff.done", "Number", s.last.Number()), s.d.T("writeoff.done_why"), widgets.Free, s.print))
	}
	s.strip.Refresh()
	s.content.Refresh()
}
