package intake

import (
	"slices"

	"golang.org/x/text/language"

	"pana/shelter/people"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// countries are all there are, then the reasons for having no answer.
func countries(d *desk.Desk) []entry {
	var all []entry
	for _, o := range d.Countries() {
		all = append(all, newEntry(o, o.Codes...))
	}
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
