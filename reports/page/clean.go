package page

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// missingSign stands for what no font can draw.
const missingSign = '□'

// mostMarks is how many marks one letter may carry; more would grow into other lines.
const mostMarks = 2

// Clean makes any string fit for paper: valid, composed, without controls and invisible
// signs, line breaks as \n, and a box for what lies outside the fonts' reach.
func Clean(s string) string {
	if plain(s) {
		return s
	}
	s = strings.ReplaceAll(strings.ToValidUTF8(s, string(missingSign)), "\r\n", "\n")
	marks := 0
	return strings.Map(func(r rune) rune {
		r = clean(r)
		if r >= 0 && unicode.Is(unicode.Mn, r) {
			if marks++; marks > mostMarks {
				return -1
			}
		} else {
			marks = 0
		}
		return r
	}, norm.NFC.String(s))
}

// plain tells that nothing is to be done, which is so for most texts of tables.
func plain(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' || s[i] >= 0x7f {
			return false
		}
	}
	return true
}

func clean(r rune) rune {
	switch {
	case r == '\n', r == '\r', r == '\v', r == '\f', r == 0x85, r == 0x2028, r == 0x2029:
		return '\n'
	case r == '\t', r >= 0x2000 && r <= 0x200a, r == 0x205f, r == 0x3000:
		return ' '
	case r == 0x202f, r == 0x2007:
		return 0xa0
	case r == zwnj:
		return r // keeps Persian letters apart, is not drawn
	case r == 0xfe0e, r == 0xfe0f, r == 0x180e, r == 0x34f, unicode.Is(unicode.Cf, r), unicode.IsControl(r):
		return -1
	case r > 0xffff, r == 0xfffd, r == 0xfffe, r == 0xffff, unicode.Is(unicode.Co, r):
		return missingSign
	}
	return r
}
