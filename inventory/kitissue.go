package inventory

import (
	"fmt"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// KitFor is the kind of kit that fits somebody on a day: by age, then by sex. Somebody of
// whom neither is known has none.
func KitFor(sex people.Sex, birth people.Birth, on civil.Day) string {
	switch {
	case birth.Under(2, on):
		return "infant"
	case birth.Under(14, on):
		return "child"
	case sex == people.Female:
		return "female"
	case sex == people.Male:
		return "male"
	}
	return ""
}

// Handing is a kit for somebody.
type Handing struct {
	Resident int64
	Kit      int64
}

// PlanKits shows from which lots kits would come, a plan for each; what one takes is not
// gone for the next, so that PostKits may still lack something.
func PlanKits(tx *vault.Tx, hs []Handing) ([]Plan, error) {
	if err := staff.Need(tx, staff.StockRead); err != nil {
		return nil, err
	}
	var out []Plan
	for _, h := range hs {
		in, err := h.issue(tx)
		if err != nil {
			return nil, err
		}
		p, err := in.plan(tx)
		if err != nil {
			return nil, err
		}
		out = append(out, p.Plan)
	}
	return out, nil
}

// PostKits gives arrival kits out, each with a receipt of its own, all of them or none. A
// limit is no obstacle: the kit itself is the reason. Faults are named "kits.1.lines.0.quantity".
func PostKits(tx *vault.Tx, hs []Handing) ([]Posted, error) {
	if err := staff.Need(tx, staff.StockWrite); err != nil {
		return nil, err
	}
	var f fault.Fields
	var out []Posted
	if len(hs) == 0 {
		f.Add("kits", "fault.lines.none")
	}
	for n, h := range hs {
		in, err := h.issue(tx)
		if err != nil {
			return nil, err
		}
		p, err := PostIssue(tx, in)
		if err := f.Under(fmt.Sprintf("kits.%d.", n), err); err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, f.Err()
}

// issue is the kit as an issue, in her sizes.
func (h Handing) issue(tx *vault.Tx) (Issue, error) {
	ks, err := kits(tx, `id = ? and active = 1`, h.Kit)
	if err != nil {
		return Issue{}, err
	}
	if len(ks) == 0 {
		return Issue{}, fault.Refuse("refused.no_kit")
	}
	card, err := sizes(tx, h.Resident)
	if err != nil {
		return Issue{}, err
	}
	today, err := KnownDay(tx)
	if err != nil {
		return Issue{}, err
	}
	in := Issue{Resident: h.Resident, Kit: h.Kit, OverLimit: "kit " + ks[0].Kind}
	for _, l := range ks[0].Lines {
		line := IssueLine{Item: l.Item, Variant: l.Variant, Quantity: l.Quantity, Loan: l.Loan}
		if l.Loan && l.Days > 0 {
			line.Until = today.Add(l.Days)
		}
		if l.Variant == 0 {
			if line.Variant, err = fitting(tx, l.Item, card, l.Quantity, today); err != nil {
				return Issue{}, err
			}
		}
		in.Lines = append(in.Lines, line)
	}
	return in, nil
}

// fitting is the size of an item that is on the card and there in sufficient number, 0 for
// any.
func fitting(tx *vault.Tx, item int64, card []Size, q Quantity, today civil.Day) (int64, error) {
	i, err := itemOf(tx, item)
	if err != nil || len(card) == 0 || len(i.Variants) == 0 {
		return 0, err
	}
	ts, err := shelf(tx, item, today)
	if err != nil {
		return 0, err
	}
	for _, v := range Fitting(i, card) {
		var have Quantity
		for _, t := range ts {
			if t.Variant == v.ID {
				have += t.Quantity
			}
		}
		if have >= q {
			return v.ID, nil
		}
	}
	return 0, nil
}
