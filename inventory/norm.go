package inventory

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Norm is what one person of a band is expected to use: Quantity every Days days, with a
// meal or, where Meal is empty, with the day as a whole.
type Norm struct {
	Band     Band
	Meal     string // "", breakfast, lunch, supper
	Quantity Quantity
	Days     int // one of NormDays
}

// NormDays are the days over which a norm can be spread; they all divide 420.
func NormDays() []int { return []int{1, 2, 3, 4, 5, 6, 7, 10, 12, 14, 15, 20, 21, 28, 30} }

// NormMeals are the meals that a norm can belong to.
func NormMeals() []string { return []string{"", "breakfast", "lunch", "supper"} }

// Rate is how much is used a day, in 420ths of an item's smallest unit: a tin in four days
// is 105. Whole numbers, so that nothing is lost in adding.
type Rate int64

// perUnit is how many of Rate's parts are one smallest unit.
const perUnit = 420

// rate is what one person uses by n.
func (n Norm) rate() Rate { return Rate(int64(n.Quantity) * int64(perUnit/n.Days)) }

// In is what is used in so many days, a begun unit counted whole.
func (r Rate) In(days int) Quantity { return ceil(int64(r) * int64(days)) }

// Spoken is r as people say it: a quantity in the fewest days of NormDays that make it
// whole, rounded up to a day's whole unit where none does.
func (r Rate) Spoken() (Quantity, int) {
	for _, d := range NormDays() {
		if n := int64(r) * int64(d); n%perUnit == 0 {
			return Quantity(n / perUnit), d
		}
	}
	return r.In(1), 1
}

// ceil is the fewest smallest units that hold so many of Rate's parts.
func ceil(parts int64) Quantity { return Quantity((parts + perUnit - 1) / perUnit) }

type normRow struct {
	item int64
	Norm
}

// Norms are the norms of every item that has some, by item, the youngest band first.
func Norms(tx *vault.Tx) (map[int64][]Norm, error) {
	if err := staff.Need(tx, staff.StockRead); err != nil {
		return nil, err
	}
	return norms(tx, `1`)
}

func norms(tx *vault.Tx, where string, args ...any) (map[int64][]Norm, error) {
	rows, err := list(tx, "norms", func(n *normRow) []any { return []any{&n.item, &n.Band, &n.Meal, &n.Quantity, &n.Days} },
		`select item, band, meal, qty, days from norm where `+where, args...)
	if err != nil {
		return nil, err
	}
	all := map[int64][]Norm{}
	for _, r := range rows {
		all[r.item] = append(all[r.item], r.Norm)
	}
	for _, ns := range all {
		slices.SortFunc(ns, func(a, b Norm) int {
			return cmp.Or(slices.Index(Bands(), a.Band)-slices.Index(Bands(), b.Band),
				slices.Index(NormMeals(), a.Meal)-slices.Index(NormMeals(), b.Meal))
		})
	}
	return all, nil
}

// SaveNorms makes ns the norms of an item, in place of what it had. Faults are of
// "norms.N".
func SaveNorms(tx *vault.Tx, item int64, ns []Norm) error {
	if err := staff.Need(tx, staff.StockWrite); err != nil {
		return err
	}
	if _, err := itemOf(tx, item); err != nil {
		return err
	}
	if err := checkNorms(ns); err != nil {
		return err
	}
	old, err := norms(tx, `item = ?`, item)
	if err != nil {
		return err
	}
	if _, err := tx.Exec(`delete from norm where item = ?`, item); err != nil {
		return fmt.Errorf("take away the norms of item %d: %w", item, err)
	}
	for _, n := range ns {
		if _, err := tx.Exec(`insert into norm (item, band, meal, qty, days) values (?, ?, ?, ?, ?)`, item, n.Band, n.Meal, n.Quantity, n.Days); err != nil {
			return fmt.Errorf("save a norm of item %d: %w", item, err)
		}
	}
	return record(tx, "norm", item, false, diff("norm", spell(old[item]), spell(ns)))
}

func checkNorms(ns []Norm) error {
	var f fault.Fields
	for i, n := range ns {
		name := fmt.Sprintf("norms.%d", i)
		switch {
		case !slices.Contains(Bands(), n.Band), !slices.Contains(NormMeals(), n.Meal), !slices.Contains(NormDays(), n.Days):
			f.Add(name, "fault.choice.missing")
		case n.Quantity <= 0:
			f.Add(name, "fault.quantity.zero")
		case n.Quantity > Largest:
			f.Add(name, "fault.quantity.large")
		case slices.ContainsFunc(ns[:i], func(o Norm) bool { return o.Band == n.Band && o.Meal == n.Meal }):
			f.Add(name, "fault.norm.twice")
		}
	}
	return f.Err()
}

// spell is how history keeps norms.
func spell(ns []Norm) string {
	var parts []string
	for _, n := range ns {
		parts = append(parts, fmt.Sprintf("%s %s %d/%d", n.Band, cmp.Or(n.Meal, "day"), n.Quantity, n.Days))
	}
	slices.Sort(parts)
	return strings.Join(parts, ", ")
}

// rates are what one person of each band uses a day by ns.
func rates(ns []Norm) map[Band]Rate {
	out := map[Band]Rate{}
	for _, n := range ns {
		out[n.Band] += n.rate()
	}
	if _, ok := out[BandNursing]; !ok {
		out[BandNursing] = out[BandAdult]
	}
	return out
}
