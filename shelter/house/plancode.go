package house

import (
	"fmt"
	"strings"

	"pana/shelter/fault"
	"pana/shelter/vault"
)

// roomCodeFree refuses a code that another room of the plan has; case makes no difference,
// since on paper it makes none.
func roomCodeFree(tx *vault.Tx, code string, but int64) error {
	taken, err := codeTaken(tx, `select id, code from room where removed_at is null`, code, but)
	if err == nil && taken {
		err = fault.Refuse("refused.room_code_taken", "Code", code)
	}
	return err
}

// bedCodeFree refuses a code that another bed of the house has.
func bedCodeFree(tx *vault.Tx, code string, but int64) error {
	taken, err := codeTaken(tx, `select id, code from bed where removed_at is null`, code, but)
	if err == nil && taken {
		err = fault.Refuse("refused.bed_code_taken", "Code", code)
	}
	return err
}

func codeTaken(tx *vault.Tx, all, code string, but int64) (bool, error) {
	rows, err := tx.Query(all)
	if err != nil {
		return false, fmt.Errorf("read the codes of the plan: %w", err)
	}
	defer rows.Close()
	taken := false
	for rows.Next() {
		var id int64
		var c string
		if err := rows.Scan(&id, &c); err != nil {
			return false, fmt.Errorf("read the codes of the plan: %w", err)
		}
		taken = taken || id != but && strings.EqualFold(c, code)
	}
	return taken, rows.Err()
}
