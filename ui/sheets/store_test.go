package sheets_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"pana/inventory"
	"pana/reports"
	"pana/shelter/vault"
	"pana/ui/desk"
	"pana/ui/sheets/sheetstest"
	"pana/ui/widgets"
	"pana/ui/widgets/widgetstest"
)

// given is the number of an issue to the family, of a donor's blankets.
func given(t *testing.T, h *sheetstest.House) (no string, donor int64) {
	t.Helper()
	h.As(t, "supplies")
	err := h.Update(t.Context(), func(tx *vault.Tx) error {
		place, err := inventory.SavePlace(tx, inventory.Place{Name: "Бельевая", Kind: "linen"})
		if err != nil {
			return err
		}
		if donor, err = inventory.SaveGiver(tx, inventory.Giver{Kind: inventory.Donor, Name: "Фонд «Пример»"}); err != nil {
			return err
		}
		item, err := inventory.SaveItem(tx, inventory.Item{NameRU: "Одеяло", Category: "bedding", Base: "pcs"})
		if err != nil {
			return err
		}
		if _, err := inventory.Receive(tx, inventory.Delivery{Kind: inventory.Donation, Giver: donor, Lines: []inventory.DeliveryLine{{Item: item, Place: place, Quantity: 4}}}); err != nil {
			return err
		}
		p, err := inventory.PostIssue(tx, inventory.Issue{Resident: h.Head, Lines: []inventory.IssueLine{{Item: item, Quantity: 1}}})
		no = p.Number
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return no, donor
}

func TestAReceiptIsFoundByNumberOrCodeWord(t *testing.T) {
	h := sheetstest.New(t)
	no, _ := given(t, h)
	for _, typed := range []string{"мимоза", "0001", no} {
		w, s := open(t, h, widgets.Theme{}, "ru", widgetstest.Large)
		s.Open(desk.Place{Filter: "receipt"})
		if o := s.Sheet(); o.Sheet != "" {
			t.Errorf("ordered %+v without a number", o)
		}
		w.Type(typed)
		w.Press(fyne.KeyReturn)
		if o := s.Sheet(); o.Sheet != "receipt" || o.Filter != no {
			t.Errorf("%s: ordered %+v", typed, o)
		}
		w.Press(fyne.KeyRight) // the donors' copy
		c, err := reports.ParseChoice(s.Sheet().Filter)
		if err != nil || c != (reports.Choice{No: no, Donor: true}) {
			t.Errorf("%s: chose %+v, %v", typed, c, err)
		}
	}
}

func TestANumberThatNoDocumentHasIsSaidUnderItsField(t *testing.T) {
	h := sheetstest.New(t)
	given(t, h)
	w, s := open(t, h, widgets.Theme{}, "ru", widgetstest.Large)
	s.Open(desk.Place{Filter: "receipt"})
	w.Type("хлеб")
	if o := s.Sheet(); o.Sheet != "" || len(w.Notes) != 0 {
		t.Errorf("ordered %+v, said %v", o, w.Notes)
	}
}

func TestAnOrderListTakesDaysAndAGiver(t *testing.T) {
	h := sheetstest.New(t)
	_, donor := given(t, h)
	w, s := open(t, h, widgets.Theme{}, "kk", widgetstest.Large)
	s.Open(desk.Place{Filter: "orders"})
	if o := s.Sheet(); o.Sheet != "orders" || o.Filter != "" {
		t.Errorf("ordered %+v", o)
	}
	w.Type("30")
	w.Press(fyne.KeyReturn)
	w.Type("фонд")
	w.Press(fyne.KeyReturn)
	if c, err := reports.ParseChoice(s.Sheet().Filter); err != nil || c != (reports.Choice{Days: 30, Giver: donor}) {
		t.Errorf("chose %+v, %v", c, err)
	}
	for _, bad := range []string{"0", "181", "two"} {
		w, s := open(t, h, widgets.Theme{}, "kk", widgetstest.Large)
		s.Open(desk.Place{Filter: "orders"})
		w.Type(bad)
		if o := s.Sheet(); o.Sheet != "" || len(w.Notes) != 0 {
			t.Errorf("%s: ordered %+v, said %v", bad, o, w.Notes)
		}
	}
}

func TestStocktakesNeedNoNumber(t *testing.T) {
	h := sheetstest.New(t)
	given(t, h)
	_, s := open(t, h, widgets.Theme{}, "en", widgetstest.Large)
	s.Open(desk.Place{Filter: "stocktake"})
	if o := s.Sheet(); o.Sheet != "stocktake" || o.Filter != "" {
		t.Errorf("ordered %+v", o)
	}
}
