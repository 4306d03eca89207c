package reports

import (
	"database/sql"
	"errors"
	"fmt"

	"pana/assets/words"
	"pana/reports/page"
	"pana/reports/sheet"
	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// gatherIntake reads a household as it was admitted, for PD-01. The form shows who people
// are: the right is asked for each of them, and each opening is audited with the reason.
func gatherIntake(tx *vault.Tx, o Order, w *words.Words) (gathered, error) {
	f := &sheet.IntakeFigures{}
	g := gathered{figures: f, params: "blank", draw: func(m sheet.Frame) *page.Layout { return sheet.Intake(m, f, w) }}
	if o.Blank {
		return g, nil
	}
	one, err := people.Get(tx, o.Resident)
	if err != nil {
		return g, err
	}
	g.params = one.RegisterNo
	family, err := people.Household(tx, one.Household)
	if err != nil {
		return g, err
	}
	zone, err := zoneOf(tx)
	if err != nil {
		return g, err
	}
	for _, r := range family {
		if err := people.Allowed(tx, staff.SheetC, r.ID); err != nil {
			return g, err
		}
		p, err := intakePerson(tx, r, o, zone)
		if err != nil {
			return g, err
		}
		f.People = append(f.People, p)
	}
	return g, arrival(tx, f, family[0], w)
}

// intakePerson is one of the household, her identity opened.
func intakePerson(tx *vault.Tx, r people.Resident, o Order, zone civil.Zone) (sheet.IntakePerson, error) {
	i, err := people.OpenIdentity(tx, r.ID, o.Reason)
	if err != nil {
		return sheet.IntakePerson{}, err
	}
	p := sheet.IntakePerson{RegisterNo: r.RegisterNo, Word: r.CodeWord, Relation: r.Relation,
		Spoken: sheet.FullName(i.Spoken), Latin: sheet.FullName(i.Latin), NameMissing: reason(i.NameQuality),
		Sex: string(r.Sex), SexMissing: int(r.SexMissing), BirthMissing: reason(i.Birth.Quality),
		Age:         ageOn(i.Birth, zone.Day(o.At)),
		Citizenship: r.Citizenship, CitizenshipByWord: r.CitizenshipByWord, CitizenshipMissing: int(r.CitizenshipMissing),
		LanguagesMissing: int(r.LanguagesMissing), Interpreter: r.Interpreter,
		PapersMissing: int(i.DocumentsMissing), PhonesMissing: int(i.PhonesMissing),
		Allergies: r.Allergies, AllergiesMissing: int(r.AllergiesMissing), Mobility: r.Mobility, MobilityMissing: int(r.MobilityMissing),
		Diet: r.Diet, DietNote: r.DietNote, DietMissing: int(r.DietMissing),
		Unasked: append(people.MissingIdentity(i), people.MissingAnswers(r)...)}
	if i.Birth.Exact() {
		p.Birth = i.Birth.Day
	}
	for _, l := range r.Languages {
		p.Languages = append(p.Languages, sheet.Speech{Code: l.Code, Quality: l.Quality})
	}
	for _, d := range i.Documents {
		p.Papers = append(p.Papers, sheet.Paper{Kind: d.Kind, Number: d.Number, Place: d.Place})
	}
	for _, n := range i.Phones {
		p.Phones = append(p.Phones, sheet.Phone{Number: n.Number, Safe: n.SafeToCall})
	}
	stays, err := house.StayHistory(tx, r.ID)
	if err == nil && len(stays) > 0 && len(stays[0].Beds) > 0 {
		p.Room, p.Bed = stays[0].Beds[0].RoomCode, stays[0].Beds[0].BedCode
	}
	return p, err
}

// reason is why a question has no answer; a quality isn't one.
func reason(m people.Missing) int {
	if m == people.Full || m == people.Partial {
		return 0
	}
	return int(m)
}

// assessmentAfter is how long after the arrival the assessment is due.
const assessmentAfter = 24 * 60 * 60 * 1000

// arrival adds how the household came, by the last stay of its head.
func arrival(tx *vault.Tx, f *sheet.IntakeFigures, head people.Resident, w *words.Words) error {
	name, err := staff.NameOf(tx, head.RegisteredBy)
	if err != nil {
		return err
	}
	f.Received = initials(name)
	stays, err := house.StayHistory(tx, head.ID)
	if err != nil {
		return err
	}
	if len(stays) > 0 {
		f.Arrived = stays[0].Admitted
		f.AssessBy = f.Arrived + assessmentAfter
	}
	var brought sql.NullString
	err = tx.QueryRow(`SELECT brought_by FROM arrival WHERE household = ?`, head.Household).Scan(&brought)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("read the arrival of household %d: %w", head.Household, err)
	}
	if brought.String != "" {
		f.BroughtBy = w.T("intake.brought." + brought.String)
	}
	return nil
}
