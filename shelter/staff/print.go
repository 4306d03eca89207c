package staff

import (
	"fmt"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/vault"
)

// State is where a print stands.
type State string

// The states of a print: reserved becomes printed or void, and nothing else ever changes
// but that the paper is destroyed, once.
const (
	Reserved State = "reserved"
	Printed  State = "printed"
	Voided   State = "void"
)

// Print is one printing of a sheet.
type Print struct {
	Sheet     string // the sheet's name, such as "beds"
	Level     string // A, B, C; empty for a paper that names nobody
	Class     string // F1 … F5, public; F1 unless set
	Lang      string
	Params    string // dates, numbers and codes; never a name
	Resident  int64  // whom it is about, 0 if not one person
	Copies    int    // 1 unless set
	Reason    string // demanded for level C
	Figures   []byte // SHA-256 of the figures, nil for a blank form
	DestroyBy civil.Instant

	// Set by the log.
	No        int64
	State     State
	At        civil.Instant
	Account   int64
	By        string
	Role      Role
	Pages     int
	Bytes     []byte // SHA-256 of the document
	Printed   civil.Instant
	VoidedFor string
	Destroyed civil.Instant
}

// Reserve takes the next number for p before it is laid out. The right is that of its
// level; which residents it may show, the catalogue of sheets has asked.
func Reserve(tx *vault.Tx, p Print) (int64, error) {
	right := SheetA
	switch p.Level {
	case "B":
		right = SheetB
	case "C":
		right = SheetC
	}
	if p.Class == "F5" { // the inspector takes the audit away on paper, and nothing else
		right = AuditRead
	}
	if err := Need(tx, right); err != nil {
		return 0, err
	}
	p.Copies, p.Reason = max(p.Copies, 1), tidy(p.Reason)
	if p.Class == "" {
		p.Class = "F1"
	}
	var f fault.Fields
	if p.Level == "C" || p.Reason != "" {
		checkLine(&f, "reason", p.Reason, 200)
	}
	if p.Copies > 99 {
		f.Add("copies", "fault.number.range", "From", 1, "To", 99)
	}
	if err := f.Err(); err != nil {
		return 0, err
	}
	var no int64
	err := tx.QueryRow(`insert into print_log (no, state, sheet, level, class, lang, params, resident, copies, reason, figures, at, by_account, role, destroy_by)
		values ((select 1 + coalesce(max(no), 0) from print_log), 'reserved', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning no`,
		p.Sheet, p.Level, p.Class, p.Lang, p.Params, orNull(p.Resident), p.Copies, orNull(p.Reason), blob(p.Figures),
		int64(tx.Now()), tx.Actor().Account, tx.Actor().Role, orNull(int64(p.DestroyBy))).Scan(&no)
	if err != nil {
		return 0, fmt.Errorf("reserve a print number: %w", err)
	}
	tx.Touch(TopicPrints)
	return no, Audit(tx, Entry{Action: ActionPrint, Entity: "print", ID: no, Subject: p.Resident,
		Fields: []string{p.Sheet}, Reason: p.Reason})
}

// Finish notes that print no came out as pages pages with the given SHA-256.
func Finish(tx *vault.Tx, no int64, sha256 []byte, pages int) error {
	if err := ownPrint(tx, no); err != nil {
		return err
	}
	_, err := tx.Exec(`update print_log set state = 'printed', printed_at = ?, bytes = ?, pages = ? where no = ?`,
		int64(tx.Now()), sha256, pages, no)
	if err != nil {
		return fmt.Errorf("finish print %d: %w", no, err)
	}
	tx.Touch(TopicPrints)
	return nil
}

// Void notes that print no never came out, and why; the number stays used.
func Void(tx *vault.Tx, no int64, reason string) error {
	if err := ownPrint(tx, no); err != nil {
		return err
	}
	reason = tidy(reason)
	var f fault.Fields
	checkLine(&f, "reason", reason, 200)
	if err := f.Err(); err != nil {
		return err
	}
	return void(tx, no, reason)
}

func void(tx *vault.Tx, no int64, reason string) error {
	if _, err := tx.Exec(`update print_log set state = 'void', void_reason = ? where no = ?`, reason, no); err != nil {
		return fmt.Errorf("void print %d: %w", no, err)
	}
	tx.Touch(TopicPrints)
	return Audit(tx, Entry{Action: ActionVoid, Entity: "print", ID: no})
}

// VoidInterrupted voids the prints that a crash or a power cut left waiting. It is called
// where the file is opened, since nobody can be printing from it yet; whether paper came
// out nobody knows, so that the number stays used.
func VoidInterrupted(tx *vault.Tx) error {
	if err := signedIn(tx); err != nil {
		return err
	}
	waiting, err := queryPrints(tx, `where p.state = 'reserved' order by p.no`)
	if err != nil {
		return err
	}
	for _, p := range waiting {
		if err := void(tx, p.No, "interrupted"); err != nil {
			return err
		}
	}
	return nil
}

// Destroyed notes that the paper of print no was shredded, once.
func Destroyed(tx *vault.Tx, no int64) error {
	if err := Need(tx, SheetA); err != nil {
		return err
	}
	p, err := printByNo(tx, no)
	if err != nil {
		return err
	}
	if p.State != Printed || p.Destroyed != 0 {
		return fault.Refuse("refused.print_state")
	}
	_, err = tx.Exec(`update print_log set destroyed_on = ?, destroyed_by = ? where no = ?`,
		int64(tx.Now()), tx.Actor().Account, no)
	if err != nil {
		return fmt.Errorf("note that print %d was destroyed: %w", no, err)
	}
	tx.Touch(TopicPrints)
	return Audit(tx, Entry{Action: ActionDestroy, Entity: "print", ID: no})
}
