package people

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"pana/shelter/vault"
)

// The ways in which a key matches, from the best to the weakest.
const (
	Exact  = "exact"  // the same letters
	Folded = "folded" // the same name in another alphabet or spelling
	Layout = "layout" // typed on another keyboard layout
	Sound  = "sound"  // sounds alike
)

// Kinds are the ways of matching, the best first.
func Kinds() []string { return []string{Exact, Folded, Layout, Sound} }

// Keys are the keys of one word of a name, or of one word of a search, by kind. A name and a
// search match in a way if they share a key of that kind; a search may also be the
// beginning.
func Keys(word string) map[string][]string {
	k := map[string][]string{}
	add := func(kind, key string) {
		if key != "" && !slices.Contains(k[kind], key) {
			k[kind] = append(k[kind], key)
		}
	}
	add(Exact, exactKey(word))
	for _, w := range readings(spelled(word)) {
		folded := foldSpelled(w)
		add(Folded, folded)
		add(Sound, soundKey(folded))
		add(Sound, soundKey(undoubled(folded))) // Kyrgyz doubles long vowels: Дөөлөтова
	}
	add(Layout, layoutKey(word))
	add(Layout, layoutKey(plainCyrillic(word)))
	return k
}

// exactKey is a word in small letters without blanks, hyphens and apostrophes.
func exactKey(w string) string {
	return strings.Map(func(r rune) rune {
		if inWord(r) && !apostrophe(r) {
			return r
		}
		return -1
	}, strings.ToLower(norm.NFC.String(w)))
}

// readings are the ways to read a Latin spelling that stands for several sounds: j as in
// Jasur or in Juldyz, x as in Xurshid or in Alexandr, sh as in Shahnoza or in Ishoq.
func readings(w string) []string {
	all := []string{w}
	for _, r := range [][2]string{{"j", "y"}, {"x", "ks"}, {"sh", "s-h"}} {
		if strings.Contains(w, r[0]) {
			all = append(all, strings.ReplaceAll(w, r[0], r[1]))
		}
	}
	return all
}

// soundKey folds further what the ear confuses: unstressed vowels, long and doubled sounds.
// Long vowels come first, so that y before them makes the same sound as before short ones.
func soundKey(folded string) string {
	return undoubled(shortVowels.Replace(undoubled(longVowels.Replace(folded))))
}

var (
	longVowels  = strings.NewReplacer("aoo", "u", "ou", "u", "au", "u", "oo", "u", "ee", "i")
	shortVowels = strings.NewReplacer("iu", "u", "ia", "a", "io", "i", "ie", "i", "e", "i", "o", "a")
)

// undoubled is w with each letter once where it stands several times on end.
func undoubled(w string) string {
	var b strings.Builder
	var last rune
	for _, r := range w {
		if r != last {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

// storeKeys replaces the keys of a resident's names: of every word of every part, and of
// parts of several words also together.
func storeKeys(tx *vault.Tx, i Identity) error {
	if _, err := tx.Exec(`delete from name_key where resident = ?`, i.Resident); err != nil {
		return fmt.Errorf("store name keys of %d: %w", i.Resident, err)
	}
	for _, n := range []Name{i.Spoken, i.Latin} {
		for part, text := range map[string]string{"family": n.Family, "given": n.Given, "patronymic": n.Patronymic} {
			words := Words(text)
			if len(words) > 1 {
				words = append(words, strings.Join(words, ""))
			}
			for _, w := range words {
				for kind, keys := range Keys(w) {
					for _, key := range keys {
						_, err := tx.Exec(`insert into name_key (kind, key, resident, part) values (?, ?, ?, ?) on conflict do nothing`,
							kind, key, i.Resident, part)
						if err != nil {
							return fmt.Errorf("store name keys of %d: %w", i.Resident, err)
						}
					}
				}
			}
		}
	}
	return nil
}
