package widgets

import (
	"strconv"
	"strings"

	"pana/shelter/civil"
)

// DateWords are the words that a date field needs, already in the user's language.
type DateWords struct {
	Months   [12]string
	Weekdays [7]string      // short, Sunday first
	Relative map[string]int // days from today by word, in lower case, of every language that may be typed
	Fault    func(key string) string
}

// Keys that DateWords.Fault is asked for.
const (
	DateUnreadable = "unreadable" // not a date in any form
	DateNone       = "none"       // the calendar has no such day
	DateEarly      = "early"
	DateLate       = "late"
	TimeUnreadable = "time"
)

// fault is a sentence, or the key itself for a field that was given no words.
func (w *DateWords) fault(key string) string {
	if w == nil || w.Fault == nil {
		return key
	}
	return w.Fault(key)
}

// ReadDate understands 5.3, 05.03.26, 05/03/2026, 05032026, 2026-11-17, +7, -1 and the relative words. Years of two
// digits lie between 89 years back and 10 ahead of today. It returns a fault key, "" when the date is understood; the
// zero Day without a fault means that nothing was typed.
func ReadDate(text string, today civil.Day, relative map[string]int) (civil.Day, string) {
	text = strings.ToLower(strings.TrimSpace(text))
	if text == "" {
		return civil.Day{}, ""
	}
	if days, ok := relative[text]; ok {
		return today.Add(days), ""
	}
	if text[0] == '+' || text[0] == '-' {
		days, err := strconv.Atoi(text)
		if err != nil || days < -40000 || days > 40000 {
			return civil.Day{}, DateUnreadable
		}
		return today.Add(days), ""
	}
	day, month, year, ok := dateParts(text, today)
	if !ok {
		return civil.Day{}, DateUnreadable
	}
	d, err := civil.NewDay(year, month, day)
	if err != nil {
		return civil.Day{}, DateNone
	}
	return d, ""
}

// dateParts finds day, month and year in a text of digits and separators.
func dateParts(text string, today civil.Day) (day, month, year int, ok bool) {
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(".,/- ", r) })
	if len(parts) == 1 && (len(parts[0]) == 4 || len(parts[0]) == 6 || len(parts[0]) == 8) {
		s := parts[0]
		parts = []string{s[:2], s[2:4], s[4:]}
		if parts[2] == "" {
			parts = parts[:2]
		}
	}
	if len(parts) < 2 || len(parts) > 3 {
		return 0, 0, 0, false
	}
	var n [3]int
	for i, p := range parts {
		v, err := strconv.Atoi(p)
		if err != nil || v < 0 || len(p) > 4 {
			return 0, 0, 0, false
		}
		n[i] = v
	}
	switch {
	case len(parts) == 2:
		return n[0], n[1], today.Year(), true
	case len(parts[0]) == 4: // year first
		return n[2], n[1], n[0], true
	case len(parts[2]) == 2:
		year = today.Year()/100*100 + n[2]
		if year > today.Year()+10 {
			year -= 100
		}
		return n[0], n[1], year, true
	case len(parts[2]) == 4:
		return n[0], n[1], n[2], true
	}
	return 0, 0, 0, false
}

// ShowDate is a day as it is written in the window: DD.MM.YYYY, nothing for the zero Day.
func ShowDate(d civil.Day) string {
	if d.IsZero() {
		return ""
	}
	s := d.String()
	return s[8:] + "." + s[5:7] + "." + s[:4]
}

// ReadTime understands 0740, 740, 7:40, 7.40 and 7.
func ReadTime(text string) (hour, minute int, ok bool) {
	text = strings.TrimSpace(text)
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(":.,- ", r) })
	if len(parts) == 1 && (len(text) == 3 || len(text) == 4) {
		parts = []string{text[:len(text)-2], text[len(text)-2:]}
	}
	if len(parts) == 1 {
		parts = append(parts, "00")
	}
	if len(parts) != 2 || len(parts[0]) > 2 || len(parts[1]) != 2 {
		return 0, 0, false
	}
	h, err := strconv.Atoi(parts[0])
	m, err2 := strconv.Atoi(parts[1])
	if err != nil || err2 != nil || h < 0 || h > 23 || m < 0 || m > 59 {
		return 0, 0, false
	}
	return h, m, true
}
