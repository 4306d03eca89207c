package signin

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"

	"pana/shelter"
	"pana/shelter/fault"
	"pana/ui/widgets"
)

const (
	cardWide = 392
	cardPad  = 24
)

// signIn is the page that asks who one is. Locked, it is the same with the login there.
func (p *Page) signIn() fyne.CanvasObject {
	s := p.s
	login := p.field("login", p.t("signin.login"), "", &s.login)
	password := p.secretField("password", p.t("signin.password"), p.t("signin.hint"), &s.password)
	password.Spill = cardWide - cardPad
	typed := func(value *string) func(string) {
		return func(text string) { // a fault is about both, and over when either changes
			*value = text
			s.wrong, s.wait = false, 0
			password.SetWrong("")
		}
	}
	login.OnChanged, password.OnChanged = typed(&s.login), typed(&s.password)
	switch {
	case s.wait > 0:
		password.SetWrong(p.t("signin.wait", "Seconds", s.wait))
	case s.wrong:
		password.SetWrong(p.t("signin.wrong"))
	}

	byCode := widgets.NewButton(p.t("signin.recover"), widgets.Plain, "", "", func() { p.goTo(viewRecover) })
	enter := widgets.NewButton(p.t("button.sign_in"), widgets.Filled, "", "Enter", p.goOn)
	evacuate := widgets.NewButton(p.t("signin.evacuate"), widgets.Danger, widgets.IconEvacuate, "Ctrl Shift E", p.evacuate)
	p.checking = func(on bool) {
		hint := p.t("signin.hint")
		if on {
			hint = p.t("signin.checking")
		}
		password.SetHint(hint)
		for _, b := range []*widgets.Button{byCode, enter, evacuate} {
			setOff(b, on)
		}
	}
	p.next = func() { p.enter(p.h.Opened) }
	card := widgets.NewCard("", nil, widgets.Pad(cardPad, cardPad, cardPad, cardPad, widgets.Stack(0, login, password,
		widgets.Pad(8, 0, 0, 0, widgets.Acts(12, 1, byCode, enter)),
		widgets.Pad(20, 0, 16, 0, widgets.NewRule(widgets.LineColour, 1)), evacuate)))

	parts := widgets.Stack(0, p.logo())
	if t := p.troubleBox(cardWide); t != nil {
		parts.Add(widgets.Pad(0, 0, 14, 0, t))
	}
	parts.Add(widgets.Sized(cardWide, 0, card))
	parts.Add(widgets.Pad(14, 0, 0, 0, p.languages()))
	parts.Add(centred(p.links()...))
	parts.Add(centred(widgets.NewLine(p.t("signin.file", "File", short(s.file)), widgets.Small)))
	return inMiddle(parts)
}

// setOff greys a button while a work goes on.
func setOff(b *widgets.Button, off bool) {
	if off {
		b.Disable()
		return
	}
	b.Enable()
}

// enter signs in and goes on with then.
func (p *Page) enter(then func(*shelter.Session)) {
	if p.busy {
		return
	}
	s := p.s
	s.clean()
	for _, x := range []struct{ name, value string }{{"login", s.login}, {"password", s.password}} {
		if x.value == "" {
			s.faults.Add(x.name, "fault.text.empty")
		}
	}
	if len(s.faults) > 0 {
		p.redo("")
		return
	}
	checking := p.checking
	checking(true)
	login := strings.TrimSpace(s.login)
	var session *shelter.Session
	p.quietly(func(ctx context.Context) (err error) {
		session, err = shelter.Open(ctx, s.file, login, s.password, p.h.Options)
		return err
	}, func(err error) {
		checking(false)
		if err != nil {
			p.refused(err)
			return
		}
		p.opened(session, then)
	})
}

// refused tells why nobody was let in. What was typed stays; a new password replaces the
// marked one at the first letter.
func (p *Page) refused(err error) {
	p.failed(err)
	if p.s.code == "refused.wrong_password" {
		p.s.trouble, p.s.wrong = nil, true
	}
	if p.s.code == "refused.wait" {
		p.s.wait, _ = p.s.trouble.Args["Seconds"].(int)
		p.s.trouble = nil
	}
	p.redo("password")
	if f, ok := p.form.Input("password").(*widgets.Field); ok {
		f.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}

// opened begins the work, unless the clock went back: then somebody must say first that
// it is right.
func (p *Page) opened(session *shelter.Session, then func(*shelter.Session)) {
	p.s.password = ""
	if _, back := session.ClockBack(); back {
		p.s.held = &held{session: session, then: then}
		p.goTo(viewClock)
		return
	}
	then(session)
}

// evacuate signs in and prints the list of who is in the house, at once.
func (p *Page) evacuate() {
	if p.s.view == viewSignIn && p.h.Window.Canvas().Overlays().Top() == nil {
		p.enter(p.h.Evacuate)
	}
}

// bindEvacuation makes the shortcut of the evacuation work here as it does at work.
func bindEvacuation(c fyne.Canvas, p *Page) {
	c.AddShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyE, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift},
		func(fyne.Shortcut) { p.evacuate() })
}

// logo is the name over the card.
func (p *Page) logo() fyne.CanvasObject {
	house := widgets.NewGlyph(widgets.IconHouse, widgets.Ink)
	house.Side = 38
	return widgets.Pad(0, 0, 20, 0, centred(widgets.Row(16, house, widgets.NewLine("Pana", widgets.Number))))
}

// languages are the three, the window's own in bold.
func (p *Page) languages() fyne.CanvasObject {
	var all []fyne.CanvasObject
	for _, lang := range []string{"ru", "kk", "en"} {
		all = append(all, newLink(p.t("lang."+lang), lang == p.h.Words.Lang(), func() { p.language(lang) }))
	}
	return centred(all...)
}

// links lead away from the sign-in.
func (p *Page) links() []fyne.CanvasObject {
	dot := func() fyne.CanvasObject { return widgets.NewLine("·", widgets.Small) }
	return []fyne.CanvasObject{
		newLink(p.t("signin.other"), false, func() { p.goTo(viewFile) }), dot(),
		newLink(p.t("signin.new"), false, func() { p.goTo(viewWizard) }), dot(),
		newLink(p.t("signin.demo"), false, p.makeDemo),
	}
}

func centred(objects ...fyne.CanvasObject) fyne.CanvasObject {
	row := append([]fyne.CanvasObject{layout.NewSpacer()}, objects...)
	return widgets.Row(2, append(row, layout.NewSpacer())...)
}

// clockBack asks whether the clock is right that is behind the last entry.
func (p *Page) clockBack() fyne.CanvasObject {
	h := p.s.held
	last, _ := h.session.ClockBack()
	p.s.trouble = &fault.Message{Key: "refused.clock_back"}
	p.back = func() {
		if err := h.session.Lock(); err != nil {
			p.failed(err)
		}
		p.s.held = nil
		p.start()
	}
	p.next = func() {
		p.quietly(h.session.ConfirmClock, func(err error) {
			if err != nil {
				p.failed(err)
				p.redo("")
				return
			}
			p.s.held = nil
			h.then(h.session)
		})
	}
	const layout = "02.01.2006 15:04"
	zone := h.session.Zone()
	body := widgets.NewFacts(220,
		widgets.Fact{Label: p.t("signin.clock_last"), Runs: []widgets.Run{widgets.Body.Run(zone.Local(last).Format(layout))}},
		widgets.Fact{Label: p.t("signin.clock_now"), Runs: []widgets.Run{widgets.Strong.Run(zone.Local(h.session.Now()).Format(layout))}})
	return p.frame(p.t("signin.clock"), nil, "", container.NewStack(body),
		widgets.NewButton(p.t("button.back"), widgets.Plain, "", "Esc", p.goBack),
		widgets.NewButton(p.t("signin.clock_right"), widgets.Filled, "", "Enter", p.goOn))
}
