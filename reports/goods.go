package reports

import (
	"errors"
	"slices"
	"strings"

	"pana/inventory"
	"pana/reports/sheet"
	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/vault"
)

// shelf are the items that a paper names, read when they are first asked for.
type shelf struct {
	tx    *vault.Tx
	lang  string
	items map[int64]inventory.Item
}

func newShelf(tx *vault.Tx, lang string) *shelf {
	return &shelf{tx: tx, lang: lang, items: map[int64]inventory.Item{}}
}

// fewItems are read one by one; for more the whole catalogue is read at once.
const fewItems = 12

// load reads the items of ids.
func (s *shelf) load(ids []int64) error {
	slices.Sort(ids)
	ids = slices.Compact(ids)
	if len(ids) > fewItems {
		all, err := inventory.Items(s.tx, true)
		for _, i := range all {
			s.items[i.ID] = i
		}
		return err
	}
	for _, id := range ids {
		i, err := inventory.ItemOf(s.tx, id)
		if err != nil {
			return err
		}
		s.items[id] = i
	}
	return nil
}

// goods is what of an item lies in a lot.
func (s *shelf) goods(item, variant int64, lot string, expiry civil.Day) sheet.Goods {
	i := s.items[item]
	size, _ := i.Variant(variant)
	return sheet.Goods{Name: i.Name(s.lang), Size: size, Lot: lot, Expiry: expiry}
}

// amount is a quantity of an item, as positive.
func (s *shelf) amount(item int64, q inventory.Quantity) sheet.Quantity {
	return s.items[item].Amounts(max(q, -q))
}

// paper finds the document of a sheet by the number that was chosen; it must be of one of
// kinds. like is how such a number looks.
func paper(tx *vault.Tx, c Choice, like string, kinds ...inventory.Kind) (inventory.Document, error) {
	if c.No == "" {
		return inventory.Document{}, fault.Refuse("refused.sheet_needs_number", "Like", like)
	}
	d, err := inventory.FindDocument(tx, c.No)
	switch {
	case missing(err):
		return d, fault.Refuse("refused.sheet_no_document", "No", c.No, "Like", like)
	case err != nil:
		return d, err
	case !slices.Contains(kinds, d.Kind):
		return d, fault.Refuse("refused.sheet_other_document", "No", d.Number(), "Like", like)
	}
	return d, nil
}

// missing reports whether err says that there is no such document.
func missing(err error) bool {
	var r *fault.Refusal
	return errors.As(err, &r) && r.Key == "refused.no_document"
}

// parts are the movements of a document, those of one lot together.
func parts(d inventory.Document) []inventory.Movement {
	var all []inventory.Movement
	for _, m := range d.Movements {
		if n := slices.IndexFunc(all, func(o inventory.Movement) bool {
			return o.Lot == m.Lot && o.Reason == m.Reason && loanOf(d, o.ID) == nil && loanOf(d, m.ID) == nil
		}); n >= 0 {
			all[n].Quantity += m.Quantity
			all[n].Worth += m.Worth
			continue
		}
		all = append(all, m)
	}
	return all
}

// loanOf is the loan that a movement began, nil for none.
func loanOf(d inventory.Document, movement int64) *inventory.Loan {
	for n := range d.Loans {
		if d.Loans[n].ID == movement {
			return &d.Loans[n]
		}
	}
	return nil
}

func itemsOf(ms []inventory.Movement) []int64 {
	var ids []int64
	for _, m := range ms {
		ids = append(ids, m.Item)
	}
	return ids
}

// byName orders lines as one walks along a shelf: by category, then by name.
func byName(a, b inventory.Item, lang string) int {
	order := inventory.Categories()
	if n := slices.Index(order, a.Category) - slices.Index(order, b.Category); n != 0 {
		return n
	}
	return strings.Compare(strings.ToLower(a.Name(lang)), strings.ToLower(b.Name(lang)))
}
