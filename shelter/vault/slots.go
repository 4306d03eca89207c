package vault

import (
	"context"

	"pana/shelter/vault/keyslot"
	"pana/shelter/vault/vfs"
)

// AddSlot lets one more person open the file. The id belongs into that person's account.
func (v *Vault) AddSlot(login, password string) (id string, err error) {
	err = v.slots(func(w writer) error {
		id, err = v.ring.Add(w, login, password)
		return err
	})
	return id, err
}

// ReplaceSlot gives a slot a new login and password; the old ones open nothing after, but
// copies made before still know them.
func (v *Vault) ReplaceSlot(id, login, password string) error {
	return v.slots(func(w writer) error { return v.ring.Replace(w, id, login, password) })
}

// RemoveSlot erases a slot; the last one is refused.
func (v *Vault) RemoveSlot(id string) error {
	return v.slots(func(w writer) error { return v.ring.Remove(w, id) })
}

// NewRecoveryCode makes a code for the sealed envelope; an earlier one opens nothing after.
func (v *Vault) NewRecoveryCode() (code string, err error) {
	err = v.slots(func(w writer) error {
		code, err = v.ring.NewCode(w)
		return err
	})
	return code, err
}

// Proves is the slot that login and password open in this file: so a second person proves
// herself in a running session. A wrong one is refused.wrong_password and counts as at the
// door: after a few, refused.wait.
func (v *Vault) Proves(login, password string) (id string, err error) {
	if err := v.gate.enter(); err != nil {
		return "", err
	}
	defer v.gate.leave()
	err = v.tries.ask(func() error {
		var ok bool
		if id, ok = v.ring.Proves(login, password); !ok {
			return keyslot.ErrWrong
		}
		return nil
	})
	return id, unlocking(err)
}

// Same reports whether login and password open slot id already. It counts nothing: it is
// for a password that is being chosen, which hopefully opens none.
func (v *Vault) Same(id, login, password string) bool {
	if v.gate.enter() != nil {
		return false
	}
	defer v.gate.leave()
	slot, ok := v.ring.Proves(login, password)
	return ok && slot == id
}

// Slots are the ids of all people's slots, used or orphaned.
func (v *Vault) Slots() []string { return v.ring.Slots() }

// HasRecoveryCode reports whether a recovery code was made.
func (v *Vault) HasRecoveryCode() bool { return v.ring.HasCode() }

type writer = func(block []byte, off int64) error

// slots runs a change of the header, which it writes through SQLite's own descriptor.
func (v *Vault) slots(change func(writer) error) error {
	if err := v.gate.enter(); err != nil {
		return err
	}
	defer v.gate.leave()
	ctx := context.Background()
	err := change(func(block []byte, off int64) error {
		return v.inspect(ctx, func(r *vfs.Raw) error { return r.WriteHeader(block, off) })
	})
	return v.border(unlocking(err))
}

// inspect lends the file below SQLite to do. No transaction of the writer runs meanwhile.
func (v *Vault) inspect(ctx context.Context, do func(*vfs.Raw) error) error {
	c, err := v.writer.Conn(ctx)
	if err != nil {
		return err
	}
	defer c.Close()
	return v.fs.Inspect(ctx, c, do)
}

// mendHeader writes both copies of the header anew if one is damaged, or if a power cut
// left them different: the older may know a password that was changed since.
func (v *Vault) mendHeader() error {
	var header []byte
	ctx := context.Background()
	err := v.inspect(ctx, func(r *vfs.Raw) (err error) {
		header, err = r.Header()
		return err
	})
	if err != nil {
		return err
	}
	if good, equal := v.ring.Examine(header); good[0] && good[1] && equal {
		return nil
	}
	return v.ring.Repair(func(block []byte, off int64) error {
		return v.inspect(ctx, func(r *vfs.Raw) error { return r.WriteHeader(block, off) })
	})
}
