package staff_test

import (
	"errors"
	"strings"
	"testing"

	"pana/shelter/staff"
	"pana/shelter/staff/stafftest"
	"pana/shelter/vault"
	"pana/shelter/vault/vaulttest"
)

// chained is a file with some audited acts about resident 7; rows 3 to 6 are hers.
func chained(t *testing.T) (*vaulttest.File, vault.Actor) {
	t.Helper()
	f := vaulttest.New(t)
	boss := stafftest.Add(t, f, staff.Director)
	social := stafftest.Add(t, f, staff.Social)
	must(t, f, social, func(tx *vault.Tx) error {
		return errors.Join(
			staff.Record(tx, staff.Change{Entity: "resident", ID: 7, Subject: 7, Reason: "she told us", Fields: []staff.Diff{
				{Name: "family", Old: "", New: "Раҳмонова", Class: "F2"},
				{Name: "diet", Old: "none", New: "halal"},
				{Name: "sex", Old: "female", New: "female"},
			}}),
			staff.Audit(tx, staff.Entry{Action: staff.ActionView, Entity: "identity", ID: 7, Subject: 7, Reason: "police asked about Раҳмонова"}),
			staff.SignedOut(tx))
	})
	must(t, f, boss, staff.SignedIn)
	return f, boss
}

func verify(t *testing.T, f *vaulttest.File) (int, error) {
	t.Helper()
	var n int
	err := f.View(t.Context(), vault.Actor{}, func(tx *vault.Tx) (err error) {
		n, err = staff.VerifyChain(tx)
		return err
	})
	return n, err
}

func TestCR23ChainVerifiesAndHoldsNoValue(t *testing.T) {
	f, _ := chained(t)
	n, err := verify(t, f)
	if err != nil || n != 6 {
		t.Fatalf("verified %d rows: %v", n, err)
	}
	db := vaulttest.Raw(t, f)
	var row string
	err = db.QueryRow(`select action || '|' || entity || '|' || entity_id || '|' || fields || '|' || role || '|' || account from audit where no = 3`).Scan(&row)
	if err != nil || row != "change|resident|7|family diet|social|2" {
		t.Errorf("row 3 is %q (%v)", row, err)
	}
	var leaks int
	err = db.QueryRow(`select count(*) from audit where fields like '%Раҳмонова%' or entity like '%Раҳмонова%'
		or instr(digest, 'Раҳмонова') or fields like '%halal%'`).Scan(&leaks)
	if err != nil || leaks != 0 {
		t.Errorf("%d rows hold a value (%v)", leaks, err)
	}
}

func TestSameValueHasAnotherDigestForEachPerson(t *testing.T) {
	f, boss := chained(t)
	must(t, f, boss, func(tx *vault.Tx) error {
		for id := int64(11); id < 14; id++ {
			err := staff.Record(tx, staff.Change{Entity: "resident", ID: id, Subject: id, Fields: []staff.Diff{{Name: "diet", New: "halal"}}})
			if err != nil {
				return err
			}
		}
		var n int
		err := tx.QueryRow(`select count(distinct digest) from audit where subject between 11 and 13`).Scan(&n)
		if n != 3 {
			t.Errorf("%d digests of one value for three people", n)
		}
		return err
	})
}

func TestRecordWritesNothingWhenNothingDiffers(t *testing.T) {
	f, boss := chained(t)
	must(t, f, boss, func(tx *vault.Tx) error {
		return staff.Record(tx, staff.Change{Entity: "resident", ID: 7, Subject: 7, Fields: []staff.Diff{{Name: "diet", Old: "x", New: "x"}}})
	})
	if n, err := verify(t, f); n != 6 || err != nil {
		t.Errorf("%d rows (%v)", n, err)
	}
}

func TestAuditAndHistoryOnlyGrow(t *testing.T) {
	f, _ := chained(t)
	db := vaulttest.Raw(t, f)
	const cols = `(no, at, role, action, entity, fields, chain) values `
	for _, attack := range []string{
		`update audit set role = 'desk' where no = 3`,
		`update audit set reason = 'other' where no = 4`,
		`update audit set reason = null where no = 4`,
		`update audit set reason = null, erased = 1, action = 'x' where no = 4`,
		`update audit set reason = 'other', erased = 1 where no = 4`,
		`update audit set no = 99 where no = 6`,
		`delete from audit where no = 6`,
		`delete from audit`,
		`insert or replace into audit ` + cols + `(3, 0, '', 'x', 'x', '', randomblob(32))`,
		`replace into audit ` + cols + `(6, 0, '', 'x', 'x', '', randomblob(32))`,
		`insert into audit ` + cols + `(8, 0, '', 'x', 'x', '', randomblob(32))`,
		`insert into audit ` + cols + `(0, 0, '', 'x', 'x', '', randomblob(32))`,
		`delete from audit_head`,
		`update audit_head set no = 5`,
		`update audit_head set code = randomblob(32)`,
		`replace into audit_head values (1, 3, randomblob(32))`,
		`update history set new = 'Каримова' where field = 'family'`,
		`update history set old = null, new = null, reason = null where field = 'family'`,
		`update history set old = null, new = null, reason = null, erased = 1, at = 0 where field = 'family'`,
		`delete from history`,
		`insert or replace into history (id, audit, entity, entity_id, field, class, role, at) values (1, 3, 'x', 1, 'x', 'F1', '', 0)`,
		`update subject_key set key = randomblob(32)`,
		`update subject_key set subject = 8`,
		`delete from subject_key`,
		`replace into subject_key (subject, key) values (7, randomblob(32))`,
		`insert into subject_key (subject, key, erased) values (8, null, 1)`,
	} {
		if _, err := db.Exec(attack); err == nil {
			t.Errorf("the file took: %s", attack)
		}
	}
	if n, err := verify(t, f); n != 6 || err != nil {
		t.Errorf("after the attacks: %d rows, %v", n, err)
	}
}

// Somebody with the key and another tool can drop the triggers. The chain shows where.
func TestTamperingIsFoundAtTheFirstBadRow(t *testing.T) {
	for name, c := range map[string]struct {
		sql  string
		no   int64
		what string
	}{
		"actor":            {`update audit set account = 1 where no = 4`, 4, "chain"},
		"time":             {`update audit set at = at + 1 where no = 2`, 2, "chain"},
		"field names":      {`update audit set fields = 'familydiet' where no = 3`, 3, "chain"},
		"digest":           {`update audit set digest = randomblob(32) where no = 3`, 3, "chain"},
		"subject":          {`update audit set subject = 8 where no = 3`, 3, "chain"},
		"rechained by sum": {`update audit set chain = randomblob(32) where no = 1`, 1, "chain"},
		"reason":           {`update audit set reason = 'curious' where no = 4`, 4, "reason"},
		"reason taken":     {`update audit set reason = null where no = 4`, 4, "reason"},
		"reason planted":   {`update audit set reason = 'court' where no = 5`, 5, "reason"},
		"row taken out":    {`delete from history where audit = 2; delete from audit where no = 2`, 2, "gap"},
		"row closed up":    {`delete from history where audit = 2; delete from audit where no = 2; update audit set no = no - 1 where no > 2`, 2, "chain"},
		"end cut off":      {`delete from audit where no = 6`, 6, "end"},
		"end and head cut": {`delete from audit where no = 6; update audit_head set no = 5`, 6, "end"},
		"all gone":         {`delete from history; delete from audit`, 1, "end"},
		"head gone":        {`delete from audit_head`, 6, "end"},
		"history value":    {`update history set new = 'Каримова' where field = 'family'`, 3, "history"},
		"history row":      {`delete from history where field = 'family'`, 3, "history"},
		"history planted":  {`insert into history (audit, entity, entity_id, field, class, role, at) values (6, 'x', 1, 'x', 'F1', '', 0)`, 6, "history"},
		"history swapped":  {`update history set old = new, new = old where field = 'diet'`, 3, "history"},
	} {
		t.Run(name, func(t *testing.T) {
			f, _ := chained(t)
			db := vaulttest.Raw(t, f)
			db.SetMaxOpenConns(1)
			attack := `pragma foreign_keys = off;`
			for _, trigger := range triggers(t, f) {
				attack += `drop trigger ` + trigger + `;`
			}
			if _, err := db.Exec(attack + c.sql); err != nil {
				t.Fatal(err)
			}
			n, err := verify(t, f)
			var b *staff.Broken
			if !errors.As(err, &b) || b.No != c.no || b.What != c.what {
				t.Errorf("after %d good rows: %v; want row %d, %s", n, err, c.no, c.what)
			}
		})
	}
}

func triggers(t *testing.T, f *vaulttest.File) (names []string) {
	t.Helper()
	rows, err := vaulttest.Raw(t, f).Query(`select name from sqlite_schema where type = 'trigger' and tbl_name in ('audit', 'audit_head', 'history', 'subject_key')`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		names = append(names, name)
	}
	if len(names) != 12 {
		t.Fatalf("%d triggers: %s", len(names), strings.Join(names, " "))
	}
	return names
}

func TestErasureLeavesAVerifyingChainAndNoValue(t *testing.T) {
	f, boss := chained(t)
	db := vaulttest.Raw(t, f)
	for _, erase := range []string{
		`update history set old = null, new = null, reason = null, erased = 1 where subject = 7`,
		`update audit set reason = null, erased = 1 where subject = 7`,
		`update subject_key set key = null, erased = 1 where subject = 7`,
	} {
		if _, err := db.Exec(erase); err != nil {
			t.Fatalf("%s: %v", erase, err)
		}
		// Once only: the number of the erasure can't be rewritten.
		if _, err := db.Exec(strings.Replace(erase, "erased = 1", "erased = 2", 1)); err == nil {
			t.Errorf("erased twice: %s", erase)
		}
	}
	if n, err := verify(t, f); n != 6 || err != nil {
		t.Fatalf("after erasure: %d rows, %v", n, err)
	}
	must(t, f, boss, func(tx *vault.Tx) error {
		past, err := staff.HistoryFor(tx, "resident", 7, func(staff.Right) bool { return true })
		if err != nil {
			return err
		}
		for _, p := range past {
			if !p.Erased || p.Old+p.New+p.Reason != "" {
				t.Errorf("still there: %+v", p)
			}
		}
		if len(past) != 2 {
			t.Errorf("%d rows of history", len(past))
		}
		return nil
	})
	if n, err := verify(t, f); err != nil {
		t.Errorf("a reader changed the chain: %d, %v", n, err)
	}
}

func TestHistoryHidesValuesThatTheRoleMayNotRead(t *testing.T) {
	f, _ := chained(t)
	desk := stafftest.Add(t, f, staff.Desk)
	must(t, f, desk, func(tx *vault.Tx) error {
		past, err := staff.History(tx, "resident", 7)
		if err != nil {
			return err
		}
		diet, family := past[0], past[1]
		if diet.New != "halal" || diet.Old != "none" || diet.Reason != "she told us" || diet.Hidden {
			t.Errorf("operational: %+v", diet)
		}
		if family.Field != "family" || family.New != "" || family.Reason != "" || !family.Hidden {
			t.Errorf("identity: %+v", family)
		}
		accounts, err := staff.History(tx, "account", 1)
		for _, p := range accounts {
			if !p.Hidden {
				t.Errorf("the desk reads technical values: %+v", p)
			}
		}
		return err
	})
}

func TestFailedSignInsAreToldAtTheNext(t *testing.T) {
	f, boss := chained(t)
	must(t, f, boss, func(tx *vault.Tx) error {
		if err := errors.Join(staff.Failed(tx, 0), staff.Failed(tx, 3)); err != nil {
			return err
		}
		ls, err := staff.Log(tx, staff.LogFilter{Action: staff.ActionFailed})
		if err != nil {
			return err
		}
		if len(ls) != 1 || ls[0].ID != 3 || ls[0].By != "Director 1" {
			t.Errorf("log says %+v", ls)
		}
		ls, err = staff.Log(tx, staff.LogFilter{Subject: 7})
		if len(ls) != 2 || ls[0].Action != staff.ActionView || ls[0].Reason != "police asked about Раҳмонова" || ls[1].Fields != "family diet" {
			t.Errorf("who looked at 7: %+v", ls)
		}
		return err
	})
}

func TestAReasonAboutAResidentIsKeptFromTechnicalRoles(t *testing.T) {
	f, boss := chained(t)
	var no int64
	must(t, f, boss, func(tx *vault.Tx) (err error) {
		no, err = staff.Reserve(tx, staff.Print{Sheet: "intake", Level: "C", Class: "F2", Resident: 7, Reason: "Раҳмонова asked"})
		return err
	})
	for _, r := range []staff.Role{staff.Technical, staff.Inspector} {
		must(t, f, stafftest.Add(t, f, r), func(tx *vault.Tx) error {
			ls, err := staff.Log(tx, staff.LogFilter{Subject: 7})
			if len(ls) != 3 {
				t.Errorf("%s sees %d rows about 7", r, len(ls))
			}
			ps, err2 := staff.Prints(tx, staff.PrintFilter{})
			for _, text := range []string{ls[0].Reason, ls[1].Reason, ls[2].Reason, ps[0].Reason} {
				if text != "" {
					t.Errorf("%s reads %q", r, text)
				}
			}
			return errors.Join(err, err2)
		})
	}
	must(t, f, boss, func(tx *vault.Tx) error {
		ps, err := staff.Prints(tx, staff.PrintFilter{Sheet: "intake"})
		if len(ps) != 1 || ps[0].No != no || ps[0].Reason == "" {
			t.Errorf("the director sees %+v", ps)
		}
		return err
	})
}
