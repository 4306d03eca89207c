package keyslot

import (
	"bytes"
	"testing"
)

// A slot that was changed in what it keeps opens nothing, and never another key.
func FuzzSlot(f *testing.F) {
	r, p := fresh(f)
	good := bytes.Clone(r.b.slot(0))
	kek := r.b.kek(person, "anna", "x")
	f.Add([]byte(good))
	f.Add(make([]byte, slotSize))
	f.Add(p.b[:slotSize])
	for i := 0; i < slotSize; i += 16 {
		bad := bytes.Clone(good)
		bad[i] ^= 1
		f.Add(bad)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if len(b) != slotSize {
			return
		}
		s := slot(bytes.Clone(b))
		dek, ok, err := s.open(kek)
		if ok && err == nil && !bytes.Equal(dek, r.dek) {
			t.Errorf("a slot gave a key that nobody put there")
		}
		_ = s.free(r.dek)
	})
}
