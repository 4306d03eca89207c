package shelter

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"pana/inventory"
	"pana/shelter/fault"
	"pana/shelter/house"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Departed is what Exit did, so that TakeBackExit can undo it.
type Departed struct {
	house.Departure
	loans []inventory.Closed
}

// Exit ends stays and decides what becomes of what those who leave have on loan, all in
// one transaction (INV-10): whoever has an open loan doesn't leave. Faults of the decisions
// are named by their place among loans, "loans.2.how", and come together with those of l.
func Exit(tx *vault.Tx, l house.Leaving, loans []inventory.Decision) (Departed, error) {
	var d Departed
	if err := staff.Need(tx, staff.OperationalWrite); err != nil {
		return d, err
	}
	whole := l
	if whole.At == 0 {
		whole.At = tx.Now()
	}
	var f fault.Fields
	if err := f.Under("", whole.Check(tx.Now())); err != nil {
		return d, err
	}
	left := map[int]bool{} // decisions about loans of nobody who leaves
	for n := range loans {
		left[n] = true
	}
	for _, r := range l.Residents {
		own, places, err := decisionsOf(tx, r, loans)
		if err != nil {
			return d, err
		}
		for _, n := range places {
			delete(left, n)
		}
		c, err := inventory.CloseLoans(tx, r, own)
		var wrong fault.Fields
		if err := wrong.Under("", err); err != nil {
			return d, err
		}
		for _, x := range wrong {
			f = append(f, fault.Field{Name: renumber(x.Name, places), Message: x.Message})
		}
		d.loans = append(d.loans, c)
	}
	if err := f.Err(); err != nil {
		return d, err
	}
	if len(left) > 0 {
		return d, fault.Refuse("refused.loan_over")
	}
	var err error
	d.Departure, err = house.Exit(tx, l)
	return d, err
}

// TakeBackExit undoes an exit: the stays are open again, and so are the loans.
func TakeBackExit(tx *vault.Tx, d Departed) error {
	if err := house.TakeBackExit(tx, d.Departure); err != nil {
		return err
	}
	for _, c := range d.loans {
		if c.Document == 0 && len(c.Ends) == 0 {
			continue
		}
		if err := inventory.ReopenLoans(tx, c, takenBack); err != nil {
			return err
		}
	}
	return nil
}

// decisionsOf are those that are about loans of a resident, with their places in all.
func decisionsOf(tx *vault.Tx, resident int64, all []inventory.Decision) (own []inventory.Decision, places []int, err error) {
	if len(all) == 0 {
		return nil, nil, nil
	}
	ls, err := inventory.Loans(tx, resident)
	if err != nil {
		return nil, nil, fmt.Errorf("read the loans of resident %d: %w", resident, err)
	}
	hers := map[int64]bool{}
	for _, l := range ls {
		hers[l.ID] = true
	}
	for n, d := range all {
		if hers[d.Loan] {
			own, places = append(own, d), append(places, n)
		}
	}
	return own, places, nil
}

// renumber makes "loans.0.how" of one resident the name among the loans of all.
func renumber(name string, places []int) string {
	parts := strings.SplitN(name, ".", 3)
	if len(parts) != 3 {
		return name
	}
	n, err := strconv.Atoi(parts[1])
	if err != nil || n < 0 || n >= len(places) {
		return name
	}
	return parts[0] + "." + strconv.Itoa(places[n]) + "." + parts[2]
}

// Exit ends stays: the beds become free, what was open for those who leave is closed.
func (s *Session) Exit(ctx context.Context, l house.Leaving, loans ...inventory.Decision) (Receipt, error) {
	var d Departed
	err := s.update(ctx, func(tx *vault.Tx) (err error) {
		d, err = Exit(tx, l, loans)
		return err
	})
	if err != nil {
		return Receipt{}, err
	}
	return Receipt{Message: fault.Say("done.left", "Count", len(l.Residents)), IDs: l.Residents, Undo: func(ctx context.Context) error {
		return s.update(ctx, func(tx *vault.Tx) error { return TakeBackExit(tx, d) })
	}}, nil
}

// LoansOf are what those who may leave together have on loan, each's in her turn.
func (st Store) LoansOf(ctx context.Context, residents []int64) ([]inventory.Loan, error) {
	return read(ctx, st.s, func(tx *vault.Tx) ([]inventory.Loan, error) {
		var all []inventory.Loan
		if err := staff.Need(tx, staff.StockRead); err != nil {
			return nil, err
		}
		for _, r := range residents {
			ls, err := inventory.Loans(tx, r)
			if err != nil {
				return nil, err
			}
			all = append(all, ls...)
		}
		return all, nil
	})
}
