package command

import (
	"strings"

	"pana/assets/words"
)

// langOf finds the language of what is said before any file is open: --lang if it was
// given, else the environment's, else none.
func langOf(args []string, getenv func(string) string) string {
	for i, a := range args {
		if v, ok := strings.CutPrefix(a, "--lang="); ok {
			return known(v)
		}
		if a == "--lang" && i+1 < len(args) {
			return known(args[i+1])
		}
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := getenv(name); v != "" {
			return known(v)
		}
	}
	return ""
}

// known is the language of a locale such as kk_KZ.UTF-8, "" when Pana doesn't speak it.
func known(locale string) string {
	lang, _, _ := strings.Cut(strings.ToLower(locale), "_")
	lang, _, _ = strings.Cut(lang, ".")
	for _, l := range words.Langs() {
		if l == lang {
			return l
		}
	}
	return ""
}

// language is what to speak: the one that was chosen, else the house's, else English.
func (r *run) language(house string) string {
	for _, l := range []string{r.lang, house} {
		if l != "" {
			return l
		}
	}
	return "en"
}
