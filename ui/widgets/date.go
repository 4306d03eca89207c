package widgets

import (
	"strings"

	"fyne.io/fyne/v2"

	"pana/shelter/civil"
)

// A DateField takes a day in any of the forms of ReadDate, says its weekday beside it, and writes it as DD.MM.YYYY when
// the focus leaves. Up and Down go by a day, PageUp and PageDown by a month, F4 shows the month.
type DateField struct {
	*Field
	Today    func() civil.Day
	Earliest civil.Day // the zero Day: no limit
	Latest   civil.Day
	OnDay    func(civil.Day) // the zero Day when emptied

	words *DateWords
	day   civil.Day
	month *calendar
	open  bool
}

// NewDateField makes a date field; day may be zero.
func NewDateField(label string, day civil.Day, today func() civil.Day, words *DateWords) *DateField {
	d := &DateField{Field: newField(label), Today: today, words: words}
	d.finish(d)
	d.month = newCalendar(words, today, func(day civil.Day) {
		d.take(day)
		d.close()
		fyne.Do(func() { Focus(d.Entry) }) // the click takes the focus away after this
	})
	d.keys, d.edited, d.left = d.key, d.typed, d.leave
	d.arrived, d.tapped = d.Entry.selectAll, d.show
	d.month.turned = d.turned
	d.SetDay(day)
	return d
}

// Day is the day that stands there, the zero Day for none, and whether the text is one the field understands.
func (d *DateField) Day() (civil.Day, bool) {
	day, fault := d.read()
	return day, fault == ""
}

// Fault is what is wrong with what stands there, "" for nothing.
func (d *DateField) Fault() string {
	if _, fault := d.read(); fault != "" {
		return d.words.fault(fault)
	}
	return ""
}

// SetDay shows a day without calling OnDay.
func (d *DateField) SetDay(day civil.Day) {
	d.day = day
	d.SetText(ShowDate(day))
	d.SetWrong("")
	d.sayWeekday()
}

func (d *DateField) read() (civil.Day, string) {
	day, fault := ReadDate(d.Text(), d.Today(), d.relative())
	switch {
	case fault != "" || day.IsZero():
	case !d.Earliest.IsZero() && day.Before(d.Earliest):
		fault = DateEarly
	case !d.Latest.IsZero() && d.Latest.Before(day):
		fault = DateLate
	}
	return day, fault
}

func (d *DateField) relative() map[string]int {
	if d.words == nil {
		return nil
	}
	return d.words.Relative
}

// take puts a day in by key or click.
func (d *DateField) take(day civil.Day) {
	d.SetDay(day)
	d.SetWrong(d.Fault())
	if d.OnDay != nil {
		d.OnDay(day)
	}
}

// typed follows what is typed: the weekday appears as soon as it is a date.
func (d *DateField) typed(string) {
	if day, fault := d.read(); fault == "" {
		d.day = day
		if d.OnDay != nil {
			d.OnDay(day)
		}
	} else {
		d.day = civil.Day{}
	}
	d.sayWeekday()
	d.month.show(d.day)
}

func (d *DateField) sayWeekday() {
	aside := ""
	if d.words != nil && !d.day.IsZero() {
		aside = d.words.Weekdays[d.day.Weekday()]
	}
	if aside != d.aside {
		d.aside = aside
		d.Refresh()
	}
}

// leave writes the day out in full, or says what is wrong with the text, which stays.
func (d *DateField) leave() {
	d.close()
	if d.readOnly || strings.TrimSpace(d.Text()) == "" {
		return
	}
	day, fault := d.read()
	if fault != "" {
		d.SetWrong(d.words.fault(fault))
		return
	}
	d.SetDay(day)
}

// key sees the keys first.
func (d *DateField) key(k *fyne.KeyEvent) bool {
	if d.readOnly {
		return false
	}
	from := d.day
	if from.IsZero() {
		from = d.Today()
	}
	week := 1
	if d.open {
		week = 7
	}
	switch {
	case k.Name == fyne.KeyF4:
		if d.open {
			d.close()
		} else {
			d.show()
		}
	case k.Name == fyne.KeyUp && d.open:
		d.take(from.Add(-week))
	case k.Name == fyne.KeyDown && d.open:
		d.take(from.Add(week))
	case k.Name == fyne.KeyUp:
		d.take(from.Add(1))
	case k.Name == fyne.KeyDown:
		d.take(from.Add(-1))
	case k.Name == fyne.KeyLeft && d.open:
		d.take(from.Add(-1))
	case k.Name == fyne.KeyRight && d.open:
		d.take(from.Add(1))
	case k.Name == fyne.KeyPageUp:
		d.take(addMonth(from, -1))
	case k.Name == fyne.KeyPageDown:
		d.take(addMonth(from, 1))
	case k.Name == fyne.KeyEscape && d.open:
		d.close()
	case isReturn(k) && d.open:
		d.close()
		d.moveOn()
	default:
		return false
	}
	d.month.show(d.day)
	return true
}

func (d *DateField) show() {
	if layer := LayerOf(d.Entry); layer != nil {
		d.open = true
		d.month.show(d.day)
		layer.show(d.month, d, d.boxTop(), d.boxSize(), 0)
	}
}

// turned keeps the month on show that a click turned to: the click takes the focus away after this, and so the month.
func (d *DateField) turned() {
	first := d.month.month
	fyne.Do(func() {
		Focus(d.Entry)
		d.show()
		d.month.turnTo(first)
	})
}

func (d *DateField) close() {
	if d.open {
		d.open = false
		if layer := LayerOf(d.Entry); layer != nil {
			layer.hide(d.month)
		}
	}
}

// addMonth goes n months on; from the 31st to the last day of a shorter month.
func addMonth(d civil.Day, n int) civil.Day {
	months := d.Year()*12 + d.Month() - 1 + n
	for dom := d.Dom(); dom > 27; dom-- {
		if day, err := civil.NewDay(months/12, months%12+1, dom); err == nil {
			return day
		}
	}
	day, err := civil.NewDay(months/12, months%12+1, d.Dom())
	if err != nil {
		return d // out of the calendar's years
	}
	return day
}
