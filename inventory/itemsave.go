package inventory

import (
	"fmt"
	"slices"
	"strings"

	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// SaveItem adds an item (ID 0) or changes one, with its units, sizes and barcodes: units
// and barcodes that i lacks are gone, sizes inactive. Version must be the one that was read.
func SaveItem(tx *vault.Tx, i Item) (int64, error) {
	if err := staff.Need(tx, staff.StockWrite); err != nil {
		return 0, err
	}
	i = i.tidy()
	if err := i.check(tx); err != nil {
		return 0, err
	}
	var old Item
	if i.ID != 0 {
		var err error
		if old, err = itemOf(tx, i.ID); err != nil {
			return 0, err
		}
		if old.Version != i.Version {
			return 0, fault.Refuse("refused.changed_meanwhile")
		}
		if err := i.keeps(tx, old); err != nil {
			return 0, err
		}
	}
	id, err := i.store(tx)
	if err != nil {
		return 0, err
	}
	created := i.ID == 0
	i.ID = id
	if err := i.storeUnits(tx); err != nil {
		return 0, err
	}
	if err := i.storeVariants(tx, old); err != nil {
		return 0, err
	}
	if err := i.storeBarcodes(tx); err != nil {
		return 0, err
	}
	return id, record(tx, "item", id, created, i.diff(old)...)
}

func (i Item) tidy() Item {
	for _, s := range []*string{&i.NameEN, &i.NameRU, &i.NameKK, &i.Note} {
		*s = strings.Join(strings.Fields(*s), " ")
	}
	if i.Due == "" {
		i.Due = NoDue
	}
	if i.Base == "" {
		i.Base = i.Unit
	}
	if i.Unit == "" {
		i.Unit = i.Base
	}
	i.Units = slices.Clone(i.Units)
	if !slices.ContainsFunc(i.Units, func(u Unit) bool { return u.Code == i.Base }) {
		i.Units = append([]Unit{{i.Base, 1}}, i.Units...)
	}
	i.Barcodes = slices.Clone(i.Barcodes)
	for n := range i.Barcodes {
		i.Barcodes[n].Code = strings.TrimSpace(i.Barcodes[n].Code)
		if i.Barcodes[n].Unit == "" {
			i.Barcodes[n].Unit = i.Unit
		}
	}
	return i
}

// keeps refuses what would give another meaning to quantities that were written down.
func (i Item) keeps(tx *vault.Tx, old Item) error {
	used, err := exists(tx, `select 1 from lot where item = ?`, i.ID)
	if err != nil || !used {
		return err
	}
	if i.Base != old.Base {
		return fault.Refuse("refused.item_base_stays")
	}
	if old.Due == UseBy && i.Due != UseBy {
		return fault.Refuse("refused.item_due_stays")
	}
	return nil
}

func (i Item) store(tx *vault.Tx) (int64, error) {
	args := []any{i.NameEN, i.NameRU, i.NameKK, i.Category, i.Base, i.Unit, i.Due, i.ShelfDays, i.OpenDays, i.Least, i.Par,
		i.Most, i.LeadDays, i.Pack, i.Price, i.Returnable, i.Limit, i.LimitDays, idOrNull(i.Supplier), i.Note}
	if i.ID != 0 {
		_, err := tx.Exec(`update item set name_en = ?, name_ru = ?, name_kk = ?, category = ?, base = ?, unit = ?, due = ?,
			shelf_days = ?, open_days = ?, least = ?, par = ?, most = ?, lead_days = ?, pack = ?, price = ?, returnable = ?,
			limit_qty = ?, limit_days = ?, supplier = ?, note = ?, active = ?, version = version + 1 where id = ?`,
			append(args, i.Active, i.ID)...)
		if err != nil {
			return 0, fmt.Errorf("change item %d: %w", i.ID, err)
		}
		return i.ID, nil
	}
	r, err := tx.Exec(`insert into item (name_en, name_ru, name_kk, category, base, unit, due, shelf_days, open_days, least,
		par, most, lead_days, pack, price, returnable, limit_qty, limit_days, supplier, note, made_at, made_by)
		values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, append(args, int64(tx.Now()), by(tx))...)
	if err != nil {
		return 0, fmt.Errorf("add item: %w", err)
	}
	return r.LastInsertId()
}

func (i Item) storeUnits(tx *vault.Tx) error {
	if _, err := tx.Exec(`delete from item_unit where item = ?`, i.ID); err != nil {
		return fmt.Errorf("change units of item %d: %w", i.ID, err)
	}
	for _, u := range i.Units {
		if _, err := tx.Exec(`insert into item_unit (item, code, per) values (?, ?, ?)`, i.ID, u.Code, u.Per); err != nil {
			return fmt.Errorf("add a unit to item %d: %w", i.ID, err)
		}
	}
	return nil
}

// storeVariants adds new sizes and puts away those that i lacks. A size that was put away
// comes back when it is added again.
func (i Item) storeVariants(tx *vault.Tx, old Item) error {
	for _, v := range old.Variants {
		if !slices.ContainsFunc(i.Variants, func(o Variant) bool { return o.ID == v.ID || o.same(v) }) {
			if _, err := tx.Exec(`update item_variant set active = 0 where id = ?`, v.ID); err != nil {
				return fmt.Errorf("put size %d away: %w", v.ID, err)
			}
		}
	}
	for _, v := range i.Variants {
		_, err := tx.Exec(`insert into item_variant (item, system, size, sex, season, age_band) values (?, ?, ?, ?, ?, ?)
			on conflict (item, system, size, sex, season, age_band) do update set active = 1`,
			i.ID, v.System, v.Size, v.Sex, v.Season, v.AgeBand)
		if err != nil {
			return fmt.Errorf("add a size to item %d: %w", i.ID, err)
		}
	}
	return nil
}

func (v Variant) same(o Variant) bool {
	v.ID, o.ID, v.Active, o.Active = 0, 0, false, false
	return v == o
}

func (i Item) storeBarcodes(tx *vault.Tx) error {
	if _, err := tx.Exec(`delete from item_barcode where item = ?`, i.ID); err != nil {
		return fmt.Errorf("change barcodes of item %d: %w", i.ID, err)
	}
	for _, b := range i.Barcodes {
		if _, err := tx.Exec(`insert into item_barcode (code, item, variant, unit) values (?, ?, ?, ?)`,
			b.Code, i.ID, b.Variant, b.Unit); err != nil {
			return fmt.Errorf("add a barcode to item %d: %w", i.ID, err)
		}
	}
	return nil
}

func (i Item) diff(o Item) []staff.Diff {
	return []staff.Diff{
		diff("name_en", o.NameEN, i.NameEN), diff("name_ru", o.NameRU, i.NameRU), diff("name_kk", o.NameKK, i.NameKK),
		diff("category", o.Category, i.Category), diff("base", o.Base, i.Base), diff("unit", o.Unit, i.Unit),
		diff("units", unitList(o.Units), unitList(i.Units)), diff("variants", variantList(o.Variants), variantList(i.Variants)),
		diff("barcodes", barcodeList(o.Barcodes), barcodeList(i.Barcodes)), diff("due", o.Due, i.Due),
		diff("shelf_days", o.ShelfDays, i.ShelfDays), diff("open_days", o.OpenDays, i.OpenDays),
		diff("least", o.Least, i.Least), diff("par", o.Par, i.Par), diff("most", o.Most, i.Most),
		diff("lead_days", o.LeadDays, i.LeadDays), diff("pack", o.Pack, i.Pack), diff("price", o.Price, i.Price),
		diff("returnable", o.Returnable, i.Returnable), diff("limit", o.Limit, i.Limit),
		diff("limit_days", o.LimitDays, i.LimitDays), diff("supplier", o.Supplier, i.Supplier), diff("note", o.Note, i.Note),
		diff("active", o.Active && o.ID != 0, i.Active && o.ID != 0),
	}
}

func unitList(us []Unit) string {
	var s []string
	for _, u := range us {
		s = append(s, fmt.Sprintf("%s=%d", u.Code, u.Per))
	}
	slices.Sort(s)
	return strings.Join(s, " ")
}

func variantList(vs []Variant) string {
	var s []string
	for _, v := range vs {
		s = append(s, strings.Join(strings.Fields(strings.Join([]string{v.System, v.Size, v.Sex, v.Season, v.AgeBand}, " ")), " "))
	}
	slices.Sort(s)
	return strings.Join(s, "; ")
}

func barcodeList(bs []Barcode) string {
	var s []string
	for _, b := range bs {
		s = append(s, b.Code)
	}
	slices.Sort(s)
	return strings.Join(s, " ")
}
