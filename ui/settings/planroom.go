package settings

import (
	"context"
	"strconv"
	"strings"

	"pana/shelter/fault"
	"pana/shelter/house"
	"pana/ui/widgets"
)

// roomEditor is the form of a room.
func (p *planPage) roomEditor(r *house.BoardRoom) *editor {
	d := p.s.d
	var e *editor
	var f roomFields
	id := r.ID
	save := func() {
		floor, err := f.floorNumber()
		if d.Failed(err, e.form) {
			return
		}
		receipt, err := p.s.h.ChangeRoom(context.Background(), id, house.RoomChange{Code: f.code.Text(), Floor: floor, Kind: house.Kind(f.kind.Key()), Note: f.note.Text()})
		p.done(e, receipt, err, roomRow)
	}
	e = newEditor(keyOf(planRow{room: r}), save)
	e.parts = append(e.parts, widgets.NewLine(d.T("settings.plan.room_of", "Room", r.Code), widgets.Strong).Yielding())
	f = p.roomFields(e, r.Code, r.Floor, r.Kind, r.Note)
	e.parts = append(e.parts, widgets.Row(8, widgets.NewButton(d.T("button.save"), widgets.Filled, "", "Ctrl S", save),
		widgets.NewButton(d.T("settings.plan.remove"), widgets.Danger, "", "", func() {
			receipt, err := p.s.h.RemoveRoom(context.Background(), id)
			p.done(e, receipt, err, func(id int64) int64 { return id*4 + 2 })
		})))
	return e
}

// newRoom is the form of a room that isn't there yet.
func (p *planPage) newRoom() *editor {
	d := p.s.d
	var e *editor
	var f roomFields
	beds, cribs := widgets.NewField(d.T("settings.plan.bed_count"), "2"), widgets.NewField(d.T("settings.plan.crib_count"), "0")
	save := func() {
		var wrong fault.Fields
		floor, err := f.floorNumber()
		if err != nil {
			wrong.Add("floor", "fault.number.whole")
		}
		n, m := count(&wrong, "beds", beds.Text(), 40), count(&wrong, "cribs", cribs.Text(), 10)
		if d.Failed(wrong.Err(), e.form) {
			return
		}
		receipt, err := p.s.h.AddRoom(context.Background(), house.NewRoom{Code: f.code.Text(), Floor: floor, Kind: house.Kind(f.kind.Key()), Note: f.note.Text(),
			Beds: p.furnish(n, m)})
		p.done(e, receipt, err, roomRow)
	}
	e = newEditor(newRoomKey, save)
	e.parts = append(e.parts, widgets.NewLine(d.T("settings.plan.room_add"), widgets.Strong))
	f = p.roomFields(e, "", 1, "", "")
	e.addAs("beds", beds, widgets.Columns(8, widgets.Equal(2), beds, cribs))
	e.addAs("cribs", cribs, nil)
	e.parts = append(e.parts, widgets.Row(8, widgets.NewButton(d.T("button.add"), widgets.Filled, "", "Ctrl S", save)))
	return e
}

// furnish names the beds of one more room so that none is called like one of the plan.
func (p *planPage) furnish(beds, cribs int) []house.NewBed {
	taken := map[string]bool{}
	for _, r := range p.rooms {
		for _, b := range r.Beds {
			taken[strings.ToLower(b.Code)] = true
		}
	}
	for no := len(p.rooms) + 1; ; no++ {
		all, free := house.Furnish(no, beds, cribs, p.s.d.Words.Lang()), true
		for _, b := range all {
			free = free && !taken[strings.ToLower(b.Code)]
		}
		if free {
			return all
		}
	}
}

// roomFields are the fields that every room has.
type roomFields struct {
	code, floor, note *widgets.Field
	kind              *widgets.Choice
}

func (p *planPage) roomFields(e *editor, code string, floor int, kind house.Kind, note string) roomFields {
	d := p.s.d
	f := roomFields{code: widgets.NewField(d.T("settings.plan.room_code"), code), floor: widgets.NewField(d.T("settings.plan.floor"), strconv.Itoa(floor)),
		note: widgets.NewField(d.T("settings.plan.note"), note)}
	options := make([]widgets.Option, len(house.Kinds))
	for i, k := range house.Kinds {
		options[i] = widgets.Option{Key: string(k), Text: d.T("code.room." + string(k))}
	}
	f.kind = widgets.NewChoice(d.T("settings.plan.room_kind"), options)
	f.kind.NoMatch = d.T("fault.room.kind")
	f.kind.SetKey(string(kind))
	e.addAs("code", f.code, widgets.Columns(8, []float32{60, 40}, f.code, f.floor))
	e.addAs("floor", f.floor, nil)
	e.add("kind", f.kind)
	e.add("note", f.note)
	return f
}

func (f roomFields) floorNumber() (int, error) {
	n, err := strconv.Atoi(strings.TrimSpace(f.floor.Text()))
	if err != nil {
		return 0, fault.Fields{{Name: "floor", Message: fault.Say("fault.number.whole")}}
	}
	return n, nil
}

// count reads a number of beds; nothing typed is none.
func count(f *fault.Fields, name, text string, most int) int {
	text = strings.TrimSpace(text)
	if text == "" {
		return 0
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n > most {
		f.Add(name, "fault.number.range", "From", 0, "To", most)
	}
	return n
}
