package inventory

import (
	"fmt"
	"strings"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Act is a write-off act: what goes, why, what becomes of it, and the three who sign.
type Act struct {
	Day      civil.Day
	Reason   string // one of WriteOffReasons, of lines that have none
	Disposal string // what becomes of it
	Note     string
	Signers  []Signer
	Lines    []ActLine
}

// ActLine is a part of a lot that goes.
type ActLine struct {
	Lot, Place int64
	Quantity   Quantity
	Reason     string // "": the act's
}

// Signer is a member of the commission.
type Signer struct{ Name, Post string }

// PostWriteOff writes things off, all lines or none.
func PostWriteOff(tx *vault.Tx, a Act) (Posted, error) {
	if err := staff.Need(tx, staff.StockWrite); err != nil {
		return Posted{}, err
	}
	ls, err := a.check(tx)
	if err != nil {
		return Posted{}, err
	}
	p, err := begin(tx, Document{Kind: WriteOff, Day: a.Day, Reason: a.Reason, Note: a.Note, Disposal: a.Disposal})
	if err != nil {
		return Posted{}, err
	}
	for n, s := range a.Signers {
		if _, err := tx.Exec(`insert into write_off_signer (document, no, name, post) values (?, ?, ?, ?)`,
			p.doc.ID, n+1, strings.TrimSpace(s.Name), strings.TrimSpace(s.Post)); err != nil {
			return Posted{}, fmt.Errorf("name a signer: %w", err)
		}
	}
	for n, l := range a.Lines {
		if l.Reason == "" {
			l.Reason = a.Reason
		}
		if _, err := p.move(entry{item: ls[n].Item, lot: l.Lot, place: l.Place, qty: -l.Quantity, reason: l.Reason}); err != nil {
			return Posted{}, err
		}
	}
	return p.seal()
}

func (a Act) check(tx *vault.Tx) ([]Lot, error) {
	var f fault.Fields
	checkOneOf(&f, "reason", a.Reason, WriteOffReasons())
	checkText(&f, "disposal", a.Disposal, 200)
	if len(a.Lines) == 0 {
		f.Add("lines", "fault.lines.none")
	}
	ls, err := checkParts(tx, &f, len(a.Lines), func(n int) (int64, int64, Quantity) {
		return a.Lines[n].Lot, a.Lines[n].Place, a.Lines[n].Quantity
	})
	if err != nil {
		return nil, err
	}
	for n, l := range a.Lines {
		if l.Reason != "" {
			checkOneOf(&f, fmt.Sprintf("lines.%d.reason", n), l.Reason, WriteOffReasons())
		}
	}
	if len(a.Signers) != 3 {
		f.Add("signers", "fault.signers.three")
		return ls, f.Err()
	}
	seen := map[string]bool{}
	for n, s := range a.Signers {
		name := fmt.Sprintf("signers.%d.name", n)
		checkNamed(&f, name, s.Name, 120)
		checkText(&f, fmt.Sprintf("signers.%d.post", n), s.Post, 120)
		key := strings.ToLower(strings.TrimSpace(s.Name))
		if key != "" && seen[key] {
			f.Add(name, "fault.signers.twice")
		}
		seen[key] = true
	}
	return ls, f.Err()
}
