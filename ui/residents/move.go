package residents

import (
	"context"
	"strconv"
	"strings"

	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/ui/widgets"
)

// startMove shows the form of a move: a bed for each of the family who is here; those
// whose bed stays empty stay where they are.
func (r *record) startMove() {
	d := r.s.desk
	b, err := r.s.house.Board(context.Background(), 0)
	if d.Failed(err, nil) {
		return
	}
	f := r.newForm(formMove, d.T("residents.moving", "Word", r.who.CodeWord), d.T("residents.move_verb"))
	beds := r.bedOptions(b)
	movers := r.present()
	to := make([]*widgets.Choice, len(movers))
	for i, m := range movers {
		label := d.T("residents.bed_for", "Word", m.CodeWord)
		if now := bedOf(b, m.ID); now != "" {
			label = d.T("residents.bed_for_from", "Word", m.CodeWord, "Bed", now)
		}
		to[i] = choice(d, label, beds)
		if i > 0 {
			to[i].SetHint(d.T("residents.stays_there"))
		}
		f.row(f.add("bed."+itoa(m.ID), to[i]))
	}
	reason := choice(d, d.T("residents.label.move_reason"), coded(d, "code.move.", house.MoveReasons))
	override := widgets.NewField(d.T("residents.label.override"), "")
	override.SetHint(d.T("residents.override_hint"))
	f.row(f.add("reason", reason))
	f.row(f.add("override", override))
	first := "bed." + itoa(r.id)
	f.beneathBeds(first, "override")
	f.saved = func() error {
		var ts []house.Transfer
		for i, m := range movers {
			if bed, err := strconv.ParseInt(to[i].Key(), 10, 64); err == nil {
				ts = append(ts, house.Transfer{Resident: m.ID, Bed: bed})
			}
		}
		if len(ts) == 0 {
			f.w.Show([]widgets.Fault{{Name: first, Text: d.T("residents.choose_bed")}})
			return errShown
		}
		receipt, err := r.s.house.Move(context.Background(), ts, reason.Key(), strings.TrimSpace(override.Text()))
		if err == nil {
			d.Done(receipt.Message, receipt.Undo)
		}
		return err
	}
	f.start()
}

// beneathBeds says under the input of a bed why it can't be had, and under that of the
// reason that a rule of the room asks for one.
func (f *form) beneathBeds(bed, reason string) {
	for _, key := range []string{"refused.needs_reason_child_adult", "refused.needs_reason_child_alone", "refused.needs_reason_isolation",
		"refused.needs_reason_man_family", "refused.needs_reason_sex_unknown", "refused.child_left_behind"} {
		f.beneath[key] = reason
	}
	for _, key := range []string{"refused.bed_taken", "refused.bed_held", "refused.bed_out", "refused.bed_not_there", "refused.same_bed",
		"refused.man_in_womens_room", "refused.woman_in_mens_room", "refused.staff_room"} {
		f.beneath[key] = bed
	}
}

// bedOptions are the beds of the house: those that fit first, then the other free ones,
// then those that can't be had, each with the reason.
func (r *record) bedOptions(b house.Board) []widgets.Option {
	d := r.s.desk
	var fit, free, not []widgets.Option
	for _, room := range b.Rooms {
		if room.Kind == house.Staff {
			continue
		}
		for _, x := range room.Beds {
			kind := d.T("code.room." + string(room.Kind))
			if x.Kind == house.Crib {
				kind = d.T("code.bed.crib")
			}
			o := widgets.Option{Key: itoa(x.ID), Text: x.Code, Note: kind + " · " + r.bedState(x), Codes: []string{room.Code}}
			switch {
			case x.State != house.Free:
				not = append(not, o)
			case r.suits(room.Kind, x):
				fit = append(fit, o)
			default:
				free = append(free, o)
			}
		}
	}
	return append(append(fit, free...), not...)
}

// suits reports whether a room is of the kind that the one shown would first be offered.
func (r *record) suits(k house.Kind, x house.BoardBed) bool {
	day := r.s.desk.Today()
	switch {
	case x.Kind == house.Crib:
		return r.who.Birth.Under(2, day)
	case r.who.Sex == people.Male && !r.who.Birth.Under(14, day):
		return k == house.Men
	case len(r.family) > 1:
		return k == house.Family
	}
	return k == house.Women
}

// bedState is why a bed can be had, or why not.
func (r *record) bedState(x house.BoardBed) string {
	d := r.s.desk
	switch {
	case x.Resident != nil:
		return d.T("residents.bed_taken", "Word", x.Resident.CodeWord)
	case x.State == house.Held && x.Hold != nil:
		return d.T("residents.bed_held", "Time", soon(d, x.Hold.Until))
	case x.Outage != nil && x.Outage.To != civil.Open:
		return d.T("residents.bed_out_until", "Time", soon(d, x.Outage.To))
	}
	return d.T("code.bed_state." + string(x.State))
}

// bedOf is where somebody sleeps.
func bedOf(b house.Board, resident int64) string {
	for _, room := range b.Rooms {
		for _, x := range room.Beds {
			if x.Resident != nil && x.Resident.ID == resident {
				return x.Code
			}
		}
	}
	return ""
}
