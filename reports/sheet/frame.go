package sheet

import (
	"fmt"
	"strconv"
	"strings"

	"pana/reports/page"
	"pana/shelter/civil"
)

// Frame is what a sheet says about itself.
type Frame struct {
	House     string // the neutral name
	Zone      civil.Zone
	Valid     civil.Instant // the moment for which the figures hold; 0 on a blank form
	From      civil.Instant // where they tell of a span: its beginning, Valid is its end
	Printed   civil.Instant
	By        string        // initials of who prints
	DestroyBy civil.Instant // 0: not said
	Copy, Of  int           // 0: not said
	No        int64         // of the print log; 0 in a preview
	Also      Words         // a second language for headings, nil for none
	Says      string        // in large letters in place of Valid: the number of a paper
}

// voice says figures in words.
type voice struct {
	Words
	m Frame
}

// doc begins the sheet e with its letterhead and footer.
func (v voice) doc(e Entry, f Figures, landscape bool) *page.Doc {
	title := v.both(e.Title)
	var foot []string
	add := func(s string) { foot = append(foot, s) }
	if e.Class == Public {
		add(v.T("sheet.foot.public"))
	} else {
		add(e.Class + ", " + v.class(e.Class))
	}
	if v.m.DestroyBy != 0 {
		add(v.T("sheet.foot.destroy", "At", v.moment(v.m.DestroyBy)))
	}
	if v.m.Copy > 0 {
		add(v.T("sheet.foot.copy", "No", v.m.Copy, "Of", max(v.m.Of, v.m.Copy)))
	}
	if v.m.No != 0 {
		add(v.T("sheet.foot.log", "No", v.m.No))
	}
	sum := f.Hash()
	add(fmt.Sprintf("%x", sum[:2]))
	valid := ""
	if v.m.Valid != 0 {
		valid = v.weekday(v.m.Zone.Day(v.m.Valid)) + " " + v.day(v.m.Zone.Day(v.m.Valid)) + ", " + v.clock(v.m.Valid)
	}
	if v.m.From != 0 {
		valid = v.moment(v.m.From) + " – " + v.moment(v.m.Valid)
	}
	if v.m.Says != "" {
		valid = v.m.Says
	}
	right := v.moment(v.m.Printed)
	if v.m.By != "" {
		right = v.m.By + " · " + right
	}
	return page.New(page.Meta{House: v.m.House, Title: title, Code: e.Code, Valid: valid, Landscape: landscape,
		FootLeft: strings.Join(foot, " · "), FootRight: right, At: v.m.Printed.Time()})
}

func (v voice) class(class string) string {
	switch class {
	case "F1":
		return v.T("sheet.foot.f1")
	case "F2":
		return v.T("sheet.foot.f2")
	}
	return v.T("sheet.foot.other")
}

// both says key in the language of the sheet and in the second one.
func (v voice) both(key string) string {
	if v.m.Also == nil || v.m.Also.Lang() == v.Lang() {
		return v.T(key)
	}
	return v.T(key) + " · " + v.m.Also.T(key)
}

// day is 17.11.2026, the same in every language: a house must read one paper in one way.
func (v voice) day(d civil.Day) string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%02d.%02d.%d", d.Dom(), d.Month(), d.Year())
}

// short is 17.11.
func (v voice) short(d civil.Day) string { return fmt.Sprintf("%02d.%02d", d.Dom(), d.Month()) }

func (v voice) clock(i civil.Instant) string { return v.m.Zone.Local(i).Format("15:04") }

func (v voice) moment(i civil.Instant) string {
	return v.day(v.m.Zone.Day(i)) + " " + v.clock(i)
}

// hour is 18:00 on the day of the sheet and 18.11 18:00 on another.
func (v voice) hour(i civil.Instant) string {
	if d := v.m.Zone.Day(i); d != v.m.Zone.Day(v.m.Valid) {
		return v.short(d) + " " + v.clock(i)
	}
	return v.clock(i)
}

func (v voice) weekday(d civil.Day) string {
	n := int(d.Weekday())
	if n == 0 {
		n = 7
	}
	return v.T("weekday.short." + strconv.Itoa(n))
}

// age is 24, ~22, or 8 months of a child under two; "" when nobody knows.
func (v voice) age(a Age) string {
	if !a.Known {
		return ""
	}
	s := strconv.Itoa(a.Years)
	if a.Years < 2 {
		s = v.N("age.short.months", a.Years*12+a.Months)
	}
	if a.About {
		s = "~" + s
	}
	return s
}

// sexAge is F 24.
func (v voice) sexAge(sex string, a Age) string {
	s := ""
	if sex == "female" || sex == "male" {
		s = v.T("code.sex_short." + sex)
	}
	return strings.TrimSpace(s + " " + v.age(a))
}

// dots joins what is not empty.
func dots(parts ...string) string {
	var all []string
	for _, p := range parts {
		if p != "" {
			all = append(all, p)
		}
	}
	return strings.Join(all, " · ")
}
