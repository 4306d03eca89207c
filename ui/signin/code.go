package signin

import (
	"context"
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"pana/reports"
	"pana/reports/printer"
	"pana/shelter"
	"pana/shelter/fault"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// hold keeps a file that was just opened until its new recovery code is written down.
func (p *Page) hold(session *shelter.Session, code string) {
	p.s.file = session.Path()
	p.s.held = &held{session: session, code: code, then: p.h.Opened}
	p.s.login, p.s.password = "", ""
	p.goTo(viewCode)
}

// newCode shows a recovery code, once, and asks for it back: only a code that was copied
// correctly opens anything in the year in which it is needed.
func (p *Page) newCode() fyne.CanvasObject {
	h := p.s.held
	p.next = func() {
		p.s.clean()
		switch {
		case h.typed == "":
			p.s.faults.Add("code", "fault.text.empty")
		case shelter.CheckCode(h.typed) != nil:
			p.s.faults.Add("code", "refused.code_mistyped")
		case !shelter.SameCode(h.typed, h.code):
			p.s.faults.Add("code", "signin.code_other")
		default:
			p.s.held = nil
			p.opened(h.session, h.then)
			return
		}
		p.redo("code")
	}
	big := widgets.Style{Size: 24, Bold: true, Colour: widgets.Ink}
	lines := widgets.Stack(4)
	groups := strings.Split(h.code, "-")
	for len(groups) > 0 {
		n := min(3, len(groups))
		row := []fyne.CanvasObject{layout.NewSpacer()}
		for i, g := range groups[:n] {
			if i > 0 {
				row = append(row, widgets.NewLine("–", widgets.Style{Size: 24, Colour: widgets.QuietInk}))
			}
			row = append(row, widgets.Sized(104, 0, widgets.Row(0, layout.NewSpacer(), widgets.NewLine(g, big), layout.NewSpacer())))
		}
		lines.Add(widgets.Row(4, append(row, layout.NewSpacer())...))
		groups = groups[n:]
	}
	body := widgets.Stack(16,
		container.NewStack(widgets.NewPanel(widgets.Sunk), widgets.Pad(16, 16, 16, 16, lines)),
		p.field("code", p.t("signin.code_back"), p.t("signin.code_back_hint"), &h.typed))
	return p.frame(p.t("signin.new_code"), nil, p.t("signin.new_code_lead"), body,
		widgets.NewButton(p.t("button.print"), widgets.Plain, widgets.IconPrint, "", p.printCode),
		widgets.NewButton(p.t("signin.code_done"), widgets.Filled, "", "Enter", p.goOn))
}

// printCode prints the code for the envelope, without a file. Where no printer takes it,
// the code still stands in the window to be copied by hand.
func (p *Page) printCode() {
	h := p.s.held
	p.run(desk.Task{Quiet: true,
		Work: func(ctx context.Context, _ func(int, int)) error {
			if err := printer.Ready(ctx); err != nil {
				return err
			}
			l, err := reports.Recovery(ctx, h.session, h.code, p.h.Words.Lang())
			if err != nil {
				return err
			}
			pdf, err := l.PDF()
			if err != nil {
				return err
			}
			return printer.Print(ctx, printer.Job{Title: reports.RecoveryTitle, Copies: 1, PDF: pdf, Pages: len(l.Pages), Picture: l.Picture})
		},
		Done: func(err error) {
			var no *fault.Refusal
			switch {
			case errors.As(err, &no):
				p.h.Notify(desk.Note{Text: p.h.Words.Get(no.Key, no.Args), Wrong: true})
			case err != nil:
				desk.Log("print the recovery code", err)
				p.h.Notify(desk.Note{Text: p.t("print.failed"), Wrong: true})
			default:
				p.h.Notify(desk.Note{Text: p.t("signin.code_printed")})
			}
		}})
}
