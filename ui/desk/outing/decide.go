package outing

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/layout"

	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/house"
	"pana/ui/desk"
	"pana/ui/widgets"
)

func nothing() fyne.CanvasObject { return layout.NewSpacer() }

// Decide is the form of the decision about the bed of somebody who stays away: it is kept
// until a moment, or it becomes free.
func Decide(d *desk.Desk, h House, w house.Whereabouts, wide float32) *Form {
	f := newForm(d, d.T("outing.title_decide", "Word", w.CodeWord), d.T("outing.verb_decide"), wide)
	what := widgets.NewChips(d.T("outing.decide_what"), []string{d.T("outing.keep"), d.T("outing.free")}, 0, wide, nil)
	f.add("what", what)
	f.row(what)
	days := []int{1, 3, 7}
	words := make([]string, len(days))
	for i, n := range days {
		words[i] = d.N("outing.keep_days", n)
	}
	quick := widgets.NewChips(d.T("outing.keep_until"), words, -1, wide, nil)
	f.loose("quick", quick)
	until := f.newMoment("until", "until_time", d.T("outing.until_day"), 0)
	quick.OnChanged = func(i int) { until.set(d.Zone.At(d.Today().Add(days[i]), 12, 0)) }
	until.day.OnDay = func(civil.Day) { quick.Choose(-1) }
	until.time.OnTime = func(int, int) { quick.Choose(-1) }
	note := field(d.T("outing.decide_note"), "")
	f.add("note", note)
	rest := side([]float32{3, 2, max(3, (wide-300)/60)}, until.day, until.time, note)
	f.row(quick, rest)
	what.OnChanged = func(i int) {
		for _, o := range []fyne.CanvasObject{quick, until.day, until.time} {
			shown(o, i == 0)
		}
	}
	f.beneath("what", "refused.not_out", "refused.not_here")
	f.Save = func(ctx context.Context) (shelter.Receipt, error) {
		if what.Selected == 1 {
			return h.FreeBed(ctx, w.Resident, note.Text())
		}
		var faults fault.Fields
		at := until.needed(&faults)
		if err := faults.Err(); err != nil {
			return shelter.Receipt{}, err
		}
		return h.KeepBed(ctx, w.Resident, at, note.Text())
	}
	return f
}

func shown(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}
