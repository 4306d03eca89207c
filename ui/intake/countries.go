package intake

import (
	"pana/shelter/people"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// countries are all there are, then the reasons for having no answer.
func countries(d *desk.Desk) []entry {
	var all []entry
	for _, o := range d.Countries() {
		all = append(all, newEntry(o, o.Codes...))
	}
	all = append(all, newEntry(widgets.Option{Key: people.Stateless, Text: d.T("intake.stateless")}))
	return append(all, missing(d, "8", "9", "99")...)
}

// missing are the reasons for having no answer, found by their word and by their code.
func missing(d *desk.Desk, codes ...string) []entry {
	var all []entry
	for _, c := range codes {
		word := d.T("missing." + c)
		all = append(all, newEntry(widgets.Option{Key: c, Text: word, Short: word + " (" + c + ")", Note: c}, c))
	}
	return all
}
