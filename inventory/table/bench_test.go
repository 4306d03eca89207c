package table_test

import (
	"fmt"
	"strings"
	"testing"

	"pana/inventory/table"
)

// BenchmarkTable reads, looks at and reads in a table of 2,000 items with 20,000 lots.
func BenchmarkTable(b *testing.B) {
	var text strings.Builder
	text.WriteString(head)
	for n := range 20_000 {
		fmt.Fprintf(&text, "Товар %d;еда;шт;%d;31.12.2027;;Кладовая;46%011d\n", n/10, n%100+1, n/10)
	}
	path := file(b, "x.csv", []byte(text.String()))
	s, err := table.Read(b.Context(), path, nil)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("read", func(b *testing.B) {
		for b.Loop() {
			if _, err := table.Read(b.Context(), path, nil); err != nil {
				b.Fatal(err)
			}
		}
	})
	w := newWorld(b)
	b.Run("plan", func(b *testing.B) {
		for b.Loop() {
			if _, err := w.plan(s, table.Options{}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("import", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			w := newWorld(b)
			b.StartTimer()
			if p, _ := w.load(s, table.Options{}); p.Lots != 20_000 {
				b.Fatal(p.Lots)
			}
		}
	})
}
