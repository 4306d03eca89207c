package reports

import (
	"context"
	"errors"
	"fmt"

	"pana/reports/sheet"
	"pana/shelter"
	"pana/shelter/civil"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Deliver brings a sheet to bytes as Make does, and hands it to the printer, a file or
// whatever deliver writes to. Only what was delivered is printed in the log; what wasn't
// is void there, and deliver's error comes back.
func Deliver(ctx context.Context, s *shelter.Session, o Order, deliver func(context.Context, Sheet) error) (Sheet, error) {
	k, err := o.complete(ctx, s)
	if err != nil {
		return Sheet{}, err
	}
	var g gathered
	var f sheet.Frame
	err = s.Update(ctx, func(tx *vault.Tx) (err error) {
		if g, err = k.prepare(tx, o); err != nil {
			return err
		}
		f, err = k.reserve(tx, o, g)
		return err
	})
	if err != nil && k.never() {
		// A file that can't be written keeps nobody from leaving the house.
		if out, anyway := Preview(ctx, s, o); anyway == nil {
			return out, deliver(ctx, out)
		}
	}
	if err != nil {
		return Sheet{}, err
	}
	out, err := k.render(g, f)
	if err != nil {
		return Sheet{}, errors.Join(fmt.Errorf("draw sheet %s: %w", k.Name, err), void(ctx, s, f.No, "not drawn"))
	}
	if err := deliver(ctx, out); err != nil {
		return out, errors.Join(err, void(ctx, s, f.No, "not delivered"))
	}
	// It is out: noting so is not to be cancelled any more.
	err = s.Update(context.WithoutCancel(ctx), func(tx *vault.Tx) error { return staff.Finish(tx, f.No, out.Hash[:], out.Pages) })
	return out, err
}

func void(ctx context.Context, s *shelter.Session, no int64, why string) error {
	return s.Update(context.WithoutCancel(ctx), func(tx *vault.Tx) error { return staff.Void(tx, no, why) })
}

// May reports whether somebody who acts as r may print k, filled or as an empty form.
func (k Kind) May(r staff.Role, blank bool) bool {
	right := k.Right
	if blank {
		right = staff.SheetA // an empty form tells nothing of anybody
	}
	if k.store && staff.ScopeOf(r, staff.StockRead) == staff.None {
		return false
	}
	return (k.Blank || !blank) && staff.ScopeOf(r, right) != staff.None
}

// DestroyBy is when k's paper is to be shredded if it is printed at now; 0 for one that is
// filed or given away.
func (k Kind) DestroyBy(z civil.Zone, now civil.Instant) civil.Instant {
	if k.lasts() {
		return 0
	}
	return destroyBy(z, now, k.Class)
}
