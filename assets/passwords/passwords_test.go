package passwords

import (
	"bytes"
	"crypto/rand"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode"
)

var langs = []string{"en", "ru", "kk"}

func TestAPhraseHasFiveWordsAndFiftyBits(t *testing.T) {
	for _, l := range langs {
		p, err := Phrase(l, rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		if n := len(strings.Fields(p)); n != 5 {
			t.Errorf("%s: %d words", l, n)
		}
		if b := Bits(l); b < MinBits || b > 64 {
			t.Errorf("%s: %.1f bits", l, b)
		}
		for w := range strings.FieldsSeq(p) {
			if !slices.Contains(words(l), w) {
				t.Errorf("%s: %q is not in the list", l, w)
			}
		}
	}
	if Bits("tg") != Bits("en") {
		t.Error("a language without a list gets none")
	}
}

func TestListsAreLongAndTheirWordsSimple(t *testing.T) {
	for l, least := range map[string]int{"en": 2048, "ru": 1296, "kk": 1296} {
		list := words(l)
		if len(list) < least {
			t.Errorf("%s has %d words", l, len(list))
		}
		seen := map[string]bool{}
		script := unicode.Cyrillic
		if l == "en" {
			script = unicode.Latin
		}
		for _, w := range list {
			if seen[w] {
				t.Errorf("%s: %q twice", l, w)
			}
			seen[w] = true
			if n := len([]rune(w)); n < 3 || n > 9 {
				t.Errorf("%s: %q has %d letters", l, w, n)
			}
			for _, r := range w {
				if !unicode.Is(script, r) || !unicode.IsLower(r) || strings.ContainsRune("ёъ", r) {
					t.Errorf("%s: %q is hard to type", l, w)
				}
			}
		}
	}
}

func TestEveryWordIsAsLikelyAsAnyOther(t *testing.T) {
	// The largest value lies beyond the last whole multiple of 3 and must not count.
	in := bytes.NewReader([]byte{0xff, 0xff, 0xff, 0xff, 0, 0, 0, 5})
	if n, err := draw(in, 3); err != nil || n != 2 {
		t.Errorf("drew %d, %v", n, err)
	}
	// The first and the last word can come up.
	for _, c := range []struct {
		four []byte
		want int
	}{{[]byte{0, 0, 0, 0}, 0}, {[]byte{0, 0, 0, 9}, 9}} {
		if n, err := draw(bytes.NewReader(c.four), 10); err != nil || n != c.want {
			t.Errorf("drew %d, want %d (%v)", n, c.want, err)
		}
	}
}

func TestSameRandomnessSamePhrase(t *testing.T) {
	seed := bytes.Repeat([]byte{0, 0, 1, 7}, 5)
	a, err := Phrase("ru", bytes.NewReader(seed))
	if err != nil {
		t.Fatal(err)
	}
	b, err := Phrase("ru", bytes.NewReader(seed))
	if err != nil || a != b {
		t.Errorf("%q, then %q (%v)", a, b, err)
	}
}

func TestAFailingSourceGivesNoPhrase(t *testing.T) {
	p, err := Phrase("kk", bytes.NewReader([]byte{1, 2, 3, 4, 5}))
	if p != "" || !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("%q, %v", p, err)
	}
}
