package shift

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Clean is text as it is kept: composed letters, line breaks as one sign and never more
// than one empty line, no blanks around it, and nothing that can't be seen. What was pasted
// from elsewhere brings such signs along; they are no reason to refuse a line.
func Clean(text string) string {
	text = norm.NFC.String(strings.ToValidUTF8(text, ""))
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\t", " ", "\u00a0", " ").Replace(text)
	text = strings.Map(func(r rune) rune {
		if r != '\n' && invisible(r) {
			return -1
		}
		return r
	}, text)
	lines := strings.Split(text, "\n")
	kept := lines[:0]
	for _, l := range lines {
		l = strings.TrimSpace(l)
		if l != "" || len(kept) > 0 && kept[len(kept)-1] != "" {
			kept = append(kept, l)
		}
	}
	return strings.TrimSpace(strings.Join(kept, "\n"))
}

// invisible are control characters and those that steer the direction or the joining of
// others; the two joiners are needed to spell Persian and Urdu.
func invisible(r rune) bool {
	const nonJoiner, joiner = '\u200c', '\u200d'
	return r != nonJoiner && r != joiner && (unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Co))
}
