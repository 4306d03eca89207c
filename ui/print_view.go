package ui

import (
	"context"
	"errors"
	"time"

	"pana/reports"
	"pana/reports/printer"
	"pana/ui/desk"
)

// viewLife is how long a sheet may be open in a viewer.
const viewLife = 15 * time.Minute

// openViews takes the folder for viewers, and removes what an earlier run left in it. Without
// such a folder there are no views.
func openViews() *printer.Views {
	dir, err := printer.ViewFolder()
	if err != nil {
		desk.Log("viewer", err)
		return nil
	}
	v, err := printer.NewViews(dir)
	if err != nil {
		desk.Log("viewer", err) // it is tried again at each clearing
	}
	return v
}

// clearViews removes what was opened in a viewer.
func (p *workplace) clearViews() {
	if p.w.views == nil {
		return
	}
	if err := p.w.views.Clear(); err != nil {
		desk.Log("viewer", err)
	}
}

// askView says what a viewer keeps before it opens a sheet in one.
func (p *workplace) askView(j job) {
	d := p.desk
	p.Ask(desk.Question{Title: d.T("print.view_title"), Text: d.T("print.view_why"), Verb: d.T("button.open"), Yes: func() bool {
		p.toViewer(j)
		return true
	}})
}

// toViewer opens j in the computer's viewer, for a quarter of an hour.
func (p *workplace) toViewer(j job) {
	j.To = desk.ToViewer
	var made reports.Sheet
	p.desk.Run(desk.Task{
		Title: p.desk.T("print.making"),
		Quiet: true,
		Work: func(ctx context.Context, _ func(int, int)) (err error) {
			made, err = p.deliver(ctx, j, func(ctx context.Context, s reports.Sheet) error { return p.view(ctx, j, s) })
			return err
		},
		Done: func(err error) { p.viewed(j, made, err) },
	})
}

func (p *workplace) view(ctx context.Context, j job, s reports.Sheet) error {
	if p.w.views == nil {
		return errors.New("there is no folder for viewers")
	}
	level := s.Level
	if j.Blank {
		level = ""
	}
	return p.w.views.Open(ctx, level, s.PDF)
}

// viewed says what came of opening a viewer, and has the file removed in time: at once if
// the work was left meanwhile.
func (p *workplace) viewed(j job, made reports.Sheet, err error) {
	var lost undelivered
	switch {
	case p.stopped:
		p.clearViews()
	case errors.As(err, &lost):
		desk.Log("view "+j.Sheet, lost.error)
		p.Notify(desk.Note{Text: p.desk.T("print.view_failed"), Wrong: true})
	default:
		p.w.layer.After(viewLife, p.clearViews)
		p.out(j, made, err, "print.viewed")
	}
}
