// Package codewords holds the words by which the people in the house are called.
//
// Rules: a code word is a flower, bird, stone, tree or something as neutral; never a
// given name in Kazakh, Uzbek, Kyrgyz, Tajik or Russian, in either alphabet (many names
// there are flowers and birds, so the tests compare with lists of names), never a town,
// never a word that jokes, hurts or hints at why people are here. A house picks one
// language and the word is stored as it stands: lists may grow, but a word once given
// out stays readable without them.
package codewords

import (
	_ "embed"
	"strings"
)

//go:embed en.txt
var english string

//go:embed ru.txt
var russian string

//go:embed kk.txt
var kazakh string

// List gives the code words of lang in the order of the alphabet, English for a language
// without a list. The caller owns the slice.
func List(lang string) []string {
	s := english
	switch lang {
	case "ru":
		s = russian
	case "kk":
		s = kazakh
	}
	return strings.Fields(s)
}
