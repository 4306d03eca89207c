package shelter_test

import (
	"sync"
	"testing"
	"time"

	"pana/inventory"
	"pana/shelter"
	"pana/shelter/house"
	"pana/shelter/people"
)

func leaving(ids ...int64) house.Leaving {
	return house.Leaving{Residents: ids, Reason: "to_family", Destination: "99"}
}

func TestINV10AnExitDecidesAboutEveryLoanOfAllWhoLeave(t *testing.T) {
	w := newWorld(t, "erlan")
	s := w.stock(t, nil)
	came, err := w.Admit(t.Context(), shelter.Intake{People: []people.NewPerson{woman("Тюльпан"), child(people.Female, 8, -1)},
		Beds: []int64{w.beds["2А"], w.beds["2Б"]}})
	if err != nil {
		t.Fatal(err)
	}
	ids := came.IDs
	hers, the := w.lend(t, s, ids[0], 2), w.lend(t, s, ids[1], 1)
	w.clock.Advance(time.Hour)

	_, err = w.Exit(t.Context(), leaving(ids...))
	refused(t, err, "refused.loans_open")
	_, err = w.Exit(t.Context(), leaving(ids...), inventory.Decision{Loan: hers.ID, How: inventory.Returned})
	refused(t, err, "refused.loans_open")
	_, err = w.Exit(t.Context(), leaving(ids...), inventory.Decision{Loan: hers.ID, How: inventory.Returned, Quantity: 1},
		inventory.Decision{Loan: the.ID, How: inventory.Lost})
	refused(t, err, "refused.loans_open") // one of two blankets is undecided
	if w.in(t, "2А") != "Тюльпан" || w.left(t, s.items["Одеяло"]).OnHand != 3 {
		t.Fatal("a refused exit left something behind")
	}
	// All that is wrong comes at once, by its place among the decisions.
	_, err = w.Exit(t.Context(), house.Leaving{Residents: ids, Destination: "99"}, inventory.Decision{Loan: hers.ID, How: inventory.Lost},
		inventory.Decision{Loan: the.ID})
	faulty(t, err, "reason", "fault.exit.reason")
	faulty(t, err, "loans.1.how", "fault.choice.missing")

	r, err := w.Exit(t.Context(), leaving(ids...), inventory.Decision{Loan: the.ID, How: inventory.Given},
		inventory.Decision{Loan: hers.ID, How: inventory.Returned, Quantity: 1, Damaged: true}, inventory.Decision{Loan: hers.ID, How: inventory.Lost})
	if err != nil {
		t.Fatal(err)
	}
	if x := w.left(t, s.items["Одеяло"]); x.OnHand != 4 || x.Usable != 3 || x.Blocked != 1 {
		t.Errorf("after the exit %+v", x)
	}
	w.clock.Advance(time.Minute)
	if err := r.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	ls, err := w.Store().LoansOf(t.Context(), ids)
	if err != nil || len(ls) != 2 || ls[0].Open != 2 || ls[1].Open != 1 || w.in(t, "2Б") == "" || w.left(t, s.items["Одеяло"]).OnHand != 3 {
		t.Errorf("after Undo %+v, %v", ls, err)
	}
}

func TestINV10ADecisionAboutSomebodyElsesLoanIsRefused(t *testing.T) {
	w := newWorld(t, "erlan")
	s := w.stock(t, nil)
	tulip, iris := w.admit(t, woman("Тюльпан"), "1А"), w.admit(t, woman("Ирис"), "1Б")
	loan := w.lend(t, s, iris, 1)
	w.clock.Advance(time.Hour)
	_, err := w.Exit(t.Context(), leaving(tulip), inventory.Decision{Loan: loan.ID, How: inventory.Lost})
	refused(t, err, "refused.loan_over")
	if w.in(t, "1А") != "Тюльпан" {
		t.Error("she left all the same")
	}
}

func TestINV10ALoanAndAnExitAtOnceLeaveNoOpenLoan(t *testing.T) {
	w := newWorld(t, "erlan")
	s := w.stock(t, nil)
	tulip := w.admit(t, woman("Тюльпан"), "1А")
	w.clock.Advance(time.Hour)
	var both sync.WaitGroup
	errs := make([]error, 2)
	both.Go(func() { _, errs[0] = w.Exit(t.Context(), leaving(tulip)) })
	both.Go(func() {
		_, errs[1] = w.Store().Issue(t.Context(), inventory.Issue{Resident: tulip, Lines: []inventory.IssueLine{{Item: s.items["Одеяло"], Quantity: 1, Loan: true}}})
	})
	both.Wait()
	if (errs[0] == nil) == (errs[1] == nil) {
		t.Errorf("both or neither: %v, %v", errs[0], errs[1])
	}
	if n := w.count(t, `select count(*) from loan l join resident r on r.id = l.resident where l.open > 0 and r.state = 'left'`); n != 0 {
		t.Errorf("%d loans of people who left", n)
	}
}
