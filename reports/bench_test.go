package reports_test

import (
	"testing"

	"pana/reports"
)

// BenchmarkEvacuation is the list from key to bytes beside what it can't do without: the
// reading of the board, and the sheet without its two rows in the log.
func BenchmarkEvacuation(b *testing.B) {
	w := newWorld(b)
	o := reports.Order{Sheet: "evacuation"}
	b.Run("board", func(b *testing.B) {
		for b.Loop() {
			if _, err := w.Board(b.Context(), 0); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("unlogged", func(b *testing.B) {
		for b.Loop() {
			if _, err := reports.Preview(b.Context(), w.Session, o); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("whole", func(b *testing.B) {
		for b.Loop() {
			if _, err := reports.Make(b.Context(), w.Session, o); err != nil {
				b.Fatal(err)
			}
		}
	})
}
