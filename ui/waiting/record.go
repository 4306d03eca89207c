package waiting

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"pana/shelter/house"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// record is the right side: the selected referral with its acts, or a form.
type record struct {
	s      *Screen
	object *fyne.Container
	built  string // what shows, to build it anew only when it differs
	main   *widgets.Button
	acts   []*widgets.Button
}

func newRecord(s *Screen) *record { return &record{s: s, object: container.NewStack()} }

// show shows what belongs there now.
func (r *record) show() {
	s := r.s
	x, ok := s.list.selected()
	key := fmt.Sprint(ok, x, s.may())
	if ok {
		state, _ := s.state(x)
		key += state + s.left(x)
	}
	if s.form != nil {
		key = fmt.Sprintf("form %p", s.form)
	}
	if key == r.built {
		return
	}
	refocus := r.at()
	r.built, r.main, r.acts = key, nil, nil
	switch {
	case s.form != nil:
		r.object.Objects = []fyne.CanvasObject{s.form.object}
	case !ok:
		r.object.Objects = []fyne.CanvasObject{widgets.NewCard("", nil, widgets.NewEmpty(widgets.IconCall, s.d.T("waiting.none_chosen"), "", nil))}
	default:
		r.object.Objects = []fyne.CanvasObject{r.card(x)}
	}
	s.calm()
	r.object.Refresh()
	if refocus >= 0 && refocus < len(r.acts) {
		s.d.Host.Focus(r.acts[refocus])
	}
}

// at is which of the acts has the cursor, -1 for none.
func (r *record) at() int {
	c := fyne.CurrentApp().Driver().CanvasForObject(r.object)
	if c == nil {
		return -1
	}
	for i, b := range r.acts {
		if c.Focused() == fyne.Focusable(b) {
			return i
		}
	}
	return -1
}

// card is the record of x.
func (r *record) card(x house.Referral) fyne.CanvasObject {
	s := r.s
	state, tone := s.state(x)
	title := widgets.NewLine(s.headsLong(x.Heads), widgets.Style{Size: 20, Bold: true, Colour: widgets.Ink}).Yielding()
	head := []fyne.CanvasObject{title, widgets.NewChip(state, tone, ""), layout.NewSpacer()}
	if s.narrow {
		back := widgets.NewSmallButton("", widgets.Ghost, widgets.IconBack, func() { s.Back() })
		back.Hint = s.d.T("button.back")
		head = append([]fyne.CanvasObject{back}, head...)
	}
	top := widgets.Stack(10, widgets.Sized(0, 30, widgets.Row(12, head...)))
	for _, line := range r.buttons(x) {
		top.Add(widgets.Acts(8, 0, line...))
	}
	body := widgets.Stack(10)
	if len(x.Beds) > 0 {
		body.Add(widgets.NewNotice(s.d.T("waiting.kept_beds", "Beds", strings.Join(x.Beds, ", ")),
			s.d.N("waiting.kept_until", x.MinutesLeft(s.d.Now()), "Time", s.moment(x.HeldUntil)), tone))
	}
	if x.RanOut() {
		body.Add(s.notice(s.d.T("waiting.ran_out", "Time", s.moment(x.DecidedAt)), s.d.T("waiting.ran_out_why"), widgets.Alert))
	}
	body.Add(widgets.NewFacts(130, r.facts(x)...))
	if x.Need != "" {
		body.Add(widgets.Stack(2, widgets.NewLine(s.d.T("waiting.need"), widgets.Small), widgets.NewParagraphFor(x.Need, widgets.Body, s.wide())))
	}
	if x.Reason != "" {
		body.Add(widgets.Stack(2, widgets.NewLine(s.d.T("waiting.reason"), widgets.Small), widgets.NewParagraphFor(x.Reason, widgets.Body, s.wide())))
	}
	return widgets.NewCard("", nil, container.New(below{}, widgets.Stack(0, widgets.Pad(13, 17, 12, 17, top), widgets.NewRule(widgets.LineColour, 1)),
		widgets.NewScroll(widgets.Pad(12, 17, 12, 17, body))))
}

// wide is how wide words are broken at the right side.
func (s *Screen) wide() float32 {
	if w := s.content.Size().Width - 40; s.narrow && w > noticeWide {
		return w - 2*17 - 2*12
	}
	return noticeWide
}

func (r *record) facts(x house.Referral) []widgets.Fact {
	s, d := r.s, r.s.d
	fact := func(label, value, more string) widgets.Fact {
		f := widgets.Fact{Label: d.T(label), Runs: []widgets.Run{widgets.Body.Run(value)}}
		if more != "" {
			f.Runs = append(f.Runs, widgets.Small.Run(" · "+more))
		}
		return f
	}
	facts := []widgets.Fact{fact("waiting.col_at", d.DayTime(x.At), d.T("code.channel."+x.Channel)), fact("waiting.col_from", d.T("code.source."+x.Source), x.SourceName)}
	eta := d.T("waiting.eta_unknown")
	if x.ETA != 0 {
		eta = d.DayTime(x.ETA)
	}
	facts = append(facts, fact("waiting.col_eta", eta, ""))
	if x.Decision != house.Undecided {
		facts = append(facts, fact("waiting.decision", d.T("code.decision."+string(x.Decision)), ""), fact("waiting.decided", s.by(x.DecidedBy, x.DecidedAt), ""))
	}
	if x.SentTo != "" {
		facts = append(facts, fact("waiting.sent_to", x.SentTo, ""))
	}
	return append(facts, fact("waiting.taken_by", x.TakenBy, ""))
}

// buttons are the acts, the main one first; only those that are possible.
func (r *record) buttons(x house.Referral) [][]*widgets.Button {
	s := r.s
	if !s.may() || x.Household != 0 {
		return nil
	}
	act := func(word string, do func()) *widgets.Button {
		kind, tag := widgets.Plain, ""
		if r.main == nil {
			kind, tag = widgets.Filled, "Enter"
		}
		b := widgets.NewSmallButton(s.d.T(word), kind, "", do)
		b.Tag = tag
		if r.main == nil {
			r.main = b
		}
		r.acts = append(r.acts, b)
		return b
	}
	admit := func() *widgets.Button {
		return act("waiting.admit", func() { s.d.Go(desk.Place{Screen: desk.Intake, ID: x.ID, Filter: "referral"}) })
	}
	accept := func(word string) *widgets.Button { return act(word, func() { s.acceptForm(x) }) }
	end := func() *widgets.Button { return act("waiting.close", func() { s.closingForm(x) }) }
	change := func() *widgets.Button { return act("waiting.change", func() { s.announceForm(x) }) }
	switch {
	case x.Decision == house.Undecided:
		return [][]*widgets.Button{{accept("waiting.accept"), end(), admit()}, {change()}}
	case x.Decision == house.Accepted && len(x.Beds) > 0:
		return [][]*widgets.Button{{admit(), act("waiting.longer", func() { s.longerForm(x) }), act("button.release", func() { s.letGo(x) })}, {end(), change()}}
	case x.Decision == house.Accepted:
		return [][]*widgets.Button{{admit(), accept("waiting.keep_bed"), end()}, {change()}}
	}
	return [][]*widgets.Button{{accept("waiting.accept_again"), admit(), end()}, {change()}}
}

// notice is a boxed word that may take several lines.
func (s *Screen) notice(title, text string, tone widgets.Tone, more ...fyne.CanvasObject) fyne.CanvasObject {
	words := widgets.Stack(2, widgets.NewLine(title, widgets.Style{Size: 12, Bold: true, Colour: tone.Strong()}).Yielding())
	if text != "" {
		words.Add(widgets.NewParagraphFor(text, widgets.Body, s.wide()))
	}
	for _, o := range more {
		words.Add(o)
	}
	return container.NewStack(widgets.NewBlock(tone.Soft()), widgets.Pad(8, 12, 8, 14, words))
}

// noticeWide is how wide words are broken beside the list.
const noticeWide = 420
