package vault

import (
	"context"
	"errors"
	"io/fs"
	"regexp"
	"syscall"

	sqlite3 "modernc.org/sqlite/lib"

	"pana/shelter/fault"
	"pana/shelter/vault/keyslot"
	"pana/shelter/vault/vfs"
)

// coded is an error with a result code of SQLite; the driver's and the VFS's are.
type coded interface {
	error
	Code() int
}

var ruleKey = regexp.MustCompile(`refused\.[a-z0-9_.]*[a-z0-9]`)

// trouble are the sentences for what can befall the file, by SQLite's primary code.
var trouble = map[int]string{
	sqlite3.SQLITE_FULL:     "refused.disk_full",
	sqlite3.SQLITE_READONLY: "refused.read_only",
	sqlite3.SQLITE_PERM:     "refused.read_only",
	sqlite3.SQLITE_CORRUPT:  "refused.damaged",
	sqlite3.SQLITE_NOTADB:   "refused.damaged",
	sqlite3.SQLITE_IOERR:    "refused.disk_trouble",
	sqlite3.SQLITE_CANTOPEN: "refused.disk_trouble",
	sqlite3.SQLITE_BUSY:     "refused.busy",
	sqlite3.SQLITE_LOCKED:   "refused.busy",
}

// border translates an error once, where it leaves the vault: a rule that a trigger or
// check of the file holds, and what befalls the file itself, become refusals. The cause
// stays wrapped for the log.
func (v *Vault) border(err error) error {
	var known *fault.Refusal
	if err == nil || errors.As(err, &known) {
		return err
	}
	if v != nil && v.life.Err() != nil && errors.Is(err, context.Canceled) {
		return refuse("refused.locked", err)
	}
	var c coded
	if !errors.As(err, &c) {
		return err
	}
	if c.Code()&0xff == sqlite3.SQLITE_CONSTRAINT {
		if key := ruleKey.FindString(c.Error()); key != "" {
			return fault.Refuse(key)
		}
		return err
	}
	if c.Code() == sqlite3.SQLITE_IOERR|32<<8 { // a page failed its check
		return refuse("refused.damaged", err)
	}
	if key := trouble[c.Code()&0xff]; key != "" {
		return refuse(key, err)
	}
	return err
}

// writes reports whether err is an attempt to change the file through View.
func writes(err error) bool {
	var c coded
	return errors.As(err, &c) && c.Code()&0xff == sqlite3.SQLITE_READONLY
}

// system translates what the operating system says of files.
func system(err error) error {
	switch {
	case errors.Is(err, fs.ErrPermission), sealedOff(err):
		return refuse("refused.read_only", err)
	case full(err):
		return refuse("refused.disk_full", err)
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		return refuse("refused.no_file", err)
	}
	return err
}

// unlocking translates what a header says.
func unlocking(err error) error {
	for is, key := range map[error]string{
		keyslot.ErrNotOurs: "refused.not_ours",
		keyslot.ErrNewer:   "refused.newer",
		keyslot.ErrDamaged: "refused.damaged",
		keyslot.ErrWrong:   "refused.wrong_password",
		keyslot.ErrTypo:    "refused.code_mistyped",
		keyslot.ErrFull:    "refused.slots_full",
		keyslot.ErrNoSlot:  "refused.no_slot",
		keyslot.ErrLast:    "refused.last_slot",
		vfs.ErrPage:        "refused.damaged",
	} {
		if errors.Is(err, is) {
			return refuse(key, err)
		}
	}
	return err
}

// refusal is a *fault.Refusal that keeps its cause for the log.
type refusal struct {
	*fault.Refusal
	cause error
}

func refuse(key string, cause error) error { return &refusal{fault.Refuse(key), cause} }

func (r *refusal) Error() string   { return r.Key + ": " + r.cause.Error() }
func (r *refusal) Unwrap() []error { return []error{r.Refusal, r.cause} }
