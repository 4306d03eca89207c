package tasks

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Priority is how much a task presses.
type Priority string

// The priorities.
const (
	Urgent Priority = "urgent"
	Normal Priority = "normal"
	Low    Priority = "low"
)

// State is where a task stands.
type State string

// The states.
const (
	Open     State = "open"
	Finished State = "done"
	Dropped  State = "dropped"
)

// New is a task to be made.
type New struct {
	Title     string        // as typed; empty when Say is set
	Say       fault.Message // a sentence of assets/words with its values
	Resident  int64         // whom it is about, 0 if nobody
	Household int64
	Due       civil.Instant // 0: whenever
	Owner     int64         // whose it is, 0 if anybody's
	Role      staff.Role    // for anybody who works as that
	Priority  Priority      // Normal unless set
	Rule      bool          // made by the program, not typed by somebody
}

// Task is a thing to do.
type Task struct {
	ID        int64
	Title     string
	Say       fault.Message
	Resident  int64
	Household int64
	Due       civil.Instant
	Owner     int64
	OwnerName string
	Role      staff.Role
	Priority  Priority
	State     State
	Reason    string // why it was dropped: typed, or a key that begins with "task.reason."
	Rule      bool
	Made      civil.Instant
	MadeBy    int64
	Closed    civil.Instant
	ClosedBy  int64
}

// Overdue reports whether t is open and its time has passed.
func (t Task) Overdue(now civil.Instant) bool { return t.State == Open && t.Due != 0 && t.Due <= now }

// Add makes a task and gives its number. Somebody without operational.write may make
// tasks for herself only.
func Add(tx *vault.Tx, n New) (int64, error) {
	right := staff.OperationalWrite
	if n.Owner == tx.Actor().Account {
		right = staff.OperationalRead
	}
	if err := staff.Need(tx, right); err != nil {
		return 0, err
	}
	return add(tx, n)
}

// AddByRule makes a task that time alone brings about. It needs no right, because nobody
// asks for it: whoever is signed in happens to be there.
func AddByRule(tx *vault.Tx, n New) (int64, error) {
	n.Rule = true
	return add(tx, n)
}

func add(tx *vault.Tx, n New) (int64, error) {
	n.Title = strings.TrimSpace(norm.NFC.String(n.Title))
	if n.Priority == "" {
		n.Priority = Normal
	}
	if err := n.check(tx); err != nil {
		return 0, err
	}
	args, err := encode(n.Say)
	if err != nil {
		return 0, err
	}
	source := "user"
	if n.Rule {
		source = "rule"
	}
	res, err := tx.Exec(`insert into task (title, title_key, title_args, resident, household, due, owner, role, priority, source, made_at, made_by)
		values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, orNull(n.Title), orNull(n.Say.Key), args, orNull(n.Resident), orNull(n.Household),
		orNull(int64(n.Due)), orNull(n.Owner), orNull(string(n.Role)), string(n.Priority), source, int64(tx.Now()), orNull(tx.Actor().Account))
	if err != nil {
		return 0, fmt.Errorf("add task: %w", err)
	}
	id, err := res.LastInsertId()
	if err != nil {
		return 0, fmt.Errorf("add task: %w", err)
	}
	tx.Touch(Topic)
	title := n.Title
	if title == "" {
		title = n.Say.Key
	}
	return id, staff.Record(tx, staff.Change{Entity: "task", ID: id, Subject: n.Resident, Action: staff.ActionCreate,
		Fields: []staff.Diff{{Name: "title", New: title}, {Name: "state", New: string(Open)}}})
}

func (n New) check(tx *vault.Tx) error {
	var f fault.Fields
	switch {
	case n.Say.Key != "" && n.Title != "":
		f.Add("title", "fault.task.two_titles")
	case n.Say.Key != "":
	case n.Title == "":
		f.Add("title", "fault.text.empty")
	case utf8.RuneCountInString(n.Title) > 200:
		f.Add("title", "fault.text.long", "Max", 200)
	case !utf8.ValidString(n.Title) || strings.ContainsFunc(n.Title, unicode.IsControl):
		f.Add("title", "fault.text.control")
	}
	if n.Priority != Urgent && n.Priority != Normal && n.Priority != Low {
		f.Add("priority", "fault.task.priority")
	}
	if n.Role != "" && !n.Role.Known() {
		f.Add("role", "fault.roles.unknown")
	}
	for table, id := range map[string]int64{"resident": n.Resident, "household": n.Household} {
		var known bool
		if err := tx.QueryRow(`select ? = 0 or exists (select 1 from `+table+` where id = ?)`, id, id).Scan(&known); err != nil {
			return fmt.Errorf("look up %s %d: %w", table, id, err)
		}
		if !known {
			return fault.Refuse("refused.no_resident")
		}
	}
	if n.Owner != 0 {
		a, err := staff.AccountByID(tx, n.Owner)
		if err != nil {
			return err
		}
		if !a.Active {
			f.Add("owner", "fault.task.owner_left")
		}
	}
	return f.Err()
}

func encode(m fault.Message) (any, error) {
	if len(m.Args) == 0 {
		return nil, nil
	}
	b, err := json.Marshal(m.Args)
	if err != nil {
		return nil, fmt.Errorf("keep values of a task's sentence: %w", err)
	}
	return string(b), nil
}

func orNull[T comparable](v T) any {
	var zero T
	if v == zero {
		return nil
	}
	return v
}
