package reports_test

import (
	"fmt"
	"testing"

	"pana/inventory"
	"pana/reports"
	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// wide fills a house's store with n items, ten lots of each hundred past their day.
func wide(t testing.TB, w *world, n int) {
	t.Helper()
	w.as(t, staff.Supplies)
	err := w.Update(t.Context(), func(tx *vault.Tx) error {
		place, err := inventory.SavePlace(tx, inventory.Place{Name: "Кладовая", Kind: "pantry"})
		if err != nil {
			return err
		}
		supplier, err := inventory.SaveGiver(tx, inventory.Giver{Kind: inventory.Supplier, Name: "Магазин «Пример»"})
		if err != nil {
			return err
		}
		today, categories := civil.Almaty.Day(tx.Now()), inventory.Categories()
		var lines []inventory.DeliveryLine
		for i := range n {
			x := inventory.Item{NameRU: fmt.Sprintf("Құрғақ сүт қоспасы %d", i), Category: categories[i%len(categories)], Base: "g", Unit: "kg", Due: inventory.BestBefore, Least: 1000, Par: 5000,
				Supplier: supplier, Price: 50_000, Pack: 500, Units: []inventory.Unit{{Code: "g", Per: 1}, {Code: "kg", Per: 1000}}}
			id, err := inventory.SaveItem(tx, x)
			if err != nil {
				return err
			}
			if err := inventory.SaveNorms(tx, id, []inventory.Norm{{Band: inventory.BandAdult, Quantity: 10 + inventory.Quantity(i%200), Days: 1}}); err != nil {
				return err
			}
			lines = append(lines, inventory.DeliveryLine{Item: id, Place: place, Quantity: inventory.Quantity(300 + i*7%4000), Expiry: today.Add(1 + i%400)})
		}
		for len(lines) > 0 {
			k := min(100, len(lines))
			if _, err := inventory.Receive(tx, inventory.Delivery{Kind: inventory.Receipt, Lines: lines[:k]}); err != nil {
				return err
			}
			lines = lines[k:]
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	w.clock.Advance(5 * 24 * 60 * 60 * 1e9)
	if err := w.SwitchTo(t.Context(), string(staff.Supplies), passwords[staff.Supplies]); err != nil {
		t.Fatal(err)
	}
}

// BenchmarkSupplies is PD-11 of 2,000 items from key to bytes, beside what it can't do
// without: the list of supplies itself.
func BenchmarkSupplies(b *testing.B) {
	w := newWorld(b)
	wide(b, w, 2000)
	for _, step := range []struct {
		name string
		do   func() error
	}{
		{"list", func() error { _, err := w.Store().Supplies(b.Context()); return err }},
		{"sheet", func() error { return make1(b, w.Session, "supplies") }},
		{"orders", func() error { return make1(b, w.Session, "orders") }},
	} {
		b.Run(step.name, func(b *testing.B) {
			for b.Loop() {
				if err := step.do(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func make1(b *testing.B, s *shelter.Session, name string) error {
	_, err := reports.Make(b.Context(), s, reports.Order{Sheet: name, Lang: "ru"})
	return err
}

func TestALongStatusRepeatsItsHeadAndLosesNothing(t *testing.T) {
	w := newWorld(t)
	wide(t, w, 130)
	for _, name := range []string{"supplies", "orders"} {
		x, err := reports.Make(t.Context(), w.Session, reports.Order{Sheet: name, Lang: "kk"})
		if err != nil {
			t.Fatal(err)
		}
		if f := x.Layout.Faults(); len(f) > 0 || x.Pages < 3 {
			t.Errorf("%s: %d pages, %v", name, x.Pages, f)
		}
	}
}
