package demo

import (
	"cmp"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"pana/assets/codewords"
	"pana/shelter/civil"
	"pana/shelter/people"
	"pana/shelter/vault"
)

// batch is how many rows one statement inserts: preparing one with all triggers costs more
// than running it.
const batch = 2000

// tables are rows on their way into a file.
type tables struct {
	households, residents, identities, languages, stays, beds, keys [][]any
}

// write puts parties into the file.
func (g *generated) write(tx *vault.Tx, all []party) error {
	var t tables
	seq, id := map[int]int{}, int64(0)
	words := codewords.List("ru")
	for i, p := range all {
		word := words[i%len(words)]
		if round := i/len(words) + 1; round > 1 {
			word = fmt.Sprintf("%s %d", word, round)
		}
		head := id + 1
		t.households = append(t.households, []any{i + 1, head, int64(p.came), 1})
		for n, x := range p.persons {
			id++
			day := civil.Almaty.Day(p.came)
			seq[day.Year()]++
			if err := t.person(g, p, x, id, head, int64(i+1), n, day, seq[day.Year()], word); err != nil {
				return err
			}
		}
	}
	// The latest stay first: the rules of a bed look at what began before, and find nothing
	// there yet. Names in the order of their table, which is then filled from front to back.
	slices.Reverse(t.stays)
	slices.Reverse(t.beds)
	slices.SortFunc(t.keys, func(a, b []any) int {
		return cmp.Or(cmp.Compare(a[0].(string), b[0].(string)), cmp.Compare(a[1].(string), b[1].(string)), cmp.Compare(a[2].(int64), b[2].(int64)))
	})
	for _, x := range []struct {
		into string
		rows [][]any
	}{
		{"household (id, head, made_at, made_by)", t.households},
		{`resident (id, household, register_year, register_seq, register_no, registered_at, registered_by, registered_on, code_word, code_key,
			code_base, code_word_given_at, word_until, sort_key, sex, birth_day, birth_precision, birth_quality, citizenship, relation, guardian,
			changed_at, changed_by, changed_on)`, t.residents},
		{"identity (resident, family, given, family_latin, given_latin, name_quality, changed_at, changed_by)", t.identities},
		{"resident_language (resident, code, quality, rank)", t.languages},
		{"name_key (kind, key, resident, part)", t.keys},
		{"stay (id, resident, entry_no, admitted_at, planned_until, exited_at, exit_reason, destination, made_at, made_by)", t.stays},
		{"bed_assignment (stay, resident, bed, from_at, to_at, reason, made_at, made_by)", t.beds},
	} {
		if err := insert(tx, x.into, x.rows); err != nil {
			return err
		}
	}
	return nil
}

// person adds the n-th of a party.
func (t *tables) person(g *generated, p party, x guest, id, head, household int64, n int, day civil.Day, seq int, word string) error {
	w, ok := people.FormOf(word, n)
	if !ok {
		return fmt.Errorf("%q is no code word", word)
	}
	relation, guardian := people.Self, any(nil)
	if n > 0 {
		relation, guardian = people.Child, head
	}
	came, born := int64(p.came), day.Add(-365*x.years-g.r.IntN(300)-1)
	land := lands[g.r.IntN(len(lands))]
	t.residents = append(t.residents, []any{id, household, day.Year(), seq, fmt.Sprintf("%04d/%03d", day.Year(), seq), came, 1, day.String(),
		w.Text, w.Key, w.Base, came, int64(civil.At(p.came.Time().AddDate(2, 0, 0))), hex.EncodeToString(w.Sort), string(x.sex), born.String(),
		"day", 1, land.citizenship, relation, guardian, came, 1, day.String()})
	t.identities = append(t.identities, []any{id, x.name.family, x.name.given, x.name.familyLatin, x.name.givenLatin, 1, came, 1})
	t.languages = append(t.languages, []any{id, land.lang, "N", 1})
	t.name(id, "given", x.name.given, x.name.givenLatin)
	t.name(id, "family", x.name.family, x.name.familyLatin)
	var left, reason, destination any
	if p.left != 0 {
		left, reason, destination = int64(p.left), "own_request", "99"
	}
	t.stays = append(t.stays, []any{id, id, 1, came, day.Add(14).String(), left, reason, destination, came, 1})
	t.beds = append(t.beds, []any{id, id, p.beds[n], came, left, "admission", came, 1})
	return nil
}

// name adds the keys of one part of a name in its spellings.
func (t *tables) name(id int64, part string, spellings ...string) {
	type key struct{ kind, key string }
	done := map[key]bool{}
	for _, s := range spellings {
		for kind, keys := range people.Keys(s) {
			for _, k := range keys {
				if !done[key{kind, k}] {
					done[key{kind, k}] = true
					t.keys = append(t.keys, []any{kind, k, id, part})
				}
			}
		}
	}
}

// insert puts rows into a table, many with one statement.
func insert(tx *vault.Tx, into string, rows [][]any) error {
	table, columns, _ := strings.Cut(into, " ")
	values := make([]string, strings.Count(columns, ",")+1)
	for i := range values {
		values[i] = fmt.Sprintf("value ->> %d", i)
	}
	if at := slices.Index(strings.FieldsFunc(columns, func(r rune) bool { return strings.ContainsRune("(), \n\t", r) }), "sort_key"); at >= 0 {
		values[at] = fmt.Sprintf("unhex(value ->> %d)", at)
	}
	query := `insert into ` + table + columns + ` select ` + strings.Join(values, ", ") + ` from json_each(?) order by key`
	for chunk := range slices.Chunk(rows, batch) {
		b, err := json.Marshal(chunk)
		if err != nil {
			return fmt.Errorf("generate %s: %w", table, err)
		}
		if _, err := tx.Exec(query, string(b)); err != nil {
			return fmt.Errorf("generate %s: %w", table, err)
		}
	}
	return nil
}
