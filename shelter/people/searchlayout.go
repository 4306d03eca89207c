package people

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// What the keys give while Shift is held, as it is for the first letter of a name. Over the
// digits the American and the Russian layouts have other signs.
const (
	americanShift = `~{}:"<>`
	russianShift  = "ёхъжэбю"
	digitShift    = "@#$%*()_+"
	russianDigits = `"№;%*()_+`
	kazakhDigits  = "әіңғүұқөһ"
)

var (
	toCyrillicKeys = pairs(americanKeys, russianKeys, americanShift, russianShift)
	toKazakhKeys   = pairs(digitKeys, kazakhKeys, digitShift, kazakhDigits)
	onRussianKeys  = pairs(digitKeys, kazakhKeys, russianDigits, kazakhDigits)
)

// pairs maps the letters of each first text to those of the one after it.
func pairs(texts ...string) map[rune]rune {
	m := map[rune]rune{}
	for i := 0; i < len(texts); i += 2 {
		to := []rune(texts[i+1])
		for at, r := range []rune(texts[i]) {
			m[r] = to[at]
		}
	}
	return m
}

// otherLayouts are what somebody meant to type who had another layout on than she thought:
// ybkeafh is нилуфар, and тшдгафк is nilufar. Kazakh has letters where others have digits;
// a word may hold either.
func otherLayouts(word string) []string {
	word = strings.ToLower(norm.NFC.String(word))
	if !strings.ContainsFunc(word, unicode.IsLetter) {
		return nil // digits and signs are meant as they stand
	}
	var all []string
	add := func(maps ...map[rune]rune) {
		read := strings.Map(func(r rune) rune {
			for _, m := range maps {
				if to, ok := m[r]; ok {
					return to
				}
			}
			return r
		}, word)
		if read != word && legible(read) && !slices.Contains(all, read) {
			all = append(all, read)
		}
	}
	if strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }) {
		add(onRussianKeys)
		add(keyOf)
		return all
	}
	add(toCyrillicKeys)
	add(toKazakhKeys, toCyrillicKeys)
	return all
}

// legible reports whether a word is more than signs: 'k`h is элёр on another layout, and
// the k and h that remain of it mean nobody.
func legible(word string) bool {
	letters := utf8.RuneCountInString(exactKey(word))
	return letters > 0 && 2*letters > utf8.RuneCountInString(word)
}

// Readings are text as it stands, and as it reads on the other keyboard layouts, for what is
// found by its own name and not here: beds, actions.
func Readings(text string) []string { return append([]string{text}, otherLayouts(text)...) }
