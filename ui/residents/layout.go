package residents

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"pana/shelter/staff"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// listShare is how much of the width the list gets beside the record.
const listShare = 0.529

func (s *Screen) build() {
	title := []fyne.CanvasObject{widgets.NewLine(s.Title(), widgets.Title), layout.NewSpacer()}
	if s.may(staff.OperationalWrite) {
		s.intake = widgets.NewButton(s.desk.T("action.intake"), widgets.Filled, widgets.IconAdd, "Ctrl N", func() {
			s.desk.Go(desk.Place{Screen: desk.Intake})
		})
		title = append(title, s.intake)
	}
	list := widgets.NewCard("", nil, container.New(below{}, s.list.tabs, s.list.table))
	s.sides = container.New(sides{s}, list, s.record.content)
	head := widgets.Stack(14, widgets.Sized(0, 34, widgets.Row(12, title...)), s.filter.content, s.draft.content)
	s.content = widgets.Pad(16, 20, 16, 20, container.New(below{14}, head, s.sides))
}

// calm makes the button of the intake an ordinary one while a form has the main act.
func (s *Screen) calm(on bool) {
	if s.intake == nil {
		return
	}
	s.intake.Kind = widgets.Filled
	if on {
		s.intake.Kind = widgets.Plain
	}
	s.intake.Refresh()
}

// sides lays out list and record beside each other, or one over the other.
type sides struct{ s *Screen }

// MinSize implements fyne.Layout.
func (l sides) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize().Max(o[1].MinSize()) }

// Layout implements fyne.Layout.
func (l sides) Layout(o []fyne.CanvasObject, size fyne.Size) {
	list, record := o[0], o[1]
	if l.s.narrow {
		shown(list, !l.s.opened)
		shown(record, l.s.opened)
		for _, x := range o {
			x.Move(fyne.NewPos(0, 0))
			x.Resize(size)
		}
		return
	}
	shown(list, true)
	shown(record, true)
	left := float32(int((size.Width - 12) * listShare))
	list.Move(fyne.NewPos(0, 0))
	list.Resize(fyne.NewSize(left, size.Height))
	record.Move(fyne.NewPos(left+12, 0))
	record.Resize(fyne.NewSize(size.Width-left-12, size.Height))
}

func shown(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
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
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(fyne.NewSize(size.Width, top))
	if len(o) == 3 {
		foot = o[2].MinSize().Height
		o[2].Move(fyne.NewPos(0, size.Height-foot))
		o[2].Resize(fyne.NewSize(size.Width, foot))
		foot += b.gap
	}
	o[1].Move(fyne.NewPos(0, top+b.gap))
	o[1].Resize(fyne.NewSize(size.Width, size.Height-top-b.gap-foot))
}

// edged is a soft ground with a strong mark at the left, for what should be seen.
func edged(tone widgets.Tone, body fyne.CanvasObject) fyne.CanvasObject {
	return container.NewStack(widgets.NewBlock(tone.Soft()), container.New(edge{}, widgets.NewBlock(tone.Strong()),
		widgets.Pad(7, 12, 7, 12, body)))
}

type edge struct{}

// MinSize implements fyne.Layout.
func (edge) MinSize(o []fyne.CanvasObject) fyne.Size { return o[1].MinSize().AddWidthHeight(3, 0) }

// Layout implements fyne.Layout.
func (edge) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(fyne.NewSize(3, size.Height))
	o[1].Move(fyne.NewPos(3, 0))
	o[1].Resize(fyne.NewSize(size.Width-3, size.Height))
}
