package today

import (
	"testing"

	"fyne.io/fyne/v2"

	"pana/inventory"
	"pana/ui/desk"
	"pana/ui/widgets"
	"pana/ui/widgets/widgetstest"
)

// TestSuppliesStandOnTodayAndLeadToTheirItem: what runs out first, told by a word and not
// by colour alone.
func TestSuppliesStandOnTodayAndLeadToTheirItem(t *testing.T) {
	w := newWorld(t)
	st, ctx := w.s.Store(), t.Context()
	place, err := st.SavePlace(ctx, inventory.Place{Name: "Кладовая", Kind: "pantry"})
	w.must(err)
	item, err := st.SaveItem(ctx, inventory.Item{NameRU: "Сахар", Category: "food", Unit: "g", Units: []inventory.Unit{{Code: "g", Per: 1}}})
	w.must(err)
	_, err = st.SaveNorms(ctx, item.ID, []inventory.Norm{{Band: inventory.BandAdult, Quantity: 50, Days: 1}})
	w.must(err)
	_, err = st.Receive(ctx, inventory.Delivery{Kind: inventory.Receipt, Lines: []inventory.DeliveryLine{{Item: item.ID, Place: place.ID, Quantity: 700}}})
	w.must(err)
	w.show("ru", false, widgetstest.Large)
	s := w.page
	if len(s.soon) != 1 || !s.page.supplies.Visible() {
		t.Fatalf("the card isn't there: %+v", s.soon)
	}
	c := s.supplies.cells[0]
	if c.who != "Сахар" || c.time != "3 дня" || c.tone != widgets.Alert || c.share != 0.1 {
		t.Errorf("%+v", c)
	}
	w.win.Picture(*pictures, "supplies")
	w.win.Fits()
	w.win.Canvas().Focus(s.supplies)
	w.win.Press(fyne.KeyReturn)
	if n := len(w.win.Went); n == 0 || w.win.Went[n-1] != (desk.Place{Screen: desk.Supplies, ID: item.ID}) {
		t.Errorf("it leads to %v", w.win.Went)
	}
}
