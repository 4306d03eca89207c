package storeimport

import (
	"context"
	"errors"

	"pana/inventory/table"
	"pana/shelter"
	"pana/shelter/fault"
	"pana/ui/desk"
)

// Read reads the chosen table and looks what it comes to.
func (s *Screen) Read() {
	path := s.file()
	if path == "" {
		s.wrong(fault.Say("storeimport.no_path"))
		return
	}
	var sheet table.Sheet
	var plan table.Plan
	options := table.Options{Category: s.options.Category, Place: s.options.Place, Change: s.options.Change}
	s.d.Run(desk.Task{Title: s.d.T("storeimport.reading"), Work: func(ctx context.Context, step func(done, of int)) (err error) {
		if sheet, err = table.Read(ctx, path, step); err != nil {
			return err
		}
		if options.Place == "" {
			places, err := s.st.Places(ctx)
			if err != nil {
				return err
			}
			if len(places) == 0 {
				options.Place = s.d.T("import.first_place")
			}
		}
		options.Columns = table.Guess(sheet)
		plan, err = s.look(ctx, sheet, options, step)
		return err
	}, Done: func(err error) {
		var refusal *fault.Refusal
		if errors.As(err, &refusal) {
			s.wrong(refusal.Message)
			return
		}
		if s.d.Failed(err, nil) {
			return
		}
		s.path.SetWrong("")
		s.sheet, s.options, s.plan, s.done = sheet, options, plan, nil
		s.preview = newPreview(s)
		s.show()
		s.Focus()
	}})
}

// look plans; a sheet whose column of names isn't known yet is shown without one.
func (s *Screen) look(ctx context.Context, sheet table.Sheet, o table.Options, step func(done, of int)) (table.Plan, error) {
	p, err := s.st.PlanImport(ctx, sheet, o, step)
	if errors.Is(err, fault.Refuse("refused.table_names")) {
		return table.Plan{Rows: len(sheet.Rows)}, nil
	}
	return p, err
}

// replan looks again after something was chosen.
func (s *Screen) replan() {
	var plan table.Plan
	sheet, options := s.sheet, s.options
	s.d.Run(desk.Task{Title: s.d.T("storeimport.looking"), Quiet: len(sheet.Rows) < 500, Work: func(ctx context.Context, step func(done, of int)) (err error) {
		plan, err = s.look(ctx, sheet, options, step)
		return err
	}, Done: func(err error) {
		if s.preview == nil || s.d.Failed(err, nil) {
			return
		}
		s.plan = plan
		s.preview.refresh()
	}})
}

// wrong says under the path what keeps the table from being read.
func (s *Screen) wrong(m fault.Message) {
	s.path.SetWrong(s.d.Say(m))
	s.d.Host.Focus(s.path.Focusable())
	s.all.Refresh()
}

// Load reads in what the preview shows; where rows are rejected, after saying so.
func (s *Screen) Load() {
	d := s.d
	switch {
	case len(s.plan.Entries) == 0:
		d.Host.Notify(desk.Note{Text: d.T("refused.table_nothing"), Hint: true})
	case len(s.plan.Rejected) == 0:
		s.write()
	default:
		d.Ask(desk.Question{Title: d.N("storeimport.ask", len(s.plan.Rejected)), Text: d.T("storeimport.ask_why"), Verb: s.verb(),
			Yes: func() bool { s.write(); return true }})
	}
}

// verb is what the button says.
func (s *Screen) verb() string { return s.d.N("storeimport.load", s.plan.Taken) }

func (s *Screen) write() {
	var receipt shelter.Receipt
	var kept string
	var keptErr error
	path, sheet, options, plan := s.file(), s.sheet, s.options, s.plan
	s.d.Run(desk.Task{Title: s.d.T("storeimport.writing"), Work: func(ctx context.Context, step func(done, of int)) (err error) {
		if receipt, err = s.st.Import(ctx, sheet, options, plan, step); err == nil && len(plan.Rejected) > 0 {
			kept, keptErr = table.SaveRejected(path, sheet, plan, s.d.Words)
		}
		return err
	}, Done: func(err error) {
		if errors.Is(err, fault.Refuse("refused.table_changed")) {
			s.replan()
		}
		if s.d.Failed(err, nil) {
			return
		}
		s.d.Done(receipt.Message, receipt.Undo)
		s.d.Failed(keptErr, nil)
		s.done = newResult(s, kept)
		s.show()
		s.Focus()
	}})
}
