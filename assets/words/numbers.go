package words

import (
	"strconv"
	"strings"
)

// Number writes n with its thousands apart, by a narrow space that never breaks.
func (w *Words) Number(n int64) string {
	s := strconv.FormatInt(n, 10)
	sign := ""
	if n < 0 {
		sign, s = "-", s[1:]
	}
	return sign + w.grouped(s)
}

// Decimal writes f with places digits behind the decimal sign of the language.
func (w *Words) Decimal(f float64, places int) string {
	s := strconv.FormatFloat(f, 'f', max(places, 0), 64)
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "-", s[1:]
	}
	whole, part, ok := strings.Cut(s, ".")
	if !ok {
		return sign + w.grouped(whole)
	}
	return sign + w.grouped(whole) + w.T("number.decimal") + part
}

// grouped puts the group sign between thousands; four digits stay together, as a year or
// a small sum reads better whole.
func (w *Words) grouped(digits string) string {
	if len(digits) <= 4 {
		return digits
	}
	sep := w.T("number.group")
	var b strings.Builder
	for i, r := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteString(sep)
		}
		b.WriteRune(r)
	}
	return b.String()
}
