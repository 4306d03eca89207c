package command

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"pana/assets/words"
	"pana/reports"
	"pana/shelter"
	"pana/shelter/fault"
)

// printCmd makes one sheet as a PDF file.
type printCmd struct {
	Sheet    string `arg:"" optional:"" help:"${sheet_help}"`
	List     bool   `help:"${list_help}"`
	Date     string `help:"${date_help}" placeholder:"2026-11-17T08:00"`
	Resident string `help:"${resident_help}" placeholder:"2026/041"`
	Blank    bool   `help:"${blank_help}"`
	Reason   string `help:"${reason_help}" placeholder:"R"`
	No       string `help:"${no_help}" placeholder:"IS-2026/0012"`
	Days     int    `help:"${days_help}" placeholder:"14"`
	Giver    string `help:"${giver_help}" placeholder:"N"`
	Donor    bool   `help:"${donor_help}"`
	Out      string `short:"o" help:"${out_help}" placeholder:"out.pdf"`
	secret
}

// Run prints the sheet, or names them all.
func (c *printCmd) Run(r *run) error {
	if c.List {
		return c.list(r)
	}
	if c.Sheet == "" {
		return wrongUse("command.wrong.no_sheet", "What", names())
	}
	k, ok := reports.Find(c.Sheet)
	if !ok {
		return wrongUse("command.wrong.sheet", "What", names())
	}
	if err := c.fits(k); err != nil {
		return err
	}
	if c.Out == "" {
		return wrongUse("command.wrong.missing", "What", "-o")
	}
	s, err := r.open(c.secret)
	if err != nil {
		return err
	}
	return errors.Join(c.deliver(r, s), s.Lock())
}

func (c *printCmd) list(r *run) error {
	w := words.For(r.language())
	for _, s := range reports.Catalogue() {
		if _, err := fmt.Fprintf(r.out, "%s\t%s\t%s\n", s.Name, s.Code, w.T(s.Title)); err != nil {
			return err
		}
	}
	return nil
}

// deliver makes the sheet and writes it. One that can't be written is void in the log.
func (c *printCmd) deliver(r *run, s *shelter.Session) error {
	o := reports.Order{Sheet: c.Sheet, Lang: known(c.Lang), Blank: c.Blank, Reason: c.Reason}
	if err := c.choose(r, s, &o); err != nil {
		return err
	}
	if c.Date != "" {
		at, err := when(c.Date, s.Zone())
		if err != nil {
			return err
		}
		o.At = at
	}
	if c.Resident != "" {
		who, err := s.ByRegisterNo(r.ctx, c.Resident)
		if err != nil {
			return err
		}
		o.Resident = who.ID
	}
	_, err := reports.Deliver(r.ctx, s, o, func(_ context.Context, made reports.Sheet) error { return c.save(r, made.PDF) })
	return err
}

// save writes the sheet where it was asked for; "-" is stdout. A file appears whole or
// not at all, and only its owner may read it. What is no file, such as a device or a
// pipe, is written to and never replaced.
func (c *printCmd) save(r *run, pdf []byte) error {
	if c.Out == "-" {
		_, err := r.out.Write(pdf)
		return err
	}
	err := c.write(pdf)
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return fault.Refuse("refused.disk_full")
	case err != nil:
		return wrongUse("command.wrong.out", "What", c.Out)
	}
	return nil
}

func (c *printCmd) write(pdf []byte) error {
	if info, err := os.Stat(c.Out); err == nil && !info.Mode().IsRegular() {
		f, err := os.OpenFile(c.Out, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		_, err = f.Write(pdf)
		return errors.Join(err, f.Close())
	}
	f, err := os.CreateTemp(filepath.Dir(c.Out), ".sheet-*")
	if err != nil {
		return err
	}
	_, err = f.Write(pdf)
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), c.Out)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}

func names() string {
	var all []string
	for _, s := range reports.Catalogue() {
		all = append(all, s.Name)
	}
	return strings.Join(all, ", ")
}
