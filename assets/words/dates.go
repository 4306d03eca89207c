package words

import (
	"fmt"
	"strconv"
	"time"
)

// Short is the day in figures, 17.11.2026 in every language: a house must read one
// paper in one way.
func (w *Words) Short(year, month, day int) string {
	return fmt.Sprintf("%02d.%02d.%04d", day, month, year)
}

// DayMonth is the day of a month in words: 17 ноября.
func (w *Words) DayMonth(month, day int) string {
	return w.T("date.day_month", "Day", day, "Month", w.MonthOf(month))
}

// Long is the day with its weekday: вторник, 17 ноября.
func (w *Words) Long(year, month, day int) string {
	return w.T("date.long", "Day", day, "Month", w.MonthOf(month), "Weekday", w.weekdayOf(year, month, day))
}

// Full is the day with weekday and year: вторник, 17 ноября 2026 г.
func (w *Words) Full(year, month, day int) string {
	return w.T("date.full", "Day", day, "Month", w.MonthOf(month), "Year", strconv.Itoa(year),
		"Weekday", w.weekdayOf(year, month, day))
}

// MonthYear heads a month: ноябрь 2026.
func (w *Words) MonthYear(year, month int) string {
	return w.T("date.month_year", "Month", w.Month(month), "Year", strconv.Itoa(year))
}

// Month is the name of a month, 1 January.
func (w *Words) Month(month int) string { return w.T("month." + strconv.Itoa(month)) }

// MonthOf is the name of a month as it follows a day: ноября.
func (w *Words) MonthOf(month int) string { return w.T("month.of." + strconv.Itoa(month)) }

// Weekday is the name of a day of the week, 1 Monday, 7 Sunday; 0 is Sunday too, as
// package time counts.
func (w *Words) Weekday(n int) string { return w.T("weekday." + strconv.Itoa(iso(n))) }

// WeekdayShort is its short name: вт.
func (w *Words) WeekdayShort(n int) string { return w.T("weekday.short." + strconv.Itoa(iso(n))) }

func iso(n int) int {
	if n == 0 {
		return 7
	}
	return n
}

func (w *Words) weekdayOf(year, month, day int) string {
	return w.Weekday(int(time.Date(year, time.Month(month), day, 12, 0, 0, 0, time.UTC).Weekday()))
}
