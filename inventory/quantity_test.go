package inventory_test

import (
	"errors"
	"testing"

	"pana/inventory"
	"pana/shelter/fault"
)

func TestParseQuantity(t *testing.T) {
	r, f := rice(), formula()
	f.Unit, f.Units = "tin", []inventory.Unit{{Code: "tin", Per: 1}, {Code: "pack", Per: 12}}
	shoes := inventory.Item{Base: "pair", Unit: "pair", Units: []inventory.Unit{{Code: "pair", Per: 1}}}
	for _, x := range []struct {
		text string
		item inventory.Item
		want inventory.Quantity
		key  string
	}{
		{"12", f, 12, ""}, {" 3 банки ", f, 3, ""}, {"2 упаковки", f, 24, ""}, {"0,5 уп.", f, 6, ""}, {"2 packs", f, 24, ""},
		{"1,5", r, 1500, ""}, {"1.5 кг", r, 1500, ""}, {"1.5кг", r, 1500, ""}, {"750 г", r, 750, ""}, {"2 мешка", r, 100_000, ""},
		{"2 қап", r, 100_000, ""}, {"1 000 г", r, 1000, ""}, {"1\u00a0000 g", r, 1000, ""}, {"0.001", r, 1, ""}, {"+2", r, 2000, ""},
		{"2 пары", shoes, 2, ""}, {"2 жұп", shoes, 2, ""},
		{"", r, 0, "fault.quantity.empty"}, {"  ", r, 0, "fault.quantity.empty"}, {"0", r, 0, "fault.quantity.zero"},
		{"0,000", r, 0, "fault.quantity.zero"}, {"-1", r, 0, "fault.quantity.negative"}, {"−1 кг", r, 0, "fault.quantity.negative"},
		{"1e9", r, 0, "fault.quantity.unit"}, {"1000000000", f, 0, "fault.quantity.large"}, {"99999999999999999999999999", r, 0, "fault.quantity.large"},
		{"1,5", f, 0, "fault.quantity.whole"}, {"0.0001", r, 0, "fault.quantity.whole"}, {"1 литр", r, 0, "fault.quantity.unit"},
		{"1 попугай", r, 0, "fault.quantity.unit"}, {"кг", r, 0, "fault.quantity.number"}, {"1,5,5", r, 0, "fault.quantity.unit"},
		{"½", r, 0, "fault.quantity.number"}, {"1/2", r, 0, "fault.quantity.unit"}, {"NaN", r, 0, "fault.quantity.number"},
		{"=1+1", r, 0, "fault.quantity.number"}, {"١٢", r, 0, "fault.quantity.number"},
	} {
		got, err := inventory.ParseQuantity(x.text, x.item)
		var fs fault.Fields
		key := ""
		if errors.As(err, &fs) {
			key = fs[0].Key
		}
		// That it isn't a number is told either way: by the sign or by what follows it.
		if key == "fault.quantity.number" && x.key == "fault.quantity.unit" {
			key = x.key
		}
		if got != x.want || key != x.key {
			t.Errorf("%q: %d %s, not %d %s", x.text, got, key, x.want, x.key)
		}
	}
}

func TestAmountsAreExact(t *testing.T) {
	r, f := rice(), formula()
	f.Unit, f.Units = "pack", []inventory.Unit{{Code: "tin", Per: 1}, {Code: "pack", Per: 12}}
	for _, x := range []struct {
		item inventory.Item
		q    inventory.Quantity
		want []inventory.Amount
	}{
		{r, 1500, []inventory.Amount{{"1.5", "kg"}}}, {r, 1, []inventory.Amount{{"0.001", "kg"}}}, {r, -50, []inventory.Amount{{"-0.05", "kg"}}},
		{r, 0, []inventory.Amount{{"0", "kg"}}}, {f, 15, []inventory.Amount{{"1.25", "pack"}}}, {f, 13, []inventory.Amount{{"1", "pack"}, {"1", "tin"}}},
		{f, -13, []inventory.Amount{{"-1", "pack"}, {"-1", "tin"}}}, {f, 5, []inventory.Amount{{"5", "tin"}}}, {f, 24, []inventory.Amount{{"2", "pack"}}},
	} {
		got := x.item.Amounts(x.q)
		if len(got) != len(x.want) || got[0] != x.want[0] || got[len(got)-1] != x.want[len(x.want)-1] {
			t.Errorf("%d: %v, not %v", x.q, got, x.want)
		}
	}
}
