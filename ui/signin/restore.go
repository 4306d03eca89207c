package signin

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"

	"pana/shelter"
	"pana/shelter/fault"
	"pana/ui/widgets"
)

// restoring is what it takes to put a copy where the file was.
type restoring struct{ from, to, login, password string }

// restoring asks for the copy and for the place where the file shall be. What lies there
// is moved aside, never overwritten.
func (p *Page) restoring() fyne.CanvasObject {
	r := &p.s.restore
	if r.to == "" {
		r.to = p.s.file
		if r.to == "" {
			r.to = newFile()
		}
	}
	p.back, p.next = p.start, p.restoreNow
	body := widgets.Stack(fieldGap,
		p.pathField("from", p.t("signin.restore_from"), "", &r.from, p.chooseFile),
		p.pathField("to", p.t("signin.restore_to"), p.t("signin.restore_aside"), &r.to, p.choosePlace),
		widgets.Columns(16, widgets.Equal(2),
			p.field("login", p.t("signin.login"), "", &r.login),
			p.secretField("password", p.t("signin.password"), "", &r.password)))
	return p.frame(p.t("welcome.restore"), nil, p.t("signin.restore_lead"), body,
		widgets.NewButton(p.t("button.back"), widgets.Plain, "", "Esc", p.goBack),
		widgets.NewButton(p.t("button.restore"), widgets.Filled, "", "Enter", p.goOn))
}

func (p *Page) restoreNow() {
	r := &p.s.restore
	p.s.clean()
	for _, x := range []struct{ name, value string }{{"from", r.from}, {"to", r.to}, {"login", r.login}, {"password", r.password}} {
		if x.value == "" {
			p.s.faults.Add(x.name, "fault.text.empty")
		}
	}
	from, to := full(r.from, false), full(r.to, true)
	if len(p.s.faults) == 0 && !exists(from) {
		p.s.faults.Add("from", "refused.no_file")
	}
	if len(p.s.faults) > 0 {
		p.redo("")
		return
	}
	var aside string
	p.slowly(p.t("signin.restoring"), func(ctx context.Context) (err error) {
		aside, err = shelter.Restore(ctx, from, to, r.login, r.password, p.h.Options)
		return err
	}, func(err error) {
		if err != nil {
			p.failed(err)
			p.redo("")
			return
		}
		p.s.file, p.s.login = to, r.login
		p.s.restore = restoring{}
		p.goTo(viewSignIn)
		m := fault.Say("signin.restored")
		if aside != "" {
			m = fault.Say("signin.restored_aside", "File", filepath.Base(aside))
		}
		p.s.good = &m
		p.redo("password")
	})
}
