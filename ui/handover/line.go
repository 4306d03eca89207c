package handover

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/shift"
	"pana/ui/desk"
	"pana/ui/journal"
	"pana/ui/widgets"
)

// lineForm is where a line of the sheet is written, in the place of the signatures.
type lineForm struct {
	s    *Screen
	id   int64 // 0: a new one
	was  lineTyped
	form *widgets.Form
	card fyne.CanvasObject

	severity *widgets.Segmented
	who      *widgets.Choice
	summary  *widgets.Field
	action   *widgets.Field
	owner    *widgets.Choice
	day      *widgets.DateField
	time     *widgets.TimeField
	ifThen   *widgets.Field
}

// lineTyped is what stands in the form.
type lineTyped struct {
	Severity            string
	Resident            int64
	Word                string
	Summary, Action, If string
	Owner, OwnedBy      string
	Day, Time           string
}

func newLineForm(s *Screen, l shift.Line) *lineForm {
	f := &lineForm{s: s, id: l.ID}
	d := s.d
	words := make([]string, len(shift.Severities()))
	tones := make([]widgets.Tone, len(words))
	for i, x := range shift.Severities() {
		words[i], tones[i] = d.T("sheet.handover.severity."+x), severityTones[x]
	}
	f.severity = widgets.NewSegmented(words, max(0, slices.Index(shift.Severities(), l.Severity)), nil).Toned(tones...)
	f.who = journal.NewPerson(d, s.h, d.T("handover.line.who"))
	f.who.SetHint(d.T("handover.line.who_hint"))
	f.summary = f.text("handover.line.summary", l.Summary)
	f.action = f.text("handover.line.action", l.Action)
	f.ifThen = f.text("handover.line.if_then", l.IfThen)
	f.owner = widgets.NewChoice(d.T("handover.line.owner"), s.owners())
	f.owner.NoMatch = d.T("journal.no_match")
	w := d.DateWords()
	f.day = widgets.NewDateField(d.T("handover.line.due"), civil.Day{}, d.Today, w)
	f.time = widgets.NewTimeField(d.T("handover.line.time"), -1, 0, w)
	if l.Resident != 0 {
		f.who.Choose(widgets.Option{Key: strconv.FormatInt(l.Resident, 10), Text: l.Word})
	}
	if l.Owner != 0 {
		f.owner.Choose(widgets.Option{Key: strconv.FormatInt(l.Owner, 10), Text: l.OwnedBy})
	}
	if l.Due != 0 {
		at := d.Zone.Local(l.Due)
		f.day.SetDay(d.Zone.Day(l.Due))
		f.time.SetTime(at.Hour(), at.Minute())
	}
	f.form = widgets.NewForm(s.saveLine)
	for _, x := range []struct {
		name string
		in   widgets.Input
	}{{"severity", f.severity}, {"resident", f.who}, {"summary", f.summary}, {"action", f.action}, {"owner", f.owner}, {"due", f.day}, {"time", f.time}, {"if_then", f.ifThen}} {
		f.form.Add(x.name, x.in)
	}
	f.was = f.typed()
	f.lay(l)
	return f
}

func (f *lineForm) text(label, value string) *widgets.Field {
	x := widgets.NewField(f.s.d.T(label), value)
	x.Max, x.TooLong = shift.LongestLine, f.s.tooLong(shift.LongestLine)
	return x
}

func (f *lineForm) lay(l shift.Line) {
	s, d := f.s, f.s.d
	title := d.T("handover.line.new")
	if f.id != 0 {
		title = d.T("handover.line.change")
	}
	var buttons []*widgets.Button
	if f.id != 0 && !l.Carried {
		buttons = append(buttons, widgets.NewButton(d.T("handover.line.drop"), widgets.Plain, "", "", s.dropLine))
	}
	buttons = append(buttons, widgets.NewButton(d.T("button.cancel"), widgets.Plain, "", "Esc", func() { s.Back() }),
		widgets.NewButton(d.T("button.save"), widgets.Filled, "", "Ctrl S", s.saveLine))
	body := widgets.Stack(2, widgets.Pad(0, 0, 8, 0, widgets.Row(0, f.severity)), f.who, f.summary, f.action,
		widgets.Columns(10, []float32{13, 12, 7}, f.owner, f.day, f.time), f.ifThen, widgets.Acts(10, 2, buttons...))
	f.card = card(title, body)
}

// owners are those of the staff who may be asked to do something.
func (s *Screen) owners() (all []widgets.Option) {
	accounts, err := s.h.Accounts(context.Background())
	if s.d.Failed(err, nil) {
		return nil
	}
	for _, a := range accounts {
		if a.Active {
			all = append(all, widgets.Option{Key: strconv.FormatInt(a.ID, 10), Text: a.Name, Codes: []string{a.Login}})
		}
	}
	return all
}

func (f *lineForm) typed() lineTyped {
	id, _ := strconv.ParseInt(f.who.Key(), 10, 64)
	return lineTyped{Severity: shift.Severities()[f.severity.Selected], Resident: id, Word: f.who.Text(), Summary: f.summary.Text(),
		Action: f.action.Text(), If: f.ifThen.Text(), Owner: f.owner.Key(), OwnedBy: f.owner.Text(), Day: f.day.Text(), Time: f.time.Text()}
}

// fill puts back what was typed before.
func (f *lineForm) fill(t lineTyped) {
	f.severity.Select(slices.Index(shift.Severities(), t.Severity))
	if t.Resident != 0 {
		f.who.Choose(widgets.Option{Key: strconv.FormatInt(t.Resident, 10), Text: t.Word})
	}
	if t.Owner != "" {
		f.owner.Choose(widgets.Option{Key: t.Owner, Text: t.OwnedBy})
	}
	f.summary.SetText(t.Summary)
	f.action.SetText(t.Action)
	f.ifThen.SetText(t.If)
	f.day.SetText(t.Day)
	f.time.SetText(t.Time)
}

// due reads until when something is to be done, 0 for whenever. An hour without a day is
// the next time that it strikes, a day without an hour its morning.
func (f *lineForm) due(faults *fault.Fields) civil.Instant {
	d := f.s.d
	day, ok := f.day.Day()
	if !ok {
		faults.Add("due", "fault.date."+widgets.DateUnreadable)
		return 0
	}
	hour, minute, ok := f.time.Time()
	typed := strings.TrimSpace(f.time.Text()) != ""
	switch {
	case typed && !ok:
		faults.Add("time", "fault.date."+widgets.TimeUnreadable)
		return 0
	case day.IsZero() && !typed:
		return 0
	case day.IsZero():
		if at := d.Zone.At(d.Today(), hour, minute); at > d.Now() {
			return at
		}
		return d.Zone.At(d.Today().Add(1), hour, minute)
	case !typed:
		hour, minute = 8, 0
	}
	return d.Zone.At(day, hour, minute)
}

// newLine is what a line begins as.
func newLine() shift.Line { return shift.Line{Severity: shift.Severities()[1]} }

// editLine opens the form, with what was typed into it before.
func (s *Screen) editLine(l shift.Line) {
	if !s.mayDraft() {
		return
	}
	s.page.take()
	s.page.line = newLineForm(s, l)
	s.page.madeFor = s.now.ID
	if t, ok := s.typed.Lines[l.ID]; ok && s.typed.Handover == s.now.ID {
		s.page.line.fill(t)
	}
	s.page.update()
	s.page.line.form.Focus()
}

// closeLine takes the form away; what was changed in it comes back when it opens again.
func (s *Screen) closeLine() {
	s.page.take()
	s.page.line = nil
	s.page.update()
	s.d.Host.Focus(s.page.rows)
}

func (s *Screen) saveLine() {
	f := s.page.line
	if f == nil {
		return
	}
	var faults fault.Fields
	due := f.due(&faults)
	if s.d.Failed(faults.Err(), f.form) {
		return
	}
	journalGuard(s).Pass([]*widgets.Field{f.summary, f.action, f.ifThen}, func() {
		t := f.typed()
		owner, _ := strconv.ParseInt(t.Owner, 10, 64)
		r, err := s.h.SaveHandoverLine(context.Background(), s.now.ID, shift.Line{ID: f.id, Resident: t.Resident, Severity: t.Severity,
			Summary: t.Summary, Action: t.Action, IfThen: t.If, Owner: owner, Due: due})
		if s.d.Failed(err, f.form) {
			return
		}
		s.forgetLine(f.id)
		s.d.Done(r.Message, s.undo(r.Undo))
		s.Reload()
		s.d.Host.Focus(s.page.rows)
	})
}

// undo takes something back and shows it.
func (s *Screen) undo(back func(context.Context) error) func(context.Context) error {
	if back == nil {
		return nil
	}
	return func(ctx context.Context) error {
		err := back(ctx)
		s.Reload()
		return err
	}
}

// dropLine takes the line off the sheet.
func (s *Screen) dropLine() {
	f := s.page.line
	r, err := s.h.DropHandoverLine(context.Background(), s.now.ID, f.id)
	if s.d.Failed(err, nil) {
		return
	}
	s.forgetLine(f.id)
	s.d.Done(r.Message, nil)
	s.Reload()
	s.d.Host.Focus(s.page.rows)
}

func (s *Screen) forgetLine(id int64) {
	delete(s.typed.Lines, id)
	s.page.line = nil
}

// tick says that what a line asks for is done, or isn't.
func (s *Screen) tick(l shift.Line) {
	r, err := s.h.TickHandoverLine(context.Background(), l.ID, !l.Done)
	if s.d.Failed(err, nil) {
		return
	}
	s.d.Done(r.Message, s.undo(r.Undo))
	s.Reload()
}

// goTo opens somebody's record.
func (s *Screen) goTo(resident int64) { s.d.Go(desk.Place{Screen: desk.Residents, ID: resident}) }
