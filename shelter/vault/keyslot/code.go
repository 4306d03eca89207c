package keyslot

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"errors"
	"strings"
	"unicode"
)

// ErrTypo is a recovery code whose check characters don't fit: it was mistyped.
var ErrTypo = errors.New("recovery code mistyped")

const (
	codeBytes = 20 // 160 bits, 32 characters
	codeChars = 32
	codeCheck = 4 // check characters behind them, one group
	group     = 4
)

var crockford = base32.NewEncoding("0123456789ABCDEFGHJKMNPQRSTVWXYZ").WithPadding(base32.NoPadding)

// lookalikes are letters that people type for characters of the code: Crockford's own,
// and those of a Cyrillic keyboard.
var lookalikes = map[rune]rune{
	'O': '0', 'I': '1', 'L': '1',
	'А': 'A', 'В': 'B', 'Е': 'E', 'З': '3', 'К': 'K', 'М': 'M', 'Н': 'H', 'О': '0',
	'Р': 'P', 'С': 'C', 'Т': 'T', 'Х': 'X', 'У': 'Y', 'І': '1',
}

// newCode is a fresh recovery code in groups of four, the last of them check characters.
func newCode() (string, error) {
	b := make([]byte, codeBytes)
	defer clear(b)
	if _, err := rand.Read(b); err != nil {
		return "", err
	}
	body := crockford.EncodeToString(b)
	s := body + check(body)
	groups := make([]string, 0, len(s)/group)
	for ; s != ""; s = s[group:] {
		groups = append(groups, s[:group])
	}
	return strings.Join(groups, "-"), nil
}

func check(body string) string {
	h := sha256.Sum256([]byte("pana/1 code " + body))
	return crockford.EncodeToString(h[:])[:codeCheck]
}

// CleanCode is the secret of a recovery code as someone typed it, in any case, with or
// without hyphens; ErrTypo if it can't be right.
func CleanCode(typed string) (string, error) {
	var out strings.Builder
	for _, r := range typed {
		r = unicode.ToUpper(r)
		if l, found := lookalikes[r]; found {
			r = l
		}
		if unicode.IsSpace(r) || r == '-' || r == '–' || r == '—' {
			continue
		}
		out.WriteRune(r)
	}
	s := out.String()
	if len(s) != codeChars+codeCheck || check(s[:codeChars]) != s[codeChars:] {
		return "", ErrTypo
	}
	return s[:codeChars], nil
}
