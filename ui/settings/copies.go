package settings

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"

	"pana/reports"
	"pana/reports/printer"
	"pana/shelter"
	"pana/shelter/fault"
	"pana/ui/desk"
	"pana/ui/widgets"
)

// copiesPage is where copies go, when the last one was proven, and the recovery code.
type copiesPage struct {
	s      *Screen
	folder *widgets.Field
	last   *widgets.Line
	rows   []shelter.Copy
	table  *widgets.Table
	form   *widgets.Form
	code   *fyne.Container // the new recovery code, once
	whole  fyne.CanvasObject
	loaded bool
}

func newCopiesPage(s *Screen) *copiesPage {
	p := &copiesPage{s: s, code: widgets.Stack(6)}
	d := s.d
	p.folder = widgets.NewField(d.T("settings.copy_dir"), "")
	p.folder.SetHint(d.T("settings.copy_dir_hint"))
	p.form = widgets.NewForm(p.save)
	p.form.Add("copy_dir", p.folder)
	p.last = widgets.NewLine("", widgets.Strong)
	p.table = widgets.NewTable([]widgets.Column{
		{Title: d.T("settings.copy"), Width: 220, Weight: 1}, {Title: d.T("settings.copy_at"), Width: 160}, {Title: d.T("settings.copy_size"), Width: 90, Right: true}},
		func() int { return len(p.rows) }, p.row)
	p.whole = tallest(2, 160,
		column(p.folder),
		widgets.Row(8, widgets.NewButton(d.T("button.save"), widgets.Plain, "", "", p.save),
			widgets.NewButton(d.T("settings.copy_now"), widgets.Filled, widgets.IconSave, "", p.copyNow), p.last),
		p.table,
		widgets.NewParagraphFor(d.T("settings.copy_why"), widgets.Small, 700),
		widgets.Row(0, widgets.NewButton(d.T("settings.recovery_new"), widgets.Danger, widgets.IconKey, "", p.newCode)), p.code)
	return p
}

func (p *copiesPage) row(i int) []widgets.Cell {
	c := p.rows[i]
	return []widgets.Cell{{Text: c.Name}, {Text: p.s.d.DayTime(c.At), Style: widgets.Quiet},
		{Text: p.s.d.T("settings.megabytes", "N", p.s.d.Words.Decimal(float64(c.Size)/1e6, 1))}}
}

func (p *copiesPage) object() fyne.CanvasObject { return p.whole }
func (p *copiesPage) focus()                    { p.form.Focus() }

func (p *copiesPage) reload() {
	d := p.s.d
	if !p.loaded {
		set, err := p.s.h.Settings(context.Background())
		if d.Failed(err, nil) {
			return
		}
		p.folder.SetText(set.CopyDir)
		p.loaded = true
	}
	p.last.Runs[0].Text = d.T("foot.no_copy")
	at, found, err := p.s.h.LastCopy()
	if err == nil && found {
		p.last.Runs[0].Text = d.T("foot.copy", "Time", d.DayTime(at))
	}
	p.last.Refresh()
	if p.rows, err = p.s.h.Copies(); err != nil { // no folder yet is no copies yet
		p.rows = nil
	}
	p.table.Reload()
}

func (p *copiesPage) save() {
	set, err := p.s.h.Settings(context.Background())
	if p.s.d.Failed(err, nil) {
		return
	}
	set.CopyDir = p.folder.Text()
	r, err := p.s.h.SaveSettings(context.Background(), set)
	if p.s.d.Failed(err, p.form) {
		return
	}
	p.s.d.Done(r.Message, r.Undo)
	p.reload()
}

func (p *copiesPage) copyNow() {
	var r shelter.Receipt
	p.s.d.Run(desk.Task{
		Title: p.s.d.T("busy.copy"),
		Work: func(ctx context.Context, _ func(int, int)) (err error) {
			r, err = p.s.h.Copy(ctx)
			return err
		},
		Done: func(err error) {
			if p.s.d.Failed(err, nil) {
				return
			}
			p.s.d.Done(r.Message, nil)
			p.reload()
		},
	})
}

// newCode makes the old recovery code worthless, so it asks first; the new one is shown
// once.
func (p *copiesPage) newCode() {
	d := p.s.d
	d.Ask(desk.Question{Title: d.T("settings.recovery_new"), Text: d.T("settings.recovery_why"), Verb: d.T("settings.recovery_make"), Danger: true,
		Yes: func() bool {
			code, err := p.s.h.NewRecoveryCode(context.Background())
			if d.Failed(err, nil) {
				return false
			}
			p.showCode(code)
			return true
		}})
}

// showCode shows the new code below the button, and offers to print it for its envelope.
func (p *copiesPage) showCode(code string) {
	d := p.s.d
	shown := widgets.NewField(d.T("settings.recovery_code"), code)
	shown.SetReadOnly(true)
	p.code.Objects = []fyne.CanvasObject{
		widgets.Row(8, widgets.NewButton(d.T("button.print"), widgets.Plain, widgets.IconPrint, "", func() { p.printCode(code) }),
			widgets.NewButton(d.T("button.done"), widgets.Plain, "", "", p.leave)),
		shown, widgets.NewParagraphFor(d.T("settings.recovery_write"), widgets.Small, 700)}
	p.code.Refresh()
	p.whole.Refresh()
	p.s.scroll.Refresh()
	p.s.scroll.Reveal(p.code)
}

// leave forgets the code that was shown.
func (p *copiesPage) leave() {
	p.code.Objects = nil
	p.code.Refresh()
	p.whole.Refresh()
	p.s.scroll.Refresh()
}

// printCode prints the code without a file. Where no printer takes it, it still stands in
// the window to be copied by hand.
func (p *copiesPage) printCode(code string) {
	d := p.s.d
	d.Run(desk.Task{Title: d.T("print.making"), Quiet: true,
		Work: func(ctx context.Context, _ func(int, int)) error {
			if err := printer.Ready(ctx); err != nil {
				return err
			}
			l, err := p.s.w.Recovery(ctx, code, d.Words.Lang())
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
				d.Failed(err, nil)
			case err != nil:
				desk.Log("print the recovery code", err)
				d.Host.Notify(desk.Note{Text: d.T("print.failed"), Wrong: true})
			default:
				d.Host.Notify(desk.Note{Text: d.T("signin.code_printed")})
			}
		}})
}
