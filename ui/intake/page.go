package intake

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"pana/ui/widgets"
)

// page is how the parts lie: the title and the foot stand, what is between scrolls.
type page struct {
	s      *Screen
	rows   int // people shown
	width  float32
	title  *fyne.Container
	foot   *fyne.Container
	draft  *widgets.Chip
	clock  *widgets.Line
	clear  *widgets.Button
	left   *widgets.Paragraph
	admit  *widgets.Button
	later  *widgets.Button
	number *fyne.Container
	head   *fyne.Container
	keys   *widgets.Line
	list   *fyne.Container // of the people's rows
	cards  *fyne.Container
	body   *fyne.Container
	scroll *widgets.Scroll
}

// build makes all parts and lays them out.
func (s *Screen) build() {
	d, p := s.desk, &s.page
	p.s = s
	s.makeCount()
	s.makeBeds()
	s.makeSafety()
	s.makeKits()
	s.makeSheets()

	p.draft = widgets.NewChip("", widgets.Out, "")
	p.draft.Hidden = true
	p.clock = widgets.NewLine("", widgets.Quiet)
	p.clear = widgets.NewSmallButton(d.T("intake.clear"), widgets.Plain, "", s.clear)
	p.clear.Hidden = true
	p.title = widgets.Row(12, widgets.NewLine(d.T("intake.title"), widgets.Title), p.draft, p.clear, layout.NewSpacer(), p.clock)

	p.number = s.wrapNumber()
	p.keys = widgets.NewLine(d.T("intake.keys"), widgets.Small).Yielding()
	p.head = container.New(&headLayout{p},
		widgets.Row(12, widgets.NewLine(d.T("intake.who"), widgets.Strong), s.count, p.number),
		widgets.Row(12, widgets.Sized(176, 0, s.brought), widgets.Sized(148, 0, s.papers), layout.NewSpacer(), p.keys))
	p.list = widgets.Stack(0)
	who := framed(widgets.Stack(0, widgets.Pad(0, 16, 0, 16, p.head), p.list))

	p.cards = container.New(&cardLayout{p},
		s.card("intake.beds", "intake.beds.why", s.beds.box),
		s.card("intake.safety", "", s.safety.box),
		s.card("intake.paper", "intake.paper.why", widgets.Stack(2, s.kits.box, s.sheets.box)))
	p.body = widgets.Stack(12, who, p.cards)
	p.scroll = widgets.NewScroll(widgets.Pad(room, 20, room, 20, p.body))
	s.beds.offers.reveal = p.scroll.Reveal

	p.left = widgets.NewParagraph("", widgets.Quiet, 2, 560)
	p.later = widgets.NewButton(d.T("intake.later"), widgets.Plain, "", "Esc", func() { s.Back() })
	p.admit = widgets.NewButton(d.T("intake.admit.family"), widgets.Filled, "", "Ctrl S", s.Save)
	p.foot = widgets.Row(12, p.left, layout.NewSpacer(), p.later, p.admit)
	s.content = container.New(&pageLayout{p}, p.title, p.scroll, p.foot)
}

// framed puts a body on a card's ground.
func framed(body fyne.CanvasObject) fyne.CanvasObject {
	return container.NewStack(widgets.NewPanel(widgets.Surface), widgets.Pad(1, 1, 1, 1, body))
}

// card is one of the numbered parts below the people.
func (s *Screen) card(title, why string, body fyne.CanvasObject) fyne.CanvasObject {
	head := widgets.Stack(0, widgets.NewLine(s.desk.T(title), widgets.Strong).Yielding())
	if why != "" {
		head.Add(widgets.NewLine(s.desk.T(why), widgets.Small).Yielding())
	}
	return framed(widgets.Pad(11, 15, 3, 15, widgets.Stack(5, head, body)))
}

// beside sets a narrow part at the right of a wide one.
func beside(wide, narrow fyne.CanvasObject, width float32) fyne.CanvasObject {
	return container.New(sideLayout{width}, wide, narrow)
}

type sideLayout struct{ width float32 }

// MinSize implements fyne.Layout.
func (l sideLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	a, b := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(a.Width+12+l.width, max(a.Height, b.Height))
}

// Layout implements fyne.Layout.
func (l sideLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(fyne.NewSize(size.Width-l.width-12, o[0].MinSize().Height))
	o[1].Move(fyne.NewPos(size.Width-l.width, 0))
	o[1].Resize(fyne.NewSize(l.width, o[1].MinSize().Height))
}

// show puts these people on the page.
func (p *page) show(people []*person) {
	p.rows = len(people)
	p.list.Objects = nil
	for _, x := range people {
		x.lines.fit(p.inner())
		p.list.Add(widgets.NewRule(widgets.LineColour, 1))
		p.list.Add(x.box)
	}
	p.admit.Text = p.s.desk.T("intake.admit.one")
	if p.rows > 1 {
		p.admit.Text = p.s.desk.T("intake.admit.family")
	}
	p.foot.Refresh() // the button may have become wider
	p.s.grown()
}

// inner is the width of a row of fields.
func (p *page) inner() float32 { return p.width - 2 - 32 }

// fit arranges the parts for a width.
func (p *page) fit(width float32) {
	if p.width == width {
		return
	}
	p.width = width
	for _, x := range p.s.people {
		x.lines.fit(p.inner())
	}
	p.keys.Hidden = width < 1000
	first := (&cardLayout{p}).columns()[0]
	p.s.beds.offers.fit(first - 32)
}

// grown lays the page out anew after a part changed its height.
func (s *Screen) grown() {
	if s.page.scroll == nil {
		return
	}
	s.page.body.Refresh()
	s.page.scroll.Refresh()
}
