package outing

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// Out is the form of going out of the house, wide so much. Those of the household who are
// in may go along; children of whom she is the guardian do unless it is unticked.
func Out(d *desk.Desk, h House, w house.Whereabouts, wide float32) (*Form, error) {
	family, err := inside(h, w)
	if err != nil {
		return nil, err
	}
	f := newForm(d, d.T("outing.title_out", "Word", w.CodeWord), d.T("outing.verb_out"), wide)
	reason := f.reasons("")
	f.row(reason)
	quick := f.quick()
	back := f.newMoment("back", "back_time", d.T("outing.back"), 0)
	back.day.SetHint(d.T("outing.back_hint"))
	f.lend(quick, back)
	f.row(quick)
	at := f.newMoment("at", "time", d.T("outing.at"), d.Now())
	companion := field(d.T("outing.companion"), "")
	f.add("companion", companion)
	destination := f.destination(h, w.Resident, "")
	f.layOut(back, at, companion, destination)
	with := f.along(d.T("outing.along"), family, func(p people.Resident) bool { return p.Guardian == w.Resident })
	f.beneath("at", "refused.already_out", "refused.presence_earlier", "refused.not_here")
	f.Save = func(ctx context.Context) (shelter.Receipt, error) {
		var faults fault.Fields
		o := house.Outing{Resident: w.Resident, Back: back.read(&faults), Reason: chosen(reason), Companion: companion.Text()}
		if !at.untouched() {
			o.At = at.needed(&faults)
		}
		if destination != nil {
			o.Destination = destination.Text()
		}
		if err := faults.Err(); err != nil {
			return shelter.Receipt{}, err
		}
		return h.GoOut(ctx, o, with()...)
	}
	return f, nil
}

// inside are those of w's household who are in the house.
func inside(h House, w house.Whereabouts) ([]people.Resident, error) {
	ctx := context.Background()
	family, err := h.Family(ctx, w.Resident)
	if err != nil {
		return nil, err
	}
	all, err := h.Presence(ctx, 0)
	if err != nil {
		return nil, err
	}
	var in []people.Resident
	for _, m := range family {
		if x, ok := Of(all, m.ID); ok && m.ID != w.Resident && x.Where == house.WhereIn && m.Relation != people.Unrelated {
			in = append(in, m)
		}
	}
	return in, nil
}

// reasons are the reasons as chips.
func (f *Form) reasons(code string) *widgets.Chips {
	words, selected := make([]string, len(house.OutReasons)), -1
	for i, r := range house.OutReasons {
		words[i] = Reason(f.d, r)
		if r == code {
			selected = i
		}
	}
	c := widgets.NewChips(f.d.T("outing.reason"), words, selected, f.wide, nil)
	f.add("reason", c)
	return c
}

// chosen is the code of a reason, "" for none.
func chosen(c *widgets.Chips) string {
	if c.Selected < 0 {
		return ""
	}
	return house.OutReasons[c.Selected]
}

// quickTimes are the usual returns, seen from now.
func (f *Form) quickTimes() (words []string, times []civil.Instant) {
	d := f.d
	const step = 5 * time.Minute
	for _, h := range []int{1, 2, 4} {
		at := d.Now().Add(time.Duration(h)*time.Hour + step - 1)
		words = append(words, d.N("outing.in_hours", h))
		times = append(times, at-at%civil.Instant(step/time.Millisecond))
	}
	for _, h := range []int{18, 21} {
		if at := d.Zone.At(d.Today(), h, 0); at.Sub(d.Now()) > time.Hour {
			words, times = append(words, d.T("outing.by", "Time", d.Clock24(at))), append(times, at)
		}
	}
	words, times = append(words, d.T("outing.tomorrow")), append(times, d.Zone.At(d.Today().Add(1), 12, 0))
	return append(words, d.T("outing.unknown")), append(times, 0)
}

// quick are the usual returns as chips, none chosen but "unknown".
func (f *Form) quick() *widgets.Chips {
	words, _ := f.quickTimes()
	c := widgets.NewChips(f.d.T("outing.expected"), words, len(words)-1, f.wide, nil)
	f.loose("quick", c)
	return c
}

// lend lets the chips fill in a moment; what is typed there takes the choice from them.
func (f *Form) lend(c *widgets.Chips, m *moment) {
	_, times := f.quickTimes()
	c.OnChanged = func(i int) {
		if times[i] == 0 {
			m.clear()
			return
		}
		m.set(times[i])
	}
	m.day.OnDay = func(civil.Day) { c.Choose(-1) }
	m.time.OnTime = func(int, int) { c.Choose(-1) }
}

// destination is where she goes, nil where the role may not see it.
func (f *Form) destination(h House, resident int64, text string) *widgets.Field {
	if h.Allowed(context.Background(), staff.CaseRead, resident) != nil {
		return nil
	}
	x := field(f.d.T("outing.destination"), text)
	f.add("destination", x)
	return x
}

// layOut sets the moments and what is typed in one row where there is room, else in several.
func (f *Form) layOut(back, at *moment, companion, destination *widgets.Field) {
	texts := []fyne.CanvasObject{companion}
	if destination != nil {
		texts = append(texts, destination)
	}
	if f.wide < roomy {
		f.row(side([]float32{3, 2, 3, 2}, back.day, back.time, at.day, at.time))
		f.row(side(widgets.Equal(len(texts)), texts...))
		return
	}
	shares := []float32{16, 9, 16, 9}
	for range texts {
		shares = append(shares, 40/float32(len(texts)))
	}
	f.row(side(shares, append([]fyne.CanvasObject{back.day, back.time, at.day, at.time}, texts...)...))
}

// needed is a moment that must not be empty.
func (m *moment) needed(faults *fault.Fields) civil.Instant {
	before := len(*faults)
	at := m.read(faults)
	if at == 0 && len(*faults) == before {
		faults.Add(m.timeName, "fault.date.time")
	}
	return at
}

// along are checks of people under a heading; the function says who is ticked.
func (f *Form) along(title string, who []people.Resident, ticked func(people.Resident) bool) func() []int64 {
	checks := make([]*widgets.Check, len(who))
	line := []fyne.CanvasObject{}
	for i, p := range who {
		checks[i] = widgets.NewCheck(p.CodeWord, ticked(p), nil)
		f.add("with."+p.CodeWord, checks[i])
		line = append(line, checks[i])
	}
	f.checks(title, line)
	return func() (ids []int64) {
		for i, c := range checks {
			if c.Ticked {
				ids = append(ids, who[i].ID)
			}
		}
		return ids
	}
}

// checksInRow is how many checks stand beside each other in a narrow form.
const checksInRow = 3

// checks sets checks in rows below a heading.
func (f *Form) checks(title string, line []fyne.CanvasObject) {
	if len(line) == 0 {
		return
	}
	if f.wide >= roomy && len(line) <= 5 {
		f.row(widgets.Row(16, append([]fyne.CanvasObject{widgets.NewLine(title, widgets.Small)}, line...)...))
		return
	}
	f.row(widgets.NewLine(title, widgets.Small))
	for len(line) > 0 {
		n := min(checksInRow, len(line))
		f.row(widgets.Row(16, line[:n]...))
		line = line[n:]
	}
}
