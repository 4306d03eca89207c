package inventory

import (
	"fmt"
	"strings"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Issue is what is given out at once: to a resident, to her household, or to the kitchen.
type Issue struct {
	Resident  int64 // 0: the kitchen
	Household bool  // for all of her household who are here; she takes it
	Day       civil.Day
	Kit       int64  // the kit that it is, 0 if none
	Meal      string // of the kitchen: "" or one of Meals
	Note      string
	OverLimit string // why more than the limit is given
	Lines     []IssueLine
}

// IssueLine is one thing that is given.
type IssueLine struct {
	Item, Variant int64 // Variant 0: any size
	Quantity      Quantity
	Lot, Place    int64     // 0: what is to be used first, wherever it lies
	Loan          bool      // it comes back
	Until         civil.Day // of a loan; zero: when she leaves
}

// Meals are what the kitchen cooks, in the order of the day; the words are "code.meal."+code.
func Meals() []string { return []string{"suhur", "breakfast", "lunch", "supper", "iftar", "other"} }

// PlanIssue shows from which lots an issue would come, what is lacking, and which limits
// it would exceed. Faults are those of PostIssue, but for shortage and limits.
func PlanIssue(tx *vault.Tx, in Issue) (Plan, error) {
	if err := staff.Need(tx, staff.StockRead); err != nil {
		return Plan{}, err
	}
	d, err := in.plan(tx)
	return d.Plan, err
}

// PostIssue gives it out, all lines or none. Faults are named "lines.2.quantity"; a limit
// that is exceeded is the fault "over_limit" until a reason is given.
func PostIssue(tx *vault.Tx, in Issue) (Posted, error) {
	if err := staff.Need(tx, staff.StockWrite); err != nil {
		return Posted{}, err
	}
	in.OverLimit = strings.TrimSpace(in.OverLimit)
	plan, err := in.plan(tx)
	if err != nil {
		return Posted{}, err
	}
	var f fault.Fields
	plan.shortage(plan.items, &f)
	if len(plan.Over) > 0 && in.OverLimit == "" {
		f.Add("over_limit", "fault.limit.reason")
	}
	if err := f.Err(); err != nil {
		return Posted{}, err
	}
	doc := Document{Kind: ToKitchen, Day: in.Day, Note: in.Note, Kit: in.Kit, Meal: in.Meal}
	if in.Resident != 0 {
		doc.Kind, doc.Resident, doc.Household = ToResident, plan.who.ID, plan.who.Household
		if len(plan.Over) > 0 {
			doc.OverLimit = in.OverLimit
		}
		if in.Household {
			doc.Reason = "CONSUMED"
		}
	}
	p, err := begin(tx, doc)
	if err != nil {
		return Posted{}, err
	}
	for n, l := range plan.Lines {
		for _, t := range l.Takes {
			p.expect(t.Lot, t.Place, t.have)
			id, err := p.move(entry{item: l.Item, lot: t.Lot, place: t.Place, qty: -t.Quantity})
			if err != nil {
				return Posted{}, err
			}
			if !in.Lines[n].Loan {
				continue
			}
			if err := p.write(); err != nil {
				return Posted{}, err
			}
			if _, err := tx.Exec(`insert into loan (movement, document, resident, item, lot, qty, due, open) values (?, ?, ?, ?, ?, ?, ?, ?)`,
				id, p.doc.ID, in.Resident, l.Item, t.Lot, t.Quantity, dayOrNull(in.Lines[n].Until), t.Quantity); err != nil {
				return Posted{}, fmt.Errorf("lend item %d: %w", l.Item, err)
			}
		}
	}
	posted, err := p.seal()
	posted.Warnings = plan.Warnings()
	return posted, err
}

// planned is a plan with what it was made of.
type planned struct {
	Plan
	who   recipient
	items []Item // by line
}

func (in Issue) plan(tx *vault.Tx) (p planned, err error) {
	if in.Resident != 0 {
		if p.who, err = recipientOf(tx, in.Resident); err != nil {
			return p, err
		}
	}
	if p.items, err = in.check(tx); err != nil {
		return p, err
	}
	var want []wanted
	for _, l := range in.Lines {
		want = append(want, wanted{l.Item, l.Variant, l.Lot, l.Place, l.Quantity})
	}
	if p.Lines, err = allocate(tx, want); err != nil {
		return p, err
	}
	if in.Resident != 0 {
		p.Over, err = overs(tx, in, p.items, p.who)
	}
	return p, err
}

func (in Issue) check(tx *vault.Tx) ([]Item, error) {
	today, err := KnownDay(tx)
	if err != nil {
		return nil, err
	}
	var f fault.Fields
	if len(in.Lines) == 0 {
		f.Add("lines", "fault.lines.none")
	}
	checkText(&f, "note", in.Note, 400)
	checkText(&f, "over_limit", in.OverLimit, 400)
	if in.Meal != "" {
		checkOneOf(&f, "meal", in.Meal, Meals())
	}
	var ids []int64
	for _, l := range in.Lines {
		ids = append(ids, l.Item)
	}
	cat, err := catalogueOf(tx, ids)
	if err != nil {
		return nil, err
	}
	var is []Item
	for n, l := range in.Lines {
		name := fmt.Sprintf("lines.%d.", n)
		i, ok := cat.check(&f, name, l.Item, l.Variant)
		is = append(is, i)
		checkQuantity(&f, name+"quantity", l.Quantity)
		switch {
		case !ok || !l.Loan:
		case !i.Returnable || in.Resident == 0:
			f.Add(name+"loan", "fault.loan.not_lent")
		case !l.Until.IsZero() && l.Until.Before(today):
			f.Add(name+"until", "fault.loan.past")
		}
		if ok && l.Lot != 0 {
			if err := checkLot(tx, &f, name+"lot", l.Lot, l.Item); err != nil {
				return nil, err
			}
		}
	}
	return is, f.Err()
}

// checkLot wants a lot of an item that may be given out.
func checkLot(tx *vault.Tx, f *fault.Fields, name string, lot, item int64) error {
	ls, err := lots(tx, `l.id = ? and l.item = ?`, lot, item)
	switch {
	case err != nil:
		return err
	case len(ls) == 0:
		f.Add(name, "fault.lot.missing")
	case ls[0].Status != Usable:
		f.Add(name, "fault.lot.blocked")
	case !ls[0].Usable:
		f.Add(name, "fault.lot.expired")
	}
	return nil
}

// recipient is a resident as the store knows her.
type recipient struct {
	ID, Household        int64
	RegisterNo, CodeWord string
}

// recipientOf is somebody who lives here now; one who left is refused.
func recipientOf(tx *vault.Tx, resident int64) (recipient, error) {
	rs, err := list(tx, "residents", func(r *recipient) []any { return []any{&r.ID, &r.Household, &r.RegisterNo, &r.CodeWord} },
		`select r.id, r.household, r.register_no, r.code_word from resident r join present_resident p on p.resident = r.id where r.id = ?`, resident)
	if err != nil {
		return recipient{}, err
	}
	if len(rs) == 0 {
		return recipient{}, fault.Refuse("refused.not_here")
	}
	return rs[0], people.Allowed(tx, staff.OperationalRead, resident)
}
