package civil

import (
	"embed"
	"fmt"
	"strings"
	"time"
)

// The files are IANA's, as they come with Go 1.26 (lib/time/zoneinfo.zip).
//
//go:embed zones
var zones embed.FS

// Zone turns instants into a house's local days and hours.
type Zone struct{ loc *time.Location }

// Almaty is the zone of a new house, Asia/Almaty.
var Almaty = mustZone("Asia/Almaty")

// LoadZone knows Asia/Almaty, Asia/Bishkek, Asia/Dushanbe and Asia/Tashkent.
func LoadZone(name string) (Zone, error) {
	city, found := strings.CutPrefix(name, "Asia/")
	data, err := zones.ReadFile("zones/" + city)
	if !found || err != nil {
		return Zone{}, fmt.Errorf("time zone %q is not carried", name)
	}
	loc, err := time.LoadLocationFromTZData(name, data)
	return Zone{loc}, err
}

func mustZone(name string) Zone {
	z, err := LoadZone(name)
	if err != nil {
		panic(err)
	}
	return z
}

// Name is the zone's IANA name.
func (z Zone) Name() string { return z.loc.String() }

// Local is i as a wall clock in z shows it.
func (z Zone) Local(i Instant) time.Time { return i.Time().In(z.loc) }

// Day is the calendar day of i in z.
func (z Zone) Day(i Instant) Day { return DayOf(z.Local(i)) }

// At is the moment at which clocks in z show hour:minute on d.
func (z Zone) At(d Day, hour, minute int) Instant {
	return At(time.Date(d.Year(), time.Month(d.Month()), d.Dom(), hour, minute, 0, 0, z.loc))
}

// Night is the operational day of i: the calendar day, but until the cut-off hour
// still the day before. An arrival at 00:40 belongs to the night that began yesterday.
func (z Zone) Night(i Instant, cutoff int) Day {
	return z.Day(i.Add(-time.Duration(cutoff) * time.Hour))
}

// NightSpan is the time that operational day d takes: from cut-off to cut-off.
func (z Zone) NightSpan(d Day, cutoff int) Span {
	return Span{z.At(d, cutoff, 0), z.At(d.Add(1), cutoff, 0)}
}
