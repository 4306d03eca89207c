package staff_test

import (
	"testing"

	"pana/shelter/staff"
	"pana/shelter/staff/stafftest"
	"pana/shelter/vault"
	"pana/shelter/vault/vaulttest"
)

// What one audited change of two fields adds to a transaction, and what reading back
// 1,000 of them for the check costs.
func BenchmarkRecord(b *testing.B) {
	f := vaulttest.New(b)
	boss := stafftest.Add(b, f, staff.Director)
	c := staff.Change{Entity: "resident", ID: 7, Subject: 7, Fields: []staff.Diff{{Name: "diet", New: "halal"}, {Name: "mobility", New: "stairs"}}}
	many := func(n int) {
		err := f.Update(b.Context(), boss, func(tx *vault.Tx) error {
			for range n {
				if err := staff.Record(tx, c); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	b.Run("write", func(b *testing.B) {
		b.ReportAllocs()
		many(b.N)
	})
	many(1000)
	b.Run("verify", func(b *testing.B) {
		rows := 0
		for b.Loop() {
			err := f.View(b.Context(), boss, func(tx *vault.Tx) (err error) {
				rows, err = staff.VerifyChain(tx)
				return err
			})
			if err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(rows*b.N), "µs/row")
	})
}
