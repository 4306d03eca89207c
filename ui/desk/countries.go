package desk

import (
	"slices"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"pana/ui/widgets"
)

// near are the countries that people mostly come from and go to, first in every list.
var near = []string{"KAZ", "TJK", "UZB", "KGZ", "TKM", "RUS", "AFG"}

// Countries are all there are, named in the window's language and found by both codes and
// by their names in each language of the program.
func (d *Desk) Countries() []widgets.Option {
	shown := display.Regions(language.Make(d.Words.Lang()))
	others := []display.Namer{display.Regions(language.Russian), display.Regions(language.Kazakh), display.Regions(language.English)}
	var all []widgets.Option
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			r, err := language.ParseRegion(string([]rune{a, b}))
			if err != nil || !r.IsCountry() || r.Canonicalize() != r || len(r.ISO3()) != 3 || r.ISO3() == "ZZZ" {
				continue
			}
			o := widgets.Option{Key: r.ISO3(), Text: shown.Name(r), Note: r.ISO3(), Codes: []string{r.String(), r.ISO3()}}
			for _, n := range others {
				o.Codes = append(o.Codes, n.Name(r))
			}
			if o.Text != "" {
				all = append(all, o)
			}
		}
	}
	place := func(o widgets.Option) int {
		if i := slices.Index(near, o.Key); i >= 0 {
			return i
		}
		return len(near)
	}
	slices.SortStableFunc(all, func(a, b widgets.Option) int {
		if n := place(a) - place(b); n != 0 {
			return n
		}
		return slices.Compare([]rune(a.Text), []rune(b.Text))
	})
	return all
}
