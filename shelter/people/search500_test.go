package people_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"pana/assets/codewords"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/shelter/staff/stafftest"
	"pana/shelter/vault"
)

// mostFalse is how many wrong residents a search may bring beside the right one.
const mostFalse = 5

// name is one of the five hundred.
type name struct{ lang, given, family string }

func (n name) whole() string { return n.given + " " + n.family }

// fiveHundred are a hundred names of each language: 25 given and 25 family names, each
// pair once.
func fiveHundred(t testing.TB) []name {
	t.Helper()
	var all []name
	for _, lang := range []string{"kk", "uz", "ky", "tg", "ru"} {
		text, err := os.ReadFile("testdata/names/" + lang + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		_, body, _ := strings.Cut(string(text), "\n")
		givens, families, _ := strings.Cut(body, "\n\n")
		given, family := strings.Fields(givens), strings.Fields(families)
		for i := range 100 {
			all = append(all, name{lang, given[i%len(given)], family[(i*7+i/len(given))%len(family)]})
		}
	}
	if len(all) != 500 {
		t.Fatalf("%d names", len(all))
	}
	return all
}

// practice is how passports and people of each language write Cyrillic in Latin. Nothing
// of it is taken from the code under test.
var practice = map[string][]*strings.Replacer{
	"kk": {
		strings.NewReplacer("ә", "a", "ғ", "gh", "қ", "q", "ң", "ng", "ө", "o", "ұ", "u", "ү", "u", "һ", "h", "і", "i", "ы", "y"),
		strings.NewReplacer("ә", "ä", "ғ", "ğ", "қ", "q", "ң", "ñ", "ө", "ö", "ұ", "ū", "ү", "ü", "һ", "h", "і", "i", "ы", "y", "ш", "ş", "й", "i"),
		strings.NewReplacer("ә", "a", "ғ", "g", "қ", "k", "ң", "n", "ө", "o", "ұ", "u", "ү", "u", "һ", "kh", "і", "i", "ы", "y"),
	},
	"uz": {
		strings.NewReplacer("ў", "o‘", "ғ", "g‘", "қ", "q", "ҳ", "h", "х", "x", "ж", "j", "э", "e", "ё", "yo", "ю", "yu", "я", "ya"),
		strings.NewReplacer("ў", "oʻ", "ғ", "gʻ", "қ", "q", "ҳ", "h", "х", "x", "ж", "j", "э", "e", "ё", "yo", "ю", "yu", "я", "ya"),
		strings.NewReplacer("ў", "u", "ғ", "g", "қ", "k", "ҳ", "kh", "х", "kh", "ж", "zh", "э", "e"),
	},
	"ky": {
		strings.NewReplacer("ө", "o", "ү", "u", "ң", "n", "ж", "j"),
		strings.NewReplacer("ө", "ö", "ү", "ü", "ң", "ñ", "ж", "j", "ч", "ç", "ш", "ş", "ы", "ı"),
		strings.NewReplacer("ө", "o", "ү", "u", "ң", "n", "ж", "zh"),
	},
	"tg": {
		strings.NewReplacer("ғ", "gh", "ӣ", "i", "қ", "q", "ӯ", "u", "ҳ", "h", "ҷ", "j", "ъ", "'"),
		strings.NewReplacer("ғ", "g", "ӣ", "i", "қ", "k", "ӯ", "u", "ҳ", "kh", "ҷ", "dzh", "ъ", ""),
	},
	"ru": {
		strings.NewReplacer("ё", "e", "ю", "yu", "я", "ya", "ъ", "", "ь", ""),
		strings.NewReplacer("ё", "e", "ю", "iu", "я", "ia", "ъ", "ie", "ь", "", "й", "i"),
	},
}

var common = strings.NewReplacer("а", "a", "б", "b", "в", "v", "г", "g", "д", "d", "е", "e", "ё", "yo", "ж", "zh", "з", "z", "и", "i",
	"й", "y", "к", "k", "л", "l", "м", "m", "н", "n", "о", "o", "п", "p", "р", "r", "с", "s", "т", "t", "у", "u", "ф", "f", "х", "kh",
	"ц", "ts", "ч", "ch", "ш", "sh", "щ", "shch", "ъ", "", "ы", "y", "ь", "", "э", "e", "ю", "yu", "я", "ya")

// latin are the ways to write a word in Latin.
func latin(lang, word string) []string {
	var all []string
	for _, p := range practice[lang] {
		all = append(all, common.Replace(p.Replace(strings.ToLower(word))))
	}
	return all
}

// russian is a word as somebody writes it who has Russian letters only.
var russian = strings.NewReplacer("Ә", "А", "ә", "а", "Ғ", "Г", "ғ", "г", "Қ", "К", "қ", "к", "ң", "н", "Ө", "О", "ө", "о", "ұ", "у", "Ұ", "У",
	"Ү", "У", "ү", "у", "Һ", "Х", "һ", "х", "І", "И", "і", "и", "Ў", "У", "ў", "у", "Ҳ", "Х", "ҳ", "х", "Ҷ", "Дж", "ҷ", "дж", "ӣ", "и", "ӯ", "у")

// The keys of a keyboard in the layouts, row by row, also with Shift.
const (
	keysLatin   = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~"
	keysRussian = "йцукенгшщзхъфывапролджэячсмитьбюёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ"
	keysDigits  = "234589" + "0-=" + "@#$%*()_+"
	keysKazakh  = "әіңғүұ" + "қөһ" + "ӘІҢҒҮҰҚӨҺ"
)

// struck is what the keys of a text give on the layout to.
func struck(text, from, to string) string {
	f, g := []rune(from), []rune(to)
	return strings.Map(func(r rune) rune {
		if i := slices.Index(f, r); i >= 0 {
			return g[i]
		}
		return r
	}, text)
}

// wrongLayout are the ways in which a word comes out with another layout on.
func wrongLayout(lang, word string) []string {
	plain := russian.Replace(word)
	all := []string{
		struck(plain, keysRussian, keysLatin),                                // Russian meant, English on
		struck(latin(lang, word)[0], keysLatin, keysRussian),                 // English meant, Russian on
		strings.ToUpper(struck(plain, keysRussian, keysLatin)),               // with Caps Lock
		struck(strings.ToLower(plain), keysRussian, keysLatin),               // no capitals
		struck(struck(word, keysKazakh, keysDigits), keysRussian, keysLatin), // Kazakh meant, English on
	}
	if lang != "kk" {
		return all[:4]
	}
	return append(all, struck(strings.ToLower(word), keysKazakh, keysDigits)) // Kazakh meant, Russian on
}

// byEar are the ways in which a word is written by who only heard it.
func byEar(lang, word string) []string {
	low := strings.ToLower(russian.Replace(word))
	all := []string{
		low[:2] + strings.ReplaceAll(low[2:], "о", "а"),
		low[:2] + strings.ReplaceAll(low[2:], "е", "и"), // low[:2] is its first letter
		strings.Replace(low, "л", "лл", 1),
		strings.Replace(low, "с", "сс", 1),
	}
	l := latin(lang, word)[0]
	if !strings.Contains(l, "ou") {
		all = append(all, l[:1]+strings.ReplaceAll(l[1:], "u", "oo"))
	}
	return append(all, l[:1]+strings.ReplaceAll(l[1:], "i", "ee"))
}

// spellingsOf are all ways to write a name, by how they should be found at best.
func spellingsOf(lang string, words ...string) map[string][]string {
	var done []string // spellings that are already there by another way
	each := func(f func(word string) []string) []string {
		var all []string
		first := f(words[0])
		for k := range first {
			s := first[k]
			for _, w := range words[1:] {
				rest := f(w)
				s += " " + rest[k%len(rest)]
			}
			if !slices.Contains(done, s) {
				all, done = append(all, s), append(done, s)
			}
		}
		return all
	}
	return map[string][]string{
		"original": each(func(w string) []string { return []string{w, strings.ToUpper(w), strings.ToLower(w)} }),
		"latin":    each(func(w string) []string { return latin(lang, w) }),
		"folded": each(func(w string) []string {
			return []string{russian.Replace(w), strings.ReplaceAll(russian.Replace(w), "ё", "е")}
		}),
		"layout": each(func(w string) []string { return wrongLayout(lang, w) }),
		"sound":  each(func(w string) []string { return byEar(lang, w) }),
	}
}

// enterAll registers the five hundred with their passport's spelling of every other one.
func enterAll(h *home, all []name) map[int64]name {
	byID, words := map[int64]name{}, codewords.List("ru")
	for i, n := range all {
		p := people.NewPerson{Name: people.Name{Given: n.given, Family: n.family}, CodeWord: words[i%len(words)]}
		if i >= len(words) {
			p.CodeWord += " 2"
		}
		if i%2 == 0 {
			p.Latin = people.Name{Given: latin(n.lang, n.given)[0], Family: latin(n.lang, n.family)[0]}
		}
		byID[h.register(p)[0]] = n
	}
	return byID
}

func (h *home) search(a vault.Actor, text string) people.Found {
	h.t.Helper()
	var f people.Found
	err := h.View(h.t.Context(), a, func(tx *vault.Tx) (err error) { f, err = people.Search(tx, text, 0); return err })
	if err != nil {
		h.t.Fatalf("search %q: %v", text, err)
	}
	return f
}

func TestFindsFiveHundredNamesInFiveAlphabetsUnderEachSpelling(t *testing.T) {
	h := newHome(t)
	all := fiveHundred(t)
	byID := enterAll(h, all)
	social := stafftest.Add(t, h.File, staff.Social)
	searches, most := 0, 0
	for id, n := range byID {
		for kind, texts := range spellingsOf(n.lang, n.given, n.family) {
			for _, text := range texts {
				searches++
				f := h.search(social, text)
				i := slices.IndexFunc(f.Matches, func(m people.Match) bool { return m.ID == id })
				if i < 0 {
					t.Errorf("%s isn't found as %q (%s)", n.whole(), text, kind)
					continue
				}
				if wrong := len(f.Matches) - 1; wrong > mostFalse {
					t.Errorf("%q (%s) for %s brings %d others: %s", text, kind, n.whole(), wrong, named(f, byID))
				} else {
					most = max(most, wrong)
				}
			}
		}
	}
	t.Logf("%d searches, at most %d false leads", searches, most)
}

// TestFindsAGivenOrFamilyNameAlone: everybody who bears it, and few who don't.
func TestFindsAGivenOrFamilyNameAlone(t *testing.T) {
	h := newHome(t)
	byID := enterAll(h, fiveHundred(t))
	social := stafftest.Add(t, h.File, staff.Social)
	type word struct{ lang, text string }
	bearers := map[word][]int64{}
	for id, n := range byID {
		bearers[word{n.lang, n.given}] = append(bearers[word{n.lang, n.given}], id)
		bearers[word{n.lang, n.family}] = append(bearers[word{n.lang, n.family}], id)
	}
	searches := 0
	for w, ids := range bearers {
		for kind, texts := range spellingsOf(w.lang, w.text) {
			for _, text := range texts {
				searches++
				f := h.search(social, text)
				wrong := map[string]bool{} // names, not people
				found := 0
				for _, m := range f.Matches {
					if slices.Contains(ids, m.ID) {
						found++
					} else {
						wrong[nearest(byID[m.ID], text)] = true
					}
				}
				if found < len(ids) {
					t.Errorf("%s: %d of %d bearers are found as %q (%s)", w.text, found, len(ids), text, kind)
				}
				if len(wrong) > mostFalse {
					t.Errorf("%q (%s) for %s brings %d other names: %s", text, kind, w.text, len(wrong), named(f, byID))
				}
			}
		}
	}
	t.Logf("%d searches", searches)
}

// nearest is the part of a name that begins most like text.
func nearest(n name, text string) string {
	if common := people.Fold(text); strings.HasPrefix(people.Fold(n.given), common[:min(1, len(common))]) {
		return n.given
	}
	return n.family
}

func named(f people.Found, byID map[int64]name) string {
	var all []string
	for _, m := range f.Matches {
		all = append(all, fmt.Sprintf("%s by %s", byID[m.ID].whole(), m.Why))
	}
	return strings.Join(all, ", ")
}
