package inventory_test

import (
	"testing"

	"pana/inventory"
	"pana/shelter/staff"
	"pana/shelter/staff/stafftest"
	"pana/shelter/vault"
)

func (s *store) receive(d inventory.Delivery) (p inventory.Posted, err error) {
	err = s.try(func(tx *vault.Tx) (err error) {
		p, err = inventory.Receive(tx, d)
		return err
	})
	return p, err
}

func TestADonationIsLookedAtAtTheDoor(t *testing.T) {
	s := newStore(t)
	f, r := s.item(formula()), s.item(rice())
	d := inventory.Delivery{Kind: inventory.Donation, Giver: s.donor, Lines: []inventory.DeliveryLine{
		{Item: f.ID, Place: s.pantry, Quantity: 6, Expiry: day("2026-12-01")},
		{Item: r.ID, Place: s.pantry, Quantity: 0},
		{Item: r.ID, Place: 99, Quantity: -5, Expiry: day("2026-11-11")},
		{Item: 99, Place: s.pantry, Quantity: 1e9},
	}, Refused: []inventory.RefusedLine{{What: "", Reason: "ugly"}}}
	_, err := s.receive(d)
	for _, key := range []string{"fault.expiry.short", "fault.quantity.zero", "fault.expiry.missing", "fault.place.missing", "fault.quantity.negative",
		"fault.expiry.past", "fault.item.missing", "fault.quantity.large", "fault.text.empty", "fault.choice.missing"} {
		refused(t, err, key)
	}
	d.Lines = []inventory.DeliveryLine{{Item: r.ID, Place: s.pantry, Quantity: 5000, Expiry: day("2027-06-01"), Condition: "new", Price: 60_000}}
	d.Refused = []inventory.RefusedLine{{Item: f.ID, What: "Смесь", Quantity: "6 банок", Reason: "short_date"}}
	p, err := s.receive(d)
	if err != nil || p.Number != "DN-2026/0001" {
		t.Fatal(p, err)
	}
	s.read(func(tx *vault.Tx) error {
		doc, err := inventory.FindDocument(tx, p.Number)
		if doc.GiverName != "Фонд «Пример»" || len(doc.Refused) != 1 || doc.Refused[0].Reason != "short_date" || doc.Movements[0].Worth != 300_000 {
			t.Errorf("%+v", doc)
		}
		_, none := inventory.FindDocument(tx, "DN-2026/0002")
		refused(t, none, "refused.no_document")
		return err
	})
	// Nothing of it was taken, and who gave doesn't want to be named.
	p, err = s.receive(inventory.Delivery{Kind: inventory.Donation, Anonymous: true, Refused: d.Refused})
	if err != nil || p.Document == 0 {
		t.Error(err)
	}
	_, err = s.receive(inventory.Delivery{Kind: inventory.Donation})
	refused(t, err, "fault.lines.none")
	_, err = s.receive(inventory.Delivery{Kind: inventory.Receipt, Giver: s.donor, Lines: d.Lines})
	refused(t, err, "fault.giver.missing")
	_, err = s.receive(inventory.Delivery{Kind: inventory.Receipt, Day: day("2026-11-13"), Lines: d.Lines})
	refused(t, err, "fault.moment.future")
}

func TestAnItemIsCheckedWhole(t *testing.T) {
	s := newStore(t)
	a := formula()
	a.Barcodes = []inventory.Barcode{{Code: "4870001234567"}}
	a = s.item(a)
	save := func(i inventory.Item) error {
		return s.try(func(tx *vault.Tx) error { _, err := inventory.SaveItem(tx, i); return err })
	}
	err := save(inventory.Item{Category: "toys", Base: "g", Unit: "bag", Units: []inventory.Unit{{Code: "g", Per: 2}, {Code: "kg", Per: 0}, {Code: "kg", Per: 1000}},
		Par: 1, Least: 2, Limit: 3, LeadDays: -1, Variants: []inventory.Variant{{System: "int"}},
		Barcodes: []inventory.Barcode{{Code: "4870001234567"}, {Code: "1"}, {Code: "4870009"}, {Code: "4870009"}}})
	for _, key := range []string{"fault.text.empty", "fault.choice.missing", "fault.item.unit_unknown", "fault.item.unit_ratio", "fault.item.unit_twice",
		"fault.item.par_below", "fault.item.limit_half", "fault.number.range", "fault.item.size", "fault.item.barcode_taken", "fault.item.barcode",
		"fault.item.barcode_twice"} {
		refused(t, err, key)
	}
	s.read(func(tx *vault.Tx) error {
		x, ok, err := inventory.FindBarcode(tx, " 4870001234567\n")
		if !ok || x.Item.ID != a.ID || x.Quantity != 1 {
			t.Errorf("%+v", x)
		}
		return err
	})
	old := a
	a.NameKK = "Қоспа 1"
	if err := save(a); err != nil {
		t.Fatal(err)
	}
	refused(t, save(old), "refused.changed_meanwhile")
	s.bring(a, 1, "2027-01-01")
	a.Version++
	a.Due = inventory.BestBefore
	refused(t, save(a), "refused.item_due_stays")
	s.read(func(tx *vault.Tx) error {
		h, err := staff.History(tx, "item", a.ID)
		if len(h) == 0 || h[0].Field != "name_kk" || h[0].New != "Қоспа 1" {
			t.Errorf("%+v", h)
		}
		return err
	})
}

// Everybody reads the store who may; only those who may write change it.
func TestRightsOfTheStore(t *testing.T) {
	s := newStore(t)
	f := s.item(formula())
	lot := s.bring(f, 5, "2027-01-01")
	lawyer, technical := stafftest.Add(t, s.File, staff.Lawyer), stafftest.Add(t, s.File, staff.Technical)
	for name, act := range map[string]func(*vault.Tx) error{
		"item": func(tx *vault.Tx) error { _, err := inventory.SaveItem(tx, rice()); return err },
		"place": func(tx *vault.Tx) error {
			_, err := inventory.SavePlace(tx, inventory.Place{Name: "x", Kind: "dry"})
			return err
		},
		"giver": func(tx *vault.Tx) error {
			_, err := inventory.SaveGiver(tx, inventory.Giver{Name: "x", Kind: "donor"})
			return err
		},
		"receive":  func(tx *vault.Tx) error { _, err := inventory.Receive(tx, inventory.Delivery{}); return err },
		"issue":    func(tx *vault.Tx) error { _, err := inventory.PostIssue(tx, inventory.Issue{}); return err },
		"kits":     func(tx *vault.Tx) error { _, err := inventory.SaveKit(tx, inventory.Kit{}); return err },
		"move":     func(tx *vault.Tx) error { _, err := inventory.Move(tx, inventory.Carry{}); return err },
		"convert":  func(tx *vault.Tx) error { _, err := inventory.Convert(tx, inventory.Repack{Lot: lot}); return err },
		"open":     func(tx *vault.Tx) error { _, err := inventory.Open(tx, lot, s.pantry, 1); return err },
		"writeoff": func(tx *vault.Tx) error { _, err := inventory.PostWriteOff(tx, inventory.Act{}); return err },
		"undo":     func(tx *vault.Tx) error { _, err := inventory.Undo(tx, 1, "x"); return err },
		"status":   func(tx *vault.Tx) error { return inventory.SetStatus(tx, lot, inventory.Recalled, "x") },
		"recall":   func(tx *vault.Tx) error { _, err := inventory.Recall(tx, f.ID, "x", "x"); return err },
		"loans":    func(tx *vault.Tx) error { _, err := inventory.EndLoans(tx, 1, nil); return err },
		"sizes":    func(tx *vault.Tx) error { return inventory.SaveSizes(tx, 1, nil) },
		"start":    func(tx *vault.Tx) error { _, err := inventory.StartStocktake(tx, s.pantry, "", false); return err },
		"sign":     func(tx *vault.Tx) error { return inventory.Sign(tx, 1, "yes") },
		"settings": func(tx *vault.Tx) error { return inventory.SetSetting(tx, "x", "y") },
	} {
		if err := s.as(lawyer, act); err == nil {
			t.Errorf("a lawyer may: %s", name)
		} else {
			refused(t, err, "refused.no_right")
		}
	}
	see := func(tx *vault.Tx) error { _, err := inventory.Stocks(tx); return err }
	if err := s.View(t.Context(), lawyer, see); err != nil {
		t.Error(err)
	}
	refused(t, s.View(t.Context(), technical, see), "refused.no_right")
}
