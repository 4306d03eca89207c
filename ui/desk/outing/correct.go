package outing

import (
	"context"

	"fyne.io/fyne/v2"

	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/house"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// Past is one outing, with the return that ended it if it did.
type Past struct {
	Out house.Event
	In  house.Event // ID 0: she isn't back
}

// Pasts are events, the latest first, as outings with their returns.
func Pasts(es []house.Event) []Past {
	var all []Past
	var in house.Event
	for _, e := range es {
		if !e.Out {
			in = e
			continue
		}
		if in.Stay != e.Stay {
			in = house.Event{}
		}
		all, in = append(all, Past{e, in}), house.Event{}
	}
	return all
}

// PastOf is the outing of that event.
func PastOf(h House, resident, event int64) (Past, bool, error) {
	es, err := h.Outings(context.Background(), resident)
	for _, p := range Pasts(es) {
		if p.Out.ID == event {
			return p, true, err
		}
	}
	return Past{}, false, err
}

// Correct is the form of how an outing really was.
func Correct(d *desk.Desk, h House, word string, p Past, wide float32) *Form {
	f := newForm(d, d.T("outing.title_correct", "Word", word), d.T("outing.verb_correct"), wide)
	c := &correction{h: h, p: p, now: d.Now}
	c.reason = f.reasons(p.Out.Reason)
	f.row(c.reason)
	c.at = f.newMoment("at", "time", d.T("outing.at"), p.Out.At)
	c.back = f.newMoment("back", "back_time", d.T("outing.back"), p.Out.Back)
	moments := []fyne.CanvasObject{c.at.day, c.at.time, c.back.day, c.back.time}
	shares := []float32{16, 9, 16, 9}
	if p.In.ID != 0 {
		c.in = f.newMoment("returned", "returned_time", d.T("outing.returned"), p.In.At)
		if wide < roomy {
			f.row(side([]float32{3, 2, 3, 2}, moments...))
			moments, shares = nil, []float32{3, 2, 5}
		}
		moments = append(moments, c.in.day, c.in.time)
		if wide >= roomy {
			shares = append(shares, 16, 9)
		} else {
			moments = append(moments, nothing())
		}
	} else if wide < roomy {
		shares = []float32{3, 2, 3, 2}
	}
	f.row(side(shares, moments...))
	c.companion = field(d.T("outing.companion"), p.Out.Companion)
	f.add("companion", c.companion)
	c.destination = f.destination(h, p.Out.Resident, p.Out.Destination)
	c.why = field(d.T("outing.why"), "")
	texts := []fyne.CanvasObject{c.companion}
	if c.destination != nil {
		texts = append(texts, c.destination)
	}
	f.row(side(widgets.Equal(len(texts)+1), append(texts, c.why)...))
	f.add("why", c.why)
	var never []fyne.CanvasObject
	if p.In.ID != 0 {
		c.noReturn = widgets.NewCheck(d.T("outing.no_return"), false, nil)
		never = append(never, f.add("no_return", c.noReturn))
	}
	c.never = widgets.NewCheck(d.T("outing.never"), false, nil)
	never = append(never, f.add("never", c.never))
	f.row(widgets.Row(16, append(never, nothing())...))
	f.beneath("why", "refused.presence_gone")
	f.Save = func(ctx context.Context) (shelter.Receipt, error) {
		f.beneath("at", "refused.presence_order")
		switch {
		case c.never.Ticked || c.noReturn != nil && c.noReturn.Ticked: // no time mends that
			delete(f.Beneath, "refused.presence_order")
		case c.in != nil && !c.in.untouched():
			f.beneath("returned", "refused.presence_order")
		}
		return c.save(ctx)
	}
	return f
}

// correction is the form while it is filled in.
type correction struct {
	h                           House
	p                           Past
	now                         func() civil.Instant
	reason                      *widgets.Chips
	at, back, in                *moment
	companion, destination, why *widgets.Field
	never, noReturn             *widgets.Check
}

func (c *correction) save(ctx context.Context) (shelter.Receipt, error) {
	why := c.why.Text()
	if c.never.Ticked {
		out := house.Correction{Event: c.p.Out.ID, Never: true, Why: why}
		if c.p.In.ID == 0 {
			return c.h.Correct(ctx, out)
		}
		// Out and in take turns: the return goes first.
		return c.h.Correct(ctx, house.Correction{Event: c.p.In.ID, Never: true, Why: why}, out)
	}
	var faults fault.Fields
	out := house.Correction{Event: c.p.Out.ID, At: c.p.Out.At, Back: c.p.Out.Back, Reason: c.p.Out.Reason, Companion: c.companion.Text(), Why: why}
	if code := chosen(c.reason); code != "" {
		out.Reason = code
	}
	if !c.at.untouched() { // untouched keeps its seconds
		out.At = c.at.needed(&faults)
	}
	if !c.back.untouched() {
		out.Back = c.back.read(&faults)
	}
	if c.destination != nil {
		out.Destination = c.destination.Text()
	}
	all, err := c.withReturn(out, &faults)
	if err != nil {
		return shelter.Receipt{}, err
	}
	return c.h.Correct(ctx, all[0], all[1:]...)
}

// withReturn adds what there is to say of the return, in the order in which out and in
// keep their turns all the time.
func (c *correction) withReturn(out house.Correction, faults *fault.Fields) ([]house.Correction, error) {
	if c.in == nil {
		return []house.Correction{out}, faults.Err()
	}
	in := house.Correction{Event: c.p.In.ID, Never: c.noReturn.Ticked, At: c.p.In.At, Why: out.Why}
	if in.Never {
		return []house.Correction{in, out}, faults.Err()
	}
	if c.in.untouched() {
		if out.At >= in.At && out.At != 0 {
			faults.Add("at", "fault.out.returned")
		}
		return []house.Correction{out}, faults.Err()
	}
	switch in.At = c.in.needed(faults); {
	case in.At == 0:
	case in.At > c.now():
		faults.Add("returned", "fault.moment.future")
	case in.At <= out.At:
		faults.Add("returned", "fault.out.returned")
	}
	if out.At >= c.p.In.At {
		return []house.Correction{in, out}, faults.Err()
	}
	return []house.Correction{out, in}, faults.Err()
}
