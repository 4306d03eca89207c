package widgets

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"pana/shelter/civil"
)

const (
	calendarCell = 32
	calendarHead = 36
	calendarWeek = 24
)

// calendar is the month that a DateField drops down; weeks begin on Monday. It never has the focus.
type calendar struct {
	widget.BaseWidget
	words  *DateWords
	today  func() civil.Day
	chosen func(civil.Day)
	turned func()
	day    civil.Day // marked, may be zero
	month  civil.Day // the first of what is shown
}

var _ desktop.Mouseable = (*calendar)(nil)

func newCalendar(words *DateWords, today func() civil.Day, chosen func(civil.Day)) *calendar {
	c := &calendar{words: words, today: today, chosen: chosen}
	c.ExtendBaseWidget(c)
	return c
}

// show marks a day and turns to its month; to today's for the zero Day.
func (c *calendar) show(day civil.Day) {
	c.day = day
	if day.IsZero() {
		day = c.today()
	}
	c.month = day.Add(1 - day.Dom())
	c.Refresh()
}

// start is the Monday on or before the first of the month.
func (c *calendar) start() civil.Day { return c.month.Add(-(int(c.month.Weekday()) + 6) % 7) }

// MouseDown takes a day, or turns the page. The press comes before the canvas takes the focus from the field.
func (c *calendar) MouseDown(e *desktop.MouseEvent) {
	x, y := int((e.Position.X-8)/calendarCell), int((e.Position.Y-calendarHead-calendarWeek)/calendarCell)
	switch {
	case e.Position.Y < calendarHead && x == 0:
		c.turn(-1)
	case e.Position.Y < calendarHead && x == 6:
		c.turn(1)
	case e.Position.Y >= calendarHead+calendarWeek && x >= 0 && x < 7 && y < 6:
		c.chosen(c.start().Add(y*7 + x))
	}
}

// MouseUp implements desktop.Mouseable.
func (c *calendar) MouseUp(*desktop.MouseEvent) {}

func (c *calendar) turn(months int) {
	c.turnTo(addMonth(c.month, months))
	c.turned()
}

func (c *calendar) turnTo(first civil.Day) {
	c.month = first
	c.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (c *calendar) CreateRenderer() fyne.WidgetRenderer {
	ground, mark, now := newBox(4), canvas.NewRectangle(nil), newRing()
	mark.CornerRadius, now.CornerRadius, now.StrokeWidth = 4, 4, 1
	title, back, on := Strong.new(), IconLeft.picture(QuietInk), IconRight.picture(QuietInk)
	title.Alignment = fyne.TextAlignCenter
	d := &drawing{owner: c, parts: append(ground.parts(), mark, now, title, back, on)}
	heads, days := make([]*canvas.Text, 7), make([]*canvas.Text, 42)
	for i := range heads {
		heads[i] = Small.new()
		heads[i].Alignment = fyne.TextAlignCenter
		d.parts = append(d.parts, heads[i])
	}
	for i := range days {
		days[i] = Body.new()
		days[i].Alignment = fyne.TextAlignCenter
		d.parts = append(d.parts, days[i])
	}
	d.min = func() fyne.Size {
		return fyne.NewSize(7*calendarCell+16, calendarHead+calendarWeek+6*calendarCell+8)
	}
	d.place = func(size fyne.Size) {
		ground.place(0, 0, size.Width, size.Height, 1)
		write(title, 0, 2, size.Width, calendarHead-2)
		put(back, 14, 9, 20, 20)
		put(on, 8+6*calendarCell+6, 9, 20, 20)
		for i, t := range heads {
			write(t, 8+float32(i)*calendarCell, calendarHead, calendarCell, calendarWeek)
		}
		mark.Hidden, now.Hidden = true, true
		for i, t := range days {
			x, y := 8+float32(i%7)*calendarCell, calendarHead+calendarWeek+float32(i/7)*calendarCell
			write(t, x, y, calendarCell, calendarCell)
			switch c.start().Add(i) {
			case c.day:
				put(mark, x+1, y+1, calendarCell-2, calendarCell-2)
				mark.Hidden = false
			case c.today():
				put(now, x+1, y+1, calendarCell-2, calendarCell-2)
				now.Hidden = false
			}
		}
	}
	d.paint = func() {
		if c.month.IsZero() {
			return
		}
		ground.paint(Surface, Edge)
		mark.FillColor, now.StrokeColor = paintOf(Accent.Strong()), paintOf(Accent.Strong())
		back.Resource, on.Resource = IconLeft.in(QuietInk), IconRight.in(QuietInk)
		back.Refresh()
		on.Refresh()
		name := strconv.Itoa(c.month.Month())
		if c.words != nil {
			name = c.words.Months[c.month.Month()-1]
			for i, t := range heads {
				Small.set(t, c.words.Weekdays[(i+1)%7])
			}
		}
		Strong.set(title, name+" "+strconv.Itoa(c.month.Year()))
		for i, t := range days {
			day, style := c.start().Add(i), Body
			switch {
			case day == c.day:
				style = Strong.In(OnAccent)
			case day.Month() != c.month.Month():
				style = Quiet
			}
			style.set(t, strconv.Itoa(day.Dom()))
		}
	}
	return d
}
