package people

import (
	"crypto/rand"
	"encoding/binary"
	"fmt"
	"io"
	"math/big"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"

	"pana/assets/codewords"
	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// codeWord is a code word taken apart: "Мимоза 2-1" is the second Мимоза's first member.
type codeWord struct {
	text   string // as it is shown
	base   string // key of the part before the hyphen
	member int    // 0: the head
}

var wordForm = regexp.MustCompile(`^(.+?)(?: (\d{1,6}))?(?:-(\d{1,3}))?$`)

// wordKey is what makes two code words the same: small letters, ё as е.
func wordKey(s string) string { return plain(s) }

// parseWord reads a code word; its first part must be on one of the lists.
func parseWord(s string) (codeWord, bool) {
	s = strings.Join(strings.Fields(norm.NFC.String(s)), " ")
	x := wordForm.FindStringSubmatch(s)
	if x == nil {
		return codeWord{}, false
	}
	text, ok := listed()[wordKey(x[1])]
	if !ok {
		return codeWord{}, false
	}
	if x[2] != "" {
		text += " " + x[2]
	}
	w := codeWord{text: text, base: wordKey(text)}
	if x[3] != "" {
		w.member, _ = strconv.Atoi(x[3])
		w.text += "-" + x[3]
	}
	return w, true
}

// listed is how the lists spell each word, by its key. A word stays known when the house
// changes its language, so that all lists count.
var listed = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for _, lang := range []string{"en", "kk", "ru"} {
		for _, w := range codewords.List(lang) {
			m[wordKey(w)] = w
		}
	}
	return m
})

func (w codeWord) key() string {
	if w.member == 0 {
		return w.base
	}
	return fmt.Sprintf("%s-%d", w.base, w.member)
}

// of is the word of the household's n-th further member.
func (w codeWord) of(n int) codeWord {
	return codeWord{text: fmt.Sprintf("%s-%d", w.text, n), base: w.base, member: n}
}

// alphabet is the order of letters: digits, Latin, then Cyrillic as Kazakh sorts it.
const alphabet = " 0123456789abcdefghijklmnopqrstuvwxyzаәбвгғдежзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"

// sortKey orders words by alphabet, members after their head.
func (w codeWord) sortKey() []byte {
	var k []byte
	order := []rune(alphabet)
	for _, r := range w.base {
		at := len(order)
		for i, o := range order {
			if r == o {
				at = i
			}
		}
		k = append(k, byte(at+2))
	}
	k = append(k, 0)
	return binary.BigEndian.AppendUint16(k, uint16(w.member))
}

// wordUntil is when a word given at a moment is free again, if its owner doesn't come.
func wordUntil(given civil.Instant) civil.Instant {
	return civil.At(given.Time().AddDate(2, 0, 0))
}

// ProposeWords are n free code words of the house's language, by chance. When the list has
// run dry they are a word and a number.
func ProposeWords(tx *vault.Tx, n int) ([]string, error) {
	if err := staff.Need(tx, staff.OperationalWrite); err != nil {
		return nil, err
	}
	s, err := staff.ReadSettings(tx)
	if err != nil {
		return nil, err
	}
	taken, err := takenWords(tx)
	if err != nil {
		return nil, err
	}
	list := append([]string(nil), codewords.List(s.WordLang)...)
	if len(list) == 0 {
		return nil, fmt.Errorf("no code words in language %q", s.WordLang)
	}
	if err := shuffle(tx.Rand(), list); err != nil {
		return nil, err
	}
	var out []string
	for round := 1; len(out) < n; round++ {
		for _, w := range list {
			if round > 1 {
				w = fmt.Sprintf("%s %d", w, round)
			}
			if !taken[wordKey(w)] && len(out) < n {
				out = append(out, w)
			}
		}
	}
	return out, nil
}

// takenWords are the bases that belong to somebody now.
func takenWords(tx *vault.Tx) (map[string]bool, error) {
	rows, err := tx.Query(`select code_base from resident where word_until > ?`, int64(tx.Now()))
	if err != nil {
		return nil, fmt.Errorf("read code words: %w", err)
	}
	defer rows.Close()
	taken := map[string]bool{}
	for rows.Next() {
		var base string
		if err := rows.Scan(&base); err != nil {
			return nil, fmt.Errorf("read code words: %w", err)
		}
		taken[base] = true
	}
	return taken, rows.Err()
}

func shuffle(chance io.Reader, list []string) error {
	for i := len(list) - 1; i > 0; i-- {
		j, err := rand.Int(chance, big.NewInt(int64(i+1)))
		if err != nil {
			return fmt.Errorf("choose a code word: %w", err)
		}
		list[i], list[j.Int64()] = list[j.Int64()], list[i]
	}
	return nil
}

// KeepWord makes sure that a resident who comes back is called by a word of her own: if hers
// was given away meanwhile she gets a fresh one, otherwise nothing happens. It is called
// before a stay opens.
func KeepWord(tx *vault.Tx, resident int64) (word string, err error) {
	if err := Allowed(tx, staff.OperationalWrite, resident); err != nil {
		return "", err
	}
	var base, key string
	var household, given int64
	err = tx.QueryRow(`select code_word, code_base, code_key, household, code_word_given_at from resident where id = ?`, resident).
		Scan(&word, &base, &key, &household, &given)
	if err != nil {
		return "", fmt.Errorf("read the code word of %d: %w", resident, err)
	}
	// Whoever had the word since it was hers counts, even if it is free again: history must
	// not show one word for two people in the same years (trigger resident_word_still_free).
	gone, err := exists(tx, `select 1 from resident where code_base = ? and id <> ? and word_until > ?
		and (code_key = ? or household <> ?)`, base, resident, given, key, household)
	if err != nil || !gone {
		return word, err
	}
	fresh, err := ProposeWords(tx, 1)
	if err != nil {
		return "", err
	}
	w, ok := parseWord(fresh[0])
	if !ok {
		return "", fault.Refuse("refused.word_taken")
	}
	now := tx.Now()
	_, err = tx.Exec(`update resident set code_word = ?, code_key = ?, code_base = ?, sort_key = ?,
		code_word_given_at = ?, word_until = ?, version = version + 1 where id = ?`, w.text, w.key(), w.base, w.sortKey(),
		int64(now), int64(wordUntil(now)), resident)
	if err != nil {
		return "", fmt.Errorf("give resident %d a word: %w", resident, err)
	}
	tx.Touch(Topic)
	return w.text, staff.Record(tx, staff.Change{Entity: "resident", ID: resident, Subject: resident,
		Fields: []staff.Diff{{Name: "code_word", Old: word, New: w.text}}})
}
