package goods

import (
	"cmp"
	"slices"
	"strings"

	"pana/inventory"
	"pana/shelter/people"
	"pana/ui/desk"
)

// Catalogue finds items by what is typed. It holds what a page has read and is made anew
// after each change.
type Catalogue struct {
	d     *desk.Desk
	items []inventory.Item // by name
	at    map[int64]int
	names [][]string // folded, in all languages
	bars  map[string]Scan
}

// Scan is what a barcode stands for: an item, one of its sizes (0: any), and how much one
// scan is.
type Scan struct {
	Item     int64
	Variant  int64
	Quantity inventory.Quantity
}

// NewCatalogue makes one of items.
func NewCatalogue(d *desk.Desk, items []inventory.Item) *Catalogue {
	c := &Catalogue{d: d, items: slices.Clone(items), at: make(map[int64]int, len(items)), bars: map[string]Scan{}}
	fold := make(map[int64][]string, len(items))
	for _, i := range items {
		fold[i.ID] = Folded(i)
		for _, b := range i.Barcodes {
			c.bars[b.Code] = Scan{i.ID, b.Variant, inventory.Quantity(i.Per(b.Unit))}
		}
	}
	key := map[string]int{"en": 0, "ru": 1, "kk": 2}[d.Words.Lang()]
	slices.SortStableFunc(c.items, func(a, b inventory.Item) int {
		return cmp.Compare(cmp.Or(fold[a.ID][key], Fold(Name(d, a))), cmp.Or(fold[b.ID][key], Fold(Name(d, b))))
	})
	c.names = make([][]string, len(c.items))
	for n, i := range c.items {
		c.at[i.ID], c.names[n] = n, fold[i.ID]
	}
	return c
}

// Fold makes spellings of a name equal across keyboards and languages.
func Fold(text string) string { return people.Fold(text) }

// Folded are the names of an item, folded, in the order en, ru, kk.
func Folded(i inventory.Item) []string {
	return []string{Fold(i.NameEN), Fold(i.NameRU), Fold(i.NameKK)}
}

// Item is one of the items.
func (c *Catalogue) Item(id int64) (inventory.Item, bool) {
	n, ok := c.at[id]
	if !ok {
		return inventory.Item{}, false
	}
	return c.items[n], true
}

// Scan is what a text stands for that is exactly a barcode.
func (c *Catalogue) Scan(text string) (Scan, bool) {
	s, ok := c.bars[strings.TrimSpace(text)]
	return s, ok
}

// Find are the items that a text may mean, the likeliest first; all of them for none.
func (c *Catalogue) Find(text string) []inventory.Item {
	want := Fold(text)
	if want == "" {
		return c.items
	}
	var ranked [3][]inventory.Item
	for n, i := range c.items {
		if r := Matches(c.names[n], want); r > 0 {
			ranked[3-r] = append(ranked[3-r], i)
		}
	}
	return slices.Concat(ranked[:]...)
}

// Matches says how well folded names fit a folded text: 3 begins with it, 2 a word begins
// with it, 1 holds it, 0 not at all.
func Matches(names []string, want string) int {
	best := 0
	for _, name := range names {
		switch {
		case strings.HasPrefix(name, want):
			return 3
		case strings.Contains(name, " "+want):
			best = max(best, 2)
		case len(want) > 2 && strings.Contains(name, want):
			best = max(best, 1)
		}
	}
	return best
}
