package settings

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2/layout"

	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/ui/widgets"
)

// bedEditor is the form of a bed, with the times in which it can't be used.
func (p *planPage) bedEditor(r *house.BoardRoom, b *house.BoardBed) *editor {
	d := p.s.d
	var e *editor
	var f bedFields
	id := b.ID
	save := func() {
		receipt, err := p.s.h.ChangeBed(context.Background(), id, f.change())
		p.done(e, receipt, err, bedRow)
	}
	e = newEditor(keyOf(planRow{bed: b}), save)
	e.parts = append(e.parts, widgets.NewLine(d.T("settings.plan.bed_of", "Bed", b.Code, "Room", r.Code), widgets.Strong).Yielding())
	f = p.bedFields(e, house.BedChange{Room: r.ID, Code: b.Code, Kind: b.Kind, Spare: !b.Counts && b.Kind != house.Crib})
	e.parts = append(e.parts, widgets.Row(8, widgets.NewButton(d.T("button.save"), widgets.Filled, "", "Ctrl S", save),
		widgets.NewButton(d.T("settings.plan.remove"), widgets.Danger, "", "", func() {
			receipt, err := p.s.h.RemoveBed(context.Background(), id)
			p.done(e, receipt, err, func(id int64) int64 { return id*4 + 3 })
		}), widgets.NewButton(d.T("settings.plan.close"), widgets.Plain, "", "", func() { p.open(p.outageEditor(b)) })))
	out, err := p.s.h.Outages(context.Background(), id)
	if d.Failed(err, nil) {
		return e
	}
	for _, o := range out {
		lift := widgets.NewSmallButton(d.T("settings.plan.lift"), widgets.Plain, "", func() {
			receipt, err := p.s.h.LiftOutage(context.Background(), o)
			p.done(e, receipt, err, bedRow)
		})
		e.parts = append(e.parts, widgets.Row(8, widgets.NewLine(p.outage(o), widgets.Small).Yielding(), layout.NewSpacer(), lift))
	}
	return e
}

// outage says from when to when a bed can't be used, and why.
func (p *planPage) outage(o house.Outage) string {
	d := p.s.d
	reason := d.T("code.outage." + o.Reason)
	if o.To == civil.Open {
		return d.T("settings.plan.out_open", "Reason", reason, "From", d.DayTime(o.From))
	}
	return d.T("settings.plan.out", "Reason", reason, "From", d.DayTime(o.From), "To", d.DayTime(o.To))
}

// newBed is the form of one more bed in the chosen room.
func (p *planPage) newBed() *editor {
	r, ok := p.chosen()
	if !ok || r.room == nil {
		return nil
	}
	d := p.s.d
	var e *editor
	var f bedFields
	save := func() {
		c := f.change()
		receipt, err := p.s.h.AddBed(context.Background(), house.NewBed{Room: c.Room, Code: c.Code, Kind: c.Kind, Spare: c.Spare})
		p.done(e, receipt, err, bedRow)
	}
	e = newEditor(newBedKey, save)
	e.parts = append(e.parts, widgets.NewLine(d.T("settings.plan.bed_add"), widgets.Strong))
	f = p.bedFields(e, house.BedChange{Room: r.room.ID, Kind: house.Standard})
	e.parts = append(e.parts, widgets.Row(8, widgets.NewButton(d.T("button.add"), widgets.Filled, "", "Ctrl S", save)))
	return e
}

// bedFields are the fields that every bed has.
type bedFields struct {
	code       *widgets.Field
	room, kind *widgets.Choice
	spare      *widgets.Check
}

func (p *planPage) bedFields(e *editor, c house.BedChange) bedFields {
	d := p.s.d
	f := bedFields{code: widgets.NewField(d.T("settings.plan.bed_code"), c.Code)}
	rooms := make([]widgets.Option, len(p.rooms))
	for i, r := range p.rooms {
		rooms[i] = widgets.Option{Key: strconv.FormatInt(r.ID, 10), Text: r.Code, Note: d.T("code.room." + string(r.Kind))}
	}
	f.room = widgets.NewChoice(d.T("settings.plan.in_room"), rooms)
	f.room.NoMatch = d.T("refused.room_unknown")
	f.room.SetKey(strconv.FormatInt(c.Room, 10))
	kinds := make([]widgets.Option, len(house.BedKinds))
	for i, k := range house.BedKinds {
		kinds[i] = widgets.Option{Key: string(k), Text: d.T("code.bed." + string(k))}
	}
	f.kind = widgets.NewChoice(d.T("settings.plan.bed_kind"), kinds)
	f.kind.NoMatch = d.T("fault.bed.kind")
	f.kind.SetKey(string(c.Kind))
	f.spare = widgets.NewCheck(d.T("settings.plan.spare"), c.Spare, nil)
	e.addAs("code", f.code, widgets.Columns(8, widgets.Equal(2), f.code, f.room))
	e.addAs("room", f.room, nil)
	e.add("kind", f.kind)
	e.add("spare", f.spare)
	return f
}

func (f bedFields) change() house.BedChange {
	room, err := strconv.ParseInt(f.room.Key(), 10, 64)
	if err != nil {
		room = 0 // refused as an unknown room
	}
	return house.BedChange{Room: room, Code: f.code.Text(), Kind: house.BedKind(f.kind.Key()), Spare: f.spare.Ticked}
}

// outageEditor closes a bed for a time, now or later.
func (p *planPage) outageEditor(b *house.BoardBed) *editor {
	d := p.s.d
	var e *editor
	words := d.DateWords()
	local := d.Zone.Local(d.Now())
	from := widgets.NewDateField(d.T("settings.plan.out_from"), d.Today(), d.Today, words)
	fromAt := widgets.NewTimeField(d.T("beds.time"), local.Hour(), local.Minute(), words)
	to := widgets.NewDateField(d.T("beds.out_until"), civil.Day{}, d.Today, words)
	to.SetHint(d.T("beds.out_until_hint"))
	toAt := widgets.NewTimeField(d.T("beds.time"), 12, 0, words)
	options := make([]widgets.Option, len(house.OutageReasons))
	for i, r := range house.OutageReasons {
		options[i] = widgets.Option{Key: r, Text: d.T("code.outage." + r)}
	}
	reason := widgets.NewChoice(d.T("beds.out_reason"), options)
	reason.NoMatch = d.T("fault.outage.reason")
	id, today, minute := b.ID, d.Today(), local.Hour()*60+local.Minute()
	save := func() {
		begin, ok := p.moment(e.form, "from", from, "from_time", fromAt)
		if !ok {
			return
		}
		if day, _ := from.Day(); day == today && d.Zone.At(day, minute/60, minute%60) == begin {
			begin = 0 // the minute that the form opened is now
		}
		end, ok := p.moment(e.form, "to", to, "to_time", toAt)
		if !ok {
			return
		}
		r, err := p.s.h.TakeOut(context.Background(), id, begin, end, reason.Key())
		p.done(e, shelter.Receipt{Message: r.Message, Undo: r.Undo, ID: id}, err, bedRow)
	}
	e = newEditor("out:"+strconv.FormatInt(id, 10), save)
	e.parts = append(e.parts, widgets.NewLine(d.T("beds.out_title", "Bed", b.Code), widgets.Strong))
	e.add("reason", reason)
	e.addAs("from", from, widgets.Columns(8, []float32{64, 36}, from, fromAt))
	e.addAs("from_time", fromAt, nil)
	e.addAs("to", to, widgets.Columns(8, []float32{64, 36}, to, toAt))
	e.addAs("to_time", toAt, nil)
	e.parts = append(e.parts, widgets.Row(8, widgets.NewButton(d.T("settings.plan.close"), widgets.Filled, "", "Ctrl S", save)))
	return e
}

// moment is what a date and a time say, 0 for none; what can't be read is said under its
// field.
func (p *planPage) moment(f *widgets.Form, name string, date *widgets.DateField, timeName string, time *widgets.TimeField) (civil.Instant, bool) {
	var wrong []widgets.Fault
	if why := date.Fault(); why != "" {
		wrong = append(wrong, widgets.Fault{Name: name, Text: why})
	}
	day, _ := date.Day()
	hour, minute, read := time.Time()
	if why := time.Fault(); why != "" {
		wrong = append(wrong, widgets.Fault{Name: timeName, Text: why})
	} else if !read && !day.IsZero() {
		wrong = append(wrong, widgets.Fault{Name: timeName, Text: p.s.d.T("fault.date.time")})
	}
	if len(wrong) > 0 {
		f.Show(wrong)
		return 0, false
	}
	if day.IsZero() {
		return 0, true
	}
	return p.s.d.Zone.At(day, hour, minute), true
}

// goneEditor says when something was removed and offers to return it.
func (p *planPage) goneEditor(g house.Gone) *editor {
	d := p.s.d
	e := newEditor("gone", nil)
	what, back := d.T("settings.plan.room_of", "Room", g.Code), func() (shelter.Receipt, error) {
		return p.s.h.ReturnRoom(context.Background(), g.ID, g.Beds)
	}
	row := roomRow
	if g.Bed {
		what, row = d.T("settings.plan.bed_of", "Bed", g.Code, "Room", g.RoomCode), bedRow
		back = func() (shelter.Receipt, error) { return p.s.h.ReturnBed(context.Background(), g.ID, g.Room) }
	}
	act := func() {
		r, err := back()
		p.done(e, r, err, row)
	}
	e.form.OnSave = act
	e.parts = append(e.parts, widgets.NewLine(what, widgets.Strong).Yielding(),
		widgets.NewParagraphFor(d.T("settings.plan.gone_at", "When", d.DayTime(g.At)), widgets.Small, 360),
		widgets.Row(8, widgets.NewButton(d.T("settings.plan.return"), widgets.Filled, widgets.IconUndo, "", act)))
	return e
}
