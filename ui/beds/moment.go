package beds

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pana/shelter/civil"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// moment is the card above the board: fourteen nights, and the way to any moment. Date and
// time can be typed, buttons go a day back, to now and a day on.
type moment struct {
	s     *Screen
	bars  *bars
	label *widgets.Paragraph
	date  *widgets.DateField
	time  *widgets.TimeField
	now   *widgets.Button
	card  fyne.CanvasObject
}

func newMoment(s *Screen) *moment {
	m := &moment{s: s}
	words := s.d.DateWords()
	m.bars = newBars(nightsShown, m.toDay)
	m.label = widgets.NewParagraph("", widgets.Small, 3, 68)
	m.date = widgets.NewDateField("", civil.Day{}, s.d.Today, words)
	m.time = widgets.NewTimeField("", 0, 0, words)
	m.date.SetReturn(m.typed)
	m.time.SetReturn(m.typed)
	m.now = widgets.NewButton(s.d.T("date.now"), widgets.Plain, "", "", func() { s.show(0); m.fill() })
	back := widgets.NewButton("", widgets.Plain, widgets.IconLeft, "", func() { m.step(-1) })
	on := widgets.NewButton("", widgets.Plain, widgets.IconRight, "", func() { m.step(1) })
	right := widgets.Row(8, widgets.Sized(128, 0, m.date), widgets.Sized(64, 0, m.time),
		widgets.Row(4, widgets.Sized(34, 0, back), m.now, widgets.Sized(34, 0, on)))
	m.card = widgets.NewCard("", nil, widgets.Pad(9, 14, 7, 16, container.New(stretch{}, m.label, m.bars, right)))
	return m
}

// update shows the moment. What is being typed stays.
func (m *moment) update() {
	s := m.s
	at := s.shown.At
	m.bars.set(s.nights, s.d.Zone.Night(at, s.set.CutoffHour))
	places := 0
	for _, n := range s.nights {
		if n.Day == m.bars.shown {
			places = n.Capacity
		}
	}
	if text := s.d.N("beds.nights_label", places); text != m.label.Text {
		m.label.Text = text
		m.label.Refresh()
	}
	if !m.typing() {
		m.fill()
	}
}

// typing reports whether the cursor is in one of the fields.
func (m *moment) typing() bool {
	c := fyne.CurrentApp().Driver().CanvasForObject(m.date.Entry)
	return c != nil && (c.Focused() == m.date.Focusable() || c.Focused() == m.time.Focusable())
}

// typed shows the moment that was typed.
func (m *moment) typed() {
	d := m.s.d
	for _, why := range []string{m.date.Fault(), m.time.Fault()} {
		if why != "" {
			d.Host.Notify(desk.Note{Text: why, Wrong: true})
			return
		}
	}
	day, _ := m.date.Day()
	hour, minute, ok := m.time.Time()
	if day.IsZero() || !ok {
		m.s.show(0)
	} else {
		m.s.show(d.Zone.At(day, hour, minute))
	}
	if m.s.panel == nil {
		m.s.Focus()
	}
	m.fill()
}

// step goes some days back or on.
func (m *moment) step(days int) {
	m.toDay(m.s.d.Zone.Night(m.s.shown.At, m.s.set.CutoffHour).Add(days))
}

// toDay shows another night at the hour of the one that shows.
func (m *moment) toDay(night civil.Day) {
	z := m.s.d.Zone
	now := m.s.shown.At
	local := z.Local(now)
	day := z.Day(now).Add(night.Sub(z.Night(now, m.s.set.CutoffHour)))
	if day == m.s.d.Today() {
		m.s.show(0)
		m.fill()
		return
	}
	m.s.show(z.At(day, local.Hour(), local.Minute()))
	m.fill()
}

// fill writes the moment shown into the fields.
func (m *moment) fill() {
	day, local := m.s.d.Zone.Day(m.s.shown.At), m.s.d.Zone.Local(m.s.shown.At)
	if old, ok := m.date.Day(); !ok || old != day {
		m.date.SetDay(day)
	}
	if h, min, ok := m.time.Time(); !ok || h != local.Hour() || min != local.Minute() {
		m.time.SetTime(local.Hour(), local.Minute())
	}
}

// stretch sets three objects side by side; the middle one takes what the others leave.
type stretch struct{}

const stretchGap = 18

// MinSize implements fyne.Layout.
func (stretch) MinSize(o []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(2*stretchGap+68, 0)
	for i, x := range o {
		m := x.MinSize()
		if i > 0 {
			size.Width += m.Width
		}
		size.Height = max(size.Height, m.Height)
	}
	return size
}

// Layout implements fyne.Layout.
func (stretch) Layout(o []fyne.CanvasObject, size fyne.Size) {
	const left = 68
	right := o[2].MinSize()
	widgets.Put(o[0], 0, 0, left, size.Height)
	middle := float32(int(size.Width - left - 2*stretchGap - right.Width))
	widgets.Put(o[1], left+stretchGap, 0, middle, size.Height)
	widgets.Put(o[2], size.Width-right.Width, float32(int((size.Height-right.Height)/2)), right.Width, right.Height)
}
