// Package storeimport is the page that reads a table of items with their opening stock in.
//
// Rules: nothing is written before it was seen: the page shows which column is taken for
// what, which rows won't be read in and why, and what the others come to. Rejected rows go
// to a file beside the table. Reading, looking and writing run beside the window and can
// be stopped; a stopped one has written nothing. What somebody chose stays while the page
// is open, and a table that was chosen is read anew, never kept in the program.
package storeimport

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pana/inventory"
	"pana/inventory/table"
	"pana/shelter"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// Store is what the page needs of the shelter.
type Store interface {
	Places(context.Context) ([]inventory.Place, error)
	PlanImport(context.Context, table.Sheet, table.Options, func(done, of int)) (table.Plan, error)
	Import(context.Context, table.Sheet, table.Options, table.Plan, func(done, of int)) (shelter.Receipt, error)
}

// Screen is the page.
type Screen struct {
	d      *desk.Desk
	st     Store
	browse func(from string, chosen func(path string))

	path    *widgets.Field
	read    *widgets.Button
	body    *fyne.Container // what is below the path
	all     fyne.CanvasObject
	sheet   table.Sheet
	options table.Options
	plan    table.Plan
	preview *preview // nil: no table is read
	done    *result  // nil: none was loaded
}

var (
	_ desk.Screen   = (*Screen)(nil)
	_ desk.Backer   = (*Screen)(nil)
	_ desk.Saver    = (*Screen)(nil)
	_ desk.Narrower = (*Screen)(nil)
)

// New makes the page; browse looks for a file.
func New(d *desk.Desk, st Store, browse func(from string, chosen func(path string))) *Screen {
	s := &Screen{d: d, st: st, browse: browse}
	s.build()
	return s
}

func (s *Screen) build() {
	d := s.d
	s.path = widgets.NewField(d.T("storeimport.path"), "")
	s.path.SetHint(d.T("storeimport.path_hint"))
	s.path.SetReturn(s.Read)
	choose := widgets.NewButton(d.T("button.choose"), widgets.Plain, widgets.IconFolder, "", func() {
		s.browse(s.path.Text(), func(path string) {
			s.path.SetText(path)
			s.Read()
		})
	})
	s.read = widgets.NewButton(d.T("storeimport.read"), widgets.Filled, "", "", s.Read)
	s.body = container.NewStack()
	title := widgets.Sized(0, 34, widgets.Row(12, widgets.NewLine(s.Title(), widgets.Title), widgets.NewLine(d.T("storeimport.lead"), widgets.Quiet).Yielding()))
	top := container.New(beside{}, s.path, choose, s.read)
	s.all = widgets.Pad(16, 20, 16, 20, container.New(below{10}, widgets.Stack(6, title, top), s.body))
	s.show()
}

// show sets what the page has got to below the path.
func (s *Screen) show() {
	kind := widgets.Filled
	var o fyne.CanvasObject
	switch {
	case s.done != nil:
		o, kind = s.done.object, widgets.Plain
	case s.preview != nil:
		o, kind = s.preview.object, widgets.Plain
	default:
		o = widgets.NewCard("", nil, widgets.NewEmpty(widgets.IconSupplies, s.d.T("storeimport.empty"), s.d.T("storeimport.empty_why"), nil))
	}
	if s.read.Kind != kind {
		s.read.Kind = kind
		s.read.Refresh()
	}
	s.body.Objects = []fyne.CanvasObject{o}
	s.body.Refresh()
	s.all.Refresh()
}

// Title implements desk.Screen.
func (s *Screen) Title() string { return s.d.T("storeimport.title") }

// Content implements desk.Screen.
func (s *Screen) Content() fyne.CanvasObject { return s.all }

// Topics implements desk.Screen.
func (s *Screen) Topics() []string { return []string{inventory.Topic} }

// Reload implements desk.Screen: what the plan comes to is looked at again before it is
// carried out, so that nothing needs to be read here.
func (s *Screen) Reload() {}

// Focus implements desk.Screen.
func (s *Screen) Focus() {
	switch {
	case s.done != nil:
		s.d.Host.Focus(s.done.first)
	case s.preview != nil:
		s.preview.focus()
	default:
		s.d.Host.Focus(s.path.Focusable())
	}
}

// Narrow implements desk.Narrower.
func (s *Screen) Narrow(bool) { s.all.Refresh() }

// Save implements desk.Saver: loads what the preview shows.
func (s *Screen) Save() {
	if s.preview != nil && s.done == nil {
		s.Load()
	}
}

// Back implements desk.Backer: from the preview to another table, from there to the store.
func (s *Screen) Back() bool {
	if s.done == nil && s.preview == nil {
		s.d.Go(desk.Place{Screen: desk.Supplies})
		return true
	}
	s.again()
	return true
}

// again begins anew with another table.
func (s *Screen) again() {
	s.preview, s.done, s.sheet, s.plan = nil, nil, table.Sheet{}, table.Plan{}
	s.show()
	s.Focus()
}

// file is the typed path, whole.
func (s *Screen) file() string {
	path := strings.Trim(strings.TrimSpace(s.path.Text()), `"'`)
	if path == "" {
		return ""
	}
	if whole, err := filepath.Abs(path); err == nil {
		return whole
	}
	return path
}
