package intake

import (
	"strings"
	"testing"

	"pana/inventory"
)

// kitted puts arrival kits into the store of the night: so many of each kind.
func (n *night) kitted(have map[string]int) {
	n.t.Helper()
	st, ctx := n.Store(), n.t.Context()
	must := func(id int64, err error) int64 {
		n.t.Helper()
		if err != nil {
			n.t.Fatal(err)
		}
		return id
	}
	p, err := st.SavePlace(ctx, inventory.Place{Name: "Кладовая", Kind: "pantry"})
	must(p.ID, err)
	for kind, q := range have {
		i, err := st.SaveItem(ctx, inventory.Item{NameRU: "Набор " + kind, Category: "hygiene", Base: "set"})
		must(i.ID, err)
		if q > 0 {
			_, err = st.Receive(ctx, inventory.Delivery{Kind: inventory.Receipt, Lines: []inventory.DeliveryLine{{Item: i.ID, Place: p.ID, Quantity: inventory.Quantity(q)}}})
			must(0, err)
		}
		k, err := st.SaveKit(ctx, inventory.Kit{Kind: kind, Name: kind, Active: true, Lines: []inventory.KitLine{{Item: i.ID, Quantity: 1}}})
		must(k.ID, err)
	}
}

func (n *night) kitsLeft() map[string]int64 {
	n.t.Helper()
	ks, err := n.Store().Kits(n.t.Context())
	if err != nil {
		n.t.Fatal(err)
	}
	left := map[string]int64{}
	for _, k := range ks {
		left[k.Kind] = k.Available
	}
	return left
}

func TestS1TheKitsGoOutWithTheFamily(t *testing.T) {
	n := newNight(t)
	n.kitted(map[string]int{"female": 6, "male": 3, "child": 4, "infant": 2})
	a := show(t, n, n.clock, plain)
	typeS1(a)
	for kind, want := range map[string]string{"female": "1 из 6", "child": "1 из 4", "infant": "1 из 2"} {
		for _, l := range a.s.kits.lines {
			if l.kind == kind && (l.row.Hidden || l.have.Runs[0].Text != want) {
				t.Errorf("%s: hidden %v, says %q", kind, l.row.Hidden, l.have.Runs[0].Text)
			}
		}
	}
	if !a.s.kits.short.Hidden {
		t.Error("something is said to be short")
	}
	a.s.Save()
	if got := n.kitsLeft(); got["female"] != 5 || got["child"] != 3 || got["infant"] != 1 || got["male"] != 3 {
		t.Errorf("left %v, notices %v", got, a.Notes)
	}
}

func TestS1AKitThatIsShortIsSaidAndNobodyWaits(t *testing.T) {
	n := newNight(t)
	n.kitted(map[string]int{"female": 6, "child": 0, "infant": 2})
	a := show(t, n, n.clock, plain)
	typeS1(a)
	if a.s.kits.short.Hidden || !strings.Contains(a.s.kits.short.Text, "1 набора") {
		t.Errorf("says %q", a.s.kits.short.Text)
	}
	a.s.form.FocusOn("kit.infant")
	a.Type(" ") // one key takes a kit off
	kept := a.s.typed()
	if len(kept.NoKits) != 1 || kept.NoKits[0] != "infant" {
		t.Errorf("the draft keeps %v", kept.NoKits)
	}
	a.s.Save()
	if n.present() != 9 {
		t.Fatalf("not admitted: %v", a.Notes)
	}
	if got := n.kitsLeft(); got["female"] != 5 || got["infant"] != 2 {
		t.Errorf("left %v", got)
	}
	if len(a.Notes) == 0 || !strings.Contains(a.Notes[0].Text, "осталось выдать: 1") {
		t.Errorf("notices %v", a.Notes)
	}
}
