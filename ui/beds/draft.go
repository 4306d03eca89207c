package beds

import (
	"context"
	"encoding/json"
	"strconv"

	"pana/shelter/house"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// kept is a form as a draft keeps it: which, of which bed and person, and what stands in
// its fields. A form without an Act isn't kept.
type kept struct {
	Act    actName
	Bed    int64
	Who    int64
	Values map[string]string

	names []string
}

// KeepDraft implements desk.Drafter.
func (s *Screen) KeepDraft() error {
	if s.panel == nil || s.panel.kept.Act == "" {
		return nil
	}
	k := s.panel.kept
	k.Values = map[string]string{}
	for _, name := range k.names {
		k.Values[name] = written(s.panel.form.Input(name))
	}
	body, err := json.Marshal(k)
	if err != nil {
		return err
	}
	s.drafted = true
	return s.s.SaveDraft(context.Background(), desk.Beds, body)
}

// takeUp opens the form that was open when the file was locked, and reports whether there
// was one. It looks once, when the page first gets the cursor.
func (s *Screen) takeUp() bool {
	if s.asked {
		return false
	}
	s.asked = true
	d, ok, err := s.s.Draft(context.Background(), desk.Beds)
	if s.d.Failed(err, nil) || !ok {
		return false
	}
	s.drafted = true
	var k kept
	b := (*house.BoardBed)(nil)
	if json.Unmarshal(d.Body, &k) == nil {
		b, _ = s.bed(k.Bed)
	}
	switch {
	case b == nil || !s.mayWrite():
	case k.Act == actExit && b.Resident != nil && b.Resident.ID == k.Who:
		s.exitForm(b)
	case b.Resident != nil && b.Resident.ID == k.Who && s.takeUpOuting(k.Act, b):
	case k.Act == actHold && b.State == house.Free:
		s.holdForm(b, "", k.Who)
	case k.Act == actOut && b.State == house.Free:
		s.outageForm(b)
	}
	if s.panel == nil { // what it was about has changed meanwhile
		s.dropDraft()
		return false
	}
	s.board.selectID(k.Bed)
	for name, value := range k.Values {
		if in := s.panel.form.Input(name); in != nil {
			write(in, value)
		}
	}
	s.say("beds.draft_back")
	return true
}

// dropDraft forgets a form that is saved or given up.
func (s *Screen) dropDraft() {
	if s.drafted {
		s.drafted = false
		s.d.Failed(s.s.DropDraft(context.Background(), desk.Beds), nil)
	}
}

// written is what stands in an input.
func written(in widgets.Input) string {
	switch in := in.(type) {
	case *widgets.Choice:
		return in.Key()
	case *widgets.DateField:
		return in.Text()
	case *widgets.TimeField:
		return in.Text()
	case *widgets.Field:
		return in.Text()
	case *widgets.Chips:
		return strconv.Itoa(in.Selected)
	case *widgets.Check:
		if in.Ticked {
			return "1"
		}
	}
	return ""
}

// write puts it there again.
func write(in widgets.Input, value string) {
	switch in := in.(type) {
	case *widgets.Choice:
		in.SetKey(value)
	case *widgets.DateField:
		in.SetText(value)
	case *widgets.TimeField:
		in.SetText(value)
	case *widgets.Field:
		in.SetText(value)
	case *widgets.Chips:
		if i, err := strconv.Atoi(value); err == nil {
			in.Select(i)
		}
	case *widgets.Check:
		in.Tick(value != "")
	}
}
