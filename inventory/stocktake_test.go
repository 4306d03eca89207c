package inventory_test

import (
	"strings"
	"testing"
	"time"

	"pana/inventory"
	"pana/shelter/vault"
	"pana/shelter/vault/vaulttest"
)

func TestAStocktakeIsApprovedBySomebodyElseAndThenFrozen(t *testing.T) {
	s := newStore(t)
	f, r := s.item(formula()), s.item(rice())
	a := s.bring(f, 6, "2027-01-15")
	b := s.bring(r, 5000, "2027-03-31")
	p, err := s.give(0, inventory.IssueLine{Item: r.ID, Quantity: 500})
	if err != nil {
		t.Fatal(err)
	}
	var id int64
	s.do(func(tx *vault.Tx) (err error) {
		id, err = inventory.StartStocktake(tx, s.pantry, "", true)
		return err
	})
	refused(t, s.try(func(tx *vault.Tx) error { _, err := inventory.StartStocktake(tx, s.pantry, "", true); return err }), "refused.stocktake_running")
	take := func() (st inventory.Stocktake) {
		s.read(func(tx *vault.Tx) (err error) {
			st, err = inventory.StocktakeOf(tx, id)
			return err
		})
		return st
	}
	if st := take(); len(st.Lines) != 2 || st.Lines[0].Expected != 0 || st.Number() != "SC-2026/001" {
		t.Errorf("a blind count shows what is expected: %+v", st)
	}
	// Giving out goes on while the store is counted.
	if _, err := s.give(0, inventory.IssueLine{Item: r.ID, Quantity: 500}); err != nil {
		t.Fatal(err)
	}
	count := func(cs ...inventory.Count) error {
		return s.try(func(tx *vault.Tx) error { return inventory.SaveCounts(tx, id, cs) })
	}
	finish := func(second string) error {
		return s.try(func(tx *vault.Tx) error { return inventory.FinishCount(tx, id, second, "") })
	}
	approve := func(a vault.Actor) (p inventory.Posted, err error) {
		err = s.as(a, func(tx *vault.Tx) (err error) {
			p, err = inventory.Approve(tx, id)
			return err
		})
		return p, err
	}
	refused(t, count(inventory.Count{Lot: a, Counted: -1}, inventory.Count{Lot: 99, Counted: 1e9}), "fault.quantity.negative")
	if err := count(inventory.Count{Lot: a, Counted: 5}); err != nil {
		t.Fatal(err)
	}
	refused(t, finish("Б. Вторая"), "fault.stocktake.not_counted")
	refused(t, finish("Б. Вторая"), "fault.stocktake.reason")
	_, err = approve(s.other)
	refused(t, err, "refused.stocktake_not_counted")
	if err := count(inventory.Count{Lot: a, Counted: 5, Reason: "MISSING"}, inventory.Count{Lot: b, Counted: 4000}); err != nil {
		t.Fatal(err)
	}
	s.do(func(tx *vault.Tx) error {
		_, err := inventory.FoundLot(tx, id, inventory.DeliveryLine{Item: f.ID, Quantity: 2, Expiry: day("2027-02-01")}, "за полкой")
		return err
	})
	refused(t, finish(" supplies  2 "), "fault.stocktake.second")
	s.Clock.Advance(time.Minute)
	if err := finish("Б. Вторая"); err != nil {
		t.Fatal(err)
	}
	_, err = approve(s.keeper)
	refused(t, err, "refused.stocktake_own")
	s.Clock.Advance(time.Minute)
	done, err := approve(s.other)
	if err != nil {
		t.Fatal(err)
	}
	if st := s.stock(f.ID); st.OnHand != 7 || s.stock(r.ID).OnHand != 4000 || done.Number != "ST-2026/0001" {
		t.Errorf("%+v %+v", st, done)
	}
	s.balanced()

	refused(t, count(inventory.Count{Lot: a, Counted: 6}), "refused.stocktake_frozen")
	_, err = approve(s.other)
	refused(t, err, "refused.stocktake_frozen")
	refused(t, s.try(func(tx *vault.Tx) error { _, err := inventory.Undo(tx, done.Document, "нет"); return err }), "refused.stocktake_frozen")
	// INV-18: what lies before it is closed too.
	refused(t, s.try(func(tx *vault.Tx) error { _, err := inventory.Undo(tx, p.Document, "нет"); return err }), "refused.period_locked")
	refused(t, s.try(func(tx *vault.Tx) error {
		_, err := inventory.Receive(tx, inventory.Delivery{Kind: inventory.Receipt, Day: day("2026-11-11"),
			Lines: []inventory.DeliveryLine{{Item: r.ID, Place: s.pantry, Quantity: 1, Expiry: day("2027-01-01")}}})
		return err
	}), "refused.period_locked")
	raw := vaulttest.Raw(t, s.File)
	for _, sql := range []string{
		`update stocktake set status = 'counted', approved_at = null, approved_by = null`, `update stocktake set note = 'x'`, `delete from stocktake`,
		`update stocktake_line set counted = 6`, `delete from stocktake_line`, `insert into stocktake_line (stocktake, lot, expected) values (1, 3, 1)`,
		`insert or replace into stocktake_line (id, stocktake, lot, expected) values (1, 1, 1, 1)`,
		`insert into document (kind, year, seq, day, at, made_by, stocktake) values ('correction', 2026, 2, '2026-11-12', 1, 1, 1)`,
	} {
		if _, err := raw.Exec(sql); err == nil || !strings.Contains(err.Error(), "refused.") {
			t.Errorf("%s: %v", sql, err)
		}
	}
}

// Who approves by SQL must have posted what was counted.
func TestAStocktakeCantBeApprovedWithoutItsCorrections(t *testing.T) {
	s := newStore(t)
	f := s.item(formula())
	a := s.bring(f, 6, "2027-01-15")
	s.do(func(tx *vault.Tx) error {
		id, err := inventory.StartStocktake(tx, s.pantry, "infant", false)
		if err != nil {
			return err
		}
		if err := inventory.SaveCounts(tx, id, []inventory.Count{{Lot: a, Counted: 5, Reason: "MISSING"}}); err != nil {
			return err
		}
		return inventory.FinishCount(tx, id, "Б. Вторая", "")
	})
	raw := vaulttest.Raw(t, s.File)
	for sql, key := range map[string]string{
		`update stocktake set status = 'approved', approved_at = 1, approved_by = 1`:              "refused.stocktake_posted",
		`update stocktake set status = 'approved', approved_at = 1, approved_by = counted_by`:     "refused.stocktake_own",
		`update stocktake set status = 'approved', approved_at = 1, approved_by = 1, second = ''`: "refused.stocktake_not_counted",
	} {
		if _, err := raw.Exec(sql); err == nil || !strings.Contains(err.Error(), key) {
			t.Errorf("%s: %v", sql, err)
		}
	}
	// What was given out since the count would fall below zero.
	if _, err := s.give(0, inventory.IssueLine{Item: f.ID, Quantity: 6}); err != nil {
		t.Fatal(err)
	}
	refused(t, s.as(s.other, func(tx *vault.Tx) error { _, err := inventory.Approve(tx, 1); return err }), "refused.stocktake_moved")
	s.do(func(tx *vault.Tx) error { return inventory.CancelStocktake(tx, 1) })
	refused(t, s.try(func(tx *vault.Tx) error { return inventory.CancelStocktake(tx, 1) }), "refused.stocktake_frozen")
}
