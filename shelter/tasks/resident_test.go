package tasks_test

import (
	"slices"
	"testing"

	"pana/shelter/civil"
	"pana/shelter/house"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/shelter/staff/stafftest"
	"pana/shelter/tasks"
	"pana/shelter/vault"
)

// register enters two people; the first of them has a stay.
func register(h office) (in, out int64) {
	h.Helper()
	err := h.do(h.desk, func(tx *vault.Tx) error {
		_, ids, err := people.Register(tx, []people.NewPerson{
			{Facts: people.Facts{Sex: people.Female, Relation: "self"}},
			{Facts: people.Facts{Sex: people.Female, Relation: "relative"}},
		})
		if err != nil {
			return err
		}
		in, out = ids[0], ids[1]
		_, err = house.OpenStay(tx, in, tx.Now(), civil.Day{})
		return err
	})
	if err != nil {
		h.Fatal(err)
	}
	return in, out
}

func TestINV10LeavingDropsWhatIsOpenForHerAndOnlyThat(t *testing.T) {
	h := newOffice(t)
	a, b := register(h)
	one := h.add(h.desk, tasks.New{Title: "passport", Resident: a})
	two := h.add(h.desk, tasks.New{Title: "doctor", Resident: a})
	done := h.add(h.desk, tasks.New{Title: "soap", Resident: a})
	h.add(h.desk, tasks.New{Title: "other", Resident: b})
	h.add(h.desk, tasks.New{Title: "house"})
	var closed []int64
	err := h.do(h.desk, func(tx *vault.Tx) (err error) {
		if err = tasks.Done(tx, done); err != nil {
			return err
		}
		closed, err = tasks.CloseFor(tx, a, tasks.ReasonLeft)
		return err
	})
	if err != nil || !slices.Equal(closed, []int64{one, two}) {
		t.Fatalf("closed %v: %v", closed, err)
	}
	if n := len(h.list(h.desk, tasks.Filter{State: tasks.Open})); n != 2 {
		t.Errorf("%d tasks are open", n)
	}
	for _, x := range h.list(h.desk, tasks.Filter{State: tasks.Dropped, Resident: a}) {
		if x.Reason != tasks.ReasonLeft {
			t.Errorf("dropped because %q", x.Reason)
		}
	}
	// The exit is taken back.
	err = h.do(h.desk, func(tx *vault.Tx) error {
		for _, id := range closed {
			if err := tasks.Reopen(tx, id); err != nil {
				return err
			}
		}
		_, err := staff.VerifyChain(tx)
		return err
	})
	if n := len(h.list(h.desk, tasks.Filter{State: tasks.Open, Resident: a})); err != nil || n != 2 {
		t.Errorf("%d open after undo: %v", n, err)
	}
	h.refused(h.do(h.desk, func(tx *vault.Tx) error {
		_, err := tasks.Add(tx, tasks.New{Title: "x", Resident: 999})
		return err
	}), "refused.no_resident")
}

func TestSupplyKeeperSeesTasksOfPeopleInTheHouseOnly(t *testing.T) {
	h := newOffice(t)
	in, out := register(h)
	h.add(h.desk, tasks.New{Title: "kit for her", Resident: in})
	h.add(h.desk, tasks.New{Title: "about one who isn't here", Resident: out})
	h.add(h.desk, tasks.New{Title: "count the soap"})
	var got []string
	for _, x := range h.list(stafftest.Add(t, h.f, staff.Supplies), tasks.Filter{}) {
		got = append(got, x.Title)
	}
	if !slices.Equal(got, []string{"kit for her", "count the soap"}) {
		t.Errorf("sees %v", got)
	}
}
