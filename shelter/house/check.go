package house

import (
	"fmt"

	"pana/shelter/vault"
)

// Breach is an assignment that breaks a rule of the house, by the key of its refusal.
type Breach struct {
	Assignment int64
	Rule       string
}

// Breaches are all assignments, past ones too, that break a rule; a sound file has none.
// The check of the file asks for them, and needs no right: no person is named.
func Breaches(tx *vault.Tx) ([]Breach, error) {
	rows, err := tx.Query(`select assignment, rule from house_breach order by assignment, rule`)
	if err != nil {
		return nil, fmt.Errorf("check the rules of the house: %w", err)
	}
	defer rows.Close()
	var bs []Breach
	for rows.Next() {
		var b Breach
		if err := rows.Scan(&b.Assignment, &b.Rule); err != nil {
			return nil, fmt.Errorf("check the rules of the house: %w", err)
		}
		bs = append(bs, b)
	}
	return bs, rows.Err()
}
