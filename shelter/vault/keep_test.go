package vault

import (
	"slices"
	"testing"
	"time"

	"pana/shelter/civil"
)

// live makes a copy a day for n days, thinning out after each, as a folder lives.
func live(n int) (left []Copy) {
	for d := range n {
		at := noon.Add(time.Duration(d) * 24 * time.Hour)
		left = slices.Insert(left, 0, Copy{At: at})
		keep := worthKeeping(left, civil.Almaty)
		next := left[:0:0]
		for i, c := range left {
			if keep[i] {
				next = append(next, c)
			}
		}
		left = next
	}
	return left
}

func TestFourteenDaysEightWeeksAndTwelveMonthsOfCopiesStay(t *testing.T) {
	left := live(800)
	last := civil.Almaty.Day(left[0].At)
	has := map[civil.Day]bool{}
	months := map[[2]int]bool{}
	for _, c := range left {
		day := civil.Almaty.Day(c.At)
		has[day] = true
		months[[2]int{day.Year(), day.Month()}] = true
	}
	for d := range 14 {
		if !has[last.Add(-d)] {
			t.Errorf("the copy of %d days ago is gone", d)
		}
	}
	for w := range 8 {
		monday := last.Add(-(int(last.Weekday())+6)%7 - 7*w)
		if !slices.ContainsFunc(left, func(c Copy) bool { d := civil.Almaty.Day(c.At).Sub(monday); return d >= 0 && d < 7 }) {
			t.Errorf("no copy of the week %d weeks ago is left", w)
		}
	}
	if len(months) != 12 {
		t.Errorf("copies of %d months are left", len(months))
	}
	if len(left) > 14+8+12 {
		t.Errorf("%d copies are left", len(left))
	}
}

func TestTheLatestCopiesOfOneEveningStay(t *testing.T) {
	all := []Copy{{At: noon.Add(3 * time.Hour)}, {At: noon.Add(2 * time.Hour)}, {At: noon.Add(time.Hour)}, {At: noon}}
	if got := worthKeeping(all, civil.Almaty); !slices.Equal(got, []bool{true, true, true, false}) {
		t.Error(got)
	}
}

func TestFewCopiesFarApartAllStay(t *testing.T) {
	var all []Copy
	for m := range 12 {
		all = append(all, Copy{At: noon.Add(-time.Duration(m*31*24) * time.Hour)})
	}
	if keep := worthKeeping(all, civil.Almaty); slices.Contains(keep, false) {
		t.Error(keep)
	}
}
