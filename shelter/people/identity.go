package people

import "pana/shelter/civil"

// Name is a name as it was said or as it stands in a passport.
type Name struct{ Family, Given, Patronymic string }

// Empty reports whether there is no name at all.
func (n Name) Empty() bool { return n == Name{} }

// Document is a paper: kind as in the schema, number, issuing country (alpha-3), where it is
// now (with_her, house, police, embassy, exploiter, family, lost, unknown), last valid day.
type Document struct {
	Kind, Number, Country, Place string
	Expires                      civil.Day
}

// Phone is a number and whether it is safe to call it or to leave a message.
type Phone struct {
	Number, Whose             string
	SafeToCall, SafeToMessage bool
}

// Identity is who a resident is. Birth carries the day.
type Identity struct {
	Resident          int64
	CodeWord          string
	Spoken            Name // as she says it, in any alphabet
	Latin             Name // as in the passport
	NameQuality       Missing
	Birth             Birth
	NationalID        string
	NationalIDMissing Missing
	Documents         []Document
	DocumentsMissing  Missing
	Phones            []Phone
	PhonesMissing     Missing
	Address           string
	AddressMissing    Missing
	Relatives         string
	RelativesMissing  Missing
	Version           int64
}
