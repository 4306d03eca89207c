// Package sheet holds the sheets that the house prints, a file each: their figures, which
// are plain data, and their layout on the page kit.
//
// Rules: a sheet is a pure function of its figures, its Frame and the words of a language; it
// reads no database and no clock. What a sheet may show is decided by what its figures can
// hold: those of level A have no place for a name. Texts that a person typed are handed out
// by FreeTexts, so that they can be searched for names before they are printed; codes are
// stable words and are put into a language here. An empty answer prints as a place to write,
// an answer that could not be had in words. Sections whose figures don't exist are left out.
package sheet

import (
	"crypto/sha256"
	"fmt"
)

// Words are the words of a language; *words.Words is one.
type Words interface {
	Lang() string
	T(key string, args ...any) string
	N(key string, count int, args ...any) string
	Number(n int64) string
}

// Figures are what a sheet shows.
type Figures interface {
	// Hash is the same for the same figures; four hex digits of it stand in the footer.
	Hash() [sha256.Size]byte
	// FreeTexts are the texts on the sheet that somebody typed, to be searched and, if need
	// be, blacked out in place.
	FreeTexts() []*string
}

// hash is that of plain data without pointers.
func hash(figures any) [sha256.Size]byte { return sha256.Sum256(fmt.Appendf(nil, "%#v", figures)) }

// Age is a person's age on the day of the sheet: whole years, and the months beyond them.
type Age struct {
	Known, About  bool
	Years, Months int
}
