package inventory_test

import (
	"testing"

	"pana/inventory"
	"pana/shelter/vault"
	"pana/shelter/vault/vaulttest"
)

// Even a balance that somebody made wrong past the triggers is found and put right.
func TestBalancesAreRebuiltFromTheLedger(t *testing.T) {
	s := newStore(t)
	f := s.item(formula())
	s.bring(f, 6, "2027-01-01")
	s.bring(f, 3, "2027-02-01")
	s.bring(f, 4, "2027-03-01")
	raw := vaulttest.Raw(t, s.File)
	for _, sql := range []string{`drop trigger balance_moved`, `drop trigger balance_stays`, `update balance set qty = 60 where lot = 1`, `delete from balance where lot = 2`} {
		if _, err := raw.Exec(sql); err != nil {
			t.Fatal(err)
		}
	}
	check := func() (wrong int) {
		s.read(func(tx *vault.Tx) (err error) {
			wrong, err = inventory.CheckBalances(tx, nil)
			return err
		})
		return wrong
	}
	if n := check(); n != 2 {
		t.Errorf("%d balances are wrong", n)
	}
	last := 0
	s.do(func(tx *vault.Tx) error {
		n, err := inventory.RebuildBalances(tx, func(done, of int) { last = done*10 + of })
		if n != 2 {
			t.Errorf("%d were put right", n)
		}
		return err
	})
	if check() != 0 || last != 33 || s.stock(f.ID).OnHand != 13 {
		t.Error("not put right, or without progress")
	}
}
