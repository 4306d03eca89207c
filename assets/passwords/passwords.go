// Package passwords makes passphrases that people can remember and type: a few simple
// words of their language, drawn at random.
//
// Rules: the strength lies in the draw alone, so it may be judged as if the list were
// known to everybody; every word is as likely as any other; a phrase has as many words
// as it takes to reach MinBits.
package passwords

import (
	_ "embed"
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"strings"
)

// MinBits is the least strength of a phrase: at a tenth of a second for each try, 2⁵⁰
// tries take three million years.
const MinBits = 50

//go:embed en.txt
var english string

//go:embed ru.txt
var russian string

//go:embed kk.txt
var kazakh string

// Phrase draws a passphrase in lang (English for a language without a list), its words
// parted by spaces. It fails only if rnd does.
func Phrase(lang string, rnd io.Reader) (string, error) {
	list := words(lang)
	phrase := make([]string, length(len(list)))
	for i := range phrase {
		n, err := draw(rnd, len(list))
		if err != nil {
			return "", fmt.Errorf("draw a passphrase: %w", err)
		}
		phrase[i] = list[n]
	}
	return strings.Join(phrase, " "), nil
}

// Bits is the strength of a phrase in lang: the logarithm to base 2 of the number of
// phrases, all equally likely.
func Bits(lang string) float64 {
	n := len(words(lang))
	return float64(length(n)) * math.Log2(float64(n))
}

func words(lang string) []string {
	switch lang {
	case "ru":
		return strings.Fields(russian)
	case "kk":
		return strings.Fields(kazakh)
	}
	return strings.Fields(english)
}

// length is the number of words out of n that reaches MinBits.
func length(n int) int { return int(math.Ceil(MinBits / math.Log2(float64(n)))) }

// draw takes a number below n. What lies beyond the last whole multiple of n is drawn
// again, else the first words would come up more often.
func draw(rnd io.Reader, n int) (int, error) {
	limit := math.MaxUint32 - math.MaxUint32%uint32(n)
	for {
		var b [4]byte
		if _, err := io.ReadFull(rnd, b[:]); err != nil {
			return 0, err
		}
		if v := binary.BigEndian.Uint32(b[:]); v < limit {
			return int(v % uint32(n)), nil
		}
	}
}
