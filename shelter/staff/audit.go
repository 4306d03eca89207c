package staff

import (
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"pana/shelter/vault"
)

// Actions of the audit; parts may name further ones.
const (
	ActionCreate   = "create"
	ActionChange   = "change"
	ActionView     = "view" // of an identity
	ActionSearch   = "search"
	ActionPrint    = "print"
	ActionVoid     = "void"    // of a print
	ActionDestroy  = "destroy" // of a paper
	ActionExport   = "export"
	ActionOverride = "override"
	ActionPassword = "password"
	ActionSignIn   = "sign-in"
	ActionSignOut  = "sign-out"
	ActionFailed   = "sign-in failed"
	ActionCopy     = "copy"
	ActionRole     = "role"  // another role of the same account
	ActionCheck    = "check" // of the file
	ActionClock    = "clock-confirmed"

	ActionRecovery        = "recovery-code"
	ActionRecoveryPrinted = "recovery-code-printed"
	ActionRecovered       = "recovered" // the file was opened by the code
)

// Actions are all actions that the audit may name, in the order of a list.
func Actions() []string {
	return []string{ActionCreate, ActionChange, ActionView, ActionSearch, ActionPrint, ActionVoid, ActionDestroy, ActionExport, ActionOverride,
		ActionPassword, ActionSignIn, ActionSignOut, ActionFailed, ActionRole, ActionCopy, ActionCheck, ActionClock,
		ActionRecovery, ActionRecoveryPrinted, ActionRecovered, "given", "returned", "accepted"}
}

// ActionWord is an action as the keys of its words have it.
func ActionWord(action string) string {
	switch action {
	case ActionSignIn:
		return "sign_in"
	case ActionSignOut:
		return "sign_out"
	case ActionFailed:
		return "sign_in_failed"
	case ActionClock:
		return "clock_confirmed"
	case ActionRecovery:
		return "recovery_code"
	case ActionRecoveryPrinted:
		return "recovery_code_printed"
	}
	return action
}

// Entities are the kinds of records that the audit may name, in the order of a list.
func Entities() []string {
	return []string{"resident", "household", "identity", "stay", "bed_assignment", "presence", "roll_call", "hold", "referral", "task",
		"room", "bed", "shift", "handover", "handover_line", "log_entry", "print", "account", "session", "settings", "file",
		"document", "loan", "lot", "stock_day", "item", "giver", "store_place", "kit", "norm", "stocktake", "stock_setting", "resident_size", "balance"}
}

// Entry is one act to be audited. Values are what the fields became; only their digest is
// kept. Reason is kept in clear beside the chain and can be erased.
type Entry struct {
	Action, Entity string
	ID             int64
	Subject        int64 // the resident whom it is about, 0 if none
	Fields         []string
	Values         []string
	Reason         string
}

// Audit appends e to the chain. It needs no right: whatever is done is written down.
func Audit(tx *vault.Tx, e Entry) error {
	_, err := appendAudit(tx, e)
	return err
}

// link is one row of the audit as the chain covers it.
type link struct {
	no, at, account      int64
	role, action, entity string
	id, subject          int64
	fields               string
	digest, reasonDigest []byte
}

// code is the chain's value at l, after a row whose value is prev.
func (l link) code(tx *vault.Tx, prev []byte) []byte {
	n := func(i int64) string { return strconv.FormatInt(i, 10) }
	return tx.Mac([]byte("pana audit 1"), pack(string(prev), n(l.no), n(l.at), n(l.account), l.role, l.action,
		l.entity, n(l.id), n(l.subject), l.fields, string(l.digest), string(l.reasonDigest)))
}

// headCode is what audit_head keeps for a chain that ends with row no.
func headCode(tx *vault.Tx, no int64, chain []byte) []byte {
	return tx.Mac([]byte("pana audit head 1"), pack(strconv.FormatInt(no, 10), string(chain)))
}

func appendAudit(tx *vault.Tx, e Entry) (int64, error) {
	no, prev, err := chainEnd(tx)
	if err != nil {
		return 0, err
	}
	a := tx.Actor()
	l := link{no: no + 1, at: int64(tx.Now()), account: a.Account, role: a.Role, action: e.Action,
		entity: e.Entity, id: e.ID, subject: e.Subject, fields: strings.Join(e.Fields, " ")}
	if l.digest, err = digest(tx, e.Subject, e.Values); err != nil {
		return 0, err
	}
	if e.Reason != "" {
		if l.reasonDigest, err = digest(tx, e.Subject, []string{e.Reason}); err != nil {
			return 0, err
		}
	}
	chain := l.code(tx, prev)
	_, err = tx.Exec(`insert into audit (no, at, account, role, action, entity, entity_id, subject, fields, digest, reason, reason_digest, chain)
		values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, l.no, l.at, by(tx), l.role, l.action, l.entity,
		orNull(l.id), orNull(l.subject), l.fields, blob(l.digest), orNull(e.Reason), blob(l.reasonDigest), chain)
	if err != nil {
		return 0, fmt.Errorf("append to the audit: %w", err)
	}
	head := headCode(tx, l.no, chain)
	if no == 0 {
		_, err = tx.Exec(`insert into audit_head (id, no, code) values (1, ?, ?)`, l.no, head)
	} else {
		_, err = tx.Exec(`update audit_head set no = ?, code = ? where id = 1`, l.no, head)
	}
	if err != nil {
		return 0, fmt.Errorf("move the end of the audit: %w", err)
	}
	return l.no, nil
}

func chainEnd(tx *vault.Tx) (no int64, chain []byte, err error) {
	err = tx.QueryRow(`select no, chain from audit order by no desc limit 1`).Scan(&no, &chain)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil, nil
	}
	if err != nil {
		return 0, nil, fmt.Errorf("read the end of the audit: %w", err)
	}
	return no, chain, nil
}

// blob keeps a nil slice NULL.
func blob(b []byte) any {
	if b == nil {
		return nil
	}
	return b
}
