package sheet

import (
	"strconv"
	"strings"

	"pana/reports/page"
	"pana/shelter/civil"
)

// Handover lays out PD-06, in the order in which it is told: the house, the people who need
// attention, what is due, the log, keys and doors, what was understood, two signatures.
func Handover(m Frame, f *HandoverFigures, w Words) *page.Layout {
	v := voice{w, m}
	v.m.From, v.m.Valid, v.m.Also = f.From, f.To, nil // the span needs the room of a second title
	e, _ := Find(NameHandover)
	s := story{voice: v, d: v.doc(e, f, false), f: f}
	s.d.Fields(page.Field{Label: s.T("sheet.handover.giver"), Value: f.Giver}, page.Field{Label: s.T("sheet.handover.taker"), Value: f.Taker})
	s.d.Gap(2)
	s.house()
	s.people()
	s.due()
	s.log()
	s.checks()
	s.understood()
	s.d.Signatures(s.signed("sheet.handover.gave", f.GivenAt), s.signed("sheet.handover.took", f.AcceptedAt))
	return s.d.Layout()
}

// story is a handover being told; its sections are numbered as they come.
type story struct {
	voice
	d  *page.Doc
	f  *HandoverFigures
	no int
}

func (s *story) section(key string) {
	s.no++
	if s.no > 1 {
		s.d.Gap(2.2)
	}
	s.d.Heading(strconv.Itoa(s.no) + " · " + s.T(key))
}

func (s *story) signed(key string, at civil.Instant) string {
	if at == 0 {
		return s.T(key)
	}
	return s.T(key) + " · " + s.hour(at)
}

// house is who is in and out, which beds are free, and what changed.
func (s *story) house() {
	s.section("sheet.handover.house")
	n, f := strconv.Itoa, s.f
	left := []page.Total{{Label: s.T("sheet.handover.in"), Value: n(f.In)}, {Label: s.T("sheet.handover.out"), Value: n(f.Out)}}
	if f.Overdue > 0 {
		left = append(left, page.Total{Label: s.T("sheet.handover.overdue"), Value: n(f.Overdue)})
	}
	right := []page.Total{{Label: s.T("sheet.handover.free"), Value: n(f.Free)}, {Label: "· " + s.T("sheet.handover.held"), Value: n(f.Held)}}
	if f.NotInUse > 0 {
		right = append(right, page.Total{Label: "· " + s.T("sheet.handover.not_in_use"), Value: n(f.NotInUse)})
	}
	s.d.Totals(left, right)
	s.d.Gap(1)
	if len(f.FreeBeds) > 0 {
		s.say("sheet.handover.free_beds", strings.Join(f.FreeBeds, ", "))
	}
	var away []string
	for _, a := range f.Away {
		text := a.Word + ", " + s.T("sheet.handover.since", "When", s.hour(a.Since))
		switch {
		case a.Overdue:
			text += ", " + s.T("sheet.handover.was_due", "When", s.hour(a.Back))
		case a.Back != 0:
			text += ", " + s.T("sheet.handover.back_by", "When", s.hour(a.Back))
		}
		away = append(away, text)
	}
	if len(away) > 0 {
		s.say("sheet.handover.away", strings.Join(away, "; "))
	}
	quiet := len(away) == 0
	for _, k := range told {
		if all := s.happened(k); len(all) > 0 {
			s.say("sheet.handover.kind."+k, strings.Join(all, "; "))
			quiet = false
		}
	}
	if quiet {
		s.d.Para(page.Style{Size: page.Body}, s.T("sheet.handover.quiet"))
	}
}

func (s *story) say(key, text string) {
	s.d.Lead(page.Style{Size: page.Body}, s.T(key), text)
	s.d.Gap(0.8)
}

// told are the kinds of facts that stand on the sheet, in this order. Who is out stands by
// itself, the log and tasks have their own sections.
var told = []string{"came", "left", "moved", "back", "overdue", "night_away", "announced", "held", "bed_out", "bed_back", "roll_call",
	"alert", "alert_over", "done", "store"}

// happened are the facts of one kind in words.
func (s *story) happened(kind string) []string {
	var all []string
	for _, h := range s.f.Happened {
		if h.Kind != kind {
			continue
		}
		parts := []string{strings.TrimSpace(h.Word + " " + s.hour(h.At))}
		add := func(text string) {
			if text != "" {
				parts = append(parts, text)
			}
		}
		switch kind {
		case "came", "held", "bed_out", "bed_back":
			if h.Bed != "" {
				add(s.T("sheet.beds.bed", "Bed", h.Bed))
			}
			if kind == "bed_out" {
				add(s.T("code.outage." + h.Code))
			}
			if h.Until != 0 {
				add(s.T("sheet.beds.until", "When", s.hour(h.Until)))
			}
		case "left":
			add(s.T("code.exit." + h.Code))
		case "moved":
			add(strings.TrimPrefix(h.From+" – "+h.Bed, " – "))
		case "announced":
			add(s.N("sheet.handover.people_count", h.People))
			if h.Until != 0 {
				add(s.T("sheet.handover.expected", "When", s.hour(h.Until)))
			}
		case "roll_call":
			add(s.T("sheet.handover.roll_call", "Present", h.People, "Missing", h.Missing))
		case "night_away":
			parts[0] = h.Word
		case "alert":
			parts = []string{h.Word + ": " + h.Text}
			if h.Text == "" {
				continue
			}
		case "store":
			parts = []string{s.stored(h)}
		case "done":
			if h.Text == "" {
				continue
			}
			parts = []string{h.Text}
			if h.Word != "" {
				parts[0] = h.Word + ": " + h.Text
			}
		}
		all = append(all, strings.Join(parts, ", "))
	}
	return all
}

// stored is a fact of the store.
func (s *story) stored(h Happening) string {
	switch h.What {
	case "blocked":
		return s.T("handover.store.blocked", "What", h.Text, "State", s.T("code.lot."+h.Code))
	case "counted":
		return s.T("handover.store.counted", "What", h.Text)
	}
	return s.N("handover.store."+h.What, h.Count)
}

// people is the table of those who need attention, and of what the house needs.
func (s *story) people() {
	s.section("sheet.handover.people")
	t := page.Table{BoxMM: 3.6, Cols: []page.Col{
		{Head: s.T("sheet.handover.severity"), W: 27, Fixed: true}, {Head: s.T("sheet.handover.who"), W: 27, Fixed: true, Bold: true},
		{Head: s.T("sheet.handover.what"), W: 1}, {Head: s.T("sheet.handover.action"), W: 1.15}}}
	for _, l := range s.f.Lines {
		if l.Summary == "" && l.Action == "" && l.IfThen == "" {
			continue
		}
		severity := page.Words(s.T("sheet.handover.severity." + l.Severity))
		if l.Severity == "attention" {
			severity = page.Cell{Text: strings.ToUpper(severity.Text), Bold: true}
		}
		who := l.Word
		if who == "" {
			who = s.T("sheet.handover.the_house")
		}
		action := l.Action
		var by []string
		if l.Owner != "" {
			by = append(by, l.Owner)
		}
		if l.Due != 0 {
			by = append(by, s.T("sheet.handover.by", "When", s.hour(l.Due)))
		}
		if len(by) > 0 && action != "" {
			action = strings.Join(by, " ") + ": " + action
		}
		do := page.Cell{Text: strings.Trim(action+"\n"+l.IfThen, "\n")}
		do.Box, do.Done = l.Action != "", l.Done
		t.Rows = append(t.Rows, page.Row{Cells: []page.Cell{severity, page.Words(who), page.Words(l.Summary), do}})
	}
	if len(t.Rows) == 0 {
		s.d.Para(page.Style{Size: page.Body}, s.T("sheet.handover.nobody"))
		return
	}
	s.d.Table(t)
}

// due is what waits until the end of the next shift.
func (s *story) due() {
	var rows []page.Row
	for _, t := range s.f.Due {
		if t.Title == "" {
			continue
		}
		when := s.hour(t.Due)
		if t.Overdue {
			when = s.T("sheet.handover.was_due", "When", when)
		}
		rows = append(rows, page.Row{Cells: []page.Cell{{Text: when, Bold: t.Overdue}, page.Words(t.Word), {Text: t.Title, Box: true}}})
	}
	if len(rows) == 0 {
		return
	}
	s.section("sheet.handover.due")
	s.d.Table(page.Table{BoxMM: 3.6, Rows: rows, Cols: []page.Col{{W: 47, Fixed: true}, {W: 27, Fixed: true, Bold: true}, {W: 1}}})
}

func (s *story) log() {
	var rows []page.Row
	for _, e := range s.f.Log {
		if e.Text != "" {
			rows = append(rows, page.Row{Cells: []page.Cell{page.Words(s.hour(e.At)), page.Words(e.Word), page.Words(e.Text)}})
		}
	}
	if len(rows) == 0 {
		return
	}
	s.section("sheet.handover.log")
	s.d.Table(page.Table{Rows: rows, Cols: []page.Col{{W: 27, Fixed: true}, {W: 27, Fixed: true, Bold: true}, {W: 1}}})
}

// checks are what the giver looked at, ticked or to be ticked.
func (s *story) checks() {
	s.section("sheet.handover.checks")
	f := s.f
	keys := s.T("sheet.handover.keys")
	if f.Keys >= 0 {
		keys += " " + strconv.Itoa(f.Keys)
	}
	s.d.Table(page.Table{BoxMM: 3.6, Cols: []page.Col{{W: 1}, {W: 1}, {W: 1}, {W: 1}}, Rows: []page.Row{{Cells: []page.Cell{
		{Text: keys, Box: true, Done: f.Keys >= 0}, {Text: s.T("sheet.handover.cash"), Box: true, Done: f.Cash},
		{Text: s.T("sheet.handover.doors"), Box: true, Done: f.Doors}, {Text: s.T("sheet.handover.medicines"), Box: true, Done: f.Medicines}}}}})
	if f.Note != "" {
		s.d.Gap(1)
		s.d.Para(page.Style{Size: page.Body}, f.Note)
	}
}

// understood is a box with the taker's words, or to write them in.
func (s *story) understood() {
	s.section("sheet.handover.understood")
	if s.f.Question != "" {
		s.say("sheet.handover.question", s.f.Question)
	}
	row := page.Row{Cells: []page.Cell{page.Words(s.f.Understood)}, MinH: 13}
	s.d.Table(page.Table{Grid: true, Cols: []page.Col{{W: 1}}, Rows: []page.Row{row}})
}
