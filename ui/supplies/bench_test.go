package supplies_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"pana/inventory/inventorytest"
	"pana/shelter/vault"
	"pana/ui/supplies"
	"pana/ui/widgets/widgetstest"
)

// large is a generated store of 2,000 items and 20,000 lots.
func large(b *testing.B, size inventorytest.Size) *world {
	w := bare(b)
	if err := w.Session.Update(context.Background(), func(tx *vault.Tx) error { return inventorytest.FillTx(tx, size) }); err != nil {
		b.Fatal(err)
	}
	return w
}

// BenchmarkSupplies is the page over a large store: opened by its key, walked, filtered.
func BenchmarkSupplies(b *testing.B) {
	size := inventorytest.Large
	size.Movements = 100_000
	w := large(b, size)
	p := w.show(b, "ru", false, widgetstest.Large)
	median := func(b *testing.B, f func()) {
		var all []time.Duration
		for b.Loop() {
			start := time.Now()
			f()
			all = append(all, time.Since(start))
		}
		slices.Sort(all)
		b.ReportMetric(float64(all[len(all)/2])/1e6, "median-ms")
	}
	b.Run("read", func(b *testing.B) {
		median(b, func() {
			if _, err := w.store.Supplies(context.Background()); err != nil {
				b.Fatal(err)
			}
		})
	})
	b.Run("first", func(b *testing.B) { // built, read and drawn
		median(b, func() {
			s := supplies.New(p.Desk, w.Session, w.store)
			s.Reload()
			p.SetContent(s.Content())
			s.Focus()
			p.Canvas().Capture()
		})
	})
	p.SetContent(p.Layer)
	b.Run("again", func(b *testing.B) { // a page that was built before
		median(b, func() { p.s.Content().Refresh(); p.s.Focus(); p.Canvas().Capture() })
	})
	b.Run("reload", func(b *testing.B) { median(b, p.s.Reload) })
	b.Run("step", func(b *testing.B) { median(b, func() { p.Press(fyne.KeyDown) }) })
	b.Run("letter", func(b *testing.B) {
		p.s.Find()
		median(b, func() { p.Type("9"); p.Press(fyne.KeyBackspace) })
	})
	b.Run("capture", func(b *testing.B) { median(b, func() { p.Canvas().Capture() }) })
}
