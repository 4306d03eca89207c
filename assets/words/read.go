package words

import (
	"encoding/json"
	"strings"
)

// entries calls each with every key of a file and its value as it stands in the file, and
// reports whether it came to the end. The window opens only after this, so nothing is made
// of the values yet: encoding/json would take ten times as long.
func entries(file string, each func(key, value string)) bool {
	const space = " \t\r\n"
	rest := strings.TrimLeft(file, space)
	if !strings.HasPrefix(rest, "{") {
		return false
	}
	for rest = rest[1:]; ; {
		rest = strings.TrimLeft(rest, space+",")
		if strings.HasPrefix(rest, "}") {
			return true
		}
		n := end(rest)
		if n == 0 || rest[0] != '"' {
			return false
		}
		key := text(rest[:n])
		colon := strings.TrimLeft(rest[n:], space)
		if !strings.HasPrefix(colon, ":") {
			return false
		}
		rest = strings.TrimLeft(colon[1:], space)
		if n = end(rest); n == 0 {
			return false
		}
		each(key, rest[:n])
		rest = rest[n:]
	}
}

// end is how long the text or the object is with which s begins; 0 for anything else.
func end(s string) int {
	if s == "" || s[0] != '"' && s[0] != '{' {
		return 0
	}
	if s[0] == '"' {
		for i := 1; i < len(s); i++ {
			switch s[i] {
			case '\\':
				i++
			case '"':
				return i + 1
			}
		}
		return 0
	}
	for i := 1; i < len(s); {
		switch s[i] {
		case '}':
			return i + 1
		case '"', '{':
			n := end(s[i:])
			if n == 0 {
				return 0
			}
			i += n
		default:
			i++
		}
	}
	return 0
}

// text is the text that a value in quotes stands for.
func text(value string) string {
	if !strings.Contains(value, `\`) {
		return value[1 : len(value)-1]
	}
	var s string
	_ = json.Unmarshal([]byte(value), &s)
	return s
}

// plurals are the plural forms that a value stands for; a text is the form of all counts.
func plurals(value string) map[string]string {
	if value[0] == '"' {
		return map[string]string{"other": text(value)}
	}
	forms := map[string]string{}
	_ = json.Unmarshal([]byte(value), &forms)
	return forms
}
