package codewords

import (
	"bufio"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"
)

var langs = []string{"en", "ru", "kk"}

// sound brings words of all our alphabets to the Latin letters that a passport would
// show, so that a name is recognised however it is written.
func sound(s string) string {
	return strings.NewReplacer(
		"ё", "e", "ә", "a", "ғ", "g", "қ", "k", "ң", "n", "ө", "o", "ұ", "u", "ү", "u", "һ", "kh",
		"і", "i", "ў", "u", "ҳ", "kh", "ӣ", "i", "ӯ", "u", "ҷ", "zh",
		"а", "a", "б", "b", "в", "v", "г", "g", "д", "d", "е", "e", "ж", "zh", "з", "z", "и", "i",
		"й", "i", "к", "k", "л", "l", "м", "m", "н", "n", "о", "o", "п", "p", "р", "r", "с", "s",
		"т", "t", "у", "u", "ф", "f", "х", "kh", "ц", "ts", "ч", "ch", "ш", "sh", "щ", "sch",
		"ъ", "", "ы", "y", "ь", "", "э", "e", "ю", "yu", "я", "ya", "'", "", "q", "k",
	).Replace(strings.ToLower(s))
}

// names gives the given names of testdata by their sound.
func names(t *testing.T, lang string) map[string]string {
	f, err := os.Open("testdata/names_" + lang + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all := map[string]string{}
	for in := bufio.NewScanner(f); in.Scan(); {
		if line := in.Text(); !strings.HasPrefix(line, "#") {
			for _, n := range strings.Fields(line) {
				all[sound(n)] = n
			}
		}
	}
	return all
}

func TestEveryLanguageHasFourHundredWords(t *testing.T) {
	for _, l := range langs {
		if n := len(List(l)); n < 400 {
			t.Errorf("%s has %d words", l, n)
		}
	}
	if !slices.Equal(List("tg"), List("en")) {
		t.Error("a language without a list gets none")
	}
}

func TestNoCodeWordIsAGivenName(t *testing.T) {
	for _, of := range []string{"kk", "uz", "ky", "tg", "ru"} {
		known := names(t, of)
		if len(known) < 400 {
			t.Errorf("only %d names in %s", len(known), of)
		}
		for _, l := range langs {
			for _, w := range List(l) {
				if n, ok := known[sound(w)]; ok {
					t.Errorf("%s word %s is the %s name %s", l, w, of, n)
				}
			}
		}
	}
}

// The names that are most easily taken for mere flowers, birds and stones must be in the
// lists of names, or the test above proves little.
func TestTheListsKnowNamesFromNature(t *testing.T) {
	for lang, want := range map[string]string{
		"kk": "Раушан Айгүл Қарлығаш Лашын Бүркіт Сұңқар Шынар Гауһар Маржан Меруерт Қызғалдақ Самал Анар",
		"uz": "Лола Нилуфар Лочин Зумрад Гавҳар Марварид Олмос Ёқут Наргиза Райҳон Бинафша Савсан Сарвиноз Анора Анор",
		"ky": "Чынар Бермет Карлыгач Шумкар Бүркүт Айгүл Кызгалдак",
		"tg": "Лола Бунафша Наргис Райҳон Фирӯза Лаъл Ёсуман Марворид",
		"ru": "Роза Лилия Жасмин Маргарита Виола Вероника Камелия Азалия Рубин Сапфир Ландыш",
	} {
		known := names(t, lang)
		for n := range strings.FieldsSeq(want) {
			if known[sound(n)] == "" {
				t.Errorf("%s lacks %s", lang, n)
			}
		}
	}
}

func TestWordsAreUniqueAfterFolding(t *testing.T) {
	for _, l := range langs {
		seen := map[string]string{}
		for _, w := range List(l) {
			if o, twice := seen[sound(w)]; twice {
				t.Errorf("%s: %s sounds like %s", l, w, o)
			}
			seen[sound(w)] = w
		}
	}
}

// A word is one capitalised run of letters of its alphabet: members of a household add
// "-1", so a word has no hyphen of its own, and a mixed-in Latin letter would never be
// found by typing.
func TestWordsAreOneCapitalisedWordOfTheirAlphabet(t *testing.T) {
	for _, l := range langs {
		script := unicode.Cyrillic
		if l == "en" {
			script = unicode.Latin
		}
		for _, w := range List(l) {
			r := []rune(w)
			if len(r) < 2 || len(r) > 14 || !unicode.IsUpper(r[0]) || string(r[1:]) != strings.ToLower(string(r[1:])) {
				t.Errorf("%s: %q", l, w)
			}
			for _, c := range r {
				if !unicode.Is(script, c) {
					t.Errorf("%s: %q has %q", l, w, c)
				}
			}
		}
	}
}

func TestTheFictionalShelterHasItsWords(t *testing.T) {
	ru := List("ru")
	for _, w := range []string{"Тюльпан", "Сокол", "Ирис", "Гранат", "Лаванда", "Мимоза", "Ромашка"} {
		if !slices.Contains(ru, w) {
			t.Errorf("%s is missing", w)
		}
	}
}

func TestListsAreTheCallersOwn(t *testing.T) {
	List("ru")[0] = "x"
	if List("ru")[0] == "x" {
		t.Error("a caller can change the list")
	}
}
