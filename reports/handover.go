package reports

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"pana/assets/words"
	"pana/reports/page"
	"pana/reports/sheet"
	"pana/shelter"
	"pana/shelter/fault"
	"pana/shelter/shift"
	"pana/shelter/vault"
)

// gatherHandover reads the handover of the shift that lasts, or lasted at a moment, for
// PD-06: as it was signed, or as it is now.
func gatherHandover(tx *vault.Tx, o Order, w *words.Words) (gathered, error) {
	id, ok, err := shift.At(tx, o.At)
	if err != nil {
		return gathered{}, err
	}
	if !ok {
		return gathered{}, fault.Refuse("refused.no_handover")
	}
	h, err := shelter.HandoverByID(tx, id)
	if err != nil {
		return gathered{}, err
	}
	zone, err := zoneOf(tx)
	if err != nil {
		return gathered{}, err
	}
	in := h.Facts.House
	f := &sheet.HandoverFigures{From: h.Shift.From, To: h.To, Giver: shortName(h.Shift.Name),
		In: in.In, Out: in.Out, Overdue: in.Overdue, Capacity: in.Capacity, Free: in.Free, Held: in.Held, NotInUse: in.OutOfService,
		FreeBeds: in.FreeBeds, Keys: h.Checks.Keys, Cash: h.Checks.Cash, Doors: h.Checks.Doors, Medicines: h.Checks.Medicines, Note: h.Checks.Note}
	if h.State.Signed() {
		f.Giver, f.GivenAt = shortName(h.GivenBy.Name), h.GivenBy.At
	}
	f.Question = h.ReturnedBy.Text
	f.Taker, f.AcceptedAt, f.Understood = shortName(h.AcceptedBy.Name), h.AcceptedBy.At, h.AcceptedBy.Text
	for _, a := range in.Away {
		f.Away = append(f.Away, sheet.HandoverAway{Word: a.Word, Since: a.Since, Back: a.Back, Overdue: a.Overdue})
	}
	for _, x := range h.Facts.Facts {
		if x.Part == shift.PartLog {
			f.Log = append(f.Log, sheet.HandoverEntry{At: x.At, Word: x.Word, Text: x.Text})
			continue
		}
		if x.Part == shift.PartStore {
			f.Happened = append(f.Happened, sheet.Happening{Kind: "store", What: x.Kind, At: x.At, Code: x.Code, Count: x.Count, Text: x.Text})
			continue
		}
		f.Happened = append(f.Happened, sheet.Happening{Kind: x.Kind, At: x.At, Word: x.Word, Code: x.Code, Bed: x.Bed, From: x.From,
			Until: x.Until, People: x.People, Missing: x.Missing, Text: said(x, w)})
	}
	for _, l := range h.Lines {
		f.Lines = append(f.Lines, sheet.HandoverLine{Severity: l.Severity, Word: l.Word, Summary: l.Summary, Action: l.Action, IfThen: l.IfThen,
			Owner: shortName(l.OwnedBy), Due: l.Due, Done: l.Done})
	}
	for _, t := range in.Tasks {
		f.Due = append(f.Due, sheet.HandoverTask{Due: t.At, Word: t.Word, Title: said(t, w), Overdue: t.Late})
	}
	return gathered{figures: f, params: moment(zone, f.From) + " – " + moment(zone, f.To),
		draw: func(m sheet.Frame) *page.Layout { return sheet.Handover(m, f, w) }}, nil
}

// said is the text of a fact: typed, or a sentence of the program.
func said(f shift.Fact, w *words.Words) string {
	if f.Say.Key == "" {
		return f.Text
	}
	args := f.Say.Args
	if code, ok := args["Lang"].(string); ok {
		args = map[string]any{"Lang": display.Languages(language.Make(w.Lang())).Name(language.Make(code))}
	}
	return w.Get(f.Say.Key, args)
}

// shortName is "Гүлнар Ө." of Гүлнар Өмірбекова.
func shortName(name string) string {
	given, rest, _ := strings.Cut(strings.TrimSpace(name), " ")
	if r, _ := utf8.DecodeRuneInString(strings.TrimSpace(rest)); rest != "" && r != utf8.RuneError {
		return given + " " + string(r) + "."
	}
	return given
}
