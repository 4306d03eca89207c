package words

import (
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// messages gives the plural forms of every message of lang; a plain one has form "".
func messages(t *testing.T, lang string) map[string]map[string]string {
	data, err := files.ReadFile(lang + ".json")
	if err != nil {
		t.Fatal(err)
	}
	raw := map[string]any{}
	if err := json.Unmarshal(data, &raw); err != nil {
		t.Fatalf("%s: %v", lang, err)
	}
	all := map[string]map[string]string{}
	for key, v := range raw {
		all[key] = map[string]string{}
		switch v := v.(type) {
		case string:
			all[key][""] = v
		case map[string]any:
			for form, s := range v {
				text, ok := s.(string)
				if !ok {
					t.Errorf("%s %s: form %s is no text", lang, key, form)
				}
				all[key][form] = text
			}
		default:
			t.Errorf("%s %s is neither text nor plural forms", lang, key)
		}
	}
	return all
}

func sorted[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

func TestEveryLanguageHasTheSameKeys(t *testing.T) {
	en := messages(t, "en")
	for _, l := range Langs()[1:] {
		other := messages(t, l)
		for _, k := range sorted(en) {
			if other[k] == nil {
				t.Errorf("%s lacks %s", l, k)
			}
		}
		for _, k := range sorted(other) {
			if en[k] == nil {
				t.Errorf("English lacks %s, which %s has", k, l)
			}
		}
	}
}

func TestKeysAreFlatAreaAndThing(t *testing.T) {
	shape := regexp.MustCompile(`^[a-z][a-z0-9_]*(\.[A-Za-z0-9_]+)+$`)
	for _, k := range sorted(messages(t, "en")) {
		if !shape.MatchString(k) {
			t.Errorf("key %q", k)
		}
	}
}

func TestPluralFormsAreThoseOfTheLanguage(t *testing.T) {
	want := map[string][]string{"en": {"one", "other"}, "ru": {"few", "many", "one", "other"}, "kk": {"one", "other"}}
	for _, l := range Langs() {
		other := messages(t, "en")
		for k, forms := range messages(t, l) {
			got := sorted(forms)
			if len(other[k]) > 1 || len(got) > 1 {
				if !slices.Equal(got, want[l]) {
					t.Errorf("%s %s has forms %v, want %v", l, k, got, want[l])
				}
			}
			for f, s := range forms {
				if strings.TrimSpace(s) == "" && k != "number.group" {
					t.Errorf("%s %s %s is empty", l, k, f)
				}
			}
		}
	}
}

var parameter = regexp.MustCompile(`\{\{\s*\.([A-Za-z]+)\s*\}\}`)

// parameters are the names that stand in any form of a message.
func parameters(forms map[string]string) []string {
	set := map[string]bool{}
	for _, s := range forms {
		for _, m := range parameter.FindAllStringSubmatch(s, -1) {
			set[m[1]] = true
		}
	}
	return sorted(set)
}

// Every language says what the others say: the same parameters, each form of a plural
// all of them but the count, which "one" may spell out.
func TestEveryLanguageHasTheSameParameters(t *testing.T) {
	en := messages(t, "en")
	for _, l := range Langs() {
		for k, forms := range messages(t, l) {
			want := parameters(en[k])
			if got := parameters(forms); !slices.Equal(got, want) {
				t.Errorf("%s %s has parameters %v, English %v", l, k, got, want)
			}
			for f, s := range forms {
				for _, p := range want {
					if p != "Count" && !slices.Contains(parameters(map[string]string{"": s}), p) {
						t.Errorf("%s %s %s lacks %s", l, k, f, p)
					}
				}
				if rest := parameter.ReplaceAllString(s, ""); strings.ContainsAny(rest, "{}") {
					t.Errorf("%s %s %s: a template may only name parameters: %q", l, k, f, s)
				}
			}
		}
	}
}

// Arrows, ticks and boxes are missing from Noto Sans, "~" says what "≈" would.
func TestWordsHaveOnlyLettersOfTheFont(t *testing.T) {
	for _, l := range Langs() {
		for k, forms := range messages(t, l) {
			for _, s := range forms {
				if i := strings.IndexAny(s, "→←↑↓≈✓✔✗◀▶▲▼☐☑■□●○★⚠\t\u00ad\u200b"); i >= 0 {
					t.Errorf("%s %s: %q has a sign that the font lacks", l, k, s)
				}
			}
		}
	}
}

// A Latin letter that looks like a Cyrillic one is typed by mistake and never found.
func TestWordsDontMixAlphabetsWithinAWord(t *testing.T) {
	mixed := regexp.MustCompile(`\p{Latin}\p{Cyrillic}|\p{Cyrillic}\p{Latin}`)
	for _, l := range Langs() {
		for k, forms := range messages(t, l) {
			for _, s := range forms {
				s = parameter.ReplaceAllString(s, " ")
				if m := mixed.FindString(s); m != "" {
					t.Errorf("%s %s mixes alphabets at %q: %q", l, k, m, s)
				}
			}
		}
	}
}
