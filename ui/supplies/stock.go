package supplies

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pana/inventory"
	"pana/ui/desk"
	"pana/ui/goods"
	"pana/ui/widgets"
)

// stock is the tab of what there is: three numbers, the last twelve months, the lots, what
// is past its day, and what can be done with the marked lot.
func (r *record) stock() fyne.CanvasObject {
	s, d, x := r.s, r.s.d, r.item
	body := widgets.Stack(10, r.numbers(), r.chart())
	if len(r.lots) == 0 {
		body.Add(widgets.NewLine(d.T("supplies.no_lots"), widgets.Quiet))
		return widgets.NewScroll(widgets.Pad(10, 17, 12, 17, body))
	}
	r.walk.Set(r.lotRows())
	body.Add(widgets.Stack(0, widgets.NewRule(widgets.LineColour, 1), r.walk))
	for _, l := range r.lots {
		if l.Expired {
			var act []fyne.CanvasObject
			if s.may() {
				act = append(act, widgets.NewSmallButton(d.T("supplies.act"), widgets.Plain, "", func() { s.lead(desk.WriteOff, l.ID) }))
			}
			text := d.T("supplies.expired_since", "Day", goods.Day(d, l.Expiry.Add(1)))
			if x.Due != inventory.UseBy {
				text = d.T("supplies.past_best", "Day", goods.Day(d, l.Expiry))
			}
			body.Add(widgets.NewNotice(d.T("supplies.lot_acts", "Lot", r.lotName(l)), text, map[bool]widgets.Tone{true: widgets.Alert, false: widgets.Held}[x.Due == inventory.UseBy], act...))
			break // the others are in the list, one after another
		}
	}
	scroll := widgets.NewScroll(widgets.Pad(10, 17, 12, 17, body))
	r.walk.OnHigher = scroll.Refresh
	if !s.may() {
		return scroll
	}
	r.acts = container.NewStack()
	r.fillActs()
	return container.New(below{}, widgets.Stack(0), scroll, r.acts)
}

// fillActs offers what can be done with the marked lot.
func (r *record) fillActs() {
	s, d, l := r.s, r.s.d, r.lot()
	if r.acts == nil || l.ID == 0 {
		return
	}
	button := func(word string, do func(inventory.Lot)) *widgets.Button {
		return widgets.NewSmallButton(d.T(word), widgets.Plain, "", func() { do(l) })
	}
	move := button("supplies.move", s.moveForm)
	move.Tag = "Ctrl M"
	buttons := []*widgets.Button{move}
	if l.Usable {
		if l.OpenedOn.IsZero() {
			buttons = append(buttons, button("supplies.open", s.openForm))
		}
		buttons = append(buttons, button("supplies.repack", s.repackForm))
	}
	word := "supplies.quarantine"
	if l.Status != inventory.Usable {
		word = "supplies.release"
	}
	status := button(word, func(inventory.Lot) { s.statusKey() })
	status.Tag = d.T("supplies.space")
	buttons = append(buttons, status)
	r.acts.Objects = []fyne.CanvasObject{widgets.Stack(0, widgets.NewRule(widgets.LineColour, 1), widgets.Pad(8, 17, 8, 17, widgets.Stack(4,
		widgets.NewLine(d.T("supplies.lot_acts", "Lot", r.lotName(l)), widgets.Small).Yielding(), widgets.Acts(6, 0, buttons...))))}
	r.acts.Refresh()
}

// numbers are how much may be given out, how long it lasts, and what a day takes.
func (r *record) numbers() fyne.CanvasObject {
	d, x := r.s.d, r.item
	number, unit := goods.Split(d, x.Item, x.Stock.Usable)
	days, dayWord := goods.SplitDays(d, x.Cover.Days)
	tone := goods.Tone(x)
	style := widgets.Number
	if tone == widgets.Alert || tone == widgets.Held {
		style = style.In(tone.Strong())
	}
	big := func(label, number, unit string, style widgets.Style) fyne.CanvasObject {
		if widgets.Number.Width(number) > 150 {
			style.Size = 20
		}
		runs := []widgets.Run{style.Run(number)}
		if unit != "" {
			runs = append(runs, widgets.Small.Run(" "+unit))
		}
		l := widgets.NewRuns(runs...)
		l.Yields = true
		return widgets.Stack(0, widgets.NewLine(d.T(label), widgets.Small).Yielding(), widgets.Sized(0, 40, widgets.Row(0, l)))
	}
	rate := "—"
	if x.Cover.Basis != inventory.ByNone && x.Cover.PerDay > 0 {
		rate = goods.Rate(d, x.Item, x.Cover.PerDay)
	}
	label := "supplies.norm"
	if x.Cover.Basis == inventory.ByUse {
		label = "supplies.use"
	}
	last := widgets.Stack(0, widgets.NewLine(d.T(label), widgets.Small).Yielding(),
		widgets.Sized(0, 40, widgets.NewParagraph(rate, widgets.Strong, 2, 160)))
	return widgets.Columns(12, []float32{3, 3, 4}, big("supplies.usable", number, unit, widgets.Number), big("supplies.lasts", days, dayWord, style), last)
}

// chart is the stock over the last twelve months.
func (r *record) chart() fyne.CanvasObject {
	d, x := r.s.d, r.item
	points, err := r.s.store.Over12Months(context.Background(), x.ID)
	if err != nil || len(points) < 2 {
		return widgets.Stack(0)
	}
	from, to := points[0].Day, points[len(points)-1].Day
	steps := make([]widgets.Step, len(points))
	for i, p := range points {
		steps[i] = widgets.Step{X: float32(p.Day.Sub(from)) / float32(max(1, to.Sub(from))), Value: float32(p.Quantity)}
	}
	middle := ""
	switch {
	case x.Least > 0 && x.Par > 0:
		middle = d.T("supplies.least_par", "Least", goods.Say(d, x.Item, x.Least), "Par", goods.Say(d, x.Item, x.Par))
	case x.Least > 0:
		middle = d.T("supplies.least_only", "Least", goods.Say(d, x.Item, x.Least))
	}
	return widgets.NewChart(steps, float32(x.Least), d.Words.MonthYear(from.Year(), from.Month()), middle, d.T("supplies.today"))
}
