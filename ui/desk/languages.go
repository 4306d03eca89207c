package desk

import (
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"pana/ui/widgets"
)

// nearLanguages are those of most who come, first in every list.
var nearLanguages = []string{"tg", "uz", "ky", "kk", "ru", "tk", "fa"}

// Languages are those with a code of two letters, named in the window's language and found
// by both codes, by what their speakers call them, and by their names in each language of
// the program.
func (d *Desk) Languages() []widgets.Option {
	shown := display.Languages(language.Make(d.Words.Lang()))
	var all []widgets.Option
	for a := 'a'; a <= 'z'; a++ {
		for b := 'a'; b <= 'z'; b++ {
			code := string([]rune{a, b})
			base, err := language.ParseBase(code)
			if err != nil || base.String() != code {
				continue
			}
			tag := language.Make(code)
			o := widgets.Option{Key: code, Text: shown.Name(tag), Codes: []string{code, base.ISO3(), display.Self.Name(tag)}}
			for _, l := range spoken {
				o.Codes = append(o.Codes, display.Languages(l).Name(tag))
			}
			if o.Text != "" && o.Text != code {
				all = append(all, o)
			}
		}
	}
	return nearFirst(all, nearLanguages)
}

// LanguageName is a language in the window's language, its code where it has no name there.
func (d *Desk) LanguageName(code string) string {
	if name := display.Languages(language.Make(d.Words.Lang())).Name(language.Make(code)); name != "" {
		return name
	}
	return code
}
