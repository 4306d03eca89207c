package ui

import (
	"context"
	"errors"
	"time"

	"pana/reports"
	"pana/reports/printer"
	"pana/shelter/civil"
	"pana/ui/desk"
)

// printPatience is how long the printer may take to accept a sheet.
const printPatience = 30 * time.Second

// job is a sheet on its way out.
type job struct {
	desk.SheetOrder
	kind    reports.Kind
	reason  string
	without []int // lines of free text to leave out
}

// undelivered is a sheet that was made and that nothing took.
type undelivered struct{ error }

// Unwrap gives the reason.
func (u undelivered) Unwrap() error { return u.error }

// Print implements desk.Host. A sheet of code words goes at once; one with the full identity
// asks for what purpose.
func (p *workplace) Print(o desk.SheetOrder) {
	k, ok := reports.Find(o.Sheet)
	switch {
	case o.Sheet == "": // the page said what is missing
	case !ok:
		p.Notify(desk.Note{Text: p.desk.T("refused.no_sheet"), Wrong: true})
	case k.Resident && !o.Blank && o.Resident == 0:
		p.Notify(desk.Note{Text: p.desk.T("refused.sheet_needs_resident"), Wrong: true})
	case o.To == desk.ToViewer && k.Level == "C" && !o.Blank:
		p.Notify(desk.Note{Text: p.desk.T("sheets.view_never"), Wrong: true})
	case k.Reason && !o.Blank:
		p.askReason(job{SheetOrder: o, kind: k})
	default:
		p.send(job{SheetOrder: o, kind: k})
	}
}

// send brings a job where it was ordered to.
func (p *workplace) send(j job) {
	switch {
	case j.To == desk.ToFile:
		p.askPath(j, false, p.desk.T("print.save_title"), p.desk.T("print.save_why"))
	case j.To == desk.ToViewer:
		p.askView(j)
	default:
		p.toPrinter(j)
	}
}

// viewable reports whether j may be opened in a viewer, which keeps what it likes.
func (j job) viewable() bool { return j.Blank || j.kind.Level != "C" }

// order is j for the catalogue.
func (p *workplace) order(j job) reports.Order {
	lang := j.Lang
	if lang == "" {
		lang = p.desk.Words.Lang()
	}
	return reports.Order{Sheet: j.Sheet, At: civil.Instant(j.At), Lang: lang, Resident: j.Resident, Blank: j.Blank,
		Reason: j.reason, Copies: max(j.Copies, 1), Filter: j.Filter, Without: j.without}
}

// deliver makes the sheet and hands it on; what can't be handed on is undelivered.
func (p *workplace) deliver(ctx context.Context, j job, hand func(context.Context, reports.Sheet) error) (reports.Sheet, error) {
	return reports.Deliver(ctx, p.session, p.order(j), func(ctx context.Context, s reports.Sheet) error {
		if err := hand(ctx, s); err != nil {
			return undelivered{err}
		}
		return nil
	})
}

// toPrinter prints j beside the work, without a file.
func (p *workplace) toPrinter(j job) {
	var made reports.Sheet
	p.desk.Run(desk.Task{
		Title: p.desk.T("print.making"),
		Quiet: true,
		Work: func(ctx context.Context, _ func(int, int)) (err error) {
			if err = printer.Ready(ctx); err != nil {
				return err
			}
			made, err = p.deliver(ctx, j, func(ctx context.Context, s reports.Sheet) error {
				ctx, cancel := context.WithTimeout(ctx, printPatience)
				defer cancel()
				return printer.Print(ctx, paper(s, j))
			})
			return err
		},
		Done: func(err error) { p.printed(j, made, err) },
	})
}

// printed says what came of a printing, and offers another way where it failed.
func (p *workplace) printed(j job, made reports.Sheet, err error) {
	var lost undelivered
	switch {
	case p.stopped:
	case errors.Is(err, printer.ErrNoPrinter):
		p.askPath(j, true, p.desk.T("print.no_printer_title"), p.desk.T("print.no_printer_why"))
	case errors.As(err, &lost):
		desk.Log("print "+j.Sheet, lost.error)
		p.askPath(j, true, p.desk.T("print.failed"), p.desk.T("print.failed_why", "No", made.No))
	default:
		p.out(j, made, err, "print.printed")
	}
}

// out says that a sheet went out, or what kept it.
func (p *workplace) out(j job, made reports.Sheet, err error, word string) {
	var found *reports.Revealing
	switch {
	case errors.As(err, &found):
		p.askReveals(j, found)
	case p.desk.Failed(err, nil):
	case made.No == 0:
		p.Notify(desk.Note{Text: p.desk.T("print.printed_unlogged")})
	default:
		p.Notify(desk.Note{Text: p.desk.T(word, "No", made.No)})
	}
}
