package people

import (
	"cmp"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"pana/shelter/staff"
	"pana/shelter/vault"
)

const (
	mostWords  = 8     // of a name that is searched
	manyRows   = 20000 // keys of a word that is looked up beside others
	fewPeople  = 500   // whose keys are looked up one by one
	soundBegin = 4     // letters of a sound key that may be a beginning
)

// probe is a key to look for, and how good a find of it is.
type probe struct {
	tier      int
	kind, key string
	whole     bool // beginnings don't count
	read      string
}

// match is how well a key of a name fits p, -1 for not at all.
func (p probe) match(kind, key string) int {
	switch {
	case kind != p.kind:
		return -1
	case key == p.key:
		return rank(p.tier, false, true)
	case !p.whole && strings.HasPrefix(key, p.key):
		return rank(p.tier, true, true)
	}
	return -1
}

// upTo is the first key that p doesn't match.
func (p probe) upTo() string {
	if p.whole {
		return p.key + "\x00"
	}
	return after(p.key)
}

// after is the first text that doesn't begin with s.
func after(s string) string { return s + "\U0010ffff" }

// probes are what to look for when word is typed.
func probes(word string) []probe {
	var all []probe
	add := func(tier int, kind, key, read string) {
		p := probe{tier: tier, kind: kind, key: key, read: read}
		p.whole = kind == Sound && utf8.RuneCountInString(key) < soundBegin
		if !slices.ContainsFunc(all, func(q probe) bool { return q.kind == kind && q.key == key }) {
			all = append(all, p)
		}
	}
	var typed map[string][]string
	if legible(word) {
		typed = Keys(word)
	}
	for _, key := range typed[Exact] {
		add(asTyped, Exact, key, "")
	}
	for _, key := range typed[Folded] {
		add(otherSpelling, Folded, key, "")
	}
	read := otherLayouts(word)
	for _, r := range read {
		keys := Keys(r)
		for _, kind := range []string{Exact, Folded} {
			for _, key := range keys[kind] {
				add(otherLayout, kind, key, r)
			}
		}
	}
	for _, key := range typed[Sound] {
		add(bySound, Sound, key, "")
	}
	for _, r := range read {
		for _, key := range Keys(r)[Sound] {
			add(bySound, Sound, key, r)
		}
	}
	return all
}

// hit is how a word was found in a name.
type hit struct {
	rank int
	read string
}

// hits are the best finds of one word, by resident.
type hits map[int64]hit

func (h hits) add(id int64, rank int, read string) {
	if old, ok := h[id]; !ok || rank < old.rank {
		h[id] = hit{rank, read}
	}
}

// findNames adds those in whose names every word of text stands, or begins one, and whose
// identity the actor may open.
func (l *leads) findNames(tx *vault.Tx, text string) error {
	scope := staff.ScopeOf(staff.Role(tx.Actor().Role), staff.IdentityRead)
	words := strings.Fields(text)
	if scope == staff.None || len(words) > mostWords || utf8.RuneCountInString(text) < 2 {
		return nil
	}
	var may []int64 // nil: everybody
	if scope != staff.Any {
		var err error
		if may, err = openable(tx, scope); err != nil || len(may) == 0 {
			return err
		}
	}
	if err := l.findWords(tx, words, may); err != nil || len(words) == 1 {
		return err
	}
	// Parts that are written as one word: Абдул Азиз, Абдулазиз.
	return l.findWords(tx, []string{strings.Join(words, "")}, may)
}

// findWords adds those of may in whose names every word stands.
func (l *leads) findWords(tx *vault.Tx, words []string, may []int64) error {
	order := make([]int, len(words)) // the longest first, which fits the fewest
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(len(words[b]), len(words[a])) })
	found := make([]hits, len(words))
	for n, i := range order {
		var err error
		if found[i], err = l.findOne(tx, probes(words[i]), may, len(words) == 1); err != nil {
			return err
		}
		if may == nil && (len(found[i]) <= fewPeople || n > 0) || may != nil {
			may = may[:0:0]
			for id := range found[i] {
				may = append(may, id)
			}
		}
		if len(found[i]) == 0 {
			return nil
		}
	}
	for id := range found[order[len(order)-1]] {
		l.addNamed(id, found)
	}
	return nil
}

// addNamed adds a resident in whose name every word was found.
func (l *leads) addNamed(id int64, found []hits) {
	worst, typed := 0, true
	read := make([]string, len(found))
	for i, f := range found {
		h, ok := f[id]
		if !ok {
			return
		}
		worst, read[i] = max(worst, h.rank), h.read
		typed = typed && h.read == ""
	}
	x := lead{why: Kinds()[worst/4], rank: worst}
	if !typed {
		x.read = strings.TrimSpace(strings.Join(read, " "))
	}
	l.add(id, x)
}

// findOne is who bears a name with a word: of may, or of everybody where that is nil.
func (l *leads) findOne(tx *vault.Tx, ps []probe, may []int64, alone bool) (hits, error) {
	h := hits{}
	if len(ps) == 0 {
		return h, nil
	}
	if may != nil {
		return h, h.among(tx, ps, may)
	}
	limit := manyRows
	if alone {
		limit = enough
	}
	for _, p := range ps { // the likeliest first
		if alone && len(h) >= enough {
			l.more = true
			break
		}
		rows, err := tx.Query(`select resident, key <> ? from name_key where kind = ? and key >= ? and key < ? limit ?`,
			p.key, p.kind, p.key, p.upTo(), limit)
		n, err := scanFound(rows, err, func(id int64, beginning bool) {
			h.add(id, rank(p.tier, beginning, true), p.read)
		})
		if err != nil {
			return nil, err
		}
		l.more = l.more || n == limit
	}
	return h, nil
}

// among looks through the keys of some people.
func (h hits) among(tx *vault.Tx, ps []probe, may []int64) error {
	where, args := make([]string, len(ps)), []any{list(may)}
	for i, p := range ps {
		where[i] = `k.kind = ? and k.key >= ? and k.key < ?`
		args = append(args, p.kind, p.key, p.upTo())
	}
	rows, err := tx.Query(`select k.resident, k.kind, k.key from json_each(?) j
		cross join name_key k indexed by name_key_resident on k.resident = j.value where `+strings.Join(where, " or "), args...)
	if err != nil {
		return fmt.Errorf("find names: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		var kind, key string
		if err := rows.Scan(&id, &kind, &key); err != nil {
			return fmt.Errorf("find names: %w", err)
		}
		for _, p := range ps {
			if m := p.match(kind, key); m >= 0 {
				h.add(id, m, p.read)
			}
		}
	}
	return rows.Err()
}

// openable are the residents whose names the actor may search: those in the house, or those
// assigned to her.
func openable(tx *vault.Tx, scope staff.Scope) ([]int64, error) {
	query, args := `select resident from present_resident`, []any{}
	if scope == staff.Own {
		query, args = `select resident from assignment where account = ? and to_at is null`, []any{tx.Actor().Account}
	}
	rows, err := tx.Query(query, args...)
	if err != nil {
		return nil, fmt.Errorf("find whose names may be searched: %w", err)
	}
	return ids(rows)
}

// take adds each row of a number and whether only the beginning fits.
func (l *leads) take(rows *sql.Rows, err error, how func(beginning bool) lead) error {
	n, err := scanFound(rows, err, func(id int64, beginning bool) { l.add(id, how(beginning)) })
	l.more = l.more || n == enough
	return err
}

func scanFound(rows *sql.Rows, err error, each func(id int64, beginning bool)) (n int, _ error) {
	if err != nil {
		return 0, fmt.Errorf("find residents: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		var beginning bool
		if err := rows.Scan(&id, &beginning); err != nil {
			return n, fmt.Errorf("find residents: %w", err)
		}
		each(id, beginning)
		n++
	}
	return n, rows.Err()
}
