package goods

import (
	"pana/shelter"
	"pana/ui/widgets"
)

// alarmDays and soonDays are how many days of cover are told in red and in amber.
const (
	alarmDays = 3
	soonDays  = 7
)

// Tone is how urgent an item is.
func Tone(x shelter.Supply) widgets.Tone {
	switch {
	case x.Cover.Days >= 0 && x.Cover.Days <= alarmDays, x.Stock.Usable == 0 && x.Least > 0:
		return widgets.Alert
	case x.Low, x.Cover.Days >= 0 && x.Cover.Days <= soonDays:
		return widgets.Held
	case x.Cover.Days >= 0:
		return widgets.Free
	}
	return widgets.Out
}
