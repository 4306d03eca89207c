// Package sheets is the page of what the house prints: the sheets by purpose, the few
// things that each depends on, and the print log.
//
// Rules: nothing is made or printed here; the page hands an order to the window, which
// asks what must be asked. What was chosen for a sheet stays while one looks at others. A
// sheet that the role may not have says why not instead of its fields.
package sheets

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"pana/reports"
	"pana/shelter"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// House is what the page needs of the file.
type House interface {
	Who() (staff.Account, staff.Role)
	Resident(ctx context.Context, id int64) (people.Resident, error)
	Residents(context.Context, people.Filter) ([]people.Row, error)
	Store() shelter.Store
	Prints(context.Context, staff.PrintFilter) ([]staff.Print, error)
	PrintDestroyed(ctx context.Context, no int64) (shelter.Receipt, error)
}

// Screen is the page.
type Screen struct {
	d     *desk.Desk
	h     House
	list  *list
	forms map[string]*form // by sheet, made when first chosen
	shown *form
	body  *fyne.Container // holds the shown form
	log   *log
	all   fyne.CanvasObject
}

// New makes the page.
func New(d *desk.Desk, h House) *Screen {
	s := &Screen{d: d, h: h, forms: map[string]*form{}}
	s.list = newList(s)
	s.log = newLog(s)
	s.body = container.NewStack()
	s.choose(s.list.kind())
	head := widgets.Row(12, widgets.NewLine(s.Title(), widgets.Title), widgets.NewLine(d.T("sheets.lead"), widgets.Quiet).Yielding(), layout.NewSpacer())
	page := container.New(page{gap: 12, side: 248}, widgets.NewCard("", nil, widgets.Pad(6, 0, 6, 0, s.list.table)), s.body, s.log.card)
	s.all = widgets.Pad(16, 20, 16, 20, container.New(below{gap: 12}, head, page))
	return s
}

// choose shows the fields of a sheet, as they were left.
func (s *Screen) choose(k reports.Kind) {
	f, ok := s.forms[k.Name]
	if !ok {
		f = newForm(s, k)
		s.forms[k.Name] = f
	}
	s.shown = f
	f.refresh()
	s.body.Objects = []fyne.CanvasObject{f.card}
	s.body.Refresh()
	if s.all != nil {
		s.all.Refresh() // forms differ in height
	}
}

// Title implements desk.Screen.
func (s *Screen) Title() string { return s.d.T("place.sheets") }

// Content implements desk.Screen.
func (s *Screen) Content() fyne.CanvasObject { return s.all }

// Topics implements desk.Screen.
func (s *Screen) Topics() []string { return []string{staff.TopicPrints, staff.TopicSettings} }

// Reload implements desk.Screen.
func (s *Screen) Reload() {
	s.log.reload()
	s.shown.refresh()
}

// Focus implements desk.Screen.
func (s *Screen) Focus() {
	s.shown.refresh()
	s.d.Host.Focus(s.list.table.Focus())
}

// Open implements desk.Opener: the filter is the name of a sheet, the ID whom it is about.
func (s *Screen) Open(p desk.Place) {
	if s.list.choose(p.Filter) && p.ID != 0 {
		s.shown.about(p.ID)
	}
	s.shown.focus()
}

// Sheet implements desk.Sheeter: what is chosen, or nothing after saying what is wrong.
func (s *Screen) Sheet() desk.SheetOrder { return s.shown.order(desk.ToPrinter) }

// send hands the chosen sheet on.
func (s *Screen) send(to desk.To) { s.d.Host.Print(s.shown.order(to)) }
