package inventory

import (
	"fmt"
	"strings"

	"pana/shelter/fault"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Size is one line of a resident's size card: system (cis, eu, int, shoe, height) and size.
type Size struct{ System, Size string }

// Sizes are the size card of a resident, in the order of Systems.
func Sizes(tx *vault.Tx, resident int64) ([]Size, error) {
	if err := staff.Need(tx, staff.StockRead); err != nil {
		return nil, err
	}
	if err := people.Allowed(tx, staff.OperationalRead, resident); err != nil {
		return nil, err
	}
	return sizes(tx, resident)
}

func sizes(tx *vault.Tx, resident int64) ([]Size, error) {
	return list(tx, "sizes", func(s *Size) []any { return []any{&s.System, &s.Size} }, `select system, size from resident_size
		where resident = ? order by case system when 'cis' then 1 when 'eu' then 2 when 'int' then 3 when 'shoe' then 4 else 5 end`, resident)
}

// SaveSizes replaces the size card of somebody who lives here.
func SaveSizes(tx *vault.Tx, resident int64, card []Size) error {
	if err := staff.Need(tx, staff.StockWrite); err != nil {
		return err
	}
	if err := people.Allowed(tx, staff.OperationalRead, resident); err != nil {
		return err
	}
	var f fault.Fields
	seen := map[string]bool{}
	for n, s := range card {
		checkOneOf(&f, fmt.Sprintf("sizes.%d.system", n), s.System, Systems())
		checkNamed(&f, fmt.Sprintf("sizes.%d.size", n), s.Size, 20)
		if seen[s.System] {
			f.Add(fmt.Sprintf("sizes.%d.system", n), "fault.item.size_twice")
		}
		seen[s.System] = true
	}
	if err := f.Err(); err != nil {
		return err
	}
	old, err := sizes(tx, resident)
	if err != nil {
		return err
	}
	if _, err := tx.Exec(`delete from resident_size where resident = ?`, resident); err != nil {
		return fmt.Errorf("change the sizes of resident %d: %w", resident, err)
	}
	for _, s := range card {
		if _, err := tx.Exec(`insert into resident_size (resident, system, size, changed_at, changed_by) values (?, ?, ?, ?, ?)`,
			resident, s.System, strings.TrimSpace(s.Size), int64(tx.Now()), by(tx)); err != nil {
			return fmt.Errorf("note a size of resident %d: %w", resident, err)
		}
	}
	tx.Touch(Topic)
	return staff.Record(tx, staff.Change{Entity: "resident_size", ID: resident, Subject: resident,
		Fields: []staff.Diff{diff("sizes", fmt.Sprint(old), fmt.Sprint(card))}})
}

// Fitting are the sizes of an item that are on a card, in the item's order.
func Fitting(i Item, card []Size) []Variant {
	var out []Variant
	for _, v := range i.Variants {
		for _, s := range card {
			if v.Active && v.System == s.System && strings.EqualFold(v.Size, s.Size) {
				out = append(out, v)
			}
		}
	}
	return out
}
