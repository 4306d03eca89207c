package handover

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"

	"pana/shelter"
	"pana/shelter/fault"
	"pana/shelter/shift"
	"pana/ui/desk"
	"pana/ui/journal"
	"pana/ui/widgets"
)

// takerCard is who takes over: what she understood, and her signature.
type takerCard struct {
	s    *Screen
	card fyne.CanvasObject
	form *widgets.Form // nil: there is nothing to sign for whoever looks

	understood, login, password *widgets.Field
}

func newTakerCard(s *Screen) *takerCard {
	t := &takerCard{s: s}
	d, h := s.d, s.now
	body := widgets.Stack(8)
	say := func(text string, style widgets.Style) {
		body.Add(s.page.words(text, style))
	}
	switch {
	case h.State == shift.Accepted:
		body.Add(signer(h.AcceptedBy.Name, widgets.NewChip(d.T("handover.signed", "Time", s.moment(h.AcceptedBy.At)), widgets.Free, "")))
		say(d.T("sheet.handover.understood"), widgets.Small)
		say(h.AcceptedBy.Text, widgets.Body)
		if h.ReturnedBy.Account != 0 {
			body.Add(s.question(h.ReturnedBy))
		}
	case h.State == shift.Given && s.mayWrite() && s.shown == showNow:
		t.makeForm(body)
	case h.State == shift.Given:
		say(d.T("handover.waits"), widgets.Quiet)
	default:
		say(d.T("handover.takes_why"), widgets.Quiet)
		if me, _ := s.h.Who(); s.mayWrite() && me.ID != h.Shift.Account && d.Now() >= h.Shift.To {
			body.Add(widgets.Acts(12, 0, widgets.NewButton(d.T("handover.begin_anyway"), widgets.Plain, widgets.IconHandover, "", s.beginAnyway)))
		}
	}
	t.card = card(d.T("handover.takes"), body)
	return t
}

func (t *takerCard) makeForm(body *fyne.Container) {
	s, d := t.s, t.s.d
	t.understood = widgets.NewArea(d.T("handover.read_back"), "", 3)
	t.understood.Max, t.understood.TooLong = shift.LongestNote, s.tooLong(shift.LongestNote)
	t.login, t.password = widgets.NewField(d.T("handover.login"), ""), widgets.NewPassword(d.T("handover.password"))
	if me, _ := s.h.Who(); me.ID != s.now.GivenBy.Account {
		t.login.SetText(me.Login)
	}
	if s.typed.Handover == s.now.ID {
		t.understood.SetText(s.typed.ReadBack)
		if s.typed.Login != "" {
			t.login.SetText(s.typed.Login)
		}
	}
	t.form = widgets.NewForm(s.accept)
	t.form.Add("read_back", t.understood)
	t.form.Add("login", t.login)
	t.form.Add("password", t.password)
	ask := widgets.NewButton(d.T("handover.ask"), widgets.Plain, "", "", s.ask)
	accept := widgets.NewButton(d.T("handover.accept"), widgets.Filled, "", "Ctrl S", s.accept)
	body.Add(t.understood)
	body.Add(widgets.Columns(12, widgets.Equal(2), t.login, t.password))
	body.Add(widgets.Acts(12, 1, ask, accept))
}

func (t *takerCard) focus() { t.form.Focus() }

func journalGuard(s *Screen) *journal.Guard {
	if s.page.guard == nil {
		s.page.guard = journal.NewGuard(s.d, s.h)
	}
	return s.page.guard
}

// accept signs the sheet as the one who takes over. Whoever proves herself with another
// account than the one signed in is signed in then; what is typed elsewhere is kept for the
// old one first.
func (s *Screen) accept() {
	t := s.page.taker
	if t == nil || t.form == nil {
		return
	}
	journalGuard(s).Pass([]*widgets.Field{t.understood}, func() {
		if !s.w.KeepDrafts() {
			return
		}
		before, _ := s.h.Who()
		take := shelter.Taking{Handover: s.now.ID, ReadBack: t.understood.Text(), Login: t.login.Text(), Password: t.password.Text()}
		var r shelter.Receipt
		s.d.Run(desk.Task{Title: s.d.T("handover.accepting"),
			Work: func(ctx context.Context, _ func(int, int)) (err error) {
				r, err = s.h.AcceptHandover(ctx, take)
				return err
			},
			Done: func(err error) { s.accepted(t, r, before.ID, err) }})
	})
}

func (s *Screen) accepted(t *takerCard, r shelter.Receipt, before int64, err error) {
	var refusal *fault.Refusal
	if errors.As(err, &refusal) && refusal.Message.Key == "refused.wrong_password" {
		wrong := s.d.T("handover.wrong_password") // the whole sentence has no room under a field
		t.form.Show([]widgets.Fault{{Name: "password", Text: wrong}})
		t.password.Entry.SetText("")
		t.password.SetWrong(wrong)
		return
	}
	if s.d.Failed(err, t.form) {
		return
	}
	s.typed, s.page.madeFor = typed{kept: s.typed.kept}, 0
	now, _ := s.h.Who()
	if now.ID != before {
		s.w.SignedIn(r.Message)
		return
	}
	s.dropDraft()
	s.d.Done(r.Message, nil)
	s.Reload()
	s.page.focus()
}

// ask hands the sheet back with a question.
func (s *Screen) ask() {
	d := s.d
	text := widgets.NewArea(d.T("handover.question"), s.typed.Question, 3)
	text.Max, text.TooLong = shift.LongestNote, s.tooLong(shift.LongestNote)
	text.OnChanged = func(now string) { s.typed.Handover, s.typed.Question = s.now.ID, now }
	form := widgets.NewForm(nil)
	form.Add("question", text)
	text.Entry.OnKey = func(k fyne.KeyName) bool { // as its button says; a question needs no second line
		if k == fyne.KeyReturn || k == fyne.KeyEnter {
			if form.OnSave != nil {
				form.OnSave()
			}
			return true
		}
		return false
	}
	d.Ask(desk.Question{Title: d.T("handover.ask"), Text: d.T("handover.ask_why"), Body: text, Verb: d.T("handover.return"), First: text.Focusable(), Form: form,
		Yes: func() bool {
			r, err := s.h.ReturnHandover(context.Background(), s.now.ID, text.Text())
			if d.Failed(err, form) {
				return false
			}
			s.typed.Question = ""
			d.Done(r.Message, nil)
			s.Reload()
			return true
		}})
}

// beginAnyway opens a shift after a giver who went home without signing.
func (s *Screen) beginAnyway() {
	d := s.d
	d.Ask(desk.Question{Title: d.T("handover.begin_anyway"), Text: d.T("handover.begin_text", "Name", s.now.Shift.Name), Verb: d.T("handover.begin"), Danger: true,
		Yes: func() bool { s.begin(); return true }})
}
