package today

import (
	"strings"

	"pana/shelter"
	"pana/shelter/house"
	"pana/shelter/staff"
	"pana/ui/widgets"
)

// matterCells are what needs attention, each with the act that the role may do.
func (s *Screen) matterCells() []cell {
	var cells []cell
	for _, m := range s.shown.Matters {
		cells = append(cells, s.matter(m))
	}
	if len(cells) == 0 {
		return []cell{{shape: shapeEmpty, what: s.d.T("today.attention_empty")}}
	}
	return cells
}

func (s *Screen) matter(m shelter.Matter) cell {
	d := s.d
	c := cell{shape: shapeMatter, who: m.CodeWord, id: m.ID, resident: m.Resident, icon: widgets.IconClock, tone: widgets.Alert}
	if m.Resident != 0 {
		c.do, c.act = doRecord, d.T("today.act_open")
	}
	switch m.Kind {
	case shelter.MatterOverdue:
		c.icon, c.what, c.more = widgets.IconLeave, d.T("today.overdue"), d.T("today.overdue_more", "Time", s.moment(m.At))
		s.offer(&c, doBack, "today.act_back")
	case shelter.MatterDecision:
		c.icon, c.what, c.more = widgets.IconBed, d.T("today.decision"), d.T("today.decision_more", "Time", s.moment(m.At))
	case shelter.MatterAssessment:
		c.what, c.more = s.title(m.Todo), d.T("today.task_more", "Time", s.moment(m.At))
	case shelter.MatterTask:
		c.icon, c.tone = widgets.IconCheck, widgets.Held
		c.what, c.more = s.title(m.Todo), d.T("today.task_more", "Time", s.moment(m.At))
		s.offer(&c, doTask, "today.act_done")
	case shelter.MatterHold:
		left := house.Hold{State: house.HoldActive, Until: m.At}.MinutesLeft(s.shown.At)
		c.icon, c.tone, c.what, c.more = widgets.IconBed, widgets.Held, d.T("today.hold", "Bed", m.Bed), d.N("today.hold_more", left)
		s.offer(&c, doRelease, "today.act_release")
	case shelter.MatterPlanned:
		c.icon, c.tone = widgets.IconDiary, widgets.Held
		c.what, c.more = d.T("today.planned"), d.T("today.planned_more", "Day", d.ShortDay(m.Day))
	case shelter.MatterPrints:
		c.icon, c.tone, c.what, c.more = widgets.IconSheet, widgets.Held, d.N("today.prints", m.Count), d.T("today.prints_more")
		if s.may(staff.SheetA) {
			c.do, c.act = doPrints, d.T("today.act_open")
		}
	case shelter.MatterExpired:
		c.icon, c.what, c.more = widgets.IconBox, d.N("today.expired", m.Count), d.T("today.expired_more")
		c.do, c.act = doExpired, d.T("today.act_open")
	case shelter.MatterLoans:
		c.icon, c.tone, c.what, c.more = widgets.IconBox, widgets.Held, d.N("today.loans", m.Count), lacking(m.Whose)
		c.do, c.act, c.resident = doLoans, d.T("today.act_open"), m.Whose[0].Resident
	case shelter.MatterMissing:
		c.icon, c.tone, c.what, c.more = widgets.IconNote, widgets.Out, d.N("today.missing", m.Count), lacking(m.Whose)
		c.do, c.act, c.resident = doRecord, d.T("today.act_fill"), m.Whose[0].Resident
	case shelter.MatterCopy:
		c.icon, c.what, c.more = widgets.IconSave, d.T("today.copy_none"), d.T("today.copy_ask")
		if m.At != 0 {
			c.what, c.more = d.T("today.copy_old"), s.moment(m.At)
		}
		if s.may(staff.Upkeep) {
			c.do, c.act = doCopy, d.T("today.act_copy")
		}
	}
	return c
}

// offer puts an act on c if the role may write; otherwise the record can be looked at.
func (s *Screen) offer(c *cell, do deed, word string) {
	if s.mayWrite() {
		c.do, c.act = do, s.d.T(word)
	}
}

func lacking(all []shelter.Lack) string {
	var words []string
	for _, l := range all {
		words = append(words, l.CodeWord+" "+itoa(l.Count))
	}
	return strings.Join(words, ", ")
}

var fits = map[string]string{
	house.FitWomen: "beds.fit_women", house.FitMen: "beds.fit_men", house.FitFamily: "beds.fit_family",
	house.FitFamilyOrWoman: "beds.fit_family_or_woman", house.FitIsolation: "beds.fit_isolation",
	house.FitInfant: "beds.fit_infant", house.FitStaff: "beds.fit_staff",
}

// listCells are the rows behind a number, one for each that it counts.
func (s *Screen) listCells(list string) []cell {
	d, t := s.d, s.shown
	var cells []cell
	add := func(c cell) {
		c.shape = shapeHour
		cells = append(cells, c)
	}
	switch list {
	case listIn:
		for _, w := range t.In {
			add(cell{time: w.Bed, who: w.CodeWord, more: d.T("today.since", "Day", d.ShortDay(d.Zone.Day(w.Since))), do: doRecord, resident: w.Resident})
		}
	case listFree:
		for _, b := range t.Free {
			c := cell{time: b.Code, do: doBed, bed: b.ID}
			if word := fits[b.FitFor]; word != "" {
				c.what = d.T(word)
			}
			add(c)
		}
	case listHeld:
		for _, h := range t.Held {
			c := cell{time: h.Code, what: h.Purpose, more: d.T("beds.held_until", "Time", s.moment(h.Until)), do: doBed, id: h.ID, bed: h.Bed}
			if c.what == "" {
				c.what = d.T("beds.held_for_nobody")
			}
			s.offer(&c, doRelease, "today.act_release")
			add(c)
		}
	case listOut:
		for _, w := range t.Out {
			c := cell{time: w.Bed, who: w.CodeWord, what: s.errand(w), more: s.company(w), do: doRecord, resident: w.Resident}
			switch {
			case w.Where == house.WhereOverdue:
				c.chip, c.tone, c.icon = d.T("today.overdue_more", "Time", s.moment(w.Back)), widgets.Alert, widgets.IconClock
			case w.Back != 0:
				c.chip, c.tone, c.icon = d.T("today.out_until", "Time", s.moment(w.Back)), widgets.Away, widgets.IconLeave
			}
			s.offer(&c, doBack, "today.act_back")
			add(c)
		}
	case listMeal:
		for _, w := range t.Next().Who {
			c := cell{time: w.Bed, who: w.CodeWord, do: doRecord, resident: w.Resident}
			if code := t.Diet[w.Resident]; code != "" {
				c.more = d.T("code.diet." + code)
			}
			add(c)
		}
	}
	switch list {
	case listMatters:
		cells = s.matterCells()
	case listAlerts:
		cells = s.alertCells()
	case listComings:
		cells = s.comingCells()
	}
	if !s.whole {
		cells = s.begin(cells, mostListed, doWhole, "")
	}
	if len(cells) == 0 {
		return []cell{{shape: shapeEmpty, what: d.T("today.list_empty")}}
	}
	return cells
}
