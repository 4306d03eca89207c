package residents

import (
	"context"
	"errors"

	"pana/shelter/fault"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/ui/desk/lent"
	"pana/ui/widgets"
)

// startExit shows the form of an exit; those of the family who are here may leave together.
func (r *record) startExit() {
	d := r.s.desk
	f := r.newForm(formExit, d.T("residents.exiting", "Word", r.who.CodeWord), d.T("residents.exit_verb"))
	reason := choice(d, d.T("residents.label.exit_reason"), coded(d, "code.exit.", house.ExitReasons))
	destination := choice(d, d.T("residents.label.destination"), coded(d, "code.destination.", house.Destinations))
	country := choice(d, d.T("residents.label.country"), d.Countries())
	country.SetHint(d.T("residents.country_hint"))
	f.row(f.add("reason", reason))
	f.row(f.add("destination", destination))
	f.row(f.add("country", country))
	now := d.Zone.Local(d.Now())
	day := widgets.NewDateField(d.T("residents.label.exit_day"), d.Today(), d.Today, d.DateWords())
	at := widgets.NewTimeField(d.T("residents.label.exit_time"), now.Hour(), now.Minute(), d.DateWords())
	wasDay, wasTime := day.Text(), at.Text()
	f.row(f.add("day", day), f.add("at", at))
	at.Spill = 220
	note := widgets.NewArea(d.T("residents.label.note"), "", 2)
	f.row(f.add("note", note))
	others := r.present()[1:]
	together := make([]*widgets.Check, len(others))
	if len(others) > 0 {
		f.rows.Add(widgets.NewLine(d.T("residents.together"), widgets.Label))
	}
	leaving := func() []int64 {
		all := []int64{r.id}
		for i, m := range others {
			if together[i].Ticked {
				all = append(all, m.ID)
			}
		}
		return all
	}
	everybody := []int64{r.id}
	for _, m := range others {
		everybody = append(everybody, m.ID)
	}
	loans, err := lent.New(d, r.s.house.Store(), everybody, r.formWide())
	if d.Failed(err, nil) {
		return
	}
	asks := func(bool) {
		loans.Show(leaving())
		f.rows.Refresh()
		f.scroll.Refresh()
	}
	for i, m := range others {
		together[i] = widgets.NewCheck(m.CodeWord+" · "+sexAge(d, m.Sex, m.Birth), len(others) > 0 && r.who.Relation == people.Self, asks)
		f.rows.Add(f.add("with."+itoa(m.ID), together[i]))
	}
	if !loans.Empty() {
		loans.Show(leaving())
		f.rows.Add(widgets.Pad(8, 0, 0, 0, widgets.NewLine(d.T("lent.title"), widgets.Label)))
		f.rows.Add(loans.Object())
		for _, x := range loans.Inputs() {
			f.add(x.Name, x.In)
		}
	}
	f.beneath = map[string]string{"refused.exit_before_admission": "at", "refused.before_last_move": "at"}
	f.saved = func() error {
		l := house.Leaving{Residents: leaving(), Reason: reason.Key(), Destination: destination.Key(), Country: country.Key(), Note: note.Text()}
		if day.Text() != wasDay || at.Text() != wasTime { // untouched means now, to the second
			onDay, _ := day.Day()
			h, m, ok := at.Time()
			if !ok || onDay.IsZero() {
				return fault.Fields{{Name: "at", Message: fault.Say("fault.date.time")}}
			}
			l.At = d.Zone.At(onDay, h, m)
		}
		ends, wrong := loans.Decisions()
		if len(wrong) > 0 {
			return wrong
		}
		receipt, err := r.s.house.Exit(context.Background(), l, ends...)
		var faults fault.Fields
		if errors.As(err, &faults) {
			return loans.Renamed(faults)
		}
		if err == nil {
			d.Done(receipt.Message, receipt.Undo)
		}
		return err
	}
	f.start()
}

// said is the key of a refusal, "" for any other error.
func said(err error) string {
	var refused *fault.Refusal
	if errors.As(err, &refused) {
		return refused.Key
	}
	return ""
}
