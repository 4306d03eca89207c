package house

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/people"
	"pana/shelter/vault"
)

// by is the actor as it is stored: NULL for the program itself.
func by(tx *vault.Tx) any {
	if a := tx.Actor().Account; a != 0 {
		return a
	}
	return nil
}

func dayOrNull(d civil.Day) any {
	if d.IsZero() {
		return nil
	}
	return d.String()
}

func instantOrNull(i civil.Instant) any {
	if i == civil.Open || i == 0 {
		return nil
	}
	return int64(i)
}

func textOrNull(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func idOrNull(id int64) any {
	if id == 0 {
		return nil
	}
	return id
}

// moment is how an instant stands in the history: the same in every zone and language.
func moment(i civil.Instant) string {
	if i == 0 || i == civil.Open {
		return ""
	}
	return i.Time().Format(time.RFC3339)
}

func touchStays(tx *vault.Tx) {
	tx.Touch(TopicStays)
	tx.Touch(TopicBeds)
	tx.Touch(people.Topic)
}

// checkReason wants a reason of 1 to 400 characters.
func checkReason(f *fault.Fields, name, reason string) {
	switch n := utf8.RuneCountInString(strings.TrimSpace(reason)); {
	case n == 0:
		f.Add(name, "fault.reason.empty")
	default:
		checkLength(f, name, reason, 400)
	}
}

// checkLength wants a text of at most so many characters, all of which can be seen.
func checkLength(f *fault.Fields, name, text string, most int) {
	switch {
	case utf8.RuneCountInString(text) > most:
		f.Add(name, "fault.text.long", "Max", most)
	case !legible(text):
		f.Add(name, "fault.text.control")
	}
}

// legible reports whether text is text: a control character would cut it off where it is
// compared, or make it look like another. Lines may end.
func legible(text string) bool {
	return utf8.ValidString(text) && !strings.ContainsFunc(text, func(r rune) bool { return unicode.IsControl(r) && r != '\n' })
}
