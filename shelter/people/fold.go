package people

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold is the form in which names of five alphabets meet: Cyrillic and Latin letters of
// Russian, Kazakh, Uzbek, Kyrgyz and Tajik become one spelling in small Latin letters, words
// are parted by one blank, all else falls away. Its letters c, j and w stand for ч, ж and ш.
// Letters of other scripts stay as they are.
func Fold(text string) string {
	words := Words(text)
	for i, w := range words {
		words[i] = foldWord(w)
	}
	return strings.Join(words, " ")
}

// Words are the words of a text: runs of letters, digits and the signs inside them that
// belong to a spelling (apostrophes of all kinds), as they are written.
func Words(text string) []string {
	return strings.FieldsFunc(norm.NFC.String(text), func(r rune) bool { return !inWord(r) })
}

func inWord(r rune) bool {
	return unicode.In(r, unicode.L, unicode.M, unicode.Nd) || apostrophe(r)
}

func apostrophe(r rune) bool {
	return strings.ContainsRune("'’‘ʻʼ`´ʹ", r)
}

// foldWord is Fold of one word, or of a name written in several.
func foldWord(w string) string { return foldSpelled(spelled(w)) }

// foldSpelled goes on from spelled; a hyphen keeps two letters from being read as one sound.
func foldSpelled(w string) string {
	return respelled.Replace(strings.ReplaceAll(toLatin(latinSounds.Replace(w)), "-", ""))
}

// spelled is w in small letters with every letter that two signs make up turned into those
// of the plain alphabet, and without marks and signs.
func spelled(w string) string {
	w = strings.ToLower(norm.NFC.String(w))
	w = strings.Map(func(r rune) rune {
		if apostrophe(r) {
			return '\''
		}
		return r
	}, w)
	w = twoSigns.Replace(w)
	var b strings.Builder
	for _, r := range norm.NFKD.String(w) {
		if unicode.In(r, unicode.L, unicode.Nd) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// twoSigns are Latin letters with a sign that changes their sound; other signs just fall
// away (ä, ö, ü, ñ, ū …), as in the table of domain b.13.
var twoSigns = strings.NewReplacer("o'", "u", "g'", "g", "ş", "sh", "š", "sh", "ç", "ch", "č", "ch", "ž", "zh",
	"ğ", "g", "ı", "i", "ə", "a", "ß", "ss", "æ", "e", "ø", "o", "đ", "d", "ł", "l", "ó", "u")

// latinSounds turns groups of Latin letters into one letter a sound.
var latinSounds = strings.NewReplacer("shch", "w", "sch", "w", "sh", "w", "ch", "c", "dzh", "j", "dj", "j", "zh", "j",
	"kh", "h", "gh", "g", "ph", "f", "ck", "k", "tz", "ts", "q", "k", "w", "v", "x", "h", "c", "k", "y", "i", "дж", "ж")

// cyrillic are the sounds of Cyrillic letters. Marks are gone, so that й is и and ё is е.
var cyrillic = map[rune]string{
	'а': "a", 'ә': "a", 'б': "b", 'в': "v", 'г': "g", 'ғ': "g", 'ґ': "g", 'д': "d", 'е': "e", 'э': "e", 'є': "e",
	'ж': "j", 'ҷ': "j", 'җ': "j", 'з': "z", 'и': "i", 'і': "i", 'ы': "i", 'к': "k", 'қ': "k", 'л': "l", 'м': "m",
	'н': "n", 'ң': "n", 'о': "o", 'ө': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t", 'у': "u", 'ұ': "u", 'ү': "u",
	'ф': "f", 'х': "h", 'ҳ': "h", 'һ': "h", 'ц': "ts", 'ч': "c", 'ш': "w", 'щ': "w", 'ъ': "", 'ь': "", 'ю': "iu", 'я': "ia",
}

func toLatin(w string) string {
	var b strings.Builder
	for _, r := range w {
		if s, ok := cyrillic[r]; ok {
			b.WriteString(s)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// respelled settles what passports spell in several ways: Sergeyev and Sergeev, Yuliya and
// Yulia, Podieiacheva with a hard sign in the middle.
var respelled = strings.NewReplacer("ieia", "ia", "ieiu", "iu", "iie", "ie", "ie", "e", "ii", "i")
