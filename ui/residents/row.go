package residents

import (
	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/ui/desk"
	"pana/ui/desk/outing"
	"pana/ui/widgets"
)

// assessmentKey is the sentence of the task that an arrival leaves.
const assessmentKey = "task.assessment"

// mark is what is known of somebody in the house beside the row itself.
type mark struct {
	out    house.Whereabouts // zero for who is in
	assess civil.Instant     // until when the assessment is due, 0 for done
}

// cells are a line of the list.
func (l *list) cells(i int) []widgets.Cell {
	r, d := l.row(i), l.s.desk
	if r.ID == 0 {
		return make([]widgets.Cell, len(l.table.Columns))
	}
	l.seen.drawn(r)
	word := widgets.Cell{Text: r.CodeWord, Style: widgets.Strong}
	if r.Member {
		word.Indent = 8
	}
	since := ""
	if r.Since != 0 {
		since = d.ShortDay(d.Zone.Day(r.Since))
	}
	country := r.Citizenship
	if country == "" {
		country = "–"
	}
	return []widgets.Cell{word, {Text: sexAge(d, r.Sex, r.Birth)}, {Text: country}, {Text: r.Bed},
		{Text: since, Style: widgets.Quiet}, l.state(r)}
}

// state is where somebody is, or why a search found her.
func (l *list) state(r people.Row) widgets.Cell {
	d, m := l.s.desk, l.marks[r.ID]
	chip := func(tone widgets.Tone, key string, args ...any) widgets.Cell {
		return widgets.Cell{Text: d.T(key, args...), Chip: tone}
	}
	switch {
	case r.Why != "":
		return widgets.Cell{Text: d.T("residents.why." + r.Why), Style: widgets.Small}
	case r.State == people.Expected:
		return chip(widgets.Held, "residents.is.expected")
	case r.State == people.Left:
		return chip(widgets.Out, "residents.is.left", "Day", d.ShortDay(d.Zone.Day(r.Left)))
	case m.out.Event != 0:
		text, tone := outing.State(d, m.out)
		return widgets.Cell{Text: text, Chip: tone}
	case m.assess != 0 && m.assess <= d.Now():
		return chip(widgets.Alert, "residents.is.unassessed")
	case m.assess != 0:
		return chip(widgets.Held, "residents.is.new")
	}
	return chip(widgets.Accent, "residents.is.in")
}

// soon is a moment as its time today, or as its day.
func soon(d *desk.Desk, at civil.Instant) string {
	if day := d.Zone.Day(at); day != d.Today() {
		return d.ShortDay(day)
	}
	return d.Clock24(at)
}

// sexAge is "Ж ~30" as far as it is known.
func sexAge(d *desk.Desk, sex people.Sex, b people.Birth) string {
	text := "?"
	if sex != "" {
		text = d.T("code.sex_short." + string(sex))
	}
	if age := shortAge(d, b); age != "" {
		text += " " + age
	}
	return text
}

func shortAge(d *desk.Desk, b people.Birth) string {
	y, m, known := b.Age(d.Today())
	if y < 2 && b.AgeMonths >= 0 || y > 0 || b.Hidden {
		return d.Age(y, y*12+m, known, known && !b.Exact())
	}
	if !known {
		return ""
	}
	return d.T("age.about", "Age", y) // an infant of unknown months
}
