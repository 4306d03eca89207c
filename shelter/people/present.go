package people

import (
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Here are all who live in the house now, by code word, as their operational records show
// them.
func Here(tx *vault.Tx) ([]Resident, error) {
	if err := staff.Need(tx, staff.OperationalRead); err != nil {
		return nil, err
	}
	day, err := today(tx)
	if err != nil {
		return nil, err
	}
	rs, err := loadWhere(tx, `r.id in (select resident from present_resident) order by r.sort_key, r.id`)
	for i := range rs {
		rs[i].Birth = rs[i].Birth.Face(day)
	}
	return rs, err
}
