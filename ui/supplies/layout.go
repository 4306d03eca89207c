package supplies

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"pana/ui/desk"
	"pana/ui/widgets"
)

// recordShare is how much of the width the record gets beside the list, recordLeast how
// much at least.
const (
	recordShare = 0.375
	recordLeast = 420
)

func (s *Screen) build() {
	d := s.d
	s.heads = widgets.NewLine("", widgets.Quiet).Yielding()
	buttons := []*widgets.Button{widgets.NewButton(d.T("supplies.orders"), widgets.Plain, widgets.IconPrint, "", func() { s.lead(desk.Orders, 0) }),
		widgets.NewButton(d.T("supplies.stocktake"), widgets.Plain, "", "", func() { s.lead(desk.Stocktake, 0) })}
	if s.may() {
		buttons = append(buttons, widgets.NewButton(d.T("supplies.load"), widgets.Plain, "", "", func() { s.lead(desk.StoreImport, 0) }))
		keep := widgets.NewButton("", widgets.Ghost, widgets.IconSettings, "", func() { s.lead(desk.Storekeep, 0) })
		keep.Hint = d.T("action.storekeep")
		buttons = append(buttons, keep)
	}
	acts := widgets.Acts(12, 0, buttons...)
	title := widgets.Sized(0, 34, widgets.Row(12, widgets.NewLine(s.Title(), widgets.Title), s.heads, layout.NewSpacer(), acts))
	list := widgets.NewCard("", nil, container.New(below{}, s.list.tabs, s.list.table))
	s.sides = container.New(sides{s}, list, s.record.object)
	s.content = widgets.Pad(16, 20, 16, 20, container.New(below{14}, widgets.Stack(14, title, s.filter.object), s.sides))
}

// sides lays out list and record beside each other, or one over the other.
type sides struct{ s *Screen }

// MinSize implements fyne.Layout.
func (l sides) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize().Max(o[1].MinSize()) }

// Layout implements fyne.Layout.
func (l sides) Layout(o []fyne.CanvasObject, size fyne.Size) {
	if l.s.narrow || l.s.wide() {
		covered := l.s.opened || l.s.form != nil
		for i, x := range o {
			if covered == (i == 1) {
				x.Show()
			} else {
				x.Hide()
			}
			widgets.Put(x, 0, 0, size.Width, size.Height)
		}
		return
	}
	o[0].Show()
	o[1].Show()
	right := float32(int(max(recordLeast, (size.Width-12)*recordShare)))
	widgets.Put(o[0], 0, 0, size.Width-12-right, size.Height)
	widgets.Put(o[1], size.Width-right, 0, right, size.Height)
}

// wide reports whether a form is open that wants the room of the list too.
func (s *Screen) wide() bool { return s.form != nil && s.form.wide }

// below is a layout of two or three: the first as high as it must be, the second over the
// rest, the third at the foot.
type below struct{ gap float32 }

// MinSize implements fyne.Layout.
func (b below) MinSize(o []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, b.gap*float32(len(o)-1))
	for _, x := range o {
		size.Width = max(size.Width, x.MinSize().Width)
		size.Height += x.MinSize().Height
	}
	return size
}

// Layout implements fyne.Layout.
func (b below) Layout(o []fyne.CanvasObject, size fyne.Size) {
	top, foot := o[0].MinSize().Height, float32(0)
	widgets.Put(o[0], 0, 0, size.Width, top)
	if len(o) == 3 {
		foot = o[2].MinSize().Height
		widgets.Put(o[2], 0, size.Height-foot, size.Width, foot)
		foot += b.gap
	}
	widgets.Put(o[1], 0, top+b.gap, size.Width, size.Height-top-b.gap-foot)
}
