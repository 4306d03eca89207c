package people

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"pana/shelter/vault"
)

// longest is the longest text that can mean anybody; names and words are shorter.
const longest = maxName

// find looks text up in every way.
func find(tx *vault.Tx, text string) (*leads, error) {
	l := &leads{by: map[int64]lead{}}
	if !utf8.ValidString(text) {
		text = strings.ToValidUTF8(text, " ")
	}
	text = strings.Join(strings.Fields(strings.ReplaceAll(text, "\x00", " ")), " ")
	if text = tidy(text); text == "" || utf8.RuneCountInString(text) > longest {
		return l, nil
	}
	beds := map[string]lead{}
	for i, read := range Readings(text) {
		tier, x := otherLayout, lead{read: read}
		if i == 0 {
			tier, x.read = asTyped, ""
		}
		if err := l.findCodes(tx, read, x, tier); err != nil {
			return nil, err
		}
		if code := plainNumber(read); code != "" && utf8.RuneCountInString(code) <= maxShort {
			x.why, x.rank = ByBed, rank(tier, false, false)
			if _, ok := beds[code]; !ok {
				beds[code] = x
			}
		}
	}
	if err := l.findBeds(tx, beds); err != nil {
		return nil, err
	}
	return l, l.findNames(tx, text)
}

// findCodes looks for the code word and the register number that text may be.
func (l *leads) findCodes(tx *vault.Tx, text string, x lead, tier int) error {
	x.why = ByWord
	if err := l.findWord(tx, wordKey(text), x, tier); err != nil {
		return err
	}
	for _, key := range respelledWords(text) {
		if err := l.findWord(tx, key, x, max(tier, otherSpelling)); err != nil {
			return err
		}
	}
	x.why = ByNumber
	return l.findNumber(tx, text, x, tier)
}

// findWord adds those whose code word begins with key.
func (l *leads) findWord(tx *vault.Tx, key string, x lead, tier int) error {
	if key == "" {
		return nil
	}
	rows, err := tx.Query(`select id, code_key <> ? from resident where code_key >= ? and code_key < ?
		order by code_key limit ?`, key, key, after(key), enough)
	return l.take(rows, err, func(beginning bool) lead {
		x.rank = rank(tier, beginning, false)
		return x
	})
}

var numberForm = regexp.MustCompile(`^(\d{4})[/.\\|-](\d{0,6})$`)

// findNumber adds those whose register number is text: 41, 041, 2026/041, or its beginning.
// Where the slash is, other layouts have a point or a bar.
func (l *leads) findNumber(tx *vault.Tx, text string, x lead, tier int) error {
	if n, err := strconv.Atoi(text); err == nil && n > 0 {
		x.rank = rank(tier, false, false)
		rows, err := tx.Query(`select id, 0 from resident where register_seq = ? order by id desc limit ?`, n, enough)
		return l.take(rows, err, func(bool) lead { return x })
	}
	m := numberForm.FindStringSubmatch(text)
	if m == nil {
		return nil
	}
	no := m[1] + "/" + m[2]
	if n, err := strconv.Atoi(m[2]); err == nil && len(m[2]) < 3 {
		// 2026/41 is a number as people write it, and also the beginning of one.
		rows, err := tx.Query(`select id, 0 from resident where register_year = ? and register_seq = ?`, m[1], n)
		if err := l.take(rows, err, func(bool) lead { x.rank = rank(tier, false, false); return x }); err != nil {
			return err
		}
	}
	rows, err := tx.Query(`select id, register_no <> ? from resident where register_no >= ? and register_no < ? order by register_no limit ?`,
		no, no, after(no), enough)
	return l.take(rows, err, func(beginning bool) lead {
		x.rank = rank(tier, beginning, false)
		return x
	})
}

// findBeds adds who sleeps in a bed with one of the codes, in either alphabet.
func (l *leads) findBeds(tx *vault.Tx, codes map[string]lead) error {
	if len(codes) == 0 {
		return nil
	}
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
		if x, ok := codes[plainNumber(code)]; ok {
			l.add(id, x)
		}
	}
	return rows.Err()
}

// respelledWords are the keys of listed code words that begin with text in another alphabet
// or spelling: tyulpan for Тюльпан.
func respelledWords(text string) []string {
	folded := Fold(text)
	if utf8.RuneCountInString(folded) < 2 || !legible(text) {
		return nil
	}
	var keys []string
	for key, f := range foldedWords() {
		if strings.HasPrefix(f, folded) && !strings.HasPrefix(key, wordKey(text)) {
			keys = append(keys, key)
		}
	}
	return keys
}

// foldedWords are the folded forms of all code words, by key.
var foldedWords = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for key := range listed() {
		m[key] = Fold(key)
	}
	return m
})
