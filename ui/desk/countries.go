package desk

import (
	"slices"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"pana/shelter/people"
	"pana/ui/widgets"
)

// near are the countries that people mostly come from and go to, first in every list.
var near = []string{"KAZ", "TJK", "UZB", "KGZ", "TKM", "RUS", "AFG"}

// spoken are the languages in which names of countries and languages are understood.
var spoken = []language.Tag{language.Russian, language.Kazakh, language.English}

// Countries are all there are, named in the window's language and found by both codes and
// by their names in each language of the program.
func (d *Desk) Countries() []widgets.Option {
	shown := display.Regions(language.Make(d.Words.Lang()))
	var all []widgets.Option
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			r, err := language.ParseRegion(string([]rune{a, b}))
			if err != nil || !r.IsCountry() || r.Canonicalize() != r || len(r.ISO3()) != 3 || r.ISO3() == "ZZZ" {
				continue
			}
			o := widgets.Option{Key: r.ISO3(), Text: shown.Name(r), Note: r.ISO3(), Codes: []string{r.String(), r.ISO3()}}
			for _, l := range spoken {
				o.Codes = append(o.Codes, display.Regions(l).Name(r))
			}
			if o.Text != "" && o.Text != r.String() {
				all = append(all, o)
			}
		}
	}
	return nearFirst(all, near)
}

// CountryName is a country in the window's language, its code where it has no name there.
func (d *Desk) CountryName(code string) string {
	if code == people.Stateless {
		return d.T("residents.stateless")
	}
	r, err := language.ParseRegion(code)
	if err != nil {
		return code
	}
	if name := display.Regions(language.Make(d.Words.Lang())).Name(r); name != "" {
		return name
	}
	return code
}

// nearFirst puts the options with these keys before the others, which go by name.
func nearFirst(all []widgets.Option, keys []string) []widgets.Option {
	place := func(o widgets.Option) int {
		if i := slices.Index(keys, o.Key); i >= 0 {
			return i
		}
		return len(keys)
	}
	slices.SortStableFunc(all, func(a, b widgets.Option) int {
		if n := place(a) - place(b); n != 0 {
			return n
		}
		return slices.Compare([]rune(a.Text), []rune(b.Text))
	})
	return all
}
