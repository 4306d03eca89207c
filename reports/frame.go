package reports

import (
	"strings"
	"time"
	"unicode/utf8"

	"pana/assets/words"
	"pana/reports/sheet"
	"pana/shelter/civil"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// The hours at which shifts change; papers of the shift are shredded then.
const (
	morning = 8
	evening = 20
)

// leastLife is how long a paper of the shift serves at least.
const leastLife = 2 * time.Hour

// longLife is how long papers with more than the shift needs may be kept.
const longLife = 30 * 24 * time.Hour

// frame is what k as ordered says about itself, but for its number.
func (k Kind) frame(tx *vault.Tx, o Order) (sheet.Frame, error) {
	set, err := staff.ReadSettings(tx)
	if err != nil {
		return sheet.Frame{}, err
	}
	zone, err := civil.LoadZone(set.Zone)
	if err != nil {
		return sheet.Frame{}, err
	}
	name, err := staff.NameOf(tx, tx.Actor().Account)
	if err != nil {
		return sheet.Frame{}, err
	}
	f := sheet.Frame{House: set.HouseName, Zone: zone, Valid: o.At, Printed: tx.Now(), By: initials(name),
		Copy: 1, Of: o.Copies, DestroyBy: destroyBy(zone, tx.Now(), k.class(o))}
	if o.Blank {
		f.Valid = 0
	}
	if o.Blank || k.lasts() {
		f.DestroyBy = 0
	}
	if o.Lang == "ru" {
		f.Also = words.For("kk")
	}
	return f, nil
}

// destroyBy is when a paper printed at now is to be shredded.
func destroyBy(z civil.Zone, now civil.Instant, class string) civil.Instant {
	if class != "F1" {
		return now.Add(longLife)
	}
	for day := z.Day(now); ; day = day.Add(1) {
		for _, hour := range []int{morning, evening} {
			if at := z.At(day, hour, 0); at >= now.Add(leastLife) {
				return at
			}
		}
	}
}

// initials are "Г. Ө." of Гүлнар Өмірбекова.
func initials(name string) string {
	var out []string
	for word := range strings.FieldsSeq(name) {
		r, _ := utf8.DecodeRuneInString(word)
		out = append(out, string(r)+".")
	}
	return strings.Join(out, " ")
}
