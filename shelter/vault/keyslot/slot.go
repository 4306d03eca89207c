package keyslot

import (
	"bytes"
	"crypto/ecdh"
	"crypto/hmac"
	"crypto/hpke"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"golang.org/x/crypto/chacha20poly1305"
	"golang.org/x/text/unicode/norm"
)

// slot is one way in: id 16 | nonce 24 | wrapped private key 48 | public key 32 |
// sealed data key 80 | mark 16 | random 40. In a free slot all of it is random.
type slot []byte

const (
	atNonce  = 16
	atPriv   = 40
	atPub    = 88
	atDEK    = 120
	atMark   = 200
	atUnused = 216
)

// kind is whom a slot serves.
type kind byte

const (
	person   kind = 1
	recovery kind = 2
)

func (s slot) id() string { return hex.EncodeToString(s[:atNonce]) }

// mark tells the holder of the data key that a slot is used, and for what.
func (s slot) mark(dek []byte, k kind) []byte {
	key := derive(dek, nil, "slot mark")
	defer clear(key)
	m := hmac.New(sha256.New, key)
	m.Write([]byte{byte(k)})
	m.Write(s[:atMark])
	return m.Sum(nil)[:atUnused-atMark]
}

func (s slot) is(dek []byte, k kind) bool { return hmac.Equal(s.mark(dek, k), s[atMark:atUnused]) }

func (s slot) free(dek []byte) bool { return !s.is(dek, person) && !s.is(dek, recovery) }

// erase makes s a free slot.
func (s slot) erase() { random(s) }

// fill writes a new key pair into s, under kek, with the data key for it. The id stays
// when keep is set: it names the same account.
func (s slot) fill(dek, kek []byte, k kind, keep bool) error {
	id := bytes.Clone(s[:atNonce])
	random(s)
	if keep {
		copy(s, id)
	}
	priv, err := ecdh.X25519().GenerateKey(rand.Reader)
	if err != nil {
		return fmt.Errorf("slot key: %w", err)
	}
	a, err := s.wrap(kek)
	if err != nil {
		return err
	}
	secret := priv.Bytes()
	defer clear(secret)
	a.Seal(s[atPriv:atPriv], s[atNonce:atPriv], secret, s[:atNonce])
	copy(s[atPub:], priv.PublicKey().Bytes())
	return s.give(dek, k)
}

// give seals dek to the owner of s, whose password it takes not.
func (s slot) give(dek []byte, k kind) error {
	pub, err := hpke.DHKEM(ecdh.X25519()).NewPublicKey(s[atPub:atDEK])
	if err != nil {
		return fmt.Errorf("slot key: %w", err)
	}
	ct, err := hpke.Seal(pub, hpke.HKDFSHA256(), hpke.ChaCha20Poly1305(), s.info(), dek)
	if err != nil {
		return fmt.Errorf("sealing the data key: %w", err)
	}
	if len(ct) != atMark-atDEK {
		return fmt.Errorf("sealing the data key: %d bytes", len(ct))
	}
	copy(s[atDEK:], ct)
	copy(s[atMark:], s.mark(dek, k))
	return nil
}

// open is the data key, if kek fits s. The second result reports whether it fits.
func (s slot) open(kek []byte) ([]byte, bool, error) {
	a, err := s.wrap(kek)
	if err != nil {
		return nil, false, err
	}
	secret, err := a.Open(nil, s[atNonce:atPriv], s[atPriv:atPub], s[:atNonce])
	if err != nil {
		return nil, false, nil
	}
	defer clear(secret)
	priv, err := hpke.DHKEM(ecdh.X25519()).NewPrivateKey(secret)
	if err != nil {
		return nil, true, ErrDamaged
	}
	dek, err := hpke.Open(priv, hpke.HKDFSHA256(), hpke.ChaCha20Poly1305(), s.info(), s[atDEK:atMark])
	if err != nil || len(dek) != 32 {
		return nil, true, ErrDamaged
	}
	return dek, true, nil
}

func (s slot) info() []byte { return append([]byte("pana/1 data key "), s[:atNonce]...) }

func (s slot) wrap(kek []byte) (interface {
	Seal(dst, nonce, plain, ad []byte) []byte
	Open(dst, nonce, sealed, ad []byte) ([]byte, error)
}, error) {
	k := derive(kek, s[:atNonce], "slot")
	defer clear(k)
	return chacha20poly1305.NewX(k)
}

// kek stretches what a person types. Kind and login are part of the salt, so that one
// derivation tries all slots, equal passwords of two people differ, and no name has to be
// stored. Letters are composed first: the same key gives й as one sign or as two,
// depending on the system.
func (b block) kek(k kind, login, secret string) []byte {
	h := sha256.New()
	h.Write(b.salt())
	h.Write([]byte{byte(k)})
	h.Write([]byte(strings.ToLower(norm.NFKC.String(strings.TrimSpace(login)))))
	typed := []byte(norm.NFC.String(secret))
	defer clear(typed)
	return stretch(b.cost(), typed, h.Sum(nil))
}

// find opens the slot of b that kek fits.
func (b block) find(kek []byte, k kind) (dek []byte, id string, err error) {
	for i := range slotCount {
		s := b.slot(i)
		dek, fits, err := s.open(kek)
		if err != nil {
			return nil, "", err
		}
		if !fits {
			continue
		}
		if !b.sealed(dek) || !s.is(dek, k) {
			clear(dek)
			return nil, "", ErrDamaged
		}
		return dek, s.id(), nil
	}
	return nil, "", ErrWrong
}

// random fills b. The system's source doesn't fail: Go ends the program if it does.
func random(b []byte) { _, _ = rand.Read(b) }
