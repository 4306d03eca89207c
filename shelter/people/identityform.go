package people

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"pana/shelter/civil"
	"pana/shelter/fault"
)

// DocumentKinds are the codes of papers, in the order of the form.
func DocumentKinds() []string {
	return []string{"passport", "id_card", "birth_certificate", "return_certificate", "residence_permit",
		"migration_card", "marriage_certificate", "driving_licence", "other"}
}

// DocumentPlaces are the codes of where a paper is now.
func DocumentPlaces() []string {
	return []string{"with_her", "house", "police", "embassy", "exploiter", "family", "lost", "unknown"}
}

// check puts i into its stored form and says all that is wrong with it.
func (i *Identity) check(today civil.Day) error {
	var f fault.Fields
	checkName(&f, "spoken.", &i.Spoken)
	checkName(&f, "latin.", &i.Latin)
	checkNameQuality(&f, &i.NameQuality, i.Spoken, i.Latin)
	i.Birth.check(&f, today)
	checkText(&f, "national_id", &i.NationalID, maxShort, false)
	if i.NationalID != "" && plainNumber(i.NationalID) == "" {
		f.Add("national_id", "fault.number.none")
	}
	checkMissing(&f, "national_id", i.NationalID != "", i.NationalIDMissing)
	i.Documents, i.Phones = slices.Clone(i.Documents), slices.Clone(i.Phones)
	for n := range i.Documents {
		i.Documents[n].check(&f, fmt.Sprintf("documents.%d.", n))
	}
	checkMissing(&f, "documents", len(i.Documents) > 0, i.DocumentsMissing)
	for n := range i.Phones {
		i.Phones[n].check(&f, fmt.Sprintf("phones.%d.", n))
	}
	checkMissing(&f, "phones", len(i.Phones) > 0, i.PhonesMissing)
	checkText(&f, "address", &i.Address, maxPlace, true)
	checkMissing(&f, "address", i.Address != "", i.AddressMissing)
	checkText(&f, "relatives", &i.Relatives, maxText, true)
	checkMissing(&f, "relatives", i.Relatives != "", i.RelativesMissing)
	return f.Err()
}

func (d *Document) check(f *fault.Fields, prefix string) {
	if !slices.Contains(DocumentKinds(), d.Kind) {
		f.Add(prefix+"kind", "fault.document.kind")
	}
	if d.Place == "" {
		d.Place = "unknown"
	}
	if !slices.Contains(DocumentPlaces(), d.Place) {
		f.Add(prefix+"place", "fault.document.place")
	}
	checkText(f, prefix+"number", &d.Number, maxShort, false)
	if d.Number != "" && plainNumber(d.Number) == "" {
		f.Add(prefix+"number", "fault.number.none")
	}
	if d.Country != "" {
		code, ok := country(d.Country)
		if !ok {
			f.Add(prefix+"country", "fault.country.unknown")
		}
		d.Country = code
	}
}

func (p *Phone) check(f *fault.Fields, prefix string) {
	checkText(f, prefix+"number", &p.Number, maxShort, false)
	if len(digits(p.Number)) < 5 {
		f.Add(prefix+"number", "fault.phone.short")
	}
	checkText(f, prefix+"whose", &p.Whose, maxName, false)
}

// plainNumber is a document's number as numbers are compared: letters and digits only, in
// capitals, Cyrillic letters as the Latin ones that look like them.
func plainNumber(s string) string {
	s = lookalike.Replace(strings.ToUpper(tidy(s)))
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

var lookalike = strings.NewReplacer("А", "A", "В", "B", "С", "C", "Е", "E", "Н", "H", "К", "K", "М", "M",
	"О", "O", "Р", "P", "Т", "T", "Х", "X", "У", "Y", "І", "I")

// digits are the decimal digits of s.
func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return r
		}
		return -1
	}, s)
}
