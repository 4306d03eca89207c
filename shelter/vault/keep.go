package vault

import (
	"pana/shelter/civil"
)

// How many copies of one vault a folder keeps: the latest few, and the newest of so many
// days, weeks and months that have any.
const (
	keepLatest  = 3
	keepDays    = 14
	keepWeeks   = 8
	keepMonths  = 12
	mondayFirst = 6 // added to a weekday, so that Monday begins the week
)

// worthKeeping says of each of all, newest first, whether it stays. So the days nearest
// are all there, and a mistake that is noticed late is still found in some month.
func worthKeeping(all []Copy, zone civil.Zone) []bool {
	keep := make([]bool, len(all))
	days, weeks, months := map[civil.Day]bool{}, map[civil.Day]bool{}, map[[2]int]bool{}
	for i, c := range all {
		day := zone.Day(c.At)
		week := day.Add(-(int(day.Weekday()) + mondayFirst) % 7)
		month := [2]int{day.Year(), day.Month()}
		keep[i] = i < keepLatest || first(days, day, keepDays) || first(weeks, week, keepWeeks) || first(months, month, keepMonths)
		days[day], weeks[week], months[month] = true, true, true
	}
	return keep
}

// first reports whether b is a new bucket and there is room for it.
func first[B comparable](seen map[B]bool, b B, room int) bool { return !seen[b] && len(seen) < room }
