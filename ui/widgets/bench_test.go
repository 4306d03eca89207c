package widgets

import (
	"fmt"
	"image/color"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// tableOf is a table of n rows in a window that shows sixteen.
func tableOf(b *testing.B, n int) (*Table, fyne.Canvas) {
	start(b)
	columns := make([]Column, 6)
	for i := range columns {
		columns[i].Width = 120
	}
	table := NewTable(columns, func() int { return n }, func(i int) []Cell {
		row := make([]Cell, 6)
		for k := range row {
			row[k] = Cell{Text: fmt.Sprint("строка ", i), Style: Body}
		}
		row[5].Chip = Free
		return row
	})
	w := window(b, table, fyne.NewSize(900, 33+16*rowHeight))
	return table, w.Canvas()
}

// BenchmarkTableScroll goes a page of sixteen rows on; "empty" is the limit, a table with nothing in it.
func BenchmarkTableScroll(b *testing.B) {
	for _, n := range []int{0, 1_000, 100_000} {
		b.Run(map[int]string{0: "empty", 1_000: "1000", 100_000: "100000"}[n], func(b *testing.B) {
			table, _ := tableOf(b, n)
			i := 0
			for b.Loop() {
				i = (i + 16) % max(1, n-16)
				table.scroll.ScrollToOffset(fyne.NewPos(0, float32(i)*rowHeight))
				table.body.Refresh()
			}
		})
	}
}

// BenchmarkTableFrame is a turn of the wheel with the whole window drawn in software, by turns with the limit: Fyne's own
// List with nothing behind it, which shows as many bare texts.
func BenchmarkTableFrame(b *testing.B) {
	for _, n := range []int{1_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			table, drawn := tableOf(b, n)
			list := widget.NewList(func() int { return n }, func() fyne.CanvasObject {
				row := container.NewGridWithColumns(6)
				for range 6 {
					row.Add(canvas.NewText("строка 00000", color.Black))
				}
				return row
			}, func(int, fyne.CanvasObject) {})
			bare := window(b, list, fyne.NewSize(900, 33+16*rowHeight)).Canvas()
			var steps, limits []time.Duration
			at := float32(0)
			for b.Loop() {
				at += 40
				limits = append(limits, timed(func() { list.ScrollToOffset(at); bare.Capture() }))
				steps = append(steps, timed(func() { table.scroll.ScrollToOffset(fyne.NewPos(0, at)); table.body.Refresh(); drawn.Capture() }))
			}
			slices.Sort(steps)
			slices.Sort(limits)
			step, limit := steps[len(steps)/2], limits[len(limits)/2]
			b.ReportMetric(float64(step)/1e6, "step-ms")
			b.ReportMetric(float64(limit)/1e6, "limit-ms")
			b.ReportMetric(float64(step)/float64(limit), "ratio")
			b.ReportMetric(0, "ns/op")
		})
	}
}

func timed(do func()) time.Duration {
	start := time.Now()
	do()
	return time.Since(start)
}

// BenchmarkTableStep moves the selection by one row.
func BenchmarkTableStep(b *testing.B) {
	table, _ := tableOf(b, 100_000)
	key := fyne.KeyDown
	for b.Loop() {
		if table.Selected > 90_000 {
			table.Select(0)
		}
		table.body.TypedKey(&fyne.KeyEvent{Name: key})
	}
}
