// Package journal is the house log on the screen: the pad on which a line is written from
// anywhere in the window, the rows in which lines show, and the list of all of them.
//
// Rules: a line stays as it was written; whoever corrects one writes another in its place,
// and both are shown as what they are. Before a line is saved it is looked through for who
// somebody is: the pad warns, offers the code word, and leaves the decision to the writer.
// What is typed is never lost: it stays when saving fails, when the pad is closed and when
// the file is locked, for whoever wrote it.
package journal

import (
	"context"

	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/people"
	"pana/shelter/shift"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// House is what the log needs of the shelter.
type House interface {
	HouseLog(context.Context, civil.Span, shift.Filter) ([]shift.Entry, error)
	WriteLog(context.Context, shift.NewEntry) (shelter.Receipt, error)
	CorrectLog(ctx context.Context, id int64, n shift.NewEntry) (shelter.Receipt, error)
	CheckText(ctx context.Context, text string) ([]shift.Finding, error)
	Residents(context.Context, people.Filter) ([]people.Row, error)
	Draft(ctx context.Context, form string) (shelter.Draft, bool, error)
	SaveDraft(ctx context.Context, form string, body []byte) error
	DropDraft(ctx context.Context, form string) error
}

var _ House = (*shelter.Session)(nil)

// tones are the colours of what a line is about.
var tones = map[string]widgets.Tone{"safety": widgets.Alert, "health": widgets.Held, "visitor": widgets.Accent, "call": widgets.Accent}

// Tone is the colour of a kind of line.
func Tone(kind string) widgets.Tone {
	if t, ok := tones[kind]; ok {
		return t
	}
	return widgets.Out
}

// Kind is what a line is about, in the window's language.
func Kind(d *desk.Desk, kind string) string { return d.T("code.log." + kind) }

// mostPresent is how many people are offered by code word.
const mostPresent = 500

// NewPerson is a field that takes one of those in the house by code word, number or bed.
// Names find nobody: the log knows none.
func NewPerson(d *desk.Desk, h interface {
	Residents(context.Context, people.Filter) ([]people.Row, error)
}, label string) *widgets.Choice {
	c := widgets.NewChoice(label, nil)
	c.NoMatch = d.T("journal.no_match")
	c.Fold = people.Fold
	rows, err := h.Residents(context.Background(), people.Filter{Limit: mostPresent})
	if d.Failed(err, nil) {
		return c
	}
	for _, r := range rows {
		o := person(r.ID, r.CodeWord)
		o.Note, o.Codes = r.Bed, []string{r.RegisterNo, r.Bed}
		c.Options = append(c.Options, o)
	}
	return c
}
