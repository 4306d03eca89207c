package handover

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"pana/shelter/civil"
	"pana/shelter/shift"
	"pana/ui/widgets"
)

// item is a row of what the shift hands over: a line that somebody wrote, or a fact that
// the program gathered.
type item struct {
	id       string
	severity string
	line     *shift.Line
	resident int64

	who, what string // the first line
	more      string // below it: by whom and when, in strong words
	rest      string // what is to be done, and what if
	from      string // where it comes from
	done      bool
}

// items are all rows, what presses most first and what people wrote before what the
// program knows.
func (s *Screen) items() []item {
	all := s.lines()
	all = append(all, s.states()...)
	all = append(all, s.facts()...)
	slices.SortStableFunc(all, func(a, b item) int { return weight(a.severity) - weight(b.severity) })
	if n := s.others(); n > 0 {
		all = append(all, item{id: "others", severity: "calm", who: s.d.N("handover.others", n), what: s.d.T("handover.unchanged")})
	}
	return all
}

func weight(severity string) int { return slices.Index(shift.Severities(), severity) }

// severityTones are the colours of how much something presses.
var severityTones = map[string]widgets.Tone{"attention": widgets.Alert, "watch": widgets.Held, "calm": widgets.Out}

// lines are what people wrote.
func (s *Screen) lines() (all []item) {
	d := s.d
	for _, l := range s.now.Lines {
		x := item{id: fmt.Sprint("line ", l.ID), severity: l.Severity, line: &l, resident: l.Resident, who: l.Word, what: l.Summary, rest: l.Action, done: l.Done && l.Action != ""}
		if l.Erased {
			x.what = d.T("journal.erased")
		}
		if x.who == "" {
			x.who = d.T("sheet.handover.the_house")
		}
		switch {
		case l.OwnedBy != "" && l.Due != 0:
			x.more = d.T("handover.by_until", "Name", l.OwnedBy, "When", s.moment(l.Due))
		case l.OwnedBy != "":
			x.more = d.T("handover.by", "Name", l.OwnedBy)
		case l.Due != 0:
			x.more = d.T("handover.until", "When", s.moment(l.Due))
		}
		x.rest = joined(x.rest, l.IfThen)
		x.from = d.T("handover.from.line")
		if l.Carried {
			x.from = d.T("handover.from.before")
		}
		all = append(all, x)
	}
	return all
}

// states are how the house stands at the end of the shift: who is out, what is due.
func (s *Screen) states() (all []item) {
	d := s.d
	for _, a := range s.now.Facts.House.Away {
		x := item{id: fmt.Sprint("away ", a.Resident), severity: "watch", resident: a.Resident, who: a.Word, what: d.T("handover.away"),
			rest: d.T("handover.since", "When", s.moment(a.Since)), from: d.T("handover.from.outings")}
		switch {
		case a.Overdue:
			x.severity, x.what = "attention", d.T("handover.overdue", "When", s.moment(a.Back))
		case a.Back != 0:
			x.what = d.T("handover.away_until", "When", s.moment(a.Back))
		}
		all = append(all, x)
	}
	for _, t := range s.now.Facts.House.Tasks {
		x := item{id: fmt.Sprint("task ", t.ID), severity: "watch", resident: t.Resident, who: t.Word, what: s.title(t),
			rest: d.T("handover.due", "When", s.moment(t.At)), from: d.T("handover.from.tasks")}
		if t.Late {
			x.severity, x.rest = "attention", d.T("handover.late", "When", s.moment(t.At))
		}
		all = append(all, x)
	}
	return all
}

// others is how many people in the house nothing is said of.
func (s *Screen) others() int {
	h := s.now.Facts.House
	said := map[int64]bool{}
	for _, l := range s.now.Lines {
		said[l.Resident] = true
	}
	for _, t := range h.Tasks {
		said[t.Resident] = true
	}
	for _, f := range s.now.Facts.Facts {
		if _, tells := s.fact(f); tells {
			said[f.Resident] = true
		}
	}
	for _, f := range s.now.Facts.Facts {
		if f.Kind == "left" {
			delete(said, f.Resident)
		}
	}
	delete(said, 0)
	for _, a := range h.Away {
		delete(said, a.Resident)
	}
	return h.In - len(said)
}

// title is what is to be done. A language among the values comes as its code.
func (s *Screen) title(f shift.Fact) string {
	if f.Text != "" {
		return f.Text
	}
	say := f.Say
	if code, ok := say.Args["Lang"].(string); ok {
		name := display.Languages(language.Make(s.d.Words.Lang())).Name(language.Make(code))
		if name == "" {
			name = code
		}
		say.Args = map[string]any{"Lang": name}
	}
	return s.d.Say(say)
}

// moment is the hour, with the day when it isn't this one.
func (s *Screen) moment(i civil.Instant) string {
	if day := s.d.Zone.Day(i); day != s.d.Today() {
		return s.d.ShortDay(day) + " " + s.d.Clock24(i)
	}
	return s.d.Clock24(i)
}

func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " · " + b
}

// Where the parts of a row stand.
const (
	chipWide = 92
	chipGap  = 12
	fromMost = 170
	pad      = 16
)

// row draws an item.
func (s *Screen) row(x item) widgets.WalkRow {
	return widgets.WalkRow{ID: x.id, Build: func(wide float32) fyne.CanvasObject {
		from := widgets.Small.Width(x.from)
		from = min(from, fromMost)
		room := wide - 2*pad - chipWide - chipGap - from
		if from > 0 {
			room -= chipGap
		}
		chip := widgets.NewChip(s.d.T("sheet.handover.severity."+x.severity), severityTones[x.severity], "")
		if x.done {
			chip = widgets.NewChip(s.d.T("handover.done"), widgets.Free, widgets.IconCheck)
		}
		told := widgets.Stack(1)
		const most = 12
		switch {
		case x.who == "":
			told.Add(widgets.NewTold("", x.what, widgets.Body, room, most))
		case x.what == "":
			told.Add(widgets.NewTold(x.who, "", widgets.Body, room, most))
		default:
			told.Add(widgets.NewTold(x.who, " · "+x.what, widgets.Body, room, most))
		}
		if x.more != "" || x.rest != "" {
			rest := x.rest
			if x.more != "" {
				rest = " " + rest
			}
			told.Add(widgets.NewTold(x.more, rest, widgets.Small, room, most))
		}
		source := widgets.NewLine(x.from, widgets.Small).Yielding()
		return container.New(rowLayout{from}, chip, told, source)
	}}
}

// rowLayout sets a chip, the words and where they come from beside each other, from the top.
type rowLayout struct{ from float32 }

// MinSize implements fyne.Layout.
func (r rowLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(240, max(22, o[1].MinSize().Height)+22)
}

// Layout implements fyne.Layout.
func (r rowLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	x := float32(pad + chipWide + chipGap)
	widgets.Put(o[0], pad, 10, min(chipWide, o[0].MinSize().Width), 22)
	room := size.Width - x - pad - r.from
	if r.from > 0 {
		room -= chipGap
	}
	widgets.Put(o[1], x, 11, room, size.Height-22)
	widgets.Put(o[2], size.Width-pad-r.from, 12, r.from+1, o[2].MinSize().Height)
}

// checksRow is what the giver looked at, as signed.
func (s *Screen) checksRow() widgets.WalkRow {
	c := s.now.Checks
	return widgets.WalkRow{ID: "checks", Build: func(wide float32) fyne.CanvasObject {
		keys := s.d.T("sheet.handover.keys")
		if c.Keys >= 0 {
			keys = fmt.Sprint(keys, " ", c.Keys)
		}
		marks := widgets.Row(16, s.check(keys, c.Keys >= 0), s.check(s.d.T("sheet.handover.cash"), c.Cash),
			s.check(s.d.T("sheet.handover.doors"), c.Doors), s.check(s.d.T("sheet.handover.medicines"), c.Medicines))
		told := widgets.Stack(4, widgets.Row(chipGap, widgets.Sized(chipWide, 0, widgets.NewLine(s.d.T("handover.checks"), widgets.Strong).Yielding()), marks, layout.NewSpacer()))
		if c.Note != "" {
			told.Add(widgets.Pad(0, 0, 0, chipWide+chipGap, widgets.NewTold("", c.Note, widgets.Body, wide-2*pad-chipWide-chipGap, 12)))
		}
		return widgets.Pad(10, pad, 10, pad, told)
	}}
}

// check is something that was looked at, or wasn't.
func (s *Screen) check(word string, done bool) fyne.CanvasObject {
	icon, ink := widgets.IconCheck, widgets.Ink
	if !done {
		icon, ink = widgets.IconCircle, widgets.Held.Strong()
	}
	g := widgets.NewGlyph(icon, ink)
	g.Side = 16
	return widgets.Row(6, g, widgets.NewLine(word, widgets.Body.In(ink)))
}
