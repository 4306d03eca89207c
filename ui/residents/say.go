package residents

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/layout"

	"pana/shelter/people"
	"pana/ui/desk"
	"pana/ui/widgets"
)

func spacer() fyne.CanvasObject { return layout.NewSpacer() }

// newAlert is the chip of what whoever opens the door must know.
func newAlert(a people.Alert) *shrinking {
	tone := widgets.Alert
	if a.Level != "high" {
		tone = widgets.Held
	}
	return newShrinking(a.Text, tone)
}

// missingWord is why there is no answer, in a word.
func missingWord(d *desk.Desk, m people.Missing) string {
	switch m {
	case people.DoesNotKnow, people.Refused, people.NotCollected:
		return d.T("missing." + strconv.Itoa(int(m)))
	}
	return d.T("missing.not_asked")
}

// longAge is an age in words: "30 лет", "~7 лет", "8 месяцев"; "" when it isn't known.
func longAge(d *desk.Desk, b people.Birth) string {
	y, m, known := b.Age(d.Today())
	if !known {
		return ""
	}
	age := d.N("age.years", y)
	if y < 2 && (b.AgeMonths >= 0 || b.Hidden) {
		age = d.N("age.months", y*12+m)
	}
	if !b.Exact() {
		age = d.T("age.about", "Age", age)
	}
	return age
}

// countryName is a country in the window's language, "" for none.
func countryName(d *desk.Desk, code string) string {
	if code == "" {
		return ""
	}
	return d.CountryName(code)
}

// spokenIn are languages with how well they are spoken, unless it is the mother tongue.
func spokenIn(d *desk.Desk, ls []people.Language) string {
	var all []string
	for _, l := range ls {
		name := d.LanguageName(l.Code)
		if l.Quality != "N" {
			name += " (" + d.T("residents.speaks."+l.Quality) + ")"
		}
		all = append(all, name)
	}
	return strings.Join(all, ", ")
}

func readsIn(d *desk.Desk, codes []string) string {
	if slices.Contains(codes, people.None) {
		return d.T("residents.reads_nothing")
	}
	var all []string
	for _, c := range codes {
		all = append(all, d.LanguageName(c))
	}
	return strings.Join(all, ", ")
}

// capital is s with a capital letter at its beginning.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}
