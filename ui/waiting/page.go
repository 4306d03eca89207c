package waiting

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"pana/ui/widgets"
)

// listShare is how much of the width the list gets beside the record.
const listShare = 0.53

func (s *Screen) build() {
	title := []fyne.CanvasObject{widgets.NewLine(s.Title(), widgets.Title), widgets.NewLine(s.d.T("waiting.lead"), widgets.Quiet).Yielding(), layout.NewSpacer()}
	if s.may() {
		s.add = widgets.NewButton(s.d.T("waiting.add"), widgets.Plain, widgets.IconAdd, "Ins", s.Add)
		title = append(title, s.add)
	}
	s.sides = container.New(sides{s}, s.list.object, s.record.object)
	s.content = widgets.Pad(16, 20, 16, 20, container.New(below{14}, widgets.Sized(0, 34, widgets.Row(12, title...)), s.sides))
}

// calm keeps one filled button on the page: that of the record, of a form, or of the empty
// list; the one above is it only while there is none of these.
func (s *Screen) calm() {
	if s.add == nil {
		return
	}
	kind := widgets.Plain
	if s.form == nil && s.record.main == nil && len(s.list.rows) > 0 {
		kind = widgets.Filled
	}
	first := widgets.Filled
	if s.form != nil {
		first = widgets.Plain
	}
	for b, kind := range map[*widgets.Button]widgets.Kind{s.add: kind, s.list.first: first} {
		if b.Kind != kind {
			b.Kind = kind
			b.Refresh()
		}
	}
}

// selected follows the selection of the list.
func (s *Screen) selected() { s.record.show() }

// enter goes from the list into the record: to the main act.
func (s *Screen) enter() {
	s.uncover(true)
	s.record.show()
	switch {
	case s.form != nil:
		s.form.w.Focus()
	case s.record.main != nil:
		s.d.Host.Focus(s.record.main)
	}
}

// sides lays out list and record beside each other, or one over the other.
type sides struct{ s *Screen }

// MinSize implements fyne.Layout.
func (l sides) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize().Max(o[1].MinSize()) }

// Layout implements fyne.Layout.
func (l sides) Layout(o []fyne.CanvasObject, size fyne.Size) {
	if l.s.narrow {
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
	left := float32(int((size.Width - 12) * listShare))
	widgets.Put(o[0], 0, 0, left, size.Height)
	widgets.Put(o[1], left+12, 0, size.Width-left-12, size.Height)
}

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
