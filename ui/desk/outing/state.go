package outing

import (
	"strings"

	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// State is where somebody is, in a few words and a tone.
func State(d *desk.Desk, w house.Whereabouts) (string, widgets.Tone) {
	switch {
	case w.Where == house.WhereIn || w.Where == "":
		return d.T("outing.in"), widgets.Accent
	case w.Where == house.WhereOverdue:
		return d.T("outing.overdue", "Time", Moment(d, w.Back)), widgets.Alert
	case w.Nights > 0:
		return d.N("outing.nights", w.Nights), widgets.Held
	case w.Back != 0:
		return d.T("outing.until", "Time", Moment(d, w.Back)), widgets.Away
	}
	return d.T("outing.out"), widgets.Away
}

// Told is when and why somebody went out, and with whom, in one line.
func Told(d *desk.Desk, w house.Whereabouts) string {
	parts := []string{d.T("outing.since", "Time", Moment(d, w.OutAt))}
	if w.Reason != "" {
		parts = append(parts, Reason(d, w.Reason))
	}
	for _, x := range []string{w.Companion, w.Destination} {
		if x != "" {
			parts = append(parts, x)
		}
	}
	if w.Where == house.WhereOverdue && w.Nights > 0 {
		parts = append(parts, d.N("outing.nights", w.Nights))
	}
	if w.KeptUntil > d.Now() {
		parts = append(parts, d.T("outing.kept", "Time", Moment(d, w.KeptUntil)))
	}
	return strings.Join(parts, " · ")
}

// Reason is why somebody is out, in words.
func Reason(d *desk.Desk, code string) string { return d.T("code.out_reason." + code) }

// Moment is the hour, with the day when it isn't today.
func Moment(d *desk.Desk, at civil.Instant) string {
	if day := d.Zone.Day(at); day != d.Today() {
		return d.ShortDay(day) + " " + d.Clock24(at)
	}
	return d.Clock24(at)
}

// Undecided reports whether the bed of somebody has to be decided about now.
func Undecided(d *desk.Desk, w house.Whereabouts) bool {
	return w.DecisionOpen || w.Where != house.WhereIn && w.DecisionDue != 0 && w.DecisionDue <= d.Now()
}

// Of is what is known of one resident; ok is false when she doesn't live here.
func Of(all []house.Whereabouts, resident int64) (w house.Whereabouts, ok bool) {
	for _, w := range all {
		if w.Resident == resident {
			return w, true
		}
	}
	return w, false
}

// Together are those who went out with w in the same act and are still out.
func Together(all []house.Whereabouts, w house.Whereabouts) []house.Whereabouts {
	var with []house.Whereabouts
	for _, x := range all {
		if x.Resident != w.Resident && x.Household == w.Household && x.Where != house.WhereIn && x.OutAt == w.OutAt && x.Reason == w.Reason {
			with = append(with, x)
		}
	}
	return with
}
