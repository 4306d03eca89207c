package inventory

import (
	"fmt"

	"pana/shelter/civil"
	"pana/shelter/vault"
)

// overs are the limits that an issue would exceed. A limit counts a person: what she got
// herself in the last days; and her household: what all of them got, against the limit
// times those who are here. Loans and kits count too, what was taken back doesn't.
func overs(tx *vault.Tx, in Issue, is []Item, who recipient) ([]Over, error) {
	today, err := KnownDay(tx)
	if err != nil {
		return nil, err
	}
	heads := 1
	if err := tx.QueryRow(`select count(*) from resident r join present_resident p on p.resident = r.id where r.household = ?`,
		who.Household).Scan(&heads); err != nil {
		return nil, fmt.Errorf("count household %d: %w", who.Household, err)
	}
	asked := map[int64]Quantity{}
	for _, l := range in.Lines {
		asked[l.Item] += l.Quantity
	}
	var out []Over
	for n, i := range is {
		if i.Limit == 0 || asked[i.ID] == 0 {
			continue
		}
		o := Over{Item: i.ID, Line: n, Asked: asked[i.ID], Days: i.LimitDays, RegisterNo: who.RegisterNo, Word: who.CodeWord}
		delete(asked, i.ID) // once an item
		since := today.Add(1 - i.LimitDays)
		own, all, err := given(tx, i.ID, who, since)
		if err != nil {
			return nil, err
		}
		o.Had, o.Allowed = all, i.Limit*Quantity(heads)
		if !in.Household && own+o.Asked > i.Limit {
			o.Had, o.Allowed = own, i.Limit
		}
		if o.Had+o.Asked > o.Allowed {
			out = append(out, o)
		}
	}
	return out, nil
}

// given is what a resident got of an item since a day, and what her whole household did.
// What was given for a household is nobody's own.
func given(tx *vault.Tx, item int64, who recipient, since civil.Day) (own, all Quantity, err error) {
	err = tx.QueryRow(`select coalesce(sum(case when d.resident = ?1 and d.reason <> 'CONSUMED' then -m.qty else 0 end), 0), coalesce(-sum(m.qty), 0)
		from document d join movement m on m.document = d.id
		where d.household = ?2 and d.day >= ?3 and d.kind = 'issue_resident' and m.item = ?4`,
		who.ID, who.Household, since.String(), item).Scan(&own, &all)
	if err != nil {
		return 0, 0, fmt.Errorf("add up item %d of resident %d: %w", item, who.ID, err)
	}
	return own, all, nil
}
