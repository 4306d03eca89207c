package sheets

import (
	"context"
	"strconv"
	"strings"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/people"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// mostCopies is how many of one sheet may be ordered at once.
const mostCopies = 20

// readCopies reads a number of copies; nothing is one.
func readCopies(text string, faults *fault.Fields) int {
	if text == "" {
		return 1
	}
	n, err := strconv.Atoi(text)
	switch {
	case err != nil:
		faults.Add("copies", "fault.number.whole")
	case n < 1 || n > mostCopies:
		faults.Add("copies", "fault.number.range", "From", 1, "To", mostCopies)
	}
	return n
}

// moment is for what time the sheet holds: now, and moving on with it, until somebody
// types another.
type moment struct {
	d     *desk.Desk
	day   *widgets.DateField
	time  *widgets.TimeField
	box   *widgets.DateTimeField
	typed bool
}

func newMoment(d *desk.Desk) *moment {
	m := &moment{d: d}
	w := d.DateWords()
	m.day = widgets.NewDateField(d.T("sheets.day"), d.Today(), d.Today, w)
	m.time = widgets.NewTimeField(d.T("sheets.time"), -1, 0, w)
	m.box = widgets.NewDateTimeField(m.day, m.time)
	touched := func() {
		m.typed = strings.TrimSpace(m.day.Text()+m.time.Text()) != ""
		m.sayNow()
	}
	m.day.OnDay = func(civil.Day) { touched() }
	m.time.OnTime = func(int, int) { touched() }
	m.day.OnChanged, m.time.OnChanged = func(string) { touched() }, func(string) { touched() }
	return m
}

// refresh moves the time on while it is now.
func (m *moment) refresh() {
	if !m.typed {
		now := m.d.Zone.Local(m.d.Now())
		m.day.SetDay(m.d.Today())
		m.time.SetTime(now.Hour(), now.Minute())
	}
	m.sayNow()
}

func (m *moment) sayNow() {
	hint := ""
	if !m.typed {
		hint = m.d.T("sheets.now")
	}
	m.day.SetHint(hint)
}

// read is the moment, zero for now. A day without a time is its morning, when a shift
// begins.
func (m *moment) read(faults *fault.Fields) civil.Instant {
	if !m.typed {
		return 0
	}
	day, ok := m.day.Day()
	if !ok {
		faults.Add("day", "fault.date."+widgets.DateUnreadable)
		return 0
	}
	if day.IsZero() {
		day = m.d.Today()
	}
	hour, minute, ok := m.time.Time()
	if strings.TrimSpace(m.time.Text()) == "" {
		hour, minute, ok = 8, 0, true
	}
	if !ok {
		faults.Add("time", "fault.date."+widgets.TimeUnreadable)
		return 0
	}
	return m.d.Zone.At(day, hour, minute)
}

// newWhom is the field of whom the sheet is about, found by code word or number.
func (f *form) newWhom() *widgets.Choice {
	d := f.s.d
	c := widgets.NewChoice(d.T("sheets.resident"), nil)
	c.SetHint(d.T("sheets.resident_hint"))
	c.NoMatch = d.T("sheets.resident_none")
	c.Source = func(typed string) []widgets.Option {
		filter := people.Filter{Text: typed, Limit: 30}
		if typed != "" {
			filter.State = people.Everybody
		}
		rows, err := f.s.h.Residents(context.Background(), filter)
		if d.Failed(err, nil) {
			return nil
		}
		var out []widgets.Option
		for _, r := range rows {
			out = append(out, whom(r.ID, r.CodeWord, strings.TrimSpace(r.RegisterNo+" "+r.Bed)))
		}
		return out
	}
	return c
}

func whom(id int64, word, note string) widgets.Option {
	return widgets.Option{Key: strconv.FormatInt(id, 10), Text: word, Note: note}
}

// about chooses whom the sheet is about.
func (f *form) about(id int64) {
	if f.whom == nil {
		return
	}
	r, err := f.s.h.Resident(context.Background(), id)
	if f.s.d.Failed(err, nil) {
		return
	}
	if f.filled != nil {
		f.filled.Select(0)
	}
	f.whom.Choose(whom(r.ID, r.CodeWord, r.RegisterNo))
}

// chosen is whom the sheet is about, 0 for nobody.
func (f *form) chosen() int64 {
	id, err := strconv.ParseInt(f.whom.Key(), 10, 64)
	if err != nil {
		return 0
	}
	return id
}
