package shelter

import (
	"context"
	"errors"
	"fmt"

	"pana/inventory"
	"pana/shelter/fault"
	"pana/shelter/house"
	"pana/shelter/shift"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Checked is one thing that was checked, as a sentence, and whether it is as it must be.
type Checked struct {
	Good bool
	fault.Message
}

// Check looks at everything that can be wrong with the file: its pages and headers, the
// database, the audit chain, and the rules of the house. It changes nothing but the audit,
// where it is noted.
func (s *Session) Check(ctx context.Context, progress func(done, of int)) ([]Checked, error) {
	if err := s.may(ctx, staff.Upkeep); err != nil {
		return nil, err
	}
	found, err := s.v.Check(ctx, progress)
	if err != nil {
		return nil, err
	}
	out := fileChecks(found)
	err = s.View(ctx, func(tx *vault.Tx) error {
		inside, err := contentChecks(tx)
		out = append(out, inside...)
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, s.update(ctx, func(tx *vault.Tx) error {
		return staff.Audit(tx, staff.Entry{Action: "check", Entity: "file"})
	})
}

// contentChecks are the audit chain, the rooms, the store and the rules of the house.
func contentChecks(tx *vault.Tx) ([]Checked, error) {
	chain, err := checkChain(tx)
	if err != nil {
		return nil, err
	}
	rooms, err := checkRooms(tx)
	if err != nil {
		return nil, err
	}
	stock, err := checkStock(tx)
	if err != nil {
		return nil, err
	}
	out := append(append([]Checked{chain}, rooms...), stock)
	for _, r := range rules {
		c, err := r.check(tx)
		if err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, nil
}

// fileChecks is a line for each kind of check of the file itself, or one for each fault
// that it found.
func fileChecks(found []vault.Finding) []Checked {
	var out []Checked
	for _, kind := range []struct{ name, key string }{
		{"header", "checked.headers"}, {"page", "checked.pages"},
		{"integrity", "checked.integrity"}, {"reference", "checked.references"},
	} {
		good := true
		for _, f := range found {
			if f.Kind == kind.name {
				good = false
				out = append(out, Checked{false, f.Message})
			}
		}
		if good {
			out = append(out, Checked{true, fault.Say(kind.key)})
		}
	}
	return out
}

func checkChain(tx *vault.Tx) (Checked, error) {
	rows, err := staff.VerifyChain(tx)
	if err == nil {
		err = shift.Verify(tx) // texts of the house log, which only their digest covers
	}
	return chainChecked(rows, err)
}

// chainChecked is what reading the chain came to.
func chainChecked(rows int, err error) (Checked, error) {
	var broken *staff.Broken
	switch {
	case errors.As(err, &broken):
		return Checked{false, fault.Say("checked.chain_broken", "Row", broken.No)}, nil
	case err != nil:
		return Checked{}, err
	}
	return Checked{true, fault.Say("checked.chain", "Count", rows)}, nil
}

// checkRooms asks the house which beds were given against its rules.
func checkRooms(tx *vault.Tx) ([]Checked, error) {
	breaches, err := house.Breaches(tx)
	if err != nil {
		return nil, err
	}
	if len(breaches) == 0 {
		return []Checked{{true, fault.Say("checked.rooms")}}, nil
	}
	var out []Checked
	for _, b := range breaches {
		out = append(out, Checked{false, fault.Say("checked.room_broken", "No", b.Assignment, "Rule", b.Rule)})
	}
	return out, nil
}

// checkStock adds the ledger of the store up.
func checkStock(tx *vault.Tx) (Checked, error) {
	wrong, err := inventory.CheckBalances(tx, nil)
	if err != nil {
		return Checked{}, err
	}
	if wrong > 0 {
		return Checked{false, fault.Say("checked.balances_differ", "Count", wrong)}, nil
	}
	return Checked{true, fault.Say("checked.balances")}, nil
}

// rule is an invariant as a question to the file: how many rows break it. The file's own
// indexes and triggers keep it; what is asked here is whether they did.
type rule struct {
	id, key, breaches string
}

const open = `9223372036854775807`

var rules = []rule{
	{"INV-01", "checked.one_person_a_bed", `select count(*) from bed_assignment a join bed_assignment b on b.bed = a.bed and b.id > a.id
		where a.void = 0 and b.void = 0 and a.from_at < coalesce(b.to_at, ` + open + `) and b.from_at < coalesce(a.to_at, ` + open + `)`},
	{"INV-02", "checked.one_bed_a_person", `select count(*) from bed_assignment a join bed_assignment b on b.resident = a.resident and b.id > a.id
		where a.void = 0 and b.void = 0 and a.from_at < coalesce(b.to_at, ` + open + `) and b.from_at < coalesce(a.to_at, ` + open + `)`},
	{"INV-03", "checked.one_stay", `select count(*) from stay a join stay b on b.resident = a.resident and b.id > a.id
		where a.void = 0 and b.void = 0 and a.admitted_at < coalesce(b.exited_at, ` + open + `) and b.admitted_at < coalesce(a.exited_at, ` + open + `)`},
	{"INV-05", "checked.bed_in_stay", `select count(*) from bed_assignment a join stay s on s.id = a.stay
		where a.void = 0 and (s.void = 1 or a.resident <> s.resident or a.from_at < s.admitted_at
		or coalesce(a.to_at, ` + open + `) > coalesce(s.exited_at, ` + open + `))`},
	{"INV-07", "checked.crib_counts", `select count(*) from bed where kind = 'crib' and counts <> 0`},
	{"INV-08", "checked.override_approved", `select count(*) from bed_assignment where (override_reason is null) <> (approved_by is null)`},
	{"INV-09", "checked.holds", `select count(*) from hold h join bed_assignment a on a.bed = h.bed and a.void = 0
		where h.state = 'active' and a.from_at < h.until and h.placed_at < coalesce(a.to_at, ` + open + `)`},
	{"INV-10", "checked.exit_closes", `select count(*) from task t join resident r on r.id = t.resident
		where t.state = 'open' and r.state = 'left'
		and t.made_at <= (select max(exited_at) from stay where resident = r.id and void = 0)`},
	{"INV-10", "checked.loans_decided", `select count(*) from loan l join resident r on r.id = l.resident where l.open > 0 and r.state = 'left'`},
	{"INV-12", "checked.out_and_in", `select count(*) from presence_breach`},
	{"INV-21", "checked.code_words", `select count(*) from resident a join resident b on b.code_key = a.code_key and b.id > a.id
		where b.code_word_given_at < a.word_until and a.code_word_given_at < b.word_until`},
	{"INV-23", "checked.exit_reasons", `select count(*) from stay where exited_at is not null and (exit_reason is null or destination is null)`},
	{"INV-24", "checked.heads", `select (select count(*) from household h where 1 <> (select count(*) from resident r where r.household = h.id and r.relation = 'self'))`},
}

func (r rule) check(tx *vault.Tx) (Checked, error) {
	var n int
	if err := tx.QueryRow(r.breaches).Scan(&n); err != nil {
		return Checked{}, fmt.Errorf("check %s: %w", r.id, err)
	}
	if n > 0 {
		return Checked{false, fault.Say("checked.rule_broken", "Rule", r.id, "Count", n)}, nil
	}
	return Checked{true, fault.Say(r.key)}, nil
}
