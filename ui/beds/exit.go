package beds

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/house"
	"pana/ui/desk/lent"
	"pana/ui/widgets"
)

// exitForm ends stays: of the one in the bed, and of those of her household who leave with
// her. Children whose guardian leaves are ticked from the start.
func (s *Screen) exitForm(b *house.BoardBed) {
	who := b.Resident
	f := widgets.NewForm(nil)
	e := &exit{s: s, form: f, who: who.ID, shown: s.shown.At}
	keep := kept{Act: actExit, Bed: b.ID, Who: who.ID}
	rows := []fyne.CanvasObject{}
	everybody := []int64{who.ID}
	for _, o := range s.family(who) {
		everybody = append(everybody, o.ID)
	}
	var err error
	if e.loans, err = lent.New(s.d, s.s.Store(), everybody, 860); s.d.Failed(err, nil) {
		return
	}
	if family := s.family(who); len(family) > 0 {
		line := []fyne.CanvasObject{widgets.NewLine(s.d.T("beds.exit_with"), widgets.Small)}
		for _, o := range family {
			c := widgets.NewCheck(o.CodeWord, o.Guardian == who.ID, func(bool) { e.asks() })
			e.others, e.checks = append(e.others, o.ID), append(e.checks, c)
			f.Add("with."+o.CodeWord, c)
			keep.names = append(keep.names, "with."+o.CodeWord)
			line = append(line, c)
		}
		rows = append(rows, widgets.Pad(0, 0, 8, 0, widgets.Row(16, line...)))
	}
	words := s.d.DateWords()
	local := s.d.Zone.Local(e.shown)
	e.reason = s.choice("beds.exit_reason", "code.exit.", house.ExitReasons)
	e.destination = s.choice("beds.exit_destination", "code.destination.", house.Destinations)
	e.destination.Spill = 460
	e.country = widgets.NewChoice(s.d.T("beds.exit_country"), s.d.Countries())
	e.country.NoMatch = s.d.T("beds.not_listed")
	e.date = widgets.NewDateField(s.d.T("beds.exit_day"), s.d.Zone.Day(e.shown), s.d.Today, words)
	e.date.Spill = 240
	e.time = widgets.NewTimeField(s.d.T("beds.time"), local.Hour(), local.Minute(), words)
	e.note = widgets.NewField(s.d.T("beds.exit_note"), "")
	for _, x := range []struct {
		name string
		in   widgets.Input
	}{{"reason", e.reason}, {"destination", e.destination}, {"country", e.country}, {"at", e.date}, {"time", e.time}, {"note", e.note}} {
		f.Add(x.name, x.in)
		keep.names = append(keep.names, x.name)
	}
	rows = append(rows,
		widgets.Columns(12, []float32{4, 4, 3}, e.reason, e.destination, e.country),
		widgets.Columns(12, []float32{3, 1.6, 6.4}, e.date, e.time, e.note))
	if !e.loans.Empty() {
		e.asks()
		asked := e.loans.Object()
		if e.loans.Many() {
			asked = widgets.Sized(0, 128, widgets.NewScroll(asked))
		}
		rows = append(rows, widgets.Pad(8, 0, 4, 0, widgets.NewLine(s.d.T("lent.title"), widgets.Small)), asked)
		for _, x := range e.loans.Inputs() {
			f.Add(x.Name, x.In)
			keep.names = append(keep.names, x.Name)
		}
	}
	p := s.formPanel(s.d.T("beds.exit_title", "Word", who.CodeWord), "", s.d.T("beds.exit_save"), f, e.save, rows...)
	p.kept = keep
	s.openPanel(p)
	f.FocusOn("reason")
}

// exit is the form while it is filled in.
type exit struct {
	s           *Screen
	form        *widgets.Form
	who         int64
	others      []int64
	checks      []*widgets.Check
	shown       civil.Instant // when the form was opened: an untouched time means now
	reason      *widgets.Choice
	destination *widgets.Choice
	country     *widgets.Choice
	date        *widgets.DateField
	time        *widgets.TimeField
	note        *widgets.Field
	loans       *lent.Form
}

// leaving are those who leave by now.
func (e *exit) leaving() []int64 {
	all := []int64{e.who}
	for i, c := range e.checks {
		if c.Ticked {
			all = append(all, e.others[i])
		}
	}
	return all
}

// asks asks about the loans of those who leave.
func (e *exit) asks() {
	e.loans.Show(e.leaving())
	e.s.page.layOut()
}

// save ends the stays. A fault leaves the form as it is.
func (e *exit) save() {
	at, ok := e.s.readMoment(e.form, "at", e.date, e.time)
	if !ok {
		return
	}
	opened := e.s.d.Zone.Local(e.shown)
	if at == e.s.d.Zone.At(e.s.d.Zone.Day(e.shown), opened.Hour(), opened.Minute()) {
		at = 0
	}
	leaving := house.Leaving{Residents: e.leaving(), At: at, Reason: e.reason.Key(), Destination: e.destination.Key(),
		Country: e.country.Key(), Note: e.note.Text()}
	ends, wrong := e.loans.Decisions()
	if err := wrong.Err(); err != nil {
		e.s.d.Failed(err, e.form)
		return
	}
	r, err := e.s.s.Exit(context.Background(), leaving, ends...)
	var faults fault.Fields
	if errors.As(err, &faults) {
		err = e.loans.Renamed(faults)
	}
	if e.s.finished(r, err, e.form) {
		e.s.closeTo()
	}
}
