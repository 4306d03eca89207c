package intake

import (
	"slices"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"pana/shelter/people"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// near are the countries that people mostly come from, first in the list.
var near = []string{"TJK", "UZB", "KGZ", "KAZ", "TKM", "RUS", "AFG"}

// countries are all there are, named in the window's language and found by their names in
// each of ours and by both codes; then the reasons for having no answer.
func countries(d *desk.Desk) []entry {
	shown := display.Regions(language.Make(d.Words.Lang()))
	var all []entry
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			r, err := language.ParseRegion(string([]rune{a, b}))
			if err != nil || !r.IsCountry() || r.Canonicalize() != r || len(r.ISO3()) != 3 || r.ISO3() == "ZZZ" {
				continue
			}
			name := shown.Name(r)
			if name == "" || name == r.String() {
				continue
			}
			found := []string{r.String(), r.ISO3()}
			for _, l := range spoken {
				found = append(found, display.Regions(l).Name(r))
			}
			all = append(all, newEntry(widgets.Option{Key: r.ISO3(), Text: name, Note: r.ISO3()}, found...))
		}
	}
	all = nearFirst(all, near)
	all = append(all, newEntry(widgets.Option{Key: people.Stateless, Text: d.T("intake.stateless")}))
	return append(all, missing(d, "8", "9", "99")...)
}

// spoken are the languages in which names of countries and languages are understood.
var spoken = []language.Tag{language.Russian, language.Kazakh, language.English}

// nearFirst puts the entries with these keys before the others, which go by name.
func nearFirst(all []entry, keys []string) []entry {
	place := func(e entry) int {
		if i := slices.Index(keys, e.Key); i >= 0 {
			return i
		}
		return len(keys)
	}
	slices.SortStableFunc(all, func(a, b entry) int {
		if d := place(a) - place(b); d != 0 {
			return d
		}
		return slices.Compare([]rune(a.Text), []rune(b.Text))
	})
	return all
}

// missing are the reasons for having no answer, found by their word and by their code.
func missing(d *desk.Desk, codes ...string) []entry {
	var all []entry
	for _, c := range codes {
		word := d.T("missing." + c)
		all = append(all, newEntry(widgets.Option{Key: c, Text: word, Short: word + " (" + c + ")", Note: c}, c))
	}
	return all
}
