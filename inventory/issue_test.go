package inventory_test

import (
	"testing"

	"pana/inventory"
	"pana/shelter/vault"
)

func TestS4ExpiredFormulaIsPassedOver(t *testing.T) {
	s := newStore(t)
	f := s.item(formula())
	a := s.bring(f, 6, "2026-11-15")
	b := s.bring(f, 10, "2027-03-31")
	s.Clock.Set(at("2026-11-16 09:15"))
	woman := s.arrive(1)[0]
	p, err := s.give(woman, inventory.IssueLine{Item: f.ID, Quantity: 2})
	if err != nil {
		t.Fatal(err)
	}
	s.read(func(tx *vault.Tx) error {
		d, err := inventory.DocumentOf(tx, p.Document)
		if err != nil {
			return err
		}
		if len(d.Movements) != 1 || d.Movements[0].Lot != b || d.Movements[0].Quantity != -2 || d.Number() != "IS-2026/0001" || d.CodeWord == "" {
			t.Errorf("%+v", d)
		}
		return nil
	})
	_, err = s.give(woman, inventory.IssueLine{Item: f.ID, Quantity: 1, Lot: a})
	refused(t, err, "fault.lot.expired")
	_, err = s.give(woman, inventory.IssueLine{Item: f.ID, Quantity: 9})
	refused(t, err, "fault.quantity.short")
	st := s.stock(f.ID)
	if st.OnHand != 14 || st.Usable != 8 || st.Expired != 6 || st.NextExpiry != day("2027-03-31") || st.LastExpiry != day("2026-11-15") {
		t.Errorf("%+v", st)
	}
	s.do(func(tx *vault.Tx) error {
		_, err := inventory.PostWriteOff(tx, inventory.Act{Reason: "EXPIRED", Lines: []inventory.ActLine{{Lot: a, Place: s.pantry, Quantity: 6}},
			Signers: []inventory.Signer{{"А. Первая", ""}, {"Б. Вторая", ""}, {"В. Третья", ""}}})
		return err
	})
	if st := s.stock(f.ID); st.OnHand != 8 || st.Expired != 0 {
		t.Errorf("%+v", st)
	}
	s.balanced()
}
