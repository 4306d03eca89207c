package people

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// The words for units, by their beginnings; a unit alone means one of it.
var (
	yearUnits  = []string{"лет", "год", "г", "л", "years", "year", "yrs", "yr", "y", "yo", "жас", "жыл", "ж"}
	monthUnits = []string{"мес", "месяц", "months", "month", "mos", "mo", "m", "м", "ай"}
	weekUnits  = []string{"нед", "недел", "weeks", "week", "wk", "w", "апта"}
	dayUnits   = []string{"дн", "дне", "ден", "day", "d", "күн", "сут"}

	amount   = regexp.MustCompile(`^(\d+(?:[.,]\d)?)(?: ?- ?(\d+))? ?(\pL*)\.?,? ?`)
	ageWords = map[string][2]int{"полгода": {0, 6}, "пол года": {0, 6}, "полтора года": {1, 6}, "half a year": {0, 6},
		"жарты жыл": {0, 6}, "жарты жас": {0, 6}, "бір жарым жас": {1, 6}, "новорожденный": {0, 0},
		"новорожденная": {0, 0}, "newborn": {0, 0}, "жаңа туған": {0, 0}}
	ageTails = []string{"назад", "old", "от роду", "болды"}
)

// age reads an age in years, months, weeks or days; every age is an estimate.
func (p *parse) age() (Birth, string, bool) {
	text := p.text
	for _, w := range ageTails {
		text = strings.TrimSpace(strings.TrimSuffix(text, w))
	}
	if a, ok := ageWords[text]; ok {
		return About(a[0], a[1], p.today), "", true
	}
	years, months, days, named := -1, -1, -1, false
	for text != "" {
		x := amount.FindStringSubmatch(text)
		if x == nil {
			return Birth{}, "", false
		}
		text = text[len(x[0]):]
		n, err := strconv.ParseFloat(strings.Replace(x[1], ",", ".", 1), 64)
		backwards := x[2] != "" && float64(number(x[2])) < n
		part := n != float64(int(n)) && x[3] == "" // "5.3" may as well be a day
		if err != nil || backwards || part || n > 100000 {
			return Birth{}, "", false
		}
		switch {
		case x[3] == "" && years < 0 && !named, begins(x[3], yearUnits) && years < 0:
			years = int(n)
			if part := n - float64(years); part > 0 {
				months = int(part*12 + 0.5)
			}
		case begins(x[3], monthUnits) && months < 0:
			months = int(n)
		case begins(x[3], weekUnits) && days < 0:
			days = int(7 * n)
		case begins(x[3], dayUnits) && days < 0:
			days = int(n)
		default:
			return Birth{}, "", false
		}
		named = true
	}
	if days >= 0 {
		months = max(months, 0) + days*12/365
	}
	if months >= 0 {
		years, months = max(years, 0)+months/12, months%12
	}
	if years > oldest {
		return Birth{}, "fault.birth.too_old", true
	}
	return About(years, months, p.today), "", years >= 0
}

// begins reports whether word is a unit of the list or an inflected form of one.
func begins(word string, units []string) bool {
	return slices.ContainsFunc(units, func(u string) bool {
		return word == u || len([]rune(u)) > 1 && strings.HasPrefix(word, u)
	})
}

// months are the names of the months by their first letters.
var months = []string{"янв jan қаң", "фев feb ақп", "мар mar нау", "апр apr сәу", "май мая may мам", "июн jun маус",
	"июл jul шіл", "авг aug там", "сен sep қыр", "окт oct қаз", "ноя nov қар", "дек dec жел"}

// month is the number of a named month, 0 for none.
func month(name string) int {
	for i, m := range months {
		for _, w := range strings.Fields(m) {
			if strings.HasPrefix(name, w) {
				return i + 1
			}
		}
	}
	return 0
}
