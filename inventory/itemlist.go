package inventory

import (
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

const itemColumns = `i.id, i.name_en, i.name_ru, i.name_kk, i.category, i.base, i.unit, i.due, i.shelf_days, i.open_days,
	i.least, i.par, i.most, i.lead_days, i.pack, i.price, i.returnable, i.limit_qty, i.limit_days, coalesce(i.supplier, 0),
	i.note, i.active, i.made_at, i.version`

func (i *Item) fields() []any {
	return []any{&i.ID, &i.NameEN, &i.NameRU, &i.NameKK, &i.Category, &i.Base, &i.Unit, &i.Due, &i.ShelfDays, &i.OpenDays,
		&i.Least, &i.Par, &i.Most, &i.LeadDays, &i.Pack, &i.Price, &i.Returnable, &i.Limit, &i.LimitDays, &i.Supplier,
		&i.Note, &i.Active, &i.MadeAt, &i.Version}
}

// Items are all items in use, with their units, sizes and barcodes; put-away ones too if
// all is set.
func Items(tx *vault.Tx, all bool) ([]Item, error) {
	if err := staff.Need(tx, staff.StockRead); err != nil {
		return nil, err
	}
	return items(tx, `? or i.active = 1`, all)
}

// ItemOf is one item.
func ItemOf(tx *vault.Tx, id int64) (Item, error) {
	if err := staff.Need(tx, staff.StockRead); err != nil {
		return Item{}, err
	}
	return itemOf(tx, id)
}

func itemOf(tx *vault.Tx, id int64) (Item, error) {
	is, err := items(tx, `i.id = ?`, id)
	if err != nil {
		return Item{}, err
	}
	if len(is) == 0 {
		return Item{}, fault.Refuse("refused.no_item")
	}
	return is[0], nil
}

func items(tx *vault.Tx, where string, args ...any) ([]Item, error) {
	is, err := list(tx, "items", (*Item).fields, `select `+itemColumns+` from item i where `+where+` order by i.id`, args...)
	if err != nil {
		return nil, err
	}
	if len(is) == 0 {
		return nil, nil
	}
	at := make(map[int64]*Item, len(is))
	ids := make([]any, len(is))
	for n := range is {
		at[is[n].ID], ids[n] = &is[n], is[n].ID
	}
	// Of a few items only theirs are read; of many, all, and what isn't asked for is left out.
	in, args := ``, []any(nil)
	if len(ids) <= 100 {
		in, args = ` where x.item in (?`+strings.Repeat(`, ?`, len(ids)-1)+`)`, ids
	}
	type part struct {
		item int64
		Unit
		Variant
		bar Barcode
	}
	us, err := list(tx, "units", func(p *part) []any { return []any{&p.item, &p.Unit.Code, &p.Per} },
		`select x.item, x.code, x.per from item_unit x`+in+` order by x.item, x.per, x.code`, args...)
	if err != nil {
		return nil, err
	}
	for _, p := range us {
		if i := at[p.item]; i != nil {
			i.Units = append(i.Units, p.Unit)
		}
	}
	vs, err := list(tx, "sizes", func(p *part) []any {
		return []any{&p.item, &p.Variant.ID, &p.System, &p.Size, &p.Sex, &p.Season, &p.AgeBand, &p.Active}
	}, `select x.item, x.id, x.system, x.size, x.sex, x.season, x.age_band, x.active from item_variant x`+in+` order by x.item, x.id`, args...)
	if err != nil {
		return nil, err
	}
	for _, p := range vs {
		if i := at[p.item]; i != nil {
			i.Variants = append(i.Variants, p.Variant)
		}
	}
	bs, err := list(tx, "barcodes", func(p *part) []any { return []any{&p.item, &p.bar.Code, &p.bar.Variant, &p.bar.Unit} },
		`select x.item, x.code, x.variant, x.unit from item_barcode x`+in+` order by x.item, x.code`, args...)
	if err != nil {
		return nil, err
	}
	for _, p := range bs {
		if i := at[p.item]; i != nil {
			i.Barcodes = append(i.Barcodes, p.bar)
		}
	}
	return is, nil
}

// Scanned is what a barcode stands for.
type Scanned struct {
	Item     Item
	Variant  int64
	Quantity Quantity // of one scan
}

// FindBarcode is what a scanner typed, if the store knows it.
func FindBarcode(tx *vault.Tx, code string) (Scanned, bool, error) {
	if err := staff.Need(tx, staff.StockRead); err != nil {
		return Scanned{}, false, err
	}
	var s Scanned
	var id int64
	var unit string
	err := tx.QueryRow(`select item, variant, unit from item_barcode where code = ?`, strings.TrimSpace(code)).Scan(&id, &s.Variant, &unit)
	if errors.Is(err, sql.ErrNoRows) {
		return s, false, nil
	}
	if err != nil {
		return s, false, fmt.Errorf("look for a barcode: %w", err)
	}
	if s.Item, err = itemOf(tx, id); err != nil {
		return s, false, err
	}
	s.Quantity = Quantity(s.Item.Per(unit))
	return s, true, nil
}
