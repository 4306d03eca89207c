package today

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/staff"
	"pana/ui/widgets"
)

// The lists behind the numbers.
const (
	listIn   = "in"
	listFree = "free"
	listHeld = "held"
	listOut  = "out"
	listMeal = "meal"
)

// The lists of cards that show only their beginning.
const (
	listMatters = "matters"
	listAlerts  = "alerts"
	listComings = "comings"
)

// most is how many rows a card shows of many, mostListed a list at first: what nobody sees
// yet isn't built.
const (
	most       = 8
	mostListed = 40
)

// begin is the beginning of many cells, with a row that leads to the rest.
func (s *Screen) begin(cells []cell, most int, do deed, list string) []cell {
	if len(cells) <= most+1 {
		return cells
	}
	rest := len(cells) - most
	return append(cells[:most:most], cell{shape: shapeHour, what: s.d.N("today.more", rest), do: do, more: list})
}

// lists are those of the numbers, in their order.
func lists() []string { return []string{listIn, listFree, listHeld, listOut, listMeal} }

func (s *Screen) count(list string) int {
	t := s.shown
	switch list {
	case listIn:
		return len(t.In)
	case listFree:
		return len(t.Free)
	case listHeld:
		return len(t.Held)
	case listOut:
		return len(t.Out)
	case listMeal:
		return len(t.Next().Who)
	case listMatters:
		return len(t.Matters)
	case listAlerts:
		return len(t.Alerts)
	case listComings:
		return len(s.comingCells())
	}
	return 0
}

func (s *Screen) numberCells() []cell {
	d, t := s.d, s.shown
	number := func(list, label, sub string, colour fyne.ThemeColorName) cell {
		return cell{shape: shapeNumber, who: d.T(label), time: itoa(s.count(list)), what: sub, colour: colour, do: doList, more: list}
	}
	free, green := s.freeSub()
	out, away := s.outSub()
	waiting := 0
	for _, e := range t.Expected {
		if e.Referral != 0 {
			waiting++
		}
	}
	return []cell{
		number(listIn, "today.in", d.T("today.in_sub", "Of", len(t.In)+len(t.Out), "Adults", d.N("today.adults", t.Adults),
			"Children", d.N("today.children", t.Children)), widgets.QuietInk),
		number(listFree, "today.free", free, green),
		number(listHeld, "today.held", d.T("today.held_sub", "N", waiting), widgets.QuietInk),
		number(listOut, "today.out", out, away),
		number(listMeal, "today.meal."+t.Next().Name, s.diets(t.Next(), true), widgets.QuietInk),
	}
}

// freeSub says which beds are free, and for whom when it is a single one.
func (s *Screen) freeSub() (string, fyne.ThemeColorName) {
	all := s.shown.Free
	var codes []string
	for _, b := range all {
		codes = append(codes, b.Code)
	}
	switch {
	case len(all) == 0:
		return s.d.T("today.free_none"), widgets.QuietInk
	case len(all) == 1 && fits[all[0].FitFor] != "":
		return codes[0] + ": " + s.d.T(fits[all[0].FitFor]), widgets.Free.Strong()
	}
	return strings.Join(codes, ", "), widgets.Free.Strong()
}

// diets are what the kitchen must know of a meal, the most frequent first; asked also how
// many nobody has asked, or that nobody has a restriction.
func (s *Screen) diets(m shelter.Eating, asked bool) string {
	var parts []string
	unasked := 0
	for _, x := range m.Diets {
		if x.Code == "" {
			unasked = x.Heads
			continue
		}
		parts = append(parts, s.d.T("code.diet."+x.Code)+" "+itoa(x.Heads))
	}
	if asked && unasked > 0 {
		parts = append(parts, s.d.T("sheet.roster.diet_unasked")+" "+itoa(unasked))
	}
	if asked && len(parts) == 0 {
		return s.d.T("code.diet.none")
	}
	return strings.Join(parts, " · ")
}

// outSub says who is out, and first of all who should be back.
func (s *Screen) outSub() (string, fyne.ThemeColorName) {
	var words []string
	late := 0
	for _, w := range s.shown.Out {
		words = append(words, w.CodeWord)
		if w.Where == house.WhereOverdue {
			late++
		}
	}
	switch {
	case late > 0:
		return s.d.T("today.out_late", "N", late), widgets.Alert.Strong()
	case len(words) == 0:
		return s.d.T("today.out_none"), widgets.QuietInk
	case len(words) == 1 && s.shown.Out[0].Back != 0:
		return s.d.T("today.out_back", "Word", words[0], "Time", s.moment(s.shown.Out[0].Back)), widgets.Away.Strong()
	}
	return strings.Join(words, ", "), widgets.Away.Strong()
}

// dayCells are the hours of the day with the line where it is now.
func (s *Screen) dayCells() []cell {
	d, t := s.d, s.shown
	type hour struct {
		at civil.Instant
		cell
	}
	var all []hour
	add := func(at civil.Instant, c cell) {
		if t.Span.Contains(at) {
			c.shape, c.time = shapeHour, d.Clock24(at)
			all = append(all, hour{at, c})
		}
	}
	for _, m := range t.Meals {
		add(m.At, cell{what: d.N("today.eat."+m.Name, len(m.Who)), more: s.diets(m, false)})
	}
	for _, w := range t.Out {
		c := cell{who: w.CodeWord, what: s.errand(w), more: s.company(w), do: doRecord, resident: w.Resident}
		if w.Back != 0 {
			c.chip, c.tone, c.icon = d.T("today.out_until", "Time", s.moment(w.Back)), widgets.Away, widgets.IconLeave
		}
		add(w.OutAt, c)
		c = cell{who: w.CodeWord, what: d.T("today.returns"), do: doRecord, resident: w.Resident}
		if w.Where == house.WhereOverdue {
			c.chip, c.tone, c.icon = d.T("today.late"), widgets.Alert, widgets.IconClock
		}
		add(w.Back, c)
	}
	for _, e := range t.Expected {
		if e.ETA != 0 {
			add(e.ETA, cell{what: d.N("today.party", e.People), more: strings.Join(e.Beds, ", "), do: doWaiting, id: e.Referral})
		}
	}
	for _, x := range t.Tasks {
		c := cell{who: x.CodeWord, what: s.title(x), more: x.OwnerName, resident: x.Resident, id: x.ID}
		if x.Resident != 0 {
			c.do = doRecord
		}
		add(x.Due, c)
	}
	slices.SortStableFunc(all, func(a, b hour) int { return int(max(-1, min(1, a.at-b.at))) })
	if len(all) == 0 {
		return []cell{{shape: shapeEmpty, what: d.T("today.day_empty")}}
	}
	var cells []cell
	drawn := false
	for _, h := range all {
		if !drawn && h.at > t.At {
			cells, drawn = append(cells, cell{shape: shapeNow}), true
		}
		cells = append(cells, h.cell)
	}
	if !drawn {
		cells = append(cells, cell{shape: shapeNow})
	}
	return cells
}

// errand is why somebody is out.
func (s *Screen) errand(w house.Whereabouts) string {
	if w.Reason == "" {
		return s.d.T("today.goes")
	}
	return s.d.T("code.out_reason." + w.Reason)
}

// company is with whom somebody is out.
func (s *Screen) company(w house.Whereabouts) string {
	if w.Companion == "" {
		return ""
	}
	return s.d.T("today.with", "Who", w.Companion)
}

func (s *Screen) comingCells() []cell {
	d, t := s.d, s.shown
	var cells []cell
	for _, w := range t.Came {
		c := cell{shape: shapeHour, time: d.Clock24(w.Since), who: w.CodeWord, what: d.T("today.came"), do: doRecord, resident: w.Resident}
		if w.Bed != "" {
			c.more = d.T("today.bed", "Bed", w.Bed)
		}
		cells = append(cells, c)
	}
	for _, l := range t.Left {
		cells = append(cells, cell{shape: shapeHour, time: d.Clock24(l.At), who: l.CodeWord, what: d.T("today.left"),
			more: d.T("code.exit." + l.Reason), do: doRecord, resident: l.Resident})
	}
	for _, l := range t.Leaving {
		cells = append(cells, cell{shape: shapeHour, who: l.CodeWord, what: d.T("today.leaves"), do: doRecord, resident: l.Resident})
	}
	for _, e := range t.Expected {
		if t.Span.Contains(e.ETA) {
			continue // the day has its hour
		}
		c := cell{shape: shapeHour, who: e.CodeWord, what: d.T("today.expected"), do: doRecord, resident: e.Resident, id: e.Referral}
		if e.Referral != 0 {
			c.what, c.do, c.more = d.N("today.party", e.People), doWaiting, strings.Join(e.Beds, ", ")
		}
		if e.ETA != 0 {
			c.what += ", " + s.moment(e.ETA)
		}
		cells = append(cells, c)
	}
	if len(cells) == 0 {
		return []cell{{shape: shapeEmpty, what: d.T("today.comings_empty")}}
	}
	return cells
}

func (s *Screen) alertCells() []cell {
	var cells []cell
	tones := map[string]widgets.Tone{"high": widgets.Alert, "medium": widgets.Held, "low": widgets.Out}
	for _, r := range s.shown.Alerts {
		text := r.Alert.Text
		if s.d.Host.Private() {
			text = s.d.T("today.alert_hidden")
		}
		cells = append(cells, cell{shape: shapeMatter, icon: widgets.IconWarning, tone: tones[r.Alert.Level], who: r.CodeWord, more: text,
			do: doRecord, resident: r.ID})
	}
	return cells
}

// title is what is to be done. A language among the values comes as its code.
func (s *Screen) title(x shelter.Todo) string {
	if x.Title != "" {
		return x.Title
	}
	say := x.Say
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
	if day := s.d.Zone.Day(i); day != s.d.Zone.Day(s.shown.At) {
		return s.d.ShortDay(day) + " " + s.d.Clock24(i)
	}
	return s.d.Clock24(i)
}

func (s *Screen) mayWrite() bool { return s.may(staff.OperationalWrite) }

func itoa(n int) string { return strconv.Itoa(n) }
