package reports

import (
	"pana/assets/words"
	"pana/reports/page"
	"pana/reports/sheet"
	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/shelter/tasks"
	"pana/shelter/vault"
)

// gatherBeds reads the house at a moment for PD-04.
func gatherBeds(tx *vault.Tx, o Order, w *words.Words) (gathered, error) {
	board, err := house.BoardAt(tx, o.At)
	if err != nil {
		return gathered{}, err
	}
	zone, err := zoneOf(tx)
	if err != nil {
		return gathered{}, err
	}
	due, err := unassessed(tx, o.At)
	if err != nil {
		return gathered{}, err
	}
	t := board.Totals
	f := &sheet.BedsFigures{Places: t.Capacity, Occupied: t.Occupied, Held: t.Held, Away: t.Away, Out: t.Out,
		Cribs: t.Cribs, CribsUsed: t.CribsUsed, FreeWomen: t.FreeWomen, FreeFamily: t.FreeFamily,
		FreeMen: t.FreeMen, FreeSick: t.FreeIsolation}
	today := zone.Day(o.At)
	for _, r := range board.Rooms {
		room := sheet.BedsRoom{Code: r.Code, Kind: string(r.Kind), AsFamily: r.As == string(house.Family) && r.Kind == house.Isolation}
		for _, b := range r.Beds {
			bed, err := bedOn(tx, zone, o.At, b)
			if err != nil {
				return gathered{}, err
			}
			bed.New = bed.New || b.Resident != nil && due[b.Resident.ID]
			room.Beds = append(room.Beds, bed)
			if x := b.Resident; x != nil && x.PlannedUntil == today {
				f.Leaving = append(f.Leaving, sheet.Going{Word: x.CodeWord, Bed: b.Code})
			}
			if h := b.Hold; h != nil {
				f.Expected = append(f.Expected, sheet.Coming{Who: h.Purpose, Bed: b.Code, By: h.Until})
			}
		}
		f.Rooms = append(f.Rooms, room)
	}
	return gathered{figures: f, params: moment(zone, o.At),
		draw: func(m sheet.Frame) *page.Layout { return sheet.Beds(m, f, w) }}, nil
}

// unassessed are those who came by then and whose assessment still waits, be it overdue.
func unassessed(tx *vault.Tx, at civil.Instant) (map[int64]bool, error) {
	open, err := tasks.List(tx, tasks.Filter{State: tasks.Open})
	if err != nil {
		return nil, err
	}
	due := map[int64]bool{}
	for _, t := range open {
		if t.Say.Key == "task.assessment" && t.Made <= at {
			due[t.Resident] = true
		}
	}
	return due, nil
}

// bedOn is a bed of the board as the sheet shows it.
func bedOn(tx *vault.Tx, zone civil.Zone, at civil.Instant, b house.BoardBed) (sheet.BedsBed, error) {
	out := sheet.BedsBed{Code: b.Code, Crib: b.Kind == house.Crib, State: string(b.State), FitFor: b.FitFor}
	if b.Hold != nil {
		out.HeldTo, out.HeldFor = b.Hold.Until, b.Hold.Purpose
	}
	if b.Outage != nil {
		out.Outage = b.Outage.Reason
		if b.Outage.To != civil.Open {
			out.OutUntil = b.Outage.To
		}
	}
	x := b.Resident
	if x == nil {
		return out, nil
	}
	r, err := people.Get(tx, x.ID)
	if err != nil {
		return out, err
	}
	out.Word, out.Sex, out.Age = x.CodeWord, sexOf(x.Sex), ageOn(x.Birth, zone.Day(at))
	out.Since, out.Until, out.WithBed, out.Diet = zone.Day(x.Since), x.PlannedUntil, x.GuardianBed, r.Diet
	out.BackBy = x.AwayUntil
	for _, m := range x.Marks {
		switch m {
		case house.MarkAlert:
			out.Alert = true
		case house.MarkNew:
			out.New = true
		case house.MarkOverdue:
			out.Overdue = true
		}
	}
	return out, nil
}

// sexOf is a sex as sheets name it.
func sexOf(s people.Sex) string {
	if s == "" {
		return "unknown"
	}
	return string(s)
}

// ageOn is the age of somebody on a day, about it if it was estimated.
func ageOn(b people.Birth, on civil.Day) sheet.Age {
	years, months, known := b.Age(on)
	return sheet.Age{Known: known, About: known && !b.Exact(), Years: years, Months: months}
}

// moment is at as the log keeps it.
func moment(z civil.Zone, at civil.Instant) string { return z.Local(at).Format("2006-01-02 15:04") }

func zoneOf(tx *vault.Tx) (civil.Zone, error) {
	set, err := staff.ReadSettings(tx)
	if err != nil {
		return civil.Zone{}, err
	}
	return civil.LoadZone(set.Zone)
}
