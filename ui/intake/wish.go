package intake

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"pana/shelter/house"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// wish is what somebody came with: a bed of the board, a free one or one that is held, or a
// referral of the waiting list, with the beds that are held for it, if any are.
type wish struct {
	bed      int64
	code     string
	hold     int64  // the number of the hold and its party; 0: the bed is free
	whom     string // for whom it is held
	referral int64
	from     string // who announced them
	guests   []house.Guest
}

// wishLine tells of the wish above the offers, and lets go of it.
type wishLine struct {
	wish
	chip *widgets.Chip
	text *widgets.Paragraph
	drop *widgets.Button
	box  *fyne.Container
}

func (s *Screen) makeWish() fyne.CanvasObject {
	w := &s.beds.wish
	w.chip = widgets.NewChip("", widgets.Accent, "")
	w.text = widgets.NewParagraph("", widgets.Small, 2, 2000)
	w.drop = widgets.NewSmallButton(s.desk.T("intake.wish.drop"), widgets.Plain, "", s.dropWish)
	w.box = widgets.Pad(0, 0, 8, 0, widgets.Row(8, w.chip, w.text, w.drop))
	w.box.Hidden = true
	return w.box
}

// Open implements desk.Opener: a household comes for a bed of the board, for one that is
// held for it, or of a referral, which fills in how many they are. What is typed stays; it
// is only given the bed.
func (s *Screen) Open(to desk.Place) {
	if to.Filter == "" || to.Filter == ofReferral {
		s.takeReferral(to.ID)
	} else {
		s.takeWish(to.Filter, to.ID)
	}
	s.beds.byHand, s.beds.room = false, 0
	s.propose(true)
	s.touched()
	s.Focus()
}

// takeWish looks the bed up; one that is gone meanwhile is said and asked for no more.
func (s *Screen) takeWish(what string, id int64) {
	s.beds.wish.wish = wish{}
	if id == 0 {
		return
	}
	if what == ofReferral {
		s.readReferral(id)
		return
	}
	b, err := s.house.Board(context.Background(), 0)
	if s.desk.Failed(err, nil) {
		return
	}
	for _, r := range b.Rooms {
		for _, x := range r.Beds {
			switch {
			case what == "bed" && x.ID == id && x.State == house.Free:
				s.beds.wish.wish = wish{bed: x.ID, code: x.Code}
			case what == "hold" && x.State == house.Held && x.Hold != nil && (x.Hold.ID == id || x.Hold.Party == id):
				s.beds.wish.wish = wish{bed: x.ID, code: x.Code, hold: x.Hold.Party, whom: x.Hold.Purpose}
			default:
				continue
			}
			return
		}
	}
	s.desk.Host.Notify(desk.Note{Text: s.desk.T("intake.wish.gone"), Hint: true})
}

// dropWish proposes as if they had just come to the door.
func (s *Screen) dropWish() {
	s.beds.wish.wish = wish{}
	s.propose(true)
	s.touched()
	s.form.FocusOn("beds")
}

// house is the wish as the shelter understands it.
func (w wish) house() house.Wish { return house.Wish{Bed: w.bed, Hold: w.hold} }

// in reports whether a proposal fulfils the wish.
func (w wish) in(p house.Proposal) bool { return w.bed != 0 && slices.Contains(p.Beds, w.bed) }

// sayWish tells of the wish, and when what is chosen doesn't fulfil it.
func (b *bedCard) sayWish() {
	w, d := &b.wish, b.s.desk
	w.box.Hidden = w.bed == 0 && w.referral == 0
	if w.box.Hidden {
		return
	}
	w.chip.Text, w.chip.Tone, w.chip.Icon = w.code, widgets.Accent, ""
	w.text.Text = d.T("intake.wish.bed")
	if w.hold != 0 {
		w.chip.Tone, w.chip.Icon = widgets.Held, widgets.IconClock
		w.text.Text = d.T("intake.wish.hold")
		if w.whom != "" {
			w.text.Text = d.T("intake.wish.hold.for", "Whom", w.whom)
		}
	}
	if w.referral != 0 {
		w.text.Text = d.T("intake.wish.referral", "From", w.from)
		if w.bed == 0 {
			w.chip.Text, w.chip.Icon = d.T("intake.wish.announced"), widgets.IconCall
		}
	}
	if w.bed != 0 && b.offers.Visible() {
		if p, ok := b.proposal(); !ok || !w.in(p) {
			w.chip.Tone = widgets.Alert
			w.text.Text = d.T("intake.wish.misfit")
			if slices.ContainsFunc(b.proposals, w.in) {
				w.text.Text = d.T("intake.wish.other")
			}
		}
	}
	w.chip.Refresh()
	w.text.Refresh()
	w.box.Refresh()
}
