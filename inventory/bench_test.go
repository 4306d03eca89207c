package inventory_test

import (
	"testing"

	"pana/inventory"
	"pana/inventory/inventorytest"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// filled makes a generated store.
func filled(b *testing.B, size inventorytest.Size) *store {
	b.Helper()
	s := newStoreBare(b)
	inventorytest.Fill(b, s.File, s.keeper, size)
	s.pantry = 1
	return s
}

// The large store takes long to make; one serves every benchmark.
func BenchmarkLargeStore(b *testing.B) {
	s := filled(b, inventorytest.Large)
	b.Run("an audited act", func(b *testing.B) { benchAct(b, s) })
	b.Run("issue of 10 lines", func(b *testing.B) { benchIssue(b, s) })
	b.Run("stock of all", func(b *testing.B) {
		bench(b, s, func(tx *vault.Tx) error { _, err := inventory.Stocks(tx); return err })
	})
	b.Run("days of cover", func(b *testing.B) {
		bench(b, s, func(tx *vault.Tx) error { _, err := inventory.Covers(tx); return err })
	})
	b.Run("items", func(b *testing.B) {
		bench(b, s, func(tx *vault.Tx) error { _, err := inventory.Items(tx, false); return err })
	})
	b.Run("lots of one", func(b *testing.B) {
		bench(b, s, func(tx *vault.Tx) error { _, err := inventory.Lots(tx, 7, false); return err })
	})
	b.Run("ledger page", func(b *testing.B) {
		bench(b, s, func(tx *vault.Tx) error { _, _, err := inventory.Ledger(tx, 7, inventory.Mark{}, 50); return err })
	})
	b.Run("twelve months", func(b *testing.B) {
		bench(b, s, func(tx *vault.Tx) error { _, err := inventory.Over12Months(tx, 7); return err })
	})
	b.Run("expiring", func(b *testing.B) {
		bench(b, s, func(tx *vault.Tx) error { _, err := inventory.Expirings(tx, 30); return err })
	})
	b.Run("documents", func(b *testing.B) {
		bench(b, s, func(tx *vault.Tx) error { _, err := inventory.Documents(tx, inventory.DocumentFilter{}); return err })
	})
	b.Run("rebuild", func(b *testing.B) {
		for b.Loop() {
			s.do(func(tx *vault.Tx) error {
				wrong, err := inventory.RebuildBalances(tx, nil)
				if wrong != 0 {
					b.Error(wrong)
				}
				return err
			})
		}
	})
}

func BenchmarkSmallStore(b *testing.B) {
	s := filled(b, inventorytest.Small)
	b.Run("an audited act", func(b *testing.B) { benchAct(b, s) })
	b.Run("issue of 10 lines", func(b *testing.B) { benchIssue(b, s) })
	b.Run("stock of all", func(b *testing.B) {
		bench(b, s, func(tx *vault.Tx) error { _, err := inventory.Stocks(tx); return err })
	})
	b.Run("days of cover", func(b *testing.B) {
		bench(b, s, func(tx *vault.Tx) error { _, err := inventory.Covers(tx); return err })
	})
	b.Run("ledger page", func(b *testing.B) {
		bench(b, s, func(tx *vault.Tx) error { _, _, err := inventory.Ledger(tx, 7, inventory.Mark{}, 50); return err })
	})
}

func bench(b *testing.B, s *store, f func(*vault.Tx) error) {
	for b.Loop() {
		if err := s.View(b.Context(), s.keeper, f); err != nil {
			b.Fatal(err)
		}
	}
}

// benchAct is the least that any act costs: one row of the audit, on the disk.
func benchAct(b *testing.B, s *store) {
	for b.Loop() {
		s.do(func(tx *vault.Tx) error { return staff.Audit(tx, staff.Entry{Action: "bench", Entity: "file"}) })
	}
}

// benchIssue gives one piece of ten items out, of those that have most.
func benchIssue(b *testing.B, s *store) {
	var lines []inventory.IssueLine
	s.read(func(tx *vault.Tx) error {
		all, err := inventory.Stocks(tx)
		for id := int64(1); len(lines) < 10 && id <= int64(len(all)); id++ {
			if all[id].Item != 0 {
				lines = append(lines, inventory.IssueLine{Item: id, Quantity: 1})
			}
		}
		return err
	})
	if len(lines) < 10 {
		b.Fatal("the store is empty")
	}
	n := 0
	for b.Loop() {
		if n++; n%50 == 1 { // don't run dry
			b.StopTimer()
			s.do(func(tx *vault.Tx) error {
				var d inventory.Delivery
				d.Kind = inventory.Receipt
				for _, l := range lines {
					d.Lines = append(d.Lines, inventory.DeliveryLine{Item: l.Item, Place: 1, Quantity: 50, Expiry: day("2027-12-31")})
				}
				_, err := inventory.Receive(tx, d)
				return err
			})
			b.StartTimer()
		}
		if _, err := s.give(0, lines...); err != nil {
			b.Fatal(err)
		}
	}
}
