package supplies

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"pana/inventory"
	"pana/ui/goods"
	"pana/ui/widgets"
)

// everything is the key of a choice that leaves nothing out.
const everything = "all"

// filter is the line above the list: a text or barcode, a category, a place.
type filter struct {
	s        *Screen
	text     *widgets.Field
	category *widgets.Choice
	place    *widgets.Choice
	object   fyne.CanvasObject
}

func newFilter(s *Screen) *filter {
	f := &filter{s: s}
	f.text = widgets.NewSearch(s.d.T("supplies.find"), "Ctrl F", widgets.Surface)
	f.text.OnChanged = func(string) { s.list.find() }
	f.text.OnReturn = f.entered
	f.category = f.choice("supplies.all_categories")
	for _, c := range inventory.Categories() {
		f.category.Options = append(f.category.Options, widgets.Option{Key: string(c), Text: s.d.T("code.category." + string(c))})
	}
	f.place = f.choice("supplies.all_places")
	f.object = widgets.Columns(12, []float32{420, 170, 200, 328}, f.text, f.category, f.place, widgets.NewBlock(widgets.None))
	return f
}

// choice is one that begins with "all".
func (f *filter) choice(all string) *widgets.Choice {
	c := widgets.NewChoice("", []widgets.Option{{Key: everything, Text: f.s.d.T(all)}})
	c.Fold, c.NoMatch = goods.Fold, f.s.d.T("supplies.not_listed")
	c.SetKey(everything)
	c.OnChosen = func() {
		if c.Key() == "" {
			c.SetKey(everything)
		}
		f.s.list.find()
	}
	return c
}

// entered is Return in the text: a barcode leads to its item, anything else to the list.
func (f *filter) entered() {
	l := f.s.list
	if i := l.scanned(strings.TrimSpace(f.text.Text())); i != 0 {
		f.text.SetText("")
		l.find()
		f.s.showID(i)
		f.s.Focus()
		return
	}
	if len(l.rows) > 0 && l.table.Selected < 0 {
		l.table.Select(0)
	}
	widgets.Focus(l.table.Focus())
}

// reload takes the places anew.
func (f *filter) reload() {
	ps, err := f.s.store.Places(context.Background())
	if err != nil {
		return // the list says so
	}
	was := f.place.Key()
	f.place.Options = f.place.Options[:1]
	for _, p := range ps {
		if p.Active {
			f.place.Options = append(f.place.Options, widgets.Option{Key: strconv.FormatInt(p.ID, 10), Text: p.Name})
		}
	}
	if f.place.SetKey(was); f.place.Key() == "" {
		f.place.SetKey(everything)
	}
}

// set reports whether the filter leaves anything out.
func (f *filter) set() bool {
	return strings.TrimSpace(f.text.Text()) != "" || f.category.Key() != everything || f.placeID() != 0
}

func (f *filter) placeID() int64 {
	id, _ := strconv.ParseInt(f.place.Key(), 10, 64) // 0 for all
	return id
}

func (f *filter) clear() {
	f.text.SetText("")
	f.category.SetKey(everything)
	f.place.SetKey(everything)
}
