package inventory_test

import (
	"testing"

	"pana/inventory"
	"pana/shelter/people"
	"pana/shelter/vault"
)

func (s *store) lot(id int64) inventory.Lot {
	s.t.Helper()
	var l inventory.Lot
	s.read(func(tx *vault.Tx) (err error) {
		l, err = inventory.LotOf(tx, id)
		return err
	})
	return l
}

func TestWhatIsOpenedIsUsedFirstAndKeepsShorter(t *testing.T) {
	s := newStore(t)
	f := s.item(formula())
	early := s.bring(f, 6, "2026-12-31")
	late := s.bring(f, 6, "2027-03-31")
	var p inventory.Posted
	s.do(func(tx *vault.Tx) (err error) {
		p, err = inventory.Open(tx, late, s.pantry, 1)
		return err
	})
	opened := s.lot(p.Lots[0])
	if opened.Expiry != day("2026-12-10") || opened.OpenedOn != day("2026-11-12") || opened.Parent != late || opened.Quantity != 1 || s.lot(late).Quantity != 5 {
		t.Errorf("%+v", opened)
	}
	s.read(func(tx *vault.Tx) error {
		plan, err := inventory.PlanIssue(tx, inventory.Issue{Lines: []inventory.IssueLine{{Item: f.ID, Quantity: 9}}})
		if err != nil {
			return err
		}
		ts := plan.Lines[0].Takes
		if len(ts) != 3 || ts[0].Lot != opened.ID || !ts[0].Opened || ts[1].Lot != early || ts[1].Quantity != 6 || ts[2].Lot != late || ts[2].Quantity != 2 || !plan.Enough() {
			t.Errorf("%+v", plan)
		}
		return nil
	})
	refused(t, s.try(func(tx *vault.Tx) error { _, err := inventory.Open(tx, opened.ID, s.pantry, 1); return err }), "refused.lot_open")
	s.Clock.Set(at("2026-12-11 09:00"))
	if st := s.stock(f.ID); st.Usable != 11 || st.Expired != 1 {
		t.Errorf("%+v", st)
	}
	s.do(func(tx *vault.Tx) error { _, err := inventory.Undo(tx, p.Document, "закрыта"); return err })
	s.balanced()
}

func TestConversionNeitherMakesNorLosesAnything(t *testing.T) {
	s := newStore(t)
	mixed := s.item(inventory.Item{NameRU: "Одежда, несортированная", Category: "clothing", Base: "pcs"})
	i, r := s.item(shirt()), s.item(rice())
	bag := s.bring(mixed, 30, "")
	convert := func(parts ...inventory.RepackPart) (p inventory.Posted, err error) {
		err = s.try(func(tx *vault.Tx) (err error) {
			p, err = inventory.Convert(tx, inventory.Repack{Lot: bag, Place: s.pantry, Parts: parts})
			return err
		})
		return p, err
	}
	_, err := convert(inventory.RepackPart{Item: i.ID, Quantity: 20}, inventory.RepackPart{Item: i.ID, Quantity: 11})
	refused(t, err, "fault.quantity.short")
	_, err = convert(inventory.RepackPart{Item: r.ID, Quantity: 20})
	refused(t, err, "fault.convert.unit")
	_, err = convert(inventory.RepackPart{Item: i.ID, Quantity: -1}, inventory.RepackPart{Item: i.ID, Quantity: 2})
	refused(t, err, "fault.quantity.negative")
	p, err := convert(inventory.RepackPart{Item: i.ID, Variant: i.Variants[0].ID, Quantity: 12, Place: s.linen}, inventory.RepackPart{Item: i.ID, Variant: i.Variants[1].ID, Quantity: 13})
	if err != nil || len(p.Lots) != 2 {
		t.Fatal(err)
	}
	if s.stock(mixed.ID).OnHand != 5 || s.stock(i.ID).OnHand != 25 || s.lot(p.Lots[0]).Where[0].Place != s.linen {
		t.Error("not what was sorted")
	}
	s.do(func(tx *vault.Tx) error { _, err := inventory.Undo(tx, p.Document, "не так"); return err })
	if s.stock(mixed.ID).OnHand != 30 || s.stock(i.ID).OnHand != 0 {
		t.Error("not taken back")
	}
	s.balanced()
}

func TestARecallReachesWhatWasOpened(t *testing.T) {
	s := newStore(t)
	f := s.item(formula())
	lot := s.bringLine(inventory.DeliveryLine{Item: f.ID, Place: s.pantry, Quantity: 6, Expiry: day("2027-01-01"), Code: "L-17"})
	s.do(func(tx *vault.Tx) error { _, err := inventory.Open(tx, lot, s.pantry, 1); return err })
	s.do(func(tx *vault.Tx) error {
		ids, err := inventory.Recall(tx, f.ID, "L-17", "письмо производителя")
		if len(ids) != 2 {
			t.Error(ids)
		}
		return err
	})
	if st := s.stock(f.ID); st.Usable != 0 || st.Blocked != 6 {
		t.Errorf("%+v", st)
	}
	_, err := s.give(0, inventory.IssueLine{Item: f.ID, Quantity: 1, Lot: lot})
	refused(t, err, "fault.lot.blocked")
}

func TestBestBeforeOnlyWarns(t *testing.T) {
	s := newStore(t)
	r := s.item(rice())
	s.bring(r, 5000, "2026-11-20")
	s.Clock.Set(at("2026-11-21 09:00"))
	p, err := s.give(0, inventory.IssueLine{Item: r.ID, Quantity: 500})
	if err != nil || len(p.Warnings) != 1 || p.Warnings[0].Key != "warning.past_best" {
		t.Error(p, err)
	}
}

// The kits of a mother with a child are given at once, in their sizes, or not at all.
func TestArrivalKits(t *testing.T) {
	s := newStore(t)
	i, b := s.item(shirt()), s.item(blanket())
	s.bringLine(inventory.DeliveryLine{Item: i.ID, Variant: i.Variants[0].ID, Place: s.linen, Quantity: 2})
	s.bringLine(inventory.DeliveryLine{Item: i.ID, Variant: i.Variants[1].ID, Place: s.linen, Quantity: 1})
	s.bring(b, 2, "")
	kit := inventory.Kit{Kind: "female", Name: "Набор Ж", Lines: []inventory.KitLine{{Item: i.ID, Quantity: 1}, {Item: b.ID, Quantity: 1, Loan: true}}}
	s.do(func(tx *vault.Tx) (err error) {
		kit.ID, err = inventory.SaveKit(tx, kit)
		return err
	})
	ids := s.arrive(3)
	s.do(func(tx *vault.Tx) error {
		return inventory.SaveSizes(tx, ids[0], []inventory.Size{{System: "int", Size: "m"}})
	})
	available := func() (n int64) {
		s.read(func(tx *vault.Tx) error {
			ks, err := inventory.Kits(tx)
			n = ks[0].Available
			return err
		})
		return n
	}
	if available() != 2 {
		t.Error(available())
	}
	hand := func(ids ...int64) (ps []inventory.Posted, err error) {
		var hs []inventory.Handing
		for _, id := range ids {
			hs = append(hs, inventory.Handing{Resident: id, Kit: kit.ID})
		}
		err = s.try(func(tx *vault.Tx) (err error) {
			ps, err = inventory.PostKits(tx, hs)
			return err
		})
		return ps, err
	}
	_, err := hand(ids...)
	refused(t, err, "fault.quantity.short")
	if available() != 2 {
		t.Error("a kit went though one was lacking")
	}
	ps, err := hand(ids[0], ids[1])
	if err != nil || len(ps) != 2 || available() != 0 || len(s.loans(ids[0])) != 1 {
		t.Fatal(ps, err)
	}
	s.read(func(tx *vault.Tx) error {
		d, err := inventory.DocumentOf(tx, ps[0].Document)
		if d.Kit != kit.ID || d.Movements[0].Variant != i.Variants[1].ID {
			t.Errorf("not her size: %+v", d)
		}
		return err
	})
	for _, x := range []struct {
		sex  people.Sex
		age  people.Birth
		want string
	}{{people.Female, people.About(30, -1, day("2026-11-12")), "female"}, {people.Male, people.About(7, -1, day("2026-11-12")), "child"},
		{people.Female, people.About(0, 8, day("2026-11-12")), "infant"}, {people.Male, people.NotAsked, "male"}, {"", people.NotAsked, ""}} {
		if got := inventory.KitFor(x.sex, x.age, day("2026-11-12")); got != x.want {
			t.Errorf("%v %v: %q", x.sex, x.age, got)
		}
	}
}

func TestThePastOfAnItem(t *testing.T) {
	s := newStore(t)
	f := s.item(formula())
	s.bring(f, 10, "2027-03-31")
	s.Clock.Set(at("2026-11-14 10:00"))
	for range 3 {
		if _, err := s.give(0, inventory.IssueLine{Item: f.ID, Quantity: 1}); err != nil {
			t.Fatal(err)
		}
	}
	s.Clock.Set(at("2026-11-16 10:00"))
	s.read(func(tx *vault.Tx) error {
		ps, err := inventory.Over12Months(tx, f.ID)
		if err != nil {
			return err
		}
		want := []inventory.Point{{day("2025-11-16"), 0}, {day("2026-11-12"), 10}, {day("2026-11-14"), 7}, {day("2026-11-16"), 7}}
		if len(ps) != len(want) {
			t.Fatalf("%v", ps)
		}
		for n := range want {
			if ps[n] != want[n] {
				t.Errorf("%v, not %v", ps[n], want[n])
			}
		}
		first, mark, err := inventory.Ledger(tx, f.ID, inventory.Mark{}, 3)
		if err != nil {
			return err
		}
		rest, _, err := inventory.Ledger(tx, f.ID, mark, 3)
		if err != nil {
			return err
		}
		if len(first) != 3 || len(rest) != 1 || rest[0].Kind != inventory.Receipt || first[0].After != 7 || rest[0].After != 10 {
			t.Errorf("%+v %+v", first, rest)
		}
		used, err := inventory.Used(tx, day("2026-11-14"), day("2026-11-16"))
		if used[f.ID] != 3 {
			t.Error(used)
		}
		return err
	})
	s.Clock.Set(at("2027-03-24 10:00"))
	s.read(func(tx *vault.Tx) error {
		es, err := inventory.Expirings(tx, 7)
		if len(es) != 1 || es[0].Days != 7 || es[0].Quantity != 7 || es[0].NameRU != "Смесь 1" {
			t.Errorf("%+v", es)
		}
		return err
	})
}
