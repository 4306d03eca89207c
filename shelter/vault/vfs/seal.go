package vfs

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"fmt"

	"golang.org/x/crypto/chacha20poly1305"
)

// sealer seals and opens pages of one file. It has room for one operation at a time, like
// the file that it belongs to.
type sealer struct {
	aead   cipher.AEAD
	bound  [16]byte // kind and offset, so that no page opens at another place
	cipher []byte   // scratch: a page as it is on the disk
	plain  []byte   // scratch: a page in the clear, emptied after use
	seen   *counters
}

func newSealer(k kind, label string, key, scratch []byte, c *counters) (*sealer, error) {
	sub, err := subkey(key, label)
	if err != nil {
		return nil, err
	}
	defer clear(sub)
	a, err := chacha20poly1305.NewX(sub)
	if err != nil {
		return nil, fmt.Errorf("cipher of %s: %w", label, err)
	}
	s := &sealer{aead: a, cipher: scratch[:PageSize], plain: scratch[PageSize : 2*PageSize], seen: c}
	s.bound[0] = byte(k)
	return s, nil
}

// subkey derives the key for one purpose from the key of a file.
func subkey(key []byte, label string) ([]byte, error) {
	return hkdf.Key(sha256.New, key, nil, "pana/1 vfs "+label, 32)
}

func newBlock(key []byte, label string) (cipher.Block, error) {
	sub, err := subkey(key, label)
	if err != nil {
		return nil, err
	}
	defer clear(sub)
	return aes.NewCipher(sub)
}

func (s *sealer) ad(off int64) []byte {
	binary.BigEndian.PutUint64(s.bound[8:], uint64(off))
	return s.bound[:]
}

// seal puts the sealed form of page into s.cipher: ciphertext, tag, nonce. It refuses a
// page with content in its reserved bytes: they would be lost, and a checksum of the WAL
// computed over them would not match on recovery.
func (s *sealer) seal(page []byte, off int64) bool {
	if !zeros(page[usable:]) {
		return false
	}
	nonce := s.cipher[PageSize-nonceSize:]
	if _, err := rand.Read(nonce); err != nil {
		return false
	}
	s.aead.Seal(s.cipher[:0], nonce, page[:usable], s.ad(off))
	return true
}

// open puts the page that s.cipher seals into dst, or clears dst and reports false.
func (s *sealer) open(dst []byte, off int64) bool {
	_, err := s.aead.Open(dst[:0:usable+tagSize], s.cipher[PageSize-nonceSize:], s.cipher[:usable+tagSize], s.ad(off))
	if err != nil {
		clear(dst[:PageSize])
		return false
	}
	clear(dst[usable:PageSize])
	return true
}

// zeros reports whether b holds nothing else.
func zeros(b []byte) bool {
	for len(b) >= 8 {
		if binary.LittleEndian.Uint64(b) != 0 {
			return false
		}
		b = b[8:]
	}
	for _, x := range b {
		if x != 0 {
			return false
		}
	}
	return true
}
