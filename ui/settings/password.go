package settings

import (
	"context"
	"crypto/rand"

	"fyne.io/fyne/v2"

	"pana/assets/passwords"
	"pana/shelter"
	"pana/shelter/fault"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// passwordPage changes one's own password.
type passwordPage struct {
	s     *Screen
	old   *widgets.Field
	new   *newPassword
	form  *widgets.Form
	whole fyne.CanvasObject
}

func newPasswordPage(s *Screen) *passwordPage {
	p := &passwordPage{s: s, old: widgets.NewPassword(s.d.T("settings.password_old"))}
	p.new = makeNewPassword(s)
	p.form = widgets.NewForm(p.save)
	p.form.Add("old", p.old)
	p.form.Add("password", p.new.first)
	p.form.Add("again", p.new.again)
	p.whole = column(p.old, p.new.first, p.new.again, p.new.offer,
		widgets.Row(0, widgets.NewButton(s.d.T("settings.password_change"), widgets.Filled, "", "Ctrl S", p.save)),
		widgets.NewParagraphFor(s.d.T("settings.password_why"), widgets.Small, 520))
	return p
}

// save runs beside the window: both passwords take about a second to check.
func (p *passwordPage) save() {
	if p.s.d.Failed(p.new.check(), p.form) {
		return
	}
	old, password := p.old.Text(), p.new.first.Text()
	var r shelter.Receipt
	p.s.d.Run(desk.Task{
		Title: p.s.d.T("settings.password_checking"),
		Work: func(ctx context.Context, _ func(int, int)) (err error) {
			r, err = p.s.h.ChangePassword(ctx, old, password)
			return err
		},
		Done: func(err error) {
			if p.s.d.Failed(err, p.form) {
				return
			}
			p.clear()
			p.s.d.Done(r.Message, r.Undo)
		},
	})
}

func (p *passwordPage) clear() {
	for _, f := range []*widgets.Field{p.old, p.new.first, p.new.again} {
		f.SetText("")
	}
	p.form.Show(nil)
}

func (p *passwordPage) object() fyne.CanvasObject { return p.whole }
func (p *passwordPage) reload()                   {}
func (p *passwordPage) focus()                    { p.form.Focus() }

// newPassword are the two fields of a new password and the offer of a generated one.
type newPassword struct {
	s            *Screen
	first, again *widgets.Field
	offer        fyne.CanvasObject
	offered      *widgets.Field
}

func makeNewPassword(s *Screen) *newPassword {
	n := &newPassword{s: s, first: widgets.NewPassword(s.d.T("settings.password_new")),
		again: widgets.NewPassword(s.d.T("settings.password_again")), offered: widgets.NewField(s.d.T("settings.password_offer"), "")}
	n.offered.SetReadOnly(true)
	n.draw()
	n.offer = widgets.Stack(4, n.offered, widgets.Row(8,
		widgets.NewSmallButton(s.d.T("settings.password_take"), widgets.Plain, widgets.IconCheck, n.take),
		widgets.NewSmallButton(s.d.T("settings.password_other"), widgets.Plain, widgets.IconRefresh, n.draw)))
	return n
}

// draw offers another passphrase.
func (n *newPassword) draw() {
	p, err := passwords.Phrase(n.s.d.Words.Lang(), rand.Reader)
	if n.s.d.Failed(err, nil) {
		return
	}
	n.offered.SetText(p)
}

func (n *newPassword) take() {
	n.first.SetText(n.offered.Text())
	n.again.SetText(n.offered.Text())
}

// check wants the same password twice.
func (n *newPassword) check() error {
	var f fault.Fields
	if n.first.Text() != n.again.Text() {
		f.Add("again", "fault.password.differ")
	}
	return f.Err()
}
