package people

import (
	"errors"
	"fmt"
	"strings"

	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Whose are the residents whom a hit in text may mean, among those whose identity the
// actor may open, by number. Who asks learns whom a name belongs to: let it be audited.
func Whose(tx *vault.Tx, text string, h Hit) ([]Resident, error) {
	found, err := meant(tx, text[h.From:h.To], h.Kind)
	if err != nil {
		return nil, err
	}
	var all []Resident
	for _, id := range found {
		err := Allowed(tx, staff.IdentityRead, id)
		var r *fault.Refusal
		if errors.As(err, &r) {
			continue
		}
		if err != nil {
			return nil, err
		}
		x, err := Get(tx, id)
		if err != nil {
			return nil, err
		}
		all = append(all, x)
	}
	return all, nil
}

// meant are the residents to whom what, of that kind, belongs.
func meant(tx *vault.Tx, what, kind string) ([]int64, error) {
	const known = ` and r.word_until > ? order by r.id`
	now := int64(tx.Now())
	switch kind {
	case "name":
		return named(tx, what)
	case "document":
		return whose(tx, `select distinct r.id from resident r where (exists (select 1 from identity_document d
			where d.resident = r.id and d.number_key = ?1) or exists (select 1 from identity i
			where i.resident = r.id and i.national_id = ?1))`+known, plainNumber(what), now)
	case "phone":
		tail := digits(what)
		if len(tail) < phoneTail {
			return nil, nil
		}
		return whose(tx, `select distinct r.id from resident r join identity_phone p on p.resident = r.id
			where p.number_key like '%' || ?`+known, tail[len(tail)-phoneTail:], now)
	}
	return nil, nil
}

// named are the residents who have a name that word is, in any of its cases.
func named(tx *vault.Tx, word string) ([]int64, error) {
	seen := map[int64]bool{}
	var all []int64
	add := func(ids []int64) {
		for _, id := range ids {
			if !seen[id] {
				seen[id] = true
				all = append(all, id)
			}
		}
	}
	const byKey = `select distinct r.id from name_key k join resident r on r.id = k.resident where k.kind = 'folded' and `
	const known = ` and r.word_until > ? order by r.id`
	now := int64(tx.Now())
	for _, w := range readings(spelled(word)) {
		key := foldSpelled(w)
		same, err := whose(tx, byKey+`k.key = ?`+known, key, now)
		if err != nil {
			return nil, err
		}
		add(same)
		for _, e := range endings {
			base, ok := strings.CutSuffix(key, e)
			if !ok || len([]rune(base)) < shortestName {
				continue
			}
			// A name is met as it is or without its last vowel.
			near, err := whose(tx, byKey+`k.key in (?1, ?1 || 'a', ?1 || 'e', ?1 || 'i', ?1 || 'o', ?1 || 'u')`+known, base, now)
			if err != nil {
				return nil, err
			}
			add(near)
		}
	}
	return all, nil
}

func whose(tx *vault.Tx, query string, args ...any) ([]int64, error) {
	rows, err := tx.Query(query, args...)
	if err != nil {
		return nil, fmt.Errorf("look up whose it is: %w", err)
	}
	defer rows.Close()
	var ids []int64
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return nil, fmt.Errorf("look up whose it is: %w", err)
		}
		ids = append(ids, id)
	}
	return ids, rows.Err()
}
