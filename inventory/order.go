package inventory

import (
	"cmp"
	"slices"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// OrderLine is what to buy of an item.
type OrderLine struct {
	Item   Item
	Cover  Cover
	Need   Quantity // heads times norm times days, or what was used; a begun unit counted whole
	Usable Quantity
	Spoils Quantity // of it, what passes its use-by day unused before the days are over
	Buy    Quantity // whole packs
	Packs  int64    // 0: the item isn't bought by packs
	Price  Money    // expected
	// Now says that the stock is under the point at which to order: the minimum and what is
	// used until a delivery comes.
	Now      bool
	OverMost bool // whole packs make it more than the item's maximum
}

// Order is what to ask of one supplier or donor.
type Order struct {
	Giver int64 // 0: of nobody in particular
	Name  string
	Lines []OrderLine // the most urgent first
	Total Money
}

// OrderList is what to buy for so many days from today on.
type OrderList struct {
	From   civil.Day
	Days   int
	Heads  []Heads // of each of the days
	Orders []Order // by the giver's name, nobody's last
}

// longestOrder is for how many days one can buy ahead.
const longestOrder = 180

// Orders is what to buy so that it is enough for so many days, 0 for what the house has
// settled: need less what is usable, rounded up to packs. An item under its order point is
// filled up to its par at least.
func Orders(tx *vault.Tx, days int) (OrderList, error) {
	if err := staff.Need(tx, staff.StockRead); err != nil {
		return OrderList{}, err
	}
	if days == 0 {
		set, err := ReadSettings(tx)
		if err != nil {
			return OrderList{}, err
		}
		days = set.OrderDays
	}
	if days < 1 || days > longestOrder {
		return OrderList{}, fault.Fields{{Name: "days", Message: fault.Say("fault.number.range", "From", 1, "To", longestOrder)}}
	}
	f, err := newForecast(tx)
	if err != nil {
		return OrderList{}, err
	}
	all, err := items(tx, `i.active = 1`)
	if err != nil {
		return OrderList{}, err
	}
	names, err := Givers(tx)
	if err != nil {
		return OrderList{}, err
	}
	l := OrderList{From: f.today, Days: days, Heads: f.days[:days]}
	by := map[int64][]OrderLine{}
	for _, i := range all {
		if line := f.order(i, days); line.Buy > 0 {
			by[i.Supplier] = append(by[i.Supplier], line)
		}
	}
	for giver, lines := range by {
		l.Orders = append(l.Orders, newOrder(giver, lines, names))
	}
	slices.SortFunc(l.Orders, func(a, b Order) int {
		if (a.Giver == 0) != (b.Giver == 0) {
			return cmp.Compare(b.Giver, a.Giver)
		}
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Giver, b.Giver))
	})
	return l, nil
}

func newOrder(giver int64, lines []OrderLine, names []Giver) Order {
	o := Order{Giver: giver, Lines: lines}
	if n := slices.IndexFunc(names, func(g Giver) bool { return g.ID == giver }); n >= 0 {
		o.Name = names[n].Name
	}
	slices.SortFunc(o.Lines, func(a, b OrderLine) int {
		if a.Now != b.Now {
			if a.Now {
				return -1
			}
			return 1
		}
		return byUrgency(a.Cover, b.Cover)
	})
	for _, x := range o.Lines {
		o.Total += x.Price
	}
	return o
}

// order is what to buy of one item; Buy is 0 when there is enough.
func (f forecast) order(i Item, days int) OrderLine {
	l := OrderLine{Item: i, Cover: f.cover(i.ID), Usable: f.usable(i.ID)}
	if l.Cover.Basis != ByNone {
		l.Need, l.Spoils = f.need(i.ID, days), f.spoilt(i.ID, days)
	}
	want := l.Need + l.Spoils
	if l.Now = f.underPoint(i, l); l.Now {
		want = max(want, i.Par)
	}
	l.Buy = max(0, want-l.Usable)
	switch one := Quantity(i.Per(i.Unit)); {
	case i.Pack > 0 && l.Buy > 0:
		l.Packs = int64((l.Buy + i.Pack - 1) / i.Pack)
		l.Buy = Quantity(l.Packs) * i.Pack
	case !weighed(i.Unit): // nobody sells two thirds of a tin
		l.Buy = (l.Buy + one - 1) / one * one
	}
	l.OverMost = i.Most > 0 && l.Buy > 0 && l.Usable+l.Buy > i.Most
	l.Price = worth(l.Buy, i.Price, i.Per(i.Unit))
	return l
}

// underPoint compares the stock with the minimum and what is used until a delivery comes.
func (f forecast) underPoint(i Item, l OrderLine) bool {
	if i.Least == 0 && l.Cover.Basis == ByNone {
		return false
	}
	point := int64(i.Least) * perUnit
	for n := range min(i.LeadDays, Horizon) {
		point += int64(f.on(f.demand[i.ID], n))
	}
	return int64(l.Usable)*perUnit < point
}
