package staff

import (
	"crypto/hmac"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"pana/shelter/vault"
)

// digest is the digest of values under the random key of subject, which is made at first
// use; without a subject it is under a key of the file. Nothing has no digest. Once the
// subject's key is erased no new digest can be made, and the old ones tell nothing.
func digest(tx *vault.Tx, subject int64, values []string) ([]byte, error) {
	if len(values) == 0 {
		return nil, nil
	}
	if subject == 0 {
		return tx.Mac([]byte("pana values 1"), pack(values...)), nil
	}
	key, err := subjectKey(tx, subject)
	if err != nil || key == nil {
		return nil, err
	}
	return seal(key, values), nil
}

func seal(key []byte, values []string) []byte {
	h := hmac.New(sha256.New, key)
	h.Write(pack(values...))
	return h.Sum(nil)
}

func subjectKey(tx *vault.Tx, subject int64) ([]byte, error) {
	var key []byte
	err := tx.QueryRow(`select key from subject_key where subject = ?`, subject).Scan(&key)
	if err == nil || !errors.Is(err, sql.ErrNoRows) {
		return key, err
	}
	key = make([]byte, 32)
	if _, err := io.ReadFull(tx.Rand(), key); err != nil {
		return nil, fmt.Errorf("make key of subject %d: %w", subject, err)
	}
	if _, err := tx.Exec(`insert into subject_key (subject, key) values (?, ?)`, subject, key); err != nil {
		return nil, fmt.Errorf("keep key of subject %d: %w", subject, err)
	}
	return key, nil
}

// pack writes values one after the other, each with its length before it, so that no two
// lists come out alike.
func pack(values ...string) []byte {
	var b []byte
	for _, v := range values {
		b = binary.BigEndian.AppendUint64(b, uint64(len(v)))
		b = append(b, v...)
	}
	return b
}
