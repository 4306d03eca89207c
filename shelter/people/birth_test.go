package people_test

import (
	"errors"
	"fmt"
	"testing"

	"pana/shelter/fault"
	"pana/shelter/people"
)

func TestBirthAsATiredPersonTypesIt(t *testing.T) {
	today := day("2026-11-14")
	for _, c := range []struct{ typed, want string }{
		// days
		{"05.03.1999", "day 1999-03-05 1"}, {"5.3.99", "day 1999-03-05 1"}, {"5/3/1999", "day 1999-03-05 1"},
		{"5-3-1999", "day 1999-03-05 1"}, {"5 3 1999", "day 1999-03-05 1"}, {"1999-03-05", "day 1999-03-05 1"},
		{" 05.03.1999 г.р. ", "day 1999-03-05 1"}, {"5 марта 1999", "day 1999-03-05 1"}, {"5 March 1999", "day 1999-03-05 1"},
		{"5 наурыз 1999", "day 1999-03-05 1"}, {"5 мая 2001", "day 2001-05-05 1"}, {"5 мамыр 2001", "day 2001-05-05 1"},
		{"7 маусым 2001", "day 2001-06-07 1"}, {"29.02.2024", "day 2024-02-29 1"}, {"14.11.2026", "day 2026-11-14 1"},
		{"5.3.26", "day 2026-03-05 1"}, {"5.3.27", "day 1927-03-05 1"}, {"~05.03.1999", "day 1999-03-05 2"},
		{"около 05.03.1999", "day 1999-03-05 2"},
		// months and years
		{"03.1999", "month 1999-03-31 2"}, {"2.2000", "month 2000-02-29 2"}, {"12.2001", "month 2001-12-31 2"},
		{"март 1999", "month 1999-03-31 2"}, {"1999", "year 1999-12-31 2"}, {"1999 г.", "year 1999-12-31 2"},
		{"1999 ж.", "year 1999-12-31 2"}, {"2026", "year 2026-11-14 2"}, {"11.2026", "month 2026-11-14 2"},
		{"~1999", "year 1999-12-31 2"}, {"1906", "year 1906-12-31 2"},
		// ages
		{"30", "age 30:-1 2"}, {"~30", "age 30:-1 2"}, {"~ 30", "age 30:-1 2"}, {"≈30", "age 30:-1 2"}, {"около 30", "age 30:-1 2"},
		{"30 шамасында", "age 30:-1 2"}, {"шамамен 30", "age 30:-1 2"}, {"about 30", "age 30:-1 2"}, {"ок. 30 лет", "age 30:-1 2"},
		{"30 лет", "age 30:-1 2"}, {"30 years old", "age 30:-1 2"}, {"30 жас", "age 30:-1 2"}, {"30 жаста", "age 30:-1 2"},
		{"7 г", "age 7:-1 2"}, {"7 y", "age 7:-1 2"}, {"0", "age 0:-1 2"}, {"30-35", "age 30:-1 2"}, {"30–35 лет", "age 30:-1 2"},
		{"8 мес", "age 0:8 2"}, {"8 мес.", "age 0:8 2"}, {"8 месяцев", "age 0:8 2"}, {"8 ай", "age 0:8 2"}, {"8 айлық", "age 0:8 2"},
		{"8 mo", "age 0:8 2"}, {"8 months", "age 0:8 2"}, {"8m", "age 0:8 2"}, {"18 мес", "age 1:6 2"}, {"1 г 2 мес", "age 1:2 2"},
		{"1 год и", ""}, {"1,5 года", "age 1:6 2"}, {"1.5 years", "age 1:6 2"}, {"полгода", "age 0:6 2"}, {"полтора года", "age 1:6 2"},
		{"3 нед", "age 0:0 2"}, {"6 weeks", "age 0:1 2"}, {"3 апта", "age 0:0 2"}, {"10 дней", "age 0:0 2"}, {"10 күн", "age 0:0 2"},
		{"новорождённый", "age 0:0 2"}, {"120", "age 120:-1 2"},
		// no answer
		{"", "none 0"}, {"   ", "none 0"}, {"не знает", "none 8"}, {"білмейді", "none 8"}, {"(9)", "none 9"}, {"Не собрано (99)", "none 99"}, {"?", "none 99"},
		// faults
		{"31.02.2026", "fault.birth.no_such_day"}, {"29.02.2023", "fault.birth.no_such_day"}, {"13.1999", "fault.birth.no_such_day"},
		{"05.13.1999", "fault.birth.no_such_day"}, {"0.1.1999", "fault.birth.no_such_day"}, {"15.11.2026", "fault.birth.future"},
		{"2027", "fault.birth.future"}, {"12.2026", "fault.birth.future"}, {"01.01.2100", "fault.birth.future"}, {"9999", "fault.birth.future"},
		{"121", "fault.birth.too_old"}, {"01.01.1900", "fault.birth.too_old"}, {"1812", "fault.birth.too_old"}, {"2000 мес", "fault.birth.too_old"},
		{"вчера", "fault.birth.unreadable"}, {"-5", "fault.birth.unreadable"}, {"35-30", "fault.birth.unreadable"}, {"3e5", "fault.birth.unreadable"},
		{"😀", "fault.birth.unreadable"}, {"8 мес 8 мес", "fault.birth.unreadable"}, {"99999999999999999999", "fault.birth.unreadable"},
		{"5.3", "fault.birth.unreadable"}, {"7 слонов", "fault.birth.unreadable"},
	} {
		b, err := people.ParseBirth(c.typed, today)
		var f fault.Fields
		got := ""
		switch {
		case errors.As(err, &f) && len(f) == 1 && f[0].Name == "birth":
			got = f[0].Key
		case err != nil:
			got = err.Error()
		case !b.Day.IsZero():
			got = fmt.Sprintf("%s %s %d", b.Precision, b.Day, b.Quality)
		case b.Known():
			got = fmt.Sprintf("age %d:%d %d", b.AgeYears, b.AgeMonths, b.Quality)
		default:
			got = fmt.Sprintf("none %d", b.Quality)
		}
		if c.want == "" {
			c.want = "fault.birth.unreadable"
		}
		if got != c.want {
			t.Errorf("%q: %s, want %s", c.typed, got, c.want)
		}
	}
}

func TestAgeGrowsFromAnEstimateToo(t *testing.T) {
	for _, c := range []struct {
		b             people.Birth
		on            string
		years, months int
	}{
		{people.On(day("2012-11-14")), "2026-11-13", 13, 11},
		{people.On(day("2012-11-14")), "2026-11-14", 14, 0},
		{people.On(day("2024-02-29")), "2026-02-28", 1, 11},
		{people.On(day("2024-02-29")), "2026-03-01", 2, 0},
		{people.About(0, 8, day("2026-11-14")), "2026-11-14", 0, 8},
		{people.About(0, 8, day("2026-11-14")), "2027-03-14", 1, 0},
		{people.About(30, -1, day("2026-11-14")), "2027-11-14", 31, 0},
		{people.About(3, -1, day("2026-11-14")), "2020-01-01", 0, 0}, // never negative
	} {
		y, m, ok := c.b.Age(day(c.on))
		if !ok || y != c.years || m != c.months {
			t.Errorf("%+v on %s: %d:%d", c.b, c.on, y, m)
		}
	}
	if _, _, ok := people.NotAsked.Age(day("2026-11-14")); ok {
		t.Error("an age of nothing")
	}
	if (people.Birth{}).Known() {
		t.Error("the zero birth has an age")
	}
}

func TestTheRecordShowsAnAgeAndNeverTheDay(t *testing.T) {
	h := newHome(t)
	p := adult("Анна")
	p.Birth = people.On(day("2002-02-28"))
	id := h.register(p)[0]
	r := h.get(id)
	if !r.Birth.Day.IsZero() || !r.Birth.Hidden || !r.Birth.Exact() || r.Birth.AgeYears != 24 || r.Birth.AgeMonths != 8 {
		t.Errorf("%+v", r.Birth)
	}
}
