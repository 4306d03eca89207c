package intake

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"pana/shelter/house"
	"pana/ui/widgets"
)

// bedCard is the second part of the page: where they sleep.
type bedCard struct {
	s         *Screen
	offers    *offers
	proposals []house.Proposal
	party     []house.Guest // for whom the proposals are
	room      int64         // chosen by hand
	byHand    bool
	reason    *widgets.Field
	wish      wishLine

	hint      *widgets.Paragraph // in place of offers while nobody is known
	reasonBox *fyne.Container
	box       *fyne.Container
}

func (s *Screen) makeBeds() {
	d := s.desk
	b := &s.beds
	b.s = s
	b.offers = newOffers(b.chosen)
	b.reason = widgets.NewField(d.T("intake.reason"), "")
	b.reason.Max, b.reason.TooLong = 400, func(int) string { return d.T("fault.text.long", "Max", 400) }
	b.reason.OnChanged = func(string) { s.touched() }
	b.hint = widgets.NewParagraphFor(d.T("intake.beds.first"), widgets.Quiet, 300)
	b.reasonBox = widgets.Pad(8, 0, 0, 0, b.reason)
	b.box = widgets.Stack(0, s.makeWish(), b.hint, b.offers, b.reasonBox)
}

// inputs are what Return walks through.
func (b *bedCard) inputs() []input {
	list := []input{}
	if b.offers.Visible() {
		list = append(list, input{"beds", b.offers})
	}
	if b.reasonBox.Visible() {
		list = append(list, input{"reason", b.reason})
	}
	return list
}

// chosen runs when another offer is chosen by hand.
func (b *bedCard) chosen() {
	b.room, b.byHand = b.offers.list[b.offers.selected].Room, true
	b.settle()
	b.s.touched()
}

// settle shows what the chosen offer asks for.
func (b *bedCard) settle() {
	p, ok := b.proposal()
	b.reasonBox.Hidden = !ok || !p.NeedsReason
	b.reason.SetWrong("")
	b.sayWish()
	b.s.walk()
	b.s.grown()
}

// proposal is the one that is chosen; ok is false when they wait without beds.
func (b *bedCard) proposal() (p house.Proposal, ok bool) {
	if i := b.offers.selected; b.offers.Visible() && i >= 0 && i < len(b.proposals) {
		return b.proposals[i], true
	}
	return house.Proposal{}, false
}

// propose asks the house where the party may sleep, if it changed or always.
func (s *Screen) propose(always bool) {
	b := &s.beds
	party := s.guests()
	if !always && slices.Equal(party, b.party) {
		return
	}
	b.party = party
	known := slices.ContainsFunc(party, func(g house.Guest) bool { return g.Sex != "" || g.Birth.Known() })
	b.proposals = nil
	if known {
		found, err := s.house.Propose(context.Background(), party, b.wish.house())
		if s.desk.Failed(err, nil) {
			return
		}
		b.proposals = found
	}
	b.hint.Hidden, b.offers.Hidden = known, !known
	var list []offer
	selected := 0
	for i, p := range b.proposals {
		list = append(list, s.offerOf(p))
		if b.byHand && p.Room.ID == b.room || !b.byHand && b.wish.in(p) {
			selected = i
		}
	}
	wait := offer{Title: s.desk.T("intake.wait")}
	if len(list) == 0 {
		wait.Why = s.desk.T("intake.wait.full")
	}
	list = append(list, wait)
	if b.byHand && b.room == 0 {
		selected = len(list) - 1
	}
	b.offers.set(list, selected)
	b.settle()
}

// offerOf says a proposal in words.
func (s *Screen) offerOf(p house.Proposal) offer {
	d := s.desk
	var parts, beds []string
	for i, id := range p.Beds {
		switch {
		case id == 0:
		case slices.Contains(p.MovesCribs, id), slices.ContainsFunc(p.Room.Beds, func(b house.Bed) bool { return b.ID == id && b.Kind == house.Crib }):
			parts = append(parts, d.T("intake.crib", "Bed", p.Codes[i]))
		default:
			beds = append(beds, p.Codes[i])
		}
	}
	if len(beds) > 0 {
		parts = append([]string{strings.Join(beds, ", ")}, parts...)
	}
	o := offer{Room: p.Room.ID, Title: p.Room.Code + " · " + strings.Join(parts, " + "), Why: d.Say(p.Reason),
		State: d.T("code.bed_state.free"), Tone: widgets.Free}
	if p.Fit == house.FitPartial {
		o.State, o.Tone = d.T("intake.fits", "Fits", p.Fits, "Of", p.Of), widgets.Held
	}
	return o
}
