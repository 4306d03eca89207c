// Package stocktake is the page on which the store is counted: a place or one category in
// it, on paper first, then typed, and approved by somebody else.
//
// Rules: each count is saved as it is typed; Return goes to the next line. Of a blind count
// the page shows nothing that is expected before it is finished; a line that differs is
// asked for its reason without saying by how much. Who counted can't approve. An approved
// stock-take is frozen and shows the document of its corrections. What is typed into the
// open line is kept as a draft at the lock.
package stocktake

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

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
	Document(ctx context.Context, id int64) (inventory.Document, error)
	Stocktakes(context.Context) ([]inventory.Stocktake, error)
	Stocktake(ctx context.Context, id int64) (inventory.Stocktake, error)

	StartStocktake(ctx context.Context, place int64, category inventory.Category, blind bool) (shelter.Receipt, error)
	SaveCounts(ctx context.Context, stocktake int64, cs []inventory.Count) (shelter.Receipt, error)
	FoundLot(ctx context.Context, stocktake int64, l inventory.DeliveryLine, note string) (shelter.Receipt, error)
	FinishCount(ctx context.Context, stocktake int64, second, note string) (shelter.Receipt, error)
	ApproveStocktake(ctx context.Context, stocktake int64) (shelter.Receipt, error)
	CancelStocktake(ctx context.Context, stocktake int64) (shelter.Receipt, error)
}

var (
	_ House = (*shelter.Session)(nil)
	_ Store = shelter.Store{}
)

// Screen is the page: the list of stock-takes, or one of them.
type Screen struct {
	d  *desk.Desk
	h  House
	st Store

	items  *goods.Catalogue
	places []inventory.Place
	list   *list
	take   *take // the open one; nil: the list shows
	draft  *goods.Draft

	body    *fyne.Container
	content fyne.CanvasObject
	narrow  bool
}

var (
	_ desk.Screen   = (*Screen)(nil)
	_ desk.Opener   = (*Screen)(nil)
	_ desk.Saver    = (*Screen)(nil)
	_ desk.Backer   = (*Screen)(nil)
	_ desk.Drafter  = (*Screen)(nil)
	_ desk.Sheeter  = (*Screen)(nil)
	_ desk.Narrower = (*Screen)(nil)
)

// New makes the page; Reload fills it.
func New(d *desk.Desk, h House, st Store) *Screen {
	s := &Screen{d: d, h: h, st: st, items: goods.NewCatalogue(d, nil), body: container.NewStack()}
	s.draft = goods.NewDraft(d, h, desk.Stocktake)
	s.list = newList(s)
	s.content = widgets.Pad(16, 20, 16, 20, s.body)
	s.show()
	return s
}

// show puts the list or the open stock-take into the page.
func (s *Screen) show() {
	s.body.Objects = []fyne.CanvasObject{s.list.object}
	if s.take != nil {
		s.body.Objects = []fyne.CanvasObject{s.take.object}
	}
	s.body.Refresh()
}

// Title implements desk.Screen.
func (s *Screen) Title() string { return s.d.T("stocktake.title") }

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
	if s.places, err = s.st.Places(ctx); s.d.Failed(err, nil) {
		return
	}
	s.items = goods.NewCatalogue(s.d, items)
	s.list.reload()
	if s.take != nil {
		s.take.reload()
	}
}

// Focus implements desk.Screen.
func (s *Screen) Focus() {
	s.takeUp()
	if s.take != nil {
		s.take.focus()
		return
	}
	s.list.focus()
}

// Open implements desk.Opener: one stock-take.
func (s *Screen) Open(p desk.Place) {
	s.takeUp()
	if p.ID != 0 {
		s.open(p.ID)
	}
	s.Focus()
}

// open shows one stock-take.
func (s *Screen) open(id int64) {
	now, err := s.st.Stocktake(context.Background(), id)
	if s.d.Failed(err, nil) {
		return
	}
	s.take = newTake(s, now)
	s.show()
}

// Save implements desk.Saver.
func (s *Screen) Save() {
	if s.take != nil {
		s.take.save()
		return
	}
	s.list.start()
}

// Sheet implements desk.Sheeter: the sheet to count on, or what was counted.
func (s *Screen) Sheet() desk.SheetOrder {
	if s.take != nil {
		return desk.SheetOrder{Sheet: "stocktake", Filter: s.take.now.Number()}
	}
	if t, ok := s.list.selected(); ok {
		return desk.SheetOrder{Sheet: "stocktake", Filter: t.Number()}
	}
	return desk.SheetOrder{Sheet: "stocktake"}
}

// Back implements desk.Backer: out of what is open, then to the supplies.
func (s *Screen) Back() bool {
	switch {
	case s.take != nil && s.take.back():
	case s.take != nil:
		s.leaving(s.close)
	default:
		s.d.Go(desk.Place{Screen: desk.Supplies})
	}
	return true
}

func (s *Screen) close() {
	id := s.take.now.ID
	s.take = nil
	s.draft.Drop()
	s.show()
	s.list.reload()
	s.list.table.SelectID(id)
	s.Focus()
}

// leaving asks before a typed count is lost.
func (s *Screen) leaving(next func()) {
	if s.take == nil || !s.take.dirty() {
		next()
		return
	}
	s.d.Ask(desk.Question{Title: s.d.T("stocktake.leave"), Text: s.d.T("stocktake.leave_why"), Verb: s.d.T("button.discard"), Danger: true,
		Yes: func() bool { next(); return true }})
}

// Narrow implements desk.Narrower.
func (s *Screen) Narrow(narrow bool) {
	s.narrow = narrow
	s.body.Refresh()
}

// may reports whether the role counts.
func (s *Screen) may() bool {
	_, role := s.h.Who()
	return staff.ScopeOf(role, staff.StockWrite) != staff.None
}

// finished tells what came of an act and reports whether it was done.
func (s *Screen) finished(r shelter.Receipt, err error, f desk.Form) bool {
	if s.d.Failed(err, f) {
		return false
	}
	s.d.Done(r.Message, r.Undo)
	return true
}
