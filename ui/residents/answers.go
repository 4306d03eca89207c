package residents

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"pana/assets/words"
	"pana/shelter/people"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// anyone is the reasons for having no answer that fit any question.
var anyone = []string{"8", "9", "99"}

// nearCountries and nearLanguages are those of most who come, first in their lists.
var (
	nearCountries = []string{"TJK", "UZB", "KGZ", "KAZ", "TKM", "RUS", "AFG"}
	nearLanguages = []string{"tg", "uz", "ky", "kk", "ru", "tk", "fa"}
)

// choice is a field whose answer is one of a list.
func choice(d *desk.Desk, label string, options []widgets.Option) *widgets.Choice {
	c := widgets.NewChoice(label, options)
	c.Fold, c.NoMatch = people.Fold, d.T("residents.not_listed")
	return c
}

// free is one that takes any text, beside "none" and the reasons for having no answer.
func free(d *desk.Desk, label, text string, m people.Missing) *widgets.Choice {
	c := choice(d, label, append([]widgets.Option{{Key: people.None, Text: d.T("residents.none_known")}}, reasonsFor(d, anyone...)...))
	c.Free = true
	switch {
	case m != people.Answered:
		c.SetKey(strconv.Itoa(int(m)))
	case text == people.None:
		c.SetKey(people.None)
	default:
		c.SetText(text)
	}
	return c
}

// answerOf is what a free choice says.
func answerOf(c *widgets.Choice) (string, people.Missing) {
	switch k := c.Key(); {
	case missingOf(k) != people.Answered:
		return "", missingOf(k)
	case k != "":
		return k, people.Answered
	}
	return strings.TrimSpace(c.Text()), people.Answered
}

// reasonsFor are reasons for having no answer, found by word and by code.
func reasonsFor(d *desk.Desk, codes ...string) []widgets.Option {
	var all []widgets.Option
	for _, c := range codes {
		all = append(all, widgets.Option{Key: c, Text: d.T("missing." + c), Note: "(" + c + ")", Codes: []string{c, "(" + c + ")"}})
	}
	return all
}

// coded are options of codes whose words stand under prefix, found in each language.
func coded(d *desk.Desk, prefix string, codes []string) []widgets.Option {
	var all []widgets.Option
	for _, c := range codes {
		o := widgets.Option{Key: c, Text: d.T(prefix + c)}
		for _, lang := range words.Langs() {
			o.Codes = append(o.Codes, words.For(lang).T(prefix+c))
		}
		all = append(all, o)
	}
	return all
}

// countryOptions are all countries, in the window's language, found by their names in ours
// and by their codes.
func countryOptions(d *desk.Desk) []widgets.Option {
	shown, other := display.Regions(language.Make(d.Words.Lang())), []display.Namer{display.Regions(language.Russian), display.Regions(language.English)}
	var all []widgets.Option
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			r, err := language.ParseRegion(string([]rune{a, b}))
			if err != nil || !r.IsCountry() || r.Canonicalize() != r || len(r.ISO3()) != 3 || r.ISO3() == "ZZZ" {
				continue
			}
			o := widgets.Option{Key: r.ISO3(), Text: shown.Name(r), Note: r.ISO3(), Codes: []string{r.String(), r.ISO3()}}
			for _, n := range other {
				o.Codes = append(o.Codes, n.Name(r))
			}
			if o.Text != "" && o.Text != r.String() {
				all = append(all, o)
			}
		}
	}
	return nearFirst(all, nearCountries)
}

// languageOptions are the languages that have a code of two letters.
func languageOptions(d *desk.Desk) []widgets.Option {
	shown, other := display.Languages(language.Make(d.Words.Lang())), []display.Namer{display.Languages(language.Russian), display.Languages(language.English)}
	var all []widgets.Option
	for a := 'a'; a <= 'z'; a++ {
		for b := 'a'; b <= 'z'; b++ {
			code := string([]rune{a, b})
			base, err := language.ParseBase(code)
			if err != nil || base.String() != code {
				continue
			}
			tag := language.Make(code)
			o := widgets.Option{Key: code, Text: shown.Name(tag), Codes: []string{code, display.Self.Name(tag)}}
			for _, n := range other {
				o.Codes = append(o.Codes, n.Name(tag))
			}
			if o.Text != "" && o.Text != code {
				all = append(all, o)
			}
		}
	}
	return nearFirst(all, nearLanguages)
}

// spokenOptions are the languages with each way of speaking them: "узбекский", "узбекский,
// просто" …
func spokenOptions(d *desk.Desk) []widgets.Option {
	var all []widgets.Option
	for _, l := range languageOptions(d) {
		for _, q := range []string{"N", "F", "S", "W", "I"} {
			o := l
			o.Key = l.Key + "/" + q
			o.Note = d.T("residents.speaks." + q)
			o.Short = l.Text + " (" + o.Note + ")"
			o.Codes = slices.Clone(l.Codes)
			all = append(all, o)
		}
	}
	return append(all, reasonsFor(d, "9", "99")...)
}

func nearFirst(all []widgets.Option, near []string) []widgets.Option {
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
		return strings.Compare(a.Text, b.Text)
	})
	return all
}

// withKey chooses key, or the reason for having no answer.
func withKey(c *widgets.Choice, key string, m people.Missing) *widgets.Choice {
	switch {
	case m != people.Answered:
		c.SetKey(strconv.Itoa(int(m)))
	case key != "":
		c.SetKey(key)
	}
	return c
}
