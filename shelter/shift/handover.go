package shift

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// State is where a handover stands.
type State string

// The states. Returned is a draft again, with the question of whoever was to take over.
const (
	Draft    State = "draft"
	Given    State = "given"
	Returned State = "returned"
	Accepted State = "accepted"
)

// Signed reports whether nothing of the sheet changes any more.
func (s State) Signed() bool { return s == Given || s == Accepted }

// Signature is who signed as what and when.
type Signature struct {
	Account int64
	Name    string
	At      civil.Instant
	Text    string // what was understood, or what is asked
}

// Checks are what the giver looked at. Keys is -1 while nobody has counted them.
type Checks struct {
	Keys                   int
	Cash, Doors, Medicines bool
	Note                   string // what else is to be said of the house
}

// Handover is what a shift hands over. The zero value of a Signature means that nobody has
// signed so.
type Handover struct {
	ID    int64
	Shift Shift
	State State
	// Span is that of the facts: from the signature before to this one, Open before it.
	Span civil.Span
	// To is until when the sheet says that the shift went.
	To                              civil.Instant
	Facts                           Facts // of a signed one, as they were signed; else empty
	Lines                           []Line
	Checks                          Checks
	GivenBy, ReturnedBy, AcceptedBy Signature
	Erased                          bool
}

// Now is the handover of the shift that lasts, or the one that waits to be accepted. ok is
// false when no shift was begun.
func Now(tx *vault.Tx) (h Handover, ok bool, err error) {
	if err := mayRead(tx); err != nil {
		return h, false, err
	}
	s, ok, err := current(tx)
	if err != nil || !ok {
		return h, false, err
	}
	h, err = load(tx, `h.shift = ?`, s.ID)
	return h, err == nil, err
}

// Of is one handover.
func Of(tx *vault.Tx, id int64) (Handover, error) {
	if err := mayRead(tx); err != nil {
		return Handover{}, err
	}
	return load(tx, `h.id = ?`, id)
}

// Past are handovers that were accepted, the latest first, without their lines and facts;
// before is the number of the last one of the page before.
func Past(tx *vault.Tx, before int64, limit int) ([]Handover, error) {
	if err := mayRead(tx); err != nil {
		return nil, err
	}
	if before == 0 {
		before = 1<<63 - 1
	}
	rows, err := tx.Query(handoverQuery+` join handover_state t on t.handover = h.id
		where t.state = 'accepted' and h.id < ? order by h.id desc limit ?`, before, limit)
	if err != nil {
		return nil, fmt.Errorf("list handovers: %w", err)
	}
	defer rows.Close()
	var all []Handover
	for rows.Next() {
		var h Handover
		if err := h.scan(rows); err != nil {
			return nil, fmt.Errorf("list handovers: %w", err)
		}
		h.Facts = Facts{}
		all = append(all, h)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("list handovers: %w", err)
	}
	for i := range all {
		if err := all[i].signatures(tx); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// mayRead wants somebody who sees the whole house: the sheet is about everybody in it.
func mayRead(tx *vault.Tx) error {
	if err := staff.Need(tx, staff.OperationalRead); err != nil {
		return err
	}
	if staff.ScopeOf(staff.Role(tx.Actor().Role), staff.OperationalRead) != staff.Any {
		return fault.Refuse("refused.no_right")
	}
	return nil
}

const handoverQuery = `select h.id, s.id, s.account, a.name, s.from_at, s.until_at, coalesce(s.closed_at, 0), h.facts_from,
	coalesce(h.facts_to, 9223372036854775807), coalesce(h.to_at, s.until_at), coalesce(h.facts, '{}'), coalesce(h.keys, -1),
	h.cash, h.doors, h.medicines, h.note, h.erased is not null
	from handover h join shift s on s.id = h.shift join account a on a.id = s.account`

func (h *Handover) scan(row interface{ Scan(...any) error }) error {
	var facts string
	err := row.Scan(&h.ID, &h.Shift.ID, &h.Shift.Account, &h.Shift.Name, &h.Shift.From, &h.Shift.To, &h.Shift.Closed,
		&h.Span.From, &h.Span.To, &h.To, &facts, &h.Checks.Keys, &h.Checks.Cash, &h.Checks.Doors, &h.Checks.Medicines,
		&h.Checks.Note, &h.Erased)
	if err != nil {
		return err
	}
	return json.Unmarshal([]byte(facts), &h.Facts)
}

func load(tx *vault.Tx, where string, arg int64) (Handover, error) {
	var h Handover
	err := h.scan(tx.QueryRow(handoverQuery+` where `+where, arg))
	if errors.Is(err, sql.ErrNoRows) {
		return h, fault.Refuse("refused.no_handover")
	}
	if err != nil {
		return h, fmt.Errorf("read a handover: %w", err)
	}
	if err := h.signatures(tx); err != nil {
		return h, err
	}
	if !h.State.Signed() {
		// What was signed once and returned is gathered anew.
		h.Facts, h.Span.To, h.To = Facts{}, civil.Open, h.Shift.To
	}
	h.Lines, err = h.lines(tx)
	return h, err
}

// signatures reads who signed, and where the sheet stands by that.
func (h *Handover) signatures(tx *vault.Tx) error {
	h.State = Draft
	rows, err := tx.Query(`select s.kind, s.account, a.name, s.at, s.text from handover_signature s join account a on a.id = s.account
		where s.handover = ? order by s.id`, h.ID)
	if err != nil {
		return fmt.Errorf("read signatures of handover %d: %w", h.ID, err)
	}
	defer rows.Close()
	for rows.Next() {
		var s Signature
		if err := rows.Scan(&h.State, &s.Account, &s.Name, &s.At, &s.Text); err != nil {
			return fmt.Errorf("read signatures of handover %d: %w", h.ID, err)
		}
		switch h.State {
		case Given:
			h.GivenBy = s
		case Returned:
			h.GivenBy, h.ReturnedBy = Signature{}, s
		case Accepted:
			h.AcceptedBy = s
		}
	}
	return rows.Err()
}

// draft makes the sheet of a shift that just began, with the actions that are still to be
// done. Facts go on where those of the last signed sheet ended.
func draft(tx *vault.Tx, shift int64) error {
	var last, from int64
	var state State
	err := tx.QueryRow(`select h.id, t.state, case when t.state in ('given', 'accepted') then h.facts_to else h.facts_from end
		from handover h join handover_state t on t.handover = h.id order by h.id desc limit 1`).Scan(&last, &state, &from)
	if errors.Is(err, sql.ErrNoRows) {
		err = tx.QueryRow(`select min(from_at, opened_at) from shift where id = ?`, shift).Scan(&from)
	}
	if err != nil {
		return fmt.Errorf("read the last handover: %w", err)
	}
	res, err := tx.Exec(`insert into handover (shift, facts_from) values (?, ?)`, shift, from)
	if err != nil {
		return fmt.Errorf("begin a handover: %w", err)
	}
	id, err := res.LastInsertId()
	if err != nil || last == 0 {
		return err
	}
	return carry(tx, last, id, !state.Signed())
}

// drafted is a handover that may still be written on.
func drafted(tx *vault.Tx, id int64) (Handover, error) {
	if err := staff.Need(tx, staff.OperationalWrite); err != nil {
		return Handover{}, err
	}
	h, err := load(tx, `h.id = ?`, id)
	if err != nil {
		return h, err
	}
	if h.State.Signed() {
		return h, fault.Refuse("refused.handover_signed")
	}
	return h, nil
}

// At is the handover of the shift that lasted at a moment; ok is false when there was none.
func At(tx *vault.Tx, at civil.Instant) (id int64, ok bool, err error) {
	if err := mayRead(tx); err != nil {
		return 0, false, err
	}
	err = tx.QueryRow(`select h.id from handover h join shift s on s.id = h.shift where s.opened_at <= ?
		order by s.opened_at desc, s.id desc limit 1`, int64(at)).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, false, nil
	}
	if err != nil {
		return 0, false, fmt.Errorf("look up a handover: %w", err)
	}
	return id, true, nil
}
