package beds

import (
	"context"
	"strconv"
	"strings"

	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/ui/widgets"
)

// choice is a field whose answer is one of codes, called by the words under prefix.
func (s *Screen) choice(label, prefix string, codes []string) *widgets.Choice {
	options := make([]widgets.Option, len(codes))
	for i, c := range codes {
		options[i] = widgets.Option{Key: c, Text: s.d.T(prefix + c)}
	}
	x := widgets.NewChoice(s.d.T(label), options)
	x.NoMatch = s.d.T("beds.not_listed")
	return x
}

// holdForm keeps a free bed for somebody who is expected; resident is 0 for one who isn't
// registered.
func (s *Screen) holdForm(b *house.BoardBed, purpose string, resident int64) {
	f := widgets.NewForm(nil)
	who := widgets.NewField(s.d.T("beds.hold_for"), purpose)
	who.SetHint(s.d.T("beds.hold_for_hint"))
	minutes := widgets.NewField(s.d.T("beds.hold_minutes"), strconv.Itoa(s.set.HoldMinutes))
	minutes.Spill = 420
	f.Add("for", who)
	f.Add("minutes", minutes)
	bed := b.ID
	save := func() {
		n, err := strconv.Atoi(strings.TrimSpace(minutes.Text()))
		if err != nil {
			n = -1 // the house says what it takes
		}
		r, err := s.s.PlaceHold(context.Background(), house.NewHold{Beds: []int64{bed}, For: who.Text(), Resident: resident, Minutes: n})
		if s.finished(r, err, f) {
			s.closeTo()
		}
	}
	p := s.formPanel(s.d.T("beds.hold_title", "Bed", b.Code), "", s.d.T("button.hold"), f, save, fields([]float32{380, 110}, who, minutes))
	p.kept = kept{Act: actHold, Bed: b.ID, Who: resident, names: []string{"for", "minutes"}}
	s.openPanel(p)
}

// outageForm takes a bed out of service.
func (s *Screen) outageForm(b *house.BoardBed) {
	f := widgets.NewForm(nil)
	reason := s.choice("beds.out_reason", "code.outage.", house.OutageReasons)
	words := s.d.DateWords()
	date := widgets.NewDateField(s.d.T("beds.out_until"), civil.Day{}, s.d.Today, words)
	date.SetHint(s.d.T("beds.out_until_hint"))
	date.Spill = 300
	time := widgets.NewTimeField(s.d.T("beds.time"), 12, 0, words)
	f.Add("reason", reason)
	f.Add("to", date)
	f.Add("time", time)
	bed := b.ID
	save := func() {
		to, ok := s.readMoment(f, "to", date, time)
		if !ok {
			return
		}
		r, err := s.s.TakeOut(context.Background(), bed, 0, to, reason.Key())
		if s.finished(r, err, f) {
			s.closeTo()
		}
	}
	p := s.formPanel(s.d.T("beds.out_title", "Bed", b.Code), "", s.d.T("beds.take_out"), f, save, fields([]float32{300, 150, 90}, reason, date, time))
	p.kept = kept{Act: actOut, Bed: b.ID, names: []string{"reason", "to", "time"}}
	s.openPanel(p)
}

// readMoment is the moment that a date and a time field say, 0 for none. What can't be read is
// said under its field, and ok is false.
func (s *Screen) readMoment(f *widgets.Form, name string, date *widgets.DateField, time *widgets.TimeField) (at civil.Instant, ok bool) {
	var wrong []widgets.Fault
	if why := date.Fault(); why != "" {
		wrong = append(wrong, widgets.Fault{Name: name, Text: why})
	}
	day, _ := date.Day()
	hour, minute, read := time.Time()
	if why := time.Fault(); why != "" {
		wrong = append(wrong, widgets.Fault{Name: "time", Text: why})
	} else if !read && !day.IsZero() {
		wrong = append(wrong, widgets.Fault{Name: "time", Text: s.d.T("fault.date.time")})
	}
	switch {
	case len(wrong) > 0:
		f.Show(wrong)
		return 0, false
	case day.IsZero():
		return 0, true
	}
	return s.d.Zone.At(day, hour, minute), true
}
