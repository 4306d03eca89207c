package shift

import (
	"fmt"
	"slices"
	"strconv"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Severities are how much a line presses, the most first.
func Severities() []string { return []string{"attention", "watch", "calm"} }

// LongestLine is how many letters each text of a line may have.
const LongestLine = 500

// Line is what the giver says of a resident or of the house: how much it presses, what is
// the matter, what is to be done by whom and when, and what to do if something happens.
type Line struct {
	ID       int64
	Origin   int64 // the first of those that were carried on from sheet to sheet
	Resident int64 // 0: the house
	Word     string
	Severity string
	Summary  string
	Action   string
	Owner    int64 // 0: whoever is there
	OwnedBy  string
	Due      civil.Instant
	IfThen   string // "if … then …"
	Carried  bool   // stood on a sheet before
	Done     bool   // of the action; as it was when the sheet was signed
	Erased   bool
}

// Open reports whether there is something left to do.
func (l Line) Open() bool { return l.Action != "" && !l.Done }

// SaveLine writes a line on a draft: a new one when its ID is 0.
func SaveLine(tx *vault.Tx, handover int64, l Line) (int64, error) {
	h, err := drafted(tx, handover)
	if err != nil {
		return 0, err
	}
	if err := l.check(tx); err != nil {
		return 0, err
	}
	if l.ID == 0 {
		return addLine(tx, h.ID, 0, l)
	}
	i := slices.IndexFunc(h.Lines, func(x Line) bool { return x.ID == l.ID })
	if i < 0 {
		return 0, fault.Refuse("refused.no_handover_line")
	}
	old := h.Lines[i]
	if old.Carried && old.Open() && l.Action == "" {
		return 0, fault.Refuse("refused.handover_carried")
	}
	_, err = tx.Exec(`update handover_line set resident = ?, severity = ?, summary = ?, action = ?, owner = ?, due = ?, if_then = ? where id = ?`,
		orNull(l.Resident), l.Severity, l.Summary, l.Action, orNull(l.Owner), orNull(int64(l.Due)), l.IfThen, l.ID)
	if err != nil {
		return 0, fmt.Errorf("change line %d of a handover: %w", l.ID, err)
	}
	return l.ID, lineRecord(tx, l.ID, old, l)
}

// DropLine takes a line off a draft again. One that was carried on is ticked instead.
func DropLine(tx *vault.Tx, handover, line int64) error {
	h, err := drafted(tx, handover)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(h.Lines, func(x Line) bool { return x.ID == line })
	if i < 0 {
		return fault.Refuse("refused.no_handover_line")
	}
	if h.Lines[i].Carried {
		return fault.Refuse("refused.handover_carried")
	}
	var ticks int
	if err := tx.QueryRow(`select count(*) from handover_tick where line = ?`, line).Scan(&ticks); err != nil {
		return fmt.Errorf("read ticks of line %d: %w", line, err)
	}
	if ticks > 0 {
		return fault.Refuse("refused.handover_ticked")
	}
	if _, err := tx.Exec(`delete from handover_line where id = ?`, line); err != nil {
		return fmt.Errorf("drop line %d of a handover: %w", line, err)
	}
	return lineRecord(tx, line, h.Lines[i], Line{Resident: h.Lines[i].Resident})
}

// Tick says that the action of a line was done, or takes that back. It goes with every
// sheet on which the line stands that isn't signed.
func Tick(tx *vault.Tx, line int64, done bool) error {
	if err := staff.Need(tx, staff.OperationalWrite); err != nil {
		return err
	}
	var origin, resident int64
	var was bool
	err := tx.QueryRow(`select l.origin, coalesce(l.resident, 0), `+ticked+` from handover_line l where l.id = ?2 and length(l.action) > 0`,
		int64(civil.Open), line).Scan(&origin, &resident, &was)
	if err != nil {
		return fault.Refuse("refused.no_handover_line")
	}
	if was == done {
		return nil
	}
	_, err = tx.Exec(`insert into handover_tick (line, done, at, account) values (?, ?, ?, ?)`, origin, done, int64(tx.Now()), tx.Actor().Account)
	if err != nil {
		return fmt.Errorf("tick line %d: %w", line, err)
	}
	tx.Touch(TopicHandover)
	return staff.Record(tx, staff.Change{Entity: "handover_line", ID: origin, Subject: resident,
		Fields: []staff.Diff{{Name: "done", Old: strconv.FormatBool(was), New: strconv.FormatBool(done)}}})
}

// ticked is whether the action of line l was done by the moment ?1.
const ticked = `coalesce((select t.done from handover_tick t where t.line = l.origin and t.at <= ?1 order by t.id desc limit 1), 0)`

func (h *Handover) lines(tx *vault.Tx) ([]Line, error) {
	rows, err := tx.Query(`select l.id, l.origin, coalesce(l.resident, 0), coalesce(r.code_word, ''), l.severity, l.summary, l.action,
			coalesce(l.owner, 0), coalesce(a.name, ''), coalesce(l.due, 0), l.if_then, l.origin <> l.id, `+ticked+`, l.erased is not null
		from handover_line l left join resident r on r.id = l.resident left join account a on a.id = l.owner
		where l.handover = ?2
		order by case l.severity when 'attention' then 0 when 'watch' then 1 else 2 end, l.place, l.id`, int64(h.Span.To), h.ID)
	if err != nil {
		return nil, fmt.Errorf("read lines of handover %d: %w", h.ID, err)
	}
	defer rows.Close()
	var ls []Line
	for rows.Next() {
		var l Line
		err := rows.Scan(&l.ID, &l.Origin, &l.Resident, &l.Word, &l.Severity, &l.Summary, &l.Action, &l.Owner, &l.OwnedBy,
			&l.Due, &l.IfThen, &l.Carried, &l.Done, &l.Erased)
		if err != nil {
			return nil, fmt.Errorf("read lines of handover %d: %w", h.ID, err)
		}
		ls = append(ls, l)
	}
	return ls, rows.Err()
}

// carry puts the actions of sheet from that weren't ticked on sheet to; everything, when
// nobody has read the old one.
func carry(tx *vault.Tx, from, to int64, everything bool) error {
	old, err := load(tx, `h.id = ?`, from)
	if err != nil {
		return err
	}
	old.Span.To = civil.Open // ticked since the signature counts too
	if old.Lines, err = old.lines(tx); err != nil {
		return err
	}
	for _, l := range old.Lines {
		if l.Erased || !l.Open() && !(everything && l.Action == "") {
			continue
		}
		if _, err := addLine(tx, to, l.Origin, l); err != nil {
			return err
		}
	}
	return nil
}

// addLine writes l on a sheet; origin 0 makes it the first of its kind.
func addLine(tx *vault.Tx, handover, origin int64, l Line) (int64, error) {
	var id, place int64
	err := tx.QueryRow(`select 1 + coalesce(max(id), 0), (select 1 + coalesce(max(place), 0) from handover_line where handover = ?)
		from handover_line`, handover).Scan(&id, &place)
	if err != nil {
		return 0, fmt.Errorf("number a line of a handover: %w", err)
	}
	if origin == 0 {
		origin = id
	}
	_, err = tx.Exec(`insert into handover_line (id, handover, origin, place, resident, severity, summary, action, owner, due, if_then, made_at, made_by)
		values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, id, handover, origin, place, orNull(l.Resident), l.Severity, l.Summary,
		l.Action, orNull(l.Owner), orNull(int64(l.Due)), l.IfThen, int64(tx.Now()), tx.Actor().Account)
	if err != nil {
		return 0, fmt.Errorf("write a line of a handover: %w", err)
	}
	if origin != id {
		return id, nil // what it says stands in the history of the first
	}
	return id, lineRecord(tx, id, Line{Resident: l.Resident}, l)
}

func (l *Line) check(tx *vault.Tx) error {
	var f fault.Fields
	if !slices.Contains(Severities(), l.Severity) {
		f.Add("severity", "fault.handover.severity")
	}
	checkText(&f, "summary", &l.Summary, LongestLine)
	checkText(&f, "action", &l.Action, LongestLine)
	checkText(&f, "if_then", &l.IfThen, LongestLine)
	if len(f) == 0 && l.Summary == "" && l.Action == "" && l.IfThen == "" {
		f.Add("summary", "fault.text.empty")
	}
	if l.Action == "" && (l.Owner != 0 || l.Due != 0) && len(f) == 0 {
		f.Add("action", "fault.handover.action")
	}
	if err := f.Err(); err != nil {
		return err
	}
	if l.Owner != 0 {
		a, err := staff.AccountByID(tx, l.Owner)
		if err != nil {
			return err
		}
		if !a.Active {
			return fault.Fields{{Name: "owner", Message: fault.Say("fault.task.owner_left")}}
		}
	}
	if l.Resident != 0 {
		return people.Allowed(tx, staff.OperationalRead, l.Resident)
	}
	return nil
}

// lineRecord writes what changed of a line.
func lineRecord(tx *vault.Tx, id int64, old, now Line) error {
	tx.Touch(TopicHandover)
	number := func(n int64) string {
		if n == 0 {
			return ""
		}
		return strconv.FormatInt(n, 10)
	}
	return staff.Record(tx, staff.Change{Entity: "handover_line", ID: id, Subject: now.Resident, Fields: []staff.Diff{
		{Name: "resident", Old: number(old.Resident), New: number(now.Resident)},
		{Name: "severity", Old: old.Severity, New: now.Severity}, {Name: "summary", Old: old.Summary, New: now.Summary},
		{Name: "action", Old: old.Action, New: now.Action}, {Name: "owner", Old: number(old.Owner), New: number(now.Owner)},
		{Name: "due", Old: number(int64(old.Due)), New: number(int64(now.Due))}, {Name: "if_then", Old: old.IfThen, New: now.IfThen}}})
}
