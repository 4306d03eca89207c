package ui

import (
	"fyne.io/fyne/v2"

	"pana/ui/desk"
	"pana/ui/widgets"
)

// narrowWidth is the window's width under which the rail shows icons only and a record
// covers its list.
const narrowWidth = 1200

// topHeight is that of the line above the page.
const topHeight = 52

// frame lays out rail, top line and page. The ground is what the window is cleared with:
// a block over the whole page costs a quarter of a frame where drawing is done in software.
type frame struct{ p *workplace }

// MinSize implements fyne.Layout.
func (f *frame) MinSize(o []fyne.CanvasObject) fyne.Size {
	rail, top, page := o[0].MinSize(), o[1].MinSize(), o[2].MinSize()
	return fyne.NewSize(widgets.RailNarrow+max(top.Width, page.Width), max(rail.Height, topHeight+page.Height))
}

// Layout implements fyne.Layout.
func (f *frame) Layout(o []fyne.CanvasObject, size fyne.Size) {
	rail := float32(widgets.RailWide)
	narrow := size.Width < narrowWidth
	if narrow {
		rail = widgets.RailNarrow
	}
	f.p.setNarrow(narrow)
	for i, r := range [][4]float32{
		{0, 0, rail, size.Height},
		{rail, 0, size.Width - rail, topHeight},
		{rail, topHeight, size.Width - rail, size.Height - topHeight},
	} {
		o[i].Move(fyne.NewPos(r[0], r[1]))
		o[i].Resize(fyne.NewSize(r[2], r[3]))
	}
}

func (p *workplace) setNarrow(narrow bool) {
	if p.narrow == narrow {
		return
	}
	p.narrow = narrow
	for _, s := range p.screens {
		if n, ok := s.(desk.Narrower); ok {
			n.Narrow(narrow)
		}
	}
}

// belowRibbon lays out the ribbon of a demo and the window below it, without the gap that
// Fyne's own layouts leave.
type belowRibbon struct{}

// MinSize implements fyne.Layout.
func (belowRibbon) MinSize(o []fyne.CanvasObject) fyne.Size {
	ribbon, rest := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(max(ribbon.Width, rest.Width), ribbon.Height+rest.Height)
}

// Layout implements fyne.Layout.
func (belowRibbon) Layout(o []fyne.CanvasObject, size fyne.Size) {
	h := o[0].MinSize().Height
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(fyne.NewSize(size.Width, h))
	o[1].Move(fyne.NewPos(0, h))
	o[1].Resize(fyne.NewSize(size.Width, size.Height-h))
}
