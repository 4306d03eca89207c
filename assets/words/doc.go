// Package words holds every word that Pana shows or prints, in English, Russian and
// Kazakh, and what belongs to a language: dates, numbers, plural forms.
//
// Rules: one flat file a language in the format of go-i18n, the same keys in all three.
// Whole sentences, never pieces to be glued: word order and endings differ. A key that
// is missing shows itself and never stops the program; the tests find it first. The
// package imports nothing of ours, so window, paper and command line share it, each with
// its own language.
package words
