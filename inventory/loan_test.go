package inventory_test

import (
	"testing"

	"pana/inventory"
	"pana/shelter/house"
	"pana/shelter/vault"
)

func (s *store) loans(resident int64) []inventory.Loan {
	s.t.Helper()
	var ls []inventory.Loan
	s.read(func(tx *vault.Tx) (err error) {
		ls, err = inventory.Loans(tx, resident)
		return err
	})
	return ls
}

// leave is an exit as the shelter composes it: loans first, then the stay.
func (s *store) leave(resident int64, ds ...inventory.Decision) (c inventory.Closed, d house.Departure, err error) {
	err = s.as(s.manager, func(tx *vault.Tx) (err error) {
		if c, err = inventory.CloseLoans(tx, resident, ds); err != nil {
			return err
		}
		d, err = house.Exit(tx, house.Leaving{Residents: []int64{resident}, Reason: "own_request", Destination: "99"})
		return err
	})
	return c, d, err
}

func TestINV10NobodyLeavesWithALoanUndecided(t *testing.T) {
	s := newStore(t)
	b := s.item(blanket())
	s.bring(b, 5, "")
	woman := s.arrive(1)[0]
	if _, err := s.give(woman, inventory.IssueLine{Item: b.ID, Quantity: 3, Loan: true}, inventory.IssueLine{Item: b.ID, Quantity: 1, Loan: true, Until: day("2026-11-20")}); err != nil {
		t.Fatal(err)
	}
	s.Clock.Set(at("2026-11-21 10:00"))
	ls := s.loans(woman)
	if len(ls) != 2 || ls[0].Open != 3 || ls[0].Overdue || !ls[1].Overdue || ls[0].Number != "IS-2026/0001" || len(s.loans(0)) != 2 || s.loans(0)[0].ID != ls[1].ID {
		t.Fatalf("%+v", ls)
	}
	_, _, err := s.leave(woman)
	refused(t, err, "refused.loans_open")
	_, _, err = s.leave(woman, inventory.Decision{Loan: ls[0].ID, How: inventory.Returned})
	refused(t, err, "refused.loans_open")
	_, _, err = s.leave(woman, inventory.Decision{Loan: ls[0].ID, How: inventory.Returned, Quantity: 4}, inventory.Decision{Loan: ls[1].ID, How: "eaten"})
	refused(t, err, "fault.loan.more")
	refused(t, err, "fault.choice.missing")
	if s.stock(b.ID).OnHand != 1 || len(s.loans(woman)) != 2 {
		t.Error("a refused exit left something behind")
	}
	if err := s.as(s.manager, func(tx *vault.Tx) error { // without asking for the loans at all
		_, err := house.Exit(tx, house.Leaving{Residents: []int64{woman}, Reason: "own_request", Destination: "99"})
		return err
	}); err == nil {
		t.Error("she left with loans")
	} else {
		refused(t, err, "refused.loans_open")
	}

	c, d, err := s.leave(woman, inventory.Decision{Loan: ls[0].ID, How: inventory.Returned, Quantity: 1}, inventory.Decision{Loan: ls[0].ID, How: inventory.Lost},
		inventory.Decision{Loan: ls[1].ID, How: inventory.Returned, Damaged: true, Place: s.linen})
	if err != nil {
		t.Fatal(err)
	}
	if st := s.stock(b.ID); st.OnHand != 3 || st.Usable != 2 || st.Blocked != 1 || len(s.loans(woman)) != 0 {
		t.Errorf("%+v", st)
	}
	_, err = s.give(woman, inventory.IssueLine{Item: b.ID, Quantity: 1})
	refused(t, err, "refused.not_here")

	// The exit is taken back: what she had she has again.
	if err := s.as(s.manager, func(tx *vault.Tx) error {
		if err := inventory.ReopenLoans(tx, c, "не уехала"); err != nil {
			return err
		}
		return house.TakeBackExit(tx, d)
	}); err != nil {
		t.Fatal(err)
	}
	if ls := s.loans(woman); len(ls) != 2 || ls[0].Open != 3 || ls[1].Open != 1 || s.stock(b.ID).OnHand != 1 {
		t.Errorf("%+v", ls)
	}
	s.balanced()
}

func TestUndoTakesLoansBack(t *testing.T) {
	s := newStore(t)
	b := s.item(blanket())
	s.bring(b, 5, "")
	woman := s.arrive(1)[0]
	p, err := s.give(woman, inventory.IssueLine{Item: b.ID, Quantity: 2, Loan: true})
	if err != nil {
		t.Fatal(err)
	}
	undo := func(id int64) error {
		return s.try(func(tx *vault.Tx) error { _, err := inventory.Undo(tx, id, "не то"); return err })
	}
	var c inventory.Closed
	s.do(func(tx *vault.Tx) (err error) {
		c, err = inventory.EndLoans(tx, woman, []inventory.Decision{{Loan: s.loans(woman)[0].ID, How: inventory.Returned, Quantity: 1}})
		return err
	})
	refused(t, undo(p.Document), "refused.undo_loan")
	if err := undo(c.Document); err != nil {
		t.Fatal(err)
	}
	refused(t, undo(c.Document), "refused.undo_again")
	if err := undo(p.Document); err != nil {
		t.Fatal(err)
	}
	if len(s.loans(woman)) != 0 || s.stock(b.ID).OnHand != 5 {
		t.Errorf("%+v", s.loans(woman))
	}
	refused(t, undo(p.Document), "refused.undo_again")
	s.balanced()
}

func TestOnlyWhatIsReturnableIsLent(t *testing.T) {
	s := newStore(t)
	f, b := s.item(formula()), s.item(blanket())
	s.bring(f, 5, "2027-01-01")
	s.bring(b, 5, "")
	woman := s.arrive(1)[0]
	_, err := s.give(woman, inventory.IssueLine{Item: f.ID, Quantity: 1, Loan: true})
	refused(t, err, "fault.loan.not_lent")
	_, err = s.give(0, inventory.IssueLine{Item: b.ID, Quantity: 1, Loan: true})
	refused(t, err, "fault.loan.not_lent")
	_, err = s.give(woman, inventory.IssueLine{Item: b.ID, Quantity: 1, Loan: true, Until: day("2026-11-01")})
	refused(t, err, "fault.loan.past")
}

func TestALimitAsksForAReason(t *testing.T) {
	s := newStore(t)
	i := s.item(shirt())
	s.bringLine(inventory.DeliveryLine{Item: i.ID, Variant: i.Variants[1].ID, Place: s.linen, Quantity: 20})
	ids := s.arrive(2)
	give := func(in inventory.Issue) error {
		return s.try(func(tx *vault.Tx) error { _, err := inventory.PostIssue(tx, in); return err })
	}
	lines := func(n inventory.Quantity) []inventory.IssueLine {
		return []inventory.IssueLine{{Item: i.ID, Quantity: n}}
	}
	if err := give(inventory.Issue{Resident: ids[0], Lines: lines(2)}); err != nil {
		t.Fatal(err)
	}
	refused(t, give(inventory.Issue{Resident: ids[0], Lines: lines(1)}), "fault.limit.reason")
	s.read(func(tx *vault.Tx) error {
		p, err := inventory.PlanIssue(tx, inventory.Issue{Resident: ids[0], Lines: lines(1)})
		if len(p.Over) != 1 || p.Over[0].Had != 2 || p.Over[0].Allowed != 2 || p.Over[0].Days != 30 {
			t.Errorf("%+v", p.Over)
		}
		return err
	})
	// Her household has a limit of 4, of which 2 are left.
	refused(t, give(inventory.Issue{Resident: ids[1], Household: true, Lines: lines(3)}), "fault.limit.reason")
	if err := give(inventory.Issue{Resident: ids[1], Household: true, Lines: lines(2)}); err != nil {
		t.Fatal(err)
	}
	if err := give(inventory.Issue{Resident: ids[0], Lines: lines(1), OverLimit: "всё промокло"}); err != nil {
		t.Fatal(err)
	}
	s.Clock.Set(at("2026-12-13 10:00"))
	if err := give(inventory.Issue{Resident: ids[0], Lines: lines(2)}); err != nil {
		t.Error(err)
	}
	// What was taken back doesn't count.
	var p inventory.Posted
	s.do(func(tx *vault.Tx) (err error) {
		p, err = inventory.PostIssue(tx, inventory.Issue{Resident: ids[1], Lines: lines(2)})
		return err
	})
	s.do(func(tx *vault.Tx) error { _, err := inventory.Undo(tx, p.Document, "ошибка"); return err })
	if err := give(inventory.Issue{Resident: ids[1], Lines: lines(2)}); err != nil {
		t.Error(err)
	}
	_, err := s.give(ids[0], inventory.IssueLine{Item: i.ID, Variant: i.Variants[0].ID, Quantity: 1})
	refused(t, err, "fault.quantity.short") // of size S there is none
}
