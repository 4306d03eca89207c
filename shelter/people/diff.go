package people

import (
	"fmt"
	"strconv"
	"strings"

	"pana/shelter/civil"
	"pana/shelter/staff"
)

// diffs are the fields of two states of a resident as the history keeps them: stable codes,
// the reason's number where there is no answer. A day of birth is identity (F2).
func diffs(old, now Resident) []staff.Diff {
	birth := "F1"
	if !old.Birth.Day.IsZero() || !now.Birth.Day.IsZero() {
		birth = "F2"
	}
	d := []staff.Diff{
		{Name: "sex", Old: answer(string(old.Sex), old.SexMissing), New: answer(string(now.Sex), now.SexMissing)},
		{Name: "birth", Old: old.Birth.code(), New: now.Birth.code(), Class: birth},
		{Name: "citizenship", Old: old.citizenshipCode(), New: now.citizenshipCode()},
		{Name: "languages", Old: old.languageCodes(), New: now.languageCodes()},
		{Name: "interpreter", Old: yes(old.Interpreter), New: yes(now.Interpreter)},
		{Name: "diet", Old: answer(old.Diet, old.DietMissing), New: answer(now.Diet, now.DietMissing)},
		{Name: "diet_note", Old: old.DietNote, New: now.DietNote},
		{Name: "allergies", Old: answer(old.Allergies, old.AllergiesMissing), New: answer(now.Allergies, now.AllergiesMissing)},
		{Name: "mobility", Old: answer(old.Mobility, old.MobilityMissing), New: answer(now.Mobility, now.MobilityMissing)},
		{Name: "literacy", Old: answer(strings.Join(old.Literacy, " "), old.LiteracyMissing),
			New: answer(strings.Join(now.Literacy, " "), now.LiteracyMissing)},
		{Name: "alert", Old: old.Alert.Text, New: now.Alert.Text},
		{Name: "alert_level", Old: old.Alert.Level, New: now.Alert.Level},
		{Name: "alert_until", Old: instant(old.Alert.Until), New: instant(now.Alert.Until)},
		{Name: "relation", Old: old.Relation, New: now.Relation},
		{Name: "guardian", Old: numberOrNone(old.Guardian), New: numberOrNone(now.Guardian)},
		{Name: "unaccompanied", Old: yes(old.Unaccompanied), New: yes(now.Unaccompanied)},
	}
	changed := d[:0]
	for _, x := range d {
		if x.Old != x.New {
			changed = append(changed, x)
		}
	}
	return changed
}

func answer(text string, m Missing) string {
	if m != Answered {
		return strconv.Itoa(int(m))
	}
	return text
}

func (x Facts) citizenshipCode() string {
	s := answer(x.Citizenship, x.CitizenshipMissing)
	if x.CitizenshipByWord {
		s += " by_word"
	}
	return s
}

func (x Facts) languageCodes() string {
	var s []string
	for _, l := range x.Languages {
		s = append(s, l.Code+" "+l.Quality)
	}
	return answer(strings.Join(s, ", "), x.LanguagesMissing)
}

// code is b as the history keeps it: "1999-03-05 1", "1999-03 2", "~30 2026-11-14", "8".
func (b Birth) code() string {
	switch {
	case !b.Day.IsZero():
		n := map[Precision]int{ToTheYear: 4, ToTheMonth: 7, ToTheDay: 10}[b.Precision]
		return fmt.Sprintf("%s %d", b.Day.String()[:n], b.Quality)
	case b.estimated() && b.AgeMonths >= 0:
		return fmt.Sprintf("~%d:%02d %s", b.AgeYears, b.AgeMonths, b.EstimatedOn)
	case b.estimated():
		return fmt.Sprintf("~%d %s", b.AgeYears, b.EstimatedOn)
	}
	return answer("", b.Quality)
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return ""
}

func instant(i civil.Instant) string {
	if i == 0 {
		return ""
	}
	return i.Time().Format("2006-01-02T15:04:05Z")
}

func numberOrNone(n int64) string {
	if n == 0 {
		return ""
	}
	return strconv.FormatInt(n, 10)
}
