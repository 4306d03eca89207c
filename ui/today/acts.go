package today

import (
	"context"

	"pana/shelter"
	"pana/ui/desk"
)

// do does what stands on a cell.
func (s *Screen) do(c cell) {
	ctx := context.Background()
	switch c.do {
	case doList:
		s.d.Go(desk.Place{Screen: desk.Today, Filter: c.more})
	case doWhole:
		s.whole = true
		s.render()
	case doRecord:
		s.d.Go(desk.Place{Screen: desk.Residents, ID: c.resident})
	case doBed:
		s.d.Go(desk.Place{Screen: desk.Beds, ID: c.bed})
	case doWaiting:
		s.d.Go(desk.Place{Screen: desk.Waiting, ID: c.id})
	case doExpired:
		s.d.Go(desk.Place{Screen: desk.Supplies, Filter: "expired"})
	case doLoans:
		s.d.Go(desk.Place{Screen: desk.Residents, ID: c.resident, Filter: "things"})
	case doSupply:
		s.d.Go(desk.Place{Screen: desk.Supplies, ID: c.id})
	case doPrints:
		s.d.Go(desk.Place{Screen: desk.Settings, Filter: "prints"})
	case doBack:
		s.finished(s.s.ComeBack(ctx, c.resident, 0))
	case doTask:
		s.finished(s.s.TaskDone(ctx, c.id))
	case doRelease:
		s.finished(s.s.ReleaseHold(ctx, c.id))
	case doCopy:
		s.copyNow()
	}
}

// finished tells what came of a change. The change itself reloads the page.
func (s *Screen) finished(r shelter.Receipt, err error) {
	if !s.d.Failed(err, nil) {
		s.d.Done(r.Message, r.Undo)
	}
}

func (s *Screen) copyNow() {
	var made shelter.Receipt
	s.d.Run(desk.Task{Title: s.d.T("today.act_copy"),
		Work: func(ctx context.Context, _ func(int, int)) (err error) {
			made, err = s.s.Copy(ctx)
			return err
		},
		Done: func(err error) {
			s.finished(made, err)
			s.Reload()
		}})
}
