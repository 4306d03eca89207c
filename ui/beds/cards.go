package beds

import (
	"reflect"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"pana/shelter/house"
	"pana/ui/widgets"
)

// cards are what stands below the board: the selected bed with its acts, and who is
// expected or has a bed held.
type cards struct {
	s      *Screen
	left   *fyne.Container
	right  *fyne.Container
	object fyne.CanvasObject

	shown   cardText
	waiting []waiting
	called  int // on the waiting list, as the button says
	built   bool
}

const cardHigh = 122

// chipText is a chip of a card.
type chipText struct {
	Text string
	Tone widgets.Tone
	Icon widgets.Icon
}

// cardText is all that the card of the selected bed says; the card is built anew only when
// this differs.
type cardText struct {
	Title string
	Aside string
	Chips []chipText
	Lines [2]string
	Alert bool // the second line is one
	Acts  []actName
}

func newCards(s *Screen) *cards {
	c := &cards{s: s, left: container.NewStack(), right: container.NewStack()}
	c.object = widgets.Sized(0, cardHigh, widgets.Columns(roomGap, widgets.Equal(2),
		widgets.NewCard("", nil, c.left), widgets.NewCard("", nil, c.right)))
	return c
}

// update shows the selected bed and who is expected, where they differ from what shows.
func (c *cards) update() {
	if text := c.s.cardText(); !c.built || !reflect.DeepEqual(text, c.shown) {
		c.shown = text
		c.left.Objects = []fyne.CanvasObject{c.card(text)}
		c.left.Refresh()
	}
	if list, n := c.s.waitingList(), len(c.s.referred); !c.built || n != c.called || !reflect.DeepEqual(list, c.waiting) {
		c.waiting, c.called = list, n
		c.right.Objects = []fyne.CanvasObject{c.list(list)}
		c.right.Refresh()
	}
	c.built = true
}

// card builds the card of the selected bed.
func (c *cards) card(t cardText) fyne.CanvasObject {
	head := []fyne.CanvasObject{widgets.NewLine(t.Title, widgets.Strong).Yielding(), layout.NewSpacer()}
	for _, x := range t.Chips {
		head = append(head, widgets.NewChip(x.Text, x.Tone, x.Icon))
	}
	if t.Aside != "" {
		head = append(head, widgets.NewLine(t.Aside, widgets.Small))
	}
	second := widgets.Small
	if t.Alert {
		second = widgets.Small.In(widgets.Alert.Strong())
	}
	body := widgets.Stack(0, widgets.Sized(0, 22, widgets.Row(6, head...)),
		widgets.Sized(0, 18, widgets.NewLine(t.Lines[0], widgets.Small).Yielding()),
		widgets.Sized(0, 18, widgets.NewLine(t.Lines[1], second).Yielding()))
	if len(t.Acts) > 0 {
		buttons := make([]*widgets.Button, len(t.Acts))
		for i, a := range t.Acts {
			buttons[i] = c.s.button(a, i == 0)
		}
		body.Add(widgets.Pad(8, 0, 0, 0, widgets.Acts(6, 0, buttons...)))
	}
	return widgets.Pad(10, 14, 10, 14, body)
}

// cardText is what there is to say of the selected bed.
func (s *Screen) cardText() cardText {
	b, r := s.chosen()
	if b == nil {
		return cardText{Title: s.d.T("beds.none_chosen")}
	}
	if s.carry != nil {
		return s.carryText(b, r)
	}
	t := cardText{Aside: s.d.T("beds.chosen"), Acts: s.acts(b)}
	state := s.d.T("code.bed_state." + string(b.State))
	t.Title = s.d.T("beds.card", "Bed", b.Code, "What", state)
	switch {
	case b.Resident != nil:
		s.tellOccupant(&t, b)
	case b.State == house.Free:
		t.Lines[0] = s.d.T("beds.free_since", "Fit", s.d.T(fits[b.FitFor]), "Day", s.d.FullDay(s.d.Zone.Day(b.FreeSince)))
		t.Lines[1] = s.d.T("beds.bed_kind", "Kind", s.d.T("code.bed."+string(b.Kind)), "Room", r.Code)
	case b.Hold != nil:
		t.Lines[0] = s.holdFor(b.Hold)
		t.Lines[1] = s.holdLine(b.Hold)
	case b.Outage != nil:
		f := s.face(b)
		t.Lines[0] = f.Lines[0]
		t.Lines[1] = s.d.T("beds.out_since", "Day", s.d.FullDay(s.d.Zone.Day(b.Outage.From)))
		if f.Lines[1] != "" {
			t.Lines[1] = s.d.T("beds.and", "One", t.Lines[1], "Other", f.Lines[1])
		}
	}
	return t
}

// tellOccupant says who is in a bed; alerts are hidden while somebody may look on.
func (s *Screen) tellOccupant(t *cardText, b *house.BoardBed) {
	o := b.Resident
	t.Title, t.Aside = s.d.T("beds.card", "Bed", b.Code, "What", o.CodeWord), o.RegisterNo
	t.Lines[0] = s.person(b)
	if since := s.d.T("beds.since", "Day", s.d.FullDay(s.d.Zone.Day(o.Since))); since != "" {
		t.Lines[0] = s.d.T("beds.and", "One", t.Lines[0], "Other", since)
	}
	if !o.PlannedUntil.IsZero() {
		t.Lines[0] = s.d.T("beds.and", "One", t.Lines[0], "Other", s.d.T("beds.until", "Day", s.d.FullDay(o.PlannedUntil)))
	}
	for _, m := range o.Marks {
		switch m {
		case house.MarkAlert:
			if s.d.Host.Private() {
				continue
			}
			t.Chips = append(t.Chips, chipText{s.d.T("beds.mark_alert"), widgets.Alert, widgets.IconGuard})
			t.Lines[1], t.Alert = o.Alert.Text, true
		case house.MarkOverdue:
			t.Chips = append(t.Chips, chipText{s.d.T("beds.mark_overdue"), widgets.Held, widgets.IconWarning})
		case house.MarkAway:
			t.Chips = append(t.Chips, chipText{s.d.T("code.bed_state.away"), widgets.Away, widgets.IconLeave})
		case house.MarkChild:
			t.Chips = append(t.Chips, chipText{s.d.T("beds.mark_child"), widgets.Out, widgets.IconChild})
		case house.MarkNew:
			t.Chips = append(t.Chips, chipText{s.d.T("beds.mark_new"), widgets.Held, widgets.IconClock})
		}
	}
	if s.undecided(b) {
		t.Chips = []chipText{{s.d.T("beds.undecided"), widgets.Alert, widgets.IconBed}} // it says all of the others
	}
	if len(t.Chips) > mostIcons {
		t.Chips = t.Chips[:mostIcons]
	}
	switch {
	case t.Lines[1] != "":
	case s.until(o) != "" && b.State == house.Away:
		t.Lines[1] = s.until(o)
		if told := s.told(b); told != "" {
			t.Lines[1] = s.d.T("beds.and", "One", t.Lines[1], "Other", told)
		}
	case o.Override != "":
		t.Lines[1] = s.d.T("beds.override", "Reason", o.Override)
	}
}
