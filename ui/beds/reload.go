package beds

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/ui/desk"
)

const (
	nightsShown  = 14
	nightsBefore = 5 // of them before the one shown
	mostExpected = 50
)

// Reload implements desk.Screen.
func (s *Screen) Reload() {
	ctx := context.Background()
	board, err := s.s.Board(ctx, s.at)
	if s.d.Failed(err, nil) {
		return
	}
	set, err := s.s.Settings(ctx)
	if s.d.Failed(err, nil) {
		return
	}
	first := s.d.Zone.Night(board.At, set.CutoffHour).Add(-nightsBefore)
	nights, err := s.s.Nights(ctx, first, nightsShown)
	if s.d.Failed(err, nil) {
		return
	}
	var expected []people.Row
	var referred []house.Referral
	if s.at == 0 {
		if referred, err = s.s.WaitingList(ctx); s.d.Failed(err, nil) {
			return
		}
		if expected, err = s.s.Residents(ctx, people.Filter{State: people.Expected, Limit: mostExpected}); s.d.Failed(err, nil) {
			return
		}
	}
	s.shown, s.set, s.nights, s.expected, s.referred = board, set, nights, expected, referred
	s.where = nil
	s.checkCarry()
	s.render()
}

// render shows what was read, where it differs from what shows.
func (s *Screen) render() {
	if len(s.shown.Rooms) == 0 {
		s.content.Objects = []fyne.CanvasObject{s.page.empty}
		s.content.Refresh()
		return
	}
	if s.content.Objects[0] != s.page.object {
		s.content.Objects = []fyne.CanvasObject{s.page.object}
		s.content.Refresh()
	}
	s.board.set(s.faces())
	s.head.update()
	s.moment.update()
	s.cards.update()
	s.page.layOut()
}

// selected follows the selection.
func (s *Screen) selected() { s.cards.update() }

// show shows another moment; 0 is now.
func (s *Screen) show(at civil.Instant) {
	if s.filling() {
		return
	}
	s.putDown()
	s.closePanel()
	s.at = at
	s.Reload()
	s.board.reveal()
}

// keepTime goes on with the clock each minute while the page is open: holds have minutes
// left. A past moment stands.
func (s *Screen) keepTime() {
	if s.stop == nil {
		s.stop = desk.Every(time.Minute, func() {
			if s.at == 0 && s.stop != nil {
				s.Reload()
			}
		})
	}
}

// bed is the bed of that number with its room; nil when the board doesn't have it.
func (s *Screen) bed(id int64) (*house.BoardBed, *house.BoardRoom) {
	for i := range s.shown.Rooms {
		r := &s.shown.Rooms[i]
		for k := range r.Beds {
			if r.Beds[k].ID == id {
				return &r.Beds[k], r
			}
		}
	}
	return nil, nil
}

// chosen is the selected bed.
func (s *Screen) chosen() (*house.BoardBed, *house.BoardRoom) { return s.bed(s.board.id()) }
