package demo

import (
	"fmt"
	"slices"
	"strings"

	"pana/inventory"
	"pana/shelter/civil"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// The items that the story itself speaks of.
const (
	formula = "Смесь 1, 400 г"
	kitHead = "Набор прибытия, "
)

// shop is the store as the story knows it.
type shop struct {
	goods  []good
	byName map[string]int // among goods
	places map[string]int64
	givers map[string]int64
	kits   map[string]int64 // by kind
	lots   map[string]int64 // of the formula
}

// places are where things lie, by kind of place.
var places = []inventory.Place{{Name: "Кладовая", Kind: "pantry"}, {Name: "Холодильник", Kind: "cold"}, {Name: "Бельевая", Kind: "linen"},
	{Name: "Одежда", Kind: "dry"}, {Name: "Аптечка", Kind: "medicine"}, {Name: "Канцелярия", Kind: "office"}}

var givers = []inventory.Giver{
	{Kind: inventory.Supplier, Name: "Магазин «Береке»", Contact: "рядом, до 20:00"}, {Kind: inventory.Supplier, Name: "Оптовый склад «Дән»"},
	{Kind: inventory.Supplier, Name: "Аптека «Шипа»"}, {Kind: inventory.Donor, Name: "Фонд «Пример»"}, {Kind: inventory.Donor, Name: "Ателье «Ине»"},
}

// place is where a good lies.
func (s *shop) place(g good) int64 {
	switch {
	case g.Due == inventory.UseBy && g.Category == "food":
		return s.places["cold"]
	case g.Category == "bedding":
		return s.places["linen"]
	case g.Category == "clothing", g.Category == "footwear":
		return s.places["dry"]
	case g.Category == "medicine":
		return s.places["medicine"]
	case g.Category == "stationery":
		return s.places["office"]
	}
	return s.places["pantry"]
}

func (s *shop) good(name string) good { return s.goods[s.byName[name]] }

// apart are goods that follow the story and not the weekly shopping.
func (g good) apart() bool { return g.NameRU == formula || strings.HasPrefix(g.NameRU, kitHead) }

// store tells how the store came to be and what came and went in two years.
func (t *teller) store() {
	t.shop = &shop{byName: map[string]int{}, places: map[string]int64{}, givers: map[string]int64{}, kits: map[string]int64{}, lots: map[string]int64{}}
	t.stock(t.at("2024-11-11T10:00"), "the founding of the store", t.shop.found)
	t.stock(t.at("2024-11-11T15:00"), "the opening stock", t.shop.open)
	t.years()
	t.formula()
	t.lendings()
	t.counts()
}

// stock lets the supply keeper do something.
func (t *teller) stock(at civil.Instant, was string, do func(*vault.Tx) error) {
	t.tell(at, staff.Supplies, was, do)
}

// found makes places, givers, items, norms and kits.
func (s *shop) found(tx *vault.Tx) (err error) {
	for _, p := range places {
		if s.places[p.Kind], err = inventory.SavePlace(tx, p); err != nil {
			return err
		}
	}
	for _, g := range givers {
		if s.givers[g.Name], err = inventory.SaveGiver(tx, g); err != nil {
			return err
		}
	}
	for line := range strings.Lines(strings.TrimSpace(goods)) {
		g := parseGood(strings.TrimSpace(line))
		g.Returnable = slices.Contains(returnable, g.NameRU)
		for _, size := range sizes[g.NameRU] {
			f := strings.Fields(size)
			g.Variants = append(g.Variants, inventory.Variant{System: f[0], Size: f[1], Sex: f[2], Season: f[3], Active: true})
		}
		switch {
		case g.NameRU == formula:
			g.OpenDays, g.Par = 28, 8
			g.Barcodes = []inventory.Barcode{{Code: "4870000000017", Unit: "tin"}}
		case g.Price > 0 && g.Category == "medicine":
			g.Supplier = s.givers["Аптека «Шипа»"]
		case g.Price > 0 && g.Due == inventory.UseBy:
			g.Supplier = s.givers["Магазин «Береке»"]
		case g.Price > 0:
			g.Supplier = s.givers["Оптовый склад «Дән»"]
		}
		id, err := inventory.SaveItem(tx, g.Item)
		if err != nil {
			return fmt.Errorf("%s: %w", g.NameRU, err)
		}
		if g.Item, err = inventory.ItemOf(tx, id); err != nil {
			return err
		}
		s.byName[g.NameRU] = len(s.goods)
		s.goods = append(s.goods, g)
	}
	if err := s.norms(tx); err != nil {
		return err
	}
	for n, word := range []string{"женский", "мужской", "детский", "для младенца"} {
		kind := inventory.KitKinds()[n]
		if s.kits[kind], err = inventory.SaveKit(tx, inventory.Kit{Kind: kind, Name: kitHead + word, Active: true,
			Lines: []inventory.KitLine{{Item: s.good(kitHead + word).ID, Quantity: 1}}}); err != nil {
			return err
		}
	}
	return nil
}

// norms are what a person uses, of what is reckoned by heads.
func (s *shop) norms(tx *vault.Tx) error {
	rates := map[string]map[inventory.Band][2]int{
		"Рис":                {"adult": {230, 1}, "7_17y": {220, 1}, "3_6y": {160, 1}},
		"Сахар":              {"adult": {90, 1}, "7_17y": {90, 1}, "3_6y": {60, 1}},
		"Масло подсолнечное": {"adult": {63, 1}, "7_17y": {60, 1}, "3_6y": {45, 1}},
		"Мыло":               {"adult": {1, 4}, "7_17y": {1, 10}},
		"Подгузники 3":       {"6_11m": {8, 1}},
		formula:              {"6_11m": {1, 4}},
		"Молоко":             {"adult": {150, 1}, "7_17y": {250, 1}, "3_6y": {250, 1}},
		"Хлеб":               {"adult": {1, 2}, "7_17y": {1, 3}, "3_6y": {1, 4}},
		"Картофель":          {"adult": {250, 1}, "7_17y": {200, 1}, "3_6y": {120, 1}},
		"Яйца":               {"adult": {1, 1}, "7_17y": {1, 1}, "3_6y": {1, 2}},
	}
	for _, g := range s.goods {
		by := rates[g.NameRU]
		var ns []inventory.Norm
		for _, band := range inventory.Bands() {
			if n, ok := by[band]; ok {
				ns = append(ns, inventory.Norm{Band: band, Quantity: inventory.Quantity(n[0]), Days: n[1]})
			}
		}
		if len(ns) == 0 {
			continue
		}
		if err := inventory.SaveNorms(tx, g.ID, ns); err != nil {
			return err
		}
	}
	return nil
}

// kitsFor are the kits of a party, none before the store has any.
func (s *shop) kitsFor(tx *vault.Tx, party []people.NewPerson) ([]int64, error) {
	today, err := inventory.KnownDay(tx)
	if err != nil {
		return nil, err
	}
	var out []int64
	for _, p := range party {
		out = append(out, s.kits[inventory.KitFor(p.Sex, p.Birth, today)])
	}
	return out, nil
}
