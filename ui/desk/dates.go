package desk

import (
	"strconv"

	"pana/assets/words"
	"pana/ui/widgets"
)

// DateWords are what the date fields say and understand: the window's own names of months
// and days, and "today" in each language, since people type what comes to them.
func (d *Desk) DateWords() *widgets.DateWords {
	w := &widgets.DateWords{Relative: map[string]int{}, Fault: func(key string) string { return d.T("fault.date." + key) }}
	for i := range w.Months {
		w.Months[i] = d.T("month." + strconv.Itoa(i+1))
	}
	for i := range w.Weekdays {
		w.Weekdays[i] = d.Words.WeekdayShort(i)
	}
	for _, lang := range words.Langs() {
		l := words.For(lang)
		w.Relative[l.T("date.yesterday")] = -1
		w.Relative[l.T("date.today")] = 0
		w.Relative[l.T("date.tomorrow")] = 1
	}
	return w
}
