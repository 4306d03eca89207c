package shelter_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"pana/inventory"
	"pana/shelter"
	"pana/shelter/civil"
)

// issueVariable makes the test binary a child that issues ten lines from the file that it
// names; see crash.
const issueVariable = "PANA_TEST_ISSUE"

// issued is how many lines the child's issue has, and how much of each it takes.
const issued, issuedEach = 10, 3

func childIssue(path string) error {
	ctx := context.Background()
	s, err := shelter.Open(ctx, path, "saule", bossPassword, options(civil.NewFixed(evening().Add(time.Hour))))
	if err != nil {
		return err
	}
	items, err := s.Store().Items(ctx, false)
	if err != nil {
		return err
	}
	x := inventory.Issue{}
	for _, i := range items {
		x.Lines = append(x.Lines, inventory.IssueLine{Item: i.ID, Quantity: issuedEach})
	}
	fmt.Println("ready")
	begin := time.Now()
	if _, err := s.Store().Issue(ctx, x); err != nil {
		return err
	}
	fmt.Println("saved", time.Since(begin).Nanoseconds())
	return nil
}

// TestAnIssueThatIsKilledTakesAllLinesOrNone: the process ends at any moment of it, and
// the balances are the ledger's in the file that it leaves.
func TestAnIssueThatIsKilledTakesAllLinesOrNone(t *testing.T) {
	w := newWorld(t, "saule")
	p, err := w.Store().SavePlace(t.Context(), inventory.Place{Name: "Кладовая", Kind: "pantry"})
	if err != nil {
		t.Fatal(err)
	}
	var lines []inventory.DeliveryLine
	for n := range issued {
		r, err := w.Store().SaveItem(t.Context(), inventory.Item{NameRU: fmt.Sprint("Крупа ", n), Category: "food", Base: "pcs"})
		if err != nil {
			t.Fatal(err)
		}
		for range 2 { // each line takes from two lots
			lines = append(lines, inventory.DeliveryLine{Item: r.ID, Quantity: 2, Place: p.ID})
		}
	}
	if _, err := w.Store().Receive(t.Context(), inventory.Delivery{Kind: inventory.Receipt, Lines: lines}); err != nil {
		t.Fatal(err)
	}
	came := w.count(t, `select count(*) from movement`)
	if err := w.Lock(); err != nil {
		t.Fatal(err)
	}
	_, took := crashOf(t, issueVariable, w.path, -1)
	r := rand.New(rand.NewPCG(uint64(took), 5))
	none, all := 0, 0
	for i := range 20 {
		path, _ := crashOf(t, issueVariable, w.path, time.Duration(r.Int64N(int64(took)*3/2+1)))
		s, err := shelter.Open(t.Context(), path, "saule", bossPassword, options(civil.NewFixed(evening().Add(2*time.Hour))))
		if err != nil {
			t.Fatalf("kill %d: %v", i, err)
		}
		v := &world{Session: s}
		moved := v.count(t, `select count(*) from movement`) - came
		documents := v.count(t, `select count(*) from document where kind='issue_kitchen'`)
		switch left := v.count(t, `select sum(qty) from movement`); {
		case moved == 0 && documents == 0 && left == 4*issued:
			none++
		case moved == 2*issued && documents == 1 && left == (4-issuedEach)*issued:
			all++
		default:
			t.Errorf("kill %d: %d movements, %d documents, %d left", i, moved, documents, left)
		}
		if err := s.Lock(); err != nil {
			t.Error(err)
		}
	}
	t.Logf("nothing of the issue %d times, all of it %d times", none, all)
}
