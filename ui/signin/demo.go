package signin

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/layout"

	"pana/shelter/civil"
	"pana/shelter/demo"
	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/ui/widgets"
)

// makeDemo makes today's demo file, if it isn't there, and shows its logins.
func (p *Page) makeDemo() {
	now := civil.System{}.Now()
	path, err := demoFile(civil.Almaty.Day(now))
	if err != nil {
		p.s.clean()
		m := fault.Say("refused.read_only")
		p.s.trouble = &m
		p.redo("")
		return
	}
	if exists(path) {
		p.showDemo(path)
		return
	}
	p.slowly(p.t("signin.making_demo"), func(ctx context.Context) error {
		_, err := demo.Write(ctx, path, now)
		return err
	}, func(err error) {
		if err != nil {
			p.failed(err)
			p.redo("")
			return
		}
		p.showDemo(path)
	})
}

func (p *Page) showDemo(path string) {
	p.s.demo = path
	p.goTo(viewDemo)
}

// demoLogins shows who one can be in the demo; everybody may know these passwords.
func (p *Page) demoLogins() fyne.CanvasObject {
	p.back = p.start
	p.next = func() {
		p.s.file, p.s.login, p.s.password = p.s.demo, deskLogin(), ""
		p.goTo(viewSignIn)
	}
	var rows []fyne.CanvasObject
	for _, a := range demo.Accounts() {
		style := widgets.Body
		if a.Role == staff.Desk {
			style = widgets.Strong
		}
		rows = append(rows, widgets.Row(10,
			widgets.Sized(66, 0, widgets.NewLine(a.Login, style).Yielding()),
			widgets.Sized(158, 0, widgets.NewLine(p.t("role."+string(a.Role)), widgets.Quiet).Yielding()),
			widgets.Sized(202, 0, widgets.NewLine(a.Password, style).Yielding()), layout.NewSpacer(),
			widgets.NewSmallButton(p.t("button.copy"), widgets.Plain, "", func() { fyne.CurrentApp().Clipboard().SetContent(a.Password) })))
	}
	body := widgets.NewCard("", nil, widgets.Rows(39, rows...))
	open := widgets.NewButton(p.t("signin.open_demo"), widgets.Filled, "", "Enter", p.goOn)
	p.form.Add("first", firstButton{open})
	return p.frame(p.t("welcome.demo"), nil, p.t("signin.demo_lead"), body,
		widgets.NewButton(p.t("button.back"), widgets.Plain, "", "Esc", p.goBack), open)
}

// deskLogin is the one under which most people look at the demo.
func deskLogin() string {
	for _, a := range demo.Accounts() {
		if a.Role == staff.Desk {
			return a.Login
		}
	}
	return ""
}
