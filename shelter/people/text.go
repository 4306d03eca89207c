package people

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"pana/shelter/fault"
)

// The greatest lengths, in letters.
const (
	maxName  = 200
	maxLine  = 500
	maxShort = 40
	maxPlace = 1000
	maxText  = 2000
)

// tidy puts a text into Unicode's composed form without blanks around it; no letter
// changes.
func tidy(s string) string { return strings.TrimSpace(norm.NFC.String(s)) }

// checkText tidies *s and adds a fault when it is too long or holds what can't be seen.
// Line breaks pass only if lines is true.
func checkText(f *fault.Fields, field string, s *string, limit int, lines bool) {
	if !utf8.ValidString(*s) {
		f.Add(field, "fault.text.control")
		return
	}
	*s = tidy(*s)
	switch {
	case strings.ContainsFunc(*s, func(r rune) bool { return invisible(r) && !(lines && r == '\n') }):
		f.Add(field, "fault.text.control")
	case utf8.RuneCountInString(*s) > limit:
		f.Add(field, "fault.text.long", "Max", limit)
	}
}

// invisible are control characters and those that only steer the direction or the joining
// of others, because they make two names look alike; the two joiners are needed to spell
// Persian and Urdu names.
func invisible(r rune) bool {
	const nonJoiner, joiner = '\u200c', '\u200d'
	if r == nonJoiner || r == joiner {
		return false
	}
	return unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Co, unicode.Zl, unicode.Zp)
}

// checkName checks the parts of a name: letters of any alphabet, no signs or pictures.
func checkName(f *fault.Fields, prefix string, n *Name) {
	for _, p := range []struct {
		field string
		text  *string
	}{{"family", &n.Family}, {"given", &n.Given}, {"patronymic", &n.Patronymic}} {
		before := len(*f)
		checkText(f, prefix+p.field, p.text, maxName, false)
		if len(*f) > before || *p.text == "" {
			continue
		}
		picture := strings.ContainsFunc(*p.text, func(r rune) bool {
			return unicode.In(r, unicode.So, unicode.Sm, unicode.Sc) || r >= 0x1F000
		})
		if picture || !strings.ContainsFunc(*p.text, unicode.IsLetter) {
			f.Add(prefix+p.field, "fault.name.letters")
		}
	}
}

// checkMissing adds a fault when an answer and a reason for having none are both given.
func checkMissing(f *fault.Fields, field string, answered bool, m Missing) {
	switch {
	case !m.Valid():
		f.Add(field, "fault.missing.unknown")
	case answered && m != Answered:
		f.Add(field, "fault.missing.both")
	}
}

// checkNameQuality settles the quality of a name: Partial unless said otherwise.
func checkNameQuality(f *fault.Fields, q *Missing, spoken, latin Name) {
	named := !spoken.Empty() || !latin.Empty()
	if named && *q == Answered {
		*q = Partial
	}
	switch {
	case named && *q != Full && *q != Partial:
		f.Add("name", "fault.missing.both")
	case !named && (*q == Full || *q == Partial):
		f.Add("name", "fault.text.empty")
	case *q != Full && *q != Partial && !q.Valid():
		f.Add("name", "fault.missing.unknown")
	}
}
