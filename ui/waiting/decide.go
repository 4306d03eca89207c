package waiting

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"pana/shelter"
	"pana/shelter/fault"
	"pana/shelter/house"
	"pana/ui/widgets"
)

// mostOffers is how many ways to place a party are offered.
const mostOffers = 5

// acceptForm says yes to r, and keeps beds for them: those that the house proposes for as
// many as were announced.
func (s *Screen) acceptForm(r house.Referral) {
	ctx, d := context.Background(), s.d
	found, err := s.h.Propose(ctx, r.Heads.Guests(d.Today()), house.Wish{})
	if d.Failed(err, nil) {
		return
	}
	set, err := s.h.Settings(ctx)
	if d.Failed(err, nil) {
		return
	}
	found = found[:min(len(found), mostOffers)]
	var words []string
	for _, p := range found {
		words = append(words, s.offer(p))
	}
	words = append(words, d.T("waiting.accept_no_bed"))
	f := s.newForm(formAccept, r, d.T("waiting.accept_title"), d.T("waiting.accept_verb"))
	why := widgets.NewParagraph("", widgets.Small, 2, s.wide())
	minutes := s.minutes(set.HoldMinutes)
	say := func(i int) {
		why.Text = d.T("waiting.accept_no_bed_why")
		if i < len(found) {
			why.Text = d.Say(found[i].Reason)
		}
		why.Refresh()
		minutes.Hidden = i >= len(found)
		f.relay()
	}
	beds := widgets.NewRadioList(words, 0, say)
	f.rows.Add(widgets.NewLine(d.T("waiting.accept_beds"), widgets.Small))
	f.rows.Add(f.input("beds", beds))
	f.rows.Add(why)
	if len(found) == 0 {
		f.rows.Add(s.notice(d.T("waiting.full"), d.T("waiting.full_why"), widgets.Held))
	}
	f.rows.Add(widgets.Row(0, widgets.Sized(150, 0, f.input("minutes", minutes))))
	f.send = func() (shelter.Receipt, error) {
		v := house.Verdict{Referral: f.was.ID, Version: f.was.Version, Decision: house.Accepted}
		if i := beds.Selected; i < len(found) {
			v.Beds = slices.DeleteFunc(slices.Clone(found[i].Beds), func(id int64) bool { return id == 0 })
			if v.Minutes, err = readMinutes(minutes); err != nil {
				return shelter.Receipt{}, err
			}
		}
		return s.h.Decide(ctx, v)
	}
	say(0)
	f.start()
}

// offer is a way to place a party, in a line.
func (s *Screen) offer(p house.Proposal) string {
	var codes []string
	for i, id := range p.Beds {
		if id != 0 {
			codes = append(codes, p.Codes[i])
		}
	}
	line := s.d.T("waiting.offer", "Room", p.Room.Code, "Beds", strings.Join(codes, ", "))
	if p.Fits < p.Of {
		line = s.d.T("waiting.offer_part", "Offer", line, "N", p.Fits, "Of", p.Of)
	}
	return line
}

// minutes is the field of how long beds are kept, which says until when that is.
func (s *Screen) minutes(usual int) *widgets.Field {
	x := widgets.NewField(s.d.T("waiting.hold_minutes"), strconv.Itoa(usual))
	x.Spill = 486
	say := func(string) {
		x.SetHint("")
		if n, err := readMinutes(x); err == nil && n < 60*24*8 {
			x.SetHint(s.d.T("waiting.until", "Time", s.moment(s.d.Now().Add(time.Duration(n)*time.Minute))))
		}
	}
	x.OnChanged = say
	x.Entry.OnFocus = func(on bool) { // so that typing replaces the usual time
		if on && x.Text() != "" {
			x.Entry.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
		}
	}
	say("")
	return x
}

func readMinutes(x *widgets.Field) (int, error) {
	var f fault.Fields
	n, err := strconv.Atoi(strings.TrimSpace(x.Text()))
	if err != nil || n == 0 { // which would be the usual time
		n = -1
	}
	if err != nil {
		f.Add("minutes", "fault.number.whole")
	}
	return n, f.Err()
}

// longerForm keeps the beds of r longer.
func (s *Screen) longerForm(r house.Referral) {
	set, err := s.h.Settings(context.Background())
	if s.d.Failed(err, nil) {
		return
	}
	f := s.newForm(formLonger, r, s.d.T("waiting.longer_title", "Beds", strings.Join(r.Beds, ", ")), s.d.T("waiting.longer_verb"))
	f.rows.Add(widgets.NewParagraph(s.d.T("waiting.longer_why"), widgets.Small, 2, s.wide()))
	minutes := s.minutes(set.HoldMinutes)
	f.rows.Add(widgets.Row(0, widgets.Sized(150, 0, f.input("minutes", minutes))))
	f.send = func() (shelter.Receipt, error) {
		n, err := readMinutes(minutes)
		if err != nil {
			return shelter.Receipt{}, err
		}
		return s.h.KeepLonger(context.Background(), f.was.ID, n)
	}
	f.start()
}

// closings are the decisions that end the waiting.
var closings = []house.Decision{house.NoBed, house.NotEligible, house.ReferredOn, house.Withdrawn, house.NoShow}

// closingForm says no to r, or that they won't come.
func (s *Screen) closingForm(r house.Referral) {
	d := s.d
	var words []string
	for _, c := range closings {
		words = append(words, d.T("code.decision."+string(c)))
	}
	f := s.newForm(formClose, r, d.T("waiting.close_title"), d.T("waiting.close_verb"))
	if len(r.Beds) > 0 {
		f.rows.Add(s.notice(d.T("waiting.close_frees", "Beds", strings.Join(r.Beds, ", ")), "", widgets.Held))
	}
	var sent, reason *widgets.Field
	var where *fyne.Container
	say := func(i int) {
		sent.Hidden = closings[i] != house.ReferredOn
		where.Hidden = sent.Hidden
		hint := "waiting.reason_hint"
		if closings[i] == house.NotEligible {
			hint = "waiting.reason_needed"
		}
		reason.SetHint(d.T(hint))
		f.relay()
	}
	list := widgets.NewRadioList(words, 0, func(i int) { say(i) })
	f.rows.Add(f.input("decision", list))
	sent = f.text("sent_to", "waiting.sent_to", "", 200)
	reason = f.text("reason", "waiting.reason", "", 400)
	where = f.row(sent)
	f.row(reason)
	f.send = func() (shelter.Receipt, error) {
		v := house.Verdict{Referral: f.was.ID, Version: f.was.Version, Decision: closings[list.Selected], Reason: reason.Text()}
		if v.Decision == house.ReferredOn {
			v.SentTo = sent.Text()
		}
		return s.h.Decide(context.Background(), v)
	}
	say(0)
	f.start()
}

// letGo frees the beds of r.
func (s *Screen) letGo(r house.Referral) {
	x, err := s.h.LetGo(context.Background(), r.ID)
	if s.finished(x, err, nil) {
		s.Reload()
	}
	s.enter()
}
