package beds

import (
	"slices"
	"time"

	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/ui/widgets"
)

// tones are the colours of the states.
var tones = map[house.State]widgets.Tone{
	house.Free: widgets.Free, house.Occupied: widgets.Accent, house.Away: widgets.Away, house.Held: widgets.Held, house.Out: widgets.Out,
}

// fits says for whom a free bed is.
var fits = map[string]string{
	house.FitWomen: "beds.fit_women", house.FitMen: "beds.fit_men", house.FitFamily: "beds.fit_family",
	house.FitFamilyOrWoman: "beds.fit_family_or_woman", house.FitIsolation: "beds.fit_isolation",
	house.FitInfant: "beds.fit_infant", house.FitStaff: "beds.fit_staff",
}

// faces are the rooms as the board shows them.
func (s *Screen) faces() []roomFace {
	rooms := make([]roomFace, len(s.shown.Rooms))
	for i := range s.shown.Rooms {
		r := &s.shown.Rooms[i]
		rooms[i] = roomFace{ID: r.ID, Name: s.d.T("beds.room", "Code", r.Code, "Kind", s.d.T("code.room."+string(r.Kind))), State: s.roomState(r)}
		for k := range r.Beds {
			f := s.face(&r.Beds[k])
			if s.carry != nil {
				f = s.target(f, &r.Beds[k], r)
			}
			rooms[i].Beds = append(rooms[i].Beds, f)
		}
	}
	return rooms
}

// roomState says in a few words how full a room is, or how it is used.
func (s *Screen) roomState(r *house.BoardRoom) string {
	if r.As != "" {
		if r.AsUntil.IsZero() {
			return s.d.T("beds.as_family")
		}
		return s.d.T("beds.as_family_until", "Day", s.d.ShortDay(r.AsUntil))
	}
	free, taken, places := 0, 0, 0
	for _, b := range r.Beds {
		if !b.Counts {
			continue
		}
		places++
		switch b.State {
		case house.Free:
			free++
		case house.Occupied, house.Away:
			taken++
		}
	}
	if free > 0 {
		return s.d.N("beds.room_free", free)
	}
	return s.d.T("beds.room_taken", "Taken", taken, "Places", places)
}

// face is a bed as the board shows it.
func (s *Screen) face(b *house.BoardBed) face {
	f := face{ID: b.ID, Code: b.Code, Tone: tones[b.State], Word: s.d.T("code.bed_state." + string(b.State))}
	switch {
	case b.Resident != nil:
		o := b.Resident
		f.Word, f.Taken = o.CodeWord, true
		f.Lines = [2]string{s.person(b), s.until(o)}
		copy(f.Icons[:], s.icons(o))
	case b.State == house.Free:
		f.Lines[0] = s.d.T(fits[b.FitFor])
		f.Icons[0] = widgets.IconAdd
	case b.State == house.Held && b.Hold != nil:
		f.Lines = [2]string{s.holdFor(b.Hold), s.holdLeft(b.Hold)}
		f.Icons[0] = widgets.IconCall
	case b.State == house.Out && b.Outage != nil:
		f.Lines[0] = s.d.T("code.outage." + b.Outage.Reason)
		if b.Outage.To != civil.Open {
			f.Lines[1] = s.d.T("beds.until", "Day", s.moments(b.Outage.To))
		}
		f.Icons[0] = widgets.IconBlock
	}
	return f
}

// icons are the marks of somebody, the gravest first.
func (s *Screen) icons(o *house.Occupant) []widgets.Icon {
	var all []widgets.Icon
	for _, m := range []struct {
		mark string
		icon widgets.Icon
	}{
		{house.MarkAlert, widgets.IconGuard}, {house.MarkOverdue, widgets.IconWarning}, {house.MarkAway, widgets.IconLeave},
		{house.MarkChild, widgets.IconChild}, {house.MarkNew, widgets.IconClock},
	} {
		hidden := m.mark == house.MarkAlert && s.d.Host.Private()
		if slices.Contains(o.Marks, m.mark) && !hidden {
			all = append(all, m.icon)
		}
	}
	return all[:min(len(all), mostIcons)]
}

// sexAge is "Ж 24", "М ~7", as much of it as is known.
func (s *Screen) sexAge(o *house.Occupant) string {
	years, months, known := o.Birth.Age(s.d.Zone.Day(s.shown.At))
	age := s.d.Age(years, years*12+months, known, !o.Birth.Exact())
	sex := ""
	if o.Sex == people.Female || o.Sex == people.Male {
		sex = s.d.T("code.sex_short." + string(o.Sex))
	}
	switch {
	case sex == "" && age == "":
		return s.d.T("age.unknown")
	case sex == "" || age == "":
		return sex + age
	}
	return s.d.T("beds.sex_age", "Sex", sex, "Age", age)
}

// person is the first line below a code word.
func (s *Screen) person(b *house.BoardBed) string {
	o := b.Resident
	switch {
	case b.Kind == house.Crib:
		return s.d.T("beds.in_crib", "Person", s.sexAge(o))
	case o.GuardianBed != "" && o.GuardianBed != b.Code:
		return s.d.T("beds.with", "Person", s.sexAge(o), "Bed", o.GuardianBed)
	}
	return s.d.N("beds.nights", o.Nights, "Person", s.sexAge(o))
}

// until is the second line: when somebody is back, or leaves.
func (s *Screen) until(o *house.Occupant) string {
	late := slices.Contains(o.Marks, house.MarkOverdue)
	away := slices.Contains(o.Marks, house.MarkAway)
	switch {
	case away && o.AwayUntil == 0:
		return s.d.T("beds.away")
	case away && late && o.AwayUntil <= s.shown.At:
		return s.d.T("beds.away_late", "Time", s.moments(o.AwayUntil))
	case away:
		return s.d.T("beds.away_until", "Time", s.moments(o.AwayUntil))
	case late:
		return s.d.T("beds.overdue", "Day", s.d.ShortDay(o.PlannedUntil))
	case slices.Contains(o.Marks, house.MarkNew):
		return s.d.T("beds.first_day")
	case !o.PlannedUntil.IsZero():
		return s.d.T("beds.until", "Day", s.d.ShortDay(o.PlannedUntil))
	}
	return ""
}

// moments is a moment as short as it can be: the hour alone on the day shown.
func (s *Screen) moments(at civil.Instant) string {
	if s.d.Zone.Day(at) == s.d.Zone.Day(s.shown.At) {
		return s.d.Clock24(at)
	}
	return s.d.ShortDay(s.d.Zone.Day(at)) + " " + s.d.Clock24(at)
}

// holdFor is for whom a bed is held.
func (s *Screen) holdFor(h *house.Hold) string {
	if h.Purpose != "" {
		return h.Purpose
	}
	for _, r := range s.expected {
		if r.ID == h.Resident {
			return r.CodeWord
		}
	}
	for _, r := range s.referred {
		if r.ID == h.Referral {
			return s.announced(r)
		}
	}
	return s.d.T("beds.held_for_nobody")
}

// soon is when a hold counts its minutes.
const soon = 2 * time.Hour

// holdLeft is how long a hold still lasts: in minutes when it is soon over.
func (s *Screen) holdLeft(h *house.Hold) string {
	left := h.Until.Sub(s.shown.At)
	if left <= soon && s.at == 0 {
		return s.d.N("beds.minutes_left", int((left+time.Minute-1)/time.Minute))
	}
	return s.d.T("beds.until", "Day", s.moments(h.Until))
}

// holdLine says the same with more room.
func (s *Screen) holdLine(h *house.Hold) string {
	until := s.d.T("beds.held_until", "Time", s.moments(h.Until))
	if h.Until.Sub(s.shown.At) <= soon && s.at == 0 {
		return s.d.T("beds.and", "One", until, "Other", s.holdLeft(h))
	}
	return until
}
