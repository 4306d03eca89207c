package shelter_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"pana/shelter/people"
	"pana/shelter/vault"
)

// What the check says of a rule is worth nothing unless it finds that rule broken: each is
// broken here in a file that lost all that keeps it.
func TestCheckFindsEachBrokenRule(t *testing.T) {
	for rule, attack := range map[string][]string{
		"INV-01": {`update bed_assignment set bed = (select bed from bed_assignment where id = 1) where id = 2`},
		"INV-02": {`update bed_assignment set stay = 1, resident = 1 where id = 2`},
		"INV-03": {`insert into stay (resident, entry_no, admitted_at, made_at) select 1, 2, admitted_at, 0 from stay where id = 1`},
		"INV-05": {`update stay set admitted_at = admitted_at + 1000 where id = 1`},
		"INV-07": {`update bed set counts = 1 where kind = 'crib'`},
		"INV-08": {`update bed_assignment set override_reason = 'just so' where id = 1`},
		"INV-09": {`insert into hold (party, bed, placed_at, until) select 1, bed, from_at, from_at + 60000 from bed_assignment where id = 1`},
		"INV-10": {`update stay set exited_at = admitted_at + 1000, exit_reason = 'to_family', destination = '99' where id = 1`,
			`update resident set state = 'left' where id = 1`},
		"INV-12": {`insert into presence_event (stay, resident, kind, at, made_at) select id, resident, 'in', admitted_at + 1, 0 from stay where id = 1`},
		"INV-21": {`update resident set code_key = (select code_key from resident where id = 1) where id = 2`},
		"INV-23": {`update stay set exited_at = admitted_at + 1000 where id = 1`},
		"INV-24": {`update resident set relation = 'self', unaccompanied = 1, guardian = null where id = 3`},
	} {
		t.Run(rule, func(t *testing.T) {
			w := newWorld(t, "erlan")
			w.admit(t, woman("Тюльпан"), "1А")
			in := intake(w, "2А", woman("Лаванда"), child(people.Female, 5, -1))
			in.Beds = append(in.Beds, w.beds["2Б"])
			if _, err := w.Admit(t.Context(), in); err != nil {
				t.Fatal(err)
			}
			w.clock.Advance(time.Hour)
			if err := w.SwitchTo(t.Context(), "saule", bossPassword); err != nil {
				t.Fatal(err)
			}
			if found := broken(t, w); len(found) > 0 {
				t.Fatalf("before anything was done: %v", found)
			}
			err := w.Update(t.Context(), func(tx *vault.Tx) error { return defenceless(tx, attack) })
			if err != nil {
				t.Fatal(err)
			}
			if found := broken(t, w); !slices.Contains(found, rule) {
				t.Errorf("the check found %v", found)
			}
		})
	}
}

// broken are the rules that the check finds broken, or the keys of other faults.
func broken(t *testing.T, w *world) (found []string) {
	t.Helper()
	all, err := w.Check(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range all {
		if c.Good {
			continue
		}
		said(t, c.Message)
		if rule, ok := c.Args["Rule"].(string); ok {
			found = append(found, rule)
		} else {
			found = append(found, c.Key)
		}
	}
	return found
}

// defenceless runs statements where neither triggers nor indexes nor checks keep anything.
func defenceless(tx *vault.Tx, statements []string) error {
	rows, err := tx.Query(`select type, name from sqlite_schema where type = 'trigger' or type = 'index' and sql like 'create unique%'
		and name not in ('stay_of')`)
	if err != nil {
		return err
	}
	defer rows.Close()
	var drops []string
	for rows.Next() {
		var kind, name string
		if err := rows.Scan(&kind, &name); err != nil {
			return err
		}
		drops = append(drops, fmt.Sprintf(`drop %s %s`, kind, name))
	}
	if err := rows.Err(); err != nil {
		return err
	}
	drops = append(drops, `pragma ignore_check_constraints = 1`)
	for _, q := range append(drops, statements...) {
		if _, err := tx.Exec(q); err != nil {
			return fmt.Errorf("%s: %w", q, err)
		}
	}
	return nil
}
