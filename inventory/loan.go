package inventory

import (
	"fmt"

	"pana/shelter/civil"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Loan is a thing that a resident has to give back.
type Loan struct {
	ID                   int64
	Document             int64
	Number               string
	Resident             int64
	RegisterNo, CodeWord string
	Item, Variant, Lot   int64
	Quantity             Quantity  // lent
	Open                 Quantity  // not decided about yet
	Since, Due           civil.Day // Due zero: when she leaves
	Overdue              bool
}

const loanColumns = `l.movement, l.document, d.year, d.seq, l.resident, r.register_no, r.code_word, l.item, t.variant, l.lot, l.qty, l.open, d.day, l.due`

func loans(tx *vault.Tx, where string, args ...any) ([]Loan, error) {
	today, err := KnownDay(tx)
	if err != nil {
		return nil, err
	}
	type row struct {
		Loan
		doc Document
	}
	rows, err := list(tx, "loans", func(r *row) []any {
		return []any{&r.ID, &r.Document, &r.doc.Year, &r.doc.Seq, &r.Resident, &r.RegisterNo, &r.CodeWord, &r.Item, &r.Variant, &r.Lot,
			&r.Quantity, &r.Open, dayColumn{&r.Since}, dayColumn{&r.Due}}
	}, `select `+loanColumns+` from loan l join document d on d.id = l.document join resident r on r.id = l.resident
		join lot t on t.id = l.lot where `+where, args...)
	if err != nil {
		return nil, err
	}
	var ls []Loan
	for _, r := range rows {
		r.doc.Kind = ToResident
		r.Number = r.doc.Number()
		r.Overdue = r.Open > 0 && !r.Due.IsZero() && r.Due.Before(today)
		ls = append(ls, r.Loan)
	}
	return ls, nil
}

// Loans are what a resident has on loan now, the oldest first; of resident 0 everybody's,
// overdue ones first.
func Loans(tx *vault.Tx, resident int64) ([]Loan, error) {
	if err := staff.Need(tx, staff.StockRead); err != nil {
		return nil, err
	}
	if resident == 0 {
		return loans(tx, `l.open > 0 order by l.due is null, l.due, l.movement`)
	}
	return loans(tx, `l.resident = ? and l.open > 0 order by l.movement`, resident)
}

// OverdueLoans is how many loans should have come back by now.
func OverdueLoans(tx *vault.Tx) (int, error) {
	if err := staff.Need(tx, staff.StockRead); err != nil {
		return 0, err
	}
	today, err := KnownDay(tx)
	if err != nil {
		return 0, err
	}
	var n int
	if err := tx.QueryRow(`select count(*) from loan where open > 0 and due is not null and due < ?`, today.String()).Scan(&n); err != nil {
		return 0, fmt.Errorf("count overdue loans: %w", err)
	}
	return n, nil
}
