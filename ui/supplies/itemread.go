package supplies

import (
	"strconv"
	"strings"

	"pana/inventory"
	"pana/shelter/fault"
	"pana/ui/widgets"
)

// read is the item as it stands in the form, for each group the rows that were used, and
// what can't be read.
func (f *itemForm) read() (inventory.Item, map[string][]int, fault.Fields) {
	var bad fault.Fields
	i := f.item
	i.NameEN, i.NameRU, i.NameKK = f.name["en"].Text(), f.name["ru"].Text(), f.name["kk"].Text()
	i.Category, i.Unit, i.Base, i.Due = inventory.Category(f.category.Key()), f.unit.Key(), f.base.Key(), inventory.Due(f.due.Key())
	i.Note, i.Returnable, i.Supplier = f.note.Text(), f.returnable.Ticked, keyID(f.supplier)
	i.Active = f.active.Ticked || i.ID == 0
	if f.supplier.Key() == "" && f.supplier.Text() != "" {
		bad.Add("supplier", "fault.choice.missing")
	}
	places := map[string][]int{"variants": f.variants.used(), "barcodes": f.barcodes.used()}
	f.readUnits(&i, places, &bad)
	i.Variants = nil
	for _, n := range places["variants"] {
		g := f.variants
		i.Variants = append(i.Variants, inventory.Variant{ID: f.ids[n], System: g.get(n, ""), Size: g.get(n, "size"), Sex: g.get(n, "sex"),
			AgeBand: g.get(n, "age"), Season: g.get(n, "season"), Active: true})
	}
	i.Barcodes = nil
	for _, n := range places["barcodes"] {
		id, _ := strconv.ParseInt(f.barcodes.get(n, "size"), 10, 64) // 0: of any size
		i.Barcodes = append(i.Barcodes, inventory.Barcode{Code: f.barcodes.get(n, ""), Unit: f.barcodes.get(n, "unit"), Variant: id})
	}
	i.Least, i.Par, i.Most = f.amount(f.least, "least", i, &bad), f.amount(f.par, "par", i, &bad), f.amount(f.most, "most", i, &bad)
	i.Pack, i.Limit = f.amount(f.pack, "pack", i, &bad), f.amount(f.limit, "limit", i, &bad)
	i.LeadDays, i.ShelfDays = whole(f.lead, "lead_days", &bad), whole(f.shelf, "shelf_days", &bad)
	i.OpenDays, i.LimitDays = whole(f.open, "open_days", &bad), whole(f.limitDays, "limit_days", &bad)
	if m, ok := readMoney(f.price.Text()); ok {
		i.Price = m
	} else {
		bad.Add("price", "fault.money")
	}
	return i, places, bad
}

// readUnits are the item's units: the smallest, its own, and further ones.
func (f *itemForm) readUnits(i *inventory.Item, places map[string][]int, bad *fault.Fields) {
	if i.Base == "" {
		i.Base = i.Unit
	}
	i.Units = []inventory.Unit{{Code: i.Base, Per: 1}}
	at := []int{-1}
	if i.Unit != i.Base {
		i.Units = append(i.Units, inventory.Unit{Code: i.Unit, Per: int64(max(1, whole(f.per, "per", bad)))})
		at = append(at, -1)
		if strings.TrimSpace(f.per.Text()) == "" || f.per.Text() == "0" {
			bad.Add("per", "fault.item.unit_ratio")
		}
	}
	for _, n := range f.units.used() {
		per, err := strconv.ParseInt(f.units.get(n, "per"), 10, 64)
		if err != nil {
			per = 0 // which is refused under the row
		}
		i.Units, at = append(i.Units, inventory.Unit{Code: f.units.get(n, ""), Per: per}), append(at, n)
	}
	places["units"] = at
}

// amount is a quantity, 0 where nothing is typed.
func (f *itemForm) amount(x *widgets.Field, name string, i inventory.Item, bad *fault.Fields) inventory.Quantity {
	if strings.TrimSpace(x.Text()) == "" {
		return 0
	}
	q, err := inventory.ParseCount(x.Text(), i)
	if fields, ok := err.(fault.Fields); ok {
		*bad = append(*bad, fault.Field{Name: name, Message: fields[0].Message})
	}
	return q
}

// whole is a number of days or pieces, 0 where nothing is typed.
func whole(x *widgets.Field, name string, bad *fault.Fields) int {
	text := strings.TrimSpace(x.Text())
	if text == "" {
		return 0
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		bad.Add(name, "fault.number.whole")
	}
	return n
}

// readMoney reads "350", "350,50", "1 200.5" as tiyn.
func readMoney(text string) (inventory.Money, bool) {
	text = strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", "\u2009", "", "₸", "", ",", ".").Replace(text)
	if text == "" {
		return 0, true
	}
	tenge, rest, _ := strings.Cut(text, ".")
	if len(rest) > 2 {
		return 0, false
	}
	n, err := strconv.ParseUint(tenge+(rest + "00")[:2], 10, 62)
	return inventory.Money(n), err == nil
}

// moneyText is an amount as one types it, "" for none.
func moneyText(decimal string, m inventory.Money) string {
	switch {
	case m == 0:
		return ""
	case m%100 == 0:
		return itoa(int64(m / 100))
	}
	return itoa(int64(m/100)) + decimal + strconv.FormatInt(100+int64(m%100), 10)[1:]
}
