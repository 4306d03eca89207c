package beds

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pana/shelter/staff"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// page lays the screen out: title, moment and mark stay at the top, the hint at the foot;
// between them the board scrolls when it must, and what belongs to the selected bed stands
// right below it.
type page struct {
	s      *Screen
	scroll *container.Scroll
	lower  *fyne.Container
	hint   *widgets.Line
	inner  *fyne.Container
	object fyne.CanvasObject
	empty  fyne.CanvasObject
}

const boardLeast = 134 // one line of beds stays in view above a form

func newPage(s *Screen) *page {
	p := &page{s: s, scroll: container.NewVScroll(s.board), lower: container.NewStack(s.cards.object)}
	p.hint = widgets.NewLine(s.d.T("beds.hint"), widgets.Small).Yielding()
	p.inner = container.New(p, s.head.title, s.moment.card, s.head.mark, p.scroll, p.lower, p.hint)
	p.object = widgets.Pad(16, 20, 14, 20, p.inner)
	s.board.onShow = p.reveal
	var first *widgets.Button
	if _, role := s.s.Who(); staff.ScopeOf(role, staff.HousePlan) != staff.None {
		first = widgets.NewButton(s.d.T("beds.empty_first"), widgets.Filled, widgets.IconSettings, "", func() { s.d.Go(desk.Place{Screen: desk.Settings}) })
	}
	p.empty = widgets.NewEmpty(widgets.IconBed, s.d.T("beds.empty_title"), s.d.T("beds.empty_text"), first)
	return p
}

// layOut places everything anew.
func (p *page) layOut() { p.Layout(p.inner.Objects, p.inner.Size()) }

// MinSize implements fyne.Layout.
func (p *page) MinSize(o []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, 12+14+boardLeast+14+8)
	for i, x := range o {
		tight := i == 1 && p.s.panel != nil // the nights may make room for a form
		if x == fyne.CanvasObject(p.scroll) || i != 1 && !x.Visible() || tight {
			continue
		}
		m := x.MinSize()
		size.Width = max(size.Width, m.Width)
		size.Height += m.Height
		if i == 2 {
			size.Height += 12
		}
	}
	return size
}

// Layout implements fyne.Layout.
func (p *page) Layout(o []fyne.CanvasObject, size fyne.Size) {
	if size.Width < 1 {
		return
	}
	lower, hint := p.lower.MinSize().Height, p.hint.MinSize().Height
	p.showNights(p.s.panel == nil || o[0].MinSize().Height+12+o[1].MinSize().Height+14+boardLeast+14+lower+8+hint <= size.Height)
	y := float32(0)
	for i, gap := range []float32{12, 14, 14} {
		if !o[i].Visible() {
			continue
		}
		high := o[i].MinSize().Height
		widgets.Put(o[i], 0, y, size.Width, high)
		y += high + gap
	}
	room := size.Height - y - 14 - lower - 8 - hint
	high := min(p.s.board.draw.fit(size.Width), max(room, boardLeast))
	widgets.Put(p.scroll, 0, y, size.Width, high)
	widgets.Put(p.lower, 0, y+high+14, size.Width, lower)
	widgets.Put(p.hint, 0, size.Height-hint, size.Width, hint)
}

// showNights shows the nights or hides them: in a low window a form needs their room.
func (p *page) showNights(on bool) {
	if card := p.s.moment.card; card.Visible() != on {
		if on {
			card.Show()
		} else {
			card.Hide()
		}
	}
}

// reveal scrolls the board just as far as it takes to see a part of it.
func (p *page) reveal(top, high float32) {
	view, offset := p.scroll.Size().Height, p.scroll.Offset.Y
	switch {
	case view < 1 || p.s.board.draw.height <= view:
		return
	case top < offset:
		offset = max(0, top)
	case top+high > offset+view:
		offset = min(top+high, p.s.board.draw.height) - view
	default:
		return
	}
	p.scroll.ScrollToOffset(fyne.NewPos(0, offset))
}
