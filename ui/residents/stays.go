package residents

import (
	"fyne.io/fyne/v2"

	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/staff"
	"pana/ui/widgets"
)

// staysTab are the times that she lived here, the latest first, with her beds.
func (r *record) staysTab() fyne.CanvasObject {
	d := r.s.desk
	if len(r.stays) == 0 {
		return widgets.NewParagraphFor(d.T("residents.no_stays"), widgets.Quiet, 420)
	}
	all := widgets.Stack(12)
	for i, st := range r.stays {
		if i > 0 {
			all.Add(widgets.NewRule(widgets.LineColour, 1))
		}
		all.Add(widgets.Stack(4, widgets.NewLine(d.T("residents.stay", "No", st.EntryNo), widgets.Strong), r.stay(st)))
	}
	return all
}

func (r *record) stay(st house.StayPast) fyne.CanvasObject {
	d := r.s.desk
	facts := []fact{{label: d.T("code.field.admitted_at"), main: d.DayTime(st.Admitted)}}
	if !st.PlannedUntil.IsZero() {
		facts = append(facts, fact{label: d.T("code.field.planned_until"), main: d.FullDay(st.PlannedUntil)})
	}
	for _, x := range st.Extensions {
		facts = append(facts, fact{label: d.T("residents.extended"), main: d.FullDay(x.Until), aside: x.Reason + " · " + x.ApprovedBy})
	}
	if st.Exited != civil.Open {
		facts = append(facts, fact{label: d.T("code.field.exited_at"), main: d.DayTime(st.Exited), aside: d.T("code.exit." + st.ExitReason)})
		// Where she went belongs to the case.
		if staff.ScopeOf(r.s.role(), staff.CaseRead) == staff.Any {
			f := fact{label: d.T("code.field.destination"), main: d.T("code.destination." + st.Destination), aside: countryName(d, st.Country)}
			facts = append(facts, f)
		}
		if st.Note != "" {
			facts = append(facts, fact{label: d.T("common.note"), main: st.Note})
		}
	}
	for i, b := range st.Beds {
		f := fact{bold: b.BedCode, main: "  " + r.short(b.From) + " – " + r.end(b.To), aside: d.T("code.move." + b.Reason)}
		if i == 0 {
			f.label = d.T("residents.beds")
		}
		facts = append(facts, f)
		if b.Override != "" {
			facts = append(facts, fact{main: d.T("residents.by_exception", "Reason", b.Override), aside: b.ApprovedBy})
		}
	}
	return lines(r.wide(), facts...)
}

func (r *record) end(to civil.Instant) string {
	if to == civil.Open {
		return r.s.desk.T("residents.now")
	}
	return r.short(to)
}

// short is a moment without this year.
func (r *record) short(at civil.Instant) string {
	d := r.s.desk
	return d.ShortDay(d.Zone.Day(at)) + " " + d.Clock24(at)
}
