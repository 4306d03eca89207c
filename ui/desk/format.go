package desk

import (
	"strconv"

	"pana/shelter/civil"
)

// Now is the moment on the desk's clock.
func (d *Desk) Now() civil.Instant { return d.Clock.Now() }

// Today is the calendar day on the desk's clock.
func (d *Desk) Today() civil.Day { return d.Zone.Day(d.Now()) }

// Clock24 is i as 14:19.
func (d *Desk) Clock24(i civil.Instant) string { return d.Zone.Local(i).Format("15:04") }

// ShortDay is day as 17.11, with the year when it isn't this one.
func (d *Desk) ShortDay(day civil.Day) string {
	if day.IsZero() {
		return ""
	}
	s := two(day.Dom()) + "." + two(day.Month())
	if day.Year() != d.Today().Year() {
		s += "." + strconv.Itoa(day.Year())
	}
	return s
}

// FullDay is day as 17.11.2026.
func (d *Desk) FullDay(day civil.Day) string {
	if day.IsZero() {
		return ""
	}
	return two(day.Dom()) + "." + two(day.Month()) + "." + strconv.Itoa(day.Year())
}

// DayTime is i as 17.11.2026 14:19.
func (d *Desk) DayTime(i civil.Instant) string {
	return d.FullDay(d.Zone.Day(i)) + " " + d.Clock24(i)
}

// Age is a person's age: years, or months under two years, with ~ before an estimate;
// "" when it isn't known.
func (d *Desk) Age(years, months int, known, estimated bool) string {
	if !known {
		return ""
	}
	s := strconv.Itoa(years)
	if years < 2 {
		s = d.N("age.short.months", months)
	}
	if estimated {
		s = "~" + s
	}
	return s
}

func two(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}
