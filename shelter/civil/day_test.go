package civil

import (
	"testing"
	"time"
)

// day reads YYYY-MM-DD or fails.
func day(t *testing.T, s string) Day {
	t.Helper()
	d, err := ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestDaysThatTheCalendarLacksAreRefused(t *testing.T) {
	for _, s := range []string{"2026-02-29", "1900-02-29", "2026-02-31", "2026-04-31", "2026-13-01", "2026-00-10",
		"2026-01-00", "1899-12-31", "2201-01-01", "", "2026-1-5", "2026-01-5x", "05.03.1999", "2026-01-01T00:00",
		"+026-01-01", "2026-+1-01", "2026--1-01", "２０２６-01-01", "2026-01-01\n"} {
		if d, err := ParseDay(s); err == nil {
			t.Errorf("%q became %v", s, d)
		}
	}
	for _, s := range []string{"2024-02-29", "2000-02-29", "1900-01-01", "2200-12-31", "2026-11-14"} {
		if got := day(t, s).String(); got != s {
			t.Errorf("%s became %s", s, got)
		}
	}
	if s := (Day{}).String(); s != "" || !(Day{}).IsZero() {
		t.Errorf("no day is %q", s)
	}
}

func TestDaysCountAcrossMonthsAndLeapYears(t *testing.T) {
	for _, c := range []struct {
		from string
		n    int
		want string
	}{
		{"2024-02-28", 1, "2024-02-29"}, {"2024-02-28", 2, "2024-03-01"}, {"2026-02-28", 1, "2026-03-01"},
		{"2026-12-31", 1, "2027-01-01"}, {"2027-01-01", -1, "2026-12-31"}, {"2024-02-29", 366, "2025-03-01"},
	} {
		d := day(t, c.from)
		if got := d.Add(c.n); got != day(t, c.want) {
			t.Errorf("%s + %d = %s, want %s", c.from, c.n, got, c.want)
		}
		if got := d.Add(c.n).Sub(d); got != c.n {
			t.Errorf("%s to %s are %d days", c.from, c.want, got)
		}
	}
	if !day(t, "2026-11-13").Before(day(t, "2026-11-14")) || day(t, "2026-11-14").Before(day(t, "2026-11-14")) {
		t.Error("Before is wrong")
	}
	if w := day(t, "2026-11-14").Weekday(); w != time.Saturday {
		t.Errorf("14 November 2026 is a %s", w)
	}
}

func TestAgeTurnsOnTheBirthday(t *testing.T) {
	for _, c := range []struct {
		born, on      string
		years, months int
	}{
		{"2012-11-14", "2026-11-13", 13, 167}, {"2012-11-14", "2026-11-14", 14, 168},
		{"2008-02-29", "2026-02-28", 17, 215}, {"2008-02-29", "2026-03-01", 18, 216}, {"2008-02-29", "2024-02-29", 16, 192},
		{"2026-03-31", "2026-04-30", 0, 0}, {"2026-03-31", "2026-05-01", 0, 1}, {"2026-03-14", "2026-11-14", 0, 8},
		{"2026-11-14", "2026-11-14", 0, 0}, {"2027-01-01", "2026-11-14", 0, 0},
	} {
		b, on := day(t, c.born), day(t, c.on)
		if y, m := on.Age(b), on.Months(b); y != c.years || m != c.months {
			t.Errorf("born %s, on %s: %d years, %d months; want %d, %d", c.born, c.on, y, m, c.years, c.months)
		}
	}
}
