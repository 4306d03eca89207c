package vault

import (
	"bytes"
	"crypto/ecdh"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/hpke"
	"crypto/sha256"
	"encoding/binary"
	"os"
	"testing"

	"golang.org/x/crypto/argon2"
	"golang.org/x/crypto/chacha20poly1305"
)

// TestFileFormatIsAsDocumented reads a vault by docs/file-format.md alone, with none of
// the code that wrote it: another program could.
func TestFileFormatIsAsDocumented(t *testing.T) {
	v := made(t, opts())
	addNotes(t, v, 300)
	locked(t, v) // the log goes into the file
	file, err := os.ReadFile(v.path)
	if err != nil {
		t.Fatal(err)
	}
	b := newestBlock(t, file)
	dek := dataKey(t, b, anna, password)
	mac := hmac.New(sha256.New, documentedKey(t, dek, nil, "pana/1 key header"))
	mac.Write(b[:8128])
	if !hmac.Equal(mac.Sum(nil), b[8128:8160]) {
		t.Error("the header's proof")
	}
	fileKey := documentedKey(t, dek, b[24:56], "pana/1 key file")
	a, err := chacha20poly1305.NewX(documentedKey(t, fileKey, nil, "pana/1 vfs main"))
	if err != nil {
		t.Fatal(err)
	}
	var text []byte
	for off := 0; 16384+off < len(file); off += 4096 {
		p := file[16384+off:][:4096]
		ad := make([]byte, 16)
		ad[0] = 1
		binary.BigEndian.PutUint64(ad[8:], uint64(off))
		plain, err := a.Open(nil, p[4072:], p[:4072], ad)
		if err != nil {
			t.Fatalf("page at %d: %v", off, err)
		}
		text = append(text, plain...)
	}
	if !bytes.HasPrefix(text, []byte("SQLite format 3\x00")) || !bytes.Contains(text, []byte("Алия Сейтжанова 299")) {
		t.Error("the pages don't hold the database")
	}
}

func newestBlock(t *testing.T, file []byte) (best []byte) {
	t.Helper()
	for i := range 2 {
		b := file[i*8192:][:8192]
		sum := sha256.Sum256(b[:8160])
		if string(b[:8]) != "PANA\r\n\x1a\x00" || binary.LittleEndian.Uint16(b[8:]) != 1 || !bytes.Equal(sum[:], b[8160:]) ||
			binary.LittleEndian.Uint64(b[16:])%2 != uint64(i) {
			t.Fatalf("block %d isn't whole", i)
		}
		if best == nil || binary.LittleEndian.Uint64(b[16:]) > binary.LittleEndian.Uint64(best[16:]) {
			best = b
		}
	}
	return best
}

func dataKey(t *testing.T, b []byte, login, password string) []byte {
	t.Helper()
	salt := sha256.Sum256(append(append(bytes.Clone(b[56:88]), 1), login...))
	passes, kib := binary.LittleEndian.Uint32(b[88:]), binary.LittleEndian.Uint32(b[92:])
	stretched := argon2.IDKey([]byte(password), salt[:], passes, kib, b[96], 32)
	for i := range 30 {
		s := b[128+256*i:][:256]
		a, err := chacha20poly1305.NewX(documentedKey(t, stretched, s[:16], "pana/1 key slot"))
		if err != nil {
			t.Fatal(err)
		}
		private, err := a.Open(nil, s[16:40], s[40:88], s[:16])
		if err != nil {
			continue
		}
		key, err := hpke.DHKEM(ecdh.X25519()).NewPrivateKey(private)
		if err != nil {
			t.Fatal(err)
		}
		info := append([]byte("pana/1 data key "), s[:16]...)
		dek, err := hpke.Open(key, hpke.HKDFSHA256(), hpke.ChaCha20Poly1305(), info, s[120:200])
		if err != nil {
			t.Fatal(err)
		}
		return dek
	}
	t.Fatal("no slot opens")
	return nil
}

func documentedKey(t *testing.T, secret, salt []byte, info string) []byte {
	t.Helper()
	k, err := hkdf.Key(sha256.New, secret, salt, info, 32)
	if err != nil {
		t.Fatal(err)
	}
	return k
}
