package today

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"pana/shelter/staff"
	"pana/ui/widgets"
)

// page lays the screen out: greeting, acts and numbers stand; what is below scrolls.
type page struct {
	s        *Screen
	title    *fyne.Container
	greeting *widgets.Line
	aside    *widgets.Line
	dayLine  *widgets.Line
	count    *fyne.Container
	counted  int
	high     float32 // of what is below
	comings  fyne.CanvasObject
	alerts   fyne.CanvasObject
	supplies fyne.CanvasObject
	cards    fyne.CanvasObject
	listed   *widgets.Line
	list     fyne.CanvasObject
	scroll   *widgets.Scroll
	below    *fyne.Container
	object   fyne.CanvasObject
}

func newPage(s *Screen) *page {
	d := s.d
	p := &page{s: s, greeting: widgets.NewLine("", widgets.Title).Yielding(), aside: widgets.NewLine("", widgets.Quiet).Yielding(),
		dayLine: widgets.NewLine("", widgets.Small), listed: widgets.NewLine("", widgets.Strong), count: container.NewStack(), counted: -1}
	p.title = widgets.Row(12, p.greeting, layout.NewSpacer(), p.aside)
	title := widgets.Sized(0, 32, p.title)
	p.comings = widgets.NewCard(d.T("today.comings"), nil, s.comings)
	p.alerts = widgets.NewCard(d.T("today.alerts"), nil, s.alerts)
	p.supplies = widgets.NewCard(d.T("place.supplies"), widgets.NewLine(d.T("today.supplies_days"), widgets.Small), s.supplies)
	p.supplies.Hide()
	p.cards = widgets.Columns(12, []float32{643, 475},
		widgets.Stack(12, widgets.NewCard(d.T("today.day"), p.dayLine, s.day), p.comings),
		widgets.Stack(12, widgets.NewCard(d.T("today.attention"), p.count, s.matters), p.alerts, p.supplies))
	back := widgets.NewSmallButton(d.T("button.close"), widgets.Plain, "", func() { s.Back() })
	back.Tag = "Esc"
	head := widgets.Sized(0, 42, widgets.Pad(0, 16, 0, 16, widgets.Row(12, p.listed, layout.NewSpacer(), back)))
	p.list = widgets.Stack(0, container.NewStack(widgets.NewPanel(widgets.Surface),
		widgets.Pad(1, 1, 1, 1, widgets.Stack(0, head, widgets.NewRule(widgets.LineColour, 1), s.rows))))
	p.below = container.NewStack(p.cards)
	p.scroll = widgets.NewScroll(widgets.Pad(edge, edge, edge, edge, p.below))
	for _, w := range []*walk{s.day, s.matters, s.comings, s.alerts, s.rows, s.supplies} {
		w.reveal = p.scroll.Reveal
	}
	top := widgets.Stack(14, widgets.Stack(12, title, p.acts()), s.numbers)
	p.object = widgets.Pad(16, 20, 14, 20, container.New(topAndRest{}, top, p.scroll))
	return p
}

// acts are those of the window that a shift needs most, as far as there are any; the
// evacuation stands apart.
func (p *page) acts() fyne.CanvasObject {
	d := p.s.d
	var buttons []*widgets.Button
	add := func(word, text string, kind widgets.Kind) int {
		a, ok := d.Act(word)
		if !ok {
			return 0
		}
		if strings.HasPrefix(word, "place.") {
			a.Tag = "" // the rail has the digits
		}
		buttons = append(buttons, widgets.NewButton(d.T(text), kind, a.Icon, a.Tag, a.Run))
		return 1
	}
	add("action.intake", "action.intake", widgets.Filled)
	add("action.log", "today.log", widgets.Plain)
	add("place.shift", "today.shift_sheet", widgets.Plain)
	add("place.beds", "today.board", widgets.Plain)
	apart := add("action.evacuation", "action.evacuation", widgets.Danger)
	return widgets.Acts(12, apart, buttons...)
}

// update writes what differs from what shows.
func (p *page) update() {
	s, t := p.s, p.s.shown
	changed := write(p.greeting, s.greeting())
	if write(p.aside, s.aside()) || changed {
		p.title.Refresh()
	}
	if write(p.dayLine, s.dayTitle()) {
		p.cards.Refresh()
	}
	if n := len(t.Matters); n != p.counted {
		p.counted = n
		p.count.Objects = nil
		if n > 0 {
			p.count.Objects = []fyne.CanvasObject{widgets.NewChip(itoa(n), widgets.Alert, "")}
		}
		p.count.Refresh()
	}
	show(p.alerts, len(t.Alerts) > 0)
	show(p.supplies, len(s.soon) > 0)
	now := p.cards
	if s.list != "" {
		now = p.list
		if write(p.listed, s.d.T("today.list."+s.list)+" · "+itoa(s.count(s.list))) {
			p.list.Refresh()
		}
	}
	if p.below.Objects[0] != now {
		p.below.Objects = []fyne.CanvasObject{now}
		p.below.Refresh()
		p.scroll.Refresh()
		p.scroll.ToTop()
	} else if high := now.MinSize().Height; high != p.high {
		now.Refresh()
		p.scroll.Refresh()
	}
	p.high = now.MinSize().Height
}

// write reports whether the line says something else now.
func write(l *widgets.Line, text string) bool {
	if l.Runs[0].Text == text {
		return false
	}
	l.Runs[0].Text = text
	l.Refresh()
	return true
}

func show(o fyne.CanvasObject, on bool) {
	switch {
	case on == o.Visible():
	case on:
		o.Show()
	default:
		o.Hide()
	}
}

// greeting greets by the hour and the first of her names.
func (s *Screen) greeting() string {
	a, _ := s.s.Who()
	name, _, _ := strings.Cut(a.Name, " ")
	key := "today.night"
	switch h := s.d.Zone.Local(s.shown.At).Hour(); {
	case h >= 5 && h < 12:
		key = "today.morning"
	case h >= 12 && h < 18:
		key = "today.noon"
	case h >= 18 && h < 23:
		key = "today.evening"
	}
	return s.d.T(key, "Name", name)
}

// aside is until when the shift lasts and since when, and how old the last copy is.
func (s *Screen) aside() string {
	t := s.shown
	var parts []string
	if x := t.Shift; x.ID != 0 {
		parts = append(parts, s.d.T("today.shift", "To", s.moment(x.To), "From", s.moment(x.From)))
	}
	if t.Copied && s.mayUpkeep() {
		parts = append(parts, s.d.T("today.copy", "Time", s.moment(t.Copy)))
	}
	return strings.Join(parts, " · ")
}

// dayTitle is the operational day, and until when it lasts once its date has passed.
func (s *Screen) dayTitle() string {
	t := s.shown
	day := s.d.Words.Long(t.Day.Year(), t.Day.Month(), t.Day.Dom())
	if s.d.Zone.Day(t.At) != t.Day {
		return s.d.T("today.until", "Day", day, "Time", s.d.Clock24(t.Span.To))
	}
	return day
}

func (s *Screen) mayUpkeep() bool { return s.may(staff.OperationalWrite) || s.may(staff.Upkeep) }

// edge is how far what scrolls reaches over the page's own edges, so that rings and the
// edges of cards aren't cut.
const edge = 4

// topAndRest gives the second what the first leaves.
type topAndRest struct{}

func (topAndRest) MinSize(o []fyne.CanvasObject) fyne.Size {
	a, b := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(max(a.Width, b.Width), a.Height+14+max(b.Height, 120))
}

func (topAndRest) Layout(o []fyne.CanvasObject, size fyne.Size) {
	high := o[0].MinSize().Height
	widgets.Put(o[0], 0, 0, size.Width, high)
	widgets.Put(o[1], -edge, high+14-edge, size.Width+2*edge, max(0, size.Height-high-14+2*edge))
}
