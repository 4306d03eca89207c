package widgets

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
)

// tableOf is a table of n rows in a window that shows sixteen.
func tableOf(b *testing.B, n int) *Table {
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
	window(b, table, fyne.NewSize(900, 33+16*rowHeight))
	return table
}

// BenchmarkTableScroll goes a page of sixteen rows on; "empty" is the limit, a table with nothing in it.
func BenchmarkTableScroll(b *testing.B) {
	for _, n := range []int{0, 1_000, 100_000} {
		b.Run(map[int]string{0: "empty", 1_000: "1000", 100_000: "100000"}[n], func(b *testing.B) {
			table, i := tableOf(b, n), 0
			for b.Loop() {
				i = (i + 16) % max(1, n-16)
				table.scroll.ScrollToOffset(fyne.NewPos(0, float32(i)*rowHeight))
				table.body.Refresh()
			}
		})
	}
}

// BenchmarkTableStep moves the selection by one row.
func BenchmarkTableStep(b *testing.B) {
	table, key := tableOf(b, 100_000), fyne.KeyDown
	for b.Loop() {
		if table.Selected > 90_000 {
			table.Select(0)
		}
		table.body.TypedKey(&fyne.KeyEvent{Name: key})
	}
}
