package reports

import (
	"context"
	"crypto/sha256"

	"pana/assets/words"
	"pana/reports/page"
	"pana/reports/sheet"
	"pana/shelter"
	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// gatherer reads what stands on a sheet, in the transaction of its printing.
type gatherer func(tx *vault.Tx, o Order, w *words.Words) (gathered, error)

// gathered is a sheet before it is drawn.
type gathered struct {
	figures sheet.Figures
	params  string // dates, numbers and codes, for the log
	scanned func() // shortens free texts, once they were scanned whole; nil: nothing to do
	draw    func(sheet.Frame) *page.Layout
}

// Make brings a sheet to bytes and logs it: right, gather, scan, number, layout. A sheet
// that can't be drawn is void in the log, with its number. The evacuation list comes out
// even when the log can't be written, without a number then.
func Make(ctx context.Context, s *shelter.Session, o Order) (Sheet, error) {
	return Deliver(ctx, s, o, func(context.Context, Sheet) error { return nil })
}

// Preview is the sheet as Make would draw it, with the number left blank and no row in the
// log. Whose identity it shows is audited all the same.
func Preview(ctx context.Context, s *shelter.Session, o Order) (Sheet, error) {
	k, err := o.complete(ctx, s)
	if err != nil {
		return Sheet{}, err
	}
	var g gathered
	var f sheet.Frame
	look := func(tx *vault.Tx) (err error) {
		if g, err = k.prepare(tx, o); err != nil {
			return err
		}
		f, err = k.frame(tx, o)
		return err
	}
	if k.Level == "C" && !o.Blank {
		err = s.Update(ctx, look)
	} else {
		err = s.View(ctx, look)
	}
	if err != nil {
		return Sheet{}, err
	}
	return k.render(g, f)
}

// complete finds the sheet and fills in what the order left open.
func (o *Order) complete(ctx context.Context, s *shelter.Session) (Kind, error) {
	k, ok := Find(o.Sheet)
	if !ok {
		return k, fault.Refuse("refused.no_sheet")
	}
	if o.At == 0 {
		o.At = s.Now()
	}
	o.Copies = max(o.Copies, 1)
	if o.Lang == "" {
		set, err := s.Settings(ctx)
		if err != nil {
			return k, err
		}
		o.Lang = set.Lang
	}
	switch {
	case o.Blank && !k.Blank:
		return k, fault.Refuse("refused.no_blank_sheet")
	case k.Resident && !o.Blank && o.Resident == 0:
		return k, fault.Refuse("refused.sheet_needs_resident")
	}
	return k, nil
}

// prepare checks the right, gathers, and scans what was typed freely.
func (k Kind) prepare(tx *vault.Tx, o Order) (gathered, error) {
	right := k.Right
	if o.Blank {
		right = staff.SheetA // an empty form tells nothing of anybody
	}
	if err := staff.Need(tx, right); err != nil {
		return gathered{}, err
	}
	if k.store {
		if err := staff.Need(tx, staff.StockRead); err != nil {
			return gathered{}, err
		}
	}
	g, err := k.gather(tx, o, words.For(o.Lang))
	if err != nil {
		return g, err
	}
	if k.level(o) != "A" {
		return g, nil
	}
	if err := scan(tx, g.figures.FreeTexts(), o.Without, k.never()); err != nil {
		return g, err
	}
	if g.scanned != nil {
		g.scanned()
	}
	return g, nil
}

// level is that of the sheet as ordered: an empty form tells nothing.
func (k Kind) level(o Order) string {
	if o.Blank {
		return ""
	}
	return k.Level
}

// never reports whether k is never refused to those who may have it.
func (k Kind) never() bool { return k.Right == staff.Evacuate }

func (k Kind) class(o Order) string {
	if o.Blank {
		return "F1"
	}
	if c, err := ParseChoice(o.Filter); k.Donor && err == nil && c.Donor {
		return sheet.Public
	}
	return k.Class
}

// lasts reports whether nobody has to destroy k's paper: it is filed, or leaves the house.
func (k Kind) lasts() bool { return k.Kept || k.Class == sheet.Public }

// reserve takes the number in the log.
func (k Kind) reserve(tx *vault.Tx, o Order, g gathered) (sheet.Frame, error) {
	f, err := k.frame(tx, o)
	if err != nil {
		return f, err
	}
	p := staff.Print{Sheet: k.Name, Level: k.level(o), Class: k.class(o), Lang: o.Lang, Params: g.params,
		Copies: o.Copies, Reason: o.Reason, DestroyBy: f.DestroyBy}
	if !o.Blank {
		h := g.figures.Hash()
		p.Figures = h[:]
		if k.Resident {
			p.Resident = o.Resident
		}
	}
	f.No, err = staff.Reserve(tx, p)
	return f, err
}

func (k Kind) render(g gathered, f sheet.Frame) (Sheet, error) {
	l := g.draw(f)
	pdf, err := l.PDF()
	if err != nil {
		return Sheet{}, err
	}
	return Sheet{Name: k.Name, Code: k.Code, Level: k.Level, No: f.No, PDF: pdf, Pages: len(l.Pages),
		Layout: l, Hash: sha256.Sum256(pdf)}, nil
}
