package signin

import (
	"context"

	"fyne.io/fyne/v2"

	"pana/shelter"
	"pana/ui/widgets"
)

// recovery is what it takes to give a director a new password.
type recovery struct {
	code, login string
	secret      secret
}

// recovery asks for the code from the envelope and for a new password of the director.
func (p *Page) recovery() fyne.CanvasObject {
	r := &p.s.recover
	if r.login == "" {
		r.login = p.s.login
	}
	p.back, p.next = p.start, p.recoverNow
	code := p.field("code", p.t("signin.code"), p.t("signin.code_hint"), &r.code)
	code.OnLeft = func() { // the check characters tell a typing error before anything else
		if err := shelter.CheckCode(r.code); r.code != "" && err != nil && !p.busy {
			code.SetWrong(p.t("refused.code_mistyped"))
		}
	}
	body := widgets.Stack(fieldGap, code, p.field("login", p.t("signin.director"), "", &r.login), p.secretPart(&r.secret))
	return p.frame(p.t("signin.recover"), nil, p.t("signin.recover_lead"), body,
		widgets.NewButton(p.t("button.back"), widgets.Plain, "", "Esc", p.goBack),
		widgets.NewButton(p.t("signin.recover_verb"), widgets.Filled, "", "Enter", p.goOn))
}

func (p *Page) recoverNow() {
	r, s := &p.s.recover, p.s
	s.clean()
	switch {
	case r.code == "":
		s.faults.Add("code", "fault.text.empty")
	case shelter.CheckCode(r.code) != nil:
		s.faults.Add("code", "refused.code_mistyped")
	}
	if r.login == "" {
		s.faults.Add("login", "fault.text.empty")
	}
	r.secret.check(&s.faults, r.login, "")
	if len(s.faults) > 0 {
		p.redo("")
		return
	}
	var session *shelter.Session
	var next string
	p.slowly(p.t("signin.recovering"), func(ctx context.Context) (err error) {
		session, next, err = shelter.Recover(ctx, s.file, r.code, r.login, r.secret.value(), p.h.Options)
		return err
	}, func(err error) {
		if err == nil {
			s.recover = recovery{}
			p.hold(session, next)
			return
		}
		p.failed(err)
		switch s.code {
		case "refused.no_director":
			s.faults.Add("login", s.code)
			s.trouble = nil
		case "refused.wrong_password", "refused.code_mistyped": // of another file, or used up
			s.faults.Add("code", "signin.code_wrong")
			s.trouble = nil
		}
		p.redo("")
	})
}
