package command

import (
	"strconv"
	"strings"

	"pana/shelter/civil"
)

// when reads a day or a minute in zone z; a day means 08:00 of it.
func when(text string, z civil.Zone) (civil.Instant, error) {
	dayText, clock, timed := strings.Cut(strings.Replace(strings.TrimSpace(text), " ", "T", 1), "T")
	day, err := civil.ParseDay(dayText)
	if err != nil {
		return 0, wrongUse("command.wrong.date", "What", text)
	}
	if !timed {
		return z.At(day, 8, 0), nil
	}
	h, m, ok := strings.Cut(clock, ":")
	hour, herr := strconv.Atoi(h)
	minute, merr := strconv.Atoi(m)
	if !ok || herr != nil || merr != nil || len(h) != 2 || len(m) != 2 ||
		hour < 0 || hour > 23 || minute < 0 || minute > 59 {
		return 0, wrongUse("command.wrong.date", "What", text)
	}
	return z.At(day, hour, minute), nil
}
