package vault

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"pana/shelter/fault"
	"pana/shelter/vault/keyslot"
)

// calibrated is how long unlocking a new file takes on the machine that made it.
const calibrated = time.Second

// Create makes a new file with one slot and opens it. The file gets its name only when it
// is whole; something that lies at path already is left alone.
func Create(path string, o Options, login, password string) (*Vault, error) {
	o = o.filled()
	path, err := place(path)
	if err != nil {
		return nil, err
	}
	if err := local(path, o.Remote); err != nil {
		return nil, err
	}
	if !missing(path) {
		return nil, fault.Refuse("refused.file_exists")
	}
	lock, err := alone(path)
	if err != nil {
		return nil, err
	}
	v, err := create(path, o, login, password)
	if err != nil {
		_ = lock.Close()
		return nil, err
	}
	v.alone = lock
	return v, nil
}

func create(path string, o Options, login, password string) (*Vault, error) {
	cost := o.Cost
	if cost == (keyslot.Cost{}) {
		cost = keyslot.Calibrate(calibrated)
	}
	ring, err := keyslot.New(cost, login, password)
	if err != nil {
		return nil, err
	}
	part := path + ".part"
	if err := build(part, o, ring); err != nil {
		_ = removeCompanions(part)
		_ = os.Remove(part)
		ring.Wipe()
		return nil, err
	}
	if err := os.Rename(part, path); err != nil {
		ring.Wipe()
		return nil, system(err)
	}
	syncDir(filepath.Dir(path))
	return open(path, o, ring)
}

// build makes the whole file at part and closes it.
func build(part string, o Options, ring *keyslot.Ring) error {
	if err := removeCompanions(part); err != nil { // of an attempt that the power cut ended
		return err
	}
	if err := writeNew(part, ring.Header()); err != nil {
		return system(fmt.Errorf("writing a new file: %w", err))
	}
	v, err := connect(part, o, ring)
	if err != nil {
		return err
	}
	return errors.Join(v.border(v.found()), v.disconnect())
}

// writeNew writes a file that only its owner may read, and waits for the disk.
func writeNew(path string, b []byte) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	return errors.Join(err, f.Sync(), f.Close())
}

// found lays the tables of the vault itself, and then those of the parts.
func (v *Vault) found() error {
	now := int64(v.o.Clock.Now())
	tx, err := v.writer.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for _, q := range []string{
		fmt.Sprintf(`pragma application_id = %d`, applicationID),
		`create table meta(key text primary key, value integer not null) strict`,
		`create table migration(part text, no integer, name text not null, hash text not null,
			at integer not null, primary key(part, no)) strict`,
		fmt.Sprintf(`insert into meta(key, value) values('format', 1), ('last_write', %d)`, now),
	} {
		if _, err := tx.Exec(q); err != nil {
			return err
		}
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	return v.migrate(true)
}
