package people_test

import (
	"testing"
	"unicode/utf8"

	"pana/shelter/fault"
	"pana/shelter/people"
)

// FuzzParseBirth: whatever is typed, the answer is a birth that a file takes, or one fault
// of the field.
func FuzzParseBirth(f *testing.F) {
	for _, s := range []string{"31.02.2026", "~30", "8 мес", "1,5 года", "03.1999", "5 марта 99", "(99)", "30-35 жас", "\xff\x00"} {
		f.Add(s)
	}
	today := day("2026-11-14")
	f.Fuzz(func(t *testing.T, text string) {
		b, err := people.ParseBirth(text, today)
		if err != nil {
			if x, ok := err.(fault.Fields); !ok || len(x) != 1 || x[0].Name != "birth" {
				t.Fatalf("%q: %v", text, err)
			}
			return
		}
		if y, m, known := b.Age(today); known && (y < 0 || y > 120 || m < 0 || m > 11) {
			t.Fatalf("%q: %d years %d months", text, y, m)
		}
		if b.AgeMonths > 11 || today.Before(b.Day) || b.Known() != (b.Quality == people.Full || b.Quality == people.Partial) {
			t.Fatalf("%q: %+v", text, b)
		}
	})
}

// FuzzFold: folding never breaks a text, and a word has no empty key.
func FuzzFold(f *testing.F) {
	for _, s := range []string{"Қыдырбаева", "O‘g‘iloy", "Shcherbakova", "مریم", "Ж\u0301", "\xffx"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		once := people.Fold(text)
		if !utf8.ValidString(once) {
			t.Fatalf("%q: %q", text, once)
		}
		for _, w := range people.Words(text) {
			for kind, keys := range people.Keys(w) {
				for _, k := range keys {
					if k == "" || !utf8.ValidString(k) {
						t.Fatalf("%q: empty or broken key of kind %s", w, kind)
					}
				}
			}
		}
	})
}
