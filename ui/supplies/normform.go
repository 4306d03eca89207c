package supplies

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"pana/inventory"
	"pana/shelter"
	"pana/shelter/fault"
	"pana/ui/goods"
	"pana/ui/widgets"
)

// furtherNorms is how many empty rows follow, for norms that belong to one meal.
const furtherNorms = 3

// normRow is a norm on the page.
type normRow struct {
	band, days, meal *widgets.Choice
	quantity         *goods.Quantity
}

// normsForm is the form of what a person of each age is expected to use. A row without a
// quantity is no norm.
func (s *Screen) normsForm(i inventory.Item) {
	all, err := s.store.Norms(context.Background())
	if s.d.Failed(err, nil) {
		return
	}
	f := s.newForm(formNorms, i, 0, s.d.T("supplies.norms_title"), goods.Name(s.d, i), s.d.T("button.save"))
	f.wide = true
	f.rows.Add(widgets.NewParagraphFor(s.d.T("supplies.norms_why"), widgets.Small, 700))
	ns := slices.Clone(all[i.ID])
	for _, b := range inventory.Bands() {
		if !slices.ContainsFunc(ns, func(n inventory.Norm) bool { return n.Band == b }) {
			ns = append(ns, inventory.Norm{Band: b, Days: 1})
		}
	}
	for range furtherNorms {
		ns = append(ns, inventory.Norm{Days: 1})
	}
	var rows []normRow
	for k, n := range ns {
		rows = append(rows, f.normRow(k, n))
	}
	f.send = func() (shelter.Receipt, error) {
		var norms []inventory.Norm
		var bad fault.Fields
		var at []int
		for k, r := range rows {
			if r.quantity.Empty() {
				continue
			}
			n := inventory.Norm{Band: inventory.Band(r.band.Key()), Meal: strings.TrimPrefix(r.meal.Key(), wholeDay)}
			n.Days, _ = strconv.Atoi(r.days.Key()) // 0 is refused
			if n.Quantity, err = r.quantity.Read(); err != nil {
				if fields, ok := err.(fault.Fields); ok {
					bad = append(bad, fault.Field{Name: fmt.Sprintf("norms.%d", k), Message: fields[0].Message})
				}
			}
			norms, at = append(norms, n), append(at, k)
		}
		if err := bad.Err(); err != nil {
			return shelter.Receipt{}, err
		}
		r, err := s.store.SaveNorms(context.Background(), i.ID, norms)
		return r, renumber(err, map[string][]int{"norms": at})
	}
	f.start()
}

// wholeDay is the key of a norm that belongs to no meal.
const wholeDay = "day"

func (f *form) normRow(k int, n inventory.Norm) normRow {
	d := f.s.d
	name := fmt.Sprintf("norms.%d", k)
	r := normRow{quantity: goods.NewQuantity(d, d.T("goods.quantity"), f.item)}
	r.quantity.Set(n.Quantity)
	r.band = f.choice(name+".band", "supplies.band", "code.band.", codes(inventory.Bands()), string(n.Band))
	f.add(name, r.quantity.Field)
	var days, meals []widgets.Option
	for _, x := range inventory.NormDays() {
		days = append(days, widgets.Option{Key: strconv.Itoa(x), Text: d.N("goods.days", x)})
	}
	for _, m := range inventory.NormMeals() {
		o := widgets.Option{Key: wholeDay, Text: d.T("supplies.whole_day")}
		if m != "" {
			o = widgets.Option{Key: m, Text: d.T("code.meal." + m)}
		}
		meals = append(meals, o)
	}
	r.days = f.choose(name+".days", "supplies.every", days, strconv.Itoa(n.Days))
	meal := n.Meal
	if meal == "" {
		meal = wholeDay
	}
	r.meal = f.choose(name+".meal", "supplies.meal", meals, meal)
	f.row(r.band, r.quantity.Field, r.days, r.meal)
	return r
}
