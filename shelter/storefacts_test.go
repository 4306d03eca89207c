package shelter_test

import (
	"testing"
	"time"

	"pana/inventory"
	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/shift"
	"pana/shelter/vault"
)

// told are the facts of the store since a moment, by kind.
func (w *world) told(t *testing.T, since civil.Instant) map[string]shift.Fact {
	t.Helper()
	out := map[string]shift.Fact{}
	err := w.View(t.Context(), func(tx *vault.Tx) error {
		f, err := shelter.Facts(tx, civil.Span{From: since, To: w.Now() + 1})
		for _, x := range f.Facts {
			if x.Part == shift.PartStore {
				out[x.Kind] = x
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func (w *world) matter(t *testing.T, kind shelter.MatterKind) (m shelter.Matter, ok bool) {
	t.Helper()
	d, err := w.Today(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range d.Matters {
		if x.Kind == kind {
			if ok {
				t.Errorf("two matters of %s", kind)
			}
			m, ok = x, true
		}
	}
	return m, ok
}

func TestTheHandoverTellsOfTheStoreAndTodayAsksOnce(t *testing.T) {
	w := newWorld(t, "erlan")
	s := w.stock(t, nil)
	tulip := w.admit(t, woman("Тюльпан"), "1А")
	began := w.Now()
	w.clock.Advance(time.Hour)
	if got := w.told(t, w.Now()); len(got) != 0 {
		t.Errorf("a quiet hour tells %v", got)
	}
	r, err := w.Store().SaveItem(t.Context(), inventory.Item{NameRU: "Смесь 1", NameKK: "Қоспа 1", Category: "infant", Base: "tin", Due: inventory.UseBy})
	if err != nil {
		t.Fatal(err)
	}
	day := civil.Almaty.Day(w.Now())
	got, err := w.Store().Receive(t.Context(), inventory.Delivery{Kind: inventory.Receipt, Lines: []inventory.DeliveryLine{
		{Item: r.ID, Quantity: 6, Place: s.place, Expiry: day.Add(1), Code: "A"}, {Item: r.ID, Quantity: 6, Place: s.place, Expiry: day.Add(1), Code: "B"}}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Store().Issue(t.Context(), inventory.Issue{Resident: tulip, Lines: []inventory.IssueLine{
		{Item: s.items["Одеяло"], Quantity: 3, Loan: true, Until: day.Add(1)}}}); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Store().SetStatus(t.Context(), got.IDs[0], inventory.Quarantined, "вздулась"); err != nil {
		t.Fatal(err)
	}
	f := w.told(t, began)
	if f[inventory.FactReceived].Count != 2 || f[inventory.FactIssued].Count != 1 || f[inventory.FactLow].Count != 1 {
		t.Errorf("%+v", f)
	}
	if b := f[inventory.FactBlocked]; b.Text != "Смесь 1, A" || b.Code != "quarantined" || b.ID != got.IDs[0] {
		t.Errorf("%+v", b)
	}
	if _, ok := f[inventory.FactExpired]; ok {
		t.Error("something expired before its day")
	}
	if _, ok := w.matter(t, shelter.MatterExpired); ok {
		t.Error("something is to be written off before its day")
	}
	w.clock.Advance(48 * time.Hour)
	f = w.told(t, w.Now().Add(-24*time.Hour))
	if f[inventory.FactExpired].Count != 2 || f[inventory.FactOverdue].Count != 1 {
		t.Errorf("%+v", f)
	}
	if f = w.told(t, w.Now().Add(-time.Hour)); f[inventory.FactExpired].Count != 0 {
		t.Error("what expired yesterday is told today too")
	}
	if m, ok := w.matter(t, shelter.MatterExpired); !ok || m.Count != 2 {
		t.Errorf("%+v", m)
	}
	if m, ok := w.matter(t, shelter.MatterLoans); !ok || m.Count != 1 {
		t.Errorf("%+v", m)
	}
	// What was taken back never was.
	undone, err := w.Store().Issue(t.Context(), inventory.Issue{Lines: []inventory.IssueLine{{Item: s.items["Одеяло"], Quantity: 1}}})
	if err == nil {
		err = undone.Undo(t.Context())
	}
	if err != nil {
		t.Fatal(err)
	}
	if f = w.told(t, w.Now().Add(-time.Hour)); f[inventory.FactIssued].Count != 0 {
		t.Errorf("%+v", f)
	}
}
