package command

import (
	"strings"

	"pana/assets/words"
)

// asks finds the language that args ask for with --lang, "" for none.
func asks(args []string) string {
	for i, a := range args {
		if v, ok := strings.CutPrefix(a, "--lang="); ok {
			return known(v)
		}
		if a == "--lang" && i+1 < len(args) {
			return known(args[i+1])
		}
	}
	return ""
}

// system finds the language of the environment, "" for none that Pana speaks.
func system(getenv func(string) string) string {
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

// language is what to speak: the one that was asked for, else the house's once its file
// is open, else the environment's, else English.
func (r *run) language() string {
	for _, l := range []string{r.lang, r.house, r.env} {
		if l != "" {
			return l
		}
	}
	return "en"
}
