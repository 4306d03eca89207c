package people

import (
	"fmt"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// maxParty is the greatest household that is entered at once.
const maxParty = 30

// NewPerson is somebody who comes in.
type NewPerson struct {
	CodeWord    string // of the first: "" takes a free one; of the others: "" or the first's with -1, -2 …
	Name        Name   // as she says it
	Latin       Name   // as in the passport
	NameQuality Missing
	Facts
	Guardian      int  // her guardian's number in the party, from 1; 0: the usual one
	Unaccompanied bool // a child without a guardian here
}

// Register enters a party as one household, the first of it as the head: register numbers,
// code words, identities. Faults are of fields "people.N.field", N from 0.
//
// A child's usual guardian is the head. A child who is the head, or is unrelated to it, or
// whose head is a child and not her parent, is flagged as unaccompanied instead.
func Register(tx *vault.Tx, party []NewPerson) (household int64, ids []int64, err error) {
	if err := staff.Need(tx, staff.OperationalWrite); err != nil {
		return 0, nil, err
	}
	day, err := today(tx)
	if err != nil {
		return 0, nil, err
	}
	if party, err = checkParty(tx, party, day); err != nil {
		return 0, nil, err
	}
	words, err := partyWords(tx, party)
	if err != nil {
		return 0, nil, err
	}
	seq, err := nextSeq(tx, day.Year())
	if err != nil {
		return 0, nil, err
	}
	var head int64
	if err := tx.QueryRow(`select coalesce(max(id), 0) + 1 from resident`).Scan(&head); err != nil {
		return 0, nil, fmt.Errorf("count residents: %w", err)
	}
	res, err := tx.Exec(`insert into household (head, made_at, made_by) values (?, ?, ?)`,
		head, int64(tx.Now()), tx.Actor().Account)
	if err != nil {
		return 0, nil, fmt.Errorf("make a household: %w", err)
	}
	if household, err = res.LastInsertId(); err != nil {
		return 0, nil, fmt.Errorf("make a household: %w", err)
	}
	for i, p := range party {
		r := Resident{ID: head + int64(i), CodeWord: words[i].text, Facts: p.Facts, Household: household,
			Unaccompanied: p.Unaccompanied, RegisterNo: registerNo(day.Year(), seq+i)}
		if p.Guardian > 0 {
			r.Guardian = head + int64(p.Guardian-1)
		}
		if err := insert(tx, r, words[i], day, seq+i); err != nil {
			return 0, nil, err
		}
		if err := newIdentity(tx, r.ID, p); err != nil {
			return 0, nil, err
		}
		if tx.Actor().Role == string(staff.Social) {
			if err := assign(tx, r.ID, tx.Actor().Account, "key_worker"); err != nil {
				return 0, nil, err
			}
		}
		ids = append(ids, r.ID)
	}
	tx.Touch(Topic)
	return household, ids, nil
}

// checkParty is the party in its stored form, or all that is wrong with it.
func checkParty(tx *vault.Tx, party []NewPerson, day civil.Day) ([]NewPerson, error) {
	var f fault.Fields
	switch {
	case len(party) == 0:
		f.Add("people", "fault.people.none")
	case len(party) > maxParty:
		f.Add("people", "fault.people.many", "Max", maxParty)
	}
	if len(f) > 0 {
		return nil, f
	}
	out := append([]NewPerson(nil), party...)
	for i := range out {
		var g fault.Fields
		out[i].check(&g, i == 0, day, tx.Now())
		out[i].ward(&g, out, i, day)
		if err := f.Under(fmt.Sprintf("people.%d.", i), g.Err()); err != nil {
			return nil, err
		}
		if !out[i].Name.Empty() || !out[i].Latin.Empty() || !out[i].Birth.Day.IsZero() {
			if staff.Need(tx, staff.IdentityWrite) != nil {
				return nil, fault.Refuse("refused.no_names")
			}
		}
	}
	return out, f.Err()
}

func (p *NewPerson) check(f *fault.Fields, head bool, day civil.Day, now civil.Instant) {
	checkName(f, "", &p.Name)
	checkName(f, "latin.", &p.Latin)
	checkNameQuality(f, &p.NameQuality, p.Name, p.Latin)
	p.Facts.check(f, day, now)
	checkRelation(f, &p.Relation, head)
}

// ward settles who looks after the i-th of a party, whose earlier members are checked.
func (p *NewPerson) ward(f *fault.Fields, party []NewPerson, i int, day civil.Day) {
	child, head := p.Birth.Under(18, day), party[0].Birth
	if p.Relation == Child {
		own, known := p.Birth.Born()
		heads, known2 := head.Born()
		if known && known2 && own.Before(heads.Add(1)) {
			f.Add("birth", "fault.birth.older_than_head")
		}
	}
	switch {
	case p.Guardian < 0 || p.Guardian > len(party) || p.Guardian == i+1:
		f.Add("guardian", "fault.guardian.household")
	case p.Guardian > 0 && p.Unaccompanied:
		f.Add("guardian", "fault.guardian.both")
	case p.Guardian > 0 || p.Unaccompanied || !child:
	case i == 0 || p.Relation == Unrelated || p.Relation != Child && head.Under(18, day):
		p.Unaccompanied = true
	default:
		p.Guardian = 1
	}
}

func checkRelation(f *fault.Fields, relation *string, head bool) {
	if *relation == "" {
		*relation = RelationNotKnown
		if head {
			*relation = Self
		}
	}
	switch *relation {
	case Self:
		if !head {
			f.Add("relation", "fault.relation.one_head")
		}
	case Child, Spouse, Relative, Unrelated, RelationNotKnown:
		if head {
			f.Add("relation", "fault.relation.head")
		}
	default:
		f.Add("relation", "fault.relation.unknown")
	}
}

// partyWords are the code words of a party.
func partyWords(tx *vault.Tx, party []NewPerson) ([]codeWord, error) {
	first := party[0].CodeWord
	if first == "" {
		free, err := ProposeWords(tx, 1)
		if err != nil {
			return nil, err
		}
		first = free[0]
	}
	var f fault.Fields
	w, ok := parseWord(first)
	if !ok || w.member > 0 {
		f.Add("people.0.code_word", "fault.word.not_listed")
		return nil, f
	}
	taken, err := exists(tx, `select 1 from resident where code_base = ? and word_until > ?`, w.base, int64(tx.Now()))
	if err != nil {
		return nil, err
	}
	if taken {
		f.Add("people.0.code_word", "fault.word.taken")
	}
	words := []codeWord{w}
	for i := 1; i < len(party); i++ {
		words = append(words, w.of(i))
		if typed := party[i].CodeWord; typed != "" && wordKey(typed) != words[i].key() {
			f.Add(fmt.Sprintf("people.%d.code_word", i), "fault.word.member", "Word", words[i].text)
		}
	}
	return words, f.Err()
}

// NextRegisterNo is the number that the next resident will get, such as 2026/041.
func NextRegisterNo(tx *vault.Tx) (string, error) {
	if err := staff.Need(tx, staff.OperationalRead); err != nil {
		return "", err
	}
	day, err := today(tx)
	if err != nil {
		return "", err
	}
	seq, err := nextSeq(tx, day.Year())
	return registerNo(day.Year(), seq), err
}

// nextSeq is the first number of a year after all that were ever given.
func nextSeq(tx *vault.Tx, year int) (int, error) {
	var n int
	err := tx.QueryRow(`select coalesce(max(register_seq), 0) + 1 from resident where register_year = ?`, year).Scan(&n)
	if err != nil {
		return 0, fmt.Errorf("number a resident: %w", err)
	}
	return n, nil
}

func registerNo(year, seq int) string { return fmt.Sprintf("%04d/%03d", year, seq) }
