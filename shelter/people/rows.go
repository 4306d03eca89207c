package people

import (
	"database/sql"
	"errors"
	"fmt"

	"pana/shelter/fault"
)

// ids reads rows of one number each and closes them.
func ids(rows *sql.Rows) ([]int64, error) {
	defer rows.Close()
	var out []int64
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return nil, fmt.Errorf("read numbers: %w", err)
		}
		out = append(out, id)
	}
	return out, rows.Err()
}

// texts reads rows of one text each and closes them.
func texts(rows *sql.Rows) ([]string, error) {
	defer rows.Close()
	var out []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, fmt.Errorf("read texts: %w", err)
		}
		out = append(out, s)
	}
	return out, rows.Err()
}

func isRefusal(err error) bool {
	var r *fault.Refusal
	return errors.As(err, &r)
}
