package people

import (
	"encoding/hex"
	"fmt"
	"strings"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// pageSize is how many rows a page has unless the filter says otherwise.
const pageSize = 100

// Filter chooses residents. Text is a code word's beginning, a register number or its
// sequence, a bed, or the beginning of names; names only of people whose identity the
// actor may open.
type Filter struct {
	State    State // "" as In
	Text     string
	Room     int64  // where they sleep now
	Language string // ISO 639 code that they speak
	Where    Where  // whether they are out of the house
	Limit    int    // 0: 100
	After    Cursor // the last row of the page before
}

// Cursor is a row's place in its list; the zero Cursor is before the first.
type Cursor struct {
	Key string
	ID  int64
}

// Row is one line of a list of residents, in the order of their code words.
type Row struct {
	ID                   int64
	RegisterNo, CodeWord string
	State                State
	Sex                  Sex
	SexMissing           Missing
	Birth                Birth // the age only
	Citizenship          string
	Household            int64
	Relation             string
	Member               bool // called after somebody: a -1, -2 word
	Room, Bed            string
	Since                civil.Instant // of the last stay
	Left                 civil.Instant // 0 while it lasts
	PlannedUntil         civil.Day
	Alert                Alert  // empty once it has run out
	Why                  string // how Text was found: word, number, bed, or a way of matching names
	Cursor               Cursor
}

const rowColumns = `r.id, r.register_no, r.code_word, r.state, coalesce(r.sex, ''), coalesce(r.sex_missing, 0),
	coalesce(r.citizenship, ''), r.household, r.relation, r.code_key <> r.code_base, coalesce(room.code, ''),
	coalesce(bed.code, ''), coalesce(s.admitted_at, 0), coalesce(s.exited_at, 0), coalesce(s.planned_until, ''),
	coalesce(r.alert_text, ''), coalesce(r.alert_level, ''), coalesce(r.alert_until, 0), hex(r.sort_key), ` + BirthColumns

// Where they are now is the house's to say; its tables are read here and never written.
const rowTables = ` from resident r
	left join stay s on s.id = (select id from stay where resident = r.id and void = 0 order by admitted_at desc limit 1)
	left join bed_assignment a on a.resident = r.id and a.to_at is null and a.void = 0
	left join bed on bed.id = a.bed
	left join bed_place p on p.bed = a.bed and p.to_at is null
	left join room on room.id = p.room`

// List is a page of residents.
func List(tx *vault.Tx, f Filter) ([]Row, error) {
	if err := staff.Need(tx, staff.OperationalRead); err != nil {
		return nil, err
	}
	day, err := today(tx)
	if err != nil {
		return nil, err
	}
	where, args, why, err := f.chosen(tx)
	if err != nil || where == nil {
		return nil, err
	}
	if f.Limit <= 0 {
		f.Limit = pageSize
	}
	rows, err := tx.Query(`select `+rowColumns+rowTables+` where `+strings.Join(where, " and ")+
		` order by r.sort_key, r.id limit ?`, append(args, f.Limit)...)
	if err != nil {
		return nil, fmt.Errorf("list residents: %w", err)
	}
	defer rows.Close()
	var out []Row
	for rows.Next() {
		var r Row
		var b BirthRow
		var planned string
		dest := []any{&r.ID, &r.RegisterNo, &r.CodeWord, &r.State, &r.Sex, &r.SexMissing, &r.Citizenship, &r.Household,
			&r.Relation, &r.Member, &r.Room, &r.Bed, &r.Since, &r.Left, &planned, &r.Alert.Text, &r.Alert.Level,
			&r.Alert.Until, &r.Cursor.Key}
		if err := rows.Scan(append(dest, b.Dest()...)...); err != nil {
			return nil, fmt.Errorf("list residents: %w", err)
		}
		if planned != "" {
			if r.PlannedUntil, err = civil.ParseDay(planned); err != nil {
				return nil, fmt.Errorf("list residents: %w", err)
			}
		}
		if !r.Alert.Active(tx.Now()) {
			r.Alert = Alert{}
		}
		r.Birth, r.Cursor.ID, r.Why = b.Birth().Face(day), r.ID, why[r.ID]
		out = append(out, r)
	}
	return out, rows.Err()
}

// chosen are the conditions of f with its text, and how each was found by it; no conditions
// mean that the text fits nobody.
func (f Filter) chosen(tx *vault.Tx) (where []string, args []any, why map[int64]string, err error) {
	if where, args, err = f.where(tx); err != nil {
		return nil, nil, nil, err
	}
	if text := tidy(f.Text); text != "" {
		found, err := find(tx, text)
		if err != nil || len(found.by) == 0 {
			return nil, nil, nil, err
		}
		why = map[int64]string{}
		for id, x := range found.by {
			why[id] = x.why
		}
		where, args = append(where, `r.id in (select value from json_each(?))`), append(args, numbers(why))
	}
	return where, args, why, nil
}

// where are the conditions of f but its text.
func (f Filter) where(tx *vault.Tx) (where []string, args []any, err error) {
	add := func(condition string, values ...any) {
		where, args = append(where, condition), append(args, values...)
	}
	if onlyPresent(tx) {
		f.State = In
	}
	switch f.State {
	case "", In:
		add(`r.state = ?`, string(In))
	case Expected, Left:
		add(`r.state = ?`, string(f.State))
	case Everybody:
		add(`r.id > 0`)
	default:
		return nil, nil, fault.Fields{{Name: "state", Message: fault.Say("fault.state.unknown")}}
	}
	if f.Room != 0 {
		add(`r.id in (select a.resident from bed_assignment a join bed_place p on p.bed = a.bed and p.to_at is null
			where a.to_at is null and a.void = 0 and p.room = ?)`, f.Room)
	}
	if f.Language != "" {
		add(`r.id in (select resident from resident_language where code = ?)`, f.Language)
	}
	if f.Where != "" {
		condition, values, err := f.Where.condition(tx)
		if err != nil {
			return nil, nil, err
		}
		add(condition, values...)
	}
	if f.After != (Cursor{}) {
		key, err := hex.DecodeString(f.After.Key)
		if err != nil {
			return nil, nil, fmt.Errorf("read the cursor: %w", err)
		}
		add(`(r.sort_key, r.id) > (?, ?)`, key, f.After.ID)
	}
	return where, args, nil
}

// onlyPresent reports whether the actor sees residents only while they are in the house.
func onlyPresent(tx *vault.Tx) bool {
	return staff.ScopeOf(staff.Role(tx.Actor().Role), staff.OperationalRead) == staff.Present
}

// Tally is how many residents there are.
type Tally struct{ Expected, In, Left, All int }

// Counts counts the residents that the actor may see.
func Counts(tx *vault.Tx) (Tally, error) {
	if err := staff.Need(tx, staff.OperationalRead); err != nil {
		return Tally{}, err
	}
	var t Tally
	err := tx.QueryRow(`select (select count(*) from resident where state = 'expected'),
		(select count(*) from resident where state = 'in'), (select count(*) from resident where state = 'left')`).
		Scan(&t.Expected, &t.In, &t.Left)
	if err != nil {
		return t, fmt.Errorf("count residents: %w", err)
	}
	if onlyPresent(tx) {
		t.Expected, t.Left = 0, 0
	}
	t.All = t.Expected + t.In + t.Left
	return t, nil
}
