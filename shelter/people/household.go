package people

import (
	"fmt"

	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Household are the residents of a household, the head first, then by register number.
func Household(tx *vault.Tx, household int64) ([]Resident, error) {
	if err := staff.Need(tx, staff.OperationalRead); err != nil {
		return nil, err
	}
	day, err := today(tx)
	if err != nil {
		return nil, err
	}
	rs, err := loadWhere(tx, `r.household = ? order by r.relation <> 'self', r.id`, household)
	if err != nil {
		return nil, err
	}
	seen := rs[:0]
	for _, r := range rs {
		err := Allowed(tx, staff.OperationalRead, r.ID)
		if isRefusal(err) {
			continue // one who left is not for those who see only present residents
		}
		if err != nil {
			return nil, err
		}
		r.Birth = r.Birth.Face(day)
		seen = append(seen, r)
	}
	return seen, nil
}

// MakeHead makes a resident the head of her household, for instance when the head leaves
// alone. How the others are related to her must be asked anew; guardians stay.
func MakeHead(tx *vault.Tx, resident int64) error {
	if err := Allowed(tx, staff.OperationalWrite, resident); err != nil {
		return err
	}
	day, err := today(tx)
	if err != nil {
		return err
	}
	chosen, err := load(tx, resident)
	if err != nil || chosen.Relation == Self {
		return err
	}
	if chosen.Guardian == 0 && !chosen.Unaccompanied && chosen.Birth.Under(18, day) {
		return fault.Fields{{Name: "guardian", Message: fault.Say("fault.guardian.needed")}}
	}
	all, err := loadWhere(tx, `r.household = ? order by r.relation <> 'self', r.id`, chosen.Household)
	if err != nil {
		return err
	}
	for _, old := range all { // the head first, so that there are never two
		if old.ID == resident {
			continue
		}
		now := old
		now.Relation = RelationNotKnown
		if err := save(tx, old, now, day); err != nil {
			return err
		}
	}
	now := chosen
	now.Relation = Self
	if err := save(tx, chosen, now, day); err != nil {
		return err
	}
	if _, err := tx.Exec(`update household set head = ? where id = ?`, resident, chosen.Household); err != nil {
		return fmt.Errorf("make %d the head of household %d: %w", resident, chosen.Household, err)
	}
	return nil
}
