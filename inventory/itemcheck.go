package inventory

import (
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"pana/shelter/fault"
	"pana/shelter/vault"
)

// CheckItem finds all that SaveItem would hold against an item, before it is saved.
func CheckItem(tx *vault.Tx, i Item) error { return i.tidy().check(tx) }

// check finds all that is wrong with an item, under the names of a form's fields.
func (i Item) check(tx *vault.Tx) error {
	var f fault.Fields
	if i.NameEN+i.NameRU+i.NameKK == "" {
		f.Add("name", "fault.text.empty")
	}
	checkText(&f, "name_en", i.NameEN, 120)
	checkText(&f, "name_ru", i.NameRU, 120)
	checkText(&f, "name_kk", i.NameKK, 120)
	checkText(&f, "note", i.Note, 400)
	checkOneOf(&f, "category", i.Category, Categories())
	checkOneOf(&f, "due", i.Due, Dues())
	i.checkUnits(&f)
	i.checkLevels(&f)
	i.checkVariants(&f)
	if err := i.checkBarcodes(tx, &f); err != nil {
		return err
	}
	return f.Err()
}

func (i Item) checkUnits(f *fault.Fields) {
	checkOneOf(f, "unit", i.Unit, UnitCodes())
	checkOneOf(f, "base", i.Base, UnitCodes())
	if !slices.ContainsFunc(i.Units, func(u Unit) bool { return u.Code == i.Unit }) {
		f.Add("unit", "fault.item.unit_unknown")
	}
	seen := map[string]bool{}
	for n, u := range i.Units {
		name := fmt.Sprintf("units.%d", n)
		switch {
		case !slices.Contains(UnitCodes(), u.Code):
			f.Add(name, "fault.choice.missing")
		case seen[u.Code]:
			f.Add(name, "fault.item.unit_twice")
		case u.Per < 1 || u.Per > int64(Largest) || u.Code == i.Base && u.Per != 1:
			f.Add(name, "fault.item.unit_ratio")
		}
		seen[u.Code] = true
	}
}

func (i Item) checkLevels(f *fault.Fields) {
	for _, x := range []struct {
		name string
		q    Quantity
	}{{"least", i.Least}, {"par", i.Par}, {"most", i.Most}, {"pack", i.Pack}, {"limit", i.Limit}} {
		if x.q < 0 {
			f.Add(x.name, "fault.quantity.negative")
		} else if x.q > Largest {
			f.Add(x.name, "fault.quantity.large")
		}
	}
	if i.Par < i.Least {
		f.Add("par", "fault.item.par_below")
	}
	if i.Most != 0 && i.Most < i.Par {
		f.Add("most", "fault.item.most_below")
	}
	for _, x := range []struct {
		name    string
		n, most int
	}{{"lead_days", i.LeadDays, 365}, {"shelf_days", i.ShelfDays, 36500}, {"open_days", i.OpenDays, 3650}, {"limit_days", i.LimitDays, 3650}} {
		if x.n < 0 || x.n > x.most {
			f.Add(x.name, "fault.number.range", "From", 0, "To", x.most)
		}
	}
	if i.Price < 0 || i.Price > 100_000_000_000 {
		f.Add("price", "fault.money")
	}
	if (i.Limit == 0) != (i.LimitDays == 0) {
		f.Add("limit_days", "fault.item.limit_half")
	}
}

func (i Item) checkVariants(f *fault.Fields) {
	for n, v := range i.Variants {
		name := fmt.Sprintf("variants.%d", n)
		known := func(code string, of []string) bool { return code == "" || slices.Contains(of, code) }
		switch {
		case !known(v.System, Systems()), !known(v.Sex, Sexes()), !known(v.Season, Seasons()), !known(v.AgeBand, AgeBands()):
			f.Add(name, "fault.choice.missing")
		case (v.System == "") != (strings.TrimSpace(v.Size) == ""), v.Size+v.Sex+v.Season+v.AgeBand == "", utf8.RuneCountInString(v.Size) > 20:
			f.Add(name, "fault.item.size")
		case slices.ContainsFunc(i.Variants[:n], func(o Variant) bool { return o.same(v) }):
			f.Add(name, "fault.item.size_twice")
		}
	}
}

func (i Item) checkBarcodes(tx *vault.Tx, f *fault.Fields) error {
	for n, b := range i.Barcodes {
		name := fmt.Sprintf("barcodes.%d", n)
		if l := utf8.RuneCountInString(b.Code); l < 3 || l > 60 || strings.ContainsAny(b.Code, "\t\r\n\x00") {
			f.Add(name, "fault.item.barcode")
			continue
		}
		if slices.ContainsFunc(i.Barcodes[:n], func(o Barcode) bool { return o.Code == b.Code }) {
			f.Add(name, "fault.item.barcode_twice")
			continue
		}
		if !i.HasUnit(b.Unit) {
			f.Add(name, "fault.item.unit_unknown")
		}
		if _, ok := i.Variant(b.Variant); b.Variant != 0 && !ok {
			f.Add(name, "fault.item.size")
		}
		var other Item
		err := tx.QueryRow(`select i.name_en, i.name_ru, i.name_kk from item_barcode b join item i on i.id = b.item
			where b.code = ? and b.item <> ?`, b.Code, i.ID).Scan(&other.NameEN, &other.NameRU, &other.NameKK)
		switch {
		case err == nil:
			f.Add(name, "fault.item.barcode_taken", "Item", other.Name(""))
		case !errors.Is(err, sql.ErrNoRows):
			return fmt.Errorf("look for a barcode: %w", err)
		}
	}
	return nil
}
