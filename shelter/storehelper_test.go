package shelter_test

import (
	"testing"

	"pana/inventory"
	"pana/shelter/civil"
)

// stocked is a store with blankets to lend and arrival kits: what of, by the item's name.
type stocked struct {
	place int64
	items map[string]int64
	kits  map[string]int64
}

// stock makes it: a kit is a set of its own, and so many of each lie there.
func (w *world) stock(t *testing.T, kits map[string]int) *stocked {
	t.Helper()
	s := &stocked{items: map[string]int64{}, kits: map[string]int64{}}
	st := w.Store()
	id := func(r int64, err error) int64 {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	p, err := st.SavePlace(t.Context(), inventory.Place{Name: "Бельевая", Kind: "linen"})
	s.place = id(p.ID, err)
	add := func(i inventory.Item, n int) {
		t.Helper()
		r, err := st.SaveItem(t.Context(), i)
		s.items[i.NameRU] = id(r.ID, err)
		if n > 0 {
			_, err = st.Receive(t.Context(), inventory.Delivery{Kind: inventory.Receipt, Lines: []inventory.DeliveryLine{
				{Item: r.ID, Quantity: inventory.Quantity(n), Place: s.place, Expiry: expiry(i)}}})
			id(0, err)
		}
	}
	add(inventory.Item{NameRU: "Одеяло", Category: "bedding", Base: "pcs", Returnable: true, Least: 4, Par: 8}, 6)
	for _, kind := range inventory.KitKinds() {
		name := "Набор " + kind
		add(inventory.Item{NameRU: name, Category: "hygiene", Base: "set"}, kits[kind])
		r, err := st.SaveKit(t.Context(), inventory.Kit{Kind: kind, Name: name, Active: true,
			Lines: []inventory.KitLine{{Item: s.items[name], Quantity: 1}}})
		s.kits[kind] = id(r.ID, err)
	}
	return s
}

func expiry(i inventory.Item) civil.Day {
	if i.Due == inventory.UseBy {
		d, _ := civil.NewDay(2027, 3, 31)
		return d
	}
	return civil.Day{}
}

// lend lends blankets and gives the loan.
func (w *world) lend(t *testing.T, s *stocked, resident int64, n int) inventory.Loan {
	t.Helper()
	_, err := w.Store().Issue(t.Context(), inventory.Issue{Resident: resident, Lines: []inventory.IssueLine{
		{Item: s.items["Одеяло"], Quantity: inventory.Quantity(n), Loan: true}}})
	if err != nil {
		t.Fatal(err)
	}
	ls, err := w.Store().Loans(t.Context(), resident)
	if err != nil {
		t.Fatal(err)
	}
	return ls[len(ls)-1]
}

func (w *world) left(t *testing.T, item int64) inventory.Stock {
	t.Helper()
	x, err := w.Store().Stock(t.Context(), item)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// available is how many kits of each kind can be given out.
func (w *world) available(t *testing.T) map[string]int64 {
	t.Helper()
	ks, err := w.Store().Kits(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]int64{}
	for _, k := range ks {
		out[k.Kind] = k.Available
	}
	return out
}
