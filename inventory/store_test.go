package inventory_test

import (
	"errors"
	"testing"

	"pana/inventory"
	"pana/inventory/inventorytest"
	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/shelter/staff/stafftest"
	"pana/shelter/vault"
	"pana/shelter/vault/vaulttest"
)

// store is a small store with a pantry, a linen room and who works with it, and short ways
// to use it. It is 12 November 2026, 20:00.
type store struct {
	*vaulttest.File
	t                      testing.TB
	keeper, other, manager vault.Actor
	pantry, linen          int64
	donor, supplier        int64
}

func newStore(t testing.TB) *store {
	t.Helper()
	s := newStoreBare(t)
	s.do(func(tx *vault.Tx) (err error) {
		if s.pantry, err = inventory.SavePlace(tx, inventory.Place{Name: "Кладовая", Kind: "pantry"}); err != nil {
			return err
		}
		if s.linen, err = inventory.SavePlace(tx, inventory.Place{Name: "Бельевая", Kind: "linen"}); err != nil {
			return err
		}
		if s.donor, err = inventory.SaveGiver(tx, inventory.Giver{Kind: inventory.Donor, Name: "Фонд «Пример»"}); err != nil {
			return err
		}
		s.supplier, err = inventory.SaveGiver(tx, inventory.Giver{Kind: inventory.Supplier, Name: "Магазин «Пример»"})
		return err
	})
	return s
}

// newStoreBare is a store without places and givers.
func newStoreBare(t testing.TB) *store {
	t.Helper()
	f := inventorytest.New(t)
	s := &store{File: f, t: t, manager: stafftest.Add(t, f, staff.Director)}
	s.keeper, s.other = stafftest.Add(t, f, staff.Supplies), stafftest.Add(t, f, staff.Supplies)
	return s
}

func (s *store) as(a vault.Actor, f func(*vault.Tx) error) error {
	return s.Update(s.t.Context(), a, f)
}

func (s *store) try(f func(*vault.Tx) error) error { return s.as(s.keeper, f) }

func (s *store) do(f func(*vault.Tx) error) {
	s.t.Helper()
	if err := s.try(f); err != nil {
		s.t.Fatal(err)
	}
}

func (s *store) read(f func(*vault.Tx) error) {
	s.t.Helper()
	if err := s.View(s.t.Context(), s.keeper, f); err != nil {
		s.t.Fatal(err)
	}
}

// The items of the tests.
func formula() inventory.Item {
	return inventory.Item{NameRU: "Смесь 1", NameEN: "Formula 1", Category: "infant", Base: "tin", Due: inventory.UseBy, OpenDays: 28,
		Least: 4, Par: 8, LeadDays: 7}
}

func rice() inventory.Item {
	return inventory.Item{NameRU: "Рис", Category: "food", Base: "g", Unit: "kg", Due: inventory.BestBefore,
		Units: []inventory.Unit{{Code: "g", Per: 1}, {Code: "kg", Per: 1000}, {Code: "bag", Per: 50_000}}}
}

func blanket() inventory.Item {
	return inventory.Item{NameRU: "Одеяло", Category: "bedding", Base: "pcs", Returnable: true}
}

func shirt() inventory.Item {
	return inventory.Item{NameRU: "Футболка", Category: "clothing", Base: "pcs", Limit: 2, LimitDays: 30,
		Variants: []inventory.Variant{{System: "int", Size: "S"}, {System: "int", Size: "M"}}}
}

func (s *store) item(i inventory.Item) inventory.Item {
	s.t.Helper()
	var out inventory.Item
	s.do(func(tx *vault.Tx) error {
		id, err := inventory.SaveItem(tx, i)
		if err != nil {
			return err
		}
		out, err = inventory.ItemOf(tx, id)
		return err
	})
	return out
}

func day(text string) civil.Day {
	d, err := civil.ParseDay(text)
	if err != nil {
		panic(err)
	}
	return d
}

// bring buys some of an item for a place; expiry "" is none. It gives the lot.
func (s *store) bring(i inventory.Item, q inventory.Quantity, expiry string) int64 {
	s.t.Helper()
	l := inventory.DeliveryLine{Item: i.ID, Place: s.pantry, Quantity: q}
	if expiry != "" {
		l.Expiry = day(expiry)
	}
	return s.bringLine(l)
}

func (s *store) bringLine(l inventory.DeliveryLine) int64 {
	s.t.Helper()
	var p inventory.Posted
	s.do(func(tx *vault.Tx) (err error) {
		p, err = inventory.Receive(tx, inventory.Delivery{Kind: inventory.Receipt, Lines: []inventory.DeliveryLine{l}})
		return err
	})
	return p.Lots[0]
}

// give issues some of an item to a resident, or to the kitchen (0).
func (s *store) give(resident int64, lines ...inventory.IssueLine) (inventory.Posted, error) {
	var p inventory.Posted
	err := s.try(func(tx *vault.Tx) (err error) {
		p, err = inventory.PostIssue(tx, inventory.Issue{Resident: resident, Lines: lines})
		return err
	})
	return p, err
}

func (s *store) stock(item int64) inventory.Stock {
	s.t.Helper()
	var out inventory.Stock
	s.read(func(tx *vault.Tx) (err error) {
		out, err = inventory.StockOf(tx, item)
		return err
	})
	return out
}

// arrive registers a household of so many women and opens their stays.
func (s *store) arrive(n int) []int64 {
	s.t.Helper()
	var ids []int64
	if err := s.as(s.manager, func(tx *vault.Tx) (err error) {
		var party []people.NewPerson
		for k := range n {
			p := people.NewPerson{Facts: people.Facts{Sex: people.Female, Birth: people.About(30, -1, civil.Almaty.Day(tx.Now()))}}
			if k > 0 {
				p.Relation = people.Relative
			}
			party = append(party, p)
		}
		if _, ids, err = people.Register(tx, party); err != nil {
			return err
		}
		for _, id := range ids {
			if _, err := house.OpenStay(tx, id, tx.Now(), civil.Day{}); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		s.t.Fatal(err)
	}
	return ids
}

// balanced fails the test unless the balances are the sum of the ledger.
func (s *store) balanced() {
	s.t.Helper()
	s.read(func(tx *vault.Tx) error {
		wrong, err := inventory.CheckBalances(tx, nil)
		if err == nil && wrong != 0 {
			s.t.Errorf("%d balances differ from the ledger", wrong)
		}
		return err
	})
}

// refused fails the test unless err is the refusal or the field fault with key.
func refused(t testing.TB, err error, key string) {
	t.Helper()
	var r *fault.Refusal
	var f fault.Fields
	switch {
	case errors.As(err, &r) && r.Key == key:
	case errors.As(err, &f):
		for _, x := range f {
			if x.Key == key {
				return
			}
		}
		t.Errorf("%v instead of %s", err, key)
	default:
		t.Errorf("%v instead of %s", err, key)
	}
}
