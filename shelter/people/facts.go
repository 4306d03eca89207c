package people

import (
	"slices"
	"strings"
	"time"

	"golang.org/x/text/language"

	"pana/shelter/civil"
	"pana/shelter/fault"
)

// alertLasts is how long a door alert stands unless somebody says otherwise.
const alertLasts = 30 * 24 * time.Hour

// Diets are the codes of a diet, in the order of the form.
func Diets() []string {
	return []string{None, "halal", "vegetarian", "infant", "diabetic", "other"}
}

// Relations are the codes of a relation to the head other than the head's own.
func Relations() []string { return []string{Child, Spouse, Relative, Unrelated, RelationNotKnown} }

// Stateless is the code of somebody whom no country calls its own (ISO 3166, as in passports).
const Stateless = "XXA"

// check puts x into its stored form and adds what is wrong with it.
func (x *Facts) check(f *fault.Fields, today civil.Day, now civil.Instant) {
	if x.Sex != "" && x.Sex != Female && x.Sex != Male {
		f.Add("sex", "fault.sex.unknown")
	}
	checkMissing(f, "sex", x.Sex != "", x.SexMissing)
	x.Birth.check(f, today)
	x.checkCitizenship(f)
	x.checkLanguages(f)
	checkText(f, "diet_note", &x.DietNote, maxLine, false)
	if x.Diet == "" && x.DietNote != "" && x.DietMissing == Answered {
		x.Diet = "other"
	}
	if x.Diet != "" && !slices.Contains(Diets(), x.Diet) {
		f.Add("diet", "fault.diet.unknown")
	}
	checkMissing(f, "diet", x.Diet != "" || x.DietNote != "", x.DietMissing)
	checkText(f, "allergies", &x.Allergies, maxLine, false)
	checkMissing(f, "allergies", x.Allergies != "", x.AllergiesMissing)
	checkText(f, "mobility", &x.Mobility, maxLine, false)
	checkMissing(f, "mobility", x.Mobility != "", x.MobilityMissing)
	x.checkLiteracy(f)
	x.Alert.check(f, now)
}

func (x *Facts) checkCitizenship(f *fault.Fields) {
	if x.Citizenship != "" && x.Citizenship != Stateless {
		code, ok := country(x.Citizenship)
		if !ok {
			f.Add("citizenship", "fault.country.unknown")
		}
		x.Citizenship = code
	}
	if x.Citizenship == "" {
		x.CitizenshipByWord = false
	}
	checkMissing(f, "citizenship", x.Citizenship != "", x.CitizenshipMissing)
}

// country is the alpha-3 code of a country given by its alpha-2 or alpha-3 code.
func country(code string) (string, bool) {
	r, err := language.ParseRegion(strings.ToUpper(strings.TrimSpace(code)))
	if err != nil || !r.IsCountry() || len(r.ISO3()) != 3 || r.ISO3() == "ZZZ" {
		return code, false
	}
	return r.ISO3(), true
}

func (x *Facts) checkLanguages(f *fault.Fields) {
	x.Languages = slices.Clone(x.Languages)
	seen := map[string]bool{}
	for i := range x.Languages {
		l := &x.Languages[i]
		code, ok := languageCode(l.Code)
		l.Code = code
		switch {
		case !ok:
			f.Add("languages", "fault.language.unknown")
		case seen[code]:
			f.Add("languages", "fault.language.twice")
		case !slices.Contains([]string{"N", "F", "S", "W", "I"}, l.Quality):
			f.Add("languages", "fault.language.quality")
		}
		seen[code] = true
		x.Interpreter = x.Interpreter || l.Quality == "I"
	}
	checkMissing(f, "languages", len(x.Languages) > 0, x.LanguagesMissing)
}

// languageCode is the shortest ISO 639 code of a language.
func languageCode(code string) (string, bool) {
	b, err := language.ParseBase(strings.ToLower(strings.TrimSpace(code)))
	if err != nil || b.String() == "und" {
		return code, false
	}
	return b.String(), true
}

func (x *Facts) checkLiteracy(f *fault.Fields) {
	x.Literacy = slices.Clone(x.Literacy)
	for i, c := range x.Literacy {
		if c == None {
			if len(x.Literacy) > 1 {
				f.Add("literacy", "fault.literacy.none")
			}
			continue
		}
		code, ok := languageCode(c)
		if !ok {
			f.Add("literacy", "fault.language.unknown")
		}
		x.Literacy[i] = code
	}
	slices.Sort(x.Literacy)
	x.Literacy = slices.Compact(x.Literacy)
	if len(x.Literacy) > 20 {
		f.Add("literacy", "fault.text.long", "Max", 20)
	}
	checkMissing(f, "literacy", len(x.Literacy) > 0, x.LiteracyMissing)
}

func (a *Alert) check(f *fault.Fields, now civil.Instant) {
	checkText(f, "alert", &a.Text, maxLine, false)
	switch {
	case a.Text == "" && a.Level == "":
		*a = Alert{}
	case a.Text == "":
		f.Add("alert", "fault.alert.text")
	case !slices.Contains([]string{"high", "medium", "low"}, a.Level):
		f.Add("alert_level", "fault.alert.level")
	case a.Until == 0:
		a.Until = now.Add(alertLasts)
	}
}
