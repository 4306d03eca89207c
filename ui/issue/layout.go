package issue

import (
	"fyne.io/fyne/v2"

	"pana/ui/widgets"
)

// giveShare is how much of the width the lines get beside the plan.
const giveShare = 0.67

// sides lays the work out beside what is said of it. Where there is no room, the lines take
// all of the page and the plan stands under them; what is said of a list stands below it.
type sides struct{ s *Screen }

// MinSize implements fyne.Layout.
func (l sides) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize().Max(o[1].MinSize()) }

// Layout implements fyne.Layout.
func (l sides) Layout(o []fyne.CanvasObject, size fyne.Size) {
	s := l.s
	alone := s.narrow && (s.done != nil || s.part == partGive)
	if o[1].Visible() == alone {
		if alone {
			o[1].Hide()
		} else {
			o[1].Show()
		}
	}
	switch {
	case alone:
		widgets.Put(o[0], 0, 0, size.Width, size.Height)
	case s.narrow:
		foot := min(o[1].MinSize().Height, float32(int(size.Height*0.5)))
		foot = max(foot, float32(int(size.Height*0.34)))
		widgets.Put(o[0], 0, 0, size.Width, size.Height-foot-12)
		widgets.Put(o[1], 0, size.Height-foot, size.Width, foot)
	default:
		left := float32(int((size.Width - 12) * giveShare))
		widgets.Put(o[0], 0, 0, left, size.Height)
		widgets.Put(o[1], left+12, 0, size.Width-left-12, size.Height)
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
	widgets.Put(o[0], 0, 0, size.Width, top)
	if len(o) == 3 {
		foot = o[2].MinSize().Height
		widgets.Put(o[2], 0, size.Height-foot, size.Width, foot)
		foot += b.gap
	}
	widgets.Put(o[1], 0, top+b.gap, size.Width, size.Height-top-b.gap-foot)
}
