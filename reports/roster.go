package reports

import (
	"cmp"
	"slices"

	"pana/assets/words"
	"pana/reports/page"
	"pana/reports/sheet"
	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/shift"
	"pana/shelter/vault"
)

// gatherRoster reads a day of the house for PD-05. What has been is as it was, what is to
// come as it is expected.
func gatherRoster(tx *vault.Tx, o Order, w *words.Words) (gathered, error) {
	zone, err := zoneOf(tx)
	if err != nil {
		return gathered{}, err
	}
	r := roster{tx: tx, day: zone.Day(o.At), f: &sheet.RosterFigures{}, known: map[int64]people.Resident{}, diets: map[string]*sheet.DietCount{}, eaters: map[int64]house.Whereabouts{}}
	for i, m := range house.MealsOf(zone, r.day) {
		if err := r.meal(i, m.At); err != nil {
			return gathered{}, err
		}
	}
	r.kitchen()
	if err := r.comings(zone, o.At); err != nil {
		return gathered{}, err
	}
	return gathered{figures: r.f, params: r.day.String(), draw: func(m sheet.Frame) *page.Layout { return sheet.Roster(m, r.f, w) }}, nil
}

// roster is a day in the making.
type roster struct {
	tx     *vault.Tx
	day    civil.Day
	f      *sheet.RosterFigures
	known  map[int64]people.Resident
	diets  map[string]*sheet.DietCount
	eaters map[int64]house.Whereabouts // whoever eats at least once
}

func (r *roster) meal(i int, at civil.Instant) error {
	r.f.Meals[i] = sheet.Meal{At: at, Past: at <= r.tx.Now()}
	here, err := house.PresenceAt(r.tx, at)
	if err != nil {
		return err
	}
	for _, x := range here {
		if x.Where != house.WhereIn {
			continue
		}
		p, err := r.resident(x.Resident)
		if err != nil {
			return err
		}
		r.eaters[x.Resident] = x
		m := &r.f.Meals[i]
		switch years, _, known := p.Birth.Age(r.day); {
		case !known || years >= 18:
			m.Adults++
		case years >= 1:
			m.Children++
		default:
			m.Babies++
		}
		d := r.diets[p.Diet]
		if d == nil {
			d = &sheet.DietCount{Diet: p.Diet}
			r.diets[p.Diet] = d
		}
		d.Heads[i]++
	}
	return nil
}

func (r *roster) resident(id int64) (people.Resident, error) {
	if p, ok := r.known[id]; ok {
		return p, nil
	}
	p, err := people.Get(r.tx, id)
	r.known[id] = p
	return p, err
}

// kitchen is diets in the order of the form, what to know of single people, and children
// from the youngest on.
func (r *roster) kitchen() {
	for _, code := range append(people.Diets(), "") {
		if d := r.diets[code]; d != nil {
			r.f.Diets = append(r.f.Diets, *d)
		}
	}
	var all []house.Whereabouts
	for _, x := range r.eaters {
		all = append(all, x)
	}
	slices.SortFunc(all, func(a, b house.Whereabouts) int {
		return cmp.Or(cmp.Compare(a.CodeWord, b.CodeWord), cmp.Compare(a.Resident, b.Resident))
	})
	for _, x := range all {
		p := r.known[x.Resident]
		n := sheet.DietNeed{Word: x.CodeWord, Note: p.DietNote}
		if p.Allergies != people.None {
			n.Allergies = p.Allergies
		}
		if n.Note != "" || n.Allergies != "" {
			r.f.Needs = append(r.f.Needs, n)
		}
		if age := ageOn(p.Birth, r.day); age.Known && age.Years < 18 {
			r.f.Children = append(r.f.Children, sheet.RosterChild{Word: x.CodeWord, Age: age, Bed: x.Bed, Diet: p.Diet})
		}
	}
	slices.SortStableFunc(r.f.Children, func(a, b sheet.RosterChild) int {
		return cmp.Compare(a.Age.Years*12+a.Age.Months, b.Age.Years*12+b.Age.Months)
	})
}

// comings are who is out at the moment of the sheet, who is announced for the day, whose
// planned day it is, and who answers for the house.
func (r *roster) comings(zone civil.Zone, at civil.Instant) error {
	here, err := house.PresenceAt(r.tx, at)
	if err != nil {
		return err
	}
	for _, x := range here {
		if x.Where != house.WhereIn {
			r.f.Away = append(r.f.Away, sheet.HandoverAway{Word: x.CodeWord, Since: x.OutAt, Back: x.Back, Overdue: x.Where == house.WhereOverdue})
		}
	}
	waiting, err := house.WaitingList(r.tx)
	if err != nil {
		return err
	}
	for _, x := range waiting {
		if x.ETA == 0 || zone.Day(x.ETA) == r.day {
			r.f.Coming = append(r.f.Coming, sheet.RosterComing{People: x.Heads.Total(), At: x.ETA, Beds: x.Beds, Need: x.Need})
		}
	}
	board, err := house.BoardAt(r.tx, min(at, house.MealsOf(zone, r.day)[0].At))
	if err != nil {
		return err
	}
	for _, room := range board.Rooms {
		for _, b := range room.Beds {
			if x := b.Resident; x != nil && x.PlannedUntil == r.day {
				r.f.Leaving = append(r.f.Leaving, sheet.Going{Word: x.CodeWord, Bed: b.Code})
			}
		}
	}
	if s, ok, err := shift.Current(r.tx); err != nil || ok {
		r.f.OnDuty = []string{shortName(s.Name)}
		return err
	}
	return nil
}
