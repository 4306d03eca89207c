package people

import (
	"pana/shelter/civil"
	"pana/shelter/fault"
)

// oldest is the greatest age that is believed.
const oldest = 120

// check puts b into its stored form and adds what is wrong with it. A day and an estimate
// may both be given if they agree to a year; the day stays.
func (b *Birth) check(f *fault.Fields, today civil.Day) {
	if b.Hidden {
		return
	}
	if b.EstimatedOn.IsZero() && (b.AgeYears > 0 || b.AgeYears == 0 && b.AgeMonths > 0) {
		b.EstimatedOn = today
	}
	if !b.estimated() {
		b.AgeYears, b.AgeMonths, b.EstimatedOn = -1, -1, civil.Day{}
	}
	switch {
	case b.AgeMonths > 11 || b.AgeMonths < -1 || b.AgeYears < -1:
		f.Add("birth", "fault.birth.unreadable")
	case b.AgeYears > oldest, !b.Day.IsZero() && today.Age(b.Day) > oldest:
		f.Add("birth", "fault.birth.too_old")
	case today.Before(b.Day), today.Before(b.EstimatedOn):
		f.Add("birth", "fault.birth.future")
	case !b.Known():
		if b.Quality == Full || b.Quality == Partial {
			b.Quality = Answered
		}
		checkMissing(f, "birth", false, b.Quality)
	case b.Quality != Answered && b.Quality != Full && b.Quality != Partial:
		f.Add("birth", "fault.missing.both")
	case !b.Day.IsZero() && b.estimated() && !agree(b.Day, *b):
		f.Add("birth", "fault.birth.disagree")
	default:
		b.settle()
	}
}

// agree reports whether the estimate e is within a year of the age of somebody born on d.
func agree(d civil.Day, e Birth) bool {
	diff := e.EstimatedOn.Age(d) - e.AgeYears
	return -1 <= diff && diff <= 1
}

// settle fills in what a known birth leaves open.
func (b *Birth) settle() {
	if b.Day.IsZero() {
		b.Precision, b.Quality = "", Partial
		return
	}
	b.AgeYears, b.AgeMonths, b.EstimatedOn = -1, -1, civil.Day{}
	if b.Precision == "" {
		b.Precision = ToTheDay
	}
	if b.Precision != ToTheDay {
		b.Quality = Partial
	}
	if b.Quality == Answered {
		b.Quality = Full
	}
}
