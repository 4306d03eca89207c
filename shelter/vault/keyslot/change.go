package keyslot

import "fmt"

// Writer puts a block at an offset of the stored header and returns when it is on the
// disk.
type Writer func(block []byte, off int64) error

// change applies f to a copy of the header and writes it to both places, one after the
// other: whatever moment the power fails, one whole copy stands, and once both are
// written nothing of the old slots is left. If the first can't be written, nothing
// changed. If only the second can't, the change stands, and saying that it failed would
// leave people with a password they think is not theirs; the older copy is then mended at
// the next unlocking, as after a power cut, and a check of the file names it.
func (r *Ring) change(w Writer, f func(block) error) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	b := r.b.clone()
	if err := f(b); err != nil {
		return err
	}
	for nth := range 2 {
		b.setCount(b.count() + 1)
		b.seal(r.dek)
		err := w(b, b.place())
		switch {
		case err != nil && nth == 0:
			return fmt.Errorf("writing the header: %w", err)
		case err != nil:
			return nil
		}
		r.b = b.clone()
	}
	return nil
}

// Add gives a slot to one more person.
func (r *Ring) Add(w Writer, login, password string) (id string, err error) {
	kek := r.block().kek(person, login, password)
	defer clear(kek)
	err = r.change(w, func(b block) error {
		s, err := b.vacant(r.dek, b.used(r.dek, recovery) == 0)
		if err != nil {
			return err
		}
		if err := s.fill(r.dek, kek, person, false); err != nil {
			return err
		}
		id = s.id()
		return nil
	})
	return id, err
}

// Replace gives the slot id a new login and password; the old ones open nothing after.
func (r *Ring) Replace(w Writer, id, login, password string) error {
	kek := r.block().kek(person, login, password)
	defer clear(kek)
	return r.change(w, func(b block) error {
		s, err := b.named(r.dek, id)
		if err != nil {
			return err
		}
		return s.fill(r.dek, kek, person, true)
	})
}

// Remove erases the slot id. The last person's slot stays.
func (r *Ring) Remove(w Writer, id string) error {
	return r.change(w, func(b block) error {
		s, err := b.named(r.dek, id)
		if err != nil {
			return err
		}
		if b.used(r.dek, person) == 1 {
			return ErrLast
		}
		s.erase()
		return nil
	})
}

// NewCode makes a recovery code; one made before opens nothing after.
func (r *Ring) NewCode(w Writer) (string, error) {
	code, err := newCode()
	if err != nil {
		return "", err
	}
	secret, err := CleanCode(code)
	if err != nil {
		return "", err
	}
	kek := r.block().kek(recovery, "", secret)
	defer clear(kek)
	err = r.change(w, func(b block) error {
		for i := range slotCount {
			if s := b.slot(i); s.is(r.dek, recovery) {
				s.erase()
			}
		}
		s, err := b.vacant(r.dek, false)
		if err != nil {
			return err
		}
		return s.fill(r.dek, kek, recovery, false)
	})
	return code, err
}

// HasCode reports whether there is a recovery code.
func (r *Ring) HasCode() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.b.used(r.dek, recovery) > 0
}

// Repair writes both copies anew.
func (r *Ring) Repair(w Writer) error { return r.change(w, func(block) error { return nil }) }

// Examine tells of each stored copy whether it is whole and carries this vault's seal,
// and whether the two say the same. A power cut between the two writes of a change leaves
// them different, with an old slot in one: Repair then.
func (r *Ring) Examine(header []byte) (good [2]bool, equal bool) {
	if len(header) < Size {
		return good, false
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	c := copies(header)
	for i, b := range c {
		good[i] = b.whole(i) && b.sealed(r.dek)
	}
	return good, string(c[0][atFileSalt:atMAC]) == string(c[1][atFileSalt:atMAC])
}

// vacant is a free slot of b; but not the last one when spare is set.
func (b block) vacant(dek []byte, spare bool) (slot, error) {
	for i := range slotCount {
		s := b.slot(i)
		if !s.free(dek) {
			continue
		}
		if !spare {
			return s, nil
		}
		spare = false
	}
	return nil, ErrFull
}

// used counts the slots of b that serve k.
func (b block) used(dek []byte, k kind) (n int) {
	for i := range slotCount {
		if b.slot(i).is(dek, k) {
			n++
		}
	}
	return n
}

func (b block) named(dek []byte, id string) (slot, error) {
	for i := range slotCount {
		if s := b.slot(i); s.id() == id && s.is(dek, person) {
			return s, nil
		}
	}
	return nil, ErrNoSlot
}
