package inventory_test

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"pana/inventory"
	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/vault"
)

// shelf is a lot in a place; the model knows of each how much is there, and nothing else.
type shelf struct{ lot, place int64 }

// model is the store in the simplest way there is: a list of what lies where.
type model struct {
	have    map[shelf]inventory.Quantity
	of      map[int64]int64 // the item of a lot
	order   []shelf
	expiry  map[int64]string
	blocked map[int64]bool
	undo    []undoable
}

// undoable is a document with what it moved.
type undoable struct {
	document int64
	moved    map[shelf]inventory.Quantity
}

// work does random things to a store and to the model, and both must agree on each.
type work struct {
	*store
	model
	rnd    *rand.Rand
	items  []inventory.Item
	places []int64
	people []int64
	today  string
	tx     *vault.Tx
	done   map[string]int
}

// any is some lot in a place, or one that may not be there.
func (w *work) any() (shelf, inventory.Quantity) {
	n := w.rnd.IntN(len(w.order) + 1)
	if n == len(w.order) {
		return shelf{1, w.places[0]}, w.have[shelf{1, w.places[0]}]
	}
	return w.order[n], w.have[w.order[n]]
}

func (w *work) apply(document int64, moved map[shelf]inventory.Quantity) {
	w.move(moved)
	w.undo = append(w.undo, undoable{document, moved})
}

func (w *work) move(moved map[shelf]inventory.Quantity) {
	for _, s := range slices.SortedFunc(maps.Keys(moved), func(a, b shelf) int {
		return cmp.Or(cmp.Compare(a.lot, b.lot), cmp.Compare(a.place, b.place))
	}) {
		if _, known := w.have[s]; !known {
			w.order = append(w.order, s)
		}
		w.have[s] += moved[s]
	}
}

// usable is what the model would give out of an item.
func (w *work) usable(item int64, useBy bool) (sum inventory.Quantity) {
	for s, q := range w.have {
		if w.of[s.lot] == item && !w.blocked[s.lot] && !(useBy && w.expiry[s.lot] < w.today) {
			sum += q
		}
	}
	return sum
}

// moves are the movements of a document.
func (w *work) moves(document int64) (map[shelf]inventory.Quantity, error) {
	rows, err := w.tx.Query(`select lot, place, qty from movement where document = ?`, document)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	moved := map[shelf]inventory.Quantity{}
	for rows.Next() {
		var at shelf
		var q inventory.Quantity
		if err := rows.Scan(&at.lot, &at.place, &q); err != nil {
			return nil, err
		}
		moved[at] += q
	}
	return moved, rows.Err()
}

func (w *work) step() error {
	i := w.items[w.rnd.IntN(len(w.items))]
	q := inventory.Quantity(1 + w.rnd.IntN(12))
	s, have := w.any()
	var expect bool
	var did string
	var act func(*vault.Tx) (inventory.Posted, error)
	var after func(p inventory.Posted)
	switch w.rnd.IntN(10) {
	case 0:
		d := day(w.today).Add(w.rnd.IntN(40))
		did, expect = "receive", true
		act = func(tx *vault.Tx) (inventory.Posted, error) {
			return inventory.Receive(tx, inventory.Delivery{Kind: inventory.Receipt, Lines: []inventory.DeliveryLine{
				{Item: i.ID, Place: w.places[w.rnd.IntN(2)], Quantity: 4 * q, Expiry: d}}})
		}
		after = func(p inventory.Posted) { w.of[p.Lots[0]], w.expiry[p.Lots[0]] = i.ID, d.String() }
	case 1, 2, 3, 4:
		did, expect = "issue", w.usable(i.ID, i.Due == inventory.UseBy) >= q
		in := inventory.Issue{Lines: []inventory.IssueLine{{Item: i.ID, Quantity: q}}}
		if w.rnd.IntN(2) == 0 {
			in.Resident = w.people[w.rnd.IntN(len(w.people))]
		}
		act = func(tx *vault.Tx) (inventory.Posted, error) { return inventory.PostIssue(tx, in) }
	case 5:
		to := w.places[w.rnd.IntN(2)]
		did, expect = "move", to != s.place && q <= have
		act = func(tx *vault.Tx) (inventory.Posted, error) {
			return inventory.Move(tx, inventory.Carry{To: to, Lines: []inventory.CarryLine{{Lot: s.lot, From: s.place, Quantity: q}}})
		}
	case 6:
		did, expect = "write off", q <= have
		act = func(tx *vault.Tx) (inventory.Posted, error) {
			return inventory.PostWriteOff(tx, inventory.Act{Reason: "DAMAGED", Lines: []inventory.ActLine{{Lot: s.lot, Place: s.place, Quantity: q}},
				Signers: []inventory.Signer{{Name: "А А"}, {Name: "Б Б"}, {Name: "В В"}}})
		}
	case 7:
		did = "repack"
		expect = q+1 <= have && !w.blocked[s.lot] && !(w.expiry[s.lot] < w.today && w.dueOf(s.lot) == inventory.UseBy)
		act = func(tx *vault.Tx) (inventory.Posted, error) {
			return inventory.Convert(tx, inventory.Repack{Lot: s.lot, Place: s.place, Parts: []inventory.RepackPart{{Quantity: q}, {Quantity: 1}}})
		}
		after = func(p inventory.Posted) {
			for _, l := range p.Lots {
				w.of[l], w.expiry[l] = w.of[s.lot], w.expiry[s.lot]
			}
		}
	case 8:
		if len(w.undo) == 0 {
			return nil
		}
		n := w.rnd.IntN(len(w.undo))
		u := w.undo[n]
		did, expect = "undo", true
		for at, q := range u.moved {
			expect = expect && w.have[at] >= q
		}
		act = func(tx *vault.Tx) (inventory.Posted, error) { return inventory.Undo(tx, u.document, "ошибка") }
		after = func(inventory.Posted) { w.undo = append(w.undo[:n], w.undo[n+1:]...) }
	case 9:
		w.blocked[s.lot] = !w.blocked[s.lot]
		to := map[bool]inventory.LotStatus{true: inventory.Quarantined, false: inventory.Usable}[w.blocked[s.lot]]
		return w.inside(func() error { return inventory.SetStatus(w.tx, s.lot, to, "проверка") })
	}
	var p inventory.Posted
	var moved map[shelf]inventory.Quantity
	err := w.inside(func() (err error) {
		if p, err = act(w.tx); err != nil {
			return err
		}
		moved, err = w.moves(p.Document)
		return err
	})
	var fields fault.Fields
	var refusal *fault.Refusal
	switch {
	case err == nil && !expect:
		return fmt.Errorf("%s of %d was done: %v", did, q, moved)
	case err != nil && (expect || !errors.As(err, &fields) && !errors.As(err, &refusal)):
		return fmt.Errorf("%s of %d: %w", did, q, err)
	case err != nil:
		w.done["not "+did]++
		return nil
	}
	w.done[did]++
	if did == "undo" {
		after(p)
		w.move(moved)
		return nil
	}
	w.apply(p.Document, moved)
	if after != nil {
		after(p)
	}
	return nil
}

// inside does one act of many in a transaction, and takes it back alone when it fails: a
// transaction for each would mostly wait for the disk.
func (w *work) inside(act func() error) error {
	if _, err := w.tx.Exec(`savepoint act`); err != nil {
		return err
	}
	err := act()
	if err != nil {
		if _, err := w.tx.Exec(`rollback to act`); err != nil {
			return err
		}
	}
	if _, err := w.tx.Exec(`release act`); err != nil {
		return err
	}
	return err
}

func (w *work) dueOf(lot int64) inventory.Due {
	for _, i := range w.items {
		if i.ID == w.of[lot] {
			return i.Due
		}
	}
	return inventory.NoDue
}

// agree compares the store with the model.
func (w *work) agree() {
	w.t.Helper()
	seen := map[shelf]inventory.Quantity{}
	w.read(func(tx *vault.Tx) error {
		for _, i := range w.items {
			ls, err := inventory.Lots(tx, i.ID, true)
			if err != nil {
				return err
			}
			for _, l := range ls {
				for _, h := range l.Where {
					seen[shelf{l.ID, h.Place}] = h.Quantity
				}
			}
		}
		return nil
	})
	model := maps.Clone(w.have)
	maps.DeleteFunc(model, func(_ shelf, q inventory.Quantity) bool { return q == 0 })
	if !maps.Equal(seen, model) {
		w.t.Fatalf("the store has %v, the model %v", seen, model)
	}
	w.balanced()
}

func TestBalancesAreTheLedgerAfterTenThousandActs(t *testing.T) {
	s := newStore(t)
	w := &work{store: s, rnd: rand.New(rand.NewPCG(5, 9)), places: []int64{s.pantry, s.linen}, done: map[string]int{},
		model: model{have: map[shelf]inventory.Quantity{}, of: map[int64]int64{}, expiry: map[int64]string{}, blocked: map[int64]bool{}}}
	for _, i := range []inventory.Item{formula(), rice(), {NameRU: "Мыло", Category: "hygiene", Base: "pcs"}} {
		w.items = append(w.items, s.item(i))
	}
	w.people = s.arrive(3)
	for n := range 200 {
		s.do(func(tx *vault.Tx) error {
			w.tx, w.today = tx, civil.Almaty.Day(tx.Now()).String()
			for range 50 {
				if err := w.step(); err != nil && len(w.of) > 0 {
					return err
				}
			}
			return nil
		})
		s.Clock.Advance(6 * time.Hour)
		if n%20 == 19 {
			w.agree()
		}
	}
	for _, did := range []string{"receive", "issue", "move", "write off", "repack", "undo", "not issue", "not move", "not undo"} {
		if w.done[did] < 20 {
			t.Errorf("%s only %d times: %v", did, w.done[did], w.done)
		}
	}
}
