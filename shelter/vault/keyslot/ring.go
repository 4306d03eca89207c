package keyslot

import (
	"crypto/hmac"
	"sync"
)

// Ring is an unlocked header: it holds the data key. It serves vault/vfs as its Keys.
type Ring struct {
	mu  sync.Mutex
	dek []byte
	b   block
	id  string // of the slot that opened it
}

// New makes the header of a new vault with one slot.
func New(c Cost, login, password string) (*Ring, error) {
	r := &Ring{dek: make([]byte, 32), b: make(block, blockSize)}
	random(r.dek)
	random(r.b)
	clear(r.b[:atSlots])
	copy(r.b, magic)
	r.b[atVersion] = Version
	random(r.b.fileSalt())
	random(r.b.salt())
	r.b.setCost(c)
	r.b.setCount(2)
	kek := r.b.kek(person, login, password)
	defer clear(kek)
	s := r.b.slot(0)
	if err := s.fill(r.dek, kek, person, false); err != nil {
		return nil, err
	}
	r.id = s.id()
	r.b.seal(r.dek)
	return r, nil
}

// Unlock opens a header by login and password.
func Unlock(header []byte, login, password string) (*Ring, error) {
	return unlock(header, person, login, password)
}

// UnlockByCode opens a header by its recovery code.
func UnlockByCode(header []byte, code string) (*Ring, error) {
	secret, err := CleanCode(code)
	if err != nil {
		return nil, err
	}
	return unlock(header, recovery, "", secret)
}

func unlock(header []byte, k kind, login, secret string) (*Ring, error) {
	b, err := current(header)
	if err != nil {
		return nil, err
	}
	kek := b.kek(k, login, secret)
	defer clear(kek)
	dek, id, err := b.find(kek, k)
	if err != nil {
		return nil, err
	}
	return &Ring{dek: dek, b: b, id: id}, nil
}

// Slot is the id of the slot that opened the header.
func (r *Ring) Slot() string { return r.id }

// Slots are the ids of the people's slots.
func (r *Ring) Slots() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	var ids []string
	for i := range slotCount {
		if s := r.b.slot(i); s.is(r.dek, person) {
			ids = append(ids, s.id())
		}
	}
	return ids
}

// Proves reports whether login and password open a slot of this vault, and which.
func (r *Ring) Proves(login, password string) (id string, ok bool) {
	b := r.block()
	kek := b.kek(person, login, password)
	defer clear(kek)
	dek, id, err := b.find(kek, person)
	if err != nil {
		return "", false
	}
	defer clear(dek)
	r.mu.Lock()
	defer r.mu.Unlock()
	return id, hmac.Equal(dek, r.dek)
}

func (r *Ring) block() block {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.b.clone()
}

// FileKey is the key of the file that begins with header, if it belongs to this vault.
func (r *Ring) FileKey(header []byte) ([]byte, error) {
	b, err := current(header)
	if err != nil {
		return nil, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if !b.sealed(r.dek) {
		return nil, ErrDamaged // of another vault, or changed
	}
	return derive(r.dek, b.fileSalt(), "file"), nil
}

// Header is the whole header as a new file begins with it.
func (r *Ring) Header() []byte {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.b.header(r.dek)
}

// header is both copies of b.
func (b block) header(dek []byte) []byte {
	h := make([]byte, Size)
	for range 2 {
		copy(h[b.place():], b)
		b = b.clone()
		b.setCount(b.count() - 1)
		b.seal(dek)
	}
	return h
}

// NewHeader is the header of a copy: the same slots, a salt of its own.
func (r *Ring) NewHeader() ([]byte, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	b := r.b.clone()
	random(b.fileSalt())
	b.setCount(2)
	b.seal(r.dek)
	return b.header(r.dek), nil
}

// Key derives the key for another purpose, such as the audit chain.
func (r *Ring) Key(label string) []byte {
	r.mu.Lock()
	defer r.mu.Unlock()
	return derive(r.dek, nil, "use "+label)
}

// Wipe drops the data key; r is of no use after.
func (r *Ring) Wipe() {
	r.mu.Lock()
	defer r.mu.Unlock()
	clear(r.dek)
	clear(r.b)
}
