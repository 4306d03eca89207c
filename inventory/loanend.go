package inventory

import (
	"fmt"

	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// How a loan ends.
const (
	Returned = "returned"
	Lost     = "lost"
	Given    = "given" // for good
)

// LoanEnds are how a loan can end, in the order of a form; the words are "code.loan."+code.
func LoanEnds() []string { return []string{Returned, Lost, Given} }

// Decision says what becomes of a loan, or of a part of it.
type Decision struct {
	Loan     int64
	How      string
	Quantity Quantity // 0: all that is open
	Place    int64    // of a return; 0: where it was taken from
	Damaged  bool     // of a return: the lot it comes back as is set aside
	Note     string
}

// Closed is what EndLoans did, so that ReopenLoans can undo it.
type Closed struct {
	Document int64 // of the return, 0 if nothing came back
	Number   string
	Ends     []int64
}

// EndLoans carries out decisions about the loans of one resident, all or none. What comes
// back is booked in one document. Faults are named "loans.1.how".
func EndLoans(tx *vault.Tx, resident int64, ds []Decision) (Closed, error) {
	var c Closed
	if err := staff.Need(tx, staff.StockWrite); err != nil {
		return c, err
	}
	open, err := checkDecisions(tx, resident, ds)
	if err != nil {
		return c, err
	}
	var p *posting
	for n, d := range ds {
		l := open[n]
		if d.Quantity == 0 {
			d.Quantity = l.Open
		}
		if d.How == Returned {
			if p == nil {
				if p, err = begin(tx, Document{Kind: Return, Resident: resident, Household: l.household, Reason: "RETURNED"}); err != nil {
					return c, err
				}
			}
			if err := p.takeBack(l, d); err != nil {
				return c, err
			}
		}
		doc := int64(0)
		if d.How == Returned {
			doc = p.doc.ID
		}
		r, err := tx.Exec(`insert into loan_end (loan, how, qty, at, made_by, document, note) values (?, ?, ?, ?, ?, ?, ?)`,
			d.Loan, d.How, d.Quantity, int64(tx.Now()), by(tx), idOrNull(doc), d.Note)
		if err != nil {
			return c, fmt.Errorf("end loan %d: %w", d.Loan, err)
		}
		id, err := r.LastInsertId()
		if err != nil {
			return c, fmt.Errorf("end loan %d: %w", d.Loan, err)
		}
		c.Ends = append(c.Ends, id)
		tx.Touch(Topic)
		if err := staff.Record(tx, staff.Change{Entity: "loan", ID: d.Loan, Subject: resident, Fields: []staff.Diff{diff("end", "", d.How)}}); err != nil {
			return c, err
		}
	}
	if p == nil {
		return c, nil
	}
	done, err := p.seal()
	c.Document, c.Number = done.Document, done.Number
	return c, err
}

// openLoan is a loan with where it was taken from.
type openLoan struct {
	Loan
	place, household int64
}

func checkDecisions(tx *vault.Tx, resident int64, ds []Decision) ([]openLoan, error) {
	var f fault.Fields
	var out []openLoan
	if len(ds) == 0 {
		f.Add("loans", "fault.lines.none")
	}
	seen := map[int64]Quantity{}
	for n, d := range ds {
		name := fmt.Sprintf("loans.%d.", n)
		checkOneOf(&f, name+"how", d.How, LoanEnds())
		checkText(&f, name+"note", d.Note, 400)
		ls, err := loans(tx, `l.movement = ? and l.resident = ?`, d.Loan, resident)
		if err != nil {
			return nil, err
		}
		if len(ls) == 0 || ls[0].Open == 0 {
			return nil, fault.Refuse("refused.loan_over")
		}
		l := openLoan{Loan: ls[0]}
		l.Open -= seen[d.Loan]
		if d.Quantity < 0 || d.Quantity > l.Open || l.Open == 0 {
			f.Add(name+"quantity", "fault.loan.more")
		}
		seen[d.Loan] += d.Quantity
		if d.Quantity == 0 {
			seen[d.Loan] = ls[0].Open
		}
		if err := tx.QueryRow(`select m.place, d.household from movement m join document d on d.id = m.document where m.id = ?`, d.Loan).Scan(&l.place, &l.household); err != nil {
			return nil, fmt.Errorf("read loan %d: %w", d.Loan, err)
		}
		if d.How == Returned && d.Place != 0 {
			if err := checkPlace(tx, &f, name+"place", d.Place); err != nil {
				return nil, err
			}
			l.place = d.Place
		}
		out = append(out, l)
	}
	return out, f.Err()
}

// takeBack books what comes back: into its lot, or, when damaged, into one that is set aside.
func (p *posting) takeBack(l openLoan, d Decision) error {
	lot := l.Lot
	if d.Damaged {
		from, err := lotOf(p.tx, lot)
		if err != nil {
			return err
		}
		from.Parent, from.Source, from.CameOn, from.Condition = lot, "converted", p.doc.Day, "used"
		if lot, err = from.add(p.tx); err != nil {
			return err
		}
		if _, err := p.tx.Exec(`update lot set status = ?, status_note = ? where id = ?`, Damaged, d.Note, lot); err != nil {
			return fmt.Errorf("set lot %d aside: %w", lot, err)
		}
	}
	_, err := p.move(entry{item: l.Item, lot: lot, place: l.place, qty: d.Quantity, reason: "RETURNED"})
	return err
}

// CloseLoans is EndLoans for somebody who leaves: afterwards nothing of hers may be open
// (INV-10). It is called in the exit's own transaction, before the stay ends; one who has
// no loan needs no decisions.
func CloseLoans(tx *vault.Tx, resident int64, ds []Decision) (Closed, error) {
	var c Closed
	if len(ds) > 0 {
		var err error
		if c, err = EndLoans(tx, resident, ds); err != nil {
			return c, err
		}
	}
	left, err := exists(tx, `select 1 from loan where resident = ? and open > 0`, resident)
	if err == nil && left {
		err = fault.Refuse("refused.loans_open")
	}
	return c, err
}

// ReopenLoans takes back what CloseLoans or EndLoans did: what came back goes out again.
func ReopenLoans(tx *vault.Tx, c Closed, note string) error {
	if err := staff.Need(tx, staff.StockWrite); err != nil {
		return err
	}
	if c.Document != 0 {
		if _, err := Undo(tx, c.Document, note); err != nil {
			return err
		}
	}
	for _, id := range c.Ends {
		if err := reopen(tx, `id = ? and document is null`, id); err != nil {
			return err
		}
	}
	return nil
}

// reopen takes ends of loans back that weren't yet.
func reopen(tx *vault.Tx, where string, args ...any) error {
	tx.Touch(Topic)
	_, err := tx.Exec(`insert into loan_end (loan, how, qty, at, made_by, document, undo_of)
		select loan, how, -qty, ?, ?, document, id from loan_end e where qty > 0
			and not exists (select 1 from loan_end u where u.undo_of = e.id) and `+where+` order by id`,
		append([]any{int64(tx.Now()), by(tx)}, args...)...)
	if err != nil {
		return fmt.Errorf("reopen loans: %w", err)
	}
	return nil
}
