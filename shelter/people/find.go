package people

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"pana/shelter/staff"
	"pana/shelter/vault"
)

// enough is how many finds of one way are looked at.
const enough = 500

// find are the residents that a text may mean, and why.
func find(tx *vault.Tx, text string) (map[int64]string, error) {
	why := map[int64]string{}
	found := func(how, query string, args ...any) error {
		rows, err := tx.Query(query+fmt.Sprintf(" limit %d", enough), args...)
		if err != nil {
			return fmt.Errorf("find residents: %w", err)
		}
		all, err := ids(rows)
		for _, id := range all {
			if why[id] == "" {
				why[id] = how
			}
		}
		return err
	}
	key := wordKey(text)
	err := found("word", `select id from resident where code_key >= ? and code_key < ? order by word_until desc`, key, after(key))
	if err != nil {
		return nil, err
	}
	if n, err := strconv.Atoi(text); err == nil && n > 0 {
		if err := found("number", `select id from resident where register_seq = ? order by id desc`, n); err != nil {
			return nil, err
		}
	} else if strings.Contains(text, "/") {
		if err := found("number", `select id from resident where register_no >= ? and register_no < ?`, text, after(text)); err != nil {
			return nil, err
		}
	}
	if err := findBed(tx, text, why); err != nil {
		return nil, err
	}
	return why, findNames(tx, text, why)
}

// after is the first text that doesn't begin with s.
func after(s string) string { return s + "\U0010ffff" }

// findBed adds who sleeps in a bed whose code is text, in either alphabet.
func findBed(tx *vault.Tx, text string, why map[int64]string) error {
	rows, err := tx.Query(`select a.resident, bed.code from bed_assignment a join bed on bed.id = a.bed
		where a.to_at is null and a.void = 0`)
	if err != nil {
		return fmt.Errorf("find beds: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		var code string
		if err := rows.Scan(&id, &code); err != nil {
			return fmt.Errorf("find beds: %w", err)
		}
		if plainNumber(code) == plainNumber(text) && why[id] == "" {
			why[id] = "bed"
		}
	}
	return rows.Err()
}

// findNames adds those whose names begin with every word of text, and whose identity the
// actor may open.
func findNames(tx *vault.Tx, text string, why map[int64]string) error {
	scope := staff.ScopeOf(staff.Role(tx.Actor().Role), staff.IdentityRead)
	if scope == staff.None || utf8.RuneCountInString(text) < 2 {
		return nil
	}
	var all map[int64]int
	for _, w := range strings.Fields(text) {
		best, err := beginning(tx, w, scope)
		if err != nil {
			return err
		}
		if all == nil {
			all = best
			continue
		}
		for id, way := range all {
			if other, ok := best[id]; ok {
				all[id] = max(way, other)
			} else {
				delete(all, id)
			}
		}
	}
	for id, way := range all {
		if why[id] == "" {
			why[id] = Kinds()[way]
		}
	}
	return nil
}

// beginning are the residents one of whose names begins with w, and the best way of it.
func beginning(tx *vault.Tx, w string, scope staff.Scope) (map[int64]int, error) {
	may, args := "", []any{}
	switch scope {
	case staff.Present:
		may = ` and resident in (select resident from present_resident)`
	case staff.Own:
		may = ` and resident in (select resident from assignment where account = ? and to_at is null)`
		args = []any{tx.Actor().Account}
	}
	best, keys := map[int64]int{}, Keys(w)
	for way, kind := range Kinds() {
		for _, key := range keys[kind] {
			rows, err := tx.Query(`select distinct resident from name_key where kind = ? and key >= ? and key < ?`+may+
				fmt.Sprintf(" limit %d", enough), append([]any{kind, key, after(key)}, args...)...)
			if err != nil {
				return nil, fmt.Errorf("find names: %w", err)
			}
			found, err := ids(rows)
			if err != nil {
				return nil, err
			}
			for _, id := range found {
				if _, ok := best[id]; !ok {
					best[id] = way
				}
			}
		}
	}
	return best, nil
}

// numbers are the keys of m as a JSON list.
func numbers[V any](m map[int64]V) string {
	list := make([]int64, 0, len(m))
	for id := range m {
		list = append(list, id)
	}
	b, err := json.Marshal(list)
	if err != nil {
		return "[]" // a list of numbers always has a form
	}
	return string(b)
}
