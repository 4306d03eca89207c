package house

import (
	"fmt"
	"slices"
	"strings"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Found is what a roll call found of one resident.
type Found string

// What a roll call can find. Known: everybody knows where she is, or when she is back.
const (
	FoundPresent Found = "present"
	FoundAbsent  Found = "absent_known"
	FoundMissing Found = "absent_unknown"
)

// Founds are all of them, in the order of a form.
var Founds = []Found{FoundPresent, FoundAbsent, FoundMissing}

// Seen is what was found of a resident.
type Seen struct {
	Resident int64
	Found    Found
}

// NewRollCall is a roll call to be written down, maybe hours after it. At zero means now.
// It names everybody who lived here at that moment. Corrects is one that was mistyped.
type NewRollCall struct {
	At       civil.Instant
	Seen     []Seen
	Note     string
	Corrects int64
}

// RollCallDone is a roll call that was written, and where it and the book differ.
type RollCallDone struct {
	ID      int64
	Back    []int64 // seen in the house though marked out: offer to mark the return
	Missing []int64 // not seen though nobody marked them out: look for them, or mark them out
}

// CallRoll writes a roll call.
func CallRoll(tx *vault.Tx, n NewRollCall) (RollCallDone, error) {
	var d RollCallDone
	if err := staff.Need(tx, staff.OperationalWrite); err != nil {
		return d, err
	}
	if n.At == 0 {
		n.At = tx.Now()
	}
	n.Note = strings.TrimSpace(n.Note)
	if err := n.check(tx.Now()); err != nil {
		return d, err
	}
	here, err := PresenceAt(tx, n.At)
	if err != nil {
		return d, err
	}
	if err := n.complete(tx, here); err != nil {
		return d, err
	}
	r, err := tx.Exec(`insert into roll_call(at, note, corrects, made_at, made_by) values(?, ?, ?, ?, ?)`,
		int64(n.At), n.Note, idOrNull(n.Corrects), int64(tx.Now()), by(tx))
	if err != nil {
		return d, fmt.Errorf("write a roll call: %w", err)
	}
	if d.ID, err = r.LastInsertId(); err != nil {
		return d, fmt.Errorf("write a roll call: %w", err)
	}
	var list strings.Builder
	for _, w := range here {
		i := slices.IndexFunc(n.Seen, func(s Seen) bool { return s.Resident == w.Resident })
		found := n.Seen[i].Found
		_, err := tx.Exec(`insert into roll_call_seen(roll_call, resident, stay, seen) values(?, ?, ?, ?)`, d.ID, w.Resident, w.Stay, found)
		if err != nil {
			return d, fmt.Errorf("write roll call %d: %w", d.ID, err)
		}
		switch {
		case found == FoundPresent && w.Where != WhereIn:
			d.Back = append(d.Back, w.Resident)
		case found != FoundPresent && w.Where == WhereIn:
			d.Missing = append(d.Missing, w.Resident)
		}
		fmt.Fprintf(&list, "%d %s\n", w.Resident, found)
	}
	tx.Touch(TopicStays)
	return d, staff.Record(tx, staff.Change{Entity: "roll_call", ID: d.ID, Action: staff.ActionCreate, Fields: []staff.Diff{
		{Name: "at", New: moment(n.At)}, {Name: "seen", New: list.String()}, {Name: "note", New: n.Note}}})
}

func (n NewRollCall) check(now civil.Instant) error {
	var f fault.Fields
	if n.At > now {
		f.Add("at", "fault.moment.future")
	}
	seen := map[int64]bool{}
	for i, s := range n.Seen {
		if !slices.Contains(Founds, s.Found) {
			f.Add(fmt.Sprintf("people.%d", i), "fault.roll_call.answer")
		}
		if seen[s.Resident] {
			f.Add(fmt.Sprintf("people.%d", i), "fault.roll_call.twice")
		}
		seen[s.Resident] = true
	}
	checkLength(&f, "note", n.Note, 2000)
	return f.Err()
}

// complete refuses a list that isn't of those who lived here at its moment: somebody left
// or came while it was filled in.
func (n NewRollCall) complete(tx *vault.Tx, here []Whereabouts) error {
	if len(here) == 0 {
		return fault.Refuse("refused.roll_call_empty")
	}
	for _, s := range n.Seen {
		if slices.ContainsFunc(here, func(w Whereabouts) bool { return w.Resident == s.Resident }) {
			continue
		}
		var word string
		if err := tx.QueryRow(`select coalesce((select code_word from resident where id = ?), '')`, s.Resident).Scan(&word); err != nil {
			return fmt.Errorf("read the word of resident %d: %w", s.Resident, err)
		}
		return fault.Refuse("refused.roll_call_left", "Word", word)
	}
	for _, w := range here {
		if !slices.ContainsFunc(n.Seen, func(s Seen) bool { return s.Resident == w.Resident }) {
			return fault.Refuse("refused.roll_call_came", "Word", w.CodeWord)
		}
	}
	return nil
}
