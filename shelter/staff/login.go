package staff

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"pana/shelter/fault"
	"pana/shelter/vault"
)

// Login rules: 2 to 40 letters of any alphabet, digits, and . _ - inside; case and the
// way accents are composed make no difference.

// loginKey is login as it is compared.
func loginKey(login string) string { return strings.ToLower(norm.NFKC.String(login)) }

// tidy takes away blanks around and composes accents.
func tidy(s string) string { return strings.TrimSpace(norm.NFC.String(s)) }

func (n New) check(tx *vault.Tx) error {
	var f fault.Fields
	switch {
	case n.Login == "":
		f.Add("login", "fault.text.empty")
	case !goodLogin(n.Login):
		f.Add("login", "fault.login.form")
	default:
		var taken int
		err := tx.QueryRow(`select count(*) from account where login_key = ? and active = 1`, loginKey(n.Login)).Scan(&taken)
		if err != nil {
			return fmt.Errorf("look up login: %w", err)
		}
		if taken > 0 {
			f.Add("login", "fault.login.taken")
		}
	}
	checkLine(&f, "name", n.Name, 80)
	checkRoles(&f, n.Roles)
	return f.Err()
}

func goodLogin(s string) bool {
	runes := []rune(s)
	if len(runes) < 2 || len(runes) > 40 {
		return false
	}
	for i, r := range runes {
		inside := i > 0 && i < len(runes)-1
		if !unicode.In(r, unicode.L, unicode.Mn, unicode.Nd) && !(inside && strings.ContainsRune("._-", r)) {
			return false
		}
	}
	return true
}

func checkRoles(f *fault.Fields, roles []Role) {
	if len(roles) == 0 {
		f.Add("roles", "fault.roles.none")
	}
	for _, r := range roles {
		if !r.Known() {
			f.Add("roles", "fault.roles.unknown")
			return
		}
	}
}

// checkLine demands one line of text of at most limit letters.
func checkLine(f *fault.Fields, name, s string, limit int) {
	switch {
	case s == "":
		f.Add(name, "fault.text.empty")
	case utf8.RuneCountInString(s) > limit:
		f.Add(name, "fault.text.long", "Max", limit)
	case !utf8.ValidString(s) || strings.ContainsFunc(s, unicode.IsControl):
		f.Add(name, "fault.text.control")
	}
}
