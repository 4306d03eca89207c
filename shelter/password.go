package shelter

import (
	"strings"
	"unicode/utf8"

	"pana/shelter/fault"
)

// minPassword is the length below which no password is taken. Four words of a generated
// passphrase have twice as many.
const minPassword = 12

// Strong refuses a password that is short, or that is little more than the login or the
// name of the house.
func Strong(password, login, house string) error {
	var f fault.Fields
	p := strings.ToLower(strings.TrimSpace(password))
	switch {
	case utf8.RuneCountInString(p) < minPassword:
		f.Add("password", "fault.password.short", "Count", minPassword)
	case distinct(p) < 5, leans(p, login), leans(p, house):
		f.Add("password", "fault.password.weak")
	}
	return f.Err()
}

// leans reports whether less than six characters of p remain once word is taken out.
func leans(p, word string) bool {
	word = strings.ToLower(strings.TrimSpace(word))
	if utf8.RuneCountInString(word) < 3 || !strings.Contains(p, word) {
		return false
	}
	return utf8.RuneCountInString(strings.ReplaceAll(p, word, "")) < 6
}

func distinct(s string) int {
	seen := map[rune]bool{}
	for _, r := range s {
		seen[r] = true
	}
	return len(seen)
}

func blank(s string) bool { return strings.TrimSpace(s) == "" }
