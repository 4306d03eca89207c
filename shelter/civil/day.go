package civil

import (
	"fmt"
	"time"
)

// Day is a date of the calendar without time or zone. The zero Day means "no day".
// Days compare with == and Before.
type Day struct{ year, month, day int16 }

// NewDay makes a Day; it refuses dates that the calendar lacks, such as 31 February,
// and years outside 1900 to 2200.
func NewDay(year, month, day int) (Day, error) {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if year < 1900 || year > 2200 || t.Day() != day || int(t.Month()) != month {
		return Day{}, fmt.Errorf("no such day: %04d-%02d-%02d", year, month, day)
	}
	return Day{int16(year), int16(month), int16(day)}, nil
}

// ParseDay reads YYYY-MM-DD, the form in which days are stored, and nothing else.
func ParseDay(s string) (Day, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || len(s) != len(time.DateOnly) {
		return Day{}, fmt.Errorf("not a day: %d characters", len(s))
	}
	return NewDay(t.Year(), int(t.Month()), t.Day())
}

// DayOf is the date part of t in t's own location.
func DayOf(t time.Time) Day { return Day{int16(t.Year()), int16(t.Month()), int16(t.Day())} }

// String is YYYY-MM-DD, or nothing for the zero Day.
func (d Day) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day)
}

// IsZero reports whether d is no day at all.
func (d Day) IsZero() bool { return d == Day{} }

// Year is the calendar year.
func (d Day) Year() int { return int(d.year) }

// Month is 1 to 12.
func (d Day) Month() int { return int(d.month) }

// Dom is the day of the month, 1 to 31.
func (d Day) Dom() int { return int(d.day) }

// Weekday is the day of the week.
func (d Day) Weekday() time.Weekday { return d.utc().Weekday() }

// Add is the day n days later; n may be negative.
func (d Day) Add(n int) Day { return DayOf(d.utc().AddDate(0, 0, n)) }

// Sub is the number of days from o to d.
func (d Day) Sub(o Day) int { return int(d.utc().Sub(o.utc()).Hours() / 24) }

// Before reports whether d is earlier than o.
func (d Day) Before(o Day) bool { return d.Compare(o) < 0 }

// Compare is -1, 0 or 1 as d is before, the same as, or after o.
func (d Day) Compare(o Day) int { return d.utc().Compare(o.utc()) }

// Age is the number of whole years from birth day b to d; never negative. Someone born
// on 29 February is a year older from 1 March of other years.
func (d Day) Age(b Day) int {
	n := d.Year() - b.Year()
	if d.Month() < b.Month() || d.Month() == b.Month() && d.Dom() < b.Dom() {
		n--
	}
	return max(n, 0)
}

// Months is the number of whole months from b to d; never negative.
func (d Day) Months(b Day) int {
	n := 12*(d.Year()-b.Year()) + d.Month() - b.Month()
	if d.Dom() < b.Dom() {
		n--
	}
	return max(n, 0)
}

func (d Day) utc() time.Time {
	return time.Date(int(d.year), time.Month(d.month), int(d.day), 0, 0, 0, 0, time.UTC)
}
