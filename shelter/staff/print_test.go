package staff_test

import (
	"crypto/sha256"
	"testing"

	"pana/shelter/staff"
	"pana/shelter/staff/stafftest"
	"pana/shelter/vault"
	"pana/shelter/vault/vaulttest"
)

func reserve(t *testing.T, f *vaulttest.File, a vault.Actor, p staff.Print) int64 {
	t.Helper()
	var no int64
	must(t, f, a, func(tx *vault.Tx) (err error) {
		no, err = staff.Reserve(tx, p)
		return err
	})
	return no
}

func TestCR24PrintIsReservedThenPrintedThenDestroyedOnce(t *testing.T) {
	f := vaulttest.New(t)
	boss := stafftest.Add(t, f, staff.Director)
	desk := stafftest.Add(t, f, staff.Desk)
	sum := sha256.Sum256([]byte("pdf"))
	due := f.Clock.Now().Add(12 * 3600e9)
	one := reserve(t, f, desk, staff.Print{Sheet: "beds", Level: "A", Lang: "ru", Params: "2026-11-12", Copies: 2, Figures: sum[:], DestroyBy: due})
	two := reserve(t, f, desk, staff.Print{Sheet: "evacuation", Level: "A", Lang: "kk"})
	if one != 1 || two != 2 {
		t.Fatalf("numbers %d and %d", one, two)
	}
	finish := func(a vault.Actor, no int64) error {
		return do(t, f, a, func(tx *vault.Tx) error { return staff.Finish(tx, no, sum[:], 1) })
	}
	void := func(a vault.Actor, no int64, why string) error {
		return do(t, f, a, func(tx *vault.Tx) error { return staff.Void(tx, no, why) })
	}
	shred := func(no int64) error {
		return do(t, f, boss, func(tx *vault.Tx) error { return staff.Destroyed(tx, no) })
	}
	refused(t, shred(one), "refused.print_state") // not yet printed
	refused(t, finish(boss, one), "refused.no_right")
	refused(t, finish(desk, 99), "refused.no_print")
	if err := finish(desk, one); err != nil {
		t.Fatal(err)
	}
	refused(t, finish(desk, one), "refused.print_state")
	refused(t, void(desk, one, "late"), "refused.print_state")
	faulty(t, void(desk, two, " "), "reason: fault.text.empty")
	if err := void(desk, two, "paper jam"); err != nil {
		t.Fatal(err)
	}
	refused(t, finish(desk, two), "refused.print_state")
	refused(t, shred(two), "refused.print_state")

	dueList := func() []staff.Print {
		t.Helper()
		var ps []staff.Print
		must(t, f, boss, func(tx *vault.Tx) (err error) {
			ps, err = staff.Prints(tx, staff.PrintFilter{DueBy: due})
			return err
		})
		return ps
	}
	if ps := dueList(); len(ps) != 1 || ps[0].No != one || ps[0].Copies != 2 || ps[0].By != "desk 2" || ps[0].Pages != 1 || string(ps[0].Bytes) != string(sum[:]) {
		t.Errorf("to be shredded: %+v", ps)
	}
	if err := shred(one); err != nil {
		t.Fatal(err)
	}
	refused(t, shred(one), "refused.print_state")
	if ps := dueList(); len(ps) != 0 {
		t.Errorf("still to be shredded: %+v", ps)
	}
	if next := reserve(t, f, desk, staff.Print{Sheet: "beds", Level: "A"}); next != 3 {
		t.Errorf("next number %d", next)
	}
	if _, err := verify(t, f); err != nil {
		t.Error(err)
	}
}

func TestLevelCAsksForAReason(t *testing.T) {
	f := vaulttest.New(t)
	boss := stafftest.Add(t, f, staff.Director)
	try := func(reason string, copies int) error {
		return do(t, f, boss, func(tx *vault.Tx) error {
			_, err := staff.Reserve(tx, staff.Print{Sheet: "intake", Level: "C", Class: "F2", Resident: 7, Reason: reason, Copies: copies})
			return err
		})
	}
	faulty(t, try("  ", 1), "reason: fault.text.empty")
	faulty(t, try("x\ny", 100), "reason: fault.text.control", "copies: fault.number.range")
	if err := try("court asks", 1); err != nil {
		t.Fatal(err)
	}
}

func TestPrintLogAllowsNoOtherChange(t *testing.T) {
	f := vaulttest.New(t)
	boss := stafftest.Add(t, f, staff.Director)
	sum := sha256.Sum256(nil)
	waiting := reserve(t, f, boss, staff.Print{Sheet: "beds", Level: "A"})
	printed := reserve(t, f, boss, staff.Print{Sheet: "beds", Level: "A"})
	shredded := reserve(t, f, boss, staff.Print{Sheet: "beds", Level: "A"})
	voided := reserve(t, f, boss, staff.Print{Sheet: "beds", Level: "A"})
	must(t, f, boss, func(tx *vault.Tx) error {
		for _, no := range []int64{printed, shredded} {
			if err := staff.Finish(tx, no, sum[:], 1); err != nil {
				return err
			}
		}
		if err := staff.Destroyed(tx, shredded); err != nil {
			return err
		}
		return staff.Void(tx, voided, "jam")
	})
	if waiting != 1 || voided != 4 {
		t.Fatal("numbers moved")
	}
	db := vaulttest.Raw(t, f)
	const cols = `(no, state, sheet, level, class, lang, params, copies, at, by_account, role) values `
	for _, attack := range []string{
		`update print_log set state = 'printed' where no = 1`, // without hash and pages
		`update print_log set state = 'void' where no = 1`,    // without a reason
		`update print_log set copies = 3 where no = 1`,
		`update print_log set destroyed_on = 1, destroyed_by = 1 where no = 1`,
		`update print_log set state = 'reserved', printed_at = null, pages = null, bytes = null where no = 2`,
		`update print_log set state = 'void', void_reason = 'x', printed_at = null, pages = null, bytes = null where no = 2`,
		`update print_log set bytes = randomblob(32) where no = 2`,
		`update print_log set pages = 9 where no = 2`,
		`update print_log set sheet = 'x' where no = 2`,
		`update print_log set by_account = 2 where no = 2`,
		`update print_log set destroy_by = 1 where no = 2`,
		`update print_log set destroyed_on = 9 where no = 3`,
		`update print_log set destroyed_on = null, destroyed_by = null where no = 3`,
		`update print_log set void_reason = 'other' where no = 4`,
		`update print_log set state = 'printed', printed_at = 1, pages = 1, bytes = randomblob(32), void_reason = null where no = 4`,
		`update print_log set no = 9 where no = 4`,
		`delete from print_log where no = 4`,
		`insert or replace into print_log ` + cols + `(4, 'reserved', 'x', 'A', 'F1', 'en', '', 1, 0, 1, 'director')`,
		`insert into print_log ` + cols + `(6, 'reserved', 'x', 'A', 'F1', 'en', '', 1, 0, 1, 'director')`,
		`insert into print_log ` + cols + `(5, 'reserved', 'x', 'C', 'F2', 'en', '', 1, 0, 1, 'director')`, // C without a reason
		`insert into print_log (no, state, sheet, level, class, lang, params, copies, at, by_account, role, printed_at, pages, bytes)
			values (5, 'printed', 'x', 'A', 'F1', 'en', '', 1, 0, 1, 'director', 1, 1, randomblob(32))`,
	} {
		if _, err := db.Exec(attack); err == nil {
			t.Errorf("the file took: %s", attack)
		}
	}
}

func TestPrintsThatACrashInterruptedAreVoidAtTheNextOpening(t *testing.T) {
	f := vaulttest.New(t)
	boss := stafftest.Add(t, f, staff.Director)
	desk := stafftest.Add(t, f, staff.Desk)
	sum := sha256.Sum256(nil)
	done := reserve(t, f, desk, staff.Print{Sheet: "beds", Level: "A"})
	must(t, f, desk, func(tx *vault.Tx) error { return staff.Finish(tx, done, sum[:], 1) })
	for range 2 {
		reserve(t, f, desk, staff.Print{Sheet: "evacuation", Level: "A"})
	}
	for range 2 { // the second opening finds nothing left to do
		must(t, f, boss, staff.VoidInterrupted)
	}
	var ps []staff.Print
	must(t, f, boss, func(tx *vault.Tx) (err error) { ps, err = staff.Prints(tx, staff.PrintFilter{}); return err })
	if len(ps) != 3 || ps[0].State != staff.Voided || ps[1].VoidedFor != "interrupted" || ps[2].State != staff.Printed {
		t.Errorf("%+v", ps)
	}
	if _, err := verify(t, f); err != nil {
		t.Error(err)
	}
}

func TestTwoPrintsAtOnceGetTwoNumbers(t *testing.T) {
	f := vaulttest.New(t)
	boss := stafftest.Add(t, f, staff.Director)
	nos := make(chan int64, 8)
	for range cap(nos) {
		go func() {
			var no int64
			err := f.Update(t.Context(), boss, func(tx *vault.Tx) (err error) {
				no, err = staff.Reserve(tx, staff.Print{Sheet: "beds", Level: "A"})
				return err
			})
			if err != nil {
				no = -1
			}
			nos <- no
		}()
	}
	seen := map[int64]bool{}
	for range cap(nos) {
		seen[<-nos] = true
	}
	if len(seen) != cap(nos) || seen[-1] {
		t.Errorf("numbers: %v", seen)
	}
}
