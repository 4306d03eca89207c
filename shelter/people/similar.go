package people

import (
	"cmp"
	"fmt"
	"slices"
	"unicode/utf8"

	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Likeness is a record that resembles one being typed. Where the actor may not open that
// identity, Resident is 0 and nothing is said but that there is a similar record.
type Likeness struct {
	Resident             int64
	CodeWord, RegisterNo string
	State                State
	How                  string // Exact, Folded or Sound; "" if nothing may be said
	SameBirth            bool
}

// most are the likenesses that a form has room for.
const most = 5

// Similar are the records whose names resemble n, typed in any alphabet, the likeliest
// first: both the family and the given name alike; or one of them and the birth; or, while
// only one is typed, that one and no contradicting birth. Never a merge, only a warning.
func Similar(tx *vault.Tx, n Name, b Birth) ([]Likeness, error) {
	if err := staff.Need(tx, staff.IdentityWrite); err != nil {
		return nil, err
	}
	found, typed, err := namesakes(tx, n)
	if err != nil || typed == 0 {
		return nil, err
	}
	all, err := compared(tx, found, typed, b)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(all, func(x, y candidate) int {
		return cmp.Or(-cmp.Compare(flag(x.SameBirth), flag(y.SameBirth)), cmp.Compare(x.how, y.how),
			-cmp.Compare(x.Resident, y.Resident))
	})
	return shown(tx, all)
}

// compared are those of found that are alike enough.
func compared(tx *vault.Tx, found map[int64][]int, typed int, b Birth) ([]candidate, error) {
	rows, err := tx.Query(`select r.id, r.code_word, r.register_no, r.state, `+BirthColumns+`
		from json_each(?) j join resident r on r.id = j.value`, numbers(found))
	if err != nil {
		return nil, fmt.Errorf("read residents: %w", err)
	}
	defer rows.Close()
	var all []candidate
	for rows.Next() {
		var c candidate
		var row BirthRow
		dest := []any{&c.Resident, &c.CodeWord, &c.RegisterNo, &c.State}
		if err := rows.Scan(append(dest, row.Dest()...)...); err != nil {
			return nil, fmt.Errorf("read residents: %w", err)
		}
		ways, other := found[c.Resident], row.Birth()
		c.how = slices.Max(ways)
		c.How, c.SameBirth = wayNames[c.how], sameBirth(b, other)
		unknown := !b.Known() || !other.Known()
		whole := len(ways) == typed
		if whole && (typed > 1 || c.SameBirth || unknown) || !whole && c.SameBirth {
			all = append(all, c)
		}
	}
	return all, rows.Err()
}

type candidate struct {
	Likeness
	how int
}

// wayNames are the ways that a likeness can be, the best first.
var wayNames = []string{Exact, Folded, Sound}

// namesakes are, by resident, the best way in which each typed part of n is found.
func namesakes(tx *vault.Tx, n Name) (found map[int64][]int, typed int, err error) {
	found = map[int64][]int{}
	for _, part := range []string{n.Family, n.Given} {
		if utf8.RuneCountInString(tidy(part)) < 2 {
			continue
		}
		typed++
		best := map[int64]int{}
		for _, w := range Words(part) {
			keys := Keys(w)
			for way := len(wayNames) - 1; way >= 0; way-- {
				for _, key := range keys[wayNames[way]] {
					ids, err := keyed(tx, wayNames[way], key)
					if err != nil {
						return nil, 0, err
					}
					for _, id := range ids {
						best[id] = way
					}
				}
			}
		}
		for id, way := range best {
			found[id] = append(found[id], way)
		}
	}
	return found, typed, nil
}

func keyed(tx *vault.Tx, kind, key string) ([]int64, error) {
	rows, err := tx.Query(`select distinct resident from name_key where kind = ? and key = ?
		and part in ('family', 'given') order by resident desc limit 1000`, kind, key)
	if err != nil {
		return nil, fmt.Errorf("look up a name: %w", err)
	}
	return ids(rows)
}

// sameBirth reports whether two births may be the same: days within a month when both are
// certain, otherwise ages within two years.
func sameBirth(a, b Birth) bool {
	x, ok := a.Born()
	y, ok2 := b.Born()
	if !ok || !ok2 {
		return false
	}
	days := max(x.Sub(y), y.Sub(x))
	if a.Exact() && b.Exact() {
		return days <= 31
	}
	return days <= 2*366
}

// shown are the first of all, without details of those whom the actor may not open.
func shown(tx *vault.Tx, all []candidate) ([]Likeness, error) {
	var out []Likeness
	closed := false
	for _, c := range all {
		if len(out) == most {
			break
		}
		if err := Allowed(tx, staff.IdentityRead, c.Resident); err == nil {
			out = append(out, c.Likeness)
		} else if !isRefusal(err) {
			return nil, err
		} else if !closed {
			closed = true
			out = append(out, Likeness{})
		}
	}
	return out, nil
}
