package handover

import (
	"fmt"
	"strings"

	"pana/inventory"
	"pana/shelter"
	"pana/shelter/house"
	"pana/shelter/shift"
)

// facts are what happened, as rows.
func (s *Screen) facts() (all []item) {
	for i, f := range s.now.Facts.Facts {
		if x, tells := s.fact(f); tells {
			x.id = fmt.Sprint("fact ", f.Part, f.Kind, f.ID, " ", f.Resident, " ", f.At, " ", i)
			x.resident = f.Resident
			all = append(all, x)
		}
	}
	return all
}

// fact says what happened; tells is false for what stands elsewhere on the page: who is
// out is a state, and the log has its own card, but for what presses.
func (s *Screen) fact(f shift.Fact) (x item, tells bool) {
	d := s.d
	x = item{severity: "watch", who: f.Word, from: joined(d.T("handover.from."+f.Part), s.moment(f.At))}
	say := func(severity, what string) (item, bool) {
		x.severity, x.what = severity, what
		return x, true
	}
	bed := ""
	if f.Bed != "" {
		bed = ", " + d.T("today.bed", "Bed", f.Bed)
	}
	until := ""
	if f.Until != 0 {
		until = " " + d.T("handover.until", "When", s.moment(f.Until))
	}
	switch f.Part {
	case shift.PartLog:
		switch f.Kind {
		case "safety":
			return say("attention", f.Text)
		case "health":
			return say("watch", f.Text)
		}
	case shift.PartPeople:
		text := f.Text
		if d.Host.Private() {
			text = d.T("today.alert_hidden")
		}
		if f.Kind == shelter.FactAlert {
			return say("attention", d.T("handover.fact.alert", "Text", text))
		}
		return say("calm", d.T("handover.fact.alert_over"))
	case shift.PartTasks:
		if f.Kind == shelter.FactTaskDone {
			return say("calm", d.T("handover.fact.done", "Text", s.title(f)))
		}
	case shift.PartStore:
		switch f.Kind {
		case inventory.FactBlocked:
			return say("watch", d.T("handover.store.blocked", "What", f.Text, "State", d.T("code.lot."+f.Code)))
		case inventory.FactCounted:
			return say("calm", d.T("handover.store.counted", "What", f.Text))
		case inventory.FactExpired, inventory.FactOverdue, inventory.FactLow:
			return say("watch", d.N("handover.store."+f.Kind, f.Count))
		}
		return say("calm", d.N("handover.store."+f.Kind, f.Count))
	case shift.PartHouse:
		switch f.Kind {
		case house.FactCame:
			return say("watch", d.T("handover.fact.came")+bed)
		case house.FactLeft:
			return say("watch", d.T("handover.fact.left")+", "+d.T("code.exit."+f.Code))
		case house.FactMoved:
			return say("watch", strings.TrimSuffix(d.T("handover.fact.moved")+" "+strings.TrimPrefix(f.From+" – "+f.Bed, " – "), " "))
		case house.FactBack:
			return say("calm", d.T("handover.fact.back"))
		case house.FactNightAway:
			if f.Code == "unknown" {
				return say("attention", d.T("handover.fact.night_unknown"))
			}
			return say("watch", d.T("handover.fact.night_away"))
		case house.FactHeld:
			return say("watch", d.T("handover.fact.held")+bed+until)
		case house.FactBedOut:
			return say("watch", d.T("handover.fact.bed_out")+bed+", "+d.T("code.outage."+f.Code)+until)
		case house.FactBedBack:
			return say("calm", d.T("handover.fact.bed_back")+bed)
		case house.FactAnnounced:
			return say("watch", d.T("handover.fact.announced", "Who", d.N("sheet.handover.people_count", f.People))+until)
		case house.FactRollCall:
			severity := "calm"
			if f.Missing > 0 {
				severity = "attention"
			}
			return say(severity, d.T("handover.fact.roll_call")+", "+d.T("sheet.handover.roll_call", "Present", f.People, "Missing", f.Missing))
		}
	}
	return x, false
}
