package people

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"pana/shelter/civil"
)

// Hit is a place in a text, in bytes, and what stands there: "name", "document", "phone" or
// "birth". It doesn't say whose.
type Hit struct {
	From, To int
	Kind     string
}

// Hits are the places of text that match t, in their order. A name hits as a whole word of
// four letters or more in any alphabet, also in the cases of Russian and Kazakh; papers and
// phones whatever blanks and signs part their digits.
func Hits(t *Terms, text string) []Hit {
	var hits []Hit
	words := spans(text, inWord)
	for _, w := range words {
		if t.hitsName(text[w.From:w.To]) {
			hits = append(hits, Hit{w.From, w.To, "name"})
		}
	}
	hits = append(hits, t.papersIn(text)...)
	hits = append(hits, t.phonesIn(text)...)
	hits = append(hits, t.birthsIn(text)...)
	slices.SortFunc(hits, func(a, b Hit) int { return cmp.Or(cmp.Compare(a.From, b.From), -cmp.Compare(a.To, b.To)) })
	return hits
}

// endings are what Russian and Kazakh put behind a name, folded.
var endings = strings.Fields(`a u i e o oi oiu om em ev am ah ami ei eiu in ina inoi inu ov ova ovoi ovu ovi
	nin din tin ga ge ka ke na ne di ti ni da de ta te nda nde dan den tan ten nan nen men pen ben nih dih tih`)

func (t *Terms) hitsName(word string) bool {
	if utf8.RuneCountInString(word) < shortestName {
		return false
	}
	for _, w := range readings(spelled(word)) {
		key := foldSpelled(w)
		if t.free[key] {
			return false
		}
		if t.names[key] {
			return true
		}
		for _, e := range endings {
			base, ok := strings.CutSuffix(key, e)
			if ok && (t.stems[base] || len([]rune(base)) > shortestName && t.names[base]) {
				return true
			}
		}
	}
	return false
}

// spans are the runs of text whose letters pass in; Kind stays empty.
func spans(text string, in func(rune) bool) []Hit {
	var all []Hit
	from := -1
	for i, r := range text {
		if in(r) && from < 0 {
			from = i
		} else if !in(r) && from >= 0 {
			all = append(all, Hit{From: from, To: i})
			from = -1
		}
	}
	if from >= 0 {
		all = append(all, Hit{From: from, To: len(text)})
	}
	return all
}

// papersIn finds numbers of papers, written in up to four groups.
func (t *Terms) papersIn(text string) []Hit {
	if len(t.papers) == 0 {
		return nil
	}
	groups := spans(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	var hits []Hit
	for i := range groups {
		key := ""
		for j := i; j < len(groups) && j < i+4; j++ {
			key += plainNumber(text[groups[j].From:groups[j].To])
			if t.papers[key] {
				hits = append(hits, Hit{groups[i].From, groups[j].To, "document"})
			}
		}
	}
	return hits
}

// phonesIn finds phone numbers by their last nine digits.
func (t *Terms) phonesIn(text string) []Hit {
	if len(t.phones) == 0 {
		return nil
	}
	var hits []Hit
	for _, run := range spans(text, func(r rune) bool { return strings.ContainsRune("0123456789 +-().\u00a0", r) }) {
		var at []int
		for i := run.From; i < run.To; i++ {
			if '0' <= text[i] && text[i] <= '9' {
				at = append(at, i)
			}
		}
		all := digits(text[run.From:run.To])
		for i := 0; i+phoneTail <= len(all); i++ {
			if t.phones[all[i:i+phoneTail]] {
				hits = append(hits, Hit{at[i], at[i+phoneTail-1] + 1, "phone"})
			}
		}
	}
	return hits
}

var dateForms = []*regexp.Regexp{
	regexp.MustCompile(`\b(?P<d>\d{1,2})[./-](?P<m>\d{1,2})[./-](?P<y>\d{4})\b`),
	regexp.MustCompile(`\b(?P<y>\d{4})[./-](?P<m>\d{1,2})[./-](?P<d>\d{1,2})\b`),
}

// birthsIn finds birth days written in digits.
func (t *Terms) birthsIn(text string) []Hit {
	var hits []Hit
	for _, form := range dateForms {
		for _, x := range form.FindAllStringSubmatchIndex(text, -1) {
			part := func(name string) int {
				i := 2 * form.SubexpIndex(name)
				n, err := strconv.Atoi(text[x[i]:x[i+1]])
				if err != nil {
					return 0
				}
				return n
			}
			day, err := civil.NewDay(part("y"), part("m"), part("d"))
			if err == nil && t.births[day] {
				hits = append(hits, Hit{x[0], x[1], "birth"})
			}
		}
	}
	return hits
}
