package intake

import (
	"strings"

	"pana/assets/words"
	"pana/shelter/people"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// missingOf is the reason that a key stands for, Answered for any other key.
func missingOf(key string) people.Missing {
	switch key {
	case "8":
		return people.DoesNotKnow
	case "9":
		return people.Refused
	case "99":
		return people.NotCollected
	}
	return people.Answered
}

// sexes are the answers about sex, found by their letter and word in each language.
func sexes(d *desk.Desk) []entry {
	var all []entry
	for _, sex := range []string{"female", "male"} {
		var found []string
		for _, lang := range words.Langs() {
			l := words.For(lang)
			found = append(found, l.T("code.sex_short."+sex), l.T("code.sex."+sex), l.T("intake.found.sex."+sex))
		}
		all = append(all, newEntry(widgets.Option{Key: sex, Text: d.T("code.sex." + sex), Short: d.T("code.sex_short." + sex)}, found...))
	}
	return append(all, compact(missing(d, "99", "9"))...)
}

// compact leaves the code alone in the box, where there is no room for the word.
func compact(all []entry) []entry {
	for i := range all {
		all[i].Short = all[i].Key
	}
	return all
}

// roles are what somebody can be to the head, in the words in which one is asked at the
// door, with the relation that each means.
var roles = []struct{ key, relation string }{
	{"son", people.Child}, {"daughter", people.Child}, {"child", people.Child},
	{"husband", people.Spouse}, {"wife", people.Spouse},
	{"sister", people.Relative}, {"brother", people.Relative}, {"mother", people.Relative}, {"father", people.Relative},
	{"relative", people.Relative}, {"unrelated", people.Unrelated},
}

// relations are the answers about the role in the family.
func relations(d *desk.Desk) []entry {
	var all []entry
	for _, r := range roles {
		all = append(all, newEntry(widgets.Option{Key: r.key, Text: d.T("intake.role." + r.key)}, inEach("intake.role."+r.key)...))
	}
	return append(all, missing(d, "99")...)
}

// relationOf is the relation that a role means.
func relationOf(role string) string {
	for _, r := range roles {
		if r.key == role {
			return r.relation
		}
	}
	if role == "99" {
		return people.RelationNotKnown
	}
	return ""
}

// sexOf is the sex that a role implies, "" for none.
func sexOf(role string) string {
	switch role {
	case "son", "husband", "brother", "father":
		return "male"
	case "daughter", "wife", "sister", "mother":
		return "female"
	}
	return ""
}

// inEach is a sentence in every language that Pana speaks.
func inEach(key string) []string {
	var all []string
	for _, lang := range words.Langs() {
		all = append(all, words.For(lang).T(key))
	}
	return all
}

// choice is a field whose answer is one of a list.
func choice(d *desk.Desk, label string, all []entry) *widgets.Choice {
	c := widgets.NewChoice(label, nil)
	c.Source, c.NoMatch = source(all), d.T("intake.not_listed")
	return c
}

// splitName parts a name as it was heard: a given name alone, given and family name, or
// family name, given name and patronymic as in papers.
func splitName(text string) people.Name {
	w := strings.Fields(text)
	switch {
	case len(w) == 0:
		return people.Name{}
	case len(w) == 2 && isPatronymic(w[1]):
		return people.Name{Given: w[0], Patronymic: w[1]}
	case len(w) == 3 && isPatronymic(w[2]):
		return people.Name{Family: w[0], Given: w[1], Patronymic: w[2]}
	case len(w) == 3 && isPatronymic(w[1]):
		return people.Name{Given: w[0], Patronymic: w[1], Family: w[2]}
	}
	return people.Name{Given: w[0], Family: strings.Join(w[1:], " ")}
}

// isPatronymic tells a father's name by its ending, in the spellings of five alphabets.
func isPatronymic(word string) bool {
	word = strings.ToLower(word)
	for _, end := range []string{"ович", "евич", "ич", "овна", "евна", "ична", "ұлы", "улы", "қызы", "кызы", "уулу", "ўғли", "угли",
		"ovich", "evich", "ovna", "evna", "uly", "qyzy", "kyzy", "uulu", "o‘g‘li", "ogli", "qizi"} {
		if strings.HasSuffix(word, end) && len([]rune(word)) > len([]rune(end))+1 {
			return true
		}
	}
	return false
}
