package residents

import (
	"context"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"pana/shelter/civil"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// mostPast is how many changes of a record are shown; the audit has all.
const mostPast = 200

// historyTab is what changed in the record, the identity and the stays, the latest first.
// What the role may not read is named without its values.
func (r *record) historyTab() fyne.CanvasObject {
	d := r.s.desk
	past, err := r.past()
	if d.Failed(err, nil) {
		past = nil
	}
	all := widgets.Stack(2)
	for i, p := range past[:min(len(past), mostPast)] {
		if i == 0 || p.At != past[i-1].At || p.Account != past[i-1].Account || p.Reason != past[i-1].Reason {
			head := d.DayTime(p.At) + " · " + p.By
			if p.Reason != "" {
				head += " · " + p.Reason
			}
			all.Add(widgets.Pad(10, 0, 0, 0, widgets.NewLine(head, widgets.Label).Yielding()))
		}
		f := fact{label: d.T("code.field." + p.Field), main: r.turned(p)}
		switch {
		case p.Erased:
			f.main, f.aside = "", d.T("residents.erased")
		case p.Field == "alert" && d.Host.Private():
			f.main, f.aside = "", d.T("residents.hidden")
		case p.Hidden:
			f.main, f.aside = "", d.T("residents.value_hidden")
		}
		all.Add(lines(r.wide(), f))
	}
	if len(past) > mostPast {
		all.Add(widgets.NewParagraphFor(d.T("residents.older"), widgets.Small, 420))
	}
	return all
}

func (r *record) past() ([]staff.Past, error) {
	ctx := context.Background()
	past, err := r.s.house.History(ctx, "resident", r.id)
	if err != nil {
		return nil, err
	}
	more, err := r.s.house.History(ctx, "identity", r.id)
	if err != nil {
		return nil, err
	}
	past = append(past, more...)
	for _, st := range r.stays {
		if more, err = r.s.house.History(ctx, "stay", st.ID); err != nil {
			return nil, err
		}
		past = append(past, more...)
	}
	slices.SortStableFunc(past, func(a, b staff.Past) int { return int(max(-1, min(1, b.At-a.At))) })
	return past, nil
}

// turned is "old › new" in words.
func (r *record) turned(p staff.Past) string {
	old, now := r.valueWord(p.Field, p.Old), r.valueWord(p.Field, p.New)
	switch {
	case old == "":
		return now
	case now == "":
		return old + " › " + r.s.desk.T("residents.nothing")
	}
	return old + " › " + now
}

// valueWord is a value as the history keeps it, in words.
func (r *record) valueWord(field, v string) string {
	d := r.s.desk
	switch {
	case v == "":
		return ""
	case v == "8" || v == "9" || v == "99":
		return d.T("missing." + v)
	case v == "yes":
		return d.T("common.yes")
	}
	switch field {
	case "sex":
		return d.T("code.sex." + v)
	case "diet":
		return d.T("code.diet." + v)
	case "relation":
		return d.T("code.relation." + v)
	case "alert_level":
		return d.T("code.alert." + v)
	case "exit_reason":
		return d.T("code.exit." + v)
	case "destination":
		return d.T("code.destination." + v)
	case "country":
		return countryName(d, v)
	case "allergies", "mobility":
		return r.none(v)
	case "citizenship":
		code, byWord, _ := strings.Cut(v, " ")
		if byWord != "" {
			return countryName(d, code) + ", " + d.T("residents.by_word")
		}
		return countryName(d, code)
	case "languages":
		return historyLanguages(d, v)
	case "literacy":
		return readsIn(d, strings.Fields(v))
	case "birth":
		return historyBirth(d, v)
	case "guardian":
		for _, m := range r.family {
			if itoa(m.ID) == v {
				return m.CodeWord
			}
		}
	}
	return historyMoment(d, v)
}

func historyLanguages(d *desk.Desk, v string) string {
	var ls []people.Language
	for _, part := range strings.Split(v, ", ") {
		code, q, _ := strings.Cut(part, " ")
		ls = append(ls, people.Language{Code: code, Quality: q})
	}
	return spokenIn(d, ls)
}

// historyBirth is an estimate; a day of birth is hidden here.
func historyBirth(d *desk.Desk, v string) string {
	age, on, estimated := strings.Cut(v, " ")
	if !estimated || !strings.HasPrefix(age, "~") {
		return v
	}
	day, err := civil.ParseDay(on)
	if err != nil {
		return v
	}
	return d.T("residents.age_on", "Age", age, "Day", d.ShortDay(day))
}

// historyMoment writes moments and days as people do, and leaves everything else.
func historyMoment(d *desk.Desk, v string) string {
	if t, err := time.Parse(time.RFC3339, v); err == nil {
		return d.DayTime(civil.At(t))
	}
	if day, err := civil.ParseDay(v); err == nil {
		return d.FullDay(day)
	}
	return v
}
