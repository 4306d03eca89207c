package intake

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/people"
	"pana/ui/widgets"
)

// alertDays is how long a door alert stands unless another day is typed.
const alertDays = 30

// The hours of the morning at which what was left is due.
const (
	urgentHour      = 8
	interpreterHour = 9
)

// levels are the choices of the alert, none first.
var levels = []string{"", "medium", "high"}

// safetyCard is the third part of the page: what the door must know, and what can't wait.
type safetyCard struct {
	s      *Screen
	level  *widgets.Segmented
	until  *widgets.DateField
	alert  *widgets.Field
	urgent *widgets.Field
	due    *widgets.TimeField
	tongue *widgets.Check // find an interpreter
	want   bool           // what the check says, also while it doesn't show
	usual  civil.Day      // the day that until says by itself
	box    *fyne.Container
	asked  string // language of the interpreter that tongue speaks of
}

func (s *Screen) makeSafety() {
	d, c := s.desk, &s.safety
	c.s, c.want = s, true
	c.level = widgets.NewSegmented([]string{d.T("intake.level.none"), d.T("intake.level.medium"), d.T("intake.level.high")}, 0,
		func(int) { s.touched() }).Toned(widgets.Out, widgets.Held, widgets.Alert)
	c.level.Icons = []widgets.Icon{"", "", widgets.IconGuard}
	dates := d.DateWords()
	dates.Fault = func(key string) string { return d.T("intake.date." + key) } // there is little room below
	c.until = widgets.NewDateField(d.T("intake.until"), civil.Day{}, d.Today, dates)
	c.until.OnDay = func(civil.Day) { s.touched() }
	c.alert = widgets.NewField(d.T("intake.alert"), "")
	c.alert.OnChanged = func(string) { c.raise(); s.touched() }
	c.urgent = widgets.NewField(d.T("intake.urgent"), "")
	c.urgent.OnChanged = func(string) { s.touched() }
	c.due = widgets.NewTimeField(d.T("intake.due"), urgentHour, 0, dates)
	c.due.OnTime = func(int, int) { s.touched() }
	for _, f := range []*widgets.Field{c.alert, c.urgent} {
		f.Max, f.TooLong = 500, func(int) string { return d.T("fault.text.long", "Max", 500) }
	}
	c.tongue = widgets.NewCheck("", true, func(on bool) { c.want = on; s.touched() })
	c.tongue.Hidden = true
	level := widgets.Stack(2, widgets.Sized(0, 18, widgets.NewLine(d.T("intake.level"), widgets.Small).Yielding()), widgets.Row(0, c.level))
	c.box = widgets.Stack(0,
		beside(level, c.until, 126),
		c.alert,
		beside(c.urgent, c.due, 76),
		c.tongue)
	c.begin(s.start)
}

// raise takes a note at the door for a grave one as long as nobody has said how grave.
func (c *safetyCard) raise() {
	if c.level.Selected == 0 && strings.TrimSpace(c.alert.Text()) != "" {
		c.level.Select(len(levels) - 1)
	}
}

// begin counts the alert's days from at on, unless a day was typed.
func (c *safetyCard) begin(at civil.Instant) {
	c.until.Earliest = c.s.desk.Zone.Day(at)
	day, ok := c.until.Day()
	if ok && day == c.usual {
		c.usual = c.s.desk.Zone.Day(at).Add(alertDays)
		c.until.SetDay(c.usual)
	}
}

// inputs are what Return walks through.
func (c *safetyCard) inputs() []input {
	list := []input{{"level", c.level}, {"until", c.until}, {"alert", c.alert}, {"urgent", c.urgent}, {"due", c.due}}
	if c.tongue.Visible() {
		list = append(list, input{"interpreter", c.tongue})
	}
	return list
}

// sayInterpreter offers to find an interpreter as soon as somebody needs one.
func (c *safetyCard) sayInterpreter() {
	lang := c.s.needed()
	if lang == c.asked {
		return
	}
	c.asked = lang
	c.tongue.Hidden = lang == ""
	if lang != "" {
		c.tongue.Text = c.s.desk.T("intake.interpreter.task", "Lang", c.s.lists.tongues.name(lang))
		c.tongue.Ticked = c.want
	}
	c.tongue.Refresh()
	c.s.walk()
	c.s.grown()
}

// needed is the language for which an interpreter is needed, "" for none.
func (s *Screen) needed() string {
	for _, p := range s.shown() {
		langs, _, needs := spokenBy(p.languages.Keys())
		for _, l := range langs {
			if l.Quality == "I" {
				return l.Code
			}
		}
		if needs && len(langs) > 0 {
			return langs[0].Code
		}
	}
	return ""
}

// name is a language in the window's language.
func (t *tongues) name(code string) string {
	for _, e := range t.all {
		if e.Key == code {
			return e.Text
		}
	}
	return code
}

// put fills in what the card says.
func (c *safetyCard) put(in *shelter.Intake) fault.Fields {
	var f fault.Fields
	zone, start := c.s.desk.Zone, c.s.start
	if text := strings.TrimSpace(c.alert.Text()); c.level.Selected > 0 || text != "" {
		in.Alert = people.Alert{Text: text, Level: levels[max(1, c.level.Selected)]}
		switch day, ok := c.until.Day(); {
		case !ok:
			f.Add("until", "intake.date.unreadable")
		case day.IsZero() || day == c.usual:
			in.Alert.Until = start.Add(alertDays * 24 * time.Hour)
		default:
			in.Alert.Until = zone.At(day.Add(1), 0, 0)
		}
	}
	if in.Urgent = strings.TrimSpace(c.urgent.Text()); in.Urgent != "" {
		h, m, ok := c.due.Time()
		if !ok {
			f.Add("due", "intake.date.time")
		}
		in.UrgentDue = next(zone, start, h, m)
	}
	if lang := c.s.needed(); lang != "" && c.want {
		in.Interpreter, in.InterpreterBy = lang, next(zone, start, interpreterHour, 0)
	}
	return f
}

// next is the first moment after from at which clocks show h:m.
func next(z civil.Zone, from civil.Instant, h, m int) civil.Instant {
	day := z.Day(from)
	if at := z.At(day, h, m); at > from {
		return at
	}
	return z.At(day.Add(1), h, m)
}
