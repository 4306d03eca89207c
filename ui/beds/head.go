package beds

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"pana/shelter/house"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// head is the page's title with the moment and the totals, and the mark that a moment
// other than now is only for looking.
type head struct {
	s      *Screen
	when   *widgets.Line
	totals [5]*widgets.Chip
	mark   *fyne.Container
	title  fyne.CanvasObject
	roll   *widgets.Button // to the roll call; nil for those who may not
	marked string
}

// states are the totals in their order.
var states = [5]house.State{house.Free, house.Occupied, house.Away, house.Held, house.Out}

func newHead(s *Screen) *head {
	h := &head{s: s, when: widgets.NewLine("", widgets.Quiet).Yielding(), mark: container.NewStack()}
	row := []fyne.CanvasObject{widgets.NewLine(s.d.T("place.beds"), widgets.Title), h.when, layout.NewSpacer()}
	for i, state := range states {
		h.totals[i] = widgets.NewChip("", tones[state], "")
		row = append(row, h.totals[i])
	}
	if s.mayWrite() {
		h.roll = widgets.NewSmallButton(s.d.T("action.rollcall"), widgets.Plain, "", func() { s.d.Go(desk.Place{Screen: desk.RollCall}) })
		row = append(row, h.roll)
	}
	h.title = widgets.Sized(0, 32, widgets.Row(12, row...))
	h.mark.Hide()
	return h
}

// update shows the moment and its totals.
func (h *head) update() {
	d, b := h.s.d, h.s.shown
	day := d.Zone.Day(b.At)
	long := d.Words.Long(day.Year(), day.Month(), day.Dom())
	if day.Year() != d.Today().Year() {
		long = d.Words.Full(day.Year(), day.Month(), day.Dom())
	}
	when := d.T("beds.moment", "Day", long, "Time", d.Clock24(b.At))
	if when != h.when.Runs[0].Text {
		h.when.Runs[0].Text = when
		h.when.Refresh()
	}
	changed := false
	for i, n := range [5]int{b.Totals.Free, b.Totals.Occupied, b.Totals.Away, b.Totals.Held, b.Totals.Out} {
		text := d.T("beds.total", "State", d.T("code.bed_state."+string(states[i])), "Number", n)
		if h.totals[i].Text != text {
			h.totals[i].Text = text
			h.totals[i].Refresh()
			changed = true
		}
	}
	if changed {
		h.title.Refresh() // chips are as wide as their words
	}
	h.updateMark(when)
}

// updateMark shows or hides the band over a moment that isn't now.
func (h *head) updateMark(when string) {
	d, text := h.s.d, ""
	switch {
	case h.s.at == 0:
	case h.s.at <= d.Now():
		text = d.T("beds.past", "When", when)
	default:
		text = d.T("beds.future", "When", when)
	}
	if text == h.marked {
		return
	}
	h.marked = text
	h.mark.Objects = nil
	if h.mark.Hidden = text == ""; !h.mark.Hidden {
		h.mark.Objects = []fyne.CanvasObject{widgets.NewNotice("", text, widgets.Held)}
	}
	h.mark.Refresh()
}
