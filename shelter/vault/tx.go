package vault

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"io"

	"pana/shelter/civil"
)

// Tx is one open transaction: who acts, when, and on what state of the file.
type Tx struct {
	ctx    context.Context
	tx     *sql.Tx
	v      *Vault
	actor  Actor
	now    civil.Instant
	topics map[string]bool
}

// Actor is who acts.
func (t *Tx) Actor() Actor { return t.actor }

// Now is the transaction's one moment.
func (t *Tx) Now() civil.Instant { return t.now }

// Context is the caller's.
func (t *Tx) Context() context.Context { return t.ctx }

// Exec runs a statement.
func (t *Tx) Exec(q string, args ...any) (sql.Result, error) {
	return t.tx.ExecContext(t.ctx, q, args...)
}

// Query runs a query.
func (t *Tx) Query(q string, args ...any) (*sql.Rows, error) {
	return t.tx.QueryContext(t.ctx, q, args...)
}

// QueryRow runs a query of one row.
func (t *Tx) QueryRow(q string, args ...any) *sql.Row {
	return t.tx.QueryRowContext(t.ctx, q, args...)
}

// Touch announces topic after the commit.
func (t *Tx) Touch(topic string) {
	if t.topics == nil {
		t.topics = map[string]bool{}
	}
	t.topics[topic] = true
}

// Mac authenticates parts under a key of this vault, the same in all its copies.
func (t *Tx) Mac(parts ...[]byte) []byte {
	h := hmac.New(sha256.New, t.v.mac)
	for _, p := range parts {
		var n [8]byte
		binary.LittleEndian.PutUint64(n[:], uint64(len(p)))
		h.Write(n[:])
		h.Write(p)
	}
	return h.Sum(nil)
}

// Rand is the source of chance.
func (t *Tx) Rand() io.Reader { return t.v.o.Rand }
