package shift

import (
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// LongestNote is how many letters a note, a question or what was understood may have.
const LongestNote = 2000

// SaveChecks writes on a draft what the giver looked at.
func SaveChecks(tx *vault.Tx, handover int64, c Checks) error {
	h, err := drafted(tx, handover)
	if err != nil {
		return err
	}
	var f fault.Fields
	if c.Keys < -1 || c.Keys > 999 {
		f.Add("keys", "fault.number.range", "From", 0, "To", 999)
	}
	checkText(&f, "note", &c.Note, LongestNote)
	if err := f.Err(); err != nil {
		return err
	}
	var keys any
	if c.Keys >= 0 {
		keys = c.Keys
	}
	_, err = tx.Exec(`update handover set keys = ?, cash = ?, doors = ?, medicines = ?, note = ? where id = ?`,
		keys, c.Cash, c.Doors, c.Medicines, c.Note, h.ID)
	if err != nil {
		return fmt.Errorf("save checks of handover %d: %w", h.ID, err)
	}
	tx.Touch(TopicHandover)
	yes := strconv.FormatBool
	return staff.Record(tx, staff.Change{Entity: entityHandover, ID: h.ID, Fields: []staff.Diff{
		{Name: "keys", Old: strconv.Itoa(h.Checks.Keys), New: strconv.Itoa(c.Keys)}, {Name: "cash", Old: yes(h.Checks.Cash), New: yes(c.Cash)},
		{Name: "doors", Old: yes(h.Checks.Doors), New: yes(c.Doors)}, {Name: "medicines", Old: yes(h.Checks.Medicines), New: yes(c.Medicines)},
		{Name: "note", Old: h.Checks.Note, New: c.Note}}})
}

const entityHandover = "handover"

// Give signs a draft as its giver: facts, which the caller gathered for h.Span up to now,
// and lines are frozen from here on.
func Give(tx *vault.Tx, handover int64, facts Facts) error {
	h, err := drafted(tx, handover)
	if err != nil {
		return err
	}
	if h.Shift.Closed != 0 {
		return fault.Refuse("refused.shift_over")
	}
	facts.Sort()
	body, err := json.Marshal(facts)
	if err != nil {
		return fmt.Errorf("keep the facts of handover %d: %w", h.ID, err)
	}
	now := tx.Now()
	to := h.Shift.To
	if late := now.Sub(to); late > slack || late < -slack {
		to = max(now, h.Shift.From+civil.Instant(time.Minute.Milliseconds()))
	}
	_, err = tx.Exec(`update handover set facts = ?, facts_to = ?, to_at = ? where id = ?`, string(body), int64(max(now, h.Span.From)), int64(to), h.ID)
	if err != nil {
		return fmt.Errorf("freeze handover %d: %w", h.ID, err)
	}
	h.Facts, h.Span.To = facts, now
	return h.sign(tx, Given, "")
}

// Return hands a given sheet back with a question; the giver answers it on the sheet and
// signs again.
func Return(tx *vault.Tx, handover int64, question string) error {
	return answer(tx, handover, Returned, "question", question)
}

// Accept signs a given sheet as the one who takes over, who must be another than its giver,
// with what she understood in her own words. Her shift begins, and its sheet with what is
// left to do; its number comes back.
func Accept(tx *vault.Tx, handover int64, understood string) (shift int64, err error) {
	if err := answer(tx, handover, Accepted, "read_back", understood); err != nil {
		return 0, err
	}
	s, _, err := current(tx)
	if err != nil {
		return 0, err
	}
	return begin(tx, s.ID)
}

func answer(tx *vault.Tx, handover int64, kind State, field, text string) error {
	if err := staff.Need(tx, staff.OperationalWrite); err != nil {
		return err
	}
	h, err := load(tx, `h.id = ?`, handover)
	if err != nil {
		return err
	}
	var f fault.Fields
	checkText(&f, field, &text, LongestNote)
	if text == "" && len(f) == 0 {
		f.Add(field, "fault.text.empty")
	}
	if err := f.Err(); err != nil {
		return err
	}
	switch {
	case h.State != Given:
		return fault.Refuse("refused.handover_not_given")
	case h.Shift.Closed != 0:
		return fault.Refuse("refused.shift_over")
	case kind == Accepted && h.GivenBy.Account == tx.Actor().Account:
		return fault.Refuse("refused.handover_two")
	}
	return h.sign(tx, kind, text)
}

// sign adds a signature; its row in the audit covers all that stands on the sheet.
func (h *Handover) sign(tx *vault.Tx, kind State, text string) error {
	var id int64
	if err := tx.QueryRow(`select 1 + coalesce(max(id), 0) from handover_signature`).Scan(&id); err != nil {
		return fmt.Errorf("number a signature: %w", err)
	}
	_, err := tx.Exec(`insert into handover_signature (id, handover, kind, account, role, at, text) values (?, ?, ?, ?, ?, ?, ?)`,
		id, h.ID, string(kind), tx.Actor().Account, tx.Actor().Role, int64(tx.Now()), text)
	if err != nil {
		return fmt.Errorf("sign handover %d: %w", h.ID, err)
	}
	tx.Touch(TopicHandover)
	covered, err := h.covered()
	if err != nil {
		return err
	}
	return staff.Audit(tx, staff.Entry{Action: string(kind), Entity: entityHandover, ID: h.ID,
		Fields: []string{"facts", "lines", "checks", "text"}, Values: append(covered, text)})
}

// covered is what a signature stands under, apart from its own words.
func (h *Handover) covered() ([]string, error) {
	var out []string
	for _, part := range []any{h.Facts, h.Lines, h.Checks} {
		b, err := json.Marshal(part)
		if err != nil {
			return nil, fmt.Errorf("cover handover %d: %w", h.ID, err)
		}
		out = append(out, string(b))
	}
	return out, nil
}
