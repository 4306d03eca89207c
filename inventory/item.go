package inventory

import (
	"cmp"

	"pana/shelter/civil"
)

// Category is what kind of thing an item is; the words are "code.category."+code.
type Category string

// Categories are all of them, in the order of a form.
func Categories() []Category {
	return []Category{"food", "infant", "hygiene", "clothing", "footwear", "bedding", "medicine", "stationery", "household"}
}

// Due is what the day on a pack means.
type Due string

// The classes of days. Past a use-by day nothing is given out; past a best-before day
// there is a warning; None asks for no day.
const (
	NoDue      Due = "none"
	BestBefore Due = "best_before"
	UseBy      Due = "use_by"
)

// Dues are the classes, in the order of a form.
func Dues() []Due { return []Due{NoDue, BestBefore, UseBy} }

// Item is a thing that the store keeps. Quantities are in the smallest unit Base and are
// shown in Unit. Zero means "none" for every number.
type Item struct {
	ID                     int64
	NameEN, NameRU, NameKK string
	Category               Category
	Base, Unit             string // codes of units
	Units                  []Unit // all of them, Base (1) included
	Variants               []Variant
	Barcodes               []Barcode
	Due                    Due
	ShelfDays              int // how long it keeps, from the day it came
	OpenDays               int // how long it keeps once opened
	Least, Par, Most       Quantity
	LeadDays               int
	Pack                   Quantity // what it is bought by
	Price                  Money    // expected, of one Unit
	Returnable             bool     // can be lent
	Limit                  Quantity // a person, in LimitDays
	LimitDays              int
	Supplier               int64 // a giver
	Note                   string
	Active                 bool
	MadeAt                 civil.Instant
	Version                int64
}

// Variant is one size of an item.
type Variant struct {
	ID      int64
	System  string // "", cis, eu, int, shoe, height
	Size    string
	Sex     string // "", female, male, unisex
	Season  string // "", summer, winter, demi, all
	AgeBand string // "", 0_5m, 6_11m, 12_35m, 3_6y, 7_17y, adult
	Active  bool
}

// Barcode is what a scanner types; one scan stands for one Unit of the item.
type Barcode struct {
	Code    string
	Variant int64 // 0: of any size
	Unit    string
}

// Name is the item's name in a language, or in the first that has one.
func (i Item) Name(lang string) string {
	own := map[string]string{"en": i.NameEN, "ru": i.NameRU, "kk": i.NameKK}[lang]
	return cmp.Or(own, i.NameRU, i.NameEN, i.NameKK)
}

// Variant is the item's size id.
func (i Item) Variant(id int64) (Variant, bool) {
	for _, v := range i.Variants {
		if v.ID == id {
			return v, true
		}
	}
	return Variant{}, false
}

// Systems, Sexes, Seasons and AgeBands are the codes of variants, in the order of a form.
func Systems() []string { return []string{"cis", "eu", "int", "shoe", "height"} }

// Sexes are whom a size is made for.
func Sexes() []string { return []string{"female", "male", "unisex"} }

// Seasons are when a size is worn.
func Seasons() []string { return []string{"summer", "winter", "demi", "all"} }

// AgeBands are for what age a size is made, and the bands of norms.
func AgeBands() []string { return []string{"0_5m", "6_11m", "12_35m", "3_6y", "7_17y", "adult"} }
