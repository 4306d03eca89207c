package people

import (
	"fmt"
	"slices"

	"pana/shelter/civil"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// What finds a resident besides the ways of matching a name (Exact, Folded, Layout, Sound).
const (
	ByWord   = "word"
	ByNumber = "number"
	ByBed    = "bed"
)

// MostFound is the greatest number of matches that a search hands out.
const MostFound = 200

// Match is one resident whom a search found: as much of her as everybody may know who sees
// residents at all, and no name.
type Match struct {
	ID                   int64
	CodeWord, RegisterNo string
	State                State
	Bed                  string // where she sleeps now
	Sex                  Sex
	Birth                Birth         // the age only
	Left                 civil.Instant // 0 while she is here, or hasn't come yet
	Why                  string        // ByWord, ByNumber, ByBed, or a way of matching names
	Read                 string        // what was typed, read on another keyboard layout; "" as it stands
}

// Named reports whether she was found by her name, which the audit must know.
func (m Match) Named() bool { return slices.Contains(Kinds(), m.Why) }

// Named reports whether the text of the list's filter found her by her name.
func (r Row) Named() bool { return slices.Contains(Kinds(), r.Why) }

// Found is what a search came to.
type Found struct {
	Matches []Match
	Count   int  // how many residents fit, also those beyond the limit
	More    bool // there are more than Count: they weren't all counted
	Closed  bool // there is a record that the actor may not see (CR-03); nothing else is said of it
}

// Search is who text may mean, the likeliest first: code words, register numbers, beds and
// names, each as it stands, in another alphabet or spelling, typed on another keyboard
// layout, and names by their sound. Names are looked up only of people whose identity the
// actor may open. Of one likelihood those in the house come first, by code word.
// A limit of 0, or beyond MostFound, is MostFound.
func Search(tx *vault.Tx, text string, limit int) (Found, error) {
	if err := staff.Need(tx, staff.OperationalRead); err != nil {
		return Found{}, err
	}
	if limit <= 0 || limit > MostFound {
		limit = MostFound
	}
	l, err := find(tx, text)
	if err != nil {
		return Found{}, err
	}
	f := Found{More: l.more}
	if onlyPresent(tx) {
		if f.Closed, err = l.dropAbsent(tx); err != nil {
			return Found{}, err
		}
	}
	f.Count = len(l.by)
	first, err := l.first(tx, limit)
	if err != nil {
		return Found{}, err
	}
	f.Matches, err = matches(tx, first)
	for i, m := range f.Matches {
		f.Matches[i].Why, f.Matches[i].Read = l.by[m.ID].why, l.by[m.ID].read
	}
	return f, err
}

// Matches are residents by number, in that order, for a list of those looked at last. Whom
// the actor may not see is left out.
func Matches(tx *vault.Tx, ids []int64) ([]Match, error) {
	if err := staff.Need(tx, staff.OperationalRead); err != nil {
		return nil, err
	}
	all, err := matches(tx, ids)
	if onlyPresent(tx) {
		all = slices.DeleteFunc(all, func(m Match) bool { return m.State != In })
	}
	return all, err
}

func matches(tx *vault.Tx, ids []int64) ([]Match, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	day, err := today(tx)
	if err != nil {
		return nil, err
	}
	rows, err := tx.Query(`select r.id, r.code_word, r.register_no, r.state, coalesce(r.sex, ''), coalesce(bed.code, ''),
			coalesce((select exited_at from stay where resident = r.id and void = 0 order by admitted_at desc limit 1), 0), `+
		BirthColumns+`
		from json_each(?) j join resident r on r.id = j.value
		left join bed_assignment a on a.resident = r.id and a.to_at is null and a.void = 0
		left join bed on bed.id = a.bed
		order by j.id`, list(ids))
	if err != nil {
		return nil, fmt.Errorf("read what was found: %w", err)
	}
	defer rows.Close()
	var out []Match
	for rows.Next() {
		var m Match
		var b BirthRow
		dest := []any{&m.ID, &m.CodeWord, &m.RegisterNo, &m.State, &m.Sex, &m.Bed, &m.Left}
		if err := rows.Scan(append(dest, b.Dest()...)...); err != nil {
			return nil, fmt.Errorf("read what was found: %w", err)
		}
		m.Birth = b.Birth().Face(day)
		out = append(out, m)
	}
	return out, rows.Err()
}
