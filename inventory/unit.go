package inventory

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Unit is a measure of an item: one Code is Per of the smallest.
type Unit struct {
	Code string
	Per  int64
}

// UnitCodes are all units that an item may have, in the order of a form. The words for
// them are "code.unit."+code.
func UnitCodes() []string {
	return []string{"pcs", "g", "kg", "ml", "l", "cm", "m", "pair", "set", "pack", "tin", "bottle", "bag", "box", "roll",
		"tube", "tablet", "dose", "sheet"}
}

// spoken are the beginnings of what people type for a unit; what has up to two letters
// must match whole.
var spoken = map[string][]string{
	"pcs": {"pcs", "pc", "piece", "шт", "дана"}, "g": {"g", "gram", "г", "гр", "грамм"},
	"kg": {"kg", "kilo", "кг", "кило", "келі"}, "ml": {"ml", "millil", "мл", "миллил"},
	"l": {"l", "lit", "л", "лит"}, "cm": {"cm", "centim", "см", "сантим"}, "m": {"m", "metre", "meter", "м", "метр"},
	"pair": {"pair", "пар", "жұп"}, "set": {"set", "компл", "жиынт", "набор"},
	"pack": {"pack", "pk", "уп", "упак", "пач", "бума", "орама"}, "tin": {"tin", "can", "банк", "банок", "банка", "құты"},
	"bottle": {"bottle", "бут", "бөтел", "шиша"}, "bag": {"bag", "sack", "меш", "пакет", "қап"},
	"box": {"box", "короб", "ящи", "қора", "жәші"}, "roll": {"roll", "рул", "орам"}, "tube": {"tube", "тюб", "туб"},
	"tablet": {"tab", "таб"}, "dose": {"dose", "доз"}, "sheet": {"sheet", "лист", "пара"},
}

// weighed reports whether a unit is sold in any part of it.
func weighed(unit string) bool {
	return slices.Contains([]string{"g", "kg", "ml", "l", "cm", "m"}, unit)
}

// Per is how many of the smallest unit one of unit is; 1 for a unit that the item lacks.
func (i Item) Per(unit string) int64 {
	for _, u := range i.Units {
		if u.Code == unit {
			return u.Per
		}
	}
	return 1
}

// HasUnit reports whether the item is measured in unit.
func (i Item) HasUnit(unit string) bool {
	return unit == i.Base || slices.ContainsFunc(i.Units, func(u Unit) bool { return u.Code == unit })
}

// FindUnit is the item's unit that somebody means by a word, in any of the languages: its
// code, the whole word or its beginning. Words of the item's own units come first, so that
// "пар" is a pair of shoes.
func (i Item) FindUnit(word string) (Unit, bool) {
	word = strings.ToLower(strings.TrimSuffix(strings.TrimSpace(word), "."))
	units := append([]Unit{{i.Unit, i.Per(i.Unit)}, {i.Base, 1}}, i.Units...)
	for _, whole := range []bool{true, false} {
		for _, u := range units {
			if u.Code == word || slices.ContainsFunc(spoken[u.Code], func(s string) bool {
				return word == s || !whole && utf8.RuneCountInString(s) > 2 && strings.HasPrefix(word, s)
			}) {
				return u, true
			}
		}
	}
	return Unit{}, false
}
