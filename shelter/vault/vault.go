// Package vault holds the one encrypted file of a shelter: it creates, unlocks, migrates,
// copies, checks and locks it, and runs transactions over it.
//
// A person's password opens that person's slot in the header (vault/keyslot); the slot
// gives the data key, and with it vault/vfs opens the pages. So unlocking is signing in,
// and no password is stored anywhere.
//
// Rules: View and Update are the only doors to the data. There is one writer, whose
// transactions begin as such, and a few readers that can't write. A Tx has one moment and
// one actor; the topics that it touched are announced after the commit, in the order of
// commits. What the file refuses comes out as *fault.Refusal with a message key; anything
// else is unexpected. An open file is never opened a second time past SQLite: that would
// drop its locks. Nothing here knows the tables of the parts.
package vault

import (
	"context"
	"database/sql"
	"io"
	"io/fs"
	"sync"

	"github.com/gofrs/flock"

	"pana/shelter/civil"
	"pana/shelter/vault/keyslot"
	"pana/shelter/vault/vfs"
)

// Actor is who acts, and in which role.
type Actor struct {
	Account int64
	Role    string
}

// Part is a set of migrations: files NNNN_name.sql, in the order of their names.
type Part struct {
	Name  string
	Files fs.FS
}

// Options say how a file is opened. The zero value serves, but for Parts.
type Options struct {
	Clock   civil.Clock           // nil: the computer's
	Parts   []Part                // their migrations are applied in this order
	Cost    keyslot.Cost          // of a new file; zero: calibrated to about a second
	Rand    io.Reader             // for Tx.Rand; nil: the system's. Keys never come from here.
	Zone    civil.Zone            // for the names of copies; zero: Almaty
	CopyDir string                // for the copy before a migration; "": beside the file
	Remote  func(dir string) bool // whether a folder lies on another computer; nil: the system says
}

// Vault is an unlocked file.
type Vault struct {
	o     Options
	path  string
	alone *flock.Flock
	tries *tries
	ring  *keyslot.Ring
	fs    *vfs.VFS
	mac   []byte // key of Tx.Mac

	writer, readers *sql.DB

	gate  gate
	hear  announcer
	clock watch

	life context.Context // ends when Lock begins
	end  context.CancelFunc

	once   sync.Once
	closed error
}

// Path is where the file lies.
func (v *Vault) Path() string { return v.path }

// Slot is the id of the slot that opened the file, as the staff's accounts store it; of
// no account if it was the recovery code.
func (v *Vault) Slot() string { return v.ring.Slot() }
