package waiting

import (
	"strings"
	"time"

	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/ui/widgets"
)

// soon is when a hold counts its minutes, late when they become few.
const (
	soon = 2 * time.Hour
	late = 15
)

// moment is a time of today, or a day and a time.
func (s *Screen) moment(at civil.Instant) string {
	if s.d.Zone.Day(at) == s.d.Today() {
		return s.d.Clock24(at)
	}
	return s.d.ShortDay(s.d.Zone.Day(at)) + " " + s.d.Clock24(at)
}

// head is a number of people with the words for it, and the field where it is typed.
type head struct {
	name  string
	count func(*house.Heads) *int
}

// heads are those that a referral counts, in the order of the form.
var heads = []head{
	{"women", func(h *house.Heads) *int { return &h.Women }}, {"men", func(h *house.Heads) *int { return &h.Men }},
	{"adults", func(h *house.Heads) *int { return &h.Adults }}, {"girls", func(h *house.Heads) *int { return &h.Girls }},
	{"boys", func(h *house.Heads) *int { return &h.Boys }}, {"children", func(h *house.Heads) *int { return &h.Children }},
}

// headsLong is who was announced: "1 woman, 2 children".
func (s *Screen) headsLong(h house.Heads) string {
	var parts []string
	for _, x := range heads {
		if n := *x.count(&h); n > 0 {
			parts = append(parts, s.d.N("waiting.heads."+x.name, n))
		}
	}
	return strings.Join(parts, ", ")
}

// headsShort is the same for a column; of more than two kinds only adults and children.
func (s *Screen) headsShort(h house.Heads) string {
	say := func(h house.Heads) (parts []string) {
		for _, x := range heads {
			if n := *x.count(&h); n > 0 {
				parts = append(parts, s.d.T("waiting.short."+x.name, "N", n))
			}
		}
		return parts
	}
	parts := say(h)
	if len(parts) > 2 {
		parts = say(house.Heads{Adults: h.Women + h.Men + h.Adults, Children: h.Girls + h.Boys + h.Children})
	}
	return strings.Join(parts, " · ")
}

// state is what there is to say of a referral in a word or two.
func (s *Screen) state(r house.Referral) (string, widgets.Tone) {
	d := s.d
	switch {
	case r.Household != 0:
		return d.T("waiting.came"), widgets.Free
	case r.RanOut():
		return d.T("waiting.ran_out", "Time", s.moment(r.DecidedAt)), widgets.Alert
	case r.Decision == house.Undecided:
		return d.T("waiting.undecided"), widgets.Held
	case r.Decision == house.Accepted && len(r.Beds) == 0:
		return d.T("waiting.no_bed"), widgets.Accent
	case r.Decision == house.Accepted:
		tone := widgets.Held
		if r.MinutesLeft(d.Now()) <= late {
			tone = widgets.Alert
		}
		return d.T("waiting.kept", "Beds", s.bedCodes(r), "Left", s.left(r)), tone
	}
	return d.T("code.decision." + string(r.Decision)), widgets.Out
}

// bedCodes are the beds that are kept, of many only the first.
func (s *Screen) bedCodes(r house.Referral) string {
	if n := len(r.Beds); n > 2 {
		return s.d.T("waiting.beds_more", "Bed", r.Beds[0], "N", n-1)
	}
	return strings.Join(r.Beds, ", ")
}

// left is how long the beds are still kept: in minutes when that is soon over.
func (s *Screen) left(r house.Referral) string {
	if r.HeldUntil.Sub(s.d.Now()) <= soon {
		return s.d.T("waiting.minutes", "N", r.MinutesLeft(s.d.Now()))
	}
	return s.d.T("waiting.until", "Time", s.moment(r.HeldUntil))
}

// by says who did something and when; the program has no name.
func (s *Screen) by(who string, at civil.Instant) string {
	if who == "" {
		who = s.d.T("waiting.by_program")
	}
	return s.d.T("waiting.by", "Who", who, "When", s.d.DayTime(at))
}
