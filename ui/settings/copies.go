package settings

import (
	"context"

	"fyne.io/fyne/v2"

	"pana/shelter"
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
	whole  fyne.CanvasObject
	loaded bool
}

func newCopiesPage(s *Screen) *copiesPage {
	p := &copiesPage{s: s}
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
		widgets.Row(0, widgets.NewButton(d.T("settings.recovery_new"), widgets.Danger, widgets.IconKey, "", p.newCode)))
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
			shown := widgets.NewArea(d.T("settings.recovery_code"), code, 2)
			shown.SetReadOnly(true)
			fyne.Do(func() {
				d.Ask(desk.Question{Title: d.T("settings.recovery_code"), Text: d.T("settings.recovery_write"), Body: shown, Verb: d.T("button.done"), Width: 560})
			})
			return true
		}})
}
