package today

import (
	"context"

	"pana/shelter"
	"pana/shelter/staff"
	"pana/ui/desk"
	"pana/ui/goods"
)

// mostSupplies is how many items the card of supplies shows, and fullBar for how many days
// its bars are full.
const (
	mostSupplies = 4
	fullBar      = 30
)

// readSupplies reads beside the page what runs out first: the forecast of a large store
// takes longer than all the rest, and nobody waits for it.
func (s *Screen) readSupplies() {
	if s.reading || !s.may(staff.StockRead) {
		return
	}
	s.reading = true
	var soon []shelter.Supply
	s.d.Run(desk.Task{Quiet: true,
		Work: func(ctx context.Context, _ func(int, int)) (err error) {
			soon, err = s.s.Store().Soonest(ctx, mostSupplies)
			return err
		},
		Done: func(err error) {
			s.reading = false
			if err != nil {
				return // locked meanwhile, or the next change says so
			}
			s.soon = soon
			s.supplies.set(s.supplyCells())
			s.page.update()
		}})
}

func (s *Screen) supplyCells() []cell {
	var cells []cell
	for _, x := range s.soon {
		cells = append(cells, cell{shape: shapeSupply, who: goods.Name(s.d, x.Item), time: goods.Days(s.d, x.Cover.Days), tone: goods.Tone(x),
			share: min(1, float32(x.Cover.Days)/fullBar), do: doSupply, id: x.ID})
	}
	return cells
}
