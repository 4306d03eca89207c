package inventory

import (
	"fmt"
	"slices"
	"strings"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/vault"
)

// Plan says from which lots something will come, before it is posted.
type Plan struct {
	Lines []PlanLine
	Over  []Over // limits that would be exceeded; a reason is needed
}

// PlanLine is a line with the lots that serve it.
type PlanLine struct {
	Item, Variant int64
	Asked         Quantity
	Takes         []Take
	Short         Quantity // what is lacking
}

// Take is what comes from one lot in one place.
type Take struct {
	Lot, Place int64
	Variant    int64
	Code       string
	Quantity   Quantity
	Expiry     civil.Day
	Opened     bool
	PastBest   bool // past its best-before day: allowed, with a warning

	have Quantity // in the place, before the plan
}

// Over is a limit that would be exceeded: Had in the last Days, of which Allowed.
type Over struct {
	Item             int64
	Line             int
	Had, Asked       Quantity
	Allowed          Quantity
	Days             int
	RegisterNo, Word string
}

// Warnings are what somebody should know before she posts the plan.
func (p Plan) Warnings() []fault.Message {
	var ms []fault.Message
	for _, l := range p.Lines {
		for _, t := range l.Takes {
			if t.PastBest {
				ms = append(ms, fault.Say("warning.past_best"))
			}
		}
	}
	return ms
}

// wanted is a line to be served. Lot and Place 0 leave the choice to the plan.
type wanted struct {
	item, variant, lot, place int64
	qty                       Quantity
}

// allocate serves lines one after the other from what may be given out: opened first, then
// the earliest expiry, then what came first (INV-17). What a line takes is gone for the
// next. The variant 0 takes any size.
func allocate(tx *vault.Tx, lines []wanted) ([]PlanLine, error) {
	today, err := KnownDay(tx)
	if err != nil {
		return nil, err
	}
	var ids []int64
	for _, w := range lines {
		ids = append(ids, w.item)
	}
	shelves, err := shelvesOf(tx, ids, today)
	if err != nil {
		return nil, err
	}
	var out []PlanLine
	for _, w := range lines {
		l := PlanLine{Item: w.item, Variant: w.variant, Asked: w.qty, Short: w.qty}
		shelf := shelves[w.item]
		for n := range shelf {
			s := &shelf[n]
			if l.Short == 0 {
				break
			}
			if s.Quantity == 0 || w.variant != 0 && s.Variant != w.variant || w.lot != 0 && s.Lot != w.lot || w.place != 0 && s.Place != w.place {
				continue
			}
			t := *s
			t.Quantity = min(s.Quantity, l.Short)
			s.Quantity -= t.Quantity
			l.Short -= t.Quantity
			l.Takes = append(l.Takes, t)
		}
		out = append(out, l)
	}
	return out, nil
}

// shelf is all of an item that may be given out, in the order in which it is used.
func shelf(tx *vault.Tx, item int64, today civil.Day) ([]Take, error) {
	ss, err := shelvesOf(tx, []int64{item}, today)
	return ss[item], err
}

// shelvesOf are the shelves of several items.
func shelvesOf(tx *vault.Tx, ids []int64, today civil.Day) (map[int64][]Take, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	args := []any{today.String()}
	for _, id := range ids {
		args = append(args, id)
	}
	type row struct {
		item int64
		Take
	}
	rows, err := list(tx, "lots", func(r *row) []any {
		return []any{&r.item, &r.Lot, &r.Place, &r.Variant, &r.Code, &r.Quantity, dayColumn{&r.Expiry}, &r.Opened}
	}, `select b.item, l.id, b.place, l.variant, l.code, b.qty, l.expiry, l.opened_on is not null
		from balance b join lot l on l.id = b.lot join item i on i.id = b.item
		where b.qty > 0 and b.status = 'usable' and (i.due <> 'use_by' or b.expiry >= ?) and b.item in (?`+strings.Repeat(`, ?`, len(ids)-1)+`)
		order by `+order+`, b.place`, args...)
	out := map[int64][]Take{}
	for _, r := range rows {
		r.have = r.Quantity
		r.PastBest = !r.Expiry.IsZero() && r.Expiry.Before(today)
		out[r.item] = append(out[r.item], r.Take)
	}
	return out, err
}

// shortage names the lines of which something is lacking, and how much there is.
func (p Plan) shortage(is []Item, f *fault.Fields) {
	for n, l := range p.Lines {
		if l.Short > 0 {
			f.Add(fmt.Sprintf("lines.%d.quantity", n), "fault.quantity.short", "Have", is[n].figure(l.Asked-l.Short))
		}
	}
}

// Count is how many lots serve the plan.
func (p Plan) Count() int {
	n := 0
	for _, l := range p.Lines {
		n += len(l.Takes)
	}
	return n
}

// Enough reports whether nothing is lacking.
func (p Plan) Enough() bool {
	return !slices.ContainsFunc(p.Lines, func(l PlanLine) bool { return l.Short > 0 })
}
