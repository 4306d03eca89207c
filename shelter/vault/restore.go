package vault

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"pana/shelter/fault"
	"pana/shelter/vault/keyslot"
)

// Restore puts the copy at from in place of the file at target, which nobody may have
// open. The copy is unlocked by its own slots and proven first (wrong passwords count as at
// target's door); a file at target is moved
// aside, never overwritten, and aside is its new name. Journals of the old file go.
func Restore(ctx context.Context, from, target string, o Options, login, password string) (aside string, err error) {
	o = o.filled()
	if from, err = place(from); err != nil {
		return "", err
	}
	if target, err = place(target); err != nil {
		return "", err
	}
	if err := local(target, o.Remote); err != nil {
		return "", err
	}
	if from == target {
		return "", fault.Refuse("refused.restore_itself")
	}
	lock, err := alone(target)
	if err != nil {
		return "", err
	}
	defer lock.Close()
	part := target + ".part"
	if err := prepare(ctx, from, part, o, triesOf(target, o.Clock), login, password); err != nil {
		_ = os.Remove(part)
		_ = removeCompanions(part)
		return "", err
	}
	aside, err = moveAside(target, o)
	if err != nil {
		_ = os.Remove(part)
		return "", err
	}
	if err := os.Rename(part, target); err != nil {
		return aside, system(err)
	}
	syncDir(filepath.Dir(target))
	return aside, nil
}

// prepare copies from to part and proves that what arrived there is whole.
func prepare(ctx context.Context, from, part string, o Options, t *tries, login, password string) error {
	if err := removeCompanions(part); err != nil {
		return err
	}
	if err := duplicate(from, part); err != nil {
		return system(err)
	}
	header, err := readHeader(part)
	if err != nil {
		return err
	}
	var ring *keyslot.Ring
	if err := t.ask(func() (err error) {
		ring, err = keyslot.Unlock(header, login, password)
		return err
	}); err != nil {
		return unlocking(err)
	}
	defer ring.Wipe()
	v, err := connect(part, o, ring)
	if err != nil {
		return err
	}
	if err = v.recognise(); err == nil {
		var found []Finding
		if found, err = v.Check(ctx, nil); err == nil && len(found) > 0 {
			err = fault.Refuse("refused.copy_bad")
		}
	}
	return errors.Join(v.border(err), v.disconnect())
}

// duplicate copies a file byte by byte and waits for the disk.
func duplicate(from, to string) error {
	src, err := os.Open(from)
	if err != nil {
		return err
	}
	defer src.Close()
	dst, err := os.OpenFile(to, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(dst, src)
	return errors.Join(err, dst.Sync(), dst.Close())
}

// moveAside gives the file at target another name, with its WAL, which may hold its last
// changes, and clears away the rest. Nothing there is no error.
func moveAside(target string, o Options) (string, error) {
	if missing(target) {
		return "", removeCompanions(target)
	}
	stamp := o.Zone.Local(o.Clock.Now()).Format("20060102-1504")
	base := strings.TrimSuffix(target, ".pana") + "-before-" + stamp
	aside := base + ".pana"
	for i := 2; !missing(aside); i++ {
		aside = fmt.Sprintf("%s-%d.pana", base, i)
	}
	if err := os.Rename(target, aside); err != nil {
		return "", system(err)
	}
	if err := os.Rename(target+"-wal", aside+"-wal"); err != nil && !errors.Is(err, os.ErrNotExist) {
		return aside, system(err)
	}
	return aside, removeCompanions(target)
}
