package table

import (
	"regexp"
	"strconv"
	"strings"

	"pana/shelter/civil"
)

var (
	dayFirst  = regexp.MustCompile(`^(\d{1,2})[./\- ](\d{1,2})[./\- ](\d{4}|\d{2})$`)
	yearFirst = regexp.MustCompile(`^(\d{4})[./\- ](\d{1,2})[./\- ](\d{1,2})$`)
	solid     = regexp.MustCompile(`^(20\d\d)(\d\d)(\d\d)$`)
	monthOnly = regexp.MustCompile(`^(\d{1,2})[./\-](\d{4})$`)
	yearMonth = regexp.MustCompile(`^(\d{4})[./\-](\d{1,2})$`)
	named     = regexp.MustCompile(`^(\d{1,2})?[ .\-/]*([\p{L}]+)[ .\-/,]*(?:(\d{1,2})[ ,]+)?(\d{4}|\d{2})$`)
	yearLast  = regexp.MustCompile(`[ ]*(г|год|года|ж|жыл|жылы|жылға|y|year)\.?$`)
	clock     = regexp.MustCompile(`[ T]+\d{1,2}:\d\d(:\d\d)?(\.\d+)?Z?$`)
	serial    = regexp.MustCompile(`^(\d{5})(?:\.\d+)?$`)
)

// months are the beginnings of their names; no two of a language begin alike.
var months = [12][]string{
	{"янв", "jan", "қаң"}, {"фев", "feb", "ақп"}, {"мар", "mar", "нау"}, {"апр", "apr", "сәу"},
	{"май", "мая", "may", "мам"}, {"июн", "jun", "мау"}, {"июл", "jul", "шіл"}, {"авг", "aug", "там"},
	{"сен", "sep", "қыр"}, {"окт", "oct", "қаз"}, {"ноя", "nov", "қар"}, {"дек", "dec", "жел"},
}

// readDay reads a day in the usual spellings, the day before the month; a month alone is
// its last day, as on a pack; a bare number of five digits is how workbooks count days.
func readDay(text string, from1904 bool) (civil.Day, bool) {
	text = strings.ToLower(strings.Join(strings.Fields(text), " "))
	text = clock.ReplaceAllString(strings.ReplaceAll(text, "t", "T"), "")
	text = strings.TrimSuffix(yearLast.ReplaceAllString(strings.ReplaceAll(text, "T", "t"), ""), ".")
	n := func(s string) int { x, _ := strconv.Atoi(s); return x }
	switch {
	case dayFirst.MatchString(text):
		m := dayFirst.FindStringSubmatch(text)
		d, month := n(m[1]), n(m[2])
		if month > 12 && d <= 12 { // 12/31/2026 can be read in one way only
			d, month = month, d
		}
		return newDay(n(m[3]), month, d)
	case yearFirst.MatchString(text):
		m := yearFirst.FindStringSubmatch(text)
		return newDay(n(m[1]), n(m[2]), n(m[3]))
	case solid.MatchString(text):
		m := solid.FindStringSubmatch(text)
		return newDay(n(m[1]), n(m[2]), n(m[3]))
	case monthOnly.MatchString(text):
		m := monthOnly.FindStringSubmatch(text)
		return lastDay(n(m[2]), n(m[1]))
	case yearMonth.MatchString(text):
		m := yearMonth.FindStringSubmatch(text)
		return lastDay(n(m[1]), n(m[2]))
	case serial.MatchString(text):
		first, _ := civil.NewDay(1900, 1, 1)
		days := n(serial.FindStringSubmatch(text)[1]) - 2 // workbooks think that 1900 was a leap year
		if from1904 {
			days += 1462
		}
		if days < 25_000 || days > 80_000 { // before 1968 or after 2119: no day of use
			return civil.Day{}, false
		}
		return first.Add(days), true
	}
	m := named.FindStringSubmatch(text)
	if m == nil || m[1] != "" && m[3] != "" {
		return civil.Day{}, false
	}
	for i, names := range months {
		for _, name := range names {
			if !strings.HasPrefix(m[2], name) {
				continue
			}
			if m[1]+m[3] == "" {
				return lastDay(n(m[4]), i+1)
			}
			return newDay(n(m[4]), i+1, n(m[1]+m[3]))
		}
	}
	return civil.Day{}, false
}

func newDay(year, month, day int) (civil.Day, bool) {
	if year < 100 {
		year += 2000
	}
	d, err := civil.NewDay(year, month, day)
	return d, err == nil && year >= 1970
}

func lastDay(year, month int) (civil.Day, bool) {
	if month == 12 {
		year, month = year+1, 0
	}
	d, ok := newDay(year, month+1, 1)
	return d.Add(-1), ok && month < 12
}
