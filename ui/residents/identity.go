package residents

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// card is the open identity: all that is known of who she is, and how long it stays open.
func (d *door) card() fyne.CanvasObject {
	k, i := d.r.s.desk, d.identity
	d.left = widgets.NewLine(d.remaining(), widgets.Small)
	head := []fyne.CanvasObject{widgets.NewGlyph(widgets.IconKey, widgets.Ink), widgets.NewLine(k.T("identity.opened"), widgets.Strong).Yielding(),
		layout.NewSpacer(), d.left}
	edit := widgets.NewSmallButton(k.T("identity.edit"), widgets.Plain, widgets.IconNote, d.r.startIdentity)
	if err := d.r.s.house.Allowed(context.Background(), staff.IdentityWrite, d.r.id); err != nil {
		edit.Forbid(refusal(k, err))
	}
	d.closer = widgets.NewSmallButton(k.T("button.close"), widgets.Plain, widgets.IconLock, func() { d.shut("") })
	body := widgets.Stack(8, widgets.Row(10, head...), identityFacts(k, i, d.r.wide()-30), widgets.Acts(8, 0, d.closer, edit))
	return container.NewStack(widgets.NewPanel(widgets.Accent.Soft()), widgets.Pad(12, 15, 12, 15, body))
}

func identityFacts(d *desk.Desk, i people.Identity, wide float32) fyne.CanvasObject {
	facts := []fact{
		{label: d.T("identity.spoken"), bold: fullName(i.Spoken), aside: nameQuality(d, i)},
	}
	if !i.Latin.Empty() {
		facts = append(facts, fact{label: d.T("identity.latin"), bold: fullName(i.Latin)})
	}
	facts = append(facts, fact{label: d.T("identity.birth"), main: birthText(d, i.Birth), aside: birthQuality(d, i.Birth)},
		either(d, "national_id", i.NationalID, i.NationalIDMissing))
	for n, x := range i.Documents {
		f := fact{main: documentText(d, x)}
		if n == 0 {
			f.label = d.T("code.field.documents")
		}
		facts = append(facts, f)
	}
	if len(i.Documents) == 0 {
		facts = append(facts, either(d, "documents", "", i.DocumentsMissing))
	}
	for n, x := range i.Phones {
		f := fact{main: strings.TrimSpace(x.Number + " " + x.Whose), aside: phoneSafety(d, x)}
		if n == 0 {
			f.label = d.T("code.field.phones")
		}
		facts = append(facts, f)
	}
	if len(i.Phones) == 0 {
		facts = append(facts, either(d, "phones", "", i.PhonesMissing))
	}
	return lines(wide, append(facts, either(d, "address", i.Address, i.AddressMissing), either(d, "relatives", i.Relatives, i.RelativesMissing))...)
}

// either is an answer, or why there is none.
func either(d *desk.Desk, field, text string, m people.Missing) fact {
	f := fact{label: d.T("code.field." + field), main: text}
	if text == "" {
		f.aside = missingWord(d, m)
	}
	return f
}

func fullName(n people.Name) string {
	return strings.Join(strings.Fields(n.Family+" "+n.Given+" "+n.Patronymic), " ")
}

func nameQuality(d *desk.Desk, i people.Identity) string {
	switch i.NameQuality {
	case people.Full, people.Partial:
		return d.T("code.name_quality." + itoa(int64(i.NameQuality)))
	}
	return missingWord(d, i.NameQuality)
}

// birthText is a birth as it was said: a day, a month or a year, or an age.
func birthText(d *desk.Desk, b people.Birth) string {
	if b.Day.IsZero() {
		return longAge(d, b)
	}
	full := d.FullDay(b.Day)
	switch b.Precision {
	case people.ToTheYear:
		return full[6:]
	case people.ToTheMonth:
		return full[3:]
	}
	return full
}

func birthQuality(d *desk.Desk, b people.Birth) string {
	switch b.Quality {
	case people.Full, people.Partial:
		return d.T("code.birth_quality." + itoa(int64(b.Quality)))
	}
	return missingWord(d, b.Quality)
}

func documentText(d *desk.Desk, x people.Document) string {
	parts := []string{strings.Join(strings.Fields(d.T("code.document."+x.Kind)+" "+x.Country+" "+x.Number), " ")}
	if !x.Expires.IsZero() {
		parts = append(parts, d.T("residents.until", "Day", d.FullDay(x.Expires)))
	}
	return strings.Join(append(parts, d.T("code.document_place."+x.Place)), " · ")
}

func phoneSafety(d *desk.Desk, p people.Phone) string {
	switch {
	case p.SafeToCall && p.SafeToMessage:
		return d.T("identity.safe_both")
	case p.SafeToCall:
		return d.T("identity.safe_call_only")
	case p.SafeToMessage:
		return d.T("identity.safe_message_only")
	}
	return d.T("identity.not_safe")
}
