package beds

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// waiting is a line of the card "expected and held": a bed that is held, or somebody who was
// announced or registered and has none yet.
type waiting struct {
	Hold, Bed, Resident, Referral int64
	Title, Sub                    string
	until                         civil.Instant
}

// waitingList is who is expected: holds by the time they end, then people without one,
// those of the waiting list first.
func (s *Screen) waitingList() []waiting {
	var list []waiting
	held := map[int64]bool{}
	for _, r := range s.shown.Rooms {
		for i := range r.Beds {
			if h := r.Beds[i].Hold; h != nil {
				held[h.Resident] = true
				list = append(list, waiting{Hold: h.ID, Bed: r.Beds[i].ID, Title: s.holdFor(h), until: h.Until,
					Sub: s.d.T("beds.and", "One", r.Beds[i].Code, "Other", s.holdLine(h))})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b waiting) int { return cmp.Compare(a.until, b.until) })
	for _, r := range s.referred {
		if len(r.Beds) == 0 {
			list = append(list, waiting{Referral: r.ID, Title: s.announced(r), Sub: s.d.T("beds.waiting_call", "Time", s.moments(r.At))})
		}
	}
	for _, p := range s.expected {
		if !held[p.ID] {
			list = append(list, waiting{Resident: p.ID, Title: p.CodeWord, Sub: s.d.T("beds.waiting_no_bed")})
		}
	}
	for i := range list {
		list[i].until = 0 // only the words are compared
	}
	return list
}

// list builds the card of those who are expected.
func (c *cards) list(list []waiting) fyne.CanvasObject {
	d := c.s.d
	all := widgets.NewSmallButton(d.T("beds.waiting_list", "N", len(c.s.referred)), widgets.Plain, widgets.IconCall,
		func() { d.Go(desk.Place{Screen: desk.Waiting}) })
	head := widgets.Sized(0, 30, widgets.Row(8, widgets.NewLine(d.T("beds.waiting_title"), widgets.Strong).Yielding(), layout.NewSpacer(), all))
	if len(list) == 0 {
		return widgets.Pad(10, 14, 10, 14, widgets.Stack(0, head, widgets.Sized(0, 36,
			widgets.NewParagraph(d.T("beds.waiting_none"), widgets.Small, 2, 300))))
	}
	rows := widgets.Stack(6)
	for _, x := range list {
		rows.Add(c.row(x))
	}
	body := container.New(under{32}, head, widgets.NewScroll(rows))
	return widgets.Pad(10, 14, 6, 14, body)
}

func (c *cards) row(x waiting) fyne.CanvasObject {
	s := c.s
	var act *widgets.Button
	switch {
	case !s.mayWrite():
	case x.Referral != 0:
		act = widgets.NewSmallButton(s.d.T("beds.waiting_open"), widgets.Plain, "", func() { s.d.Go(desk.Place{Screen: desk.Waiting, ID: x.Referral}) })
	case x.Hold != 0:
		act = widgets.NewSmallButton(s.d.T("button.release"), widgets.Plain, "", func() { s.release(x.Hold) })
	default:
		act = widgets.NewSmallButton(s.d.T("beds.hold_bed"), widgets.Plain, "", func() { s.holdFreeBed(x) })
	}
	row := []fyne.CanvasObject{widgets.NewTile(widgets.IconCall, widgets.Held),
		widgets.Stack(-1, widgets.NewLine(x.Title, widgets.Body).Yielding(), widgets.NewLine(x.Sub, widgets.Small).Yielding()), layout.NewSpacer()}
	if x.Bed != 0 {
		show := widgets.NewSmallButton("", widgets.Plain, widgets.IconBed, func() { s.board.selectID(x.Bed); s.Focus() })
		show.Hint = s.d.T("beds.show")
		row = append(row, show)
	}
	if act != nil {
		row = append(row, act)
	}
	return widgets.Pad(0, 3, 0, 3, widgets.Row(10, row...))
}

// announced is how many were announced, and by whom.
func (s *Screen) announced(r house.Referral) string {
	from := s.d.T("code.source." + r.Source)
	if r.SourceName != "" {
		from = r.SourceName
	}
	return s.d.N("beds.waiting_people", r.Heads.Total(), "From", from)
}

// holdFreeBed begins to hold the selected bed, or the first free one, for somebody.
func (s *Screen) holdFreeBed(x waiting) {
	if b, _ := s.chosen(); b == nil || b.State != house.Free {
		for _, r := range s.shown.Rooms {
			i := slices.IndexFunc(r.Beds, func(b house.BoardBed) bool { return b.State == house.Free && b.Counts && r.Kind != house.Staff })
			if i >= 0 {
				s.board.selectID(r.Beds[i].ID)
				break
			}
		}
	}
	if b, _ := s.chosen(); b != nil && b.State == house.Free {
		s.holdForm(b, x.Title, x.Resident)
		return
	}
	s.say("beds.no_free_bed")
}

// under sets the second object below the first, which is as high as said, and gives it the
// rest.
type under struct{ high float32 }

// MinSize implements fyne.Layout.
func (u under) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(max(o[0].MinSize().Width, o[1].MinSize().Width), u.high+32)
}

// Layout implements fyne.Layout.
func (u under) Layout(o []fyne.CanvasObject, size fyne.Size) {
	widgets.Put(o[0], 0, 0, size.Width, u.high-2)
	widgets.Put(o[1], 0, u.high, size.Width, size.Height-u.high)
}
