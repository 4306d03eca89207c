package inventory_test

import (
	"strings"
	"testing"

	"pana/inventory"
	"pana/shelter/vault"
	"pana/shelter/vault/vaulttest"
)

// Whatever plain SQL tries, the ledger stays and stock doesn't fall below zero.
func TestNoSQLChangesTheLedger(t *testing.T) {
	s := newStore(t)
	f, b := s.item(formula()), s.item(blanket())
	old := s.bring(f, 6, "2026-11-13")
	fresh := s.bring(f, 10, "2027-03-31")
	blankets := s.bring(b, 5, "")
	woman := s.arrive(1)[0]
	loan, err := s.give(woman, inventory.IssueLine{Item: b.ID, Quantity: 1, Loan: true})
	if err != nil {
		t.Fatal(err)
	}
	s.Clock.Set(at("2026-11-16 09:00"))
	s.do(func(tx *vault.Tx) error {
		return inventory.SetStatus(tx, blankets, inventory.Quarantined, "пятна")
	})
	raw := vaulttest.Raw(t, s.File)
	// doc opens a document of a kind in SQL, with the next number.
	doc := `insert into document (id, kind, year, seq, day, at, made_by, resident, household, reason) select 900, '%k', 2026,
		1 + coalesce(max(seq), 0), '%d', 1, 1, %r, %r, '%w' from document where kind = '%k' and year = 2026;`
	open := func(kind, day, rest string) string {
		resident, why := "null", ""
		if kind == "issue_resident" {
			resident = "1"
		}
		if kind == "write_off" {
			why = "EXPIRED"
		}
		return "begin;" + strings.NewReplacer("%k", kind, "%d", day, "%r", resident, "%w", why).Replace(doc) + rest + "commit;"
	}
	move := func(kind, day string, item, lot int64, qty, after string) string {
		return `insert into movement (document, kind, day, item, lot, place, qty, after) values (900, '` + kind + `', '` + day + `', ` +
			num(item) + `, ` + num(lot) + `, ` + num(s.pantry) + `, ` + qty + `, ` + after + `);`
	}
	seal := `update document set seal = 1 where id = 900;`
	for name, x := range map[string]struct{ sql, key string }{
		"change a movement":       {`update movement set qty = 7 where id = 1`, "refused.append_only"},
		"change its balance":      {`update movement set after = 7 where id = 1`, "refused.append_only"},
		"delete a movement":       {`delete from movement`, "refused.append_only"},
		"replace a movement":      {`insert or replace into movement (id, document, kind, day, item, lot, place, qty, after) values (1, 1, 'receipt', '2026-11-12', 1, 1, 1, 60, 60)`, "refused.append_only"},
		"delete a document":       {`delete from document`, "refused.append_only"},
		"change a document":       {`update document set day = '2026-01-01' where id = 1`, "refused.append_only"},
		"open a document again":   {`update document set seal = 0 where id = 1`, "refused.append_only"},
		"add to a document":       {`insert into movement (document, kind, day, item, lot, place, qty, after) values (1, 'receipt', '2026-11-12', ` + num(f.ID) + `, ` + num(fresh) + `, ` + num(s.pantry) + `, 5, 15)`, "refused.document_closed"},
		"set a balance":           {`update balance set qty = 100 where lot = ` + num(fresh), "refused.balance_ledger"},
		"invent a balance":        {`insert into balance (lot, place, item, status, expiry, qty) values (` + num(fresh) + `, ` + num(s.linen) + `, ` + num(f.ID) + `, 'usable', '2027-03-31', 3)`, "refused.balance_ledger"},
		"replace a balance":       {`insert or replace into balance (lot, place, item, status, expiry, qty) values (` + num(fresh) + `, ` + num(s.pantry) + `, ` + num(f.ID) + `, 'usable', '2027-03-31', 3)`, "refused.balance_ledger"},
		"delete a balance":        {`delete from balance`, "refused.balance_ledger"},
		"give out too much":       {open("issue_kitchen", "2026-11-16", move("issue_kitchen", "2026-11-16", f.ID, fresh, "-11", "-1")+seal), "refused.stock_short"},
		"lie about the rest":      {open("issue_kitchen", "2026-11-16", move("issue_kitchen", "2026-11-16", f.ID, fresh, "-11", "3")+seal), "refused.stock_short"},
		"give out what expired":   {open("issue_kitchen", "2026-11-16", move("issue_kitchen", "2026-11-16", f.ID, old, "-1", "5")+seal), "refused.lot_expired"},
		"set the day back":        {open("issue_kitchen", "2026-11-10", move("issue_kitchen", "2026-11-10", f.ID, old, "-1", "5")+seal), "refused.lot_expired"},
		"repack what expired":     {open("conversion", "2026-11-16", move("conversion", "2026-11-16", f.ID, old, "-1", "5")+seal), "refused.lot_expired"},
		"give out of quarantine":  {open("issue_resident", "2026-11-16", move("issue_resident", "2026-11-16", b.ID, blankets, "-1", "3")+seal), "refused.lot_blocked"},
		"issue more":              {open("issue_kitchen", "2026-11-16", move("issue_kitchen", "2026-11-16", f.ID, fresh, "1", "11")+seal), "refused.movement_sign"},
		"another item's lot":      {open("receipt", "2026-11-16", move("receipt", "2026-11-16", b.ID, fresh, "1", "11")+seal), "refused.lot_of_item"},
		"transfer into nothing":   {open("transfer", "2026-11-16", move("transfer", "2026-11-16", f.ID, fresh, "-2", "8")+seal), "refused.not_conserved"},
		"convert out of nothing":  {open("conversion", "2026-11-16", move("conversion", "2026-11-16", f.ID, fresh, "2", "12")+seal), "refused.not_conserved"},
		"an empty document":       {open("transfer", "2026-11-16", seal), "refused.document_empty"},
		"a write-off of no hands": {open("write_off", "2026-11-16", move("write_off", "2026-11-16", f.ID, old, "-6", "0")+seal), "refused.three_signatures"},
		"half a document":         {open("receipt", "2026-11-16", move("receipt", "2026-11-16", f.ID, fresh, "1", "11")), "FOREIGN KEY"},
		"skip a number":           {`insert into document (kind, year, seq, day, at, made_by) values ('transfer', 2026, 7, '2026-11-16', 1, 1)`, "refused.document_number"},
		"make a lot last":         {`update lot set expiry = '2030-01-01' where id = ` + num(old), "refused.lot_facts"},
		"soften the class":        {`update item set due = 'best_before' where id = ` + num(f.ID), "refused.item_due_stays"},
		"a lot without a day":     {`insert into lot (item, came_on, source) values (` + num(f.ID) + `, '2026-11-16', 'purchase')`, "refused.lot_expiry_missing"},
		"a child that outlives":   {`insert into lot (item, came_on, source, parent, expiry) values (` + num(f.ID) + `, '2026-11-16', 'converted', ` + num(old) + `, '2027-01-01')`, "refused.lot_outlives"},
		"forgive a loan":          {`update loan set open = 0`, "refused.append_only"},
		"invent a loan":           {`insert into loan (movement, document, resident, item, lot, qty, open) values (1, 1, 1, 1, 1, 6, 6)`, "refused.loan_of_issue"},
		"return too much":         {`insert into loan_end (loan, how, qty, at, made_by) select movement, 'lost', 2, 1, 1 from loan`, "refused.loan_over"},
		"delete the latest day":   {`delete from stock_day`, "refused.append_only"},
		"an earlier latest day":   {`insert into stock_day (id, day) select max(id) + 1, '2026-01-01' from stock_day`, "refused.append_only"},
		"leave with a loan":       {`update stay set exited_at = ` + num(int64(s.Clock.Now())) + `, exit_reason = 'own_request', destination = '99' where resident = ` + num(woman), "refused.loans_open"},
		"two items of a barcode":  {`insert into item_barcode (code, item, unit) values ('4870001', 1, 'tin'); insert into item_barcode (code, item, unit) values ('4870001', 2, 'pcs')`, "refused.barcode_taken"},
	} {
		_, err := raw.Exec(x.sql)
		if _, e := raw.Exec(`rollback`); err == nil || !strings.Contains(err.Error(), x.key) {
			t.Errorf("%s: %v instead of %s (%v)", name, err, x.key, e)
		}
	}
	s.balanced()
	if st := s.stock(f.ID); st.OnHand != 16 {
		t.Errorf("%+v", st)
	}
	_ = loan
}

// The clock of the computer is set back to before the expiry, and somebody confirms it.
func TestINV27AClockSetBackMakesNothingFresh(t *testing.T) {
	s := newStore(t)
	f := s.item(formula())
	lot := s.bring(f, 6, "2026-11-15")
	s.Clock.Set(at("2026-11-16 09:00"))
	// Nothing of the store is written on that day; the file knows it all the same.
	if err := s.as(s.manager, func(tx *vault.Tx) error {
		_, err := inventory.SavePlace(tx, inventory.Place{Name: "Холод", Kind: "cold"})
		return err
	}); err != nil {
		t.Fatal(err)
	}
	s.Clock.Set(at("2026-11-10 09:00"))
	_, err := s.give(0, inventory.IssueLine{Item: f.ID, Quantity: 1})
	refused(t, err, "refused.clock_back")
	s.ConfirmClock()
	_, err = s.give(0, inventory.IssueLine{Item: f.ID, Quantity: 1})
	refused(t, err, "fault.quantity.short")
	_, err = s.give(0, inventory.IssueLine{Item: f.ID, Quantity: 1, Lot: lot})
	refused(t, err, "fault.lot.expired")
	s.Reopen(t)
	s.ConfirmClock()
	_, err = s.give(0, inventory.IssueLine{Item: f.ID, Quantity: 1, Lot: lot})
	refused(t, err, "fault.lot.expired")
	raw := vaulttest.Raw(t, s.File)
	_, err = raw.Exec(`begin; insert into document (id, kind, year, seq, day, at, made_by) values (900, 'issue_kitchen', 2026, 1, '2026-11-10', 1, 1);
		insert into movement (document, kind, day, item, lot, place, qty, after) values (900, 'issue_kitchen', '2026-11-10', 1, 1, 1, -1, 5);`)
	if err == nil || !strings.Contains(err.Error(), "refused.lot_expired") {
		t.Errorf("%v", err)
	}
	raw.Exec(`rollback`)
	raw.Close()

	// The clock had run ahead: the director says so, nobody else.
	refused(t, s.try(func(tx *vault.Tx) error { return inventory.ConfirmDay(tx, "часы спешили") }), "refused.no_right")
	if err := s.as(s.manager, func(tx *vault.Tx) error { return inventory.ConfirmDay(tx, "часы спешили") }); err != nil {
		t.Fatal(err)
	}
	if _, err := s.give(0, inventory.IssueLine{Item: f.ID, Quantity: 1}); err != nil {
		t.Error(err)
	}
}

// Two who give out the last tin at once: one of them gets it.
func TestTwoWritersDontShareTheLastTin(t *testing.T) {
	s := newStore(t)
	f := s.item(formula())
	s.bring(f, 7, "2027-03-31")
	done := make(chan error)
	for n := range 20 {
		who := s.keeper
		if n%2 == 1 {
			who = s.other
		}
		go func() {
			done <- s.as(who, func(tx *vault.Tx) error {
				_, err := inventory.PostIssue(tx, inventory.Issue{Lines: []inventory.IssueLine{{Item: f.ID, Quantity: 1}}})
				return err
			})
		}()
	}
	given := 0
	for range 20 {
		if err := <-done; err == nil {
			given++
		} else {
			refused(t, err, "fault.quantity.short")
		}
	}
	if st := s.stock(f.ID); given != 7 || st.OnHand != 0 {
		t.Errorf("%d given, %+v", given, st)
	}
	s.balanced()
}

func TestAnIssueIsAllLinesOrNone(t *testing.T) {
	s := newStore(t)
	f, b := s.item(formula()), s.item(blanket())
	s.bring(f, 6, "2027-03-31")
	s.bring(b, 1, "")
	_, err := s.give(0, inventory.IssueLine{Item: f.ID, Quantity: 2}, inventory.IssueLine{Item: b.ID, Quantity: 2})
	refused(t, err, "fault.quantity.short")
	// A line that only the file refuses takes the others back too.
	raw := vaulttest.Raw(t, s.File)
	if _, err := raw.Exec(`create trigger trip before insert on movement when new.qty = -1 begin select raise(abort, 'refused.stock_short'); end`); err != nil {
		t.Fatal(err)
	}
	_, err = s.give(0, inventory.IssueLine{Item: f.ID, Quantity: 2}, inventory.IssueLine{Item: b.ID, Quantity: 1})
	refused(t, err, "refused.stock_short")
	s.read(func(tx *vault.Tx) error {
		ds, err := inventory.Documents(tx, inventory.DocumentFilter{Kinds: []inventory.Kind{inventory.ToKitchen}})
		if len(ds) != 0 {
			t.Errorf("%+v", ds)
		}
		return err
	})
	if s.stock(f.ID).OnHand != 6 || s.stock(b.ID).OnHand != 1 {
		t.Error("some of it went")
	}
	s.balanced()
}
