package people

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"pana/shelter/vault"
)

// enough is how many finds of one way are looked at: whoever types so little that more fit
// types on.
const enough = 1000

// The tiers of a search, the likeliest first.
const (
	asTyped = iota
	otherSpelling
	otherLayout
	bySound
)

// lead is how a resident was found.
type lead struct {
	why  string
	rank int // the less, the likelier
	read string
}

// leads are who was found.
type leads struct {
	by   map[int64]lead
	more bool // not all were looked at
}

// rank orders by tier; within one, whole words come before beginnings, and what everybody
// sees before names.
func rank(tier int, beginning, name bool) int { return tier*4 + flag(beginning)*2 + flag(name) }

func (l *leads) add(id int64, x lead) {
	if old, ok := l.by[id]; !ok || x.rank < old.rank {
		l.by[id] = x
	}
}

// dropAbsent leaves only people in the house, and reports whether there were others.
func (l *leads) dropAbsent(tx *vault.Tx) (dropped bool, err error) {
	if len(l.by) == 0 {
		return false, nil
	}
	rows, err := tx.Query(`select r.id from json_each(?) j join resident r on r.id = j.value where r.state <> 'in'`, numbers(l.by))
	if err != nil {
		return false, fmt.Errorf("look who is in: %w", err)
	}
	absent, err := ids(rows)
	for _, id := range absent {
		delete(l.by, id)
	}
	return len(absent) > 0, err
}

// first are the n likeliest. Where far more are equally likely than are wanted, the latest
// registered of them count.
func (l *leads) first(tx *vault.Tx, n int) ([]int64, error) {
	all := slices.SortedFunc(maps.Keys(l.by), func(a, b int64) int {
		return cmp.Or(cmp.Compare(l.by[a].rank, l.by[b].rank), cmp.Compare(b, a))
	})
	if len(all) > n {
		last := l.by[all[n-1]].rank
		end := slices.IndexFunc(all, func(id int64) bool { return l.by[id].rank > last })
		if end < 0 {
			end = len(all)
		}
		all = all[:min(end, max(n, 2*MostFound))]
	}
	rows, err := tx.Query(`select r.id, r.state = 'in', r.sort_key from json_each(?) j join resident r on r.id = j.value`, list(all))
	if err != nil {
		return nil, fmt.Errorf("order what was found: %w", err)
	}
	defer rows.Close()
	type place struct {
		id  int64
		in  int
		key []byte
	}
	var places []place
	for rows.Next() {
		var p place
		if err := rows.Scan(&p.id, &p.in, &p.key); err != nil {
			return nil, fmt.Errorf("order what was found: %w", err)
		}
		places = append(places, p)
	}
	slices.SortFunc(places, func(a, b place) int {
		return cmp.Or(cmp.Compare(l.by[a.id].rank, l.by[b.id].rank), cmp.Compare(b.in, a.in), bytes.Compare(a.key, b.key),
			cmp.Compare(a.id, b.id))
	})
	out := make([]int64, 0, n)
	for _, p := range places[:min(n, len(places))] {
		out = append(out, p.id)
	}
	return out, rows.Err()
}

// numbers are the keys of m as a JSON list.
func numbers[V any](m map[int64]V) string { return list(slices.Collect(maps.Keys(m))) }

// list is a JSON list.
func list[V any](v []V) string {
	b, err := json.Marshal(v)
	if err != nil || v == nil {
		return "[]" // a list of numbers or texts always has a form
	}
	return string(b)
}
