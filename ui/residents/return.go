package residents

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/ui/desk/outing"
	"pana/ui/widgets"
)

// returning is somebody who may come back, with what she left.
type returning struct {
	who    people.Resident
	former house.Former
	bed    *widgets.Choice
	comes  *widgets.Check // nil for the one whose record it is
}

// startReturn shows the form of a return of who had left: into her bed if it is still free,
// with those of the household who left in the same act.
func (r *record) startReturn() {
	d := r.s.desk
	all, err := r.formerFamily()
	if d.Failed(err, nil) || len(all) == 0 {
		return
	}
	b, err := r.s.house.Board(context.Background(), 0)
	if d.Failed(err, nil) {
		return
	}
	f := r.newForm(formReturn, d.T("residents.returning", "Word", r.who.CodeWord), d.T("residents.return_verb"))
	f.rows.Add(widgets.NewParagraphFor(d.T("residents.return_why", "Time", outing.Moment(d, all[0].former.Until)), widgets.Quiet, r.formWide()))
	now := d.Zone.Local(d.Now())
	day := widgets.NewDateField(d.T("residents.return_day"), d.Today(), d.Today, d.DateWords())
	at := widgets.NewTimeField(d.T("outing.time"), now.Hour(), now.Minute(), d.DateWords())
	day.Spill = 420
	wasDay, wasTime := day.Text(), at.Text()
	planned := widgets.NewDateField(capital(d.T("code.field.planned_until")), civil.Day{}, d.Today, d.DateWords())
	planned.SetHint(d.T("residents.planned_hint"))
	f.row(f.add("admitted_at", day), f.add("at", at), f.add("planned_until", planned))
	beds := r.bedOptions(b)
	for i := range all {
		f.row(all[i].inputs(f, beds, i == 0)...)
	}
	override := widgets.NewField(d.T("residents.label.override"), "")
	override.SetHint(d.T("residents.override_hint"))
	f.row(f.add("override", override))
	f.beneathBeds("bed."+itoa(r.id), "override")
	for _, key := range []string{"refused.stay_overlaps", "refused.stay_open", "refused.never_here"} {
		f.beneath[key] = "admitted_at"
	}
	f.saved = func() error {
		var rs []house.Returning
		until, _ := planned.Day()
		when := civil.Instant(0)
		if day.Text() != wasDay || at.Text() != wasTime { // untouched means now, to the second
			onDay, _ := day.Day()
			h, m, ok := at.Time()
			if !ok || onDay.IsZero() {
				return fault.Fields{{Name: "at", Message: fault.Say("fault.date.time")}}
			}
			when = d.Zone.At(onDay, h, m)
		}
		for _, x := range all {
			if x.comes != nil && !x.comes.Ticked {
				continue
			}
			bed, _ := strconv.ParseInt(x.bed.Key(), 10, 64) // 0 for none
			rs = append(rs, house.Returning{Resident: x.who.ID, At: when, Planned: until, Bed: bed, Override: strings.TrimSpace(override.Text())})
		}
		receipt, err := r.s.house.Return(context.Background(), rs[0], rs[1:]...)
		if err == nil {
			d.Done(receipt.Message, receipt.Undo)
		}
		return err
	}
	f.start()
}

// formerFamily is the one shown and those of her household who left in the same act.
func (r *record) formerFamily() ([]returning, error) {
	ctx := context.Background()
	own, ok, err := r.s.house.FormerStay(ctx, r.id)
	if err != nil || !ok {
		return nil, err
	}
	all := []returning{{who: r.who, former: own}}
	for _, m := range r.family {
		if m.ID == r.id || m.State != people.Left {
			continue
		}
		f, ok, err := r.s.house.FormerStay(ctx, m.ID)
		if err != nil {
			return nil, err
		}
		if ok && f.Exited == own.Exited {
			all = append(all, returning{who: m, former: f})
		}
	}
	return all, nil
}

// inputs are the bed and, for a member of the household, whether she comes too.
func (x *returning) inputs(f *form, beds []widgets.Option, self bool) []fyne.CanvasObject {
	d := f.r.s.desk
	label := d.T("residents.bed_for", "Word", x.who.CodeWord)
	if x.former.BedCode != "" {
		label = d.T("residents.bed_for_was", "Word", x.who.CodeWord, "Bed", x.former.BedCode)
	}
	x.bed = choice(d, label, beds)
	x.bed.SetHint(d.T("residents.no_bed_yet"))
	if x.former.BedFree {
		x.bed.SetKey(itoa(x.former.Bed))
	}
	if self {
		return []fyne.CanvasObject{f.add("bed."+itoa(x.who.ID), x.bed)}
	}
	x.comes = widgets.NewCheck(d.T("residents.comes_too", "Word", x.who.CodeWord), true, nil)
	check := f.add("with."+itoa(x.who.ID), x.comes)
	return []fyne.CanvasObject{widgets.Pad(20, 0, 0, 0, check), f.add("bed."+itoa(x.who.ID), x.bed)}
}
