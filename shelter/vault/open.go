package vault

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"sync"

	"modernc.org/sqlite"

	"pana/shelter/civil"
	"pana/shelter/fault"
	"pana/shelter/vault/keyslot"
	"pana/shelter/vault/vfs"
)

// applicationID marks the database inside as ours: "PANA".
const applicationID = 0x50414e41

// The pages begin where the header ends.
var _ [vfs.HeaderSize]byte = [keyslot.Size]byte{}

// readerCount is how many Views run at once.
const readerCount = 4

// ownLocks makes SQLite's locks belong to its own descriptors where the system can
// (Linux). It must come before the first lock of the process; if it comes too late, or
// elsewhere, the rule that nothing else opens a vault in use suffices.
var ownLocks = sync.OnceFunc(func() { _, _ = sqlite.OFDLocking(true) })

func (o Options) filled() Options {
	if o.Clock == nil {
		o.Clock = civil.System{}
	}
	if o.Rand == nil {
		o.Rand = rand.Reader
	}
	if o.Remote == nil {
		o.Remote = onNetwork
	}
	if o.Zone == (civil.Zone{}) {
		o.Zone = civil.Almaty
	}
	return o
}

// Unlock opens the file at path with the slot of login and password, and brings its
// tables up to date. After a few wrong passwords the next try has to wait: refused.wait.
func Unlock(path string, o Options, login, password string) (*Vault, error) {
	return unlock(path, o, func(header []byte) (*keyslot.Ring, error) {
		return keyslot.Unlock(header, login, password)
	})
}

// UnlockWithRecovery opens the file at path with the printed recovery code.
func UnlockWithRecovery(path string, o Options, code string) (*Vault, error) {
	return unlock(path, o, func(header []byte) (*keyslot.Ring, error) {
		return keyslot.UnlockByCode(header, code)
	})
}

func unlock(path string, o Options, key func([]byte) (*keyslot.Ring, error)) (*Vault, error) {
	o = o.filled()
	path, err := place(path)
	if err != nil {
		return nil, err
	}
	if err := local(path, o.Remote); err != nil {
		return nil, err
	}
	if info, err := os.Stat(path); err != nil {
		return nil, system(err)
	} else if !info.Mode().IsRegular() {
		return nil, fault.Refuse("refused.not_ours")
	}
	lock, err := alone(path)
	if err != nil {
		return nil, err
	}
	v, err := unlockAlone(path, o, key)
	if err != nil {
		_ = lock.Close()
		return nil, err
	}
	v.alone = lock
	return v, nil
}

func unlockAlone(path string, o Options, key func([]byte) (*keyslot.Ring, error)) (*Vault, error) {
	header, err := readHeader(path)
	if err != nil {
		return nil, err
	}
	var ring *keyslot.Ring
	if err := triesOf(path, o.Clock).ask(func() (err error) {
		ring, err = key(header)
		return err
	}); err != nil {
		return nil, unlocking(err)
	}
	// A file cut back to its header is an empty database to SQLite, which would begin it
	// anew under the same key.
	if info, err := os.Stat(path); err != nil || info.Size() < vfs.HeaderSize+vfs.PageSize {
		ring.Wipe()
		return nil, fault.Refuse("refused.damaged")
	}
	return open(path, o, ring)
}

// readHeader reads the header of a file that nobody has open; it must be one that can be
// written.
func readHeader(path string) ([]byte, error) {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return nil, system(err)
	}
	defer f.Close()
	h := make([]byte, keyslot.Size)
	n, err := io.ReadFull(f, h)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return nil, err
	}
	return h[:n], nil
}

// open connects to a whole file, makes sure of what it is, and migrates it. It takes over
// ring and wipes it on failure.
func open(path string, o Options, ring *keyslot.Ring) (*Vault, error) {
	v, err := connect(path, o, ring)
	if err != nil {
		ring.Wipe()
		return nil, err
	}
	for _, step := range []func() error{v.recognise, v.mendHeader, func() error { return v.clock.load(v.writer) },
		func() error { return v.migrate(false) }} {
		if err := step(); err != nil {
			err = v.border(err)
			_ = v.disconnect()
			ring.Wipe()
			return nil, err
		}
	}
	return v, nil
}

// connect registers the VFS and makes the pools.
func connect(path string, o Options, ring *keyslot.Ring) (*Vault, error) {
	ownLocks()
	f, err := vfs.Register(ring)
	if err != nil {
		return nil, err
	}
	v := &Vault{o: o, path: path, tries: triesOf(path, o.Clock), ring: ring, fs: f, mac: ring.Key("audit")}
	v.life, v.end = context.WithCancel(context.Background())
	v.writer, err = sql.Open("sqlite", dsn(f, path, forWriting))
	if err == nil {
		v.writer.SetMaxOpenConns(1)
		v.readers, err = sql.Open("sqlite", dsn(f, path, forReading))
	}
	if err != nil {
		v.end()
		return nil, errors.Join(err, f.Close())
	}
	v.readers.SetMaxOpenConns(readerCount)
	v.readers.SetMaxIdleConns(readerCount)
	return v, nil
}

// recognise refuses a database that isn't ours or not whole.
func (v *Vault) recognise() error {
	var id, format int64
	if err := v.writer.QueryRow(`pragma application_id`).Scan(&id); err != nil {
		return err
	}
	if id != applicationID {
		return fault.Refuse("refused.damaged")
	}
	err := v.writer.QueryRow(`select value from meta where key = 'format'`).Scan(&format)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return fault.Refuse("refused.damaged")
	case err != nil:
		return err
	case format > 1:
		return fault.Refuse("refused.newer")
	}
	return nil
}

// disconnect closes the pools, readers first, so that the writer clears up the WAL.
func (v *Vault) disconnect() error {
	v.end()
	err := v.readers.Close()
	err = errors.Join(err, v.writer.Close())
	if err := errors.Join(err, v.fs.Close()); err != nil {
		return fmt.Errorf("closing the file: %w", err)
	}
	return nil
}

// Lock waits for the transactions in progress, closes the file and drops the keys. After
// it every call is refused. Nothing that runs inside View or Update may call it.
func (v *Vault) Lock() error {
	v.once.Do(func() {
		v.end()
		v.gate.close()
		_, _ = v.writer.Exec(`pragma optimize`) // only helps; a full disk mustn't stop a lock
		err := v.disconnect()
		v.ring.Wipe()
		clear(v.mac)
		if v.alone != nil {
			err = errors.Join(err, v.alone.Close())
		}
		v.closed = err
	})
	return v.closed
}
