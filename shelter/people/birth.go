package people

import (
	"time"

	"pana/shelter/civil"
)

// Precision is how much of a birth date is known.
type Precision string

// The precisions.
const (
	ToTheDay   Precision = "day"
	ToTheMonth Precision = "month"
	ToTheYear  Precision = "year"
)

// Birth is a birth date, or an estimated age, or the reason why there is neither.
//
// Of a date that is known to the month or the year, Day is the last that it can be, but not
// after the day on which it was said: in doubt a person counts as the younger one.
type Birth struct {
	Day       civil.Day
	Precision Precision // "" without a Day
	Quality   Missing   // Full, Partial, DoesNotKnow, Refused, NotCollected; 0 not asked

	// The estimate: AgeYears is -1 for none, AgeMonths -1 or 0 to 11, made on EstimatedOn.
	AgeYears, AgeMonths int
	EstimatedOn         civil.Day

	// Hidden says that the day is known but kept with the identity; the estimate then is
	// the true age on EstimatedOn.
	Hidden bool
}

// NotAsked is the birth of which nobody has asked yet.
var NotAsked = Birth{AgeYears: -1, AgeMonths: -1}

// Without is the birth that is unknown for reason m.
func Without(m Missing) Birth { return Birth{Quality: m, AgeYears: -1, AgeMonths: -1} }

// On is the birth on day d exactly.
func On(d civil.Day) Birth {
	return Birth{Day: d, Precision: ToTheDay, Quality: Full, AgeYears: -1, AgeMonths: -1}
}

// About is an age estimated on a day; months is -1 if only years are known.
func About(years, months int, on civil.Day) Birth {
	return Birth{Quality: Partial, AgeYears: years, AgeMonths: months, EstimatedOn: on}
}

// Known reports whether there is an age.
func (b Birth) Known() bool { return !b.Day.IsZero() || b.estimated() }

func (b Birth) estimated() bool { return !b.EstimatedOn.IsZero() && b.AgeYears >= 0 }

// Exact reports whether the day is certain, whether or not it is shown.
func (b Birth) Exact() bool { return b.Quality == Full }

// Born is the day that rules reckon with: the birth day, or the estimate's; it equals the
// column born.
func (b Birth) Born() (civil.Day, bool) {
	if !b.Day.IsZero() {
		return b.Day, true
	}
	if !b.estimated() {
		return civil.Day{}, false
	}
	e := b.EstimatedOn
	t := time.Date(e.Year()-b.AgeYears, time.Month(e.Month()), e.Dom(), 0, 0, 0, 0, time.UTC)
	t = t.AddDate(0, -max(b.AgeMonths, 0), 0)
	return civil.DayOf(t), true
}

// Age is the age on a day in whole years and the months beyond them; nobody's age is
// negative. Of an estimate in years the months are 0 and mean nothing.
func (b Birth) Age(on civil.Day) (years, months int, known bool) {
	born, ok := b.Born()
	if !ok {
		return 0, 0, false
	}
	m := on.Months(born)
	return on.Age(born), m % 12, true
}

// Under reports whether she surely or probably is younger than years on a day; somebody of
// unknown age is not.
func (b Birth) Under(years int, on civil.Day) bool {
	y, _, known := b.Age(on)
	return known && y < years
}

// Face is b as the operational record shows it: the age on a day instead of the birth day.
func (b Birth) Face(on civil.Day) Birth {
	if b.Day.IsZero() {
		return b
	}
	f := Birth{Quality: b.Quality, EstimatedOn: on, Hidden: true}
	f.AgeYears, f.AgeMonths, _ = b.Age(on)
	return f
}
