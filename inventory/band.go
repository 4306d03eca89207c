package inventory

import (
	"pana/shelter/civil"
	"pana/shelter/house"
)

// Band is an age for which there is a norm: one of AgeBands, or Nursing. The words are
// "code.band."+code.
type Band string

// The bands that the program itself names.
const (
	BandAdult   Band = "adult"
	BandSchool  Band = "7_17y"
	BandNursing Band = "nursing" // a woman with a baby under one year; where there is no norm for her, an adult's
)

// Bands are all bands, the youngest first.
func Bands() []Band {
	all := make([]Band, 0, 7)
	for _, a := range AgeBands() {
		all = append(all, Band(a))
	}
	return append(all, BandNursing)
}

// bandOf is where somebody belongs on a day. A child of unknown age counts as the oldest
// child, everybody else of unknown age as an adult: rather too much food than too little.
func bandOf(l house.Lodger, on civil.Day) Band {
	if l.Born.IsZero() {
		switch {
		case l.Child:
			return BandSchool
		case l.Nursing:
			return BandNursing
		}
		return BandAdult
	}
	months := on.Months(l.Born)
	for _, b := range []struct {
		before int
		band   Band
	}{{6, "0_5m"}, {12, "6_11m"}, {36, "12_35m"}, {7 * 12, "3_6y"}, {18 * 12, BandSchool}} {
		if months < b.before {
			return b.band
		}
	}
	if l.Nursing {
		return BandNursing
	}
	return BandAdult
}
