package beds

import (
	"context"

	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// history shows the life of a bed: who slept in it, when it was held or out of service.
func (s *Screen) history(b *house.BoardBed) {
	past, err := s.s.BedHistory(context.Background(), b.ID)
	if s.d.Failed(err, nil) {
		return
	}
	list := widgets.NewTable([]widgets.Column{
		{Title: s.d.T("beds.past_from"), Width: 140}, {Title: s.d.T("beds.past_to"), Width: 140},
		{Title: s.d.T("beds.past_what"), Width: 170}, {Title: s.d.T("beds.past_who"), Width: 140, Weight: 1},
		{Title: s.d.T("beds.past_why"), Width: 160, Weight: 2},
	}, func() int { return len(past) }, func(i int) []widgets.Cell { return s.pastRow(past[i]) })
	list.OnOpened = func(i int) {
		if past[i].Resident != 0 {
			s.d.Go(desk.Place{Screen: desk.Residents, ID: past[i].Resident})
		}
	}
	list.Select(0)
	close := widgets.NewSmallButton(s.d.T("button.close"), widgets.Plain, "", s.closeTo)
	close.Tag = "Esc"
	s.openPanel(&panel{first: list.Focus(),
		object: widgets.NewCard(s.d.T("beds.history_title", "Bed", b.Code), close, widgets.Sized(0, 200, list))})
}

// pastRow is one span in the life of a bed.
func (s *Screen) pastRow(p house.BedPast) []widgets.Cell {
	to := s.d.T("beds.past_still")
	if p.To != civil.Open {
		to = s.d.DayTime(p.To)
	}
	what, who, why := "", p.CodeWord, ""
	tone := widgets.Accent
	switch p.What {
	case house.PastSlept:
		what, why = s.d.T("beds.past_slept"), p.Override
		if why == "" && p.Reason != "" {
			why = s.d.T("code.move." + p.Reason)
		}
	case house.PastHeld:
		what, tone, why = s.d.T("code.hold."+string(p.State)), widgets.Held, p.Purpose
	case house.PastOut:
		what, tone, why = s.d.T("code.bed_state.out"), widgets.Out, s.d.T("code.outage."+p.Reason)
	case house.PastPlaced:
		what, tone, why = s.d.T("beds.past_placed"), widgets.Free, s.d.T("beds.past_room", "Room", p.RoomCode)
	}
	return []widgets.Cell{{Text: s.d.DayTime(p.From)}, {Text: to}, {Text: what, Chip: tone}, {Text: who, Style: widgets.Strong}, {Text: why}}
}
