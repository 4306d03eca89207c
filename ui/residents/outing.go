package residents

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/staff"
	"pana/ui/desk/outing"
	"pana/ui/widgets"
)

// out reports whether the one shown is out of the house.
func (r *record) out() bool { return r.where.Event != 0 }

// outAct is the button of going out, or of coming back.
func (r *record) outAct() *widgets.Button {
	word, icon := "residents.go_out", widgets.IconForward
	if r.out() {
		word, icon = "residents.come_back", widgets.IconHouse
	}
	b := widgets.NewSmallButton(r.s.desk.T(word), widgets.Plain, icon, r.goOutOrIn)
	b.Tag = "Ctrl O"
	return b
}

func (r *record) goOutOrIn() {
	if !r.out() {
		r.startOut()
		return
	}
	receipt, err := outing.BackNow(context.Background(), r.s.house, r.id)
	if !r.s.desk.Failed(err, nil) {
		r.s.desk.Done(receipt.Message, receipt.Undo)
	}
}

// outCard says where somebody is who is out, with what can be done about it; nil for the
// others.
func (r *record) outCard() fyne.CanvasObject {
	if !r.out() {
		return nil
	}
	d := r.s.desk
	text, tone := outing.State(d, r.where)
	body := widgets.Stack(2, widgets.NewLine(capital(text), widgets.Style{Size: 14, Bold: true, Colour: tone.Strong()}),
		widgets.NewParagraphFor(outing.Told(d, r.where), widgets.Body, r.wide()+100))
	if !r.s.may(staff.OperationalWrite) {
		return edged(tone, body)
	}
	acts := []*widgets.Button{}
	if outing.Undecided(d, r.where) || r.where.Nights > 0 {
		acts = append(acts, widgets.NewSmallButton(d.T("residents.decide"), widgets.Plain, widgets.IconBed, r.startDecide))
	}
	acts = append(acts, widgets.NewSmallButton(d.T("residents.back_at"), widgets.Plain, "", r.startBack),
		widgets.NewSmallButton(d.T("residents.correct"), widgets.Plain, "", func() { r.startCorrect(r.where.Event) }))
	if outing.Undecided(d, r.where) {
		body.Add(widgets.NewLine(d.T("residents.undecided"), widgets.Small.In(widgets.Alert.Strong())))
	}
	body.Add(widgets.Pad(6, 0, 0, 0, widgets.Acts(8, 0, acts...)))
	return edged(tone, body)
}

// outingsTab are the outings, the latest first; Return corrects one.
func (r *record) outingsTab() fyne.CanvasObject {
	d := r.s.desk
	list := r.outings
	t := widgets.NewTable([]widgets.Column{
		{Title: d.T("residents.out_from"), Width: 104},
		{Title: d.T("residents.out_to"), Width: 104},
		{Title: d.T("outing.reason"), Width: 96, Weight: 1},
		{Title: d.T("outing.companion"), Width: 110, Weight: 2},
		{Title: d.T("residents.out_nights"), Width: 54},
	}, func() int { return len(list) }, func(i int) []widgets.Cell { return r.outingRow(list[i]) })
	t.ID = func(i int) int64 { return list[i].Out.ID }
	empty := widgets.NewEmpty(widgets.IconForward, d.T("residents.no_outings"), d.T("residents.no_outings_why"), nil)
	t.Empty = empty
	if len(list) > 0 {
		t.Selected = 0
	}
	if r.s.may(staff.OperationalWrite) {
		t.OnOpened = func(i int) { r.startCorrect(list[i].Out.ID) }
	}
	if len(list) == 0 {
		return t
	}
	nights := 0
	for _, p := range list {
		nights += r.nights(p)
	}
	hint := d.N("residents.nights_away", nights)
	if t.OnOpened != nil {
		hint = joined(hint, d.T("residents.outings_hint"))
	}
	return container.New(below{}, widgets.Stack(0), t, widgets.Pad(8, 17, 10, 17, widgets.NewLine(hint, widgets.Small).Yielding()))
}

func (r *record) outingRow(p outing.Past) []widgets.Cell {
	d := r.s.desk
	to := widgets.Cell{Text: d.T("outing.out"), Chip: widgets.Away}
	switch {
	case p.In.ID != 0:
		to = widgets.Cell{Text: r.short(p.In.At)}
	case r.where.Event != p.Out.ID: // her stay ended meanwhile
		to = widgets.Cell{Text: "–", Style: widgets.Quiet}
	case r.where.Where == house.WhereOverdue:
		to.Chip = widgets.Alert
	}
	with := p.Out.Companion
	if p.Out.Destination != "" {
		with = joined(with, p.Out.Destination)
	}
	nights := widgets.Cell{Text: itoa(int64(r.nights(p))), Style: widgets.Quiet}
	return []widgets.Cell{{Text: r.short(p.Out.At), Style: widgets.Strong}, to, {Text: outing.Reason(d, p.Out.Reason)}, {Text: with}, nights}
}

// nights is how many nights somebody was absent in an outing: how often the operational day
// turned before she was back, or her stay ended, or until now.
func (r *record) nights(p outing.Past) int {
	end := r.s.desk.Now()
	for _, st := range r.stays {
		if st.ID == p.Out.Stay && st.Exited != civil.Open {
			end = st.Exited
		}
	}
	if p.In.ID != 0 {
		end = p.In.At
	}
	z := r.s.desk.Zone
	return max(0, z.Night(end, r.cutoff).Sub(z.Night(p.Out.At, r.cutoff)))
}

func joined(a, b string) string {
	if a == "" {
		return b
	}
	return a + " · " + b
}

// startOut shows the form of going out.
func (r *record) startOut() {
	p, err := outing.Out(r.s.desk, r.s.house, r.standing(), r.formWide())
	if !r.s.desk.Failed(err, nil) {
		r.startForm(formOut, p, 0)
	}
}

// startBack shows the form of a return at another moment.
func (r *record) startBack() {
	if !r.out() {
		return
	}
	p, err := outing.Back(r.s.desk, r.s.house, r.where, r.formWide())
	if !r.s.desk.Failed(err, nil) {
		r.startForm(formBack, p, 0)
	}
}

// startDecide shows the form of the decision about the bed.
func (r *record) startDecide() {
	if r.out() {
		r.startForm(formDecide, outing.Decide(r.s.desk, r.s.house, r.where, r.formWide()), 0)
	}
}

// startCorrect shows the form of how an outing really was.
func (r *record) startCorrect(event int64) {
	for _, p := range r.outings {
		if p.Out.ID == event {
			r.startForm(formCorrect, outing.Correct(r.s.desk, r.s.house, r.who.CodeWord, p, r.formWide()), event)
			return
		}
	}
}

// standing is where the one shown is, also when that couldn't be read.
func (r *record) standing() house.Whereabouts {
	w := r.where
	w.Resident, w.CodeWord, w.Household = r.id, r.who.CodeWord, r.who.Household
	return w
}

// formWide is how wide a form in place of the record is.
func (r *record) formWide() float32 {
	if r.s.narrow {
		return 860
	}
	return 470
}

// startForm puts a form of outings into the frame of this page.
func (r *record) startForm(kind string, p *outing.Form, event int64) {
	f := r.newForm(kind, p.Title, p.Verb)
	f.event, f.beneath = event, p.Beneath
	for _, x := range p.Inputs {
		if x.Loose {
			f.w.Add(x.Name, x.In)
			continue
		}
		f.add(x.Name, x.In)
	}
	for _, o := range p.Rows {
		f.rows.Add(o)
	}
	f.saved = func() error {
		receipt, err := p.Save(context.Background())
		if err == nil {
			r.s.desk.Done(receipt.Message, receipt.Undo)
		}
		return err
	}
	f.start()
}
