package outing

import (
	"context"

	"pana/shelter"
	"pana/shelter/fault"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/ui/desk"
)

// BackNow notes that somebody is in the house again, with those who went out in the same
// act.
func BackNow(ctx context.Context, h House, resident int64) (shelter.Receipt, error) {
	all, err := h.Presence(ctx, 0)
	if err != nil {
		return shelter.Receipt{}, err
	}
	w, ok := Of(all, resident)
	if !ok {
		return h.ComeBack(ctx, resident, 0) // refused in words
	}
	var with []int64
	for _, x := range Together(all, w) {
		with = append(with, x.Resident)
	}
	return h.ComeBack(ctx, resident, 0, with...)
}

// Back is the form of a return at another moment, or of some of those who went out.
func Back(d *desk.Desk, h House, w house.Whereabouts, wide float32) (*Form, error) {
	all, err := h.Presence(context.Background(), 0)
	if err != nil {
		return nil, err
	}
	f := newForm(d, d.T("outing.title_back", "Word", w.CodeWord), d.T("outing.verb_back"), wide)
	at := f.newMoment("at", "time", d.T("outing.returned"), d.Now())
	f.row(side([]float32{3, 2, max(1, (wide-400)/80)}, at.day, at.time, nothing()))
	var out []people.Resident
	for _, x := range Together(all, w) {
		p := people.Resident{ID: x.Resident, CodeWord: x.CodeWord}
		out = append(out, p)
	}
	with := f.along(d.T("outing.along_back"), out, func(people.Resident) bool { return true })
	f.beneath("at", "refused.not_out", "refused.presence_earlier", "refused.not_here")
	f.Save = func(ctx context.Context) (shelter.Receipt, error) {
		if at.untouched() {
			return h.ComeBack(ctx, w.Resident, 0, with()...)
		}
		var faults fault.Fields
		when := at.needed(&faults)
		if when != 0 && when <= w.OutAt {
			faults.Add("at", "fault.out.returned")
		}
		if err := faults.Err(); err != nil {
			return shelter.Receipt{}, err
		}
		return h.ComeBack(ctx, w.Resident, when, with()...)
	}
	return f, nil
}
