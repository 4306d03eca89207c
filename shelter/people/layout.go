package people

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// The keys of a keyboard, as the American layout labels them, and what the Russian and the
// Kazakh layouts put on them. Kazakh has its own letters where the digits are.
const (
	americanKeys = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
	russianKeys  = "ёйцукенгшщзхъфывапролджэячсмитьбю"
	digitKeys    = "234589" + "0-="
	kazakhKeys   = "әіңғүұ" + "қөһ"
)

var keyOf = keyTable()

func keyTable() map[rune]rune {
	m := map[rune]rune{}
	for _, layout := range [][2]string{{russianKeys, americanKeys}, {kazakhKeys, digitKeys}} {
		american := []rune(layout[1])
		for i, r := range []rune(layout[0]) {
			m[r] = american[i]
		}
	}
	return m
}

// layoutKey is the keys that are struck to type a word, whichever layout is on: Нилуфар and
// Ybkeafh are the same keys.
func layoutKey(w string) string {
	return strings.Map(func(r rune) rune {
		if k, ok := keyOf[r]; ok {
			return k
		}
		if r == ' ' {
			return -1
		}
		return r
	}, strings.ToLower(norm.NFC.String(w)))
}

// plainCyrillic is a word as somebody writes it whose layout has Russian letters only.
func plainCyrillic(w string) string { return toRussian.Replace(strings.ToLower(norm.NFC.String(w))) }

var toRussian = strings.NewReplacer("ә", "а", "ғ", "г", "қ", "к", "ң", "н", "ө", "о", "ұ", "у", "ү", "у", "һ", "х",
	"і", "и", "ў", "у", "ҳ", "х", "ҷ", "ж", "ӣ", "и", "ӯ", "у", "ё", "е")
