package beds

import (
	"fmt"
	"runtime"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"pana/shelter/house"
	"pana/shelter/people"
	"pana/ui/widgets/widgetstest"
)

// large is a house of 200 beds, every other one taken.
func large(t testing.TB) *world {
	var rooms []house.NewRoom
	for i := range 50 {
		r := house.NewRoom{Code: fmt.Sprintf("К%d", i+1), Floor: 1, Kind: house.Women}
		for k := range 4 {
			r.Beds = append(r.Beds, house.NewBed{Code: fmt.Sprintf("%d-%d", i+1, k+1), Kind: house.Standard})
		}
		rooms = append(rooms, r)
	}
	w := newHouse(t, rooms)
	for i := range 50 {
		for k := range 2 {
			w.admit([]string{fmt.Sprintf("%d-%d", i+1, 2*k+1)}, person("", people.Female, 20+i, -1))
		}
	}
	return w.ago(0).show("ru", false, widgetstest.Large)
}

// The screen's own work with 200 beds, beside a refresh in which nothing is new.
func BenchmarkBoardOf200(b *testing.B) {
	w := large(b)
	s := w.page
	b.Run("idle-refresh", func(b *testing.B) {
		for b.Loop() {
			s.board.Refresh()
		}
	})
	b.Run("reload", func(b *testing.B) { // query, faces, comparison
		for b.Loop() {
			s.Reload()
		}
	})
	b.Run("layout", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			s.board.draw.fit(1100 + float32(i%2))
		}
	})
	b.Run("frame", func(b *testing.B) { // the whole window drawn in software, by turns: at rest, and with a mark on the move
		runtime.LockOSThread() // Worked counts one thread
		defer runtime.UnlockOSThread()
		var idle, moved []time.Duration
		frame := func(before func()) time.Duration {
			start := widgetstest.Worked()
			before()
			w.win.Canvas().Capture()
			return widgetstest.Worked() - start
		}
		for i := 0; b.Loop(); i++ {
			idle = append(idle, frame(func() {}))
			step := lifted(b, s)
			moved = append(moved, frame(func() { step(i) }))
			s.board.letGo()
			s.putDown()
		}
		slices.Sort(idle)
		slices.Sort(moved)
		still, step := idle[len(idle)/2], moved[len(moved)/2]
		b.ReportMetric(float64(still)/1e6, "idle-cpu-ms")
		b.ReportMetric(float64(step)/1e6, "drag-cpu-ms")
		b.ReportMetric(float64(step)/float64(still), "ratio")
		b.ReportMetric(0, "ns/op")
	})
	b.Run("arrow", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			s.board.TypedKey(&fyne.KeyEvent{Name: []fyne.KeyName{fyne.KeyRight, fyne.KeyLeft}[i%2]})
		}
	})
	b.Run("drag-step", func(b *testing.B) {
		step := lifted(b, s)
		i := 0
		for b.Loop() {
			i++
			step(i)
		}
		s.board.letGo()
		s.putDown()
	})
}

// lifted picks up who is in the first bed, and gives the steps of the drag: eight over a bed, then eight over the next.
func lifted(b *testing.B, s *Screen) (step func(i int)) {
	from := s.board.draw.at[0].middle()
	step = func(i int) {
		to := s.board.draw.at[1+i/8%2].middle().AddXY(float32(i%8), 0)
		s.board.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: to}, Dragged: fyne.NewDelta(to.X-from.X, to.Y-from.Y)})
		from = to
	}
	step(0)
	if s.board.ghost.from != 0 {
		b.Fatal("nobody was picked up")
	}
	return step
}

func TestTwoHundredBedsShareOneWidget(t *testing.T) {
	w := large(t)
	if n := len(w.page.board.beds); n != 200 {
		t.Fatalf("%d beds", n)
	}
	w.win.Press(fyne.KeyEnd)
	if got := w.selected(); got != "50-4" || w.page.page.scroll.Offset.Y == 0 {
		t.Errorf("End led to %s, scrolled by %v", got, w.page.page.scroll.Offset.Y)
	}
	before := append([]fyne.CanvasObject{}, w.page.board.draw.objects...)
	w.drag("1-1", "1-2")
	for i, o := range w.page.board.draw.objects {
		if o != before[i] {
			t.Fatal("the drag built objects anew")
		}
	}
	w.page.board.DragEnd()
	if got := w.in("1-2"); got == "free" {
		t.Error("the drag moved nobody")
	}
}
