package shift

import (
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"unicode/utf8"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/people"
	"pana/shelter/staff"
	"pana/shelter/vault"
)

// Longest is how many letters a line of the log may have.
const Longest = 4000

// Kinds are what a line can be about, in the order of the form; the first is meant when
// nobody says.
func Kinds() []string {
	return []string{"routine", "visitor", "call", "health", "safety", "repair", "other"}
}

// Entry is a line of the house log.
type Entry struct {
	ID       int64
	At       civil.Instant
	Account  int64
	By       string // name of the account
	Role     staff.Role
	Kind     string
	Resident int64  // 0: about nobody
	Word     string // her code word
	Text     string
	Erased   bool
	// Corrects is the line in whose place this one stands, CorrectedBy the one in place of
	// this; 0 if there is none.
	Corrects, CorrectedBy int64
}

// NewEntry is a line to be written.
type NewEntry struct {
	Kind     string // "" is routine
	Text     string
	Resident int64
}

// Write adds a line to the house log.
func Write(tx *vault.Tx, n NewEntry) (int64, error) { return write(tx, n, 0) }

// Correct writes a line in the place of line id, which stays to be read.
func Correct(tx *vault.Tx, id int64, n NewEntry) (int64, error) {
	old, err := EntryOf(tx, id)
	if err != nil {
		return 0, err
	}
	if old.CorrectedBy != 0 || old.Erased {
		return 0, fault.Refuse("refused.log_corrected")
	}
	return write(tx, n, id)
}

func write(tx *vault.Tx, n NewEntry, corrects int64) (int64, error) {
	if err := staff.Need(tx, staff.OperationalWrite); err != nil {
		return 0, err
	}
	if err := n.check(tx); err != nil {
		return 0, err
	}
	salt := make([]byte, 16)
	if _, err := io.ReadFull(tx.Rand(), salt); err != nil {
		return 0, fmt.Errorf("salt a line of the log: %w", err)
	}
	var id int64
	if err := tx.QueryRow(`select 1 + coalesce(max(id), 0) from log_entry`).Scan(&id); err != nil {
		return 0, fmt.Errorf("number a line of the log: %w", err)
	}
	_, err := tx.Exec(`insert into log_entry (id, at, account, role, kind, resident, text, salt, corrects)
		values (?, ?, ?, ?, ?, ?, ?, ?, ?)`, id, int64(tx.Now()), tx.Actor().Account, tx.Actor().Role, n.Kind,
		orNull(n.Resident), n.Text, salt, orNull(corrects))
	if err != nil {
		return 0, fmt.Errorf("write a line of the log: %w", err)
	}
	tx.Touch(TopicLog)
	return id, staff.Audit(tx, staff.Entry{Action: staff.ActionCreate, Entity: entityLog, ID: id, Subject: n.Resident,
		Fields: []string{"kind", "text"}, Values: covered(n.Kind, n.Text, salt)})
}

// entityLog names lines of the log in the audit.
const entityLog = "log_entry"

// covered is what the audit's digest of a line covers.
func covered(kind, text string, salt []byte) []string {
	return []string{kind, text, hex.EncodeToString(salt)}
}

// check puts n into its stored form and says what is wrong with it.
func (n *NewEntry) check(tx *vault.Tx) error {
	var f fault.Fields
	if n.Kind == "" {
		n.Kind = Kinds()[0]
	}
	if !slices.Contains(Kinds(), n.Kind) {
		f.Add("kind", "fault.log.kind")
	}
	checkText(&f, "text", &n.Text, Longest)
	if n.Text == "" && len(f) == 0 {
		f.Add("text", "fault.text.empty")
	}
	if err := f.Err(); err != nil {
		return err
	}
	if n.Resident == 0 {
		return nil
	}
	return people.Allowed(tx, staff.OperationalRead, n.Resident)
}

// checkText cleans *s and adds a fault when it is longer than most letters.
func checkText(f *fault.Fields, field string, s *string, most int) {
	// What is far too long isn't even looked at.
	if len(*s) <= 8*utf8.UTFMax*most {
		*s = Clean(*s)
	}
	if utf8.RuneCountInString(*s) > most {
		f.Add(field, "fault.text.long", "Max", most)
	}
}

func orNull[T comparable](v T) any {
	var zero T
	if v == zero {
		return nil
	}
	return v
}
