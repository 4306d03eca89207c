package people

import (
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Pages are where the pages of a list begin, so that a window can show any of them without
// reading those before.
type Pages struct {
	Count int      // rows in all
	Size  int      // rows a page
	After []Cursor // the last row before each page; zero for the first
}

// PagesOf counts what f chooses and says where its pages begin.
func PagesOf(tx *vault.Tx, f Filter) (Pages, error) {
	if err := staff.Need(tx, staff.OperationalRead); err != nil {
		return Pages{}, err
	}
	f.After = Cursor{}
	if f.Limit <= 0 {
		f.Limit = pageSize
	}
	p := Pages{Size: f.Limit, After: []Cursor{{}}}
	where, args, _, err := f.chosen(tx)
	if err != nil || where == nil {
		return p, err
	}
	rows, err := tx.Query(`select n, sort_key, id from (select row_number() over (order by r.sort_key, r.id) n,
			count(*) over () of, r.sort_key, r.id from resident r where `+strings.Join(where, " and ")+`)
		where n % ? = 0 or n = of order by n`, append(args, f.Limit)...)
	if err != nil {
		return p, fmt.Errorf("count residents: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var key []byte
		var c Cursor
		if err := rows.Scan(&p.Count, &key, &c.ID); err != nil {
			return p, fmt.Errorf("count residents: %w", err)
		}
		if c.Key = hex.EncodeToString(key); p.Count%f.Limit == 0 {
			p.After = append(p.After, c)
		}
	}
	return p, rows.Err()
}

// Place is where a resident stands in the list of f, from 0; -1 when she isn't in it.
func Place(tx *vault.Tx, f Filter, resident int64) (int, error) {
	return place(tx, f, `r.id = ?`, resident)
}

// Jump is the first place after the row `after` (the zero Cursor: the first of all) whose
// code word begins with letters, or else the first before it; -1 when there is none.
func Jump(tx *vault.Tx, f Filter, letters string, after Cursor) (int, error) {
	key := wordKey(letters)
	if key == "" {
		return -1, nil
	}
	from := f
	from.After = after
	for _, g := range []Filter{from, f} {
		at, err := place(tx, g, `r.code_key >= ? and r.code_key < ?`, key, key+"\U0010ffff")
		if err != nil || at >= 0 {
			return at, err
		}
	}
	return -1, nil
}

// place is where the first of f that also meets a condition stands in the whole list of f.
func place(tx *vault.Tx, f Filter, condition string, values ...any) (int, error) {
	if err := staff.Need(tx, staff.OperationalRead); err != nil {
		return -1, err
	}
	where, args, _, err := f.chosen(tx)
	if err != nil || where == nil {
		return -1, err
	}
	var key []byte
	var id int64
	err = tx.QueryRow(`select r.sort_key, r.id from resident r where `+strings.Join(append(where, condition), " and ")+
		` order by r.sort_key, r.id limit 1`, append(args, values...)...).Scan(&key, &id)
	if errors.Is(err, sql.ErrNoRows) {
		return -1, nil
	}
	if err != nil {
		return -1, fmt.Errorf("find a place in the list: %w", err)
	}
	f.After = Cursor{}
	if where, args, _, err = f.chosen(tx); err != nil {
		return -1, err
	}
	var n int
	err = tx.QueryRow(`select count(*) from resident r where `+strings.Join(where, " and ")+` and (r.sort_key, r.id) < (?, ?)`,
		append(args, key, id)...).Scan(&n)
	if err != nil {
		return -1, fmt.Errorf("find a place in the list: %w", err)
	}
	return n, nil
}
